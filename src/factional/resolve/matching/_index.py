"""Finding the names that could be one actor's among very many, without comparing each."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from factional.model import EntityType
from factional.resolve.names import fold

_PER_BLOCK = 256
"""Names beyond which a block says too little to be walked."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that is worth a comparison.

    Attributes:
        key: What the name was added under.
        name: The name as it was added.
        weight: How much of the name asked for its blocks hold, in bits; more is nearer.
    """

    key: str
    name: str
    weight: float


def blocks(name: str, kind: EntityType | None = None) -> frozenset[str]:
    """The blocks that a name lies in: names that can be one share at least one.

    They are plain strings, stable for one version of the package, so that a store can keep them.
    """
    return frozenset(fold(name).split())


class Index:
    """Names by their blocks; a look-up costs the same among a thousand names or a million."""

    def __init__(self, names: Iterable[tuple[str, str, EntityType | None]] = ()) -> None:
        self._names: list[tuple[str, str]] = []
        self._blocks: defaultdict[str, list[int]] = defaultdict(list)
        for key, name, kind in names:
            self.add(key, name, kind)

    def add(self, key: str, name: str, kind: EntityType | None = None) -> None:
        """Add a name under a key; one key may have many names."""
        place = len(self._names)
        self._names.append((key, name))
        for block in blocks(name, kind):
            self._blocks[block].append(place)

    def near(self, name: str, kind: EntityType | None = None, limit: int = 10) -> list[Candidate]:
        """The names nearest to one, best first, each key once."""
        found: defaultdict[int, float] = defaultdict(float)
        for block in blocks(name, kind):
            places = self._blocks.get(block, [])
            for place in places[:_PER_BLOCK]:
                found[place] += math.log2(1 + len(self._names) / len(places))
        best: dict[str, Candidate] = {}
        for place, weight in sorted(found.items(), key=lambda item: (-item[1], item[0])):
            key, own = self._names[place]
            best.setdefault(key, Candidate(key, own, weight))
            if len(best) == limit:
                break
        return list(best.values())
