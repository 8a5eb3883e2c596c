"""What the operators of a search let through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from factional.ask._filter import searchable
from factional.ask._snapshot import Snapshot
from factional.ask._wording import Operator, Wording
from factional.errors import InvalidQuery, NotFound
from factional.model import Bounds, Claim, Entity, EntityType, Period, TieStatus
from factional.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Restriction:
    """What a search is restricted to.

    Attributes:
        claims: Ids of the claims that pass, or None where nothing is asked of claims.
        documents: Ids of the documents that pass by what they are, or None.
        holders: Ids of the documents that hold a claim that passes, or None.
        types: Types of actors, or None.
    """

    claims: frozenset[str] | None
    documents: frozenset[str] | None
    holders: frozenset[str] | None
    types: frozenset[EntityType] | None

    def document(self, id: str) -> bool:
        """Whether a document passes: by what it is, and by holding a claim that does."""
        if self.documents is not None and id not in self.documents:
            return False
        return self.holders is None or id in self.holders


def restriction(snap: Snapshot, wording: Wording) -> Restriction:
    """What the operators of a search let through: of several values of one, any.

    Raises:
        InvalidQuery: there is no such type or state.
        NotFound: nobody is called so.
        InvalidTime: a time is not EDTF.
    """
    types, relations = _types(snap.vocabulary, wording.given(Operator.TYPE))
    documents = _documents(snap, wording)
    asked = [
        _related(relations) if relations else None,
        _standing(snap, wording.given(Operator.STATE)),
        _about(snap, wording.given(Operator.ABOUT)),
        _said(snap, wording.given(Operator.SOURCE)),
    ]
    tests = [test for test in asked if test is not None]
    dated = [] if documents is None else [_in(documents)]
    claims = holders = None
    if tests or dated:
        claims = frozenset(c.id for c in snap.claims if all(t(c) for t in [*tests, *dated]))
    if tests:
        holders = frozenset(snap.claim[id].document for id in claims or ())
    return Restriction(claims, documents, holders, types or None)


Test = Callable[[Claim], bool]


def _types(vocabulary: Vocabulary, given: list[str]) -> tuple[frozenset[EntityType], set[str]]:
    kinds = {_spelt(kind): kind for kind in EntityType}
    types, relations = set[EntityType](), set[str]()
    for value in given:
        asked = _spelt(value)
        own = {
            name
            for name, relation in vocabulary.relations.items()
            if asked in (_spelt(name), _spelt(relation.label), _spelt(relation.family))
            or asked == _spelt(vocabulary.families[relation.family].label)
        }
        if asked in kinds:
            types.add(kinds[asked])
        elif own:
            relations |= own
        else:
            raise InvalidQuery(
                f"No type {value!r}. Name a type of actors ({', '.join(sorted(kinds))}), "
                "a relation or a family of relations."
            )
    return frozenset(types), relations


def _spelt(name: str) -> str:
    """A name without what people leave out or spell otherwise."""
    return "".join(c for c in name.casefold() if c.isalnum()).replace("organis", "organiz")


def _related(relations: set[str]) -> Test:
    return lambda claim: claim.relation in relations


def _standing(snap: Snapshot, given: list[str]) -> Test | None:
    known = {_spelt(status): status for status in TieStatus}
    for value in given:
        if _spelt(value) not in known:
            states = ", ".join(status.value for status in TieStatus)
            raise InvalidQuery(f"No state {value!r}. Use one of: {states}.")
    wanted = {known[_spelt(value)] for value in given}
    if not wanted:
        return None
    return lambda claim: claim.id in snap.tie_of and snap.tie_of[claim.id].status in wanted


def _about(snap: Snapshot, given: list[str]) -> Test | None:
    ids = set[str]()
    for value in given:
        found = snap.find(value)
        if not found:
            raise NotFound(f"No actor {value!r}. {snap.advice(value)}")
        ids |= {claim.id for id in found for claim in snap.about[id]}
    return (lambda claim: claim.id in ids) if given else None


def _said(snap: Snapshot, given: list[str]) -> Test | None:
    """Claims in somebody's words, passed on by him, or published by him."""
    if not given:
        return None
    wanted = [searchable(value) for value in given]

    def heard(claim: Claim) -> bool:
        head = snap.documents[claim.document].metadata
        voices = [snap.voice(claim.document, hop.who)[0] for hop in claim.attribution]
        names = [*voices, *head.authors, head.publisher or "", head.title or ""]
        told = searchable("\n".join(names))
        return any(value in told for value in wanted)

    return heard


def _documents(snap: Snapshot, wording: Wording) -> frozenset[str] | None:
    before, after = wording.given(Operator.BEFORE), wording.given(Operator.AFTER)
    if not before and not after:
        return None
    firsts = [first for value in before if (first := Period.parse(value).first)]
    lasts = [last for value in after if (last := Period.parse(value).last)]
    return frozenset(
        id
        for id in snap.documents
        if (day := published(snap, id)) is not None
        and all(day < first for first in firsts)
        and all(day > last for last in lasts)
    )


def _in(documents: frozenset[str]) -> Test:
    return lambda claim: claim.document in documents


def published(snap: Snapshot, id: str) -> date | None:
    """The first day on which a document may have been published; None where nobody knows."""
    when = snap.documents[id].metadata.published
    return Bounds.parse(when).earliest_start if when else None


def passes(restricted: Restriction, snap: Snapshot, entity: Entity) -> bool:
    """Whether an actor passes: by its type, and by a claim that does."""
    if restricted.types is not None and entity.type not in restricted.types:
        return False
    if restricted.claims is None:
        return True
    return any(claim.id in restricted.claims for claim in snap.about[entity.id])
