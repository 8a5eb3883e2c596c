"""What the language model reads between two words, as readings beside those of the frames.

A statement of the model is taken up where no frame reads the same of the same parties; where one
does, the model is its witness, and how sure it is goes into confidence. Polarity, kind and time
come from grammar, as for every reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factional.extract.language import Analysis
from factional.extract.language.analysis import Stated
from factional.extract.propositions.confidence import MODEL
from factional.extract.propositions.gather import says_something
from factional.extract.propositions.parties import Parties
from factional.extract.propositions.reading import Party, Reading
from factional.extract.syntax import Tree
from factional.vocabulary import Vocabulary

TAKEN = 0.8
"""From which chance on a statement is taken up without a frame."""

_VOCABULARY = Vocabulary.load()


class Statements:
    """What the model says that the sentences of a document state."""

    def __init__(self, parties: Parties, analysis: Analysis) -> None:
        self._parties = parties
        self._tree: Tree = parties.tree
        self._of: dict[int, list[Stated]] = defaultdict(list)
        for found in analysis.stated:
            self._of[self._tree.sentence(found.subject)].append(found)

    def chance(self, reading: Reading) -> float:
        """How sure the model is of what a frame reads, 0 where it says nothing of the kind."""
        if reading.object is None:
            return 0.0
        symmetric = _VOCABULARY[reading.relation].symmetric
        return max(
            (
                found.chance
                for found in self._of[self._tree.sentence(reading.trigger)]
                if found.relation == reading.relation
                and (
                    self._same(found, reading.subject, reading.object)
                    or (symmetric and self._same(found, reading.object, reading.subject))
                )
            ),
            default=0.0,
        )

    def readings(self, sentence: int, known: Sequence[Reading]) -> Iterator[Reading]:
        """What the model reads in a sentence and no frame does.

        Args:
            sentence: Index of the sentence.
            known: What the frames read in it.
        """
        told = {(r.relation, *_sides(r)) for r in known if r.object is not None}
        for found in sorted(self._of[sentence], key=lambda s: -s.chance):
            if found.chance < TAKEN:
                break
            for reading in self._made(found):
                key = (reading.relation, *_sides(reading))
                if key not in told and self._holds(reading):
                    told.add(key)
                    yield reading

    def _holds(self, reading: Reading) -> bool:
        """Whether a claim may be made of it: "500 men of X" are no members but X's strength."""
        several = self._tree.feature(reading.subject.word, "Number") == "Plur"
        crowd = reading.relation == "member_of" and several and not reading.subject.named
        return not crowd and says_something(self._parties, reading)

    def _same(self, found: Stated, subject: Party, other: Party) -> bool:
        return self._stands(found.subject, subject) and self._stands(found.object, other)

    def _stands(self, word: int, party: Party) -> bool:
        if word in _words(party):
            return True
        return any(p.referent == party.referent for p in self._parties.at(word))

    def _made(self, found: Stated) -> Iterator[Reading]:
        relation = _VOCABULARY[found.relation]
        subjects = self._parties.at(found.subject, relation.subject)
        others = self._parties.at(found.object, relation.object)
        for subject in subjects:
            for other in others:
                if subject.referent != other.referent:
                    yield self._reading(found, subject, other)

    def _reading(self, found: Stated, subject: Party, other: Party) -> Reading:
        tree = self._tree
        top = tree.joined(found.subject, found.object)
        predicate = tree.tag(top) in ("VERB", "AUX")
        return Reading(
            relation=found.relation,
            subject=subject,
            object=other,
            trigger=top,
            words=(top,),
            rule=MODEL,
            cue=tree.lemma(top),
            confidence=found.chance,
            clause=top if predicate else self._parties.clauses.governing(top),
        )


def _sides(reading: Reading) -> tuple[str, str]:
    """The referents of both sides, in one order where the relation has no direction."""
    sides = reading.subject.referent, reading.object.referent if reading.object else ""
    if _VOCABULARY[reading.relation].symmetric:
        return min(sides), max(sides)
    return sides


def _words(party: Party) -> set[int | None]:
    return {party.word, party.through}
