"""Resolving what is new in a case: the few actors that it touches, and none of the others.

A referent has a few keys (`factional.resolve.reach`), and two that could be one share a key. So
from new documents, and from actors that something was decided of, one comes by keys and judgements
to all referents that may be joined or parted now. These are resolved; the rest stays as it is, and
the outcome is that of resolving everything.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from factional.model import Entity, Judgement
from factional.resolve import (
    KINDS,
    RULES,
    Key,
    Resolution,
    denied_identities,
    fold,
    known_names,
    listed,
    name_key,
    reach,
    resolve,
)
from factional.store import Store


@dataclass(frozen=True, slots=True)
class Resolved:
    """What became of the actors that something new touches.

    Attributes:
        resolution: Those actors, and which referents they are.
        among: Ids of the entities that they come in the place of; None where that is all of them.
        keys: Keys of the referents that are new.
        documents: New documents that are done with.
        entities: Entities that were to be resolved again and are done with.
    """

    resolution: Resolution
    among: frozenset[str] | None
    keys: Mapping[Key, frozenset[str]]
    documents: tuple[str, ...]
    entities: tuple[str, ...]

    def write(self, store: Store) -> None:
        """Write it, in one transaction."""
        with store.transaction():
            store.write_resolution(self.resolution.entities, self.resolution.of, among=self.among)
            store.write_reach(self.keys, whole=self.among is None)
            store.mark_resolved(self.documents, self.entities, rules=RULES)

    def all(self, store: Store) -> Resolution:
        """All actors of the case as they will be once this is written."""
        if self.among is None:
            return self.resolution
        entities: dict[str, Entity] = {
            entity.id: entity for entity in store.entities() if entity.id not in self.among
        }
        entities |= {entity.id: entity for entity in self.resolution.entities}
        of = {key: id for key, id in store.entity_of().items() if id not in self.among}
        ordered = tuple(entities[id] for id in sorted(entities))
        return Resolution(ordered, of | dict(self.resolution.of))


def resolved(store: Store, *, whole: bool = False) -> Resolved:
    """Resolve what waits in a case; nothing is written.

    Args:
        store: The case.
        whole: Whether to resolve all of it anew; so it is where other rules made what is there,
            or where a list of actors came in.
    """
    with store.moment():
        documents, entities = store.unresolved()
        known = store.known()
        names = listed(known_names(known))
        whole = whole or store.rules != RULES
        new = (
            store.referents()
            if whole
            else [pair for id in documents for pair in store.referents(id)]
        )
        keys = {(document, r.id): reach(document, r, names) for document, r in new}
        judgements = store.judgements()
        if whole:
            referents, among, previous = new, None, store.entity_of()
        else:
            touched, former = _touched(store, judgements, keys, entities)
            referents = store.referents_among(touched)
            among, previous = frozenset(former), store.entities_of(touched)
        resolution = resolve(
            referents,
            previous=previous,
            apart=denied_identities(store.denials("also_known_as")),
            known=known,
            judgements=judgements,
            taken=() if whole else _Taken(store),
        )
    return Resolved(resolution, among, keys, tuple(documents), tuple(entities))


@dataclass(slots=True)
class _Taken(Container[str]):
    """Ids that entities of a case have."""

    store: Store

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self.store.is_entity(id)


def _touched(
    store: Store,
    judgements: Iterable[Judgement],
    new: Mapping[Key, frozenset[str]],
    stale: Iterable[str],
) -> tuple[set[Key], set[str]]:
    """The referents that may be joined or parted now, and the entities that they are of so far.

    From the keys of what is new and from what is stale one goes on, by keys, entities and
    judgements, until nothing more is found.
    """
    waiting = [(_held(judgement), _called(judgement)) for judgement in judgements]
    referents, entities, keys = set[Key](), set[str](), set[str]()
    next_referents, next_entities = set(new), set(stale)
    next_keys = set[str]().union(*new.values())
    while next_referents or next_entities or next_keys:
        keys |= next_keys
        entities |= next_entities
        referents |= next_referents | store.called(next_keys) | store.members(next_entities)
        further, found = store.reached(next_keys, next_entities, next_referents)
        met = [(held, names) for held, names in waiting if held & referents or names & keys]
        waiting = [pair for pair in waiting if pair not in met]
        next_referents = {key for held, _ in met for key in held}
        further |= {name for _, names in met for name in names}
        next_keys, next_entities = further - keys, found - entities
    return referents, entities


def _held(judgement: Judgement) -> frozenset[Key]:
    anchors = (*judgement.first, *judgement.second)
    return frozenset((anchor.document, anchor.referent) for anchor in anchors)


def _called(judgement: Judgement) -> frozenset[str]:
    anchors = (*judgement.first, *judgement.second)
    return frozenset(name_key(kind, fold(a.name)) for a in anchors for kind in KINDS)
