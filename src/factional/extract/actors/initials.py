"""Initials: whether a short form can stand for a name, in whatever language both are.

After the observation of Schwartz and Hearst (2003) that the letters of a short form come in order
among the words it stands for; stricter, in that a letter must begin a word, its prefix or a part of
a compound, and looser, in that small words may or may not lend theirs and a long name may leave a
word out (MONUSCO, FURL).
"""

from __future__ import annotations

import re
from functools import lru_cache

from factional.extract.lexicon import words
from factional.extract.spelling import fold

_LONGEST_PREFIX = 5
_CLITIC = re.compile(r"[’'](?:s\b)?(?!\s)|[’']s\b")


@lru_cache(maxsize=16384)
def abbreviates(short: str, name: str) -> bool:
    """Whether the letters of a short form begin the words of a name, in order.

    Two words at least must lend a letter, the first of the name among them, and a third of those
    of weight may lend none.

    >>> abbreviates("FARC", "Fuerzas Armadas Revolucionarias de Colombia")
    True
    >>> abbreviates("NATO", "Marsh Front")
    False
    """
    letters = "".join(c for c in fold(short) if c.isalnum())
    parts = [p for p in re.split(r"[\W_]+", fold(_CLITIC.sub(" ", name))) if p]
    if not 2 <= len(letters) <= 12 or len("".join(parts)) <= len(letters):
        return False
    small = words("aliases", "small_words")
    weighty = [p for p in parts if p not in small]
    if len(weighty) < 2:
        return False
    plain = letters[:-1] if short.endswith("s") and len(letters) > 2 else letters  # "the ORs"
    lent = max(_most(said, tuple(parts), first=True) for said in {letters, plain})
    return lent >= 2 and lent * 3 >= len(weighty) * 2


@lru_cache(maxsize=65536)
def _most(letters: str, parts: tuple[str, ...], *, first: bool) -> int:
    """The most words of weight that can lend all letters between them; far below 0 where none."""
    if not letters:
        return 0
    if not parts:
        return -99
    word, rest = parts[0], parts[1:]
    weight = 0 if word in words("aliases", "small_words") else 1
    best = _most(letters, rest, first=first) if not weight or not first else -99
    for n in range(1, min(_LONGEST_PREFIX, len(letters), len(word)) + 1):
        if not letters.startswith(word[:n]):
            break
        best = max(best, weight + _most(letters[n:], rest, first=False))
    return best


def is_short(text: str) -> bool:
    """Whether a word looks like an abbreviation: HTS, AFDL-K, M-19, LeT, al-K no."""
    if " " in text.strip() or not 2 <= len(text) <= 12 or not text[0].isalpha():
        return False
    capitals = sum(c.isupper() or c.isdigit() for c in text)
    letters = sum(c.isalnum() for c in text)
    if any(part.islower() and len(part) > 2 for part in re.split(r"[-–/]", text)):
        return False
    return capitals >= 2 and capitals * 2 > letters
