"""Companions: whom a phrase tells beside somebody: "X, alongside Y", "X left as part of Y"."""

from __future__ import annotations

from collections.abc import Iterator

from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.propositions.reading import Party, Reading
from factional.model import EntityType
from factional.vocabulary.lexicon import words

_SIDES = frozenset({EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP})
_BESIDE = 0.65


def companion_readings(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """Who stands with whom by a phrase or an adjective, whatever they do."""
    tree = matcher.tree
    if tree.lower(word) in words("roles.en")["siding"] and tree.is_(word, "amod"):
        yield from _allied(parties, matcher, word)
    elif parties.brethren(word):
        owners = [c for o in tree.children(word, "nmod:poss") for c in tree.conjuncts(o)]
        friends = parties.each(parties.brethren(word), _SIDES)
        yield from _pairs(friends, parties.each(owners, _SIDES), word, (word,), tree.lemma(word))
    elif tree.is_(word, "obl", "nmod") and tree.preposition(word) in words("roles.en")["alongside"]:
        yield from _alongside(parties, matcher, word)
    elif tree.lower(word) == "part" and tree.preposition(word) == "as":
        yield from _as_part(parties, matcher, word)


def _allied(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    tree = matcher.tree
    noun = tree.head(word)
    if noun is None or not tree.is_(noun, "conj") or tree.children(word, "obl", "obl:agent"):
        return
    before = [w for w in tree.conjuncts(tree.first_conjunct(noun)) if w < noun]
    friends = parties.own(noun) or parties.at(noun, _SIDES)
    yield from _pairs(parties.each(before, _SIDES), friends, word, (word, noun), "allied")


def _alongside(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    tree, clauses = matcher.tree, matcher.clauses
    head = tree.head(tree.first_conjunct(word))
    if head is None:
        return
    if tree.tag(head) == "VERB":
        listed = tree.lemma(head) in words("control.en")["listed"] or clauses.passive(head)
        found = () if listed else clauses.subjects(head)
    else:
        found = (head,)
    said = tree.preposition(word)
    for reading in _pairs(
        parties.each(found, _SIDES), parties.at(word, _SIDES), word, (word,), said
    ):
        if reading.object is not None and reading.object.named:
            yield reading


def _as_part(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """Of what somebody is part who does something as such: "X left Keld as part of the Y"."""
    tree, clauses = matcher.tree, matcher.clauses
    head = tree.head(word)
    if head is None or tree.tag(head) != "VERB" or not tree.is_(word, "obl"):
        return
    wholes = [o.word for o in clauses.obliques(word) if o.preposition == "of"]
    body = {EntityType.ORGANIZATION}
    for part in parties.each(clauses.deep_subjects(head), _SIDES):
        for whole in parties.each(wholes, body):
            apart = part.referent != whole.referent and part.type in _SIDES
            if apart and whole.type in body and whole.named and part.via != "part":
                yield Reading("part_of", part, whole, word, (word,), "companion", "as", _BESIDE)


def _pairs(
    ones: tuple[Party, ...],
    others: tuple[Party, ...],
    word: int,
    used: tuple[int, ...],
    cue: str,
) -> Iterator[Reading]:
    for one in ones:
        for other in others:
            if one.referent != other.referent and {one.type, other.type} <= _SIDES:
                yield Reading("allied_with", one, other, word, used, "companion", cue, _BESIDE)
