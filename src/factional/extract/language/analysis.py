"""What a language model says of a text: sentences, words with their grammar, names, voices.

All offsets are code points of the text that was given, end exclusive. Words, sentences and the
rest come in text order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class NameType(StrEnum):
    """What a name names: the entity types of the annotation layout, and three more."""

    ORGANIZATION = "Organization"
    STATE = "State"
    PERSON = "Person"
    GROUP = "Group"
    PLACE = "Place"
    EVENT = "Event"
    DOCUMENT = "Document"
    DATE = "Date"
    QUANTITY = "Quantity"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in the sentence, in the terms of Universal Dependencies 2.

    Attributes:
        start: First code point.
        end: One past the last.
        tag: Universal part of speech (`NOUN`, `VERB`, `PROPN`).
        lemma: Dictionary form; names keep their capitals.
        head: Index into `Analysis.words` of the word that it depends on; None for the root of its
            sentence.
        relation: How it depends on its head (`nsubj`, `obl`, `nmod:poss`); `root` for the root.
        features: Universal features (`{"Number": "Plur"}`), empty where the model gives none.
        factuality: For predicates, from -3 (did not or will not happen) over 0 (cannot be told) to
            3 (happened), after the scale of UDS; None for other words.
    """

    start: int
    end: int
    tag: str
    lemma: str
    head: int | None
    relation: str
    features: Mapping[str, str] = field(default_factory=dict)
    factuality: float | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its words, `Analysis.words[first:last]`."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Name:
    """A typed stretch: names may lie inside names ("the [University of [Qarmun]]").

    Attributes:
        start: First code point.
        end: One past the last.
        type: What it names.
        score: 0 to 1, how sure the model is; not calibrated.
    """

    start: int
    end: int
    type: NameType
    score: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said what, and the words that show it.

    Attributes:
        source: The stretch that names the speaker; None where the text leaves it out.
        cue: The words that show that somebody speaks ("said", "according to").
        contents: What is said, one stretch or several ("He left," she said, "at dawn").
        score: 0 to 1, how sure the model is; not calibrated.
    """

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch that points at something: a name, a description or a pronoun.

    Attributes:
        start: First code point.
        end: One past the last.
        head: Index into `Analysis.words` of its head word.
        kind: What it points at, as the model words it (`person`, `organization`, `event`).
    """

    start: int
    end: int
    head: int
    kind: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation that a sentence states between two of its words, whoever they stand for.

    Denied and foretold ones are among them: how something is said is left to grammar.

    Attributes:
        subject: Index into `Analysis.words`.
        object: Index into `Analysis.words`.
        relation: A relation of the vocabulary; one without direction stands once, the earlier
            word first.
        chance: 0 to 1, how sure the model is; not calibrated.
    """

    subject: int
    object: int
    relation: str
    chance: float


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that a language model says of the stretches of a text that it was given.

    What a model cannot tell is left empty: not every model finds mentions or attributions.

    Attributes:
        names: Outer names before the inner ones that begin with them.
        chains: Mentions that point at one thing, two or more, as indices into `mentions`.
    """

    sentences: tuple[Sentence, ...] = ()
    words: tuple[Word, ...] = ()
    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    mentions: tuple[Mention, ...] = ()
    chains: tuple[tuple[int, ...], ...] = ()
    stated: tuple[Stated, ...] = ()
