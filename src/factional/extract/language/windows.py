"""Windows: what the network reads in one run.

A window holds whole paragraphs while they fit; one that is too long for a window is filled in up
to the limit, and the next window begins with the first sentence that this one did not end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from factional.extract.language.network import Indices
from factional.extract.language.subwords import OPENING, SEPARATOR, Pieces


@dataclass(frozen=True, slots=True)
class Window:
    """The words `start` to `stop` of a text, as the network takes them.

    Attributes:
        start: Index of the first word.
        stop: One past the last.
        subwords: (S,) ids, with the marks that open the window and close each paragraph.
        cases: (S,) casing classes.
        first: (W,) where each word's first subword stands.
        last: (W,) where its last stands.
    """

    start: int
    stop: int
    subwords: Indices
    cases: Indices
    first: Indices
    last: Indices


def extent(sizes: Sequence[int], paragraphs: Sequence[int], at: int, limit: int) -> int:
    """One past the last word of the window that begins at a word.

    Args:
        sizes: Subwords of each word.
        paragraphs: The paragraph of each word, by number, growing.
        at: The first word.
        limit: Subwords that a window may hold, marks included.
    """
    room = limit - 2  # one mark opens the window, one closes its first paragraph
    fitting = at
    stop = at
    while stop < len(sizes):
        if stop > at and paragraphs[stop] != paragraphs[stop - 1]:
            fitting = stop
            room -= 1
        if sizes[stop] > room:
            # a paragraph is cut only where it begins the window
            return fitting if fitting > at else max(stop, at + 1)
        room -= sizes[stop]
        stop += 1
    return stop


def window(pieces: Sequence[Pieces], paragraphs: Sequence[int], start: int, stop: int) -> Window:
    """The input of the network for the words `start` to `stop`."""
    ids, cases = [OPENING], [0]
    first, last = [], []
    for index in range(start, stop):
        if index > start and paragraphs[index] != paragraphs[index - 1]:
            ids.append(SEPARATOR)
            cases.append(0)
        piece = pieces[index]
        first.append(len(ids))
        ids.extend(piece.ids)
        cases.extend([piece.case] * len(piece.ids))
        last.append(len(ids) - 1)
    ids.append(SEPARATOR)
    cases.append(0)
    return Window(
        start,
        stop,
        np.array(ids, np.int64),
        np.array(cases, np.int64),
        np.array(first, np.int64),
        np.array(last, np.int64),
    )
