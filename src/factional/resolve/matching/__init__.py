"""How likely two names are one actor's, across spelling schools, scripts and translations.

`compare` says so of two names, `Index` finds the names worth comparing among very many. Words are
compared by their sounds (`_sounds`) and by what they mean (`glosses.yaml`), and count by how rare
they are (`_words`); what two names have in common becomes a few features (`_features`) that a
logistic regression weighs (`weights.yaml`). All tables are data, with the scripts that make them in
`tools.matching`; no library is needed.
"""

from __future__ import annotations

from functools import lru_cache

from factional.model import EntityType
from factional.resolve.matching._features import measure
from factional.resolve.matching._index import Candidate, Index, blocks
from factional.resolve.matching._match import Feature, Match
from factional.resolve.matching._weights import weigh
from factional.resolve.matching._words import is_body

__all__ = ["Candidate", "Feature", "Index", "Match", "blocks", "compare"]


def compare(a: str, b: str, kind: EntityType | None = None) -> Match:
    """Compare two names of one kind of actor, in any script.

    The score is calibrated on pairs as blocking offers them, where some two in five are one actor;
    it says what the names say, and nothing of what documents tell of their bearers.

    Args:
        a: A name.
        b: The other; the order makes no difference.
        kind: What both are. Persons are compared by rules of their own; without a kind names that
            hold a word for a body, or are abbreviations, are taken for organisations, and of all
            others the lower score is given.
    """
    first, second = sorted((a, b))
    return _compare(first, second, kind)


@lru_cache(maxsize=1 << 14)
def _compare(a: str, b: str, kind: EntityType | None) -> Match:
    if kind is not None:
        return weigh(measure(a, b, kind), kind)
    body = _compare(a, b, EntityType.ORGANIZATION)
    if is_body(a) or is_body(b):
        return body
    return min((body, _compare(a, b, EntityType.PERSON)), key=lambda match: match.score)
