"""Claims: one thing that one source says about one actor, in its own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

EARLIER = "earlier_reading"
"""Key in `Claim.how` of a claim that stays by a decision and that no present reading finds."""


MADE_BY = "made_by"
"""Key in `Claim.how` of a claim that a person read in the text: who it was."""


class Polarity(StrEnum):
    """Whether the source says that it is so or that it is not."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Certainty(StrEnum):
    """How sure the words are: no hedge, likely or believed, maybe or rumoured."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class ClaimKind(StrEnum):
    """What holds over a time, what happened, what is foretold, what is planned or wished."""

    STATE = "state"
    EVENT = "event"
    PREDICTION = "prediction"
    INTENTION = "intention"


class Review(StrEnum):
    """What an analyst decided about a claim. Machine output is `proposed`.

    `unsure` is set aside to be looked at again; such a claim counts as a proposed one does.
    """

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    UNSURE = "unsure"

    @property
    def settled(self) -> bool:
        """Whether somebody has said that the claim is read right, or that it is not."""
        return self not in (Review.PROPOSED, Review.UNSURE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of people with what is known of its bounds.

    "About 500" is min = max = 500 and approx; "does not exceed 300" has a max only; "more than
    300" a min only; "250 to 300" both.
    """

    min: int | None = None
    max: int | None = None
    approx: bool = False
    unit: str = "members"

    def overlaps(self, other: Quantity) -> bool:
        """Whether one number could satisfy both."""
        low = max(self.min or 0, other.min or 0)
        highs = [q.max for q in (self, other) if q.max is not None]
        return not highs or low <= min(highs)


@dataclass(frozen=True, slots=True)
class Hop:
    """One voice of an attribution chain.

    Attributes:
        who: Referent id, name as the text gives it, or `document.AUTHOR`.
        cue: The word that shows the hop ("told", "according to"); None for turns and narration.
        date: EDTF date at which this voice said it, where the text tells.
        start: Where the text shows the hop.
        end: One past the end of that stretch.
    """

    who: str
    cue: str | None = None
    date: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The shortest exact stretch that states a claim: `document.text[start:end] == quote`.

    Code points, end exclusive: a TextQuoteSelector and a TextPositionSelector of the W3C Web
    Annotation model in one.
    """

    quote: str
    start: int
    end: int


Value = str | Quantity

FLOOR = 0.4
"""Confidence below which a claim is low: leaving such claims out serves F1 best, or costs none."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says: never "true" here, but said, by somebody, in a document, at a date.

    Attributes:
        id: `<document id>-<number>`, unique in a case.
        document: Id of the document it was read in.
        subject: Referent id of the actor it is about.
        relation: Name of a relation of the vocabulary.
        object: Referent id, or None where the relation takes a value or nothing.
        value: Text, or a quantity for `strength`; None where the relation takes an object.
        role: The post, as the text words it ("emir").
        polarity: Said to be so, or said not to be so.
        certainty: How sure the words are.
        kind: State, event, prediction or intention.
        time: EDTF valid time as far as the text gives it; None for a plain present state.
        place: Referent id of the place it is tied to, where the relation takes none as object.
        attribution: Voices, innermost first, ending with the document's own.
        evidence: The exact stretch of text.
        core: True where the words state it outright, False where a careful reader infers it.
        confidence: Chance that a careful annotator of the text would have made the claim, too, from
            0 to 1 for machine output, calibrated for the built-in extractor; None for a person's.
            It says nothing of whether the claim is true.
        extractor: `name/version` of what read it, or the analyst's name.
        how: What made the extractor say so (rule, cue), for explaining.
        review: What an analyst decided.
    """

    id: str
    document: str
    subject: str
    relation: str
    evidence: Evidence
    attribution: tuple[Hop, ...]
    object: str | None = None
    value: Value | None = None
    role: str | None = None
    polarity: Polarity = Polarity.AFFIRMED
    certainty: Certainty = Certainty.CERTAIN
    kind: ClaimKind = ClaimKind.STATE
    time: str | None = None
    place: str | None = None
    core: bool = True
    confidence: float | None = None
    extractor: str = ""
    how: Mapping[str, str] = field(default_factory=dict)
    review: Review = Review.PROPOSED

    @property
    def low(self) -> bool:
        """Whether it is machine output that is likelier wrong than right, and nobody accepted it.

        Such a claim is kept and listed; it is not weighed, and not exported unless asked for.
        """
        accepted = self.review in (Review.ACCEPTED, Review.EDITED)
        return self.confidence is not None and self.confidence < FLOOR and not accepted


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that somebody declined or could not answer.

    Attributes:
        speaker: Who would not or could not say.
        about: Referent ids that the question was about.
        topic: What it was about, in a few words of the text.
        reason: `declined` or `unknown`.
        evidence: The words of the refusal.
    """

    speaker: str
    about: tuple[str, ...]
    topic: str
    reason: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Drop:
    """A claim that an extractor made and that was not kept, with the reason."""

    claim: Claim
    reason: str
