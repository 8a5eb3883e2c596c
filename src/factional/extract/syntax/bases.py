"""Bases: dictionary forms of verbs and nouns where an edit script has cut wrongly.

A script that makes "free" of "freed" makes "arme" of "armed". A verb's lemma that is no English
word is replaced by the base that its form is regularly made from, if that is one; a form of a verb
that the lexicon knows is that verb's.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from factional.extract.lexicon import ordinary
from factional.vocabulary.lexicon import grammar

_VOWELS = "aeiou"


@lru_cache(maxsize=65536)
def base(form: str, lemma: str) -> str:
    """A verb's lemma in lower case, put right where it is no word and its form has a base."""
    lemma, known = lemma.lower(), ordinary()
    verbs = [verb.lemma for verb in grammar().verbs(form.lower())]  # irregular ones, too: "fled"
    if verbs and lemma not in verbs:
        return verbs[0]
    if lemma in known or not form.isascii() or not form.isalpha():
        return lemma
    return next((b for b in _bases(form.lower()) if b in known and len(b) > 1), lemma)


@lru_cache(maxsize=65536)
def singular(form: str, lemma: str) -> str:
    """A noun's lemma in lower case, put right likewise: "gunmen", "mercenaries", "scarves"."""
    lemma, form, known = lemma.lower(), form.lower(), ordinary()
    if lemma in known or not form.isascii() or not form.isalpha():
        return lemma
    for ending, makes in _PLURALS:
        if form.endswith(ending):
            base = form[: -len(ending)] + makes
            if base in known or ending == "men":
                return base
    return lemma


_PLURALS = (("men", "man"), ("ies", "y"), ("ves", "f"), ("ves", "fe"), ("es", ""), ("s", ""))


def _bases(form: str) -> Iterator[str]:
    """What a regular form may be made from, the likelier first."""
    for ending in ("ing", "ed"):
        if form.endswith(ending):
            stem = form[: -len(ending)]
            if stem.endswith("i") and ending == "ed":
                yield stem[:-1] + "y"
            if stem[-1:] == stem[-2:-1] and stem[-1:] not in _VOWELS:
                yield stem[:-1]
            yield stem + "e"
            yield stem
    if form.endswith("ies"):
        yield form[:-3] + "y"
    if form.endswith("es"):
        yield form[:-1]
        yield form[:-2]
    if form.endswith("s"):
        yield form[:-1]
