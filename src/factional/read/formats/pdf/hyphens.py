"""Lines put together, and words that were parted at their ends.

A hyphen at the end of a line is the typesetter's or the word's own. It goes where evidence says
that it is the typesetter's: a soft hyphen, the whole word elsewhere in the document, or a lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from factional.vocabulary.lexicon import dictionary

_HYPHENS = "-\u2010"
_SOFT = "\u00ad"
_END = re.compile(r"(?P<word>[^\W\d_]+(?:[’'][^\W\d_]+)*)[-\u2010]$")
_BEGIN = re.compile(r"(?P<word>[^\W\d_]+(?:[’'][^\W\d_]+)*)")
_ENTIRE = re.compile(r"[^\W\d_]+(?:[-\u2010’'][^\W\d_]+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_TIGHT = "-\u2010\u2013\u2014/"
_ARTICLES = frozenset(
    ("al", "an", "ar", "as", "at", "az", "ad", "ed", "el", "es", "ul", "abu", "ibn", "bin")
)
_SHORTEST = 2


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """The words that lines hold whole, in lower case: not the parts at a hyphenated line's end."""
    found: set[str] = set()
    for text in texts:
        whole = _END.sub("", text.replace(_SOFT, ""))
        found.update(m.group().casefold() for m in _ENTIRE.finditer(whole))
    return frozenset(found)


def joined(lines: Sequence[str], known: Collection[str] = frozenset()) -> str:
    """The text of lines that follow each other.

    Args:
        lines: Each without a line end.
        known: Words that the document holds whole, in lower case.
    """
    text = ""
    for line in lines:
        if text:
            cut, between = seam(text, line, known)
            text = text[: len(text) - cut] + between
        text += line
    return text.replace(_SOFT, "")


def seam(before: str, after: str, known: Collection[str] = frozenset()) -> tuple[int, str]:
    """How two lines meet: how many characters go from the first one's end, and what comes between.

    Args:
        before: Text up to the end of a line.
        after: The line below it.
        known: Words that the document holds whole, in lower case.
    """
    if before.endswith(_SOFT):
        return 1, ""
    if _ADDRESS.search(before):
        broken = before[-1] in "/-_=?&%." or after[:1] in "/?=&_%"
        return 0, "" if broken and not (before[-1] == "." and after[:1].isupper()) else " "
    if _WIDE.match(before[-1:]) and _WIDE.match(after[:1]):
        return 0, ""
    if before[-1:] in _TIGHT and before[-2:-1].isalnum() and after[:1].isalnum():
        parted = before[-1] in _HYPHENS and _parted(before, after, known)
        return int(parted), ""
    return 0, " "


def _parted(before: str, after: str, known: Collection[str]) -> bool:
    """Whether a hyphen at a line's end is the typesetter's and no part of the word."""
    left, right = _END.search(before), _BEGIN.match(after)
    if not left or not right:
        return False
    first, second = left.group("word").casefold(), right.group("word").casefold()
    if first + second in known:
        return True
    if f"{first}-{second}" in known or right.group()[0].isupper() or first in _ARTICLES:
        return False
    if first + second in dictionary("en"):
        return True
    whole = all(part in known or part in dictionary("en") for part in (first, second))
    return not whole and len(second) >= _SHORTEST
