"""How likely two names are one actor's, across spelling schools, scripts and translations."""

from __future__ import annotations

from rapidfuzz import fuzz

from factional.model import EntityType
from factional.resolve.matching._index import Candidate, Index, blocks
from factional.resolve.matching._match import Feature, Match
from factional.resolve.names import fold

__all__ = ["Candidate", "Feature", "Index", "Match", "blocks", "compare"]


def compare(a: str, b: str, kind: EntityType | None = None) -> Match:
    """Compare two names of one kind of actor.

    Args:
        a: A name, in any script.
        b: The other; the order makes no difference.
        kind: What both are, if known: persons and organisations are named by different rules.
    """
    alike = fuzz.token_sort_ratio(fold(a), fold(b)) / 100
    return Match(alike**3, (Feature("letters alike", alike, alike),))
