"""Values: what a time expression comes to, and reckoning with dates written in EDTF."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from factional.extract.layers import Anchor

DAYS = {"day": 1, "week": 7, "fortnight": 14}
YEARS = {"year": 1, "decade": 10, "century": 100}
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11)}
"""First and last month of EDTF's seasons; winter has none, as it may be either of two."""
MONTHS = {"month": 1, "quarter": 3, "half": 6}
_ISO = {
    "day": (1, "D"), "week": (1, "W"), "fortnight": (2, "W"), "month": (1, "M"),
    "quarter": (3, "M"), "half": (6, "M"), "year": (1, "Y"), "decade": (10, "Y"),
    "century": (100, "Y"), "hour": (1, "TH"), "minute": (1, "TM"), "second": (1, "TS"),
    "weekend": (1, "W"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression comes to.

    Attributes:
        edtf: EDTF, or None.
        anchor: What it was counted from.
        duration: ISO 8601 duration.
        hour: Hour or part of the day.
        explicit: Whether the words themselves give the year.
        point: One EDTF date that says the same as the interval (`2014-22` for a summer), as a side
            of an interval has to be one.
    """

    edtf: str | None = None
    anchor: Anchor | None = None
    duration: str | None = None
    hour: str | None = None
    explicit: bool = False
    point: str | None = None

    def but(self, **changes: str | Anchor | bool | None) -> Value:
        """The same with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


NOTHING = Value()


def plain(edtf: str) -> str:
    """An EDTF date without its marks of doubt."""
    return edtf.replace("~", "").replace("?", "").replace("%", "")


def first_of(edtf: str) -> str:
    """The side of an interval that begins it; a single date as it is."""
    return edtf.split("/", maxsplit=1)[0].strip("[]{}").split(",")[0].split("..")[0]


def last_of(edtf: str) -> str:
    """The side of an interval that ends it; a single date as it is."""
    return edtf.rsplit("/", maxsplit=1)[-1].strip("[]{}").rsplit(",")[-1].rsplit("..")[-1]


def bounds(edtf: str) -> tuple[date, date] | None:
    """First and last day of a plain date or interval; None where the year is open or odd."""
    first, last = _sides(first_of(edtf)), _sides(last_of(edtf))
    return (first[0], last[1]) if first and last else None


def _sides(point: str) -> tuple[date, date] | None:
    parts = plain(point).replace("X", "0").split("-")
    wide = 10 ** (4 - len(plain(point)[:4].rstrip("X")))
    try:
        year = int(parts[0])
        if len(parts) == 1:
            return date(year, 1, 1), date(year + wide - 1, 12, 31)
        month = int(parts[1])
        if wide > 1:
            return None
        if len(parts) == 2:
            first, last = SEASONS.get(month, (month, month))
            return date(year, first, 1), month_end(year, last)
        day = date(year, month, int(parts[2]))
    except (ValueError, IndexError):
        return None
    return day, day


def month_end(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def on(year: int, month: int, day: int) -> str | None:
    """A day that the calendar has, in EDTF."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def interval(first: date, last: date) -> str:
    """An EDTF interval of days."""
    return f"{first.isoformat()}/{last.isoformat()}"


def week(day: date, steps: int = 0) -> str:
    """Monday to Sunday of the week of a day, so many weeks on."""
    monday = day + timedelta(days=7 * steps - day.weekday())
    return interval(monday, monday + timedelta(days=6))


def shift(base: str, count: int, unit: str) -> str | None:
    """So many units after a date (before it where negative), as exact as both allow.

    Days and weeks give a day, months a month, years a year. None where the date is not known to the
    unit that is counted in.
    """
    point = plain(first_of(base))
    parts = point.split("-")
    try:
        if unit in DAYS:
            return (date.fromisoformat(point) + timedelta(days=count * DAYS[unit])).isoformat()
        if unit in MONTHS and len(parts) >= 2 and int(parts[1]) <= 12:
            index = int(parts[0]) * 12 + int(parts[1]) - 1 + count * MONTHS[unit]
            year, month = divmod(index, 12)
            return f"{year:04d}-{month + 1:02d}" if 1 <= year <= 9999 else None
        if unit in YEARS:
            year = int(parts[0]) + count * YEARS[unit]
            return f"{year:04d}" if 1 <= year <= 9999 else None
    except (ValueError, OverflowError):
        return None
    return None


def duration(count: float, unit: str) -> str | None:
    """ISO 8601 duration of so many units; 0 stands for an unknown number."""
    factor, code = _ISO[unit]
    if not count:
        return f"PT X{code[1]}".replace(" ", "") if code[0] == "T" else f"PX{code}"
    number = count * factor
    if number != int(number):
        parts = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "D": ("TH", 24)}
        if code not in parts:
            return f"P{code[0]}{number:g}{code[1]}"
        code, factor = parts[code]
        number = number * factor
    written = f"{number:g}" if number < 1e6 else str(int(number))
    return f"PT{written}{code[1]}" if code[0] == "T" else f"P{written}{code}"


def doubtful(edtf: str, mark: str = "~") -> str:
    """Every side of a date or interval marked as approximate (`~`) or uncertain (`?`)."""
    season = bounds(edtf) if edtf[5:] in ("21", "22", "23") else None
    if season:  # EDTF has no doubtful seasons
        edtf = "/".join(day.isoformat()[:7] for day in season)

    def marked(side: str) -> str:
        if not side or side == ".." or side[0] in "[{":
            return side
        held = side[-1] if side[-1] in "~?%" else ""
        both = "%" if held and held != mark else mark
        return side.rstrip("~?%") + both

    return "/".join(marked(side) for side in edtf.split("/"))
