"""What a piece is outside the turns: heading, by-line, caption, note, paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factional.model import BlockKind
from factional.read import dates
from factional.read.cues import anywhere, flat, opening, whole
from factional.read.furniture import Layout, is_profile
from factional.read.head import Head
from factional.read.pieces import Piece

_SENTENCE = re.compile(r"[^.!?]*(?:\b[A-Z][a-z]?\.[^.!?]*)*[.!?]")
_PAST = re.compile(r"\b(?:was|were|had|said|told|has|have)\b", re.IGNORECASE)


def kind_of(pieces: Sequence[Piece], index: int, layout: Layout, head: Head) -> BlockKind:
    """What a piece is, by its place, its markup and its words."""
    piece = pieces[index]
    text = flat(piece.text)
    short = piece.words <= 14 and index < layout.last
    told = (
        (piece.kind is BlockKind.NOTE, BlockKind.NOTE),
        (index in head.headings, BlockKind.HEADING),
        (index in head.bylines, BlockKind.BYLINE),
        (index in layout.notes and is_profile(piece), BlockKind.BYLINE),
        (index in layout.notes, BlockKind.NOTE),
        (index == layout.last and _about_author(text, head), BlockKind.BYLINE),
        (layout.furniture[index], BlockKind.BOILERPLATE),
        (piece.kind is not None, piece.kind),
        (piece.field, BlockKind.PARAGRAPH),
    )
    if found := next((kind for holds, kind in told if holds and kind), None):
        return found
    worded = (
        (is_caption(piece), BlockKind.CAPTION),
        (opening("note.opening").match(text) is not None, BlockKind.NOTE),
        (whole("closing").fullmatch(text) is not None, BlockKind.NOTE),
        (short and not piece.closed and not _listed(pieces, index), BlockKind.HEADING),
        (short and piece.asks and _heads_a_section(pieces, index), BlockKind.HEADING),
    )
    return next((kind for holds, kind in worded if holds), BlockKind.PARAGRAPH)


def is_caption(piece: Piece) -> bool:
    """Whether a piece describes a picture: by a cue, or in the way of picture agencies.

    Those write a present-tense sentence that ends in the bare date of the picture: "Fighters ride
    through the old town of Hadar, eastern Nuristan, 07 January 2014."
    """
    text = flat(piece.text)
    if opening("caption.opening").match(text) and piece.words <= 60:
        return True
    if piece.words <= 120 and _credited(text):
        return True
    sentence = _SENTENCE.match(text)
    if not sentence or piece.words > 120:
        return False
    first = sentence.group()
    if _PAST.search(first):
        return False
    for found in dates.find(first):
        bare = first[: found.start].rstrip().endswith(",")
        if bare and not first[found.end :].strip(" .") and len(found.edtf) == 10:
            return found.start > 20
    return False


def _credited(text: str) -> bool:
    """Whether a line names a picture agency, or ends in one in brackets."""
    if anywhere("caption.anywhere").search(text):
        return True
    ends = text.endswith((")", ")."))
    return ends and anywhere("caption.ending").search(text) is not None


def _about_author(text: str, head: Head) -> bool:
    """Whether a last paragraph speaks of the author: "Jane Roe teaches law at Orme."."""
    return len(text.split()) <= 45 and any(text.startswith(f"{name} ") for name in head.authors)


def _listed(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a line is an item of a list, and not a numbered heading over a paragraph."""
    if not pieces[index].bullet:
        return False
    after = pieces[index + 1] if index + 1 < len(pieces) else None
    return not (pieces[index].text[0].isdigit() and after and after.prose and not after.bullet)


def _heads_a_section(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a short question stands over a section, as in explainers, and is not asked in it."""
    above = index > 0 and pieces[index - 1].words > 2 * pieces[index].words
    return (
        above and pieces[index].sentences == 1 and pieces[index + 1].words > 3 * pieces[index].words
    )
