"""The sentence in which something was found, and which of its words were meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factional.ask._variants import Sought
from factional.store.finding import WITHIN, Paragraph, Wanted, folded

_END = re.compile(r"[.!?…؟۔。](?:[\"'”’»)\]]*)\s+")
_LONGEST = 360
"""Letters from which a sentence is cut."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a document, in code points of its text.

    Attributes:
        text: The sentence; of what is longer than a few lines, the words around the first hit.
        hits: Where the words that were sought stand, in the text of the document.
    """

    text: str
    start: int
    end: int
    hits: tuple[tuple[int, int], ...]


def alternatives(sought: Sought) -> list[Wanted]:
    """The words by which a thing is found: as typed, where they may be begun only, and others."""
    typed = Wanted(tuple(folded(sought.typed).split()), begun=not sought.exact)
    return [typed, *(Wanted(tuple(folded(other).split())) for other in sought.also)]


def holds(haystack: str, wanted: Iterable[Wanted]) -> bool:
    """Whether words stand in a text that is folded already."""
    framed = f" {haystack} "
    return any(
        f" {' '.join(each.words)}{'' if each.begun else ' '}" in framed
        for each in wanted
        if each.words
    )


def passages(
    text: str, found: Iterable[Paragraph], wanted: Sequence[Sequence[Wanted]]
) -> Iterator[Passage]:
    """The sentences of a document that the first hit of each paragraph stands in."""
    for paragraph in found:
        whole = text[paragraph.start : paragraph.end]
        hits = sorted({hit for each in wanted for hit in _hits(whole, each)})
        if hits:
            first, last = _sentence(whole, *hits[0])
            at = paragraph.start
            inside = tuple((at + a, at + b) for a, b in hits if first <= a and b <= last)
            yield Passage(whole[first:last], at + first, at + last, inside)


def _hits(text: str, wanted: Iterable[Wanted]) -> Iterator[tuple[int, int]]:
    words = list(_words(text))
    for each in wanted:
        length = len(each.words)
        for i in range(len(words) - length + 1 if length else 0):
            row = [word for word, _, _ in words[i : i + length]]
            same = row[:-1] == list(each.words[:-1])
            last = row[-1].startswith(each.words[-1]) if each.begun else row[-1] == each.words[-1]
            if same and last:
                yield words[i][1], words[i + length - 1][2]


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word as it is searched, with where it stands."""
    start = None
    for at, letter in enumerate(f"{text} "):
        inside = letter.isalnum() or letter in WITHIN or bool(unicodedata.combining(letter))
        if inside and start is None:
            start = at
        elif not inside and start is not None:
            for word in folded(text[start:at]).split():
                yield word, start, at
            start = None


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence begins and ends that holds a stretch of a paragraph."""
    ends = [found.end() for found in _END.finditer(text)]
    first = max((at for at in ends if at <= start), default=0)
    last = min((at for at in ends if at >= end), default=len(text))
    if last - first > _LONGEST:
        room = max(0, _LONGEST - (end - start)) // 2
        first = _between(text, max(first, start - room), 1)
        last = _between(text, min(last, end + room), -1)
    while last > first and text[last - 1].isspace():
        last -= 1
    return min(first, start), max(last, end)


def _between(text: str, at: int, step: int) -> int:
    """The nearest place between two words in one direction."""
    while 0 < at < len(text) and not text[at - 1].isspace():
        at += step
    return at
