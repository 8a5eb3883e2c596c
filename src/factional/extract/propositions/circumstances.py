"""Circumstances: what a phrase with a preposition says of somebody by itself.

"X is in prison", "X went into hiding", "X, under house arrest", "under X, the Wolves grew".
"""

from __future__ import annotations

from collections.abc import Iterator

from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.propositions.reading import Reading
from factional.extract.propositions.values import BODIES, listed, valued, worded
from factional.model import EntityType
from factional.vocabulary.lexicon import words

_STATE = 0.65
_UNDER = 0.5


def circumstance_readings(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """What is said of somebody by where a phrase puts him."""
    tree = matcher.tree
    said = tree.preposition(word)
    if not said:
        return
    if f"{said} {tree.lemma(word)}" in listed("status", "phrases"):
        yield from _state(parties, matcher, word)
    elif said == "under" and tree.is_(word, "obl"):
        yield from _under(parties, matcher, word)


def _state(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    tree, clauses = matcher.tree, matcher.clauses
    said = tree.preposition(word).split()
    cases = [c for c in tree.children(word, "case", "mark") if tree.lower(c) in said]
    span = tree.words[min(cases, default=word)].start, tree.words[word].end
    head, clause = tree.head(word), word
    found = list(clauses.subjects(word)) if tree.child(word, "cop") is not None else []
    if not found and head is not None and tree.tag(head) in ("VERB", "AUX"):
        if tree.lemma(head) not in words("control.en")["becoming"] | listed("status", "kept"):
            return
        clause = head
        found = list(clauses.objects(head) or clauses.subjects(head))
    elif not found and head is not None and tree.is_(word, "nmod", "appos", "acl"):
        found = [head]
    for party in parties.each(found, {EntityType.PERSON}):
        if party.type is EntityType.PERSON:
            yield valued(
                "status", party, worded(tree, span), span,
                trigger=word, cue=tree.lemma(word), confidence=_STATE, clause=clause,
            )  # fmt: skip


def _under(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """Who leads those that do something "under" him."""
    head = matcher.tree.head(word)
    if head is None or matcher.tree.tag(head) != "VERB":
        return
    leaders = [p for p in parties.at(word) if p.type is EntityType.PERSON and p.named]
    bodies = [
        p for p in parties.each(matcher.clauses.subjects(head), BODIES)
        if p.type is EntityType.ORGANIZATION
    ]  # fmt: skip
    for leader in leaders:
        for body in bodies:
            yield Reading(
                "leads", leader, body, word, (word,), "circumstance", "under", _UNDER, clause=head
            )
