"""Names of people and outlets as heads and by-lines write them."""

from __future__ import annotations

import re

from factional.read.cues import CAPITAL, NAME, flat, terms, wordset

_AND = re.compile(r"\s*(?:,|;|&|\s(?:and|et|y|e|und|ve|и|و)\s)\s*(?:(?:and|et|y|und|ve)\s)?")
_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ‘`][^\W\d_]+)*")
_NAME = re.compile(NAME)
_CAPITALISED = re.compile(rf"{CAPITAL}[\w’']+")
_VOWEL = re.compile(r"[aeiouyáéíóúàèìòùäëïöüâêîôûãõåæø]", re.IGNORECASE)


def is_capitals(text: str) -> bool:
    """Whether a text is set in capitals, as old wire services are."""
    sample = text[:400]
    upper = sum(map(str.isupper, sample))
    return upper >= 12 and upper > 0.85 * (upper + sum(map(str.islower, sample)))


def recased(text: str) -> str:
    """A text in capitals with names capitalised as usual, code point for code point."""

    def one(match: re.Match[str]) -> str:
        word = match.group()
        low = word.lower()
        if len(low) != len(word):
            return word
        joined = text[match.end() : match.end() + 1] == "-" and low in wordset("particles")
        if joined or (low in wordset("small_words") and match.start() > 0):
            return low
        if not _VOWEL.search(low):
            return word
        return low[0].upper() + low[1:]

    return _WORD.sub(one, text)


def outlet(text: str) -> str:
    """An outlet's name; short ones in capitals (AFP, EFE) are abbreviations and stay."""
    name = flat(text)
    if len(name.split()) == 1 and len(name) <= 5:
        return name
    return recased(name) if name.isupper() else name


def initials(name: str) -> frozenset[str]:
    """Initials of a name in small letters, with small words and without.

    "The Gulf Observer" has "tgo" and "go", "News Agency of Ushara" has "naou" and "nau".
    """
    parts = [p.casefold() for p in re.split(r"[\s-]+", name) if p]
    full = [p for p in parts if p not in wordset("particles") | wordset("small_words")]
    article = parts[:1] and parts[0] in ("the", "le", "la", "el", "die", "der")
    kept = (parts, parts[1:] if article else parts, full)
    return frozenset("".join(p[0] for p in words) for words in kept)


def is_titled(text: str) -> bool:
    """Whether a line is set as names of outlets and bodies are: every word in a capital, no mark.

    Small words ("of", "the") may stay small; scripts without case pass for what their length says.
    """
    if re.search(r"[?!:;.…\d]", re.sub(r"\([^()]*\)", "", text)):
        return False
    small = wordset("small_words") | wordset("particles")
    words = [w for w in re.findall(r"[^\W\d_][\w’'-]*", text) if w.casefold() not in small]
    return 1 <= len(words) <= 8 and all(not w[0].islower() for w in words)


def ranks() -> frozenset[str]:
    """Ranks and forms of address that are no part of a name."""
    return wordset("ranks")


def person(text: str) -> str:
    """A person's name without titles and trailing marks, in usual case."""
    parts = flat(text).strip(" ,.;:|–—-*_").split()
    while len(parts) > 1 and parts[0].casefold() in wordset("leading_words"):
        del parts[0]
    for index, word in enumerate(parts[:-2]):  # "Station Reporter Jane Roe", "Colonel Amir Khan"
        if terms("byline.profession").fullmatch(word) or word.casefold().strip(".") in ranks():
            return person(" ".join(parts[index + 1 :]))
    name = " ".join(parts)
    return recased(name) if name.isupper() and len(name) > 3 else name


def people(text: str, *, bare: bool) -> tuple[str, ...]:
    """The names in "Jane Roe and Amir Khan"; empty where any part is no name.

    Args:
        text: What is left of a by-line once its cue and date are taken away.
        bare: True where nothing but the names tells that it is a by-line: each then needs two
            words and none that is common in headlines.
    """
    parts = [p for p in _AND.split(flat(text).strip(" ,.;:|–—-*_")) if p]
    if not parts or len(parts) > 6:
        return ()
    found = []
    for part in parts:
        name = person(part)
        if not _NAME.fullmatch(name) or len(name.split()) > 5:
            return ()
        words = [w.casefold().strip(".") for w in name.split()]
        if bare and (len(words) < 2 or wordset("no_names") & set(words)):
            return ()
        if bare and part.split()[0].casefold() in wordset("leading_words"):
            return ()  # "The Lamplighters Return"
        if bare and (not _CAPITALISED.search(name) or _is_headline(part, name)):
            return ()
        found.append(name)
    return tuple(found)


def _is_headline(line: str, name: str) -> bool:
    """Whether a line goes on to a name with more than a post: "Talks with Colonel Amir Khan"."""
    before = line.split()[: -len(name.split())]
    plain = (w for w in before if w.islower() and w != "of")
    return line[0].isupper() and any(
        not terms("byline.profession").fullmatch(w) and w.strip(".") not in ranks() for w in plain
    )
