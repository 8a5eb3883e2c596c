"""Rows made from a snapshot: names spelled out, values in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from factional.ask._snapshot import Snapshot
from factional.ask.reading import page_of
from factional.ask.rows import (
    ActorRow,
    ClaimRow,
    DocumentRef,
    EntityRef,
    HopRow,
    TieRow,
)
from factional.model import (
    AUTHOR,
    EARLIER,
    Answer,
    Claim,
    Entity,
    EntityType,
    Hop,
    NameKind,
    Polarity,
    Quantity,
    Tie,
)
from factional.weigh import said, stated


def document_ref(snap: Snapshot, document_id: str) -> DocumentRef:
    """A document as a row names it."""
    document = snap.documents[document_id]
    head = document.metadata
    return DocumentRef(document.id, document.name, head.title, head.published, document.status)


def entity_ref(snap: Snapshot, entity_id: str) -> EntityRef:
    """An entity as a row names it; one that is not resolved yet goes by its referent's name."""
    entity = snap.entities.get(entity_id)
    if entity is not None:
        return EntityRef(entity.id, entity.name, entity.type)
    document, _, referent_id = entity_id.partition("/")
    referent = snap.referents.get((document, referent_id))
    if referent is not None:
        return EntityRef(entity_id, referent.name, referent.type)
    return EntityRef(entity_id, entity_id, EntityType.ORGANIZATION)


def sides(snap: Snapshot, claim: Claim) -> tuple[EntityRef, EntityRef | None]:
    """Both sides of a claim; where they are one actor, by the two names that its document gives."""
    subject, other = snap.subject(claim), snap.object(claim)
    first, second = entity_ref(snap, subject), entity_ref(snap, other) if other else None
    if second is None or claim.object is None or other != subject:
        return first, second
    given = (snap.referents.get((claim.document, id)) for id in (claim.subject, claim.object))
    names = [known.name if known else first.name for known in given]
    return replace(first, name=names[0]), replace(second, name=names[1])


def claim_row(
    snap: Snapshot, claim: Claim, *, holds: Answer | None = None, known: Answer | None = None
) -> ClaimRow:
    """A claim with its names spelled out."""
    relation = snap.vocabulary[claim.relation]
    tie = snap.tie_of.get(claim.id)
    subject, other = sides(snap, claim)
    hops = claim.attribution or (Hop(AUTHOR),)
    chain = tuple(_hop(snap, claim.document, hop) for hop in hops)
    when = said(claim, snap.documents[claim.document])
    party = snap.party(claim)
    place = claim.place and snap.of.get((claim.document, claim.place))
    return ClaimRow(
        id=claim.id,
        document=document_ref(snap, claim.document),
        subject=subject,
        relation=claim.relation,
        relation_label=relation.before(stated(claim)),
        family=relation.family,
        object=other,
        value=stated(claim),
        quantity=claim.value if isinstance(claim.value, Quantity) else None,
        role=claim.role,
        polarity=claim.polarity,
        certainty=claim.certainty,
        kind=claim.kind,
        time=claim.time,
        holds=holds,
        known=known,
        place=entity_ref(snap, place) if place else None,
        chain=chain,
        speaker=chain[0].who,
        stance=snap.stances.of(party, subject.id, when),
        object_stance=snap.stances.of(party, other.id, when) if other else None,
        evidence=claim.evidence,
        core=claim.core,
        confidence=claim.confidence,
        extractor=claim.extractor,
        review=claim.review,
        tie=tie.id if tie else None,
        status=tie.status if tie else None,
        origins=len(tie.origins) if tie else 0,
        page=page_of(snap.documents[claim.document], claim.evidence.start),
        kept=EARLIER in claim.how,
        low=claim.low,
    )


def _hop(snap: Snapshot, document_id: str, hop: Hop) -> HopRow:
    who, entity = snap.voice(document_id, hop.who)
    return HopRow(who, entity, hop.cue, hop.date, hop.start, hop.end)


def sides_of(snap: Snapshot, tie: Tie) -> tuple[EntityRef, EntityRef | None]:
    """Both sides of a tie; where they are one actor, by the names that its first claim gives."""
    if tie.question.of_names and tie.claims:
        return sides(snap, snap.claim[tie.claims[0]])
    subject, other = tie.question.subject, tie.question.object
    return entity_ref(snap, subject), entity_ref(snap, other) if other else None


def words(snap: Snapshot, tie: Tie) -> str:
    """What a tie answers, in words: "Qasr Valley Front is allied with Ansar al-Nahr"."""
    relation = snap.vocabulary[tie.question.relation]
    subject, other = sides_of(snap, tie)
    if other is None and relation.value is not None:
        return f"{subject.name} {relation.told([value(snap, tie)])}"
    return " ".join([subject.name, relation.label, *([other.name] if other else [])])


def asked(snap: Snapshot, tie: Tie, claims: Iterable[str]) -> str:
    """What some claims of a tie answer, in words; of a size or a fate with all that they say."""
    relation = snap.vocabulary[tie.question.relation]
    if tie.question.object or tie.question.value or relation.value is None:
        return words(snap, tie)
    told = relation.told(stated(snap.claim[id]) for id in claims)
    return f"{entity_ref(snap, tie.question.subject).name} {told}"


def says(snap: Snapshot, tie: Tie, claim: Claim) -> str:
    """What a claim says, in the words of its tie and with its own value."""
    label = words(snap, tie)
    if tie.question.object is None and tie.question.value is None and claim.value is not None:
        subject = entity_ref(snap, tie.question.subject).name
        relation = snap.vocabulary[claim.relation]
        label = f"{subject} {relation.told([stated(claim)])}"
    return label if claim.polarity is Polarity.AFFIRMED else f"Denied: {label}"


def value(snap: Snapshot, tie: Tie) -> str | None:
    """The value of a tie as its first claim words it; None where claims may differ."""
    if tie.question.value is None:
        return None
    return next((stated(snap.claim[id]) for id in tie.claims), tie.question.value)


def tie_row(snap: Snapshot, tie: Tie) -> TieRow:
    """A tie with its names spelled out."""
    asked = tie.question
    subject, other = sides_of(snap, tie)
    relation = snap.vocabulary[asked.relation]
    return TieRow(
        id=tie.id,
        question=words(snap, tie),
        subject=subject,
        relation=asked.relation,
        relation_label=relation.before(value(snap, tie)),
        family=relation.family,
        object=other,
        value=value(snap, tie),
        status=tie.status,
        affirming=len(tie.affirming),
        denying=len(tie.denying),
        origins=tie.origins,
        claims=tie.claims,
    )


def actor_row(snap: Snapshot, entity: Entity) -> ActorRow:
    """An entity as a list shows it."""
    ranked = sorted(entity.names, key=lambda n: list(NameKind).index(n.kind))
    names = dict.fromkeys([entity.name, *(name.text for name in ranked)])
    return ActorRow(
        id=entity.id,
        name=entity.name,
        type=entity.type,
        names=tuple(names),
        documents=len(snap.mentioned[entity.id]),
        claims=len(snap.about[entity.id]),
        ties=dict(sorted(snap.statuses[entity.id].items())),
        placeholder=entity.placeholder,
        reviewed=sum(claim.review.settled for claim in snap.about[entity.id]),
    )
