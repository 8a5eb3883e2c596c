"""What the spellings of one name have in common.

Names from Arabic, Persian, Russian or Burmese reach English by many schools: with diacritics or
without, with the article joined, hyphened, assimilated or dropped. `fold` undoes what is mere
dress; `key` takes a name apart into the words that carry it; `alike` says whether two keys can be
one name misspelt or spelt by another school. Words that many names share ("Ansar", "Front") are
kept in a key: two names are alike only where every word is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from factional.extract.lexicon import data

APOSTROPHES = "'’‘‛`´ʻʼʽʾʿˈ′"
_DROP = str.maketrans("", "", APOSTROPHES)
_OTHER = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
_JOINED = re.compile(r"\b([Aa][dlnrstz]|[Aa]sh|[Ee]l)(?=[A-Z])")
_ARTICLES = frozenset(
    ["al", "el", "ad", "an", "ar", "as", "at", "az", "ash", "adh", "ath", "ul", "il", "l", "the"]
)
_SPLIT = re.compile(r"[^\w]+")

Key = tuple[str, ...]


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without diacritics and apostrophes, runs of white space made one."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(text.translate(_DROP).lower().translate(_OTHER).split())


@lru_cache(maxsize=65536)
def words_of(name: str) -> Key:
    """The folded words of a name without articles."""
    parts = [p for p in _SPLIT.split(fold(_JOINED.sub(r"\1-", name))) if p]
    return tuple(p for p in parts if p not in _ARTICLES) or tuple(parts)


@lru_cache(maxsize=65536)
def key(name: str) -> Key:
    """The words that carry a name: no article, heads of one meaning made one.

    >>> key("Jabhat an-Nusra") == key("al-Nusra Front")
    True
    """
    carrying = words_of(name)
    same = _same_heads()
    named = [same.get(p, p) for p in carrying]
    for end in (0, -1):
        if len(named) > 1 and named[end] in _concepts():
            return (*sorted([named[end]]), *(named[1:] if end == 0 else named[:-1]))
    return tuple(named)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A folded word as schools of transliteration agree on it."""
    word = re.sub(r"(?<=[aeiou])h$", "", word)
    word = word.replace("ou", "u").replace("oo", "u").replace("ee", "i").replace("ei", "i")
    word = word.replace("ay", "ai").replace("ey", "ai").replace("y", "i").replace("o", "u")
    word = word.replace("e", "i").replace("ck", "k").replace("q", "k").replace("tz", "z")
    word = word.replace("dh", "d").replace("ph", "f").replace("w", "v")
    return re.sub(r"(.)\1+", r"\1", word).replace("muhamid", "muhamad")


def skeleton(name: Key) -> str:
    """The consonants of a name as `sound` leaves them; equal for all that is `alike`."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aiu]", "", "".join(map(sound, name))))


def alike(first: Key, second: Key) -> bool:
    """Whether two keys can be spellings of one name; never where one has a word more.

    A single word must sound alike outright; of several words one may differ in one vowel, none in a
    consonant.
    """
    if first == second:
        return True
    if len(first) != len(second):
        return "".join(first) == "".join(second) and len("".join(first)) >= 6
    drift = 0
    for a, b in zip(first, second, strict=True):
        if a == b:
            continue
        if any(c.isdigit() for c in a + b) or min(len(a), len(b)) < 3:
            return False
        if sound(a) == sound(b):
            continue
        if min(len(a), len(b)) >= 5 and _one_vowel(sound(a), sound(b)):
            drift += 1
            continue
        return False
    return drift == 0 or (drift == 1 and len(first) > 1)


def initials(name: str) -> set[str]:
    """Abbreviations that a name can have: first letters, with and without small words."""
    parts = [p for p in re.split(r"[\s-]+", fold(name)) if p]
    small = {
        "of",
        "the",
        "and",
        "for",
        "in",
        "de",
        "la",
        "del",
        "los",
        "et",
        "y",
        "des",
        "du",
        "do",
    }
    letters = [p[0] for p in parts]
    bare = [p[0] for p in parts if p not in small and p not in _ARTICLES]
    withof = [p[0] for p in parts if p not in _ARTICLES]
    return {"".join(x) for x in (letters, bare, withof) if len(x) > 1}


def abbreviates(short: str, name: str) -> bool:
    """Whether a short form in capitals can stand for a name: HTS, FARC, IMU, TTP-JA, HaD."""
    letters = re.sub(r"[^a-z]", "", fold(short))
    if len(letters) < 2 or len(letters) > 8 or len(fold(name)) <= len(letters):
        return False
    options = initials(name)
    if letters in options:
        return True
    # FARC of "Fuerzas Armadas Revolucionarias de Colombia": in order, all first letters but some
    at = 0
    for word in re.split(r"[\s-]+", fold(name)):
        if at < len(letters) and word.startswith(letters[at]):
            at += 1
    return at == len(letters) and len(letters) >= 3


def _one_vowel(a: str, b: str) -> bool:
    if len(a) == len(b):
        apart = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
        return len(apart) == 1 and all(c in "aiu" for pair in apart for c in pair)
    long, short = (a, b) if len(a) > len(b) else (b, a)
    if len(long) - len(short) != 1:
        return False
    return any(long[i] in "aiu" and long[:i] + long[i + 1 :] == short for i in range(1, len(long)))


@cache
def _same_heads() -> dict[str, str]:
    table: dict[str, list[str]] = data("names")["same_heads"]
    return {fold(word): concept for concept, forms in table.items() for word in forms}


def concept_of(word: str) -> str | None:
    """What the head of a name means in any language: "front" of "jabhat"; None for others.

    >>> concept_of("katibat")
    'battalion'
    """
    return _same_heads().get(fold(word))


@cache
def _concepts() -> frozenset[str]:
    return frozenset(data("names")["same_heads"])
