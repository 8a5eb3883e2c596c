"""A name as the words that its comparison rests on: what each means and how much it says.

"Harakat Ahrar al-Sham" is a head that a hundred bodies share, a head that thirty share, and a word
for a country; "Abu Omar al-Shishani" is a kunya and where its bearer is from. What a word says is
counted in bits: the rarer it is among the names of public lists, the more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from factional.model import EntityType
from factional.resolve.matching._glosses import (
    bare_word,
    common,
    glosses,
    key_of,
    people,
    senses_of,
)
from factional.resolve.matching._sounds import in_latin, is_arabic, sounds
from factional.resolve.names import fold

_BESIDE = re.compile(r"\(([^()]+)\)|/\s*([^\W_]+)\s*$")
_PART = re.compile(r"(?:\(|\s[-–—]\s*|[-–—]\s)([^()]+)\)?$")
_FEWEST, _MOST = 1.0, 14.0
_ORDINARY = 6.0
"""Bits of a word whose meaning is known but that no list has."""


class Role(StrEnum):
    """What a word does in a name."""

    NAME = "name"
    HEAD = "head"
    SIDE = "side"
    NUMBER = "number"
    KUNYA = "kunya"
    INITIALS = "initials"
    TITLE = "title"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name.

    Attributes:
        text: Folded, as it stands.
        role: What it does in the name.
        senses: Rows of `glosses.yaml` that it stands in; words that share one translate each other.
        bits: What it says about whom the name is of.
        key: The class of its sounds, for blocking.
    """

    text: str
    role: Role
    senses: frozenset[str]
    bits: float
    key: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A name as it is compared.

    Attributes:
        name: As it was given.
        words: The words that count, in order.
        spelt: All words in Latin letters, small ones too, of which initials are taken.
        initials: The name itself, if it is an abbreviation, in Latin small letters; else empty.
        given: Abbreviations that stand in the name beside its words: "X (ABC)".
        part: Folded words of the part that a name ends with: "X - Goma", "X (Maoist)".
    """

    name: str
    words: tuple[Word, ...]
    spelt: tuple[str, ...]
    initials: str
    given: tuple[str, ...]
    part: frozenset[str]


def read(name: str, kind: EntityType | None) -> Reading:
    """Read a name of one kind; persons by their own rules, all else as organisations."""
    return _read(name, person=kind is EntityType.PERSON)


def is_body(name: str) -> bool:
    """Whether a name tells by itself that it is of a body: it holds a head, or is initials."""
    reading = read(name, EntityType.ORGANIZATION)
    return bool(reading.initials) or any(word.role is Role.HEAD for word in reading.words)


@lru_cache(maxsize=1 << 15)
def _read(name: str, *, person: bool) -> Reading:
    family, comma, rest = name.partition(",")
    if person and comma and rest.strip():
        name = f"{rest} {family}"  # "Basayev, Shamil"
    bare, given = (name, ()) if person else _beside(name)
    tokens = fold(_apart(bare)).split()
    small = glosses().small
    tokens = [bare_word(token) for token in tokens if token not in ("-",)]
    if person:
        words = _persons(tokens)
        return Reading(name, tuple(words), tuple(map(in_latin, tokens)), "", (), frozenset())
    initials = _initials(name)
    shown = {} if name == name.upper() else _capitals(name)
    words = []
    for token in _opened(tokens):
        if token in small and len(tokens) > 1:
            continue
        words.append(_word(token, "o", initials=token in shown and not senses_of(token)))
    spelt = tuple(map(in_latin, tokens))
    if _ARTICLE.match(name):
        spelt = ("al", *spelt)  # the A of AQIM
    return Reading(name, tuple(words), spelt, initials, given, _part(name))


def _opened(tokens: list[str]) -> Iterator[str]:
    """Tokens with what runs together taken apart: "Hezbollah", "Riyadus Salihin", "du 23"."""
    for i, token in enumerate(tokens):
        follower = tokens[i + 1] if i + 1 < len(tokens) else ""
        if (found := _NUMBERED.match(token)) and found.group(1) in glosses().small:
            yield found.group(2)
        elif (found := _OF_GOD.match(in_latin(token))) and senses_of(
            found.group(1)
        ) & glosses().heads:
            yield from (found.group(1), "allah")
        elif (found := _ASSIMILATED.search(token)) and follower.startswith(found.group(1)):
            yield token[: found.start()]
        else:
            yield token


_ASSIMILATED = re.compile(r"(?<=..)u(r|d|s|n|t|z|sh|th|dh)$")
_ARTICLE = re.compile(r"a[lnrstdz]h?[- ]\w", re.IGNORECASE)
_NUMBERED = re.compile(r"([^\W\d]+)(\d+)$")
_OF_GOD = re.compile(r"(...+?)[aou]?l+ah?$")


def _part(name: str) -> frozenset[str]:
    """The words of a part that a name ends with, in brackets or behind a dash: "X - Goma"."""
    found = _PART.search(name)
    if found and len(found.group(1).split()) > 3:
        return frozenset()
    return frozenset(fold(found.group(1)).split()) if found else frozenset()


def _beside(name: str) -> tuple[str, tuple[str, ...]]:
    """A name without what stands beside it, and the abbreviations that do: "X (ABC)", "X / ABC".

    More than three words in brackets are a remark, of which only the places count.
    """
    given = []
    for found in _BESIDE.finditer(" ".join(name.split())):
        inside = found.group(1) or found.group(2)
        if len(inside) > 2 and _initials(inside) and not _initials(name[: found.start()]):
            given.append(fold(inside).replace(" ", ""))
            name = name.replace(found.group(), " ")
        elif found.group(1) and len(inside.split()) > 3:
            places = [w for w in fold(inside).split() if senses_of(w) & glosses().places]
            name = name.replace(found.group(), f" {' '.join(places)} ")
    return name, tuple(given)


def _apart(name: str) -> str:
    """Slashes and brackets opened, so that what they hold are words."""
    return re.sub(r"[/()\[\],;:\"«»“”]", " ", name)


def _initials(name: str) -> str:
    """A name that is one short word without small letters, as letters; empty for others."""
    bare = name.strip().strip("\"'«»“”")
    plain = re.sub(r"[.\-]", "", bare)
    short = 2 <= len(plain) <= 8 and plain.isalnum() and any(char.isalpha() for char in plain)
    if not short or sum(char.isupper() or char.isdecimal() for char in plain) < 2:
        return ""
    return in_latin(fold(plain).replace(" ", "")) if _few_small(plain) else ""


def _few_small(plain: str) -> bool:
    return sum(char.islower() for char in plain) < 2 and len(plain) < 9


def _capitals(name: str) -> Mapping[str, str]:
    """Words of a name that are abbreviations by their capitals, folded, as they stand."""
    found = {}
    for raw in re.findall(r"[^\W_]+(?:-[^\W_]+)*", name):
        for part in (raw, *raw.split("-")):
            if _initials(part):
                found[fold(part)] = part
    return found


def _word(token: str, kind: str, *, initials: bool = False, role: Role = Role.NAME) -> Word:
    senses = senses_of(token) if kind == "o" else frozenset()
    table = glosses()
    if token.isdecimal():
        role = Role.NUMBER
    elif initials:
        role = Role.INITIALS
    elif senses & table.sides:
        role = Role.SIDE
    elif senses & table.heads:
        role = Role.HEAD
    elif senses & table.places:
        role = Role.PLACE
    key = key_of(token)
    known = common()
    bits = known.get(f"{kind}:{key}", _MOST)
    if senses:
        bits = min(bits, _ORDINARY)
    if role is Role.TITLE:
        bits = _FEWEST
    length = len(sounds(token))
    bits = min(bits, 2.0 + 2.2 * length)  # what is short is soon alike
    return Word(token, role, senses, max(_FEWEST, bits), key)


def _persons(tokens: list[str]) -> list[Word]:
    """The words of a person's name, kunyas and compounds made one word."""
    table = people()
    bare = [t for t in tokens if t not in table["descent"]] or tokens
    named = any(t not in table["titles"] for t in bare)
    out: list[Word] = []
    at = 0
    while at < len(bare):
        token, follower = bare[at], bare[at + 1] if at + 1 < len(bare) else ""
        role = Role.NAME
        if named and token in table["titles"]:
            role = Role.TITLE
        elif token in table["kunya"] and follower:
            whose, at = follower, at + 1
            if follower in table["servant"] and at + 1 < len(bare):
                whose, at = _servant(bare[at + 1]), at + 1
            out.append(_kunya(token, whose))
            at += 1
            continue
        elif token in table["servant"] and follower:
            token, at = _servant(follower), at + 1
        elif follower in table["second"]:
            token, at = f"{token}{_second(follower)}", at + 1
        else:
            token = _one(token)
        out.append(_word(token, "p", role=role))
        at += 1
    return out


def _kunya(father: str, whose: str) -> Word:
    """A kunya as one word, for some write "Abu Bakr" as one; it says as much as the name in it."""
    text = ("ابو" if is_arabic(whose) else "um" if "m" in father else "abu") + whose
    inner = _word(_one(whose), "p")
    return Word(text, Role.KUNYA, frozenset(), inner.bits, key_of(text))


def _servant(name: str) -> str:
    """Servant of one of the names of God, as one word without the article."""
    return "عبد" + name.replace("الله", "لله") if is_arabic(name) else "abd" + name


def _second(word: str) -> str:
    if is_arabic(word):
        return word
    return "allah" if "l" in word else "din"


_ABD = re.compile(r"^(?:abd|abed|abid|gabd)[aeiou]{1,2}(?:l|r|s|n|d|z|sh|ch)(?=[^aeiou\W]..)")
_DIN = re.compile(r"(?<=..)(?:[aeiou]{1,2}(?:d|t)?d(?:i|ee|y|e)n|eddine?|uddine?|addine?)$")
_GOD = re.compile(r"(?<=...)(?:[uoa]l+ah|[uo]l+a|al+h)$")


def _one(token: str) -> str:
    """A word that holds two, written as the two would be: "abdurrahman", "saifuddin"."""
    if _ABD.match(token):
        rest = _ABD.sub("", token)
        return f"abd{rest}"
    if len(token) > 6 and _DIN.search(token):
        return _DIN.sub("din", token)
    if len(token) > 6 and _GOD.search(token):
        return _GOD.sub("allah", token)
    return token
