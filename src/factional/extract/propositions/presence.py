"""Presence: somebody with a place beside them.

"Rebels in Keld", "the Wolves inside Varn", "the Salt Institute in Keld", "a trader in Varn".
"""

from __future__ import annotations

from collections.abc import Iterator

from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.propositions.reading import Party, Reading
from factional.model import EntityType
from factional.vocabulary.lexicon import words

_IN = frozenset({"in", "inside", "across", "throughout"})
_WHO = frozenset({EntityType.ORGANIZATION, EntityType.GROUP, EntityType.PERSON})
_PLACES = frozenset({EntityType.PLACE, EntityType.STATE})
_BESIDE = 0.5


def presence_readings(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """Where somebody is of whom a clause speaks or whom a heading names, or who bears arms."""
    tree = matcher.tree
    if tree.tag(word) not in ("NOUN", "PROPN"):
        return
    first = tree.first_conjunct(word)
    spoken_of = tree.is_(first, "nsubj", "root", "appos", "obl:agent")
    if tree.child(word, "cop") is not None:
        yield from _said_to_be(parties, matcher, word)
        return
    if not (spoken_of or tree.is_(first, "obj", "obl", "nmod")):
        return
    mention = parties.mention(word)
    if mention is None:
        return
    for party in parties.at(word, _WHO):
        relation = _relation(matcher, word, party)
        if relation is None or not (spoken_of or _under_arms(matcher, word, party, relation)):
            continue
        for oblique in matcher.clauses.obliques(word):
            start = tree.words[oblique.word].start
            inside = mention.named and mention.start <= start < mention.end
            if oblique.preposition not in _IN or inside:
                continue
            for place in parties.at(oblique.word, _PLACES):
                if place.type in _PLACES:
                    yield Reading(
                        relation, party, place, word, (word, oblique.word), "presence", "in",
                        _BESIDE,
                    )  # fmt: skip


def _said_to_be(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """Where a body is that is said to be of a kind: "X is an armed group in Y"."""
    tree, lexicon = matcher.tree, words("roles.en")
    if tree.preposition(word) or tree.lemma(word) not in lexicon["men_at_arms"] | lexicon["bodies"]:
        return
    places = [o.word for o in matcher.clauses.obliques(word) if o.preposition in _IN]
    for party in parties.each(matcher.clauses.subjects(word), {EntityType.ORGANIZATION}):
        if party.type is not EntityType.ORGANIZATION:
            continue
        for place in parties.each(places, _PLACES):
            if place.type in _PLACES:
                yield Reading(
                    "active_in", party, place, word, (word, place.word), "presence", "in",
                    _BESIDE, clause=word,
                )  # fmt: skip


def _under_arms(matcher: Matcher, word: int, party: Party, relation: str) -> bool:
    """Whether somebody is active in a place, though the clause is about others: "met X in Y"."""
    armed = matcher.tree.lemma(word) in words("roles.en")["men_at_arms"]
    device = matcher.tree.lower(word) in words("control.en")["devices"]
    named = party.named and party.word == word and not device
    own = named and party.type is EntityType.ORGANIZATION
    return relation == "active_in" and (armed or own)


def _relation(matcher: Matcher, word: int, party: Party) -> str | None:
    """A person is somewhere, an office is based there, and those under arms are active."""
    tree, lexicon = matcher.tree, words("roles.en")
    if party.type is EntityType.PERSON:
        posted = tree.lemma(word) in lexicon["leading"] | lexicon["other"]  # "its leader in Keld"
        return "located_in" if party.word == word and not posted else None
    if party.type not in _WHO:
        return None
    if tree.lemma(word) in lexicon["offices"] or tree.lower(word) in lexicon["offices"]:
        return "based_in" if party.type is EntityType.ORGANIZATION else None
    return "active_in" if party.named or tree.lemma(word) in lexicon["men_at_arms"] else None
