"""Dates as heads of documents write them, read as EDTF.

Dates of numbers alone can be of two days. Which order of day and month a document follows is
`orders`' to decide; where nothing decides, the date is one of a set, `[2012-03-04,2012-04-03]`, so
that what is computed on it holds for both. A Hijri date that stands beside the Gregorian one is the
same day and is passed over; one that stands alone is converted by the tabular calendar and marked
approximate (`~`), since months began when the moon was seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from factional.model import is_edtf
from factional.read.cues import words

_DIGITS = {ord(d): str(i % 10) for i, d in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_DIGIT = re.compile(r"\d")
_REACH = 24  # code points that the name of a month takes at most, with what parts it from a day
_DIGITS_NEAR = re.compile(rf"\d+(?:\D{{1,{2 * _REACH}}}\d+)*")
_OPENS = re.compile(r"(?<![\w/.-])\w+")  # words where the pattern looks for a date
_OPENING = 3  # letters of a month's name that are looked for first
_FOLDED = {ord("İ"): "i", ord("ı"): "i", ord("ſ"): "s"}  # as a pattern that disregards case has it
_HIJRI_EPOCH = date(622, 7, 19)
_BESIDE = 25  # code points between a Hijri date and the Gregorian one for the same day
DAY_FIRST, MONTH_FIRST = "day first", "month first"


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: where it stands and what it says.

    Attributes:
        start: First code point.
        end: One past the last.
        edtf: What it says.
        readings: For a date of numbers, the day that it is in each order it can have.
        weekday: Whether a weekday beside it told which of two days it is.
    """

    start: int
    end: int
    edtf: str
    readings: tuple[tuple[str, str], ...] = ()
    weekday: bool = False

    @property
    def days(self) -> tuple[str, ...]:
        """The days that it can be of; more than one where the order is open."""
        return tuple(self.edtf.strip("[]").split(","))


@cache
def _table(path: str) -> dict[str, int]:
    """Names of months or weekdays and their places, from 1."""
    size = 12 if path != "weekdays" else 7
    table: dict[str, int] = {}
    for index, forms in enumerate(words(path)):
        for form in forms.split():
            table[form.replace("‑", " ").casefold()] = index % size + 1
    return table


def months() -> Mapping[str, int]:
    """The names of months in all languages known, in small letters, and their numbers."""
    return _table("months")


def _alternatives(path: str) -> str:
    return "|".join(sorted(map(re.escape, _table(path)), key=len, reverse=True))


@cache
def _pattern() -> re.Pattern[str]:
    one, hijri = _alternatives("months"), _alternatives("hijri")
    # two names of one month: "حزيران/يونيو"
    month = rf"(?:{one})(?!\w)\.?(?:\s?/\s?(?:{one})(?!\w))?"
    # the gap between the parts: white space, and the small words of French and Spanish dates
    gap = r"[\s,،]+(?:de\s+|del\s+|of\s+)?"
    return re.compile(
        rf"""(?<![\w/.-])(?:
          (?P<iy>\d{{4}})-(?P<im>\d{{2}})-(?P<id>\d{{2}})(?=$|[^\d-])
        | (?P<sy>\d{{4}})[/.](?P<sm>\d{{1,2}})[/.](?P<sd>\d{{1,2}})(?![\d/])
        | (?P<n1>\d{{1,2}})(?P<sep>[/.-])(?P<n2>\d{{1,2}})(?P=sep)(?P<ny>\d{{4}})(?![\d/])
        | (?P<s1>\d\d)(?P<sep2>[/.])(?P<s2>\d\d)(?P=sep2)(?P<s3>\d\d)(?![\d/.:])
        | (?P<hd>\d{{1,2}})\s+(?:من\s+)?(?P<hm>{hijri})(?!\w)[\s,،]+(?P<hy>1[34]\d\d)
        | (?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.)?[\s-]*(?:de\s+|of\s+|من\s+)?(?P<m1>{month})
          (?:(?:{gap}|-)(?P<y1>\d{{4}}|[’']?\d{{2}}(?![\d:.]))(?:(?=م(?!\w))|(?![\w:])))?
        | (?P<m2>{month})\s*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])
          (?:,?\s+(?P<y2>\d{{4}})(?!\w))?
        | (?P<m3>{month})[\s,]+(?:de\s+)?(?P<y3>\d{{4}})(?!\w)
        )""",
        re.IGNORECASE | re.VERBOSE,
    )


def find(text: str, order: str | None = None) -> Iterator[Found]:
    """All dates of a text that its words give whole, in order.

    A year of two digits is of 1969 to 2068, as POSIX has it. A day and month without a year are
    `XXXX-05-11`. `05.02.2023` has the day first, as wherever such dates are parted by full stops;
    `05/02/2023` is one of two days, unless a weekday beside it tells which.

    Args:
        text: Where to look.
        order: `DAY_FIRST` or `MONTH_FIRST`, where the document's order is known.
    """
    if _DIGIT.search(text):
        yield from _found(text, order)


@lru_cache(maxsize=2048)
def _found(text: str, order: str | None) -> tuple[Found, ...]:
    out: list[Found] = []
    plain = text.translate(_DIGITS) if not text.isascii() else text
    for match in _matches(plain):
        part = match.groupdict()
        start, end = match.span()
        if part["hy"]:
            if _beside(plain, start, end):
                continue
            day = _hijri(int(part["hd"] or 0), part["hm"] or "", int(part["hy"]))
            found = Found(start, end, f"{day.isoformat()}~") if day else None
        elif part["ny"] or part["s3"]:
            found = _numbers(match, order, plain[max(0, start - 15) : start])
        else:
            edtf = _edtf(part)
            found = Found(start, end, edtf) if edtf and is_edtf(edtf) else None
        if found:
            out.append(found)
    return tuple(out)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Matches of the pattern, which is tried near digits only: a date has some."""
    stop = 0
    for digits in _DIGITS_NEAR.finditer(text):
        begin, end = max(stop, digits.start() - _REACH), min(len(text), digits.end() + _REACH)
        while begin > stop and not text[begin - 1].isspace():
            begin -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        for word in _OPENS.finditer(text, begin, end):
            if word.start() < stop or not _may_open(word.group()):
                continue
            if match := _pattern().match(text, word.start(), end):
                yield match
                stop = match.end()


def _may_open(word: str) -> bool:
    """Whether a date can begin with a word: with a number, or with letters that open a month.

    A quick look that leaves out nothing: the pattern is slow, and is tried where one can begin.
    """
    if word[0].isdecimal():
        return True
    if not word.isascii():
        word = word.translate(_FOLDED)
    return word[:_OPENING].lower() in _openings()


@cache
def _openings() -> frozenset[str]:
    """The first letters of the names of months."""
    names = (*_table("months"), *_table("hijri"))
    return frozenset(n.translate(_FOLDED).split()[0][:_OPENING].lower() for n in names)


def _beside(text: str, start: int, end: int) -> bool:
    """Whether a Gregorian date stands beside a Hijri one."""
    around = (text[end : end + 2 * _BESIDE], text[max(0, start - 2 * _BESIDE) : start])
    for stretch in around:
        for match in _pattern().finditer(stretch):
            gap = match.start() if stretch is around[0] else len(stretch) - match.end()
            if not match.group("hy") and gap <= _BESIDE:
                return True
    return False


def _hijri(day: int, month: str, year: int) -> date | None:
    """A day of the tabular Islamic calendar (civil epoch) as a Gregorian one."""
    number = _table("hijri")[" ".join(month.casefold().split())]
    if not 1 <= day <= 30:
        return None
    passed = day - 1 + (59 * (number - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return _HIJRI_EPOCH + timedelta(days=passed)


def _numbers(match: re.Match[str], order: str | None, before: str) -> Found | None:
    """A date of numbers alone: one day, or a set of two."""
    short = match.group("s3") is not None
    first, second, year = (
        int(match.group(name)) for name in (("s1", "s2", "s3") if short else ("n1", "n2", "ny"))
    )
    if short:
        year += 2000 if year < 69 else 1900
    days = {
        DAY_FIRST: _calendar(year, second, first),
        MONTH_FIRST: _calendar(year, first, second),
    }
    possible = {name: day for name, day in days.items() if day}
    dotted = (match.group("sep") or match.group("sep2")) == "."
    if dotted and DAY_FIRST in possible:
        possible = {DAY_FIRST: possible[DAY_FIRST]}
    if not possible:
        return None
    readings = possible if first != second and not dotted else {}
    named = re.findall(r"[^\W\d_]+", before)
    weekday = _table("weekdays").get(named[-1].casefold()) if named else None
    fits = {n: d for n, d in possible.items() if date.fromisoformat(d).isoweekday() == weekday}
    told = len(fits) == 1 and len(set(possible.values())) > 1
    if told:
        possible = readings = fits
    elif order in possible:
        possible = {order: possible[order]}
    choice = sorted(set(possible.values()))
    edtf = choice[0] if len(choice) == 1 else f"[{','.join(choice)}]"
    return Found(match.start(), match.end(), edtf, tuple(readings.items()), told)


def _edtf(part: dict[str, str | None]) -> str | None:
    for prefix in ("i", "s"):
        if year := part[f"{prefix}y"]:
            return _calendar(int(year), int(part[f"{prefix}m"] or 0), int(part[f"{prefix}d"] or 0))
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


def _month(name: str) -> int:
    first = name.partition("/")[0].strip().rstrip(".")
    return _table("months")[" ".join(first.casefold().split())]


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
    if compact := re.match(r"(\d{4})(\d\d)(\d\d)(?:$|T)", text):
        return _calendar(*map(int, compact.groups()))
    found = next(find(text[:10]), None) or next(find(text), None)
    return found.edtf if found else None


def is_weekday(word: str) -> bool:
    """Whether a word names a day of the week, in any of the languages known."""
    return word.casefold() in _table("weekdays")
