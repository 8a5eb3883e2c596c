"""What the words of names mean, and how rare they are: the tables that a name is read by.

A word is known by its letters, or else by its sounds, for every school writes it differently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from factional.extract.gazetteer_files import entries
from factional.resolve.matching._sounds import is_arabic, letters, sounds
from factional.resolve.names import fold
from factional.vocabulary.files import parsed

_VOWELS = str.maketrans("eywou", "aiioo")
_TA = re.compile(r"(?<=..)[aTHt]+$")
_JOINED = re.compile(r"(?<=..)(?:[uoia]l|u(?:r|d|s|n|t|z|sh|th|dh))$")
"""The article of the next word, run together with this one: "hizbul", "jamaatud"."""


@dataclass(frozen=True, slots=True)
class Glosses:
    """What words mean, see `glosses.yaml`."""

    senses: Mapping[str, frozenset[str]]
    by_sound: Mapping[str, frozenset[str]]
    heads: frozenset[str]
    places: frozenset[str]
    sides: frozenset[str]
    small: frozenset[str]


@cache
def glosses() -> Glosses:
    """The glosses, by word and by its sounds."""
    data = _data("glosses.yaml")
    senses: dict[str, set[str]] = {}
    by_sound: dict[str, set[str]] = {}
    states: set[str] = set()
    for section in ("heads", "words", "places", "sides"):
        for sense, words in data[section].items():
            for word in words:
                folded = fold(word)
                senses.setdefault(folded, set()).add(sense)
                if len(heard := _heard(folded)) > 3:
                    by_sound.setdefault(heard, set()).add(sense)
    for code, words in _states():
        for word in words:
            senses.setdefault(word, set()).add(code)
            states.add(code)
    return Glosses(
        senses={word: frozenset(found) for word, found in senses.items()},
        by_sound={heard: frozenset(found) for heard, found in by_sound.items()},
        heads=frozenset(data["heads"]),
        places=frozenset(data["places"]) | states,
        sides=frozenset(data["sides"]),
        small=frozenset(fold(word) or word for word in data["small"]),
    )


def _states() -> Iterator[tuple[str, list[str]]]:
    """States of the gazetteer by code, with the words that name them or what is theirs."""
    for state in entries("states.yaml"):
        named = [*state["names"], *state["of"], *state["capitals"]]
        words = [fold(name) for name in named]
        yield f"state {state['code']}", [w for w in words if " " not in w and len(w) > 3]


@cache
def people() -> Mapping[str, frozenset[str]]:
    """Words of persons' names that do a work, titles and kunyas among them; see `people.yaml`."""
    return {name: frozenset(words) for name, words in _data("people.yaml").items()}


@cache
def _data(name: str) -> Mapping[str, Mapping[str, list[str]]]:
    path = resources.files("factional.vocabulary.names").joinpath(name)
    data: Mapping[str, Mapping[str, list[str]]] = parsed(path.read_text(encoding="utf-8"))
    return data


@cache
def common() -> Mapping[str, float]:
    """Bits by kind and class of sounds: "p:mmd" for what sounds like Muhammad."""
    path = resources.files("factional.vocabulary.names").joinpath("common.tsv")
    rows = (
        line.split("\t")
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    )
    return {key: float(bits) for key, bits in rows}


@lru_cache(maxsize=1 << 16)
def key_of(word: str) -> str:
    """The consonants of a word by class, after a mark for a vowel that it begins with."""
    heard = sounds(word)
    if not heard or any(char.isdecimal() for char in word):
        return word
    classes = letters().classes
    heard = re.sub(r"(?<=[aeiouɛɔ])w$", "f", heard)
    first = "h" if heard[0] in "hHħx" else "" if heard[0] in classes else "a"
    return first + "".join(classes.get(sign, "") for sign in heard)


def _heard(word: str) -> str:
    """Sounds without what schools write differently in words that are known."""
    heard = sounds(word).translate(_VOWELS).replace("q", "k").replace("δ", "d")
    heard = heard.replace("θ", "t").replace("x", "h")
    return _TA.sub("", heard) if not is_arabic(word) else ""


@lru_cache(maxsize=1 << 16)
def senses_of(word: str) -> frozenset[str]:
    """What a folded word means, by its letters or else by its sounds; nothing if it is unknown."""
    table = glosses()
    found = table.senses.get(word) or table.senses.get(bare_word(word))
    if not found and len(heard := _heard(word)) > 3:
        found = table.by_sound.get(heard)
    if not found and len(word) > 4 and word.endswith("s"):
        found = table.senses.get(word[:-1])
    if not found and (stem := _JOINED.sub("", word)) != word and len(stem) > 2:
        found = table.senses.get(stem) or table.by_sound.get(_heard(stem))
    return found or frozenset()


def bare_word(word: str) -> str:
    """An Arabic word without its article and "and"."""
    return (
        re.sub(r"^(?:وال|بال|فال|لل|ال|و(?=...))(?=..)", "", word)
        if is_arabic(word) and word != "الله"
        else word
    )
