"""The words of the `cues` files as compiled patterns."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

from factional.read.finders import Finder, finder
from factional.vocabulary.files import parsed

_FILES = ("cues.yaml", "cues_pages.yaml", "cues_dates.yaml", "cues_speech.yaml")
_BESIDE = r"[\s\d.,:;|•·»«›‹>→←+()\-–—]*"


@lru_cache(maxsize=4096)
def flat(text: str) -> str:
    """A text with every run of white space as one space."""
    return " ".join(text.split())


@cache
def _data() -> Mapping[str, object]:
    data: dict[str, object] = {}
    for name in _FILES:
        text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
        data |= parsed(text)
    return data


def node(path: str) -> object:
    """What stands at a path of the `cues` files, as the file has it."""
    found: object = _data()
    for key in path.split("."):
        if not isinstance(found, Mapping):
            raise KeyError(path)
        found = found[key]
    return found


def _entries(given: object) -> Iterator[str]:
    """The entries of a node: of a list, of a text divided by semicolons, or of all below it."""
    if isinstance(given, str):
        yield from (entry for part in given.split(";") if (entry := flat(part)))
    elif isinstance(given, list):
        yield from map(str, given)
    elif isinstance(given, Mapping):
        for below in given.values():
            yield from _entries(below)


def words(path: str) -> tuple[str, ...]:
    """The entries at a path of `cues.yaml`, of all languages below it."""
    return tuple(_entries(node(path)))


@cache
def wordset(path: str) -> frozenset[str]:
    """The same entries as a set."""
    return frozenset(words(path))


@cache
def whole(path: str) -> re.Pattern[str]:
    """Matches a line that an entry makes up, but for numbers, bullets and arrows beside it."""
    return re.compile(f"{_BESIDE}(?:{'|'.join(words(path))}){_BESIDE}", re.IGNORECASE)


@cache
def opening(path: str) -> re.Pattern[str]:
    """Matches a line that an entry opens."""
    return re.compile(rf"\W{{0,3}}(?:{'|'.join(words(path))})", re.IGNORECASE)


@cache
def anywhere(path: str) -> Finder:
    """Searches for an entry anywhere in a line."""
    entries = words(path)
    return finder("|".join(f"(?:{entry})" for entry in entries), entries)


@cache
def terms(path: str) -> re.Pattern[str]:
    """Searches for entries that stand as whole words."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(words(path))})(?!\w)", re.IGNORECASE)


@cache
def small_terms(path: str) -> re.Pattern[str]:
    """The same for a text in small letters, which is quicker on long ones."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(words(path))})(?!\w)")


@cache
def templates(path: str) -> tuple[Finder, ...]:
    """The entries with `{name}` and `{subject}` filled in."""
    subject = rf"(?:{NAME}|(?:the|an?|our) [^,.;:()\[\]!?]{{3,70}})"
    return tuple(
        finder(rf"(?<!\w){entry}".replace("{name}", NAME).replace("{subject}", subject), (entry,))
        for entry in words(path)
    )


def languages(path: str) -> frozenset[str]:
    """The languages that a path of `cues.yaml` has entries for."""
    found = node(path)
    return frozenset(map(str, found)) if isinstance(found, Mapping) else frozenset()


def _capitals() -> str:
    """A character class of letters that open a name: capitals, and letters without case."""
    runs: list[list[int]] = []
    for code in range(0x41, 0x1_0000 if sys.maxunicode > 0xFFFF else sys.maxunicode):
        if unicodedata.category(chr(code)) in ("Lu", "Lt", "Lo"):
            if runs and runs[-1][1] == code - 1:
                runs[-1][1] = code
            else:
                runs.append([code, code])
    return "".join(
        chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in runs if chr(a) not in "\\]^-"
    )


CAPITAL = f"[{_capitals()}]"
_ABBREVIATED = rf"(?:{CAPITAL}\w?|Col|Gen|Maj|Sgt|Brig|Capt|Lieut)\."
_FULL = rf"(?:[a-z]{{1,3}}[-’'])?{CAPITAL}[\w’'ʼ‘`ʿʾ]*(?:[-.][\w’'ʼ‘`]+)*"
_WORD = rf"(?:{_ABBREVIATED}(?!\w)|{_FULL})"
_PARTICLE = "(?:" + "|".join(sorted(words("particles"), key=len, reverse=True)) + ")"
NAME = rf"(?-i:@?{_WORD}(?:[ -](?:(?:{_PARTICLE})[ -]){{0,2}}{_WORD}){{0,6}})"
"""A name as written: capitalised words (any word in scripts without case), particles between."""
