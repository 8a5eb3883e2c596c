"""Whether letters are the initials of words: "FARC", "JNIM", "Hamas"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from factional.resolve.matching._glosses import glosses, senses_of
from factional.resolve.matching._sounds import in_latin, is_arabic


@lru_cache(maxsize=1 << 14)
def spells(letters: str, words: tuple[str, ...]) -> float:
    """How well letters are the initials of folded words, in order; 0 where they are not.

    1 where each word that counts gives its first letter and no letter is left over, with small
    words or without; less where words are passed over (to 0.6) or give more letters than one (to
    0.5): "MODEL" is the Movement for Democracy in Liberia.
    """
    words = tuple(in_latin(word) for word in words if word)
    if len(letters) < 2 or len(words) < 2 or any(is_arabic(word) for word in words):
        return 0.0
    counting = tuple(word for word in words if word not in glosses().small)
    for own in (counting, words):
        if "".join(_first(word) for word in own) == letters:
            return 1.0
    return max((_loosely(letters, own) for own in {counting, words}), default=0.0)


def _first(word: str) -> str:
    return word if word.isdecimal() else word[:1]


def _loosely(letters: str, words: tuple[str, ...]) -> float:
    """The best way to take letters from the beginnings of words, the first word's among them."""

    @cache
    def best(at: int, word: int) -> float:
        if at == len(letters):
            return -0.2 * (len(words) - word)
        if word == len(words):
            return -9.0
        ways = [best(at, word + 1) - 0.2] if word else []
        taken = 0
        while (
            taken < min(len(words[word]), len(letters) - at, 3)
            and words[word][taken] == letters[at + taken]
        ):
            taken += 1
            spare = 0 if words[word].isdecimal() else taken - 1
            ways.append(best(at + taken, word + 1) - 0.15 * spare)
        return max(ways, default=-9.0)

    cost = best(0, 0)
    return max(0.0, 0.9 + cost) if cost > -0.45 else 0.0


@lru_cache(maxsize=1 << 14)
def translated(letters: str, words: tuple[str, ...]) -> bool:
    """Whether letters are initials of what words mean in one of the languages that are known.

    "PKK" are those of "Kurdistan Workers' Party" said in Kurdish. Order is free, for languages
    differ in it; so it says less than initials of the words themselves.
    """
    counting = [word for word in words if word not in glosses().small]
    if len(letters) != len(counting) or len(letters) < 3:
        return False
    known = [_initials_of(word) for word in counting]
    return _assigned(letters, known)


@lru_cache(maxsize=1 << 12)
def _initials_of(word: str) -> frozenset[str]:
    own = {_first(in_latin(word))}
    for sense in senses_of(word):
        own |= {in_latin(other)[:1] for other in _by_sense().get(sense, ())}
    return frozenset(own)


@cache
def _by_sense() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word, senses in glosses().senses.items():
        if not is_arabic(word):
            for sense in senses:
                found.setdefault(sense, []).append(word)
    return found


def _assigned(letters: str, known: Sequence[frozenset[str]]) -> bool:
    """Whether each letter can have a word of its own that may begin with it."""
    if not letters:
        return True
    return any(
        letters[0] in own and _assigned(letters[1:], [*known[:i], *known[i + 1 :]])
        for i, own in enumerate(known)
    )
