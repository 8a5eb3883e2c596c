"""Ties: all claims that answer the same question, with their status."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TieStatus(StrEnum):
    """How the claims of a tie stand to each other."""

    CORROBORATED = "corroborated"
    SINGLE_SOURCE = "single_source"
    DISPUTED = "disputed"
    SUPERSEDED = "superseded"
    DENIED = "denied"
    PREDICTED = "predicted"


class Verdict(StrEnum):
    """How two claims stand to each other.

    `self_dispute` is a dispute of one speaker with himself; `different_scope` is said of claims
    that can both be so because they speak of a part, of another place, or of another time.
    """

    AGREE = "agree"
    NOT_INDEPENDENT = "not_independent"
    DISPUTE = "dispute"
    SELF_DISPUTE = "self_dispute"
    SUPERSEDE = "supersede"
    DIFFERENT_SCOPE = "different_scope"

    @property
    def disputes(self) -> bool:
        """Whether the two cannot both be so."""
        return self in (Verdict.DISPUTE, Verdict.SELF_DISPUTE)


@dataclass(frozen=True, slots=True)
class Question:
    """What the claims of a tie answer: how a subject stands to an object, or one of its attributes.

    Attributes:
        subject: Entity id; for symmetric relations the lesser of the two ids.
        relation: Name of a relation of the vocabulary.
        object: Entity id, or None for an attribute of the subject.
        value: Folded text for relations where every value is a question of its own; the two names,
            folded, where both sides are one actor; else None.
    """

    subject: str
    relation: str
    object: str | None = None
    value: str | None = None

    @property
    def of_names(self) -> bool:
        """Whether it relates two names of one actor, as "X is also known as Y" does."""
        return self.subject == self.object


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict on two claims, with the reason in words for the analyst.

    Attributes:
        first: Id of a claim: of the one that is over, where one is; else the lesser id of the two.
        second: Id of the other: of the one that tells what ended the first, or what came after it.
        verdict: How they stand to each other.
        reason: Why, in words.
    """

    first: str
    second: str
    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True)
class Tie:
    """All claims that answer one question, with the status that follows from them.

    Attributes:
        id: Readable and stable id in the case.
        question: What is answered.
        status: How the claims stand to each other.
        affirming: Ids of the claims that say so.
        denying: Ids of the claims that say it is not so.
        origins: Independent origins among the affirming claims, as names.
        comparisons: The pairs that make the status.
    """

    id: str
    question: Question
    status: TieStatus
    affirming: tuple[str, ...] = ()
    denying: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    comparisons: tuple[Comparison, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """All claims of the tie, those that affirm first."""
        return (*self.affirming, *self.denying)
