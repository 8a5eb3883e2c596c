"""Tense: when a clause puts what it says, by its finite verb."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from factional.extract.propositions.scope import Link, Step, is_predicate
from factional.extract.syntax import Clauses, Tree
from factional.vocabulary.lexicon import words


class Tense(StrEnum):
    """The tenses that time depends on; `NONE` for what has no finite verb, or a modal one."""

    PRESENT = "present"
    PAST = "past"
    PERFECT = "perfect"
    PLUPERFECT = "pluperfect"
    NONE = "none"


_INNER = (Link.OWN, Link.NOUN, Link.SHARED, Link.COMPLEMENT)


def tense(clauses: Clauses, steps: Sequence[Step]) -> Tense:
    """The tense of the first finite verb from a reading outwards.

    A past under a past verb of saying ("he said that X supported Y") may be a present there, and
    counts as none.
    """
    tree = clauses.tree
    for step in steps:
        if step.link not in _INNER:
            return Tense.NONE
        if not is_predicate(tree, step.word) and tree.tag(step.word) != "VERB":
            continue
        found = of_verb(tree, step.word)
        if found is None:
            continue
        if found is Tense.PAST and _backshifted(tree, step.word):
            return Tense.NONE
        return found
    return Tense.NONE


def of_verb(tree: Tree, i: int) -> Tense | None:
    """The tense of one verb group; None where it is not finite."""
    auxiliaries = tree.children(i, "aux", "cop")
    finite = [a for a in auxiliaries if tree.feature(a, "VerbForm") == "Fin"]
    if any(
        tree.lemma(a)
        in ("will", "would", "can", "could", "may", "might", "shall", "should", "must")
        for a in auxiliaries
    ):
        return Tense.NONE
    if finite:
        past = tree.feature(finite[0], "Tense") == "Past"
        if tree.lemma(finite[0]) == "have":
            return Tense.PLUPERFECT if past else Tense.PERFECT
        return Tense.PAST if past else Tense.PRESENT
    if auxiliaries or tree.feature(i, "VerbForm") not in (None, "Fin"):
        return None
    if tree.is_(i, "acl", "amod") and not tree.is_(i, "acl:relcl"):
        return None
    told = tree.feature(i, "Tense")
    if told is None or tree.tag(i) not in ("VERB", "AUX"):
        return None
    return Tense.PAST if told == "Past" else Tense.PRESENT


def _backshifted(tree: Tree, i: int) -> bool:
    """Whether a verb is told by a verb of saying in the past."""
    first = tree.first_conjunct(i)
    head = tree.head(first)
    if head is None or not tree.is_(first, "ccomp"):
        return False
    said = tree.lemma(head) in words("timing.en")["saying"]
    return said and of_verb(tree, head) in (Tense.PAST, Tense.PLUPERFECT)
