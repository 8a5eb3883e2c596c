"""Places: where what a claim says happened or holds, where its relation takes no place itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from factional.extract.propositions.reading import Party, Reading
from factional.extract.propositions.scope import Link, Step, path, wholes
from factional.extract.syntax import Clauses, Oblique
from factional.model import ClaimKind, EntityType
from factional.vocabulary import Relation
from factional.vocabulary.lexicon import words

_HERE = (Link.OWN, Link.NOUN, Link.SHARED, Link.COMPLEMENT)
_POSTS = frozenset({"bearer", "post", "compound"})
_PLACE = (EntityType.PLACE,)


class Places(Protocol):
    """Whom or what the words of a document stand for."""

    def at(self, word: int, types: Iterable[EntityType] = ()) -> tuple[Party, ...]:
        """What a word stands for, of some types."""
        ...


def whereabouts(
    clauses: Clauses, reading: Reading, relation: Relation, parties: Places
) -> str | None:
    """Referent of the place that a reading is tied to; None where no place is said.

    A place of its noun comes before one of its clause; one at the head of a sentence holds for
    coordinated clauses too. A relation that has a place for an object has none beside it.
    """
    whole = reading.object is not None and clauses.tree.tag(reading.object.word) == "PROPN"
    if whole and reading.object is not None and reading.object.type is EntityType.PLACE:
        return None
    if EntityType.PLACE in relation.object and len(relation.object) == 1:
        return None
    taken = {p.referent for p in (reading.subject, reading.object) if p is not None}
    if reading.rule in _POSTS:
        return None
    sides = [
        *_sides(clauses, reading, relation),
        *(w for w in reading.words if w != reading.trigger),
    ]
    for step in _here(clauses, reading, relation):
        for place in _places(clauses, step, parties, sides):
            if place not in taken:
                return place
    return None


def _sides(clauses: Clauses, reading: Reading, relation: Relation) -> list[int]:
    """The nouns of the sides of a deed, whose place is that of the deed."""
    tree = clauses.tree
    lasts = tree.lemma(reading.trigger) in words("timing.en")["lasts"]
    deed = tree.tag(reading.trigger) == "VERB" and not lasts
    if (reading.kind or relation.kind) is not ClaimKind.EVENT and not deed:
        return []
    found: list[int] = []
    for party in (reading.subject, reading.object):
        if party is not None:
            first = tree.first_conjunct(party.word)
            found.extend((party.word, *tree.conjuncts(first), *wholes(tree, first)))
    return found


def _here(clauses: Clauses, reading: Reading, relation: Relation) -> Iterator[Step]:
    """The words whose place is that of the reading."""
    for step in path(clauses, reading):
        if step.link is Link.BESIDE:
            yield step
        elif step.link not in _HERE or (
            step.link is Link.COMPLEMENT and clauses.tree.is_(step.inner, "ccomp", "acl")
        ):
            return
        else:
            yield step


def _obliques(clauses: Clauses, step: Step, sides: Sequence[int]) -> Iterator[Oblique]:
    """What is tied to a word, or follows one of the sides ("fighting the rebels in X")."""
    yield from clauses.obliques(step.word)
    tree = clauses.tree
    if step.link is Link.NOUN:
        for before in tree.children(step.word, "compound", "nmod:poss"):  # "the Doha talks"
            yield Oblique("in", before)
    if step.link in (Link.OWN, Link.NOUN):
        for side in sides:
            if side > step.word:
                yield from clauses.obliques(side)


def _places(clauses: Clauses, step: Step, parties: Places, sides: Sequence[int]) -> Iterator[str]:
    tree, i = clauses.tree, step.word
    subject = tree.child(i, "nsubj")
    front = min(i, subject if subject is not None else i)
    for oblique in _obliques(clauses, step, sides):
        if oblique.preposition not in words("timing.en")["where"]:
            continue
        if step.link in (Link.BESIDE, Link.SHARED) and oblique.word > front:
            continue
        yield from _at(parties, oblique.word)
        if oblique.preposition in ("in", "during") and tree.tag(oblique.word) == "NOUN":
            for inner in clauses.obliques(oblique.word):  # "killed in an ambush near X"
                if inner.preposition in words("timing.en")["where"]:
                    yield from _at(parties, inner.word)


def _at(parties: Places, word: int) -> Iterator[str]:
    for party in parties.at(word, _PLACE):
        if party.type is EntityType.PLACE:
            yield party.referent
