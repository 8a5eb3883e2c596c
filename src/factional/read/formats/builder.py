"""Builder: puts a document's text together paragraph by paragraph, and keeps the offsets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from factional.model import BlockKind, Cell, Page, Table
from factional.read.parsed import PROPERTIES, Parsed
from factional.read.pieces import Piece

BETWEEN_CELLS = "\t"
"""What stands between the cells of a row in a document's text."""

PAGE = "\f"
"""Stands in a paragraph where a new page begins; it is no part of the text."""

_SPACES = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell before it has offsets: its text, and how many rows and columns it spans."""

    text: str
    rows: int = 1
    columns: int = 1
    header: bool = False


@dataclass(slots=True)
class Builder:
    """Gathers the text of a document whose format has paragraphs, tables and pages.

    Paragraphs are parted by a blank line, rows of a table by a line end, cells by a tab. White
    space within a paragraph is made single, since no reader sees it; line ends stay.
    """

    _texts: list[str] = field(default_factory=list)
    _size: int = 0
    _pieces: list[Piece] = field(default_factory=list)
    _tables: list[Table] = field(default_factory=list)
    _breaks: list[tuple[int, str | None]] = field(default_factory=list)

    def paragraph(
        self,
        text: str,
        kind: BlockKind | None = None,
        *,
        bold: bool = False,
        labels: Sequence[str | None] = (),
    ) -> tuple[int, int] | None:
        """Add a paragraph and return its span; one without text is left out.

        Args:
            text: The paragraph; line ends within it stay, a form feed begins a new page.
            kind: What the format says it is, or None.
            bold: Whether all of it is set in bold.
            labels: What is printed on the pages that begin in it, in order.
        """
        sheets = text.split(PAGE)
        named = [*labels, *[None] * len(sheets)]
        text = tidy(text.replace(PAGE, " "))
        if not text:
            for label, _ in zip(named, sheets[1:], strict=False):
                self.page(label)
            return None
        start = self._add(text, "\n\n")
        end = start + len(text)
        self._pieces.append(Piece(start, end, text, kind, bold))
        for number in range(1, len(sheets)):
            before = tidy(" ".join(sheets[:number]))
            self._breaks.append((min(end, start + len(before) + bool(before)), named[number - 1]))
        return start, end

    def table(
        self, rows: Sequence[Sequence[CellText]], caption: tuple[int, int] | None = None
    ) -> None:
        """Add a table, without rows that are empty.

        Line ends within a cell become spaces, so that a row is one line.
        """
        texts = [[" ".join(cell.text.split()) for cell in row] for row in rows]
        kept = [(row, line) for row, line in zip(rows, texts, strict=True) if any(line)]
        cells: list[Cell] = []
        taken: set[tuple[int, int]] = set()
        start = 0
        for number, (row, line) in enumerate(kept):
            offset = self._row(BETWEEN_CELLS.join(line), first=number == 0)
            start = start if number else offset
            column = 0
            for cell, text in zip(row, line, strict=True):
                while (number, column) in taken:
                    column += 1
                end = offset + len(text)
                cells.append(
                    Cell(number, column, offset, end, cell.header, cell.rows, cell.columns)
                )
                taken.update(
                    (number + r, column + c) for r in range(cell.rows) for c in range(cell.columns)
                )
                column += cell.columns
                offset = end + len(BETWEEN_CELLS)
        if kept:
            self._tables.append(Table(start, self._size, tuple(cells), caption))

    @property
    def count(self) -> int:
        """Number of pieces so far."""
        return len(self._pieces)

    def page(self, label: str | None = None) -> None:
        """Begin a new page with the next paragraph."""
        self._breaks.append((self._size, label))

    def parsed(
        self,
        declared: Mapping[str, object] | None = None,
        where: str = PROPERTIES,
    ) -> Parsed:
        """What was gathered.

        Args:
            declared: What the format declares of the document; fields without a value are left out.
            where: Where it declares that.
        """
        values = {key: value for key, value in (declared or {}).items() if value}
        return Parsed(
            "".join(self._texts),
            tuple(self._pieces),
            dict(values),
            dict.fromkeys(values, where),
            pages=tuple(self._paged()),
            tables=tuple(self._tables),
        )

    def _row(self, line: str, *, first: bool) -> int:
        """Add a row; its piece leaves out the separators of empty cells at its ends."""
        offset = self._add(line, "\n\n" if first else "\n")
        text = line.strip(BETWEEN_CELLS)
        start = offset + len(line) - len(line.lstrip(BETWEEN_CELLS))
        self._pieces.append(Piece(start, start + len(text), text, BlockKind.TABLE))
        return offset

    def _add(self, text: str, gap: str) -> int:
        if self._size:
            self._texts.append(gap)
            self._size += len(gap)
        start = self._size
        self._texts.append(text)
        self._size += len(text)
        return start

    def _paged(self) -> list[Page]:
        """Pages between the breaks; a format that never breaks has none."""
        if not self._breaks:
            return []
        starts = [(0, None), *self._breaks] if self._breaks[0][0] else self._breaks
        stops = [start for start, _ in starts[1:]] + [self._size]
        return [
            Page(number, start, stop, label)
            for number, ((start, label), stop) in enumerate(zip(starts, stops, strict=True), 1)
        ]


def tidy(text: str) -> str:
    """Text with single spaces, without spaces at the ends of lines and empty lines at its ends."""
    if " ".join(text.split()) == text:
        return text
    lines = (line.strip() for line in _SPACES.sub(" ", text).split("\n"))
    return "\n".join(lines).strip()
