"""Hints: dates that the text lets one guess at, where nothing says when it was published.

"As of 11th May", a copyright year, a date of change: each is offered with the place that says so,
for a person to take or leave. None of them is taken here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factional.model import Hint
from factional.read.cues import words
from factional.read.furniture import Layout
from factional.read.pieces import Piece
from factional.read.stamps import MODIFIED, stamps

_YEAR = re.compile(
    r"(?:©|\(c\)|\bcopyright)\D{0,40}(?:\d{4}\s*[-–]\s*)?(?P<year>(?:19|20)\d\d)\b", re.I
)
_MOST = 12  # hints of one document; more are no help


@cache
def _as_of() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(words('stamps.as_of'))})\s*:?\s*(?:the\s+|le\s+)?$", re.I
    )


def hints(pieces: Sequence[Piece], layout: Layout, order: str | None = None) -> tuple[Hint, ...]:
    """What the text lets one guess of its day of publication, in text order, each value once."""
    found = sorted(_found(pieces, layout, order), key=lambda hint: hint.start)
    unique = {hint.value: hint for hint in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda hint: hint.start))[:_MOST]


def _found(pieces: Sequence[Piece], layout: Layout, order: str | None) -> Iterator[Hint]:
    for index, piece in enumerate(pieces):
        text = piece.text
        if ("19" in text or "20" in text) and (year := _YEAR.search(text)):
            yield _hint(year.group("year"), piece, *year.span("year"))
        inside = layout.first <= index <= layout.last
        for stamp in stamps(text, order) if inside or piece.words <= 30 else ():
            begin = stamp.found.start
            before = text[max(0, begin - 30) : begin]
            if stamp.kind == MODIFIED or _as_of().search(before):
                yield _hint(stamp.found.edtf, piece, begin, stamp.found.end)


def _hint(value: str, piece: Piece, start: int, end: int) -> Hint:
    return Hint("published", value, piece.start + start, piece.start + end)
