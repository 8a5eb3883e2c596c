"""Readings: what the frames find in a sentence, before polarity, time and attribution."""

from __future__ import annotations

from dataclasses import dataclass

from factional.extract.items import Item
from factional.extract.phrases import Phrase
from factional.model import ClaimKind, Value


@dataclass(frozen=True, slots=True)
class Reading:
    """Two names and a trigger, and the rule that joined them.

    Attributes:
        start: First code point of the trigger.
        end: One past its last code point.
        verb: The verb group that the claim hangs on; None for a noun phrase.
        denied: Denied by words of its own, whatever the verb group says.
        past: True where the words say that it is over ("former").
        rule: Kind of rule and cue, for explaining.
        confidence: Rough and not calibrated.
    """

    relation: str
    subject: Item
    object: Item | None
    start: int
    end: int
    rule: str
    cue: str
    confidence: float
    verb: Phrase | None = None
    value: Value | None = None
    value_span: tuple[int, int] | None = None
    role: str | None = None
    denied: bool = False
    past: bool = False
    kind: ClaimKind | None = None
    probable: bool = False
