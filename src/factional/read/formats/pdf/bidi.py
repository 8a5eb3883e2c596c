"""From the order on the page to the order of reading, for scripts that run from right to left.

A page knows where glyphs stand and not in which order they are read. The rules here are what of
the Unicode Bidirectional Algorithm (UAX #9) can be turned round: letters of right-to-left scripts
are read leftwards, numbers and words of other scripts among them rightwards.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeVar

_RTL = re.compile(
    r"[\u0590-\u0605\u0608\u060b\u060d-\u065f\u066d-\u06ef\u06fa-\u08ff"
    r"\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_SCRIPT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_LTR = re.compile(r"[^\W\d_]")
_BRACKET = re.compile(r"[()\[\]{}«»]")
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»"}
_MIRROR = {**_PAIRS, **{closing: opening for opening, closing in _PAIRS.items()}}

T = TypeVar("T")


def is_rtl(text: str) -> bool:
    """Whether a text holds letters of a script that runs from right to left."""
    return _RTL.search(text) is not None


def is_of_script(text: str) -> bool:
    """Whether a text holds letters, digits or signs of such a script; its digits run rightwards."""
    return _SCRIPT.search(text) is not None


def runs_left(text: str) -> bool:
    """Whether most letters of a text run from right to left."""
    right = len(_RTL.findall(text))
    return right > 0 and right >= len(_LTR.findall(_RTL.sub("", text)))


def logical(items: Sequence[T], text: Callable[[T], str], *, rtl: bool) -> list[T]:
    """Items that stand from left to right on a line, in the order in which they are read.

    Args:
        items: Words or glyphs by place.
        text: Gives the letters of one.
        rtl: Whether the line as a whole runs from right to left.
    """
    if not rtl:
        return _turned(items, lambda item: is_rtl(text(item)), text)
    leftwards = list(reversed(items))
    return _turned(leftwards, lambda item: _rightwards(text(item)), text)


def _rightwards(text: str) -> bool:
    return not is_rtl(text) and any(c.isalnum() for c in text)


def _turned(items: Sequence[T], against: Callable[[T], bool], text: Callable[[T], str]) -> list[T]:
    """Items with every run of those that go against the line's direction turned round."""
    found: list[T] = []
    run: list[T] = []
    held: list[T] = []  # signs after a run, which belong to it only if it goes on
    for item in items:
        if against(item):
            run += [*held, item]
            held = []
        elif run and not _strong(text(item)):
            held.append(item)
        else:
            found += [*reversed(run), *held, item]
            run, held = [], []
    return [*found, *reversed(run), *held]


def _strong(text: str) -> bool:
    return any(c.isalnum() for c in text)


def mended(text: str) -> str:
    """A right-to-left line with its brackets the way they are read.

    Producers differ in whether a bracket is stored as drawn or as read; where it stands tells.
    """

    def way(found: re.Match[str]) -> str:
        sign = found.group()
        before = text[found.start() - 1 : found.start()]
        after = text[found.end() : found.end() + 1]
        opens = (not before or before.isspace()) and after.strip() != ""
        closes = before.strip() != "" and (not after or not after.isalnum())
        if opens == closes:
            return sign
        return sign if (sign in _PAIRS) == opens else _MIRROR[sign]

    return _BRACKET.sub(way, text)


def plain(text: str) -> str:
    """A text with ligatures and presentation forms as the letters that they stand for."""
    if text.isascii():
        return text
    return "".join(_plain(c) for c in text)


def _plain(char: str) -> str:
    code = ord(char)
    if 0xFB00 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFC:
        return unicodedata.normalize("NFKC", char).strip() or char
    return char
