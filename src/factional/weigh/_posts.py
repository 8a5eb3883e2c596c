"""Posts: which words name one post that has one holder at a time."""

from __future__ import annotations

import re

from factional.resolve import fold
from factional.weigh._lexicon import words

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
