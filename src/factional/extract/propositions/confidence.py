"""Confidence: the chance that a careful annotator of the text would have written a claim down, too.

A claim shows signs: the kind of rule it was read by, its relation, sides that are pronouns, a long
stretch, a doubt. Each sign multiplies the odds that the claim is right, so that the odds of a claim
are the product of `start` and of the factors of its signs: a logistic regression, put so that it
can be read. The factors are data (`confidence.yaml`), fitted to labelled texts by
`tools/calibrate.py`; a sign that is not there multiplies by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import prod

from factional.extract.layers import Layers
from factional.extract.propositions.mood import Mood
from factional.extract.propositions.reading import Party, Reading
from factional.extract.syntax import Tree
from factional.extract.voices import Answer
from factional.model import Certainty, ClaimKind, EntityType, Polarity
from factional.vocabulary import Vocabulary
from factional.vocabulary.lexicon import load

START = "start"
REPEATED = "said twice"
"""Sign of a claim that the same voice makes more fully elsewhere in the document."""

_LONG = 120
_FAR = 10
_WORDS = 40
_DOUBTED, _BELIEVED = 0.0, 2.0
_WEAK, _FAIR = 0.6, 0.7
_VOCABULARY = Vocabulary.load()
_SURE = ((0.1, "not at all"), (0.4, "hardly"), (0.6, "maybe"), (0.8, "likely"), (1.1, "surely"))
MODEL = "model"
"""The rule of readings that the language model made alone."""


def odds(signs: Iterable[str]) -> dict[str, float]:
    """What the odds of a claim with some signs are the product of, by name."""
    known = _factors()
    return {sign: known.get(sign, 1.0) for sign in (START, *dict.fromkeys(signs))}


def chance(signs: Iterable[str]) -> float:
    """Confidence in a claim with some signs: from 0.01 to 0.99, two digits."""
    return _share(prod(odds(signs).values()))


def lessened(confidence: float, sign: str) -> float:
    """Confidence in a claim on which one more sign is found."""
    return _share(confidence / (1 - confidence) * odds([sign])[sign])


def _share(odds: float) -> float:
    return min(0.99, max(0.01, round(odds / (1 + odds), 2)))


@cache
def _factors() -> Mapping[str, float]:
    found: Mapping[str, float] = load("confidence")["odds"]
    return found


class Signs:
    """Finds the signs of what is read in one document."""

    def __init__(self, layers: Layers, tree: Tree) -> None:
        self._layers = layers
        self._tree = tree

    def of(
        self,
        reading: Reading,
        said: Mood,
        *,
        certainty: Certainty,
        span: tuple[int, int],
        granted: bool,
        answer: Answer | None,
        stated: float,
    ) -> tuple[str, ...]:
        """The signs of a reading, each once.

        Args:
            reading: What was read.
            said: How it is said.
            certainty: How sure its words are, with what the voices think of it.
            span: The stretch that states it.
            granted: Whether a question takes it for granted.
            answer: The answer that gave it; None where it is read in its own words.
            stated: How sure the language model is that its sentence states it.
        """
        found = [f"rule {reading.rule}", *self._sides(reading)]
        found += self._shape(reading, span)
        found += self._model(reading)
        found += _read(reading, stated)
        if said.polarity is Polarity.DENIED:
            found.append("denied")
        if certainty is not Certainty.CERTAIN:
            found.append("hedged")
        if said.kind in (ClaimKind.PREDICTION, ClaimKind.INTENTION):
            found.append("foretold")
        if granted:
            found.append("granted by a question")
        if answer is not None:
            found.append("answer no" if answer.denied else "answer yes")
        return tuple(dict.fromkeys(found))

    def _sides(self, reading: Reading) -> Iterator[str]:
        relation = _VOCABULARY[reading.relation]
        for side, party, usual in (
            ("subject", reading.subject, relation.subject),
            ("object", reading.object, relation.object),
        ):
            if party is None:
                continue
            if usual and party.type not in usual:
                yield f"{side} of an unusual type"
            if self._layers.referents[party.referent].placeholder:
                yield f"{side} without a name"
            if party.type is EntityType.GROUP:
                yield f"{side} a people or a crowd"
            if not party.named:
                pronoun = self._tree.tag(party.word) in ("PRON", "DET")
                yield f"{side} by a {'pronoun' if pronoun else 'description'}"

    def _shape(self, reading: Reading, span: tuple[int, int]) -> Iterator[str]:
        if reading.confidence < _WEAK:
            yield "weak rule"
        elif reading.confidence <= _FAIR:
            yield "fair rule"
        if len(reading.words) > 1:
            yield "pattern of many words"
        if span[1] - span[0] > _LONG:
            yield "long stretch"
        if any(abs(p.word - reading.trigger) > _FAR for p in _parties(reading)):
            yield "side far away"
        if reading.clause is None:
            yield "in no clause"
        sentence = self._tree.sentences[self._tree.sentence(reading.trigger)]
        if sentence.last - sentence.first > _WORDS:
            yield "long sentence"

    def _model(self, reading: Reading) -> Iterator[str]:
        """What the language model thinks of it: whether it happened."""
        factuality = self._tree.words[reading.trigger].factuality
        if factuality is not None and factuality < _DOUBTED:
            yield "doubted by the model"
        elif factuality is not None and factuality > _BELIEVED:
            yield "believed by the model"


def _read(reading: Reading, stated: float) -> Iterator[str]:
    """What the language model says to a reading."""
    alone = reading.rule == MODEL
    sure = next(word for most, word in _SURE if stated < most)
    what = "the model" if reading.object is not None else "the model, of one"
    yield f"read by {what} alone, {sure}" if alone else f"read by {what}, {sure}"
    if alone and _VOCABULARY[reading.relation].family == "place":
        yield "a place by the model alone"


def _parties(reading: Reading) -> Iterator[Party]:
    yield reading.subject
    if reading.object is not None:
        yield reading.object
