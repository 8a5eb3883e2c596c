"""Texts with times marked by hand, and how their values compare with EDTF.

`meantime` is the English NewsReader MEANTIME corpus (Minard et al. 2016): TIMEX3 over the first
sentences of 120 news articles. `gum` is GUM (Zeldes 2017): dates as TEI tags.

TIMEX3 and TEI against EDTF:

- 2007, 2007-10, 2007-10-08, 200, 20 (a decade, a century): the same days.
- 2007-W51, 2007-W51-WE, 2007-Q3, 2007-H1, 2007-SU: the days of the week, weekend, quarter, half or
  season. EDTF has an interval there.
  Annotators number weeks in more than one way: right is the week of that number by ISO 8601 or by
  calendars whose weeks begin on Sunday, the first with New Year, as far as it shares four days with
  the week found, and a weekend of which one day lies in it.
- 2007-10-08T16:15, ...TMO: the day, and the hour as written or the part of the day.
- "Early 2007", "the end of May": TIMEX3 and TEI give the whole of which a part is meant (TIMEX3 has
  the part in another attribute), EDTF the part: right is what lies in that year, month, decade,
  century or week.
- `~` and `?` are left out of account: TIMEX3 keeps them in another attribute, TEI in none.
- "since 2007", "until May", "from May to June": TIMEX3 marks the dates alone, so the parts of an
  interval are compared, not the interval.
- P2Y and the like: the duration of an expression, whether or not it has a date as well. An unknown
  number (PXY) asks for an unknown number of the same unit.
  P1DE and P1CE are ten and a hundred years.
- PRESENT_REF, PAST_REF, FUTURE_REF, XXXX-XX-XX: an expression with no EDTF value.
- TEI `--07` (a month of any year): the month, whatever the year. `from`/`to` and
  `notBefore`/`notAfter`: an interval of the same first and last days.
- GUM marks no durations, no sets and nothing without a date, so there only expressions with an
  EDTF value are held against it.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from lxml import etree

from factional.extract.layers import TimeExpression
from factional.extract.times.values import bounds, month_end, plain

GENRES = ("academic", "bio", "court", "interview", "news", "speech", "voyage")
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "AU": (9, 11), "WI": (12, 2)}


@dataclass(frozen=True)
class Gold:
    """A time as an annotator marked it."""

    start: int
    end: int
    value: str


@dataclass
class Marked:
    """A text with its times."""

    name: str
    text: str
    published: str | None
    gold: list[Gold] = field(default_factory=list)
    dates_only: bool = False

    @property
    def development(self) -> bool:
        """Whether it may be looked at."""
        return int(hashlib.sha256(self.name.encode()).hexdigest()[:8], 16) % 2 == 0


class Writer:
    """Puts tokens together to a text as people space it, and remembers where each stands."""

    def __init__(self) -> None:
        self.text = ""
        self.spans: list[tuple[int, int]] = []
        self._joined = True

    def word(self, token: str, *, space: bool | None = None) -> None:
        """Add a token; `space` says whether one stands before it, None for what is usual."""
        bare = re.fullmatch(r"[.,;:!?)\]%’”]+|['’](s|S|re|ve|ll|d|m)?|n['’]t|''", token)
        if not self._joined and (space if space is not None else not bare):
            self.text += " "
        self.spans.append((len(self.text), len(self.text) + len(token)))
        self.text += token
        self._joined = space is None and token in ("(", "[", "$", "“", "``")

    def line(self) -> None:
        """End the line, or the paragraph."""
        self.text += "\n"
        self._joined = True


def meantime(folder: Path) -> Iterator[Marked]:
    """The articles of MEANTIME, cut to the sentences that are annotated."""
    for path in sorted(folder.glob("intra-doc_annotation/*/*.xml")):
        root = etree.parse(str(path)).getroot()
        written = list(root.iter("token"))
        place = {t.get("t_id"): i for i, t in enumerate(written)}
        sentence = [int(t.get("sentence") or 0) for t in written]
        anchored = [place[a.get("t_id")] for a in root.iter("token_anchor")]
        last = max((sentence[i] for i in anchored), default=0)
        writer, at = Writer(), 0
        for token, nth in zip(written, sentence, strict=True):
            if nth > last:
                break
            if nth != at:
                writer.line()
                at = nth
            writer.word(token.text or "")
        marked = Marked(path.stem, writer.text, None)
        for timex in root.iter("TIMEX3"):
            own = [place[a.get("t_id")] for a in timex.findall("token_anchor")]
            value = timex.get("value") or ""
            if timex.get("functionInDocument") == "CREATION_TIME" or (
                marked.published is None and own and sentence[own[0]] == 1 and len(value) == 10
            ):
                iso = re.fullmatch(r"(\d\d)-(\d\d)-(\d{4})", value)
                value = f"{iso[3]}-{iso[2]}-{iso[1]}" if iso else value
                marked.published = value
            if own and max(own) < len(writer.spans):
                start, end = writer.spans[min(own)][0], writer.spans[max(own)][1]
                marked.gold.append(Gold(start, end, value))
        yield marked


def gum(folder: Path, genres: Iterable[str] = GENRES) -> Iterator[Marked]:
    """The documents of GUM's training and development parts in some genres."""
    kept = frozenset(genres)
    for part in ("dev", "train"):
        with gzip.open(folder / f"gum_{part}.conllu.gz", "rt", encoding="utf-8") as lines:
            for marked in gum_documents(lines):
                if marked.name.split("_")[1] in kept:
                    yield marked


def gum_documents(lines: Iterable[str]) -> Iterator[Marked]:
    """Documents of CoNLL-U lines with dates as TEI tags in the last column (`XML=`)."""
    marked: Marked | None = None
    writer, spaced = Writer(), True
    opened: list[tuple[int, str]] = []
    for line in lines:
        if line.startswith("# newdoc id ="):
            if marked is not None:
                marked.text = writer.text
                yield marked
            name = line.split("=")[1].strip()
            marked, writer, opened = Marked(name, "", None, dates_only=True), Writer(), []
        elif marked is None:
            continue
        elif line.startswith("# meta::dateCreated ="):
            marked.published = line.split("=")[1].strip()
        elif line.startswith("# newpar"):
            writer.line()
        elif line[:1].isdigit():
            columns = line.rstrip("\n").split("\t")
            if not columns[0].isdigit():
                continue
            writer.word(columns[1], space=spaced)
            spaced = "SpaceAfter=No" not in columns[9]
            xml = next((m[4:] for m in columns[9].split("|") if m.startswith("XML=")), "")
            start, end = writer.spans[-1]
            for tag in re.findall(r"<date\b([^>]*)>", xml):
                opened.append((start, tei(dict(re.findall(r'(\w+):::"([^"]*)"', tag)))))
            for _ in re.findall(r"</date>", xml):
                if opened:
                    first, value = opened.pop()
                    marked.gold.append(Gold(first, end, value))
    if marked is not None:
        marked.text = writer.text
        yield marked


def tei(given: dict[str, str]) -> str:
    """The value of a TEI `<date>`: a date, or an interval of the two that bound it."""
    if "when" in given:
        return given["when"]
    first = given.get("from") or given.get("notBefore") or ".."
    last = given.get("to") or given.get("notAfter") or ".."
    last = re.sub(
        r"(?<=\d9)-01-01$", "", last
    )  # some decades and centuries end on their last New Year
    return f"{first}/{last}"


def days(value: str) -> tuple[date, date] | str | None:
    """First and last day of a TIMEX3 or TEI value.

    A text for what has no year (`--07`), None for what is no date.
    """
    value = value.removesuffix("Z").split("T")[0] if not value.startswith("P") else value
    if "/" in value:
        return _between(*value.split("/"))
    if value.startswith("--"):
        return value
    part = _part_of_year(value)
    if part is not None:
        return part
    if re.fullmatch(r"\d{2,3}", value):
        value += "X" * (4 - len(value))
    return bounds(value) if re.fullmatch(r"\d[\dX]{3}(-\d\d){0,2}", value) else None


def agrees(gold: str, found: TimeExpression) -> bool:
    """Whether an expression has the value that the annotator gave."""
    if gold.startswith("P") and not gold.endswith("_REF"):
        return length(gold) == length(found.duration or "")
    if found.edtf and (match := re.fullmatch(r"(\d{4})-W(\d\d?)(-WE)?", gold)):
        return _same_week(int(match[1]), int(match[2]), bounds(plain(found.edtf)), found.rule)
    wanted = days(gold)
    if wanted is None:
        return found.edtf is None and not (found.duration or "").strip("PXDWMYT")
    if found.edtf is None:
        return False
    mine, hour = plain(found.edtf), gold.partition("T")[2].removesuffix("Z")
    if hour and found.hour and hour[:5] != found.hour[:5]:
        return False
    return _same_days(wanted, mine, found.rule)


def _between(first: str, last: str) -> tuple[date, date] | str | None:
    """Days from one value to another; of an open interval those of the side that is there."""
    if ".." in (first, last):
        return days(first if last == ".." else last)
    a, b = days(first), days(last)
    if isinstance(a, str) and isinstance(b, str):
        return f"{a}/{b}"
    return (a[0], b[1]) if isinstance(a, tuple) and isinstance(b, tuple) else None


def _part_of_year(value: str) -> tuple[date, date] | None:
    """Days of a week, weekend, quarter, half or season as TIMEX3 writes them."""
    if match := re.fullmatch(r"(\d{4})-W(\d\d?)(-WE)?", value):
        try:
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        except ValueError:
            return None
        return monday + timedelta(days=5 * bool(match[3])), monday + timedelta(days=6)
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        year, last_month = int(match[1]), 3 * int(match[2])
        return date(year, last_month - 2, 1), month_end(year, last_month)
    if match := re.fullmatch(r"(\d{4})-H([12])", value):
        return (date(int(match[1]), 1, 1), date(int(match[1]), 6, 30)) if match[2] == "1" else (
            date(int(match[1]), 7, 1), date(int(match[1]), 12, 31),
        )  # fmt: skip
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|AU|WI)", value):
        year, (first_month, last_month) = int(match[1]), _SEASONS[match[2]]
        end = month_end(year + (last_month < first_month), last_month)
        return date(year, first_month, 1), end
    return None


def _same_days(wanted: tuple[date, date] | str, mine: str, rule: str) -> bool:
    """Whether a date is what is wanted, or a part of it where only the whole is ever given."""
    if isinstance(wanted, str):
        return _without_year(mine) == wanted
    return bounds(mine) == wanted or (rule == "part" and _has(wanted, bounds(mine)))


def _has(whole: tuple[date, date], part: tuple[date, date] | None) -> bool:
    """Whether days are those of a month, a year, a decade or a century that a part lies in."""
    first, last = whole
    if part is None or not first <= part[0] <= part[1] <= last:
        return False
    if first.day != 1 or last != month_end(last.year, last.month):
        return False
    years = last.year - first.year + 1
    if (first.month, last.month) != (1, 12):
        return (first.year, first.month) == (last.year, last.month)
    return years == 1 or (years in (10, 100) and first.year % years == 0)


def _same_week(year: int, number: int, mine: tuple[date, date] | None, rule: str) -> bool:
    """Whether a week or weekend is that of a number, by either way of numbering weeks."""
    if mine is None:
        return False
    new_year = date(year, 1, 1)
    sunday = new_year - timedelta(days=(new_year.weekday() + 1) % 7) + timedelta(weeks=number - 1)
    firsts = [sunday, *([date.fromisocalendar(year, number, 1)] if 1 <= number <= 52 else [])]
    enough = 1 if (mine[1] - mine[0]).days < 2 or rule == "part" else 4
    shared = [(min(f + timedelta(days=6), mine[1]) - max(f, mine[0])).days + 1 for f in firsts]
    return (mine[1] - mine[0]).days < 7 and max(shared) >= enough


def _without_year(edtf: str) -> str:
    return "/".join("-" + side[4:] for side in edtf.split("/"))


def length(iso: str) -> tuple[float | None, str]:
    """Number of the smallest common unit (months, days, minutes) of a duration; None for X."""
    iso = re.sub(r"(DE|CE)$", lambda m: {"DE": "0Y", "CE": "00Y"}[m[0]], iso)
    match = re.fullmatch(r"P(T?)([\dX.]+)(\w)", iso)
    if match is None:
        swapped = re.fullmatch(r"P(T?)(\w)([\dX.]+)", iso)
        if swapped is None:
            return None, iso
        iso = f"P{swapped[1]}{swapped[3]}{swapped[2]}"
        match = re.fullmatch(r"P(T?)([\dX.]+)(\w)", iso)
        assert match is not None
    code = match[1] + match[3]
    factor, unit = {
        "Y": (12, "M"), "M": (1, "M"), "Q": (3, "M"), "W": (7, "D"), "D": (1, "D"),
        "TH": (60, "m"), "TM": (1, "m"), "TS": (1 / 60, "m"),
    }.get(code, (1, code))  # fmt: skip
    if "X" in match[2]:
        return None, code
    return float(match[2]) * factor, unit
