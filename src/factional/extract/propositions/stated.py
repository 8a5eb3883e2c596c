"""What the language model reads between two words, as readings beside those of the frames.

A statement of the model is taken up where no frame reads the same of the same parties; where one
does, the model is its witness, and how sure it is goes into confidence. Polarity, kind and time
come from grammar, as for every reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factional.extract.language import Analysis
from factional.extract.language.analysis import Stated
from factional.extract.layers import QuantityExpression
from factional.extract.propositions import telling
from factional.extract.propositions.confidence import MODEL
from factional.extract.propositions.gather import says_something
from factional.extract.propositions.parties import Parties
from factional.extract.propositions.reading import Party, Reading
from factional.extract.syntax import Tree
from factional.model import EntityType
from factional.vocabulary import Vocabulary

TAKEN = 0.8
"""From which chance on a statement is taken up without a frame."""
NOTICED = 0.5
"""From which chance on a noun of a statement is a thing, though nothing else points with it."""

_VOCABULARY = Vocabulary.load()
_ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "nmod", "nmod:poss")


class Statements:
    """What the model says that the sentences of a document state."""

    def __init__(self, parties: Parties, analysis: Analysis) -> None:
        self._parties = parties
        self._tree: Tree = parties.tree
        self._of: dict[int, list[Stated]] = defaultdict(list)
        for found in analysis.stated:
            self._of[self._tree.sentence(found.subject)].append(found)
            if found.chance >= NOTICED:
                relation = _VOCABULARY[found.relation]
                if found.relation != "member_of":  # members are whom the body is made of
                    parties.notice(found.subject, relation.subject, found.object)
                if found.relation != "founded":  # whoever sets up a school makes no actor of it
                    parties.notice(found.object, relation.object, found.subject)

    def chance(self, reading: Reading) -> float:
        """How sure the model is of what a frame reads, 0 where it says nothing of the kind."""
        if reading.object is None:
            return self._alone(reading)
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

    def _alone(self, reading: Reading) -> float:
        """How sure the model is of what is said of one party, or of a value of it."""
        span = reading.value_span
        words = self._tree.words
        return max(
            (
                found.chance
                for found in self._of[self._tree.sentence(reading.trigger)]
                if found.relation == reading.relation
                and self._stands(found.subject, reading.subject)
                and (span is None or span[0] <= words[found.object].start < span[1])
            ),
            default=0.0,
        )

    def readings(
        self, sentence: int, known: Sequence[Reading], quantities: Sequence[QuantityExpression]
    ) -> Iterator[Reading]:
        """What the model reads in a sentence and no frame does.

        Args:
            sentence: Index of the sentence.
            known: What the frames read in it.
            quantities: The numbers of people in it.
        """
        told = {(r.relation, *_sides(r)) for r in known if r.object is not None}
        alone = [r for r in known if r.object is None]
        for found in sorted(self._of[sentence], key=lambda s: -s.chance):
            if found.chance < TAKEN:
                break
            if not _VOCABULARY[found.relation].object:
                for reading in self._lone(found, quantities):
                    if not any(_says_that(other, reading) for other in alone):
                        alone.append(reading)
                        yield reading
                continue
            for reading in self._made(found):
                key = (reading.relation, *_sides(reading))
                if key not in told and self._holds(reading):
                    told.add(key)
                    yield reading

    def _lone(self, found: Stated, quantities: Sequence[QuantityExpression]) -> Iterator[Reading]:
        """A value of a party, or what is said of it alone: "X was dissolved"."""
        relation, value, span = _VOCABULARY[found.relation], None, None
        if relation.value:
            said = telling.told(self._tree, quantities, found.relation, found.object)
            if said is None:
                return
            value, span = said
        for subject in self._parties.told(found.subject, relation.subject):
            yield replace(self._reading(found, subject, None), value=value, value_span=span)

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
        subjects = self._parties.told(found.subject, relation.subject)
        others = self._parties.told(found.object, relation.object)
        for subject in subjects:
            for other in others:
                if subject.referent != other.referent:
                    made = self._reading(found, subject, other)
                    bodies = subject.type == other.type == EntityType.ORGANIZATION
                    joined = found.relation == "member_of" and bodies
                    yield replace(made, relation="part_of") if joined else made

    def _reading(self, found: Stated, subject: Party, other: Party | None) -> Reading:
        tree = self._tree
        top = self._trigger(found)
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

    def _trigger(self, found: Stated) -> int:
        """The word that joins both sides; of verbs in a chain the one that says what is done.

        "X refused to join Y": X hangs on the first verb, and what is refused is to join.
        """
        tree = self._tree
        top = tree.joined(found.subject, found.object)
        if found.subject == found.object:
            return self._said_of(top)
        at: int | None = found.object
        while at is not None and at != top:
            if tree.tag(at) == "VERB" and tree.is_(at, "xcomp"):
                return at
            at = tree.head(at)
        return top

    def _said_of(self, word: int) -> int:
        """The word that says something of one: "X broke up", "the end of X", "X, formed in"."""
        tree = self._tree
        above, clauses = tree.head(word), tree.children(word, "acl", "acl:relcl")
        if clauses and not tree.is_(word, *_ARGUMENTS):
            return clauses[0]
        return word if above is None else above


def _says_that(known: Reading, new: Reading) -> bool:
    """Whether a reading of one party says what another says already."""
    if (known.relation, known.subject.referent) != (new.relation, new.subject.referent):
        return False
    if known.value_span is None or new.value_span is None:
        return known.value_span == new.value_span
    return known.value_span[0] < new.value_span[1] and new.value_span[0] < known.value_span[1]


def _sides(reading: Reading) -> tuple[str, str]:
    """The referents of both sides, in one order where the relation has no direction."""
    sides = reading.subject.referent, reading.object.referent if reading.object else ""
    if _VOCABULARY[reading.relation].symmetric:
        return min(sides), max(sides)
    return sides


def _words(party: Party) -> set[int | None]:
    return {party.word, party.through}
