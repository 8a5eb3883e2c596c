"""Times: stretches that date something, with their EDTF value.

Relative words count from the day the document was published; without one they give no value. A
month without a year takes the year that the narrative was last in, else the latest such month
before publication, else `XXXX`. "Early", "mid" and "late" make a month or year approximate
(`2018-08~`).
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from factional.extract.layers import TimeExpression
from factional.extract.lexicon import data
from factional.extract.spans import Line
from factional.model import is_edtf


@dataclass(slots=True)
class Clock:
    """What the time of day is, so to speak: publication, and where the narrative has got to.

    Attributes:
        published: EDTF date of the document, cut to what is a plain date; None where undated.
        year: Year of the last date given in full.
        day: Last full date, for "the next day".
        age: Sentences since a date with its year was given.
        exact: Whether that date had a month.
    """

    published: str | None = None
    year: int | None = None
    day: date | None = None
    age: int = 0
    exact: bool = False

    @property
    def today(self) -> date | None:
        """The day of publication, where it is known to the day."""
        try:
            return date.fromisoformat(self.published or "")
        except ValueError:
            return None

    @property
    def this_year(self) -> int | None:
        """The year of publication."""
        head = (self.published or "")[:4]
        return int(head) if head.isdigit() else None


@cache
def _month_numbers() -> dict[str, int]:
    table: dict[int, list[str]] = data("time")["months"]
    return {name: number for number, names in table.items() for name in names}


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    month = "(?:" + "|".join(sorted(_month_numbers(), key=len, reverse=True)) + r")\b\.?"
    number = "|".join(data("time")["numbers"])
    year = r"(?:1[89]|20)\d\d"
    seasons = "|".join(data("time")["seasons"])
    day = r"(?P<{}>[0-3]?\d)(?:st|nd|rd|th)?"
    part = (
        r"(?:(?:the\s+)?(?P<part>early|mid|late|beginning\s+of|start\s+of|"
        r"end\s+of|middle\s+of)[\s-]+(?:in\s+)?)?"
    )
    approximate = r"(?:(?P<approx>around|about|circa|approximately|roughly|some\s?time\s+in)\s+)?"
    flags = re.IGNORECASE | re.VERBOSE

    def pattern(text: str) -> re.Pattern[str]:
        return re.compile(text.replace(" ", r"\s+"), flags & ~re.VERBOSE)

    dmy = rf"{day.format('d')}(?: of)?[ -](?P<m>{month})(?:(?:,? |-)(?P<y>{year}|'?\d\d(?!\d)))?"
    mdy = rf"(?P<m>{month}) {day.format('d')}(?!\d|:)(?:(?:,| of)? ?(?P<y>{year}))?"
    return [
        ("iso", pattern(rf"\b(?P<y>{year})-(?P<mm>\d\d)(?:-(?P<d>\d\d))?\b")),
        (
            "days",
            pattern(
                rf"\b{day.format('d')}\s?(?:-|–|to|and)\s?{day.format('d2')} (?P<m>{month})"
                rf"(?:,? (?P<y>{year}))?\b"
            ),
        ),
        (
            "months",
            pattern(
                rf"\b(?:(?P<lead>between|from) )?(?P<m>{month})(?: (?P<y>{year}))?\s?(?:-|"
                rf"–|--|to|and|until|through)\s?(?P<m2>{month}) (?P<y2>{year})\b"
            ),
        ),
        (
            "numeric",
            pattern(rf"\b(?P<a>[0-3]?\d)(?P<mark>[/.])(?P<b>[0-3]?\d)(?P=mark)(?P<y>{year})\b"),
        ),
        ("dmy", pattern(rf"\b{dmy}\b")),
        ("mdy", pattern(rf"\b{mdy}\b")),
        (
            "years",
            pattern(
                rf"\b(?:(?P<lead>between|from) )?{approximate}(?P<y>{year})\s?(?P<joint>-|"
                rf"–|—|/|to|and|until|till|through)\s?(?P<y2>{year}|\d\d)\b(?![-–]\d)"
            ),
        ),
        ("span_open", pattern(rf"\((?P<y>{year})\s?[-–—]\s?present\)")),
        (
            "decade",
            pattern(r"\b(?:the )?(?P<part>early|mid|late)?[ -]?(?P<y>(?:1[89]|20)\d)0['’]?s\b"),
        ),
        ("month", pattern(rf"\b{approximate}{part}(?P<m>{month})(?:(?:,| of)? (?P<y>{year}))\b")),
        (
            "season",
            pattern(rf"\b(?:(?:the|last|this) )?{part}(?P<s>{seasons})(?: of)? (?P<y>{year})\b"),
        ),
        (
            "ago",
            pattern(
                rf"\b(?P<n>\d+|an?|{number}|a few|several|some) (?P<u>day|week|month|"
                rf"year|decade)s? ago\b"
            ),
        ),
        (
            "last_n",
            pattern(
                rf"\b(?:in|over|during|for) the (?:last|past) (?P<n>\d+|{number})"
                rf" (?P<u>day|week|month|year)s\b"
            ),
        ),
        (
            "last_unit",
            pattern(
                r"\b(?:(?P<part>early|mid|late|earlier|later) )?(?P<w>last|this|"
                r"next|past) (?P<u>week|month|year|decade)\b"
            ),
        ),
        ("last_named", pattern(rf"\b(?P<w>last|this|past|this past) (?P<m>{month}|{seasons})\b")),
        (
            "year",
            pattern(
                rf"\b{approximate}{part}(?:(?:the )?year )?(?P<y>{year})\b(?![,.]\d|"
                rf"[-–]\w|\s?(?:km|fighters|people|members|men|troops|soldiers)\b)"
            ),
        ),
        ("in_year", pattern(rf"\b(?:in|since|by|until|during) (?P<y>{year})\b(?![,.]\d|[-–]\w)")),
        (
            "bare_month",
            pattern(
                rf"\b(?P<prep>in|since|until|by|from|during|last|of|before|after|"
                rf"around|this|on|late|early|mid)[ -]{part}(?P<m>{month})\b"
            ),
        ),
        ("weekday", pattern(rf"\b(?:on )?(?P<wd>{'|'.join(data('time')['days'])})\b")),
        ("next_day", pattern(r"\b(?:the )?(?:next|following) day\b")),
        (
            "days_off",
            pattern(
                rf"\b(?P<n>an?|\d+|{number}) (?P<u>day|week)s? "
                r"(?P<way>before|earlier|later|after)\b"
            ),
        ),
        ("weekend", pattern(r"\b(?P<w>this|last|past) weekend\b")),
        ("same_day", pattern(r"\b(?:that|the) same day\b")),
        ("today", pattern(r"\b(?P<t>today|yesterday|tonight)\b")),
    ]


_BEFORE = re.compile(
    r"(?:\b(?P<since>since|ever since)|\b(?P<until>until|till|up to|"
    r"up until)|\b(?P<by>by|before)|\b(?P<after>after|following)|\b(?P<from>from|"
    r"starting in|beginning in)|\b(?P<as>as of))(?:\s+(?:the|in|at least|"
    r"around|about))*\s*$",
    re.IGNORECASE,
)


def find_times(
    line: Line, text: str, clock: Clock, taken: Sequence[tuple[int, int]] = ()
) -> tuple[TimeExpression, ...]:
    """The times of one sentence outside the stretches taken by names; moves the clock on."""
    clock.age += 1
    found: list[TimeExpression] = []
    candidates: list[tuple[int, int, str, re.Match[str]]] = []
    for name, pattern in _patterns():
        for match in pattern.finditer(text, line.start, line.end):
            if any(s <= match.start() and match.end() <= e for s, e in taken):
                continue
            if not any(match.start() < e and s < match.end() for s, e, _, _ in candidates):
                candidates.append((match.start(), match.end(), name, match))
    for start, end, name, match in sorted(candidates, key=lambda c: c[0]):
        value = _value(name, match, clock)
        if value is None:
            continue
        begun = _skip(text, start, name, match)
        value, begun = _directed(text, line.start, begun, value, name)
        _advance(clock, value, explicit=bool(match.groupdict().get("y")))
        if is_edtf(value):
            found.append(TimeExpression(begun, end, text[begun:end], value))
    return tuple(found)


def _skip(text: str, start: int, name: str, match: re.Match[str]) -> int:
    """Where the expression itself begins: a preposition that only marks it is left out."""
    if name == "in_year":
        return match.start("y")
    if name == "bare_month" and match["prep"].lower() not in (
        "late",
        "early",
        "mid",
        "last",
        "this",
    ):
        return match.end("prep") + 1
    return start


def _directed(text: str, first: int, start: int, value: str, name: str) -> tuple[str, int]:
    """An interval where "since", "until" or "by" opens one side of a date."""
    before = _BEFORE.search(text[max(first, start - 40) : start])
    if name in ("year", "in_year") and text[max(first, start - 4) : start].lower() == "the ":
        return value, start
    if not before or "/" in value:
        return value, start
    begun = start - (len(before[0]))
    if before["since"]:
        return f"{value}/..", begun
    if before["until"]:
        return f"../{value}", begun
    if before["by"]:
        return f"../{value}", begun
    if before["after"] or before["from"]:
        return (
            (f"{value}/..", begun)
            if before["from"] or name in ("year", "in_year", "month", "dmy", "mdy")
            else (value, start)
        )
    return value, start


def _advance(clock: Clock, value: str, *, explicit: bool) -> None:
    """Move the narrative on; a year that was only guessed from publication does not count."""
    head = value.split("/", maxsplit=1)[0].strip("~?%")
    known = explicit or head[:4] == str(clock.year)
    if known and head[:4].isdigit() and (len(head) >= 7 or (clock.published and "/" not in value)):
        clock.year, clock.age, clock.exact = int(head[:4]), 0, len(head) >= 7
    with contextlib.suppress(ValueError):
        clock.day = date.fromisoformat(head)


def _value(name: str, match: re.Match[str], clock: Clock) -> str | None:
    """EDTF of a match, or None where nothing can be said."""
    return _MAKERS[name](match.groupdict(), clock)


def _year(text: str | None, clock: Clock, month: int | None = None) -> str:
    """A year as written, or as the narrative gives it, or XXXX."""
    if text:
        digits = text.strip("'")
        if len(digits) == 2:
            pivot = (clock.this_year or 2030) % 100
            return (
                "20"
                if int(digits) <= pivot and not (clock.this_year and clock.this_year < 2000)
                else "19"
            ) + digits
        return digits
    today, published = clock.today, clock.this_year
    carried = clock.age <= (6 if clock.exact else 1) and (clock.exact or published is not None)
    if clock.year and carried and (published is None or clock.year < published):
        return str(clock.year)
    if published:
        later = month and today and month > today.month
        return str(published - 1 if later else published)
    return "XXXX"


def _month(text: str) -> int:
    return _month_numbers()[text.lower().strip(". ")]


def _tilde(got: Mapping[str, str | None]) -> str:
    return "~" if got.get("part") or got.get("approx") else ""


def _iso(got: dict[str, str], clock: Clock) -> str | None:
    parts = [got["y"], got["mm"], *([got["d"]] if got["d"] else [])]
    return "-".join(parts)


def _numeric(got: dict[str, str], clock: Clock) -> str | None:
    """A date in figures; 5/2 is a day only where one reading is, or was that of publication."""
    a, b, year = int(got["a"]), int(got["b"]), got["y"]
    days = {f"{year}-{m:02}-{d:02}" for d, m in ((a, b), (b, a)) if 0 < d < 32 and 0 < m < 13}
    agreed = days & {(clock.published or "").rstrip("?~%")}
    return next(iter(agreed or days)) if agreed or len(days) == 1 else year if days else None


def _dmy(got: dict[str, str], clock: Clock) -> str | None:
    month, day = _month(got["m"]), int(got["d"])
    if not 1 <= day <= 31:
        return None
    return f"{_year(got['y'], clock, month)}-{month:02}-{day:02}"


def _days(got: dict[str, str], clock: Clock) -> str | None:
    month = _month(got["m"])
    year = _year(got["y"], clock, month)
    first, last = int(got["d"]), int(got["d2"])
    if not 1 <= first < last <= 31:
        return None
    return f"{year}-{month:02}-{first:02}/{year}-{month:02}-{last:02}"


def _months(got: dict[str, str], clock: Clock) -> str | None:
    first, last = _month(got["m"]), _month(got["m2"])
    return f"{got['y'] or got['y2']}-{first:02}/{got['y2']}-{last:02}"


def _years(got: dict[str, str], clock: Clock) -> str | None:
    first, last = got["y"], got["y2"]
    if got["joint"] == "and" and (got["lead"] or "").lower() != "between":
        return None
    if len(last) == 2:
        last = first[:2] + last
    return f"{first}{_tilde(got)}/{last}{_tilde(got)}" if first < last else None


def _month_year(got: dict[str, str], clock: Clock) -> str | None:
    month = _month(got["m"])
    return f"{_year(got.get('y'), clock, month)}-{month:02}{_tilde(got)}"


def _bare_month(got: dict[str, str], clock: Clock) -> str | None:
    month = _month(got["m"])
    if got["m"].lower() == "may" and not got["m"][0].isupper():
        return None
    part = got.get("part") or got["prep"].lower() in ("late", "early", "mid", "around")
    if got["prep"].lower() in ("last", "this", "since") and clock.this_year:
        return _last_named({"w": got["prep"], "m": got["m"]}, clock)
    return f"{_year(None, clock, month)}-{month:02}{'~' if part else ''}"


def _season(got: dict[str, str], clock: Clock) -> str | None:
    first, last = data("time")["seasons"][got["s"].lower()]
    year = int(got["y"])
    return f"{year}-{first:02}/{year + (last < first)}-{last:02}"


def _ago(got: dict[str, str], clock: Clock) -> str | None:
    count = _count(got["n"])
    if count is None or not clock.published:
        return None
    return _back(clock, count, got["u"].lower())


def _last_n(got: dict[str, str], clock: Clock) -> str | None:
    count, today = _count(got["n"]), clock.today
    if count is None or today is None:
        return None
    since = _back(clock, count, got["u"].lower())
    return f"{since.strip('~') if since else '..'}~/{today.isoformat()}"


def _last_unit(got: dict[str, str], clock: Clock) -> str | None:
    steps = {"last": 1, "past": 1, "this": 0, "next": -1}[got["w"].lower()]
    unit = got["u"].lower()
    if unit == "week" and clock.today:
        monday = clock.today - timedelta(days=clock.today.weekday() + 7 * steps)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    value = _back(clock, steps, unit)
    return value.strip("~") + ("~" if got["part"] else "") if value else None


def _last_named(got: dict[str, str], clock: Clock) -> str | None:
    today, published = clock.today, clock.this_year
    if published is None:
        return None
    name = got["m"].lower().strip(". ")
    if name in data("time")["seasons"]:
        first, last = data("time")["seasons"][name]
        back = got["w"].lower() == "last" and (today is None or today.month <= last)
        year = published - back
        return f"{year}-{first:02}/{year + (last < first)}-{last:02}"
    month = _month(name)
    earlier = today and month >= today.month and got["w"].lower() != "this"
    return f"{published - bool(earlier)}-{month:02}"


def _decade(got: dict[str, str], clock: Clock) -> str | None:
    head = got["y"]
    spans = {"early": ("0", "3"), "late": ("7", "9")}
    if (got["part"] or "").lower() == "mid":
        return f"{head}5~"
    if got["part"]:
        first, last = spans[got["part"].lower()]
        return f"{head}{first}~/{head}{last}~"
    return f"{head}X"


def _weekday(got: dict[str, str], clock: Clock) -> str | None:
    today = clock.today
    if not today:
        return None
    wanted = [d.lower() for d in data("time")["days"]].index(got["wd"].lower())
    return (today - timedelta(days=(today.weekday() - wanted) % 7)).isoformat()


def _relative_day(got: dict[str, str], clock: Clock) -> str | None:
    if not clock.today:
        return None
    return (clock.today - timedelta(days=got["t"].lower() == "yesterday")).isoformat()


def _next_day(got: dict[str, str], clock: Clock) -> str | None:
    return (clock.day + timedelta(days=1)).isoformat() if clock.day else None


def _days_off(got: dict[str, str], clock: Clock) -> str | None:
    """So long before or after the day that the narrative is at."""
    count = _count(got["n"])
    if count is None or clock.day is None or clock.age > 2:
        return None
    step = timedelta(days=count * (7 if got["u"].lower() == "week" else 1))
    day = clock.day - step if got["way"].lower() in ("before", "earlier") else clock.day + step
    return day.isoformat()


def _weekend(got: dict[str, str], clock: Clock) -> str | None:
    """Saturday and Sunday, the ones that are on or the last ones."""
    today = clock.today
    if today is None:
        return None
    sunday = today + timedelta(days=6 - today.weekday())
    if today.weekday() < 5 or got["w"].lower() == "last":
        sunday -= timedelta(days=7)
    return f"{(sunday - timedelta(days=1)).isoformat()}/{sunday.isoformat()}"


def _count(text: str) -> int | None:
    word = " ".join(text.lower().split())
    if word.isdigit():
        return int(word)
    if word in ("a", "an"):
        return 1
    number: int | None = data("time")["numbers"].get(word)
    return number


def _back(clock: Clock, count: int, unit: str) -> str | None:
    """So many days, weeks, months or years before publication, in EDTF of that precision."""
    today, year = clock.today, clock.this_year
    if unit == "decade":
        return f"{year - 10 * count}~" if year else None
    if unit == "year":
        return f"{year - count}" if year else None
    if today is None:
        return None
    if unit == "month":
        index = today.year * 12 + today.month - 1 - count
        return f"{index // 12}-{index % 12 + 1:02}"
    day = today - timedelta(days=count * (7 if unit == "week" else 1))
    return f"{day.isoformat()}{'~' if unit == 'week' else ''}"


_MAKERS: dict[str, Callable[[dict[str, str], Clock], str | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "dmy": _dmy,
    "mdy": _dmy,
    "days": _days,
    "months": _months,
    "years": _years,
    "span_open": lambda got, clock: f"{got['y']}/..",
    "decade": _decade,
    "month": _month_year,
    "season": _season,
    "ago": _ago,
    "last_n": _last_n,
    "last_unit": _last_unit,
    "last_named": _last_named,
    "year": lambda got, clock: got["y"] + _tilde(got),
    "in_year": lambda got, clock: got["y"],
    "bare_month": _bare_month,
    "weekday": _weekday,
    "next_day": _next_day,
    "days_off": _days_off,
    "weekend": _weekend,
    "same_day": lambda got, clock: clock.day.isoformat() if clock.day else None,
    "today": _relative_day,
}
