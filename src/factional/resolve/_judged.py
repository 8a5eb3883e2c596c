"""What people decided, laid over the clusters: of two that differ the later one holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product

from factional.model import Anchor, DecisionKind, Judgement
from factional.resolve._clusters import Clusters
from factional.resolve._items import Item, Key, Named
from factional.resolve.names import fold


class Bench:
    """Standing judgements, with the referents that each is about.

    Args:
        judgements: Those that stand, in any order.
        items: All referents by key.
    """

    def __init__(self, judgements: Iterable[Judgement], items: Mapping[Key, Item]) -> None:
        self._items = items
        self._elsewhere: dict[str, Key] = {}
        self._within: dict[tuple[str, str], Key] = {}
        for key in sorted(items, reverse=True):
            item = items[key]
            self._within[key[0], item.name] = key
            if not item.bound:
                self._elsewhere[item.name] = key
        newest = sorted(judgements, key=lambda j: -j.decision)
        self._sides = [
            (j, self._located(j.first), self._located(j.second, alone=_alone(j))) for j in newest
        ]

    def alone(self) -> dict[Key, int]:
        """Referents that were taken off their actor one by one, with the decision that did so."""
        return {
            key: judgement.decision
            for judgement, _, taken in self._sides
            if _alone(judgement)
            for key in taken
        }

    def lay(self, clusters: Clusters) -> None:
        """Join what people joined and part what they parted, later decisions first."""
        for judgement, first, second in self._sides:
            if judgement.kind is DecisionKind.MERGED:
                both = [*first, *second]
                if first and second and not clusters.parted(both):
                    clusters.join(both, judgement.decision)
            elif judgement.kind in (DecisionKind.KEPT_APART, DecisionKind.SPLIT):
                if judgement.kind is DecisionKind.SPLIT:
                    for pair in pairwise(second):
                        if not clusters.parted(pair):
                            clusters.join(pair, judgement.decision)
                for one, other in product(first, second):
                    if clusters.root(one) != clusters.root(other):
                        clusters.part(one, other)

    def _located(self, anchors: Sequence[Anchor], *, alone: bool = False) -> list[Key]:
        found = (self._locate(anchor, alone=alone) for anchor in anchors)
        return sorted({key for key in found if key is not None})

    def _locate(self, anchor: Anchor, *, alone: bool) -> Key | None:
        """The referent that an anchor holds on to; where it is gone, one that is called so.

        What was taken off by itself stands for nothing else of its name.
        """
        key, name = (anchor.document, anchor.referent), fold(anchor.name)
        if key in self._items:
            return key
        here = self._within.get((anchor.document, name))
        return here if here or alone else self._elsewhere.get(name)


def _alone(judgement: Judgement) -> bool:
    """Whether it takes referents off one by one, and not names."""
    return judgement.kind is DecisionKind.SPLIT and not judgement.named


def anchors(members: Iterable[Item], entity: str) -> tuple[Anchor, ...]:
    """What a judgement holds an actor by: a referent for each name, each that is nameless."""
    found: dict[Named | Key, Item] = {}
    for item in sorted(members, key=lambda item: item.key):
        found.setdefault(item.key if item.bound else item.named, item)
    return tuple(Anchor(*item.key, item.referent.name, entity) for item in found.values())


def holds(judgement: Judgement) -> Iterator[tuple[Key, str]]:
    """For each referent that a judgement is about, its key and its folded name."""
    for anchor in (*judgement.first, *judgement.second):
        yield (anchor.document, anchor.referent), fold(anchor.name)
