"""What a mention points with: a name, a description or a pronoun."""

from __future__ import annotations

from functools import cache

from factional.model import Mention, MentionKind
from factional.vocabulary.lexicon import load


def mention_kind(mention: Mention, *, unnamed: bool = False) -> MentionKind:
    """Whether a mention is a name, a description ("the group") or a pronoun ("its").

    A mention tells names itself; pronouns are a closed class of English words, so that a mention in
    another language which is no name counts as a description.

    Args:
        mention: The mention.
        unnamed: Whether it points at a placeholder, which goes by a description for a name.
    """
    if mention.named and not unnamed:
        return MentionKind.NAME
    pronoun = mention.text.lower() in _pronouns()
    return MentionKind.PRONOUN if pronoun else MentionKind.DESCRIPTION


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(str(load("tokens.en")["pronouns"]).split())
