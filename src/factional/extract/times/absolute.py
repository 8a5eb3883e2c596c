"""Dates that are written out: in words, in figures, by calendars.

What a year, a month or a day lacks is taken from where the narrative is, else from the day of
publication; see `year_of`. Every function takes the node of a rule and the clock, and gives a
value.
"""

from __future__ import annotations

from datetime import date

from factional.extract.chart import Node
from factional.extract.layers import Anchor
from factional.extract.times import calendars
from factional.extract.times.clock import Clock
from factional.extract.times.meaning import meaning, value_of
from factional.extract.times.values import (
    NOTHING,
    Value,
    bounds,
    on,
    plain,
)

TEXT, UTTERANCE, NARRATIVE = Anchor.TEXT, Anchor.UTTERANCE, Anchor.NARRATIVE


def number(node: Node, part: str) -> int:
    """The whole number of a part."""
    return int(node.parts[part].value)


def full_year(written: int, clock: Clock) -> int:
    """A year of two digits made whole: not after publication, else not after 2030."""
    if written > 99:
        return written
    pivot = (clock.this_year or 2030) % 100
    ours = written <= pivot and not (clock.this_year and clock.this_year < 2000)
    return (2000 if ours else 1900) + written


def year_of(node: Node, clock: Clock, month: int | None = None) -> tuple[str, Anchor | None]:
    """The year of a date: written, pointed at, lent by a neighbour, of the narrative, or of today.

    A month without a year takes the year that the narrative was last in, else the latest such month
    before publication (the next one where the words speak of what is to come), else `XXXX`.
    """
    if "y" in node.parts:
        return f"{full_year(number(node, 'y'), clock):04d}", TEXT
    if "r" in node.parts:
        of = value_of(node.parts["r"], clock)
        if of.edtf:
            return of.edtf[:4], of.anchor
    if clock.lent is not None:
        return f"{clock.lent:04d}", TEXT
    published = clock.this_year
    carried = clock.age <= (6 if clock.exact else 1) and (clock.exact or published is not None)
    told = clock.year if carried else clock.under
    if told and (published is None or told < published):
        return f"{told + _new_year(month, told, clock):04d}", NARRATIVE
    if published:
        this = clock.this_month
        if month and this and (clock.ahead or _soon(node, month, clock)):
            return str(published + (month < this)), UTTERANCE
        later = month and this and month > this
        return str(published - 1 if later else published), UTTERANCE
    return "XXXX", None


def _new_year(month: int | None, year: int, clock: Clock) -> bool:
    """Whether a story goes on in the year after the one it was in.

    One that was in November or December goes on in January or February; and one of last year that
    would have to go back goes on to a month that was just over when the words were published.
    """
    here, this = clock.here or "", clock.this_month
    if month is None:
        return False
    near = clock.since <= 2 and len(here) >= 7 and here[:4] == str(year)
    told = int(here[5:7]) if near else 12
    fresh = this is not None and year + 1 == clock.this_year and 0 <= this - month <= _FRESH
    if fresh and month < told:
        return True
    return near and told > 10 and (month - told) % 12 <= _NEAR and month <= _NEAR


_NEAR = 2
"""Months within which a date without a year is rather to come than long past."""
_FRESH = 3
"""Months within which what is past needs no year."""


def _soon(node: Node, month: int, clock: Clock) -> bool:
    """Whether a day or month is at most two months after publication, and nothing says it is past.

    Who means the one eleven months ago says its year.
    """
    today = clock.today
    if today is None or (clock.ahead is False and not clock.attributive):
        return False
    if "d" not in node.parts:
        return 0 < (month - today.month) % 12 <= _NEAR and not clock.attributive
    year = today.year + (month < today.month)
    day = on(year, month, number(node, "d"))
    return day is not None and 0 <= (date.fromisoformat(day) - today).days <= 31 * _NEAR


def _dated(edtf: str | None, node: Node, anchor: Anchor | None) -> Value:
    if edtf is None:
        return NOTHING
    return Value(edtf, anchor or (TEXT if edtf else None), explicit="y" in node.parts)


@meaning("day")
def day(node: Node, clock: Clock) -> Value:
    """A day of a month."""
    month, nth = number(node, "m"), number(node, "d")
    year, anchor = year_of(node, clock, month)
    if not 1 <= nth <= 31:
        return NOTHING
    edtf = f"{year}-{month:02}-{nth:02}"
    if "wd" in node.parts and anchor is UTTERANCE:
        edtf = _on_weekday(edtf, number(node, "wd"), ahead=bool(clock.ahead))
    if year != "XXXX" and on(int(year), month, nth) is None:
        return NOTHING
    return _dated(edtf, node, anchor)


def _on_weekday(edtf: str, weekday: int, *, ahead: bool) -> str:
    """A day whose year was guessed, moved by a year where only that fits its weekday."""
    year, month, nth = (int(p) for p in edtf.split("-"))
    fits = [
        found
        for y in (year, year + 1 if ahead else year - 1)
        if (found := on(y, month, nth)) and date.fromisoformat(found).weekday() == weekday
    ]
    return fits[0] if fits else edtf


@meaning("time_group")
def time_group(node: Node, clock: Clock) -> Value:
    """A military date-time group: day, hour and minute in six figures, then the month."""
    group, month = f"{number(node, 'g'):06}", number(node, "m")
    year, anchor = year_of(node, clock, month)
    nth = int(group[:2])
    if year != "XXXX" and on(int(year), month, nth) is None:
        return NOTHING
    dated = _dated(f"{year}-{month:02}-{nth:02}", node, anchor)
    return dated.but(hour=f"{group[2:4]}:{group[4:]}")


@meaning("day_of")
def day_of(node: Node, clock: Clock) -> Value:
    """A day of a month that is only pointed at: "the 3rd of last month", "on the 12th"."""
    if "r" in node.parts:
        base = value_of(node.parts["r"], clock)
        head, anchor = base.edtf, base.anchor
    elif clock.here and len(clock.here) >= 7 and clock.since <= 6:
        head, anchor = clock.here, NARRATIVE
    else:
        head, anchor = plain(clock.published or ""), UTTERANCE
    if not head or len(head) < 7 or not head[:4].isdigit():
        return NOTHING
    return Value(on(int(head[:4]), int(head[5:7]), number(node, "d")), anchor)


@meaning("iso")
def iso(node: Node, clock: Clock) -> Value:
    """2016-05-03, 2016/05/03 and 2016-05; 2011-12 is two years, as prose means it."""
    year, month = number(node, "y"), number(node, "m")
    if "d" in node.parts:
        return _dated(on(year, month, number(node, "d")), node, TEXT)
    if month == (year + 1) % 100:
        return _dated(f"{year:04d}/{year + 1:04d}", node, TEXT)
    return _dated(f"{year:04d}-{month:02d}" if month else None, node, TEXT)


@meaning("numeric")
def numeric(node: Node, clock: Clock) -> Value:
    """A date in figures.

    5/2 is a day only where one reading is, or was that of publication, or where the document has
    shown by other dates which number comes first; else the year is all that is known.
    """
    a, b = number(node, "a"), number(node, "b")
    year = full_year(number(node, "y"), clock)
    day_first, month_first = on(year, b, a), on(year, a, b)
    readings = {d for d in (day_first, month_first) if d}
    if len(readings) == 1 and a != b:
        clock.month_first = month_first is not None
    told = clock.day.isoformat() if clock.day and clock.since <= 1 else ""
    agreed = readings & {plain(clock.published or ""), told}
    if node.parts["mark"].label == "DOT" and day_first:  # who writes 3.5.2016 puts the day first
        return _dated(day_first, node, TEXT)
    if agreed or len(readings) == 1:
        return _dated(next(iter(agreed or readings)), node, TEXT)
    if readings and clock.month_first is not None:
        return _dated(month_first if clock.month_first else day_first, node, TEXT)
    return _dated(f"{year:04d}" if readings else None, node, TEXT)


@meaning("month")
def month(node: Node, clock: Clock) -> Value:
    """A month with its year or without."""
    nth = number(node, "m")
    year, anchor = year_of(node, clock, nth)
    return _dated(f"{year}-{nth:02}", node, anchor)


@meaning("year")
def year(node: Node, clock: Clock) -> Value:
    """A year."""
    return _dated(f"{full_year(number(node, 'y'), clock):04d}", node, TEXT)


@meaning("era")
def era(node: Node, clock: Clock) -> Value:
    """A year before our era; EDTF counts a year 0, so 1 BC is 0000 and 594 BC is -0593."""
    before = 1 - number(node, "y")
    return Value(f"-{-before:04d}" if before else "0000", TEXT)


@meaning("decade")
def decade(node: Node, clock: Clock) -> Value:
    """The 1990s, the '90s, the nineties."""
    first = full_year(number(node, "y"), clock)
    if first % 100 == 0 and first < 2000:  # the 1800s are a century, the 2000s a decade
        return _dated(f"{first // 100}XX", node, TEXT)
    return _dated(f"{first // 10}X", node, TEXT) if first % 10 == 0 else NOTHING


@meaning("century")
def century(node: Node, clock: Clock) -> Value:
    """The 19th century as the years that begin with 18, as everybody means it.

    The 4th century BC is 400 to 301 BC, which EDTF writes as -0399/-0300.
    """
    nth = number(node, "n")
    if "e" in node.parts:
        years = f"-{100 * nth - 1:04d}/-{100 * (nth - 1):04d}".replace("-0000", "0000")
        return Value(years, TEXT, explicit=True) if 1 <= nth <= 99 else NOTHING
    return Value(f"{nth - 1:02d}XX", TEXT, explicit=True) if 1 <= nth <= 99 else NOTHING


@meaning("hijri")
def hijri(node: Node, clock: Clock) -> Value:
    """A date of the Islamic calendar with its year: 12 Ramadan 1435, Muharram 1440, 1435 AH."""
    month = number(node, "m") if "m" in node.parts else None
    day = number(node, "d") if "d" in node.parts else None
    edtf = calendars.hijri(number(node, "y"), month, day)
    return Value(edtf, TEXT, explicit=True) if edtf else NOTHING


@meaning("hijri_in")
def hijri_in(node: Node, clock: Clock) -> Value:
    """A day or month of the Islamic calendar in a Gregorian year that is written or understood."""
    which = {"in": "hijri", "month": number(node, "m")}
    if "d" in node.parts:
        which["day"] = number(node, "d")
    return _feast_in(which, node, clock)


@meaning("solar")
def solar(node: Node, clock: Clock) -> Value:
    """A date of the Solar Hijri calendar with its year: 21 Khordad 1395, 7 Sawr 1357."""
    day = number(node, "d") if "d" in node.parts else None
    edtf = calendars.solar(number(node, "y"), number(node, "m"), day)
    return Value(edtf, TEXT, explicit=True) if edtf else NOTHING


@meaning("feast")
def feast(node: Node, clock: Clock) -> Value:
    """A feast in a year that is written, pointed at ("last Ramadan") or understood."""
    which = node.parts["f"].value
    if "y" in node.parts and number(node, "y") < 1700:
        reckon = {"hijri": calendars.hijri, "solar": calendars.solar}.get(which["in"])
        if reckon is None:
            return NOTHING
        edtf = reckon(number(node, "y"), which["month"], which.get("day"))
        return Value(edtf, TEXT, explicit=True) if edtf else NOTHING
    if "r" in node.parts:
        of = value_of(node.parts["r"], clock)
        head = (of.edtf or "")[:4]
        found = calendars.feast(which, int(head)) if head.isdigit() else None
        return of.but(edtf=found) if found else NOTHING
    if "w" in node.parts:
        return _feast_next(which, number(node, "w"), clock)
    return _feast_in(which, node, clock)


def _feast_in(which: dict[str, object], node: Node, clock: Clock) -> Value:
    text, anchor = year_of(node, clock)
    if not text.isdigit():
        return NOTHING
    edtf = calendars.feast(which, int(text))
    today = clock.today
    if anchor is UTTERANCE and today and not clock.ahead and edtf:
        days = bounds(edtf)
        if days and days[0] > today:
            edtf = calendars.feast(which, int(text) - 1)
    return Value(edtf, anchor, explicit="y" in node.parts) if edtf else NOTHING


def _feast_next(which: dict[str, object], step: int, clock: Clock) -> Value:
    """The last, this or next one, counted from publication."""
    today, published = clock.today, clock.this_year
    if published is None:
        return NOTHING
    near = [
        e for y in (published - 1, published, published + 1) if (e := calendars.feast(which, y))
    ]
    if today is None or step == 0:
        edtf = calendars.feast(which, published + step)
    else:
        spans = [(e, d) for e in near if (d := bounds(e))]
        before = [e for e, d in spans if d[1] < today]
        after = [e for e, d in spans if d[0] > today]
        edtf = (before[-1] if before else None) if step < 0 else (after[0] if after else None)
    return Value(edtf, UTTERANCE) if edtf else NOTHING


@meaning("fixed")
def fixed(node: Node, clock: Clock) -> Value:
    """A date that has become a name."""
    return Value(str(node.parts["n"].value), TEXT, explicit=True)
