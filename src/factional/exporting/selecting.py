"""Which claims, documents and entities of a case a choice lets out, and what keeps others in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from factional import ask
from factional.exporting.choice import Choice, may_leave
from factional.model import Claim, Document, Entity, EntityType, Likeness, Review, Tie
from factional.store import Store
from factional.weigh import entity_id

_PLACES = "place"
"""Family of the relations that say where somebody is."""


class Reason(StrEnum):
    """Why a claim stays in the house. Of several the first holds."""

    SCOPE = "scope"
    HANDLING = "handling"
    REJECTED = "rejected"
    LOW = "low"
    WHEREABOUTS = "whereabouts"


@dataclass(frozen=True, slots=True)
class Selection:
    """What of a case goes out, as it stands in the case.

    Attributes:
        claims: The claims, in the order of the case.
        documents: Heads of the documents, by date.
        entities: Whom and what the claims name; of a whole case everybody.
        of: Entity id by document and referent.
        ties: Ties with their claims and comparisons as far as those go out.
        likenesses: What the documents share.
        left: How many claims stay, by reason.
        withheld: How many documents stay for their handling labels.
    """

    claims: tuple[Claim, ...]
    documents: tuple[Document, ...]
    entities: tuple[Entity, ...]
    of: dict[tuple[str, str], str]
    ties: tuple[Tie, ...]
    likenesses: tuple[Likeness, ...]
    left: Counter[Reason]
    withheld: int

    def spoken_of(self) -> set[str]:
        """Ids of the entities that the claims are about."""
        return {
            self.of[claim.document, side]
            for claim in self.claims
            for side in (claim.subject, claim.object)
            if side and (claim.document, side) in self.of
        }


def selected(store: Store, choice: Choice) -> Selection:
    """What a choice lets out.

    Raises:
        NotFound: the filter names an actor or document that is not there.
        Ambiguous: it names several.
        InvalidQuery: there is no such relation or family.
        InvalidTime: a time in it is not EDTF.
    """
    asked = {row.id for row in ask.claims(store, choice.claims).items}
    order = [row.id for row in ask.documents(store)]
    all_heads = {document.id: document for document in store.documents()}
    leaving = {id for id, d in all_heads.items() if may_leave(d.tlp, choice.handling)}
    of, everybody = store.entity_of(), {entity.id: entity for entity in store.entities()}
    persons = {id for id, entity in everybody.items() if entity.type is EntityType.PERSON}
    claims, left = [], Counter[Reason]()
    for claim in store.claims():
        somebody = entity_id(of, claim.document, claim.subject) in persons
        where = somebody and store.vocabulary[claim.relation].family == _PLACES
        reason = _held_back(claim, choice, asked, leaving, where=where)
        if reason is None:
            claims.append(claim)
        else:
            left[reason] += 1
    documents = _documents(store, choice, claims, leaving)
    heads = tuple(all_heads[id] for id in order if id in documents)
    ties = _ties(store.ties(), {claim.id for claim in claims})
    used = _referents(claims)
    named = {
        key: id for key, id in of.items() if key[0] in documents and (choice.whole or key in used)
    }
    present = set(named.values()) | {
        side for t in ties for side in (t.question.subject, t.question.object) if side
    }
    return Selection(
        claims=tuple(claims),
        documents=heads,
        entities=tuple(_seen_in(everybody[id], documents) for id in everybody if id in present),
        of=named,
        ties=ties,
        likenesses=tuple(
            like for like in store.likenesses() if {like.first, like.second} <= documents
        ),
        left=left,
        withheld=len(all_heads) - len(leaving),
    )


def _held_back(
    claim: Claim, choice: Choice, asked: set[str], leaving: set[str], *, where: bool
) -> Reason | None:
    """Why a claim stays, or None where it goes out; `where` if it says where a person is."""
    if claim.id not in asked:
        return Reason.SCOPE
    if claim.document not in leaving:
        return Reason.HANDLING
    if claim.review is Review.REJECTED and not choice.rejected:
        return Reason.REJECTED
    if claim.low and not choice.low:
        return Reason.LOW
    return Reason.WHEREABOUTS if where and not choice.whereabouts else None


def _documents(
    store: Store, choice: Choice, claims: Iterable[Claim], leaving: set[str]
) -> set[str]:
    """Documents that go out: all that may, or those of the claims with what they translate."""
    if choice.whole:
        return leaving
    found = {claim.document for claim in claims}
    originals = {t.original for t in store.translations() if t.document in found}
    return found | (originals & leaving)


def _ties(ties: Iterable[Tie], kept: set[str]) -> tuple[Tie, ...]:
    """Ties of the claims that go out. Their status is what the whole case makes of them."""
    return tuple(
        Tie(
            id=tie.id,
            question=tie.question,
            status=tie.status,
            affirming=tuple(id for id in tie.affirming if id in kept),
            denying=tuple(id for id in tie.denying if id in kept),
            origins=tie.origins,
            comparisons=tuple(c for c in tie.comparisons if {c.first, c.second} <= kept),
        )
        for tie in ties
        if kept & {*tie.claims}
    )


def _referents(claims: Iterable[Claim]) -> set[tuple[str, str]]:
    """What claims point at: document and referent of both sides, the place, and the voices."""
    return {
        (claim.document, referent)
        for claim in claims
        for referent in (
            claim.subject,
            claim.object,
            claim.place,
            *(hop.who for hop in claim.attribution),
        )
        if referent
    }


def _seen_in(entity: Entity, documents: set[str]) -> Entity:
    """An entity with the names that the documents give it."""
    names = tuple(name for name in entity.names if name.document in documents)
    return Entity(entity.id, entity.name, entity.type, names, entity.placeholder)
