"""Where places are: towns with coordinates, country and province, by any of their names.

Of several places of one name all are given, the largest first: which one a text means is for the
text to say. Coordinates are those of GeoNames to a hundredth of a degree, about a kilometre.
"""

from __future__ import annotations

import lzma
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from factional.extract.spelling import fold

_FILE = resources.files("factional.vocabulary").joinpath("gazetteer", "places.tsv.xz")
_ARTICLE = re.compile(r"\b(al|el|ad|an|ar|as|at|az|ash|esh|the)[- ]")


@dataclass(frozen=True, slots=True)
class Town:
    """A place where people live.

    Attributes:
        name: As GeoNames writes it.
        names: That and other spellings, the usual one first.
        country: ISO 3166-1 code.
        province: The first division of the country that it is in; "" where that is not known.
        latitude: Degrees north, to a hundredth.
        longitude: Degrees east, to a hundredth.
        thousands: Thousands of inhabitants; 0 also where nobody counted.
    """

    name: str
    names: tuple[str, ...]
    country: str
    province: str
    latitude: float
    longitude: float
    thousands: int


def place_key(name: str) -> str:
    """A place name without articles, spaces and diacritics, as places are looked up by."""
    folded = _ARTICLE.sub("", fold(name))
    return "".join(c for c in folded if c.isalnum())


def towns(name: str, *, country: str | None = None) -> tuple[Town, ...]:
    """The places of a name, the largest first.

    Args:
        name: In any of its spellings; articles, marks and capitals make no difference.
        country: ISO 3166-1 code, where the text says in which country.
    """
    lines, by_key = _index()
    found = [_town(*lines[i]) for i in by_key.get(place_key(name), ())]
    if country is not None:
        found = [town for town in found if town.country == country]
    return tuple(sorted(found, key=lambda town: -town.thousands))


def every() -> Iterator[Town]:
    """All places, country by country, as the file has them."""
    for part, line in _index()[0]:
        yield _town(part, line)


def sizes() -> dict[str, int]:
    """Thousands of inhabitants of the largest place of each name, by `place_key`."""
    lines, by_key = _index()
    thousands = [int(line.rsplit("\t", 1)[1]) for _, line in lines]
    return {key: max(thousands[i] for i in places) for key, places in by_key.items()}


@cache
def _index() -> tuple[list[tuple[str, str]], dict[str, list[int]]]:
    """The lines of the file, each with the line of its province, and where each key stands."""
    lines: list[tuple[str, str]] = []
    by_key: dict[str, list[int]] = {}
    part = ""
    for line in lzma.decompress(_FILE.read_bytes()).decode("utf-8").splitlines():
        if line[0] == "@":
            part = line[1:]
        elif line[0] != "#":
            for name in line[: line.index("\t")].split("|"):
                key = place_key(unicodedata.normalize("NFC", name))
                at = by_key.setdefault(key, [])
                if len(key) > 2 and at[-1:] != [len(lines)]:
                    at.append(len(lines))
            lines.append((part, line))
    return lines, {key: places for key, places in by_key.items() if places}


def _town(part: str, line: str) -> Town:
    country, province = part.split("\t")
    names, latitude, longitude, thousands = line.split("\t")
    spelt = tuple(names.split("|"))
    return Town(
        name=spelt[0],
        names=spelt,
        country=country,
        province=province,
        latitude=int(latitude) / 100,
        longitude=int(longitude) / 100,
        thousands=int(thousands),
    )
