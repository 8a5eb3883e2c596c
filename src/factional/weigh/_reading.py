"""A claim as it is weighed: with its question, its bounds in time and its origin."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from factional.model import (
    Answer,
    Bounds,
    Claim,
    ClaimKind,
    Document,
    DocumentStatus,
    Polarity,
    Quantity,
    Question,
    Review,
)
from factional.resolve import Key, fold
from factional.resolve.names import slug
from factional.vocabulary import Relation
from factional.weigh._origins import Origin

NEAR = timedelta(days=366)
"""How far apart two utterances may be to contradict each other about undated states."""

_LONGEST_VALUE = 40


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim with what follows from it.

    Attributes:
        foretold: True for what is predicted or planned, and not yet said to be so.
    """

    claim: Claim
    relation: Relation
    question: Question
    bounds: Bounds
    origin: Origin
    foretold: bool

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
    """Whether a claim speaks of what holds over a time."""
    if claim.kind in (ClaimKind.STATE, ClaimKind.EVENT):
        return claim.kind is ClaimKind.STATE
    return relation.lasting


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
        return Bounds.of_claim(claim.time, lasting=lasting(claim, relation), known=known)
    if claim.time is not None:
        return replace(Bounds.parse(claim.time), uncertain=True)
    since = Bounds.parse(known).earliest_start if known else None
    return Bounds(earliest_start=since, uncertain=True)


def entity_id(of: Mapping[Key, str], document: str, referent: str) -> str:
    """The entity that a referent is; one that was never resolved is itself."""
    return of.get((document, referent), f"{document}/{referent}")


def question(claim: Claim, relation: Relation, of: Mapping[Key, str]) -> Question:
    """What a claim answers.

    Symmetric relations have their two sides sorted. Each value is a question of its own (an
    ideology, a goal), but a strength and a status are one question a subject.
    """
    subject = entity_id(of, claim.document, claim.subject)
    if claim.object is not None:
        other = entity_id(of, claim.document, claim.object)
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


def same_value(first: Reading, second: Reading) -> bool:
    """Whether two values can both be so: numbers that overlap, words that are one or one side."""
    a, b = first.claim.value, second.claim.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return a.overlaps(b)
    if isinstance(a, str) and isinstance(b, str):
        sides = _sides(first.relation, a)
        return fold(a) == fold(b) or bool(sides & _sides(first.relation, b))
    return a == b


def opposite_values(first: Reading, second: Reading) -> bool:
    """Whether two values exclude each other: numbers apart, or words of two sides."""
    a, b = first.claim.value, second.claim.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return not a.overlaps(b)
    if isinstance(a, str) and isinstance(b, str):
        ours, theirs = _sides(first.relation, a), _sides(first.relation, b)
        return bool(ours) and bool(theirs) and not ours & theirs
    return False


def final_first(first: Reading, second: Reading) -> tuple[Reading, Reading] | None:
    """Two opposite statuses, the final one first; None where neither or both are final."""
    last = len(first.relation.opposites) - 1
    finals = [
        isinstance(r.claim.value, str) and last in _sides(r.relation, r.claim.value)
        for r in (first, second)
    ]
    if last < 0 or finals[0] is finals[1]:
        return None
    return (first, second) if finals[0] else (second, first)


def _sides(relation: Relation, value: str) -> set[int]:
    words = set(fold(value).split())
    return {i for i, side in enumerate(relation.opposites) if words & {fold(w) for w in side}}


def undone(final: Bounds, other: Bounds) -> Answer:
    """Whether what is final was reached before a state that it excludes was attested.

    "Killed in March" and "alive" in May cannot both be so, however far apart they were said;
    "alive" in March and "killed" in May can.
    """
    reached, until = final.latest_start, other.earliest_end or other.latest_start
    if reached is None or until is None:
        return Answer.MAYBE
    return Answer.YES if reached <= until else Answer.NO


def contend(first: Bounds, second: Bounds) -> Answer:
    """Whether two claims speak of one time, so that they can contradict each other.

    As `Bounds.overlaps`, but what overlaps only because nobody said since or until when does so
    no more where the two are attested more than a year apart: that is change, not contradiction.
    """
    answer = first.overlaps(second)
    if answer is not Answer.MAYBE:
        return answer
    ours, theirs = _attested(first), _attested(second)
    if ours and theirs and max(ours[0] - theirs[1], theirs[0] - ours[1]) > NEAR:
        return Answer.NO
    return answer


def _attested(when: Bounds) -> tuple[date, date] | None:
    if when.latest_start is None or when.earliest_end is None:
        return None
    return (
        min(when.latest_start, when.earliest_end),
        max(when.latest_start, when.earliest_end),
    )
