"""Imprints: lines that say in which issue of a journal, or number of a series, a text appeared.

"Hill Quarterly, Vol. IV, No. 2 (April-June 1996), pp. 3-9", "RESEARCH BRIEF No. 12 | May 2019".
Such a line is no headline, names the outlet where it begins with a name, and dates the text to the
month, the months or the season that the issue is of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from factional.model import is_edtf
from factional.read import dates
from factional.read.cues import flat, node, words
from factional.read.names import is_titled, outlet

_MOST = 26  # words of such a line
_NAME = 8  # words of an outlet's name
_RANGE = r"\s*(?:[-–—/]|\b(?:to|and|et|y|und|à|a|bis)\b)\s*"
_PARTED = re.compile(r"[,;:|()\[\]•·]|\s[-–—]+\s|\n")
_NUMBER = r"[.:]?\s*[°#]?\s*(?:\d[\d./–-]*|[ivxlc]+\b|[A-Z]\d+)"
_YEAR = re.compile(r"(?<![\w/.-])(?:1[89]|20)\d\d(?![\w/.-])")


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a line says of the issue that a text appeared in.

    Attributes:
        outlet: The journal or institute that the line begins with; None where it names none.
        published: The issue's date as EDTF: a day, a month, `1994-07/1994-09`, a season
            (`1994-22`) or a year; None where it has none.
    """

    outlet: str | None = None
    published: str | None = None


@lru_cache(maxsize=512)
def imprint(line: str) -> Imprint | None:
    """What a line says of the issue it is of, or None where it says anything else.

    Every word must be of a name at its beginning, a number with what it numbers, a kind of series,
    or a date; a number or a kind of series must be there, and a date with a kind.
    """
    text = flat(line).strip(" *#=_")
    if not text or len(text.split()) > _MOST or not re.search(r"\d", text):
        return None
    published, rest = _dated(text)
    rest, numbered = _numbered().subn(" | ", rest)
    parts = [part for one in _PARTED.split(rest) if (part := one.strip(" .-–—/"))]
    named = parts[0] if parts and _series().fullmatch(parts[0]) is None else None
    others = parts[1:] if named else parts
    kinds = [part for part in others if _series().fullmatch(part)]
    strange = len(others) - len(kinds)
    placed = strange == 1 and named and numbered and is_titled(others[-1]) and published
    told = numbered + len(kinds) + (published is not None)
    if (strange and not placed) or not (numbered or kinds) or told < 2:
        return None
    if named is None:
        return Imprint(None, published)
    named, kind = _without_series(named)
    if not named:
        return Imprint(None, published)
    may = is_titled(named) and len(named.split()) <= _NAME and text.startswith(named.split()[0])
    return Imprint(outlet(named), published) if may and (numbered or kinds or kind) else None


def _without_series(name: str) -> tuple[str, bool]:
    """A name without the kind of series at its end: "Levant Centre Policy Brief".

    A kind of one word may be the end of a title: "Harbour Bulletin".
    """
    match = re.search(rf"\s(?:{_series().pattern})$", name, re.IGNORECASE)
    if match is None or " " not in match[0].strip():
        return name, False
    return name[: match.start()].strip(), True


def _dated(text: str) -> tuple[str | None, str]:
    """The date of an issue, and the line with a bar in its place."""
    match: re.Match[str] | None
    if match := _months().search(text):
        first, last = (_month(match[key]) for key in ("first", "last"))
        year = int(match["year"])
        begin = year if first <= last else year - 1
        found = f"{match['opens'] or begin}-{first:02}/{year}-{last:02}"
    elif match := _seasons().search(text):
        found = f"{match['year']}-{_codes()[match['season'].casefold()]}"
    elif (day := next((d for d in dates.find(text) if len(d.days) == 1), None)) is not None:
        if day.edtf.startswith("XXXX"):
            return None, text
        return day.edtf, f"{text[: day.start]} | {text[day.end :]}"
    elif match := _YEAR.search(text):
        found = match[0]
    else:
        return None, text
    plain = f"{text[: match.start()]} | {text[match.end() :]}"
    return (found if is_edtf(found) else None), plain


def _month(name: str) -> int:
    return dates.months()[name.casefold()]


@cache
def _codes() -> Mapping[str, int]:
    seasons = node("seasons")
    assert isinstance(seasons, Mapping)
    return {name: code for by_name in seasons.values() for name, code in by_name.items()}


@cache
def _months() -> re.Pattern[str]:
    one = "|".join(sorted(map(re.escape, dates.months()), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?P<first>{one})(?!\w)\.?(?:\s+(?P<opens>\d{{4}}))?{_RANGE}"
        rf"(?P<last>{one})(?!\w)\.?,?\s+(?P<year>\d{{4}})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _seasons() -> re.Pattern[str]:
    one = "|".join(_codes())
    return re.compile(
        rf"(?<!\w)(?P<season>{one})(?:[ /–-]+(?:{one}))?,?\s+"
        rf"(?P<year>\d{{4}})(?:[/–-]\d{{2,4}})?(?!\w)",
        re.IGNORECASE,
    )


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:(?:{'|'.join(words('masthead.numbered'))}){_NUMBER}"
        rf"|(?<=\s)\d{{1,3}}\s?(?:\(\d{{1,2}}(?:[-–]\d)?\)|[:/]\s?\d{{1,2}}(?!\d))(?:[,:]\s?\d+\s?[-–]\s?\d+)?"
        rf"|(?<!\w)(?:{'|'.join(words('masthead.series'))})\s+\d{{1,4}}(?![\w:])"
        rf"|(?:issn|doi|isbn)\W*[\dxX./-]+[\w./()-]*|\d+(?:st|nd|rd|th)\s+(?:issue|year))",
        re.IGNORECASE,
    )


@cache
def _series() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(words('masthead.series'))})", re.IGNORECASE)
