"""Other names for sources that are not to be known: in whatever text, name or id they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cached_property
from typing import TypeVar, cast

from factional.exporting.cutting import Cut, Edit
from factional.extract.lexicon import words
from factional.resolve import fold

T = TypeVar("T")

_LATIN = re.compile(r"[A-Za-z0-9\u00c0-\u024f]")
_WORD = re.compile(r"[^\W_]+")
_ARTICLES = frozenset({"the", "a", "an"})
_LEAST = 3
"""Letters that a part of a name has at least where it is masked by itself."""


class Mask:
    """What stands in the place of what, wherever it is found.

    Args:
        instead: What comes for each text or name; a longer one comes before a part of it.
        ids: What comes for each id, which stands alone or between full stops.
    """

    def __init__(self, instead: Mapping[str, str], ids: Mapping[str, str] | None = None) -> None:
        own = _ARTICLES | {word.casefold() for a in instead.values() for word in _WORD.findall(a)}
        # what is made of the aliases' own words would be found in them again, and names nobody
        instead = {
            text: alias
            for text, alias in instead.items()
            if {word.casefold() for word in _WORD.findall(text)} - own
        }
        self._ids = frozenset(ids or ())
        instead |= ids or {}
        self._instead = {_key(text): alias for text, alias in instead.items()}
        self._instead = {k.casefold(): a for k, a in self._instead.items()} | self._instead
        self._told: defaultdict[str, list[str]] = defaultdict(list)
        for text in instead:
            self._told[_first(text)].append(text)
        self._made: dict[str, re.Pattern[str]] = {}

    def __bool__(self) -> bool:
        return bool(self._told)

    def text(self, text: str) -> str:
        """A text with all of it replaced."""
        return Cut(text, self.edits(text)).text if self else text

    def edits(self, text: str) -> list[Edit]:
        """Where something is to be replaced in a text, and by what."""
        return [
            Edit(found.start(), found.end(), self._alias(found[0]), kept=True)
            for found in self._found(text)
        ]

    def left(self, text: str) -> str | None:
        """The first of what was to be replaced that still stands in a text, or None."""
        found = next(self._found(text), None)
        return found[0] if found else None

    def over(self, value: T) -> T:
        """A record, or anything made of records, with every text in it replaced."""
        return cast(T, self._over(value)) if self else value

    def _over(self, value: object) -> object:
        match value:
            case Enum() | None | bool() | int() | float():
                return value
            case str():
                return self.text(value)
            case Mapping():
                return {self.text(str(key)): self._over(item) for key, item in value.items()}
            case tuple():
                return tuple(self._over(item) for item in value)
            case _ if is_dataclass(value) and not isinstance(value, type):
                masked = {f.name: self._over(getattr(value, f.name)) for f in fields(value)}
                return replace(value, **masked)
        return value

    def _alias(self, found: str) -> str:
        key = _key(found)
        return self._instead.get(key) or self._instead[key.casefold()]

    def _found(self, text: str) -> Iterator[re.Match[str]]:
        """All that is to be replaced, in order; of what begins together the longest."""
        places = [(f.start(), told) for f in _WORD.finditer(text) for told in self._of(f[0])]
        for word in self._grown_on:
            places += [
                (found.start(), told)
                for found in re.finditer(re.escape(word), text, re.IGNORECASE)
                for told in self._told[word]
            ]
        starts = sorted((at - _lead(told), -len(told), told) for at, told in places)
        end = 0
        for start, _, told in starts:
            found = self._compiled(told).match(text, start) if start >= end else None
            if found:
                end = found.end()
                yield found

    def _of(self, word: str) -> Sequence[str]:
        """What begins with a word."""
        return self._told.get(word.casefold(), ())

    def _compiled(self, told: str) -> re.Pattern[str]:
        if told not in self._made:
            self._made[told] = re.compile(_id(told) if told in self._ids else _pattern(told))
        return self._made[told]

    @cached_property
    def _grown_on(self) -> list[str]:
        """First words in scripts that write other words on to a name."""
        return [word for word in self._told if not _LATIN.match(word[:1])]


def forms(names: Collection[str], *, person: bool) -> set[str]:
    """What a source can be told by: its names, and of a person each part of them."""
    found = set(names)
    common = words("names", "titles", "strong_titles", "particles", "kunyas") | {"the"}
    for name in names if person else ():
        described = name[:1].lower() + name[1:] in found - {name}
        if not described and (name[:1].isupper() or name.lower() == name.upper()):
            parts = re.split(r"[\s.,]+", name)
            found |= {part for part in parts if _telling(part) and part.casefold() not in common}
    return found


def ids(names: Collection[str]) -> set[str]:
    """What ids are made of names: words with lines between them."""
    folded = [fold(name).split() for name in names]
    return {sign.join(parts) for parts in folded for sign in "-_" if len(parts) > 1}


def _telling(part: str) -> bool:
    letters = sum(c.isalpha() for c in part)
    return letters >= _LEAST and (part != part.lower() or part.lower() == part.upper())


def _key(text: str) -> str:
    return re.sub(r"\s+", " ", text.strip())


def _lead(text: str) -> int:
    """How many characters stand before the first word of a text."""
    found = _WORD.search(text)
    return found.start() if found else 0


def _first(text: str) -> str:
    """The first word of a text, or all of it where it has none."""
    found = _WORD.search(text)
    return found[0].casefold() if found else text.casefold()


def _id(text: str) -> str:
    return rf"(?:(?<=\A)|(?<=[.\"])){re.escape(text)}(?=\Z|[.\"])"


def _pattern(text: str) -> str:
    """A text as a whole word, with whatever white space between its words.

    One of several words is found in whatever capitals; a single word as it is spelt, all in
    capitals, and in small letters as a part of an id, for it can be a word of the language. In
    scripts that write other words on to a name it is found inside of them as well.
    """
    spaced = r"\s+".join(re.escape(word) for word in text.split())
    if " " in text.strip():
        spaced = f"(?i:{spaced})"
    elif text != text.lower():
        small, large = re.escape(text.lower()), re.escape(text.upper())
        spaced = f"(?:{spaced}|{large}|(?<=[-_]){small}|{small}(?=[-_]))"
    before = r"(?<![^\W_])" if _LATIN.match(text.strip()[0]) else ""
    after = r"(?![^\W_])" if _LATIN.match(text.strip()[-1]) else ""
    return f"{before}{spaced}{after}"
