"""Sides: on which side of a noun those who are tied to it stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.propositions.reading import Party
from factional.model import EntityType

NOUN = 0.7
"""How much is trusted what hangs on a noun itself."""
LIGHT = 0.75
"""How much, what a light verb lends it."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Who does something and to whom it is done, with the clause that tells of it."""

    subjects: tuple[Party, ...]
    objects: tuple[Party, ...]
    clause: int | None
    confidence: float
    denied: bool = False


def typed(
    parties: Parties, found: Iterable[int], types: frozenset[EntityType]
) -> tuple[Party, ...]:
    """Whom some words stand for, of what may stand there."""
    return tuple(p for p in parties.each(found, types) if p.type in types)


def owners(matcher: Matcher, word: int) -> list[int]:
    """Possessors, and names and adjectives before a noun: "its", "X's", "X leader", "Karvian"."""
    tree = matcher.tree
    found: list[int] = []
    whose = tree.children(word, "nmod:poss")  # "X's Karvian allies" are allies of X
    for child in whose or tree.children(word, "compound", "amod", "nmod", "nmod:desc"):
        if child < word and not tree.preposition(child):
            found.extend(tree.conjuncts(child))
    return found
