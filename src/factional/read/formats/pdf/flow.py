"""From pages to one text: paragraphs and tables that run over pages put together, with offsets.

Text, pieces and pages stand in one order. Where a paragraph runs over the end of a page, what else
stands there (notes, the running foot, a table set at the foot) goes before it, and the head of the
next page after it: so the paragraph is one piece, and every code point lies within its own page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factional.model import BlockKind, Cell, Page, Table
from factional.read.formats.builder import BETWEEN_CELLS
from factional.read.formats.pdf import cues
from factional.read.formats.pdf.hyphens import joined, seam
from factional.read.formats.pdf.paragraphs import Paragraph
from factional.read.formats.pdf.shapes import Grid, GridCell
from factional.read.pieces import Piece

_NEAR = 6.0
_JOINABLE = (None, BlockKind.QUOTATION)
_BULLET = re.compile(r"\W\s|\(?(?:\d{1,3}|[a-z]|[ivx]{2,4})[.)]\s", re.IGNORECASE)


@dataclass(slots=True)
class Sheet:
    """One page in the order of reading, before it has offsets.

    Attributes:
        number: Place in the file.
        label: What is printed on it, where that differs.
        head: Running head, line by line.
        columns: Paragraphs and tables, by column.
        notes: Footnotes.
        foot: Running foot and what is set aside.
    """

    number: int
    label: str | None
    head: list[str] = field(default_factory=list)
    columns: list[list[Paragraph | Grid]] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """What will be one piece, or the rows of one table on one page.

    Attributes:
        pages: Text of each page that it stands on, by page.
        kind: What it is.
        bold: Whether it is set off.
        grid: The table, where it is one.
        last: The paragraph that it ends with.
    """

    pages: list[tuple[int, str]]
    kind: BlockKind | None = None
    bold: bool = False
    grid: Grid | None = None
    last: Paragraph | None = None


@dataclass(slots=True)
class Written:
    """A text with what stands in it."""

    text: str
    pieces: list[Piece]
    pages: list[Page]
    tables: list[Table]


def written(sheets: Sequence[Sheet], known: frozenset[str], *, inside: bool | None) -> Written:
    """The text of a document.

    Args:
        sheets: Its pages.
        known: Words that it holds whole, which tell what hyphens at line ends are.
        inside: What `Piece.inside` is for all that is no boilerplate.
    """
    parts = _parts(sheets, known)
    return _Writer(known, inside).write(parts, sheets)


def _parts(sheets: Sequence[Sheet], known: frozenset[str]) -> list[Part]:
    """The parts of all pages in the order of the text."""
    done: list[Part] = []
    for sheet in sheets:
        number = sheet.number
        head = [Part([(number, text)], BlockKind.BOILERPLATE) for text in sheet.head]
        body: list[Part] = []
        for column in sheet.columns:
            own = [_part(item, number, known) for item in column]
            _meet(body, own, known)
            body += own
        if not _over(done, body, head, known):
            body = [*head, *body]
        notes = [_part(note, number, known) for note in sheet.notes]
        feet = [Part([(number, text)], BlockKind.BOILERPLATE) for text in sheet.foot]
        done += [*body, *notes, *feet]
    return done


def _part(item: Paragraph | Grid, number: int, known: frozenset[str]) -> Part:
    if isinstance(item, Grid):
        return Part([(number, "")], BlockKind.TABLE, grid=item)
    text = joined([line.text for line in item.lines], known)
    return Part([(number, text)], item.kind, item.bold, last=item)


def _meet(body: list[Part], own: list[Part], known: frozenset[str]) -> None:
    """Join a paragraph that runs from one column into the next, the floats between them first."""
    at = _ends(body)
    begins = _starts(own)
    if at is None or begins is None or not _goes_on(body[at], own[begins], known):
        return
    part = body.pop(at)
    _extend(part, own.pop(begins), known)
    own.insert(0, part)


def _over(done: list[Part], body: list[Part], head: list[Part], known: frozenset[str]) -> bool:
    """Join a paragraph that runs over from the page before; whether one does.

    The rest of the page before goes in front of it, this page's head and floats behind it.
    """
    at = _ends(done)
    begins = _starts(body)
    if at is None or begins is None or not _goes_on(done[at], body[begins], known):
        return False
    part = done[at]
    first, last = part.pages[0][0], part.pages[-1][0]
    between = done[at + 1 :]
    if first != last and any(p.pages[0][0] == last for p in between):
        return False  # what stands on a page that it fills would lie in no page of its own
    done.append(done.pop(at))
    _extend(part, body.pop(begins), known)
    body[:0] = head
    return True


def _ends(parts: Sequence[Part]) -> int | None:
    """Index of the last running paragraph, below which only floats and margins stand."""
    if not parts:
        return None
    page = parts[-1].pages[-1][0]
    for index in range(len(parts) - 1, -1, -1):
        part = parts[index]
        if part.pages[-1][0] != page:
            return None
        if part.last is not None and part.kind in _JOINABLE:
            return index
        if part.kind is BlockKind.HEADING:
            return None
    return None


def _starts(parts: Sequence[Part]) -> int | None:
    """Index of the first running paragraph, above which only floats stand."""
    for index, part in enumerate(parts):
        if part.last is not None and part.kind in _JOINABLE:
            return index
        if part.kind is BlockKind.HEADING:
            return None
    return None


def _goes_on(part: Part, after: Part, known: frozenset[str]) -> bool:
    """Whether a sentence that stands open goes on in another paragraph."""
    a, b = part.last, after.last
    if a is None or b is None or a.closed or part.bold != after.bold:
        return False
    if abs(a.size - b.size) > 0.06 * a.size or _BULLET.match(b.text):
        return False
    opening = b.text.lstrip("\"'“‘«([")[:1]
    if seam(a.text, b.text, known)[1] == "" or opening.islower():
        return True
    prose = len(a.text.split()) > 8
    return prose and a.full and not b.indented and (opening.isalnum() or a.text.endswith(","))


def _extend(part: Part, more: Part, known: frozenset[str]) -> None:
    """Add the text of a part to another, across the end of a column or page."""
    (number, text), (page, after) = part.pages[-1], more.pages[0]
    cut, between = seam(text, after, known)
    kept = text[: len(text) - cut]
    if number == page:
        part.pages[-1] = (number, kept + between + after)
    else:
        part.pages[-1] = (number, kept + between)
        part.pages.append((page, after))
    part.pages += more.pages[1:]
    part.last = more.last


class _Writer:
    """Puts parts into one text and keeps the offsets."""

    def __init__(self, known: frozenset[str], inside: bool | None) -> None:
        self._known = known
        self._inside = inside
        self._texts: list[str] = []
        self._size = 0
        self._pieces: list[Piece] = []
        self._starts: dict[int, int] = {}
        self._tables: list[Table] = []
        self._cells: list[Cell] = []
        self._open: tuple[Grid, int, int] | None = None  # table, where it starts, rows so far
        self._heads: list[str] = []
        self._caption: tuple[int, int] | None = None

    def write(self, parts: Sequence[Part], sheets: Sequence[Sheet]) -> Written:
        """The whole text."""
        for index, part in enumerate(parts):
            if part.grid is not None:
                self._table(part.grid, part.pages[0][0], parts, index)
            else:
                self._paragraph(part)
        return Written("".join(self._texts), self._pieces, list(self._paged(sheets)), self._tables)

    def _add(self, text: str, gap: str) -> int:
        if self._size:
            self._texts.append(gap)
            self._size += len(gap)
        start = self._size
        self._texts.append(text)
        self._size += len(text)
        return start

    def _paragraph(self, part: Part) -> tuple[int, int]:
        text = "".join(chunk for _, chunk in part.pages)
        start = self._add(text, "\n\n")
        at = start
        for number, chunk in part.pages:
            self._starts.setdefault(number, at)
            at += len(chunk)
        own = part.kind is not BlockKind.BOILERPLATE
        inside = self._inside if own or self._inside is None else False
        self._pieces.append(Piece(start, at, text, part.kind, part.bold, inside))
        return start, at

    def _table(self, grid: Grid, number: int, parts: Sequence[Part], index: int) -> None:
        before = self._before(parts, index)
        rows = _rows(grid)
        texts = [BETWEEN_CELLS.join(row) for row in rows]
        base = 0
        skip = 0
        if before is not None and self._open is not None and _continues(before, grid):
            _, start, base = self._open
            skip = _again(texts, self._heads)
            caption = self._caption
            self._tables.pop()
        else:
            self._cells, self._heads = [], texts[: max(1, grid.headed)]
            start, caption = -1, self._captioned(parts, index)
        for row, text in enumerate(texts):
            offset = self._add(text, "\n" if row else "\n\n")
            self._starts.setdefault(number, offset)
            kind = BlockKind.BOILERPLATE if row < skip else BlockKind.TABLE
            self._row(offset, text, kind)
            if row < skip:
                continue
            start = offset if start < 0 else start
            self._cells += _cells(grid, row, base - skip, offset, rows[row])
        self._open = (grid, start, base + len(texts) - skip)
        self._caption = caption
        self._tables.append(Table(start, self._size, tuple(self._cells), caption))

    def _row(self, offset: int, text: str, kind: BlockKind) -> None:
        """Add the piece of a row; the separators of empty cells at its ends are left out."""
        inner = text.strip(BETWEEN_CELLS)
        if inner:
            start = offset + len(text) - len(text.lstrip(BETWEEN_CELLS))
            inside = self._inside if kind is BlockKind.TABLE or self._inside is None else False
            self._pieces.append(Piece(start, start + len(inner), inner, kind, False, inside))

    def _before(self, parts: Sequence[Part], index: int) -> Grid | None:
        """The table on the page before that one may go on with, margins and captions aside."""
        number = parts[index].pages[0][0]
        for part in reversed(parts[:index]):
            page = part.pages[-1][0]
            if part.grid is not None:
                return part.grid if page == number - 1 else None
            margin = part.kind in (BlockKind.BOILERPLATE, BlockKind.NOTE)
            label = part.kind is BlockKind.CAPTION and page == number
            if not margin and not (label and cues.searching("continued").search(part.pages[0][1])):
                return None
        return None

    def _captioned(self, parts: Sequence[Part], index: int) -> tuple[int, int] | None:
        """Span of the caption just above a table; one below it is looked for when it is written."""
        if index and parts[index - 1].kind is BlockKind.CAPTION:
            piece = self._pieces[-1]
            return piece.start, piece.end
        return None

    def _paged(self, sheets: Sequence[Sheet]) -> Iterator[Page]:
        """Pages from end to end of the text; one without text stands where the next begins."""
        starts: list[int] = []
        following = self._size
        for sheet in reversed(sheets):
            following = self._starts.get(sheet.number, following)
            starts.append(following)
        starts.reverse()
        starts[:1] = [0]
        for sheet, start, end in zip(sheets, starts, [*starts[1:], self._size], strict=True):
            yield Page(sheet.number, start, end, sheet.label)


def _rows(grid: Grid) -> list[list[str]]:
    """The texts of a table's cells, row by row; cells that others cover are left out."""
    rows: list[list[str]] = []
    for row in range(grid.shape[0]):
        rows.append([cell.text for cell in _of_row(grid, row)])
    return rows


def _of_row(grid: Grid, row: int) -> list[GridCell]:
    """The cells whose upper edge lies in a row, the empty ones among them."""
    held = {(c.row, c.column): c for c in grid.cells}
    covered = {
        (c.row + r, c.column + k)
        for c in grid.cells
        for r in range(c.rows)
        for k in range(c.columns)
        if r or k
    }
    return [
        held.get((row, column), GridCell(row, column, "", row < grid.headed))
        for column in range(grid.shape[1])
        if (row, column) not in covered
    ]


def _cells(grid: Grid, row: int, base: int, offset: int, texts: Sequence[str]) -> Iterator[Cell]:
    for cell, text in zip(_of_row(grid, row), texts, strict=True):
        end = offset + len(text)
        yield Cell(base + row, cell.column, offset, end, cell.header, cell.rows, cell.columns)
        offset = end + len(BETWEEN_CELLS)


def _continues(above: Grid, below: Grid) -> bool:
    """Whether two tables have the same columns."""
    if above.shape[1] != below.shape[1]:
        return False
    shift = below.edges[0] - above.edges[0]
    return all(abs(b - a - shift) <= _NEAR for a, b in zip(above.edges, below.edges, strict=True))


def _again(texts: Sequence[str], heads: Sequence[str]) -> int:
    """How many rows at the top of a table's next page repeat its head."""
    count = 0
    for text, head in zip(texts[:-1], heads, strict=False):
        if text.casefold() != head.casefold():
            break
        count += 1
    return count
