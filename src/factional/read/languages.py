"""Languages: of a text, and of a paragraph in another than the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from factional.read.cues import languages, wordset
from factional.read.names import is_capitals
from factional.vocabulary.lexicon import dictionary

_ENOUGH = re.compile(r"(?:[^\W\d_][\W\d_]*){40}")
_SAMPLE = 1200  # code points that tell a language as well as all of a text
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 12  # words of a paragraph whose language is asked for
_TELLING = 5  # letters of plain words that tell a language
_MOSTLY = 0.8  # share of the plain words of a text that a dictionary of its language knows
_FEW = 4  # common words of another language that make a paragraph doubtful
_SCRIPTS = {
    "Latin": re.compile(r"[A-Za-z\u00c0-\u024f]"),
    "Cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "Arabic": re.compile(r"[\u0600-\u06ff]"),
    "Hebrew": re.compile(r"[\u0590-\u05ff]"),
    "Greek": re.compile(r"[\u0370-\u03ff]"),
    "Han": re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"),
}


def language(text: str) -> str | None:
    """BCP 47 tag of a text's language; None where there is too little of it to tell."""
    return _language(" ".join(text[: 3 * _SAMPLE].split())[:_SAMPLE])


@lru_cache(maxsize=64)
def _language(sample: str) -> str | None:
    if not _ENOUGH.search(sample):
        return None
    from py3langid.langid import classify  # noqa: PLC0415 - half a second to load

    tag, _ = classify(sample.lower() if is_capitals(sample) else sample)
    return "en" if tag != "en" and _plainly_english(sample) else str(tag)


def _plainly_english(sample: str) -> bool:
    """Whether what a text writes small is English, whatever its names sound like.

    The letters of "Ansaru Kasa killed Emir Sule Lawal" are Hausa, all but "killed".
    """
    written = (run for run in sample.split() if run.islower())  # no al-Sham, no -e-
    small = {word for run in written for word in _WORD.findall(run) if len(word) > 1}
    known = small & dictionary("en")
    return sum(map(len, known)) >= _TELLING and len(known) >= _MOSTLY * len(small)


def differing(texts: Iterable[str], whole: str | None) -> list[str | None]:
    """For each paragraph, its language where it is another than that of the document.

    Most paragraphs are settled by their script and by a count of common words, which is quick; the
    classifier is asked only about those that these leave in doubt.

    Args:
        texts: The paragraphs.
        whole: Language of the document; None where it is not known.
    """
    return [_differing(text, whole) if whole else None for text in texts]


def _differing(text: str, whole: str) -> str | None:
    words = _WORD.findall(text[:_SAMPLE].casefold())
    if len(words) < _LEAST or not _doubtful(words, text[:_SAMPLE], whole):
        return None
    found = language(text)
    return found if found != whole else None


def _doubtful(words: list[str], text: str, whole: str) -> bool:
    """Whether a paragraph may be in another language: common words, then script, tell."""
    known = _common()
    own = sum(map(known.get(whole, frozenset()).__contains__, words))
    if own > 0.06 * len(words):
        return False
    best = max(
        sum(map(common.__contains__, words)) for tag, common in known.items() if tag != whole
    )
    if best >= _FEW and best > 3 * own:
        return True
    return not own and _script(text) not in _written_in(whole)


@cache
def _common() -> dict[str, frozenset[str]]:
    return {tag: wordset(f"common.{tag}") for tag in languages("common")}


def _script(text: str) -> str:
    return max(_SCRIPTS, key=lambda name: len(_SCRIPTS[name].findall(text)))


def _written_in(language: str) -> frozenset[str]:
    for name, tags in (
        ("Arabic", "ar fa ur ps ku"),
        ("Cyrillic", "ru uk bg sr mk be kk"),
        ("Hebrew", "he yi"),
        ("Greek", "el"),
        ("Han", "zh ja"),
    ):
        if language in tags.split():
            return frozenset({name})
    return frozenset({"Latin"})
