"""Dates as heads of documents write them, read as EDTF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from factional.model import is_edtf
from factional.read.cues import words

_DIGITS = {ord(d): str(i % 10) for i, d in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: where it stands and what it says."""

    start: int
    end: int
    edtf: str


@cache
def _months() -> dict[str, int]:
    table: dict[str, int] = {}
    names = words("months")
    for index, forms in enumerate(names):
        for form in forms.split():
            table[form.replace("‑", " ").casefold()] = index % 12 + 1
    return table


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    month = rf"(?:{month})(?!\w)\.?"
    # the gap between the parts: white space, and the small words of French and Spanish dates
    gap = r"[\s,]+(?:de\s+|del\s+|of\s+)?"
    return re.compile(
        rf"""(?<![\w/.-])(?:
          (?P<iy>\d{{4}})-(?P<im>\d{{2}})-(?P<id>\d{{2}})(?=$|[^\d-])
        | (?P<sy>\d{{4}})/(?P<sm>\d{{1,2}})/(?P<sd>\d{{1,2}})(?![\d/])
        | (?P<n1>\d{{1,2}})(?P<sep>[/.])(?P<n2>\d{{1,2}})(?P=sep)(?P<ny>\d{{4}})(?![\d/])
        | (?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?[\s-]*(?:de\s+|of\s+)?(?P<m1>{month})
          (?:(?:{gap}|-)(?P<y1>\d{{4}}|[’']?\d{{2}}(?![\d:]))(?![\w:]))?
        | (?P<m2>{month})\s*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<y2>\d{{4}})(?!\w))?
        | (?P<m3>{month})[\s,]+(?:de\s+)?(?P<y3>\d{{4}})(?!\w)
        )""",
        re.IGNORECASE | re.VERBOSE,
    )


def find(text: str) -> Iterator[Found]:
    """All dates of a text that its words give whole, in order.

    A year of two digits is of 1969 to 2068, as POSIX has it. A day and month without a year are
    `XXXX-05-11`. Of `05/02/2023` the first number is taken for the day, as nearly everywhere, and
    the date is marked uncertain (`?`) where the other order is possible and no weekday settles it.
    """
    for match in _pattern().finditer(text.translate(_DIGITS)):
        edtf = _edtf(match.groupdict())
        if edtf and edtf.endswith("?"):
            edtf = _settled(edtf, text[max(0, match.start() - 15) : match.start()])
        if edtf and is_edtf(edtf):
            yield Found(match.start(), match.end(), edtf)


def _settled(edtf: str, before: str) -> str:
    """A date of numbers with its doubt taken away by a weekday before it, if one of two fits."""
    named = re.findall(r"[^\W\d_]+", before)
    weekday = _weekdays().get(named[-1].casefold()) if named else None
    day = date.fromisoformat(edtf.rstrip("?"))
    other = day.replace(month=day.day, day=day.month)
    fits = [d for d in (day, other) if d.weekday() == weekday]
    return fits[0].isoformat() if len(fits) == 1 else edtf


@cache
def _weekdays() -> dict[str, int]:
    return {
        form.casefold(): index % 7
        for index, forms in enumerate(words("weekdays"))
        for form in forms.split()
    }


def _edtf(part: dict[str, str | None]) -> str | None:
    for prefix in ("i", "s"):
        if year := part[f"{prefix}y"]:
            return _calendar(int(year), int(part[f"{prefix}m"] or 0), int(part[f"{prefix}d"] or 0))
    if part["ny"]:
        return _numbers(int(part["n1"] or 0), int(part["n2"] or 0), int(part["ny"]), part["sep"])
    if month := part["m3"]:
        return f"{int(part['y3'] or 0):04d}-{_month(month):02d}"
    month, day = part["m1"] or part["m2"] or "", int(part["d1"] or part["d2"] or 0)
    written = (part["y1"] or part["y2"] or "").lstrip("’'")
    if not written:
        return f"XXXX-{_month(month):02d}-{day:02d}" if 1 <= day <= 31 else None
    number = int(written)
    if len(written) == 2:
        number += 2000 if number < 69 else 1900
    return _calendar(number, _month(month), day)


def _numbers(first: int, second: int, year: int, separator: str | None) -> str | None:
    """A date of numbers alone, the day first unless that cannot be."""
    if first <= 12 < second:
        return _calendar(year, first, second)
    value = _calendar(year, second, first)
    doubtful = separator == "/" and first != second and first <= 12
    return f"{value}?" if value and doubtful else value


def _month(name: str) -> int:
    return _months()[" ".join(name.rstrip(".").casefold().split())]


def _calendar(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def given(value: object) -> str | None:
    """A date as front matter or page metadata give it, to the day or month, as EDTF."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = str(value or "").strip()
    if re.fullmatch(r"\d{4}(-\d{2})?", text):
        return text if is_edtf(text) else None
    found = next(find(text[:10]), None) or next(find(text), None)
    return found.edtf if found else None
