"""Posts: which words name one post that has one holder at a time."""

from __future__ import annotations

import re
from collections.abc import Mapping

from factional.model import Claim, Document, Polarity
from factional.resolve import Key, fold
from factional.weigh._lexicon import words
from factional.weigh._reading import counts, entity_id

_POSTS = frozenset({"member_of", "leads"})
_PARTS = re.compile(r"[^\W_]+")
HEAD = "head"


def post(role: str | None) -> str | None:
    """The post of a role as posts are compared; None where several may hold it at a time.

    Whoever leads without a word for the post, and whoever is its leader, head, emir or commander,
    holds the one at its head. Any other role is the post that its words name.
    """
    if not role:
        return HEAD
    known = words()
    parts = _PARTS.findall(role.casefold())
    if known.several.intersection(parts):
        return None
    if known.heads.intersection(parts) or "-".join(parts) in known.heads:
        return HEAD
    return fold(role)


def speaks_for(role: str | None) -> bool:
    """Whether the holder of a post speaks with the voice of the body."""
    parts = _PARTS.findall((role or "").casefold())
    return bool(words().speaks_for.intersection(parts))


def spokesman(
    claim: Claim, of: Mapping[Key, str], documents: Mapping[str, Document]
) -> tuple[str, str] | None:
    """Who speaks for which body by a claim, as entity ids; None where it says nothing of that."""
    if claim.relation not in _POSTS or claim.object is None or not speaks_for(claim.role):
        return None
    if claim.polarity is not Polarity.AFFIRMED or not counts(claim, documents):
        return None
    return (
        entity_id(of, claim.document, claim.subject),
        entity_id(of, claim.document, claim.object),
    )
