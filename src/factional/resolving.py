"""Resolving what is new in a case: the few actors that it touches, and none of the others.

A referent has a few keys (`factional.resolve.reach`), and two that could be one share a key. So
from new documents, and from actors that something was decided of, one comes by keys and judgements
to all referents that may be joined or parted now. These are resolved; the rest stays as it is, and
the outcome is that of resolving everything. What is plainly of an actor that is there, and most is,
joins it without a look at the actor's other referents.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from factional.model import DecisionKind, Entity, Judgement, Name, Referent
from factional.resolve import (
    KINDS,
    RULES,
    SUCCESSION,
    Item,
    Key,
    Resolution,
    denied_identities,
    fold,
    follow,
    known_names,
    listed,
    name_key,
    reach,
    renamings,
    resolve,
)
from factional.store import Store

_LOOKED_AT = 8
"""Referents of an actor that are looked at to tell whether a new one says no more than they."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What became of the actors that something new touches.

    Attributes:
        resolution: Those actors, and which referents they are; also of which actor that stays as
            it is a new referent is.
        among: Ids of the entities that they come in the place of; None where that is all of them.
        keys: Keys of the referents that were resolved, as far as they bear them.
        documents: New documents that are done with.
        entities: Entities that were to be resolved again and are done with.
        names: What actors that stay as they are were called by new referents, by id.
    """

    resolution: Resolution
    among: frozenset[str] | None
    keys: Mapping[Key, frozenset[str]]
    documents: tuple[str, ...]
    entities: tuple[str, ...]
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)

    def write(self, store: Store) -> None:
        """Write it, in one transaction."""
        with store.transaction():
            store.write_resolution(self.resolution.entities, self.resolution.of, among=self.among)
            store.add_names(self.names)
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
        for id, names in self.names.items():
            called = sorted((*entities[id].names, *names), key=Name.place)
            entities[id] = replace(entities[id], names=tuple(called))
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
        judgements = store.judgements()
        denied = denied_identities(store.denials("also_known_as"))
        followers: dict[Key, Entity] = {}
        if whole:
            referents, among, previous = store.referents(), None, store.entity_of()
        else:
            new = {(id, r.id): r for document in documents for id, r in store.referents(document)}
            keys = {key: reach(key[0], r, names) for key, r in new.items()}
            shut = _shut(store, judgements, denied, entities)
            followers = _followers(store, new, keys, shut)
            fixed = {key: own for key, own in keys.items() if key not in followers}
            again = store.referents_among(store.members(entities))
            fixed |= {(d, r.id): reach(d, r, names) for d, r in again if (d, r.id) not in new}
            touched, former = _touched(store, judgements, fixed, entities)
            # what something else touches is resolved with all its referents
            met = {key for key, entity in followers.items() if entity.id in former}
            followers = {key: e for key, e in followers.items() if key not in met}
            referents = store.referents_among(touched | met)
            among, previous = frozenset(former), store.entities_of(touched)
        named = Counter(document for document, _ in referents)
        both = None if whole else [document for document, times in named.items() if times > 1]
        resolution = resolve(
            referents,
            previous=previous,
            apart=denied,
            renamed=renamings(store.stating(SUCCESSION, both)),
            known=known,
            judgements=judgements,
            taken=() if whole else _Taken(store),
        )
    borne = _borne(referents, resolution.of, names)
    of = {**resolution.of, **{key: entity.id for key, entity in followers.items()}}
    added: defaultdict[str, tuple[Name, ...]] = defaultdict(tuple)
    for entity in followers.values():
        added[entity.id] += entity.names
    return Resolved(
        replace(resolution, of=of), among, borne, tuple(documents), tuple(entities), dict(added)
    )


@dataclass(frozen=True, slots=True)
class _Shut:
    """What no referent joins without a look at all that it may be.

    Attributes:
        entities: Actors that are to be resolved again, that somebody took referents off, or that
            somebody says are not others.
        keys: Keys of names that somebody took off an actor.
        referents: Of which somebody says that they are not others.
    """

    entities: frozenset[str]
    keys: frozenset[str]
    referents: frozenset[Key]


def _shut(
    store: Store,
    judgements: Iterable[Judgement],
    denied: Iterable[tuple[Key, Key]],
    stale: Iterable[str],
) -> _Shut:
    splits = [j for j in judgements if j.kind is DecisionKind.SPLIT]
    referents = frozenset(key for pair in denied for key in pair)
    held = referents.union(*map(_held, splits))
    keys = frozenset[str]().union(*map(_called, splits))
    return _Shut(frozenset({*stale, *store.entities_of(held).values()}), keys, referents)


def _followers(
    store: Store,
    new: Mapping[Key, Referent],
    keys: Mapping[Key, frozenset[str]],
    shut: _Shut,
) -> dict[Key, Entity]:
    """New referents that are plainly of an actor that is there, each with what it adds to it."""
    read_before = {document for document, _ in store.entities_of(new)}
    bearers: defaultdict[str, dict[Key, str]] = defaultdict(dict)
    for name, bearer, of in store.bearers(frozenset[str]().union(*keys.values())):
        bearers[name][bearer] = of
    met: dict[Key, tuple[str, Sequence[Key]]] = {}
    for key, own in keys.items():
        found = Counter(bearer for name in own for bearer in bearers[name])
        ids = {id for name in own for id in bearers[name].values()}
        if len(ids) == 1 and not (own & shut.keys or ids & shut.entities):
            nearest = sorted(found, key=lambda bearer: (-found[bearer], bearer))
            met[key] = next(iter(ids)), nearest[:_LOOKED_AT]
    times = Counter((key[0], id) for key, (id, _) in met.items())
    met = {
        key: (id, some)
        for key, (id, some) in met.items()
        if times[key[0], id] == 1 and key[0] not in read_before and key not in shut.referents
    }
    heads = store.nameless({id for id, _ in met.values()})
    wanted = {bearer for _, some in met.values() for bearer in some}
    items = {(d, r.id): Item.of(d, r) for d, r in store.referents_among(wanted)}
    return {
        key: entity
        for key, (id, some) in met.items()
        if (entity := follow(Item.of(key[0], new[key]), heads[id], map(items.__getitem__, some)))
    }


def _borne(
    referents: Iterable[tuple[str, Referent]],
    of: Mapping[Key, str],
    names: Mapping[tuple[str, str], str],
) -> dict[Key, frozenset[str]]:
    """The keys of one referent of each actor and way of being called, and none for the others."""
    borne: dict[Key, frozenset[str]] = {}
    seen = set[object]()
    for document, referent in sorted(referents, key=lambda pair: (pair[0], pair[1].id)):
        item = Item.of(document, referent)
        way = of[item.key], referent.placeholder, item.way()
        borne[item.key] = frozenset() if way in seen else reach(document, referent, names)
        seen.add(way)
    return borne


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
