"""What people decided, laid over the clusters: of two that differ the later one holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
        self._within: dict[tuple[str, str], Key] = {}
        for key in sorted(items, reverse=True):
            self._within[key[0], items[key].name] = key
        newest = sorted(judgements, key=lambda j: -j.decision)
        self.alone = self._taken_off(newest)
        self._elsewhere: dict[str, Key] = {}
        for key in sorted(items, reverse=True):
            if not items[key].bound and key not in self.alone:
                self._elsewhere[items[key].name] = key
        self._sides = [(j, self._located(j, j.first), self._located(j, j.second)) for j in newest]

    def _taken_off(self, newest: Iterable[Judgement]) -> dict[Key, int]:
        """Referents that were taken off their actor one by one, with the last decision to do so."""
        taken: dict[Key, int] = {}
        for judgement in newest:
            for anchor in judgement.second if _one_by_one(judgement) else ():
                key = self._here(anchor)
                if key is not None:
                    taken.setdefault(key, judgement.decision)
        return taken

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

    def _located(self, judgement: Judgement, anchors: Sequence[Anchor]) -> list[Key]:
        found = (self._locate(judgement, anchor) for anchor in anchors)
        return sorted({key for key in found if key is not None})

    def _locate(self, judgement: Judgement, anchor: Anchor) -> Key | None:
        """The referent that an anchor holds on to.

        Where that is gone, or was taken off its actor later, another one that is called so. What a
        judgement takes off one by one nothing stands in for.
        """
        key = self._here(anchor)
        if _one_by_one(judgement) and anchor in judgement.second:
            return key
        if key is None or self.alone.get(key, 0) > judgement.decision:
            return self._elsewhere.get(fold(anchor.name))
        return key

    def _here(self, anchor: Anchor) -> Key | None:
        """The referent of an anchor, or one of the same document that is called so."""
        key = (anchor.document, anchor.referent)
        return key if key in self._items else self._within.get((key[0], fold(anchor.name)))


def _one_by_one(judgement: Judgement) -> bool:
    """Whether it takes referents off one by one, and not names."""
    return judgement.kind is DecisionKind.SPLIT and not judgement.named


def anchors(members: Iterable[Item], entity: str, *, whole: bool = False) -> tuple[Anchor, ...]:
    """What a judgement holds an actor by.

    Args:
        members: Referents of the actor.
        entity: Its id.
        whole: Whether to hold on to each of them; else one is enough for each name, since names
            bring the others along, and only what is tied to its document is held by itself.
    """
    found: dict[Named | Key, Item] = {}
    for item in sorted(members, key=lambda item: item.key):
        found.setdefault(item.key if whole or item.bound else item.named, item)
    return tuple(Anchor(*item.key, item.referent.name, entity) for item in found.values())
