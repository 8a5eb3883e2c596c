"""English inflection by rule, with the irregular forms as data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from factional.vocabulary.lexicon._sets import patterns
from factional.vocabulary.lexicon._words import Words, load

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """What one written form can be: a lemma with `base`, `s`, `ing`, `past` and `participle`."""

    lemma: str
    kinds: frozenset[str]


def plural(noun: str) -> str:
    """The plural of a noun by rule: `army` gives `armies`, `man` gives `men`."""
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def inflect(
    lemma: str, past: str | None = None, participle: str | None = None, *, double: bool = False
) -> dict[str, str]:
    """The five forms of a verb: base, s, ing, past and participle.

    Args:
        lemma: The base form.
        past: Its past, where irregular.
        participle: Its past participle, where irregular; None for the same as the past.
        double: Whether a longer verb doubles its last consonant ("expelled").
    """
    doubles = double or bool(re.fullmatch(rf"[^{_VOWELS}]*[{_VOWELS}][^{_VOWELS}wxy]", lemma))
    stem = lemma + lemma[-1] if doubles else lemma
    if lemma.endswith("ie"):
        ing = lemma[:-2] + "ying"
    elif lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        ing = lemma[:-1] + "ing"
    else:
        ing = stem + "ing"
    if past is None:
        if lemma.endswith("e"):
            past = lemma + "d"
        elif lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
            past = lemma[:-1] + "ied"
        else:
            past = stem + "ed"
    third = {"be": "is", "have": "has", "do": "does", "go": "goes"}.get(lemma) or plural(
        lemma if not lemma.endswith("man") else lemma + "_"
    )
    return {
        "base": lemma,
        "s": third.replace("_", ""),
        "ing": ing,
        "past": past,
        "participle": participle or past,
    }


class Grammar(Words):
    """Function words, and an index from written forms to verbs."""

    def __init__(self, lemmas: Iterable[str]) -> None:
        data = load("grammar.en")
        super().__init__(data)
        self._irregular: dict[str, list[str]] = data["irregular"]
        self._doubling = self["doubling"]
        self.ambiguous = self["nouns_too"]
        index: dict[str, dict[str, set[str]]] = {}
        for lemma in {*self["verbs"], *self._irregular, *lemmas}:
            for kind, form in self.forms(lemma).items():
                index.setdefault(form, {}).setdefault(lemma, set()).add(kind)
        self._index = {
            form: tuple(VerbForm(lemma, frozenset(kinds)) for lemma, kinds in sorted(found.items()))
            for form, found in index.items()
        }

    def forms(self, lemma: str) -> dict[str, str]:
        """The five forms of a verb, from the irregular ones where there are any."""
        past, participle = self._irregular.get(lemma, (None, None))
        return inflect(lemma, past, participle, double=lemma in self._doubling)

    def verbs(self, form: str) -> tuple[VerbForm, ...]:
        """The verbs that a written form can be, empty for a word that is no known verb form."""
        return self._index.get(form, ())


@cache
def grammar() -> Grammar:
    """The grammar with every verb that any lexicon names."""
    lemmas = set(Words(load("voices.en"))["say"] | Words(load("voices.en"))["think"])
    for group in load("mood.en")["governors"].values():
        lemmas.update(verb for verb in map(str, group) if " " not in verb)
    for entry in load("relations.en").values():
        for verb in patterns(entry, "verbs"):
            pattern = verb["is"] if isinstance(verb, dict) else str(verb)
            lemmas.update(pattern.split()[0].split("|"))
        lemmas.update(entry.get("light") or ())
    return Grammar(lemmas - {"be", "have", "do"})
