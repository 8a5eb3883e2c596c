"""Presence: a body with its place beside it, "rebels in Keld", "the Wolves inside Varn"."""

from __future__ import annotations

from collections.abc import Iterator

from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.propositions.reading import Reading
from factional.model import EntityType
from factional.vocabulary.lexicon import words

_IN = frozenset({"in", "inside", "across", "throughout"})
_BODIES = frozenset({EntityType.ORGANIZATION, EntityType.GROUP})
_PLACES = frozenset({EntityType.PLACE, EntityType.STATE})
_BESIDE = 0.5


def presence_readings(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """Where a body is that a clause speaks of, or a heading names."""
    tree = matcher.tree
    if tree.tag(word) not in ("NOUN", "PROPN"):
        return
    first = tree.first_conjunct(word)
    if not tree.is_(first, "nsubj", "root", "appos", "obl:agent") or tree.child(word, "cop"):
        return
    mention = parties.mention(word)
    if mention is None:
        return
    for party in parties.at(word, _BODIES):
        armed = tree.lemma(word) in words("roles.en")["men_at_arms"]
        if party.type not in _BODIES or not (armed or party.named):
            continue
        for oblique in matcher.clauses.obliques(word):
            start = tree.words[oblique.word].start
            inside = mention.named and mention.start <= start < mention.end
            if oblique.preposition not in _IN or inside:
                continue
            for place in parties.at(oblique.word, _PLACES):
                if place.type in _PLACES:
                    yield Reading(
                        "active_in", party, place, word, (word, oblique.word), "presence", "in",
                        _BESIDE,
                    )  # fmt: skip
