"""Words of plain text, for corpora that come as text: cut by the run time's own rules."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from factional.extract.language.words import parts, split


def words(text: str) -> list[tuple[int, int]]:
    """The words of a text as offsets in code points, hyphenated ones in parts as in treebanks."""
    return [part for word in split(text) for part in parts(text, *word)]


def covering(offsets: list[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """The words that a stretch of text covers, those cut by its edges included; None if none."""
    first = bisect_right(offsets, start, key=lambda o: o[1])
    last = bisect_right(offsets, end - 1, key=lambda o: o[0])
    return (first, last) if first < last else None


def paragraphs(text: str, offsets: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """Index of each paragraph's last word: a line break within the text between ends one."""
    ends, before = list[int](), -1
    at = -1
    for at, (start, end) in enumerate(offsets):
        if at and "\n" in text[before:start]:
            ends.append(at - 1)
        before = end
    return (*ends, at) if at >= 0 else ()
