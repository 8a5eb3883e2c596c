"""Referents in, entities out: merges what is safe, leaves the rest to a person.

A false merge puts words in somebody's mouth, a missed one is a click; so only names that are equal
after folding, abbreviations with one meaning in the case, and spelling schools are merged. What a
person decided goes before all of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from factional.model import Claim, Entity, Judgement, Known, Polarity, Referent, Review
from factional.resolve._clusters import Clusters, Ground, Join
from factional.resolve._describing import describe, given_up
from factional.resolve._evidence import Evidence
from factional.resolve._following import follow
from factional.resolve._identifying import identify
from factional.resolve._items import Item, Key, name_key, reach
from factional.resolve._judged import Bench, anchors
from factional.resolve._known import KINDS, kind_of, known_names, listed
from factional.resolve.names import fold

__all__ = [
    "KINDS",
    "RULES",
    "SUCCESSION",
    "Ground",
    "Item",
    "Join",
    "Key",
    "Resolution",
    "anchors",
    "denied_identities",
    "fold",
    "follow",
    "kind_of",
    "known_names",
    "listed",
    "name_key",
    "reach",
    "renamings",
    "resolve",
]

RULES = 3
"""Version of the rules; a case that was resolved by others is resolved anew as a whole."""

SUCCESSION = "succeeds"
"""The relation of a new name, or of a successor, to what was before it."""

_NONE: Mapping[Key, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities of a case, and which one each referent is.

    Attributes:
        entities: In the order of their ids.
        of: Entity id by document id and referent id.
        joins: What was found to be one, and why, in the order in which it was found.
    """

    entities: tuple[Entity, ...]
    of: Mapping[Key, str]
    joins: tuple[Join, ...] = ()


def resolve(
    referents: Iterable[tuple[str, Referent]],
    *,
    previous: Mapping[Key, str] = _NONE,
    apart: Iterable[tuple[Key, Key]] = (),
    renamed: Iterable[tuple[Key, Key]] = (),
    known: Iterable[Known] = (),
    judgements: Iterable[Judgement] = (),
    taken: Container[str] = (),
) -> Resolution:
    """Merge the referents of all documents into entities.

    Names are merged that are equal after folding (`names.fold`), that differ as spelling schools
    do and have consonants enough, or of which one is an abbreviation that a document gives for the
    other and that means nothing else in the case. Actors (organisations, states, groups) merge
    with actors, persons with persons, places with places, events with events. The unnamed, persons
    known by one name, and mere descriptions ("the Central Committee") stay with their document.
    Two referents of one document with different names are never one. Names that an imported list
    gives to one actor, and to no other, are one actor's.

    What people decided is laid over this: it may join and part whatever it likes, and no merge
    goes against it.

    Given all referents that the keys of `reach` and the judgements lead to, and no others, the
    outcome is the same for them as with all referents of the case.

    Args:
        referents: Every referent with the id of its document, in any order.
        previous: Entity ids of an earlier resolution; they are kept for the clusters that hold
            most of their referents.
        apart: Pairs of referents that never become one by themselves, see `denied_identities`.
        renamed: Pairs of referents of which a document says that the first is the successor of the
            second, see `renamings`: where both are one actor, the second's is a former name.
        known: Entries of imported lists.
        judgements: What people decided, as far as it stands.
        taken: Ids that are given already, besides those of `previous`.
    """
    by_key = {(document, referent.id): referent for document, referent in referents}
    items = {key: Item.of(key[0], by_key[key]) for key in sorted(by_key)}
    judgements = list(judgements)
    bench = Bench(judgements, items)
    evidence = Evidence(items.values(), bench.alone)
    clusters = Clusters(items, apart)
    evidence.merge_namesakes(clusters)
    bench.lay(clusters)
    evidence.merge_rest(clusters, known_names(known))
    sets = clusters.sets()
    ids = identify(sets, by_key, previous, _former(judgements), taken)
    former = defaultdict[Key, list[tuple[Referent, Referent]]](list)
    for later, earlier in renamed:
        if later in items and earlier in items and clusters.root(later) == clusters.root(earlier):
            former[clusters.root(later)].append((by_key[later], by_key[earlier]))
    entities = [
        describe(
            entity_id,
            [(key[0], by_key[key]) for key in keys],
            given_up(former.get(clusters.root(keys[0]), ())),
        )
        for entity_id, keys in zip(ids, sets, strict=True)
    ]
    of = {key: entity_id for entity_id, keys in zip(ids, sets, strict=True) for key in keys}
    ordered = tuple(sorted(entities, key=lambda entity: entity.id))
    return Resolution(ordered, of, tuple(clusters.joins))


def _former(judgements: Iterable[Judgement]) -> dict[Key, str]:
    """The entity that each referent was of when it was last decided about."""
    return {
        (anchor.document, anchor.referent): anchor.entity
        for judgement in sorted(judgements, key=lambda j: j.decision)
        for anchor in (*judgement.first, *judgement.second)
        if anchor.entity
    }


def renamings(claims: Iterable[Claim]) -> list[tuple[Key, Key]]:
    """Pairs of referents of which somebody says that the first is the successor of the second."""
    return [
        ((claim.document, claim.subject), (claim.document, claim.object))
        for claim in claims
        if claim.relation == SUCCESSION
        and claim.polarity is Polarity.AFFIRMED
        and claim.review is not Review.REJECTED
        and not claim.low
        and claim.object is not None
    ]


def denied_identities(claims: Iterable[Claim]) -> list[tuple[Key, Key]]:
    """Pairs of referents that somebody says are not the same, for `resolve(apart=...)`."""
    return [
        ((claim.document, claim.subject), (claim.document, claim.object))
        for claim in claims
        if claim.relation == "also_known_as"
        and claim.polarity is Polarity.DENIED
        and claim.review is not Review.REJECTED
        and claim.object is not None
    ]
