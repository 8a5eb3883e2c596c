"""Quotations: the stretches that stand between quotation marks, and quoted blocks.

Marks are paired as scripts and languages pair them: “English”, „deutsch“, »dansk«, ”suomi”,
« français », «русский», 「日本語」, "typed" and 'typed'. Quotations nest. One that runs over
paragraphs is opened again at the head of each and closed once, at its end; it is one quotation in
several parts. Apostrophes, the ʿayn of al-‘Izza and inches are no marks. A single mark opens a
quotation only where its end is found in the same paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from factional.model import Block, BlockKind, Document

_CLOSES: dict[str, str] = {
    "“": "”“\"", "„": "“”\"", "‟": "”", "”": "”“", "«": "»", "»": "«»", "‹": "›", "›": "‹",
    '"': '"”', "＂": "＂", "「": "」", "『": "』", "‘": "’'", "‚": "‘’", "‛": "’", "'": "'",
}  # fmt: skip
"""What may close what an opening mark opened, the usual one first."""

_SINGLE = frozenset("‘‚‛'")
_MARK = re.compile(
    "[" + re.escape("".join(dict.fromkeys("".join(_CLOSES) + "".join(_CLOSES.values())))) + "]"
)
_GAP = re.compile(r"\n[ \t]*\n\s*")
_BEFORE_OPENING = frozenset("([{<–—-:;,/…")
_AFTER_CLOSING = frozenset(")]}>.,;:!?…–—-/，。、؟،؛।")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a text gives as somebody's own.

    Attributes:
        start: First code point, the opening mark where there is one.
        end: One past the last, the closing mark where there is one.
        parts: Start and end of the words themselves, without marks; one for each paragraph.
        level: 0 for the outermost, 1 for a quotation in a quotation, and so on.
        marks: Opening and closing mark; both empty for a block that is set as a quotation.
        closed: Whether its end is marked. One that is not ends with its paragraph.
    """

    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    level: int = 0
    marks: tuple[str, str] = ("", "")
    closed: bool = True


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    part: int
    parts: list[tuple[int, int]] = field(default_factory=list)


def quotations(document: Document) -> tuple[Quotation, ...]:
    """All quotations of a document, in text order; of two that begin together the outer first."""
    found = [*_marked(document), *_set_apart(document)]
    levels = _levels(found)
    return tuple(sorted(levels, key=lambda q: (q.start, -q.end)))


def paired(text: str, start: int, end: int) -> tuple[Quotation, ...]:
    """The outermost quotations between marks in one paragraph of a text, in order.

    One that is not closed ends with the paragraph.
    """
    open_: list[_Open] = []
    found = list(_pairs(text, start, end, open_))
    for unclosed in open_:
        unclosed.parts.append((unclosed.part, end))
    found += _given_up(open_, text)
    ordered = sorted(found, key=lambda q: (q.start, -q.end))
    kept: list[Quotation] = []
    for one in ordered:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _paragraphs(document: Document) -> Iterator[tuple[int, int, Block]]:
    """Paragraphs of the blocks that hold words of the text, without white space around them."""
    for block in document.blocks:
        if block.kind is BlockKind.BOILERPLATE:
            continue
        at = block.start
        for gap in [*_GAP.finditer(document.text, block.start, block.end), None]:
            end = gap.start() if gap else block.end
            stretch = document.text[at:end]
            start = at + len(stretch) - len(stretch.lstrip())
            if stretch.strip():
                yield start, at + len(stretch.rstrip()), block
            at = gap.end() if gap else block.end


def _marked(document: Document) -> Iterator[Quotation]:
    """Quotations between marks."""
    text = document.text
    open_: list[_Open] = []
    last: Block | None = None
    for start, end, block in _paragraphs(document):
        if open_ and _aside(block):
            yield from _pairs(text, start, end, [])
            continue
        if open_ and last is not None and not _goes_on(text, start, block, open_[0], last):
            yield from _given_up(open_, text)
            open_ = []
        again = bool(open_)
        if again:
            open_[0].part = start + 1
        yield from _pairs(text, start + again, end, open_)
        for unclosed in open_:
            unclosed.parts.append((unclosed.part, end))
        last = block
    yield from _given_up(open_, text)


def _aside(block: Block) -> bool:
    """Whether a block stands beside the text and interrupts no quotation."""
    return block.kind in (BlockKind.CAPTION, BlockKind.NOTE, BlockKind.BYLINE)


def _goes_on(text: str, start: int, block: Block, held: _Open, last: Block) -> bool:
    """Whether a paragraph takes up the quotation that the one before left open."""
    opener = text[start]
    same = opener == held.mark or (held.mark == "«" and opener == "»")
    return same and block.kind is last.kind and block.speaker == last.speaker


def _given_up(open_: list[_Open], text: str) -> Iterator[Quotation]:
    """What was never closed ends with the paragraph it began in; a typed mark was no mark."""
    if not open_ or open_[0].mark in ('"', "'"):
        return
    first = open_[0]
    start, end = first.parts[0]
    if len(first.parts) > 1 or text[start:end].strip():
        end = first.parts[-1][1]
        yield Quotation(first.start, end, _trimmed(text, first.parts), 0, (first.mark, ""), False)


def _pairs(text: str, start: int, end: int, open_: list[_Open]) -> Iterator[Quotation]:
    """Pair the marks of one paragraph; what stays open is left in `open_`, outermost first."""
    skip = -1
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match[0]
        if at < skip:
            continue
        top = open_[-1] if open_ else None
        if top is not None and mark in _CLOSES[top.mark] and _can_close(text, start, at, end, top):
            yield _closed(text, open_, len(open_) - 1, at)
        elif mark in _SINGLE:
            if _can_open(text, start, at, end) and _single_end(text, at, end, mark) is not None:
                open_.append(_Open(mark, at, at + 1))
        elif mark in _CLOSES and _can_open(text, start, at, end):
            open_.append(_Open(mark, at, at + 1))
        elif mark != "’":
            holder = next(
                (i for i in range(len(open_) - 1, -1, -1) if mark in _CLOSES[open_[i].mark]), None
            )
            if holder is not None:
                yield _closed(text, open_, holder, at)


def _closed(text: str, open_: list[_Open], index: int, at: int) -> Quotation:
    """Close an open quotation; what was opened inside it and not closed was none."""
    done = open_[index]
    level = index
    del open_[index:]
    parts = [*done.parts, (done.part, at)]
    return Quotation(done.start, at + 1, _trimmed(text, parts), level, (done.mark, text[at]))


def _trimmed(text: str, parts: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    found = []
    for start, end in parts:
        stretch = text[start:end]
        first = start + len(stretch) - len(stretch.lstrip())
        found.append((first, max(first, start + len(stretch.rstrip()))))
    return tuple(found)


def _can_open(text: str, start: int, at: int, end: int) -> bool:
    """Whether a mark stands where a quotation begins: after a space, a bracket or another mark."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if text[at] in "「『«":
        return True
    if text[at] == "»":
        return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    if text[at] in _SINGLE and before == "-":
        return False  # al-‘Izza
    free = before.isspace() or before in _BEFORE_OPENING or before in _CLOSES
    wide = ord(before) > 0x2E80 or (text[at] == "“" and before in ".?!")
    if text[at] in "“„" and free:
        return True  # it can do nothing else, also where a space parts it from the words
    return (free or wide) and not after.isspace() and after not in ".,;)]"


def _can_close(text: str, start: int, at: int, end: int, top: _Open) -> bool:
    """Whether a mark stands where the innermost open quotation can end."""
    mark = text[at]
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark in "’'‘" and top.mark in _SINGLE:
        return _single_end(text, top.start, end, top.mark) == at
    if mark in "”»」』›＂" and mark != top.mark:
        return True
    free = after.isspace() or after in _AFTER_CLOSING or not after.isalnum() or ord(after) > 0x2E80
    return not before.isspace() and (free or after.isdigit())


def _single_end(text: str, at: int, end: int, mark: str) -> int | None:
    """Where a quotation in single marks ends, or None where the mark was an apostrophe.

    The mark of a plural ("the fighters' camp") ends it only where no better one follows before the
    next quotation begins.
    """
    weak: int | None = None
    for i in range(at + 1, end):
        if text[i] in _CLOSES[mark]:
            before, after = text[i - 1], text[i + 1] if i + 1 < end else " "
            if before.isspace() or after.isalnum() or i == at + 1:
                continue
            if before in "sS" and after.isspace() and text[i + 2 : i + 3].islower():
                weak = i if weak is None else weak
                continue
            return i
        if text[i] == mark and mark != "'" and text[i - 1].isspace():
            break
    return weak


def _set_apart(document: Document) -> Iterator[Quotation]:
    """Blocks that are set as quotations; neighbours of one speaker are one quotation in parts."""
    held: list[Block] = []
    for block in [b for b in document.blocks if b.kind is not BlockKind.BOILERPLATE]:
        if block.kind is BlockKind.QUOTATION and (not held or held[-1].speaker == block.speaker):
            held.append(block)
            continue
        yield from _as_one(document, held)
        held = [block] if block.kind is BlockKind.QUOTATION else []
    yield from _as_one(document, held)


def _as_one(document: Document, blocks: list[Block]) -> Iterator[Quotation]:
    parts = [(b.start, b.end) for b in blocks if document.text[b.start : b.end].strip()]
    if parts:
        trimmed = _trimmed(document.text, parts)
        yield Quotation(trimmed[0][0], trimmed[-1][1], trimmed)


def _levels(found: list[Quotation]) -> list[Quotation]:
    """Quotations with their depth; one in marks that fills a quoted block is that block's."""
    whole = {(q.start, q.end) for q in found if q.marks != ("", "")}
    kept = [q for q in found if q.marks != ("", "") or (q.start, q.end) not in whole]
    ordered = sorted(kept, key=lambda q: (q.start, -q.end))
    holding: list[Quotation] = []
    made: list[Quotation] = []
    for one in ordered:
        holding = [h for h in holding if h.end > one.start]
        level = sum(h.end >= one.end for h in holding)
        made.append(Quotation(one.start, one.end, one.parts, level, one.marks, one.closed))
        holding.append(one)
    return made
