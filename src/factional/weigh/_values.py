"""Whether the values of two claims can both be so."""

from __future__ import annotations

from factional.model import Quantity
from factional.resolve import fold
from factional.vocabulary import Relation
from factional.weigh._numbers import Match, match
from factional.weigh._reading import Reading


def same_value(first: Reading, second: Reading) -> bool:
    """Whether two values say the same: numbers that overlap, words that are one or one side."""
    a, b = first.claim.value, second.claim.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return match(first.claim, second.claim) is Match.FIT
    if isinstance(a, str) and isinstance(b, str):
        return fold(a) == fold(b) or bool(sides(first.relation, a) & sides(first.relation, b))
    return a == b


def opposite_words(first: Reading, second: Reading) -> bool:
    """Whether two values are words of two sides, which exclude each other ("alive", "killed")."""
    a, b = first.claim.value, second.claim.value
    if not isinstance(a, str) or not isinstance(b, str):
        return False
    ours, theirs = sides(first.relation, a), sides(first.relation, b)
    return bool(ours) and bool(theirs) and not ours & theirs


def is_final(reading: Reading) -> bool:
    """Whether a value is of the side that nobody comes back from."""
    value, last = reading.claim.value, len(reading.relation.opposites) - 1
    return last >= 0 and isinstance(value, str) and last in sides(reading.relation, value)


def sides(relation: Relation, value: str) -> set[int]:
    """The sides of opposites that the words of a value are of."""
    words = set(fold(value).split())
    return {i for i, side in enumerate(relation.opposites) if words & {fold(w) for w in side}}
