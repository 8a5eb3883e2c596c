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
    if relation is None or word < 2 or tree.form(word - 1) not in ("-", "–", "‑", "—"):
        return
    if tree.words[word - 2].end != tree.words[word - 1].start:
        return
    makers = parties.at(word - 2)
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
                words=(word - 2, word - 1, word),
                rule="compound",
                cue=tree.lower(word),
                confidence=_COMPOUND,
            )


def _sides(relation: str, maker: Party, held: Party) -> tuple[Party | None, Party | None]:
    place = maker.type is EntityType.PLACE
    if relation == "based_in":
        placed = place or maker.type is EntityType.STATE
        return (held, maker) if placed else (None, None)
    return (None, None) if place else (maker, held)
