"""Compounds: "Karvia-backed rebels", "the X-held town", "X-led coalition"."""

from __future__ import annotations

from collections.abc import Iterator

from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.propositions.reading import Party, Reading
from factional.model import EntityType
from factional.vocabulary.lexicon import frames

_COMPOUND = 0.75


def compound_readings(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """What a participle that a name is tied to by a hyphen says of the noun after it."""
    tree = matcher.tree
    relation = frames().compounds.get(tree.lower(word))
    if relation is None or word < 1:
        return
    maker_word = _maker(matcher, word)
    makers = parties.at(maker_word) if maker_word is not None else ()
    head = tree.head(word)
    while head is not None and head > word and tree.is_(head, "amod", "compound"):
        head = tree.head(head)
    if head is None or head < word or not makers:
        return
    for maker in makers:
        for held in parties.each(tree.conjuncts(head)):
            if held.referent == maker.referent:
                continue
            subject, object = _sides(relation, maker, held)
            if subject is None or object is None:
                continue
            yield Reading(
                relation=relation,
                subject=subject,
                object=object,
                trigger=word,
                words=tuple(range(maker_word or word, word + 1)),
                rule="compound",
                cue=tree.lower(word),
                confidence=_COMPOUND,
            )


def _maker(matcher: Matcher, word: int) -> int | None:
    """The name before a participle, with a hyphen or without: "X-backed", "the X affiliated Y"."""
    tree = matcher.tree
    if tree.form(word - 1) in ("-", "–", "‑", "—"):
        glued = word > 1 and tree.words[word - 2].end == tree.words[word - 1].start
        return word - 2 if glued else None
    beside = tree.is_(word, "amod") and tree.tag(word - 1) == "PROPN"
    hangs = tree.is_(word - 1, "compound", "obl", "obl:unmarked", "nmod:unmarked", "advmod", "flat")
    return word - 1 if beside and hangs else None


def _sides(relation: str, maker: Party, held: Party) -> tuple[Party | None, Party | None]:
    place = maker.type is EntityType.PLACE
    if relation == "based_in":
        placed = place or maker.type is EntityType.STATE
        return (held, maker) if placed else (None, None)
    return (None, None) if place else (maker, held)
