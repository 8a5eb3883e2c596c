"""Exchanges that stand in one paragraph: "Q: Who pays? A: Nobody does." becomes two pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from factional.model import TurnKind
from factional.read.pieces import Piece, trimmed
from factional.read.tags import side_of

_TAG = re.compile(
    r"(?:^|(?<=[.?!…؟。\"”’»)])\s+)[*_]{0,2}([^\W\d_]{1,14})(?:\s?\d{1,3})?\s?[:：]\s"
)
_LEAST = 2  # exchanges in one paragraph that show it to be the layout


def parted(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces of a text, with paragraphs that hold both question and answer cut at their tags.

    Only where a text does so again and again, and every cut opens another voice than the one
    before: a colon in a sentence is no turn.
    """
    cuts = {index: _cuts(piece) for index, piece in enumerate(pieces)}
    if sum(len(found) for found in cuts.values()) < _LEAST:
        return tuple(pieces)
    return tuple(part for index, piece in enumerate(pieces) for part in _cut(piece, cuts[index]))


def _cuts(piece: Piece) -> list[int]:
    """Where in a piece another voice begins, if it opens with a tag and voices take turns."""
    if piece.text.count(":") + piece.text.count("：") < _LEAST:
        return []
    tags = [(m, side) for m in _TAG.finditer(piece.text) if (side := side_of(m.group(1)))]
    if len(tags) < 2 or tags[0][0].start() != 0:
        return []
    if tags[0][1] is not TurnKind.QUESTION or any(a == b for (_, a), (_, b) in pairwise(tags)):
        return []
    return [m.start() for m, _ in tags[1:]]


def _cut(piece: Piece, cuts: Sequence[int]) -> Iterator[Piece]:
    if not cuts:
        yield piece
        return
    for start, stop in pairwise([0, *cuts, len(piece.text)]):
        first, last = trimmed(piece.text, start, stop)
        text = piece.text[first:last]
        yield replace(piece, start=piece.start + first, end=piece.start + last, text=text)
