"""A claim as it is weighed: with its question, its bounds in time and its origin."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from factional.model import (
    Bounds,
    Claim,
    ClaimKind,
    Document,
    DocumentStatus,
    Entity,
    EntityType,
    Polarity,
    Question,
    Review,
)
from factional.resolve import Key, fold
from factional.resolve.names import slug
from factional.vocabulary import Relation
from factional.weigh._origins import Origin

_LONGEST_VALUE = 40


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim with what follows from it.

    Attributes:
        claim: The claim.
        relation: Its relation.
        question: What it answers.
        bounds: When it holds, by its own words and the day they were said.
        origin: Whose word it goes back to.
        foretold: True for what is predicted or planned, and not yet said to be so.
        place: Entity id of the place that it is tied to.
        premise: Whether a question takes it for granted.
        printed: Folded names that its document answers to.
    """

    claim: Claim
    relation: Relation
    question: Question
    bounds: Bounds
    origin: Origin
    foretold: bool
    place: str | None = None
    premise: bool = False
    printed: frozenset[str] = frozenset()

    @property
    def affirms(self) -> bool:
        """Whether it says that it is so."""
        return self.claim.polarity is Polarity.AFFIRMED

    @property
    def lasts(self) -> bool:
        """Whether it speaks of what holds, rather than of what happened."""
        return lasting(self.claim, self.relation)


def counts(claim: Claim, documents: Mapping[str, Document]) -> bool:
    """Whether a claim is weighed: neither rejected nor low, and its document stands."""
    document = documents.get(claim.document)
    stands = document is None or document.status is DocumentStatus.CURRENT
    return stands and claim.review is not Review.REJECTED and not claim.low


def lasting(claim: Claim, relation: Relation) -> bool:
    """Whether a claim speaks of what holds over a time.

    What is taken, joined or settled in holds from then on: an event of a relation that `begins`.
    """
    if claim.kind is ClaimKind.EVENT:
        return relation.begins and relation.lasting
    return claim.kind is ClaimKind.STATE or relation.lasting


def foretold(claim: Claim, relation: Relation) -> bool:
    """Whether a claim speaks of what may come; the goals of `aims_to` are there already."""
    if claim.kind is ClaimKind.INTENTION:
        return relation.kind is not ClaimKind.INTENTION
    return claim.kind is ClaimKind.PREDICTION


def said(claim: Claim, document: Document | None) -> str | None:
    """EDTF knowledge time: the date of the innermost dated voice, else of publication."""
    dated = next((hop.date for hop in claim.attribution if hop.date), None)
    return dated or (document.metadata.published if document else None)


def bounds(claim: Claim, relation: Relation, document: Document | None) -> Bounds:
    """When it holds, by the words of the claim and the day they were said.

    What is foretold holds after that day, and never surely.
    """
    known = said(claim, document)
    if not foretold(claim, relation):
        lasts = lasting(claim, relation)
        stated = Bounds.of_claim(claim.time, lasting=lasts, known=known)
        if lasts and claim.kind is ClaimKind.EVENT and claim.time and "/" not in claim.time:
            begun = Bounds.parse(claim.time)  # "seized in May": it began then
            stated = replace(stated, earliest_start=begun.earliest_start)
        return stated
    since = Bounds.parse(known).earliest_start if known else None
    if claim.time is None:
        return Bounds(earliest_start=since, uncertain=True)
    when = replace(Bounds.parse(claim.time), uncertain=True)
    if since is None or (when.latest_end is not None and when.latest_end < since):
        return when
    return replace(when, earliest_start=max(when.earliest_start or since, since))


def entity_id(of: Mapping[Key, str], document: str, referent: str) -> str:
    """The entity that a referent is; one that was never resolved is itself."""
    return of.get((document, referent), f"{document}/{referent}")


def seen_as(entity: Entity) -> tuple[str, EntityType, bool, frozenset[str]]:
    """What weighing looks at of an entity; how often and where it is called so is none of it."""
    texts = frozenset(name.text for name in entity.names)
    return entity.name, entity.type, entity.placeholder, texts


def question(claim: Claim, relation: Relation, of: Mapping[Key, str]) -> Question:
    """What a claim answers.

    Symmetric relations have their two sides sorted. Each value is a question of its own (an
    ideology, a goal), but a strength and a status are one question a subject. Where both sides are
    one actor it is about the two names, by which their document calls it.
    """
    subject = entity_id(of, claim.document, claim.subject)
    if claim.object is not None:
        other = entity_id(of, claim.document, claim.object)
        if other == subject:
            names = fold(claim.subject), fold(claim.object)
            named = " ".join(sorted(names) if relation.symmetric else names)
            return Question(subject, relation.name, other, named)
        if relation.symmetric and other < subject:
            subject, other = other, subject
        return Question(subject, relation.name, other)
    if isinstance(claim.value, str) and relation.functional != "subject":
        return Question(subject, relation.name, value=fold(claim.value))
    return Question(subject, relation.name)


def tie_id(asked: Question) -> str:
    """A readable id: `qvf.allied_with.ansar-al-nahr`."""
    parts = [asked.subject, asked.relation]
    if asked.object is not None:
        parts.append(asked.object)
    if asked.value is not None:
        value = slug(asked.value)
        if len(value) > _LONGEST_VALUE or fold(value) != asked.value:
            digest = hashlib.sha256(asked.value.encode()).hexdigest()[:8]
            value = f"{value[:_LONGEST_VALUE]}-{digest}"
        parts.append(value)
    return ".".join(parts)
