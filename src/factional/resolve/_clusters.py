"""Sets of referents that grow by merging, and what may not be joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from factional.resolve._items import Item, Key


class Ground(StrEnum):
    """Why two names are held to be one actor's."""

    SAME_NAME = "same_name"
    OTHER_SCRIPT = "other_script"
    SHORTER_NAME = "shorter_name"
    SPELLING = "spelling"
    ABBREVIATION = "abbreviation"
    LISTED = "listed"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Join:
    """Two referents that were found to be one, and why.

    Attributes:
        first: A referent of the larger of the two sets that became one.
        second: One of the other.
        ground: Why.
        decision: Number of the decision, where a person said so.
    """

    first: Key
    second: Key
    ground: Ground
    decision: int | None = None


class Clusters:
    """Referents in sets, each by itself at first.

    Args:
        items: All referents by key.
        contested: Pairs that somebody says are not the same; a person may join them all the same.
    """

    def __init__(self, items: Mapping[Key, Item], contested: Iterable[tuple[Key, Key]]) -> None:
        self.joins: list[Join] = []
        self._root = {key: key for key in items}
        self._members = {key: [key] for key in items}
        self._decided = set[Key]()
        self._names = {key: {key[0]: frozenset({item.name})} for key, item in items.items()}
        self._apart: defaultdict[Key, set[Key]] = defaultdict(set)
        self._contested: defaultdict[Key, set[Key]] = defaultdict(set)
        for first, second in contested:
            if first in items and second in items:
                self._contested[first].add(second)
                self._contested[second].add(first)

    def root(self, key: Key) -> Key:
        """The referent that stands for a set."""
        return self._root[key]

    def sets(self) -> list[list[Key]]:
        """All sets, in order."""
        return sorted(sorted(members) for members in self._members.values())

    def part(self, first: Key, second: Key) -> None:
        """Keep the sets of two referents from ever being merged."""
        self._apart[self._root[first]].add(second)
        self._apart[self._root[second]].add(first)

    def disputed(self, key: Key, others: Container[Key]) -> bool:
        """Whether somebody says that a referent is not one of some others."""
        return any(other in others for other in self._contested.get(key, ()))

    def merge(self, keys: Iterable[Key], ground: Ground) -> bool:
        """Make one of the sets of some referents; of none where any two may not be one.

        Two names of one document are two things, and so is what was said to be different.
        """
        roots = self._roots(keys)
        if len(roots) > 1 and (
            self.parted(roots) or self._met(self._contested, roots) or self._clash(roots)
        ):
            return False
        self._unite(roots, ground, None)
        return True

    def join(self, keys: Iterable[Key], decision: int) -> None:
        """Make one of the sets of some referents because a person says so."""
        roots = self._roots(keys)
        self._unite(roots, Ground.DECIDED, decision)
        self._decided.add(roots[0])

    def decided(self, key: Key) -> bool:
        """Whether a person joined anything to the set of a referent."""
        return self._root[key] in self._decided

    def parted(self, keys: Iterable[Key]) -> bool:
        """Whether a person keeps any two of the sets of some referents apart."""
        return self._met(self._apart, {self._root[key] for key in keys})

    def _met(self, apart: Mapping[Key, set[Key]], roots: Collection[Key]) -> bool:
        return any(
            self._root[other] in roots and self._root[other] != root
            for root in roots
            for other in apart.get(root, ())
        )

    def _roots(self, keys: Iterable[Key]) -> list[Key]:
        return sorted({self._root[key] for key in keys}, key=lambda r: (-len(self._members[r]), r))

    def _clash(self, roots: list[Key]) -> bool:
        """Whether a document calls two of some sets by names of which neither has the other's."""
        largest, added = self._names[roots[0]], defaultdict[str, list[frozenset[str]]](list)
        for root in roots[1:]:
            for document, names in self._names[root].items():
                beside = added[document] or [largest.get(document, names)]
                if any(not (names <= others or others <= names) for others in beside):
                    return True
                added[document] = [*beside, names]
        return False

    def _unite(self, roots: list[Key], ground: Ground, decision: int | None) -> None:
        for root in roots[1:]:
            self.joins.append(Join(roots[0], root, ground, decision))
            if root in self._decided:
                self._decided.add(roots[0])
            for key in self._members[root]:
                self._root[key] = roots[0]
            self._members[roots[0]].extend(self._members.pop(root))
            names = self._names[roots[0]]
            for document, more in self._names.pop(root).items():
                names[document] = names.get(document, frozenset()) | more
            for apart in (self._apart, self._contested):
                if root in apart:
                    apart[roots[0]] |= apart.pop(root)
