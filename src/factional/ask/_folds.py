"""Claims that go back to one origin, folded together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from factional.model import Comparison


def folded(ids: Iterable[str], pairs: Iterable[Comparison]) -> list[list[str]]:
    """Claims in their order, those together that pairs of them join, by whatever way round."""
    linked: defaultdict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        linked[pair.first].add(pair.second)
        linked[pair.second].add(pair.first)
    order, seen, groups = list(ids), set[str](), []
    wanted = set(order)
    for id in order:
        group, border = set[str](), {id} - seen
        while border:
            group |= border
            border = {other for each in border for other in linked[each] & wanted} - group
        seen |= group
        if group:
            groups.append([each for each in order if each in group])
    return groups
