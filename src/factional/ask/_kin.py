"""Who is of whose lineage, and whose parents are contested."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from factional.ask._lanes import Link, LinkKind
from factional.model import TieStatus

_DESCENT = frozenset({LinkKind.SPLIT, LinkKind.FOUNDING, LinkKind.SUCCESSION, LinkKind.MERGER})
_STANDS = frozenset({TieStatus.CORROBORATED, TieStatus.SINGLE_SOURCE, TieStatus.DISPUTED})


def kin(links: Iterable[Link], id: str) -> set[str]:
    """A group with its ancestors, its descendants, and those that it is or was under one roof with.

    What nobody affirms, and what is only foretold, makes nobody kin.
    """
    up: defaultdict[str, set[str]] = defaultdict(set)
    down: defaultdict[str, set[str]] = defaultdict(set)
    found = {id}
    for link in links:
        if link.status in (TieStatus.DENIED, TieStatus.PREDICTED):
            continue
        if link.kind in _DESCENT:
            up[link.later].add(link.earlier)
            down[link.earlier].add(link.later)
        elif link.kind is LinkKind.UMBRELLA and id in (link.earlier, link.later):
            found |= {link.earlier, link.later}
    return found | _reach(up, id) | _reach(down, id)


def _reach(edges: defaultdict[str, set[str]], id: str) -> set[str]:
    found, border = set[str](), {id}
    while border:
        found |= border
        border = {other for each in border for other in edges[each]} - found
    return found


def with_rivals(links: Sequence[Link], document: Callable[[str], str]) -> list[Link]:
    """The links, with those splits marked for which other sources name another parent.

    Two parents are rivals where no document names both, they are not tied to each other, and both
    splits may be of one time: of two that are not, the group may have left one after the other.
    """
    tied = {frozenset((link.earlier, link.later)) for link in links if link.kind in _TIED}
    splits: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.kind is LinkKind.SPLIT and link.status in _STANDS:
            splits[link.later].append(link)
    contested = set[str]()
    for own in splits.values():
        for one, other in combinations(own, 2):
            shared = {document(c) for c in one.claims} & {document(c) for c in other.claims}
            apart = frozenset((one.earlier, other.earlier)) not in tied
            if apart and not shared and _of_one_time(one, other):
                contested |= {one.tie, other.tie}
    return [replace(link, rival=link.tie in contested) for link in links]


_TIED = _DESCENT | {LinkKind.UMBRELLA}


def _of_one_time(one: Link, other: Link) -> bool:
    return any(
        (a.earliest or "") <= (b.latest or "~") and (b.earliest or "") <= (a.latest or "~")
        for a in one.told
        for b in other.told
    )
