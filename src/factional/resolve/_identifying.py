"""Which id a cluster of referents has: that which its members had, or a new readable one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence

from factional.model import Referent
from factional.resolve._describing import kind_of_all, preferred
from factional.resolve._items import Key
from factional.resolve.names import is_name, slug


def identify(
    clusters: Sequence[Sequence[Key]],
    referents: Mapping[Key, Referent],
    previous: Mapping[Key, str],
    former: Mapping[Key, str],
    taken: Container[str],
) -> list[str]:
    """An id for each cluster.

    The one that most of its members had; where another cluster has that, the one that a member had
    before a decision (`former`), so that a merge that is undone gives both their ids back. An id
    that is taken is given to nothing else.
    """
    ids: dict[int, str] = {}
    kept = set[str]()
    _vote(clusters, previous, ids, kept)
    given = set(previous.values())
    free = {key: id for key, id in former.items() if id not in given and id not in taken}
    _vote(clusters, free, ids, kept)
    given |= kept
    for i, cluster in enumerate(clusters):
        if i not in ids:
            members = [(key[0], referents[key]) for key in cluster]
            candidates = _candidates(members, cluster[0])
            ids[i] = next(id for id in candidates if id not in given and id not in taken)
            given.add(ids[i])
    return [ids[i] for i in range(len(clusters))]


def _vote(
    clusters: Sequence[Sequence[Key]], had: Mapping[Key, str], ids: dict[int, str], kept: set[str]
) -> None:
    """Give each cluster without an id the one that most of its members had, if it is free."""
    votes = [
        (-count, entity, i)
        for i, cluster in enumerate(clusters)
        if i not in ids
        for entity, count in Counter(had[k] for k in cluster if k in had).items()
    ]
    for _, entity, i in sorted(votes):
        if i not in ids and entity not in kept:
            ids[i] = entity
            kept.add(entity)


def _candidates(members: Sequence[tuple[str, Referent]], first: Key) -> Iterable[str]:
    """Ids for a new entity, the most readable first, without end."""
    kind = kind_of_all(members).value.lower()
    readable = slug(preferred(members)) or kind
    by_kind, by_document = f"{readable}-{kind}", f"{readable}-{first[0][:8]}"
    candidates = [readable, by_kind, by_document]
    if all(referent.placeholder for _, referent in members):
        candidates = [by_document]
    elif not any(is_name(referent.name, referent.type) for _, referent in members):
        candidates = [readable, by_document]
    yield from candidates
    number = 2
    while True:
        yield f"{candidates[-1]}-{number}"
        number += 1
