"""Layers: what is known of a text before any claim is made of it.

Sentences, tokens, mentions with their referents, time expressions and quantities, all with offsets
into `Document.text`. Claims are read off the layers; a better language model replaces what makes
them and leaves this form alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from factional.model import Block, Document, Mention, Quantity, Referent


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark of punctuation. `lower` is what lexicons are looked up by."""

    start: int
    end: int
    text: str
    lower: str


class TimeKind(StrEnum):
    """What a time expression is about: a date, an hour, how long, or how often."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class Anchor(StrEnum):
    """What a time expression was counted from."""

    TEXT = "text"
    UTTERANCE = "utterance"
    NARRATIVE = "narrative"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch that speaks of time: a date, an hour, a duration, or what comes again and again.

    Attributes:
        edtf: EDTF date or interval; None where the words give none ("at that time", "for years").
        kind: Date, hour, duration or set.
        duration: ISO 8601 duration that the words give, `X` for an unknown number (`P2Y`, `PXD`).
            Of a date it is the length that was counted ("two years ago") or is spanned.
        hour: Hour as written, `16:15`, or the part of the day (`MO`, `AF`, `EV`, `NI`, `DT`, the
            codes of TIMEX3).
        anchor: What it was counted from: nothing but its own words, the day of the utterance, or
            where the narrative had got to; None where it has no value.
        rule: Name of the rule that found it.
        parts: The dates that an interval or a direction is made of ("from March to June").
    """

    start: int
    end: int
    text: str
    edtf: str | None
    kind: TimeKind = TimeKind.DATE
    duration: str | None = None
    hour: str | None = None
    anchor: Anchor | None = None
    rule: str = ""
    parts: tuple[TimeExpression, ...] = ()


@dataclass(frozen=True, slots=True)
class QuantityExpression:
    """A stretch that counts people: "more than 300 militants"."""

    start: int
    end: int
    text: str
    quantity: Quantity


class AmountKind(StrEnum):
    """What is counted or measured, where it is no force or crowd; members of peoples among it."""

    WEAPONS = "weapons"
    VEHICLES = "vehicles"
    MONEY = "money"
    DISTANCE = "distance"
    AREA = "area"
    WEIGHT = "weight"
    SHARE = "share"
    PLACES = "places"
    EVENTS = "events"
    GROUPS = "groups"
    PEOPLES = "peoples"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Amount:
    """A stretch that counts or measures what is not people: "12 tanks", "40 percent of the town".

    Attributes:
        low: Lower bound, None where open.
        high: Upper bound, None where open.
        rough: Whether the words make it approximate.
        unit: The noun or sign that says what of ("tanks", "km", "$"). Of a share without a percent
            sign the bounds are fractions, and the unit is what it is a share of.
        kind: What kind of thing that is.
    """

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    rough: bool
    unit: str
    kind: AmountKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of one block, with everything that lies in it, in text order.

    Attributes:
        block: The block it stands in; its speaker is whose words these are.
        mentions: Names, descriptions and pronouns that were resolved to a referent.
        quantities: Counts of people.
        amounts: Amounts of everything else.
    """

    start: int
    end: int
    block: Block
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[QuantityExpression, ...] = ()
    amounts: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True)
class Alias:
    """An identity that the text states: "Hay'at Tahrir al-Sham (HTS)", "formerly known as".

    Attributes:
        referent: Id of the thing named.
        other: Id of the referent of the other name where it is kept apart (a former name, a
            contested identity), or None where both names were taken as mentions of one referent.
        former: True where the other name is said to be an earlier one.
        denied: True where it is said not to be so.
        hedged: True where it is only believed, rumoured or alleged.
    """

    referent: str
    other: str | None
    start: int
    end: int
    former: bool = False
    denied: bool = False
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Layers:
    """All layers of one document.

    Attributes:
        referents: What the mentions point at, by id.
        speakers: Referent id of each speaker named in `Document.blocks` and `Document.turns`.
        sure: How surely a description or pronoun was pointed at its referent, 0 to 1, by where it
            stands; what is not here was named, or is known by who speaks. Not calibrated.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    referents: dict[str, Referent]
    aliases: tuple[Alias, ...] = ()
    speakers: dict[str, str] = field(default_factory=dict)
    sure: dict[tuple[int, int], float] = field(default_factory=dict)
