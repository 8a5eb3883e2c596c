"""The text around a stretch of a document, whole sentences of the block that it stands in."""

from __future__ import annotations

import re

from factional.model import Block, BlockKind, Document

_CONTEXT = 300
_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[.!?…。؟۔।]['\"”’»)\]]*\s+")


def block_at(document: Document, position: int) -> Block:
    """The block that a code point stands in; the whole text where no block covers it."""
    whole = Block(BlockKind.PARAGRAPH, 0, len(document.text))
    return next((b for b in document.blocks if b.start <= position < b.end), whole)


def before(text: str, floor: int, end: int) -> str:
    """What stands before a position in its block, from the first sentence within reach."""
    start = max(floor, end - _CONTEXT)
    if start > floor:
        boundary = _SENTENCE_END.search(text, start, end) or _SPACE.search(text, start, end)
        start = boundary.end() if boundary else start
    return text[start:end].lstrip()


def after(text: str, start: int, ceiling: int) -> str:
    """What stands behind a position in its block, to the last sentence within reach."""
    end = min(ceiling, start + _CONTEXT)
    if end < ceiling:
        ends = [m.end() for m in _SENTENCE_END.finditer(text, start, end)]
        space = text.rfind(" ", start, end)
        end = ends[-1] if ends else (space if space > start else end)
    return text[start:end].rstrip()
