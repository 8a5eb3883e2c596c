"""Readings: what the frames find in a sentence, before polarity, time and attribution."""

from __future__ import annotations

from dataclasses import dataclass

from factional.extract.phrases import Phrase
from factional.extract.tags import Item
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

    def sides(self) -> tuple[str, str] | None:
        """Referents of subject and object, "" for no object; None where they are one or unknown."""
        subject = self.subject.mention
        if subject is None or (self.object is not None and self.object.mention is None):
            return None
        name = self.object.mention.referent if self.object and self.object.mention else ""
        return None if subject.referent == name else (subject.referent, name)

    def stretch(self, longest: int) -> tuple[int, int]:
        """The shortest stretch that holds trigger, subject, object and value.

        Where that is too long the subject is left out, and in need all but the trigger.
        """
        spans = [(self.start, self.end)]
        verb = self.verb
        while verb is not None and verb.governor is not None:
            verb = verb.governor
            spans.append((verb.start, self.end))
        if self.object is not None:
            spans.append((self.object.start, self.object.end))
        if self.value_span is not None:
            spans.append(self.value_span)
        whole = [*spans, (self.subject.start, self.subject.end)]
        for some in (whole, spans):
            start, end = min(a for a, _ in some), max(b for _, b in some)
            if end - start <= longest:
                return start, end
        return self.start, min(self.end, self.start + longest)


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that made a rule fire.

    Attributes:
        start: First code point.
        end: One past the last.
        rule: Kind of rule.
        cue: The word that rules are looked up by.
        confidence: Rough and not calibrated.
        verb: The verb group that the claim hangs on; None for a noun phrase.
    """

    start: int
    end: int
    rule: str
    cue: str
    confidence: float
    verb: Phrase | None = None

    def reads(self, relation: str, subject: Item, name: Item | None = None) -> Reading:
        """The reading that this trigger gives of two names, or of one alone."""
        return Reading(
            relation=relation,
            subject=subject,
            object=name,
            start=self.start,
            end=self.end,
            rule=self.rule,
            cue=self.cue,
            confidence=self.confidence,
            verb=self.verb,
        )


def verbal(verb: Phrase, end: int, confidence: float) -> Trigger:
    """The trigger that a verb group with its literal words is."""
    return Trigger(verb.start, max(end, verb.end), "verb", verb.main.lemma, confidence, verb)
