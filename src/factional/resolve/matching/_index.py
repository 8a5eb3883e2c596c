"""Finding the names that could be one actor's among very many, without comparing each.

A name lies in a few blocks, and names that can be one share at least one of them: each rare word by
its consonants or its meaning, common words two by two, initials, and the whole as one word. What is
common never is a block by itself, so that no block grows as the index does, and a look-up costs the
same among a thousand names or a million.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from factional.model import EntityType
from factional.resolve.matching._glosses import glosses
from factional.resolve.matching._words import Reading, Role, Word, read

_RARE = 9.0
"""Bits from which a word is a block of its own: one name in five hundred has it."""
_WALKED = 4096
"""Names looked at in one look-up, at most; rarer blocks come first."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that is worth a comparison.

    Attributes:
        key: What the name was added under.
        name: The name as it was added.
        weight: How much its blocks have in common with those of the name asked for, in bits.
    """

    key: str
    name: str
    weight: float


def blocks(name: str, kind: EntityType | None = None) -> frozenset[str]:
    """The blocks that a name lies in: names that can be one share at least one.

    They are plain strings, stable for one version of the package, so that a store can keep them.
    Without a kind the name lies in the blocks that it has as a person's and as another's.
    """
    kinds = (EntityType.PERSON, EntityType.ORGANIZATION) if kind is None else (kind,)
    return frozenset(block for own in kinds for block in _blocks(read(name, own)))


def _blocks(reading: Reading) -> Iterator[str]:
    named = [word for word in reading.words if word.role is not Role.TITLE]
    for word in named:
        if word.bits >= _RARE:
            yield from _ids(word)
    common = [word for word in named if word.bits < _RARE]
    for first, second in combinations(common, 2):
        if first.role is Role.HEAD is second.role and len(named) > 2:
            continue
        for one in _ids(first):
            for two in _ids(second):
                yield "+".join(sorted((one, two)))
    if len(named) == 1:
        yield from (f"={one}" for one in _ids(named[0]))
    whole = "".join(word.key for word in named)
    yield f"~{whole}"
    yield from (f"#{letters}" for letters in _initials(reading))


def _ids(word: Word) -> Iterable[str]:
    """What a word is in blocks: its meanings, or else its consonants."""
    if word.senses:
        return sorted(word.senses)
    # w is a vowel where Arabic is written, and a v where Germans write
    return (word.key, f"f{word.key[1:]}") if word.text.startswith("w") else (word.key,)


def _initials(reading: Reading) -> set[str]:
    found = {reading.initials, *reading.given} - {""}
    small = glosses().small
    for words in (reading.spelt, tuple(w for w in reading.spelt if w not in small)):
        if 2 < len(words) < 10:
            found.add("".join(w if w.isdecimal() else w[:1] for w in words))
    return found


class Index:
    """Names by their blocks."""

    def __init__(self, names: Iterable[tuple[str, str, EntityType | None]] = ()) -> None:
        self._names: list[tuple[str, str, int] | None] = []
        self._blocks: defaultdict[str, list[int]] = defaultdict(list)
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for key, name, kind in names:
            self.add(key, name, kind)

    def __len__(self) -> int:
        return sum(len(places) for places in self._places.values())

    def add(self, key: str, name: str, kind: EntityType | None = None) -> None:
        """Add a name under a key; one key may have many names."""
        place, own = len(self._names), blocks(name, kind)
        self._names.append((key, name, len(own)))
        self._places[key].append(place)
        for block in own:
            self._blocks[block].append(place)

    def discard(self, key: str) -> None:
        """Take all names of a key out, if there are any."""
        for place in self._places.pop(key, ()):
            self._names[place] = None

    def near(self, name: str, kind: EntityType | None = None, limit: int = 10) -> list[Candidate]:
        """The names nearest to one, best first, each key once.

        What is near by its blocks is worth a comparison, no more: `compare` says how alike it is.
        """
        own = blocks(name, kind)
        held = sorted((self._blocks[block] for block in own if block in self._blocks), key=len)
        shared: defaultdict[int, float] = defaultdict(float)
        walked = 0
        for places in held:
            if walked and walked + len(places) > _WALKED:
                break
            walked += len(places)
            bits = math.log2(1 + len(self._names) / len(places))
            for place in places[:_WALKED]:
                shared[place] += bits
        return self._best(shared, len(own), limit)

    def _best(self, shared: dict[int, float], own: int, limit: int) -> list[Candidate]:
        ranked: dict[str, Candidate] = {}
        for place, bits in shared.items():
            entry = self._names[place]
            if entry is None:
                continue
            key, name, count = entry
            weight = 2 * bits / (own + count)
            if key not in ranked or weight > ranked[key].weight:
                ranked[key] = Candidate(key, name, weight)
        return sorted(ranked.values(), key=lambda found: (-found.weight, found.key))[:limit]
