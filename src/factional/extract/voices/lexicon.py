"""The lexicon of voices, as the rules look it up."""

from __future__ import annotations

from functools import cache
from typing import Final

from factional.vocabulary.lexicon import inflect, load, words

_NAME: Final = "voices.en"
_VERBS: Final = (
    "say",
    "think",
    "show",
    "to_do",
    "things",
    "called",
    "asked",
    "quoting",
    "denying",
    "hearsay_verbs",
)


def among(word: str, *names: str) -> bool:
    """Whether a word stands in one of some lists of the lexicon."""
    return any(word in words(_NAME)[name] for name in names)


@cache
def _bases() -> dict[str, str]:
    """Base forms of the verbs of the lexicon by their regular forms."""
    lists = words(_NAME)
    verbs = frozenset().union(*(lists[name] for name in _VERBS))
    return {form: verb for verb in sorted(verbs) for form in inflect(verb).values()}


def base(lemma: str, form: str) -> str:
    """The dictionary form of a verb, by its regular form where the lexicon has that.

    Models guess the dictionary form of a rare verb, and not always well.
    """
    return lemma if lemma in _bases() else _bases().get(form, lemma)


@cache
def prepositions(name: str) -> dict[str, tuple[str, ...]]:
    """What comes before the thing that a verb says of somebody, by verb."""
    table = load(_NAME)[name]
    return {k: (v,) if isinstance(v, str) else tuple(v) for k, v in table.items()}


@cache
def unnamed() -> str:
    """The words for a voice that the text leaves without any."""
    return next(iter(words(_NAME)["unnamed"]))
