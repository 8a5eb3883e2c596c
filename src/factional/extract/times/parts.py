"""Parts of years and months: halves, quarters, seasons, weeks, "early", "the last ten days of"."""

from __future__ import annotations

from datetime import date, timedelta

from factional.extract.chart import Node
from factional.extract.layers import Anchor
from factional.extract.lexicon import data
from factional.extract.times import calendars
from factional.extract.times.absolute import (
    NARRATIVE,
    UTTERANCE,
    feast,
    month,
    number,
    year_of,
)
from factional.extract.times.clock import Clock
from factional.extract.times.meaning import meaning, value_of
from factional.extract.times.values import (
    NOTHING,
    Value,
    bounds,
    doubtful,
    interval,
    month_end,
    plain,
)

_MONTHS = {
    "begin": (1, 1), "early": (1, 4), "early-mid": (1, 8), "mid": (5, 8), "mid-late": (5, 12),
    "late": (9, 12), "end": (12, 12),
}  # fmt: skip
_YEARS = {
    "begin": (0, 0), "early": (0, 3), "early-mid": (0, 5), "mid": (5, 5), "mid-late": (5, 9),
    "late": (7, 9), "end": (9, 9),
}  # fmt: skip


def _reference(node: Node, clock: Clock) -> Value:
    """The year that a part of a year is of: written, pointed at, or that of the narrative."""
    if "r" in node.parts:
        return value_of(node.parts["r"], clock)
    text, anchor = year_of(node, clock)
    return Value(text, anchor, explicit="y" in node.parts)


@meaning("quarter")
def quarter(node: Node, clock: Clock) -> Value:
    """A quarter of a year, as an interval of months."""
    of, nth = _reference(node, clock), number(node, "n")
    head = (of.edtf or "")[:4]
    if not head.isdigit() or not 1 <= nth <= 4:
        return NOTHING
    if not node.parts.keys() & {"r", "y"} and clock.today and of.anchor is UTTERANCE:
        now = (clock.today.month + 2) // 3
        ahead = clock.ahead and not clock.attributive
        head = str(int(head) + (nth < now if ahead else -(nth > now)))
    edtf = f"{head}-{3 * nth - 2:02}/{head}-{3 * nth:02}"
    return of.but(edtf=edtf, point=f"{head}-{32 + nth}")


@meaning("half")
def half(node: Node, clock: Clock) -> Value:
    """Half a year or half a month."""
    nth = number(node, "n")
    if "m" in node.parts:
        text, anchor = year_of(node, clock, number(node, "m"))
        if not text.isdigit():
            return NOTHING
        edtf = calendars.half_month(int(text), number(node, "m"), nth)
        return Value(edtf, anchor, explicit="y" in node.parts)
    of = _reference(node, clock)
    head = of.edtf or ""
    if len(head) == 7:
        return of.but(edtf=calendars.half_month(int(head[:4]), int(head[5:]), nth))
    if not head[:4].isdigit():
        return NOTHING
    return of.but(edtf=calendars.half(int(head[:4]), nth), point=f"{head[:4]}-{39 + nth}")


def season_months(name: str) -> tuple[int, int]:
    """First and last month of a season of the north."""
    first, last = data("time")["seasons"][name]
    return int(first), int(last)


def season_in(name: str, year: int, anchor: Anchor | None, *, explicit: bool) -> Value:
    """A season of a year: 2014-22 for a summer, the months for a winter, which is in two years."""
    first, last = season_months(name)
    if last < first:
        return Value(calendars.season((first, last), year), anchor, explicit=explicit)
    return Value(f"{year:04d}-{20 + first // 3}", anchor, explicit=explicit)


@meaning("season")
def season(node: Node, clock: Clock) -> Value:
    """The summer of 2014; without a year the one that the narrative or publication gives."""
    name = str(node.parts["s"].value)
    if "y" in node.parts or "r" in node.parts:
        of = _reference(node, clock)
        head = (of.edtf or "")[:4]
    else:
        head, anchor = year_of(node, clock, season_months(name)[0])
        of = Value(head, anchor)
    if not head.isdigit():
        return NOTHING
    return season_in(name, int(head), of.anchor, explicit=of.explicit)


@meaning("nth_week")
def nth_week(node: Node, clock: Clock) -> Value:
    """The first week of May as its first seven days; the last one as its last seven."""
    if "r" in node.parts:
        of = _reference(node, clock)
        head, anchor = of.edtf or "", of.anchor
    else:
        text, anchor = year_of(node, clock, number(node, "m"))
        head = f"{text}-{number(node, 'm'):02}"
    if len(head) != 7 or not head[:4].isdigit():
        return NOTHING
    year, nth_month = int(head[:4]), int(head[5:])
    if "n" not in node.parts:
        last = month_end(year, nth_month)
        edtf = interval(last - timedelta(days=6), last)
    elif 1 <= number(node, "n") <= 4:
        first = date(year, nth_month, 7 * number(node, "n") - 6)
        edtf = interval(first, first + timedelta(days=6))
    else:
        return NOTHING
    return Value(edtf, anchor, explicit="y" in node.parts)


@meaning("approximate")
def approximate(node: Node, clock: Clock) -> Value:
    """About a date."""
    value = value_of(node.parts["x"], clock)
    return value.but(edtf=doubtful(value.edtf), point=None) if value.edtf else value


@meaning("part")
def part(node: Node, clock: Clock) -> Value:
    """Early, mid or late in something.

    "Early 2018" is the first four months, more or less (`2018-01~/2018-04~`), and its beginning
    the first (`2018-01~`). Decades and centuries are cut likewise. Nobody says where in a month
    "early" ends: it is made approximate. "Earlier this year" ends today, "later" begins with it.
    """
    which = str(node.parts["p"].value)
    if "s" in node.parts:
        value = season(node, clock)
    elif "m" in node.parts:
        value = month(node, clock)
    else:
        value = value_of(node.parts["x"], clock)
    edtf = value.edtf
    if edtf is None:
        return value
    if which in ("earlier", "later"):
        return value.but(edtf=_side_of_now(which, value, clock), point=None)
    if len(edtf) == 4 and edtf.isdigit():
        return value.but(edtf=_stretch(*(f"{edtf}-{m:02}~" for m in _MONTHS[which])))
    if len(edtf) == 4 and edtf[:2].isdigit() and edtf.endswith("X"):
        head, wide = edtf.rstrip("X"), 10 ** (edtf.count("X") - 1)
        first, last = (int(head) * 10 * wide + y * wide for y in _YEARS[which])
        last += wide - 1 if last > first else 0
        return value.but(edtf=_stretch(f"{first:04d}~", f"{last:04d}~"))
    if len(edtf) == 10 and "/" not in edtf:  # "late on Monday": that day all the same
        return value
    return value.but(edtf=doubtful(edtf), point=None)


def _stretch(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


def _side_of_now(which: str, value: Value, clock: Clock) -> str | None:
    """The part of a year, month or week before or after today, or where the narrative is."""
    edtf = value.edtf or ""
    day = clock.today if value.anchor is UTTERANCE else None
    now = plain(clock.published or "") if value.anchor is UTTERANCE else None
    if value.anchor is NARRATIVE:
        now = clock.here
    if len(edtf) == 4 and edtf.endswith("X") and day and edtf[:3] == str(day.year)[:3]:
        if day.year % 10 == 0:  # "earlier this decade", said in its first year, is the last one
            return f"{(day.year - 1) // 10}X" if which == "earlier" else edtf
        years = f"{edtf[:3]}0/{day.year}", f"{day.year}/{edtf[:3]}9"
        return years[which == "later"]
    whole, at = bounds(edtf), bounds(now or "")
    finer = now is not None and len(now) > len(edtf.split("/")[0])
    if whole is None or at is None or now is None or not (finer or "/" in edtf):
        return edtf
    if not whole[0] <= at[0] <= at[1] <= whole[1] or len(edtf) == 10:
        return edtf
    if len(edtf) == 4:
        first, last = f"{edtf}-01", f"{edtf}-12"
    else:
        first, last = whole[0].isoformat(), whole[1].isoformat()
    return f"{first}/{now}" if which == "earlier" else f"{now}/{last}"


@meaning("turn")
def turn(node: Node, clock: Clock) -> Value:
    """The turn of the century."""
    if "x" not in node.parts:
        return NOTHING
    value = value_of(node.parts["x"], clock)
    if value.edtf and value.edtf.endswith("XX"):
        return value.but(edtf=f"{value.edtf[:2]}00~")
    return value.but(edtf=doubtful(value.edtf)) if value.edtf else value


@meaning("stretch")
def stretch(node: Node, clock: Clock) -> Value:
    """The first ten days of May, the last month of 2019, the last Friday of Ramadan."""
    if "f" in node.parts:
        of = feast(node, clock)
    elif "m" in node.parts:
        of = month(node, clock)
    else:
        of = value_of(node.parts["r"], clock)
    whole = bounds(of.edtf) if of.edtf else None
    if whole is None:
        return NOTHING
    edtf = _weekday_in(node, whole) if "wd" in node.parts else _units_in(node, whole)
    if edtf and "~" in (of.edtf or ""):
        edtf = doubtful(edtf)
    return of.but(edtf=edtf, point=None) if edtf else NOTHING


def _units_in(node: Node, whole: tuple[date, date]) -> str | None:
    """So many first or last days, weeks or months."""
    count = number(node, "c") if "c" in node.parts else 1
    unit, last = str(node.parts["u"].value), number(node, "n") == 2
    if unit == "month":
        year = whole[0].year
        if whole != (date(year, 1, 1), date(year, 12, 31)) or not 1 <= count <= 12:
            return None
        first = 13 - count if last else 1
        return _stretch(f"{year}-{first:02}", f"{year}-{first + count - 1:02}")
    days = {"day": 1, "week": 7}.get(unit, 0) * count
    if not 0 < days <= (whole[1] - whole[0]).days + 1:
        return None
    length = timedelta(days=days - 1)
    first_day, last_day = (whole[1] - length, whole[1]) if last else (whole[0], whole[0] + length)
    return _stretch(first_day.isoformat(), last_day.isoformat())


def _weekday_in(node: Node, whole: tuple[date, date]) -> str | None:
    """The nth or last such weekday; a weekend counts by its Saturday."""
    weekend = node.parts["wd"].label == "WEEKENDUNIT"
    wanted, nth = 5 if weekend else number(node, "wd"), number(node, "k")
    if nth > 0:
        day = whole[0] + timedelta(days=(wanted - whole[0].weekday()) % 7 + 7 * (nth - 1))
    else:
        day = whole[1] - timedelta(days=(whole[1].weekday() - wanted) % 7)
    if not whole[0] <= day <= whole[1]:
        return None
    return interval(day, day + timedelta(days=1)) if weekend else day.isoformat()
