"""Calendars: feasts and months that are counted by another calendar than the Gregorian one.

The reckoning is left to libraries that live from it: `hijridate` (the Umm al-Qura tables, 1924 to
2077), `persiantools` (Solar Hijri), `pyluach` (Hebrew) and `dateutil.easter` (both Easters).
All are MIT or BSD, pure Python, and bring nothing with them. The Islamic month begins when its
crescent is seen, a day apart from country to country, so its days are approximate (`~`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from hijridate import Hijri
from persiantools.jdatetime import JalaliDate
from pyluach.dates import HebrewDate

from factional.extract.times.values import interval, month_end

_Solar: Callable[[int, int, int], Any] = JalaliDate


def feast(which: Mapping[str, Any], year: int) -> str | None:
    """EDTF of a feast in a Gregorian year; None where the calendar's tables do not reach."""
    try:
        first, last = _FEASTS[which["in"]](which, year)
    except (ValueError, OverflowError, LookupError):
        return None
    doubt = str(which.get("doubt", "~" if which["in"] == "hijri" else ""))
    if which["in"] == "gregorian" and "day" not in which:
        return f"{year:04d}-{which['month']:02d}{doubt}"
    if "days" in which:
        last = first + timedelta(days=int(which["days"]) - 1)
    if first == last:
        return first.isoformat() + doubt
    return "/".join(side + doubt for side in interval(first, last).split("/"))


def _gregorian(which: Mapping[str, Any], year: int) -> tuple[date, date]:
    day = date(year, which["month"], which.get("day", 1))
    return day, day


def _weekday(which: Mapping[str, Any], year: int) -> tuple[date, date]:
    """The nth such weekday of a month."""
    first = date(year, which["month"], 1)
    days = (which["weekday"] - first.weekday()) % 7 + 7 * (which["nth"] - 1)
    day = first + timedelta(days=days)
    return day, day


def _easter(which: Mapping[str, Any], year: int) -> tuple[date, date]:
    method = EASTER_ORTHODOX if which["in"] == "orthodox" else EASTER_WESTERN
    day = easter(year, method) + timedelta(days=which["offset"])
    return day, day


def _hijri(which: Mapping[str, Any], year: int) -> tuple[date, date]:
    """In a Gregorian year, in which a feast can fall twice or, rarely, not at all: the first."""
    guess = round((year - 622) * 33 / 32)
    for hijri_year in range(guess - 1, guess + 3):
        first, last = hijri_days(hijri_year, which["month"], which.get("day"))
        if first.year == year:
            return first, last
    raise LookupError


def _solar(which: Mapping[str, Any], year: int) -> tuple[date, date]:
    """A day of the spring or summer months, which fall in the Gregorian year that they begin in."""
    day: date = _Solar(year - 621, which["month"], which["day"]).to_gregorian()
    return day, day


def _hebrew(which: Mapping[str, Any], year: int) -> tuple[date, date]:
    for hebrew in (year + 3760, year + 3761):
        day: date = HebrewDate(hebrew, which["month"], which["day"]).to_pydate()
        if day.year == year:
            return day, day
    raise LookupError


def hijri_days(year: int, month: int, day: int | None) -> tuple[date, date]:
    """First and last day, in the Gregorian calendar, of a Hijri month or day.

    Raises:
        ValueError: there is no such day, or the tables do not reach.
        OverflowError: the tables do not reach.
    """
    first = Hijri(year, month, day or 1)
    begun = date.fromisoformat(first.to_gregorian().isoformat())
    length = 1 if day else first.month_length()
    return begun, begun + timedelta(days=length - 1)


def hijri(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """EDTF of a Hijri day, month or year, approximate as the calendar is."""
    try:
        first, last = hijri_days(year, month or 1, day)
        if month is None:
            last = hijri_days(year, 12, None)[1]
    except (ValueError, OverflowError):
        return None
    return f"{first}~" if first == last else f"{first}~/{last}~"


def solar(year: int, month: int, day: int | None) -> str | None:
    """EDTF of a day or month of the Solar Hijri calendar of Iran and Afghanistan."""
    try:
        if day:
            return str(_Solar(year, month, day).to_gregorian().isoformat())
        first = _Solar(year, month, 1).to_gregorian()
        last = first + timedelta(days=JalaliDate.days_in_month(month, year) - 1)
    except ValueError:
        return None
    return interval(first, last)


_FEASTS = {
    "gregorian": _gregorian,
    "weekday": _weekday,
    "easter": _easter,
    "orthodox": _easter,
    "hijri": _hijri,
    "hebrew": _hebrew,
    "solar": _solar,
}


def season(months: tuple[int, int], year: int) -> str:
    """EDTF of a season by its first and last month; winter runs into the next year."""
    first, last = months
    return f"{year:04d}-{first:02d}/{year + (last < first):04d}-{last:02d}"


def half(year: int, which: int) -> str:
    """EDTF of the first or second half of a year."""
    return f"{year:04d}-01/{year:04d}-06" if which == 1 else f"{year:04d}-07/{year:04d}-12"


def half_month(year: int, month: int, which: int) -> str:
    """EDTF of the first or second half of a month."""
    if which == 1:
        return interval(date(year, month, 1), date(year, month, 15))
    return interval(date(year, month, 16), month_end(year, month))
