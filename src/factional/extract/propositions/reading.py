"""Readings: a relation between two parties with the words that state it.

What a reading lacks is how it is said: polarity, certainty, time and voice come afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from factional.model import Certainty, ClaimKind, EntityType, Value

_GLOSSES = ("post", "bearer", "value", "compound")


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a reading: a word that stands for somebody.

    Attributes:
        word: Head word, as an index into the tree.
        referent: Whom or what it points at.
        type: What that is.
        start: First code point of the stretch that points at it.
        end: One past its last code point.
        named: Whether that stretch is a name, rather than a pronoun or a description.
        via: How the word leads to the referent: `mention`, `apposition`, `part` ("fighters of X").
        through: The word that led to it by an apposition, a part and the like; None for a mention.
    """

    word: int
    referent: str
    type: EntityType
    start: int
    end: int
    named: bool = True
    via: str = "mention"
    through: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """Two parties, or one and a value, and the words that join them.

    Attributes:
        trigger: The word that the relation hangs on: a verb, a noun, an adjective.
        words: The trigger and the other words that the pattern named.
        rule: Kind of rule: `verb`, `noun`, `post`, `adjective`, `compound`, `value` ...
        cue: Lemma that the rule was looked up by.
        confidence: 0 to 1, how much its kind of rule is trusted: one sign of a claim's confidence.
        clause: The predicate whose grammar decides polarity, kind and time: the trigger itself, or
            the verb that a noun is an argument of; None where it stands in no clause.
        denied: Denied by words of its own ("no relations"), whatever its clause says.
        past: Said to be over by words of its own ("former").
        frame: The pattern of the lexicon that it was read by; "" for a rule without one.
    """

    relation: str
    subject: Party
    object: Party | None
    trigger: int
    words: tuple[int, ...]
    rule: str
    cue: str
    confidence: float
    clause: int | None = None
    value: Value | None = None
    value_span: tuple[int, int] | None = None
    role: str | None = None
    denied: bool = False
    past: bool = False
    kind: ClaimKind | None = None
    certainty: Certainty | None = None
    frame: str = ""

    @property
    def gloss(self) -> bool:
        """Whether it only tells who somebody with a name is: "X, the head of Y"."""
        return self.clause is None and self.rule in _GLOSSES and self.subject.named
