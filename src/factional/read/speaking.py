"""The words beside a quotation that tell who speaks, language by language.

They are data: `cues_speech.yaml`, and for English the lexicons that extraction reads, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from factional.read.cues import languages as spoken
from factional.read.cues import words, wordset
from factional.vocabulary.lexicon import inflect, load

_NEVER = r"(?!)"


@dataclass(frozen=True, slots=True)
class Speaking:
    """What the words of one language do beside a quotation."""

    verbs: re.Pattern[str]
    nouns_too: frozenset[str]
    bases: frozenset[str]
    quoting: re.Pattern[str]
    according: re.Pattern[str]
    behind: re.Pattern[str]
    postposed: re.Pattern[str]
    naming: re.Pattern[str]
    pronouns: frozenset[str]
    first: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    breaks: frozenset[str]
    between: frozenset[str]
    finite: frozenset[str]
    people: re.Pattern[str]
    drops: bool
    cased: bool


@cache
def speaking(language: str | None) -> Speaking:
    """The words of a language (BCP 47), of English where nothing is known of it."""
    base = (language or "en").split("-")[0].casefold()
    tag = base if base in spoken("speech.verbs") else "en"

    def of(key: str) -> tuple[str, ...]:
        return words(f"speech.{key}.{tag}") if tag in spoken(f"speech.{key}") else ()

    people = [*of("people"), *(_english_people() if tag == "en" else ())]
    verbs = [*of("verbs"), *(_english_verbs() if tag == "en" else ())]
    return Speaking(
        verbs=_terms(verbs),
        nouns_too=_nouns_too() if tag == "en" else frozenset(),
        bases=frozenset(str(load("speech.en")["verbs"]).split()) if tag == "en" else frozenset(),
        quoting=_terms(of("quoting")),
        according=_terms([*of("according")]),
        behind=_terms([*of("according"), *of("behind")]),
        postposed=_terms(of("postposed")),
        naming=re.compile(rf"(?<!\w)(?:{'|'.join(of('naming')) or _NEVER})[\s,:]*$", re.IGNORECASE),
        pronouns=frozenset(of("pronouns")),
        first=frozenset(of("first")),
        determiners=frozenset(of("determiners")),
        prepositions=frozenset(of("prepositions")),
        breaks=frozenset(of("breaks")),
        between=frozenset(of("between")),
        finite=frozenset(of("finite")),
        people=re.compile(rf"(?:{'|'.join(people) or _NEVER})\Z", re.IGNORECASE),
        drops=tag in wordset("speech.dropping"),
        cased=tag not in ("ar", "fa"),
    )


def _terms(entries: list[str] | tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(entries, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?=\w)(?:{'|'.join(longest) or _NEVER})(?!\w)", re.IGNORECASE)


@cache
def _english_verbs() -> tuple[str, ...]:
    """The verbs of the lexicon in the forms that take a subject, and "saying", "adding"."""
    irregular: dict[str, list[str | None]] = load("grammar.en")["irregular"]
    doubling = frozenset(load("grammar.en")["doubling"])
    found: list[str] = []
    for lemma in str(load("speech.en")["verbs"]).split():
        if lemma in wordset("speech.silent"):
            continue
        past, participle = irregular.get(lemma, [None, None])
        forms = inflect(lemma, past, participle, double=lemma in doubling)
        found += [forms["base"], forms["s"], forms["past"], forms["ing"]]
    return tuple(dict.fromkeys(found))


@cache
def _nouns_too() -> frozenset[str]:
    """Forms of English verbs of saying that are nouns as often: "points", "claims"."""
    nouns = {*load("grammar.en")["nouns_too"], *str(load("speech.en")["nouns"]).split()}
    return frozenset(form for noun in nouns for form in (noun, f"{noun}s"))


@cache
def _english_people() -> tuple[str, ...]:
    data = load("people.en")
    found: list[str] = []
    for key in ("groups", "groups_singular", "sources", "persons", "posts", "organizations"):
        entry = data[key]
        found += entry.split() if isinstance(entry, str) else map(str, entry)
    return tuple(dict.fromkeys(re.escape(word) for word in found))
