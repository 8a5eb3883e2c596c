"""The lexicon of voices, as the rules look it up."""

from __future__ import annotations

from functools import cache
from typing import Final

from factional.vocabulary.lexicon import load, words

_NAME: Final = "voices.en"


def among(word: str, *names: str) -> bool:
    """Whether a word stands in one of some lists of the lexicon."""
    return any(word in words(_NAME)[name] for name in names)


@cache
def prepositions(name: str) -> dict[str, tuple[str, ...]]:
    """What comes before the thing that a verb says of somebody, by verb."""
    table = load(_NAME)[name]
    return {k: (v,) if isinstance(v, str) else tuple(v) for k, v in table.items()}


@cache
def unnamed() -> str:
    """The words for a voice that the text leaves without any."""
    return next(iter(words(_NAME)["unnamed"]))
