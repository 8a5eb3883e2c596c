"""Where a sentence may end, must end and cannot end, by what the model does not see.

The model sees words and no white space. So a blank line, a list mark, a line that was broken on
purpose and a stop before a closing quotation mark end a sentence whatever it thinks; and where
the next word is written on to this one, a sentence ends only after a stop, before a letter or
what opens a quotation ("in Hama.The group"). In a text that uses stops, none ends within a line
after a comma or before a small letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from factional.extract.language.network import Floats

_BULLET = re.compile(r"(?:[•▪‣◦*>–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_STOPS = frozenset(".!?…؟।။")
_OPENING = frozenset("\"“‘'«([")
_CLOSING = frozenset('"”’»')
_SHORT = 0.85
_LONGEST = 60
_CARRIES_ON = ",;-–—("


def forced(text: str, words: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    """(W,) whether the layout ends a sentence after a word; the last word of all always does."""
    ends = np.zeros(len(words), np.bool_)
    if not words:
        return ends
    ends[-1] = True
    lines: list[int] = [i for i in range(len(words) - 1) if "\n" in _between(text, words, i)]
    width = _width(text, words[0][0], words[-1][1]) if lines else 0
    for index in lines:
        gap = _between(text, words, index)
        following = words[index + 1][0]
        ends[index] = (
            gap.count("\n") > 1
            or _BULLET.match(text, following) is not None
            or _broken_on_purpose(text, words, index, width)
        )
    for index in range(1, len(words) - 1):
        if text[words[index][1] - 1] in _CLOSING:
            ends[index] |= _quoted_out(text, words, index)
    return ends


def _quoted_out(text: str, words: Sequence[tuple[int, int]], index: int) -> bool:
    """Whether a quotation that ends here ends with its sentence: "... in Hama.” The group"."""
    end, following = words[index][1], words[index + 1][0]
    closed = text[end - 2] == "." and text[end - 3].islower()
    return closed and end < following and text[following].isupper()


def barred(text: str, words: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    """(W,) whether no sentence can end after a word, because the next is written on to it."""
    glued = np.zeros(len(words), np.bool_)
    for index, ((_, end), (following, _)) in enumerate(pairwise(words)):
        if end == following:
            last, opener = text[end - 1], text[following]
            begins = opener.isalpha() or opener in _OPENING
            glued[index] = not (begins and (last in _STOPS or last in "\"”’')]"))
    return glued


def carried_on(text: str, words: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    """(W,) whether the next word goes on with the sentence: a small letter after no stop.

    Says nothing where the writer uses no stops.
    """
    goes_on = np.zeros(len(words), np.bool_)
    stops = sum(text[end - 1] in _STOPS for _, end in words)
    if stops * _LONGEST < len(words):
        return goes_on
    for index, ((_, end), (following, _)) in enumerate(pairwise(words)):
        last, after = text[end - 1], text[following]
        small = (after.islower() or after.isdigit()) and (last.isalnum() or last == ";")
        goes_on[index] = (small or last == ",") and "\n" not in text[end:following]
    return goes_on


def sentences(
    ends: Floats, threshold: float, must: NDArray[np.bool_], cannot: NDArray[np.bool_]
) -> list[tuple[int, int]]:
    """First and one past the last word of every sentence that ends, in order.

    Args:
        ends: (W,) how sure the model is that a word ends a sentence.
        threshold: What it takes to be an end.
        must: (W,) ends that the layout shows.
        cannot: (W,) words after which none can be.
    """
    found = np.flatnonzero(((ends > threshold) & ~cannot) | must) + 1
    starts = [0, *found[:-1].tolist()]
    return list(zip(starts, found.tolist(), strict=False)) if len(found) else []


def _between(text: str, words: Sequence[tuple[int, int]], index: int) -> str:
    return text[words[index][1] : words[index + 1][0]]


def _width(text: str, start: int, end: int) -> int:
    return max(len(line.rstrip()) for line in text[start:end].splitlines())


def _broken_on_purpose(text: str, words: Sequence[tuple[int, int]], index: int, width: int) -> bool:
    """Whether the next word would have fitted on the line, and could begin a sentence."""
    end = words[index][1]
    start, stop = words[index + 1]
    length = end - (text.rfind("\n", 0, end) + 1)
    fits = length + 1 + stop - start < _SHORT * width
    begins = text[start].isupper() or not text[start].isalnum()
    return fits and begins and text[end - 1] not in _CARRIES_ON
