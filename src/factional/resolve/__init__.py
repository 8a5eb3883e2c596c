"""Referents in, entities out: merges what is safe, leaves the rest to a person.

A false merge puts words in somebody's mouth, a missed one is a click; so only names that are equal
after folding, abbreviations with one meaning in the case, and spelling schools are merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from factional.model import Claim, Entity, Known, Polarity, Referent
from factional.resolve._cluster import Key, cluster
from factional.resolve._entities import describe, identify
from factional.resolve._known import kind_of, known_names
from factional.resolve.names import fold

__all__ = ["Key", "Resolution", "denied_identities", "fold", "kind_of", "known_names", "resolve"]

_NONE: Mapping[Key, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities of a case, and which one each referent is.

    Attributes:
        entities: In the order of their ids.
        of: Entity id by document id and referent id.
    """

    entities: tuple[Entity, ...]
    of: Mapping[Key, str]


def resolve(
    referents: Iterable[tuple[str, Referent]],
    *,
    previous: Mapping[Key, str] = _NONE,
    apart: Iterable[tuple[Key, Key]] = (),
    known: Iterable[Known] = (),
) -> Resolution:
    """Merge the referents of all documents into entities.

    Names are merged that are equal after folding (`names.fold`), that differ as spelling schools
    do and have consonants enough, or of which one is an abbreviation that a document gives for the
    other and that means nothing else in the case. Actors (organisations, states, groups) merge
    with actors, persons with persons, places with places, events with events. The unnamed, persons
    known by one name, and mere descriptions ("the Central Committee") stay with their document.
    Two referents of one document with different names are never one. Names that an imported list
    gives to one actor, and to no other, are one actor's.

    Args:
        referents: Every referent with the id of its document, in any order.
        previous: Entity ids of an earlier resolution; they are kept for the clusters that hold
            most of their referents.
        apart: Pairs of referents that are never one, see `denied_identities`.
        known: Entries of imported lists.
    """
    by_key = {(document, referent.id): referent for document, referent in referents}
    given = ((key[0], referent) for key, referent in by_key.items())
    clusters = cluster(given, apart, known_names(known))
    ids = identify(clusters, by_key, previous)
    entities = [
        describe(entity_id, [(key[0], by_key[key]) for key in keys])
        for entity_id, keys in zip(ids, clusters, strict=True)
    ]
    of = {key: entity_id for entity_id, keys in zip(ids, clusters, strict=True) for key in keys}
    return Resolution(tuple(sorted(entities, key=lambda e: e.id)), of)


def denied_identities(claims: Iterable[Claim]) -> list[tuple[Key, Key]]:
    """Pairs of referents that somebody says are not the same, for `resolve(apart=...)`."""
    return [
        ((claim.document, claim.subject), (claim.document, claim.object))
        for claim in claims
        if claim.relation == "also_known_as"
        and claim.polarity is Polarity.DENIED
        and claim.object is not None
    ]
