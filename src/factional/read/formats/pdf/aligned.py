"""Tables without rules around their cells: rows of short texts whose edges line up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from factional.read.formats.pdf import bidi
from factional.read.formats.pdf.grids import cell_text, dressed, headed
from factional.read.formats.pdf.shapes import Grid, GridCell, Rule, Segment, Word, around

_LEAST_ROWS = 3
_LEADERS = re.compile(r"(?:\. ?){4,}|…{2,}|_{4,}")
_LOOSE = 2.6  # line heights between two rows, beyond which they are of two tables
_CLOSE = 1.4  # font sizes between two lines of a cell at most
_LINE = 1.9  # and between a line of a cell and whatever stands above it
_PROSE_WORDS = 4
_PROSE_FILL = 0.7


@dataclass(frozen=True, slots=True)
class _Row:
    """Segments that stand on one line."""

    cells: tuple[Segment, ...]

    @property
    def base(self) -> float:
        return self.cells[0].base

    @property
    def size(self) -> float:
        return max(s.style.size for s in self.cells)


def aligned(
    found: Sequence[Segment], rules: Sequence[Rule], above: Sequence[float] = ()
) -> tuple[list[Grid], list[Segment]]:
    """The tables among segments that stand in no ruled one, and the segments that are in none.

    Columns of prose line up as well; they are told by lines that fill their column. Lists with
    leaders (a table of contents) are no tables either.

    Args:
        found: Segments of a page, or of a part of it.
        rules: Level rules of the page, which part rows where there are enough of them.
        above: Left edges of the columns of a table that the page before ends with, which a single
            row may go on with.
    """
    grids: list[Grid] = []
    left = list(found)
    rows = _rows(left)
    top = rows[0].base if rows else 0.0
    for run in _runs(rows, above):
        edges = _edges(run)
        goes_on = run[0].base == top and _same(edges, above)
        if len(edges) < 2 or not (goes_on or _tabular(run, edges)):
            continue
        grid = _grid(run, edges, rules)
        if grid is None:
            continue
        grids.append(grid)
        inner = {id(s) for row in run for s in row.cells}
        left = [s for s in left if id(s) not in inner]
    return grids, left


def _rows(found: Sequence[Segment]) -> list[_Row]:
    rows: list[list[Segment]] = []
    for one in sorted(found, key=lambda s: (s.base, s.x0)):
        if rows and one.base - rows[-1][0].base < 0.25 * one.style.size:
            rows[-1].append(one)
        else:
            rows.append([one])
    return [_Row(tuple(sorted(row, key=lambda s: s.x0))) for row in rows]


def _same(edges: Sequence[tuple[float, float]], above: Sequence[float]) -> bool:
    """Whether columns begin where those of another table do."""
    apart = [abs(a - b) for (a, _), b in zip(edges, above, strict=False)]
    return len(edges) == len(above) and max(apart, default=9.0) < 4.0


def _runs(rows: Sequence[_Row], above: Sequence[float]) -> list[list[_Row]]:
    """Rows that follow each other and may be of one table: most of them have several cells."""
    runs: list[list[_Row]] = []
    run: list[_Row] = []
    for row in rows:
        near = not run or row.base - run[-1].base <= _LOOSE * max(row.size, run[-1].size)
        several = len(row.cells) > 1 and not any(_LEADERS.search(s.text) for s in row.cells)
        lone = len(row.cells) == 1 and bool(run)
        if near and ((several and (not run or _fits(row, run))) or (lone and _continues(row, run))):
            run.append(row)
        else:
            runs.append(run)
            run = [row] if several else []
    runs.append(run)
    kept = [_trimmed(run) for run in runs]
    first = rows[0].base if rows and above else None
    return [r for r in kept if len(r) >= _LEAST_ROWS or (r and r[0].base == first)]


def _trimmed(run: Sequence[_Row]) -> list[_Row]:
    """A run that begins with a row of several cells, without a line that stands off at its end."""
    first = next((i for i, row in enumerate(run) if len(row.cells) > 1), len(run))
    kept = list(run[first:])
    while len(kept) > 1 and len(kept[-1].cells) == 1:
        if kept[-1].base - kept[-2].base <= _CLOSE * kept[-1].size:
            break
        kept.pop()
    return kept


def _fits(row: _Row, run: Sequence[_Row]) -> bool:
    """Whether a row leaves free some gap that the rows above it leave free."""
    gaps = [(a.x1, b.x0) for a, b in pairwise(run[-1].cells)] or [
        (a.x1, b.x0) for r in run[-4:] for a, b in pairwise(r.cells)
    ]
    own = [(a.x1, b.x0) for a, b in pairwise(row.cells)]
    return any(min(b, d) - max(a, c) > 3.0 for a, b in gaps for c, d in own)


def _continues(row: _Row, run: Sequence[_Row]) -> bool:
    """Whether a lone text stands in one column of the rows above, as the next line of a cell."""
    (one,) = row.cells
    above = [r for r in run if len(r.cells) > 1][-3:]
    gaps = [(a.x1, b.x0) for r in above for a, b in pairwise(r.cells)]
    crossing = any(one.x0 < a + 1 and one.x1 > b - 1 for a, b in gaps)
    close = row.base - run[-1].base <= _LINE * row.size
    lined = any(
        abs(one.x0 - cell.x0) < 3.0 or abs(one.x1 - cell.x1) < 3.0
        for r in above
        for cell in r.cells
    )
    return close and lined and not crossing


def _edges(run: Sequence[_Row]) -> list[tuple[float, float]]:
    """Left and right edge of each column: what stays when all that rows leave free is cut out."""
    cells = sorted((s for row in run for s in row.cells), key=lambda s: s.x0)
    columns: list[tuple[float, float]] = []
    for cell in cells:
        if columns and cell.x0 < columns[-1][1] + 1.5:
            columns[-1] = (columns[-1][0], max(columns[-1][1], cell.x1))
        else:
            columns.append((cell.x0, cell.x1))
    return columns


def _column(edges: Sequence[tuple[float, float]], cell: Segment | Word) -> int:
    middle = (cell.x0 + cell.x1) / 2
    return min(
        range(len(edges)),
        key=lambda i: max(edges[i][0] - middle, middle - edges[i][1], 0.0),
    )


def _tabular(run: Sequence[_Row], edges: Sequence[tuple[float, float]]) -> bool:
    """Whether rows that line up are a table, and not columns of prose."""
    several = sum(len(row.cells) > 1 for row in run)
    if several < _LEAST_ROWS or several < 0.4 * len(run):
        return False
    if _stretched([s for row in run for s in row.cells]):
        return False
    held: list[list[Segment]] = [[] for _ in edges]
    for row in run:
        for cell in row.cells:
            held[_column(edges, cell)].append(cell)
    prose = [_is_prose(cells, edge) for cells, edge in zip(held, edges, strict=True)]
    filled = [len(cells) / len(run) for cells in held]
    if all(prose) or any(_alongside(filled, i) for i, is_prose in enumerate(prose) if is_prose):
        return False
    if len(edges) == 2:
        # two columns of talk or verse line up too, and are read downwards
        words = [median(len(s.text.split()) for s in cells) for cells in held]
        return min(words) <= 3 and min(filled) >= 0.25
    return sum(prose) < len(prose) - 1


def _stretched(cells: Sequence[Segment]) -> bool:
    """Whether cells are the words of lines that were stretched to the column's width."""
    cased = [s.text[0] for s in cells if s.text[0].lower() != s.text[0].upper()]
    figures = any(c.isdigit() for s in cells for c in s.text)
    return not figures and len(cased) > 3 and sum(c.islower() for c in cased) >= 0.8 * len(cased)


def _alongside(filled: Sequence[float], prose: int) -> bool:
    """Whether a column of prose stands on every line beside others that do: it is no cell."""
    others = [share for i, share in enumerate(filled) if i != prose]
    return filled[prose] >= 0.8 and median(others) >= 0.7


def _is_prose(cells: Sequence[Segment], edge: tuple[float, float]) -> bool:
    if len(cells) < _LEAST_ROWS:
        return False
    width = max(1.0, edge[1] - edge[0])
    fill = median(s.width / width for s in cells)
    words = sum(len(s.text.split()) for s in cells) / len(cells)
    openings = [s.text.lstrip("\"'“”‘’«»([")[:1] for s in cells[1:]]
    cased = [c for c in openings if c.lower() != c.upper()]
    running = sum(c.islower() for c in cased) >= 0.35 * len(cased) if cased else fill > 0.9
    return fill >= _PROSE_FILL and words >= _PROSE_WORDS and running


def _grid(
    run: Sequence[_Row], edges: Sequence[tuple[float, float]], rules: Sequence[Rule]
) -> Grid | None:
    box = around([s for row in run for s in row.cells])
    rows = _grouped(run, edges, rules)
    if len(rows) < 2:
        return None
    texts: list[list[list[Word | Segment]]] = []
    for row in rows:
        line: list[list[Word | Segment]] = [[] for _ in edges]
        for segment in row:
            # a segment may run over a narrow gap: its words know their columns
            for part in segment.words or (segment,):
                line[_column(edges, part)].append(part)
        texts.append(line)
    shape = len(texts), len(edges)
    cells = [
        GridCell(r, c, text)
        for r, line in enumerate(texts)
        for c, words in enumerate(line)
        if (text := cell_text(words))
    ]
    rtl = sum(bidi.runs_left(cell.text) for cell in cells) > 0.5 * len(cells)
    top = headed([[w for words in line for w in words] for line in texts])
    return Grid(
        box.x0, box.top, box.x1, box.bottom,
        dressed(cells, shape, top, rtl=rtl), tuple(a for a, _ in edges), shape, top,
    )  # fmt: skip


def _grouped(
    run: Sequence[_Row], edges: Sequence[tuple[float, float]], rules: Sequence[Rule]
) -> list[list[Segment]]:
    """Lines put together to rows, for cells that take several lines.

    A row ends at a rule where rules part most rows, else where the distance to the next line is
    that of rows and not that of lines, else where the first column begins anew.
    """
    cuts = _cuts(run, edges, rules)
    grouped: list[list[Segment]] = []
    for index, row in enumerate(run):
        if index == 0 or index in cuts:
            grouped.append([])
        grouped[-1] += row.cells
    return grouped


def _cuts(
    run: Sequence[_Row], edges: Sequence[tuple[float, float]], rules: Sequence[Rule]
) -> set[int]:
    """Indices of lines that begin a row."""
    lines = range(1, len(run))
    span = edges[0][0], edges[-1][1]
    ruled = {
        i
        for i in lines
        if any(
            run[i - 1].base - 2.0 <= r.top <= run[i].base and r.x0 < span[1] and r.x1 > span[0]
            for r in rules
        )
    }
    if len(ruled) >= 2 and len(ruled) >= 0.25 * len(run):
        return ruled
    gaps = [b.base - a.base for a, b in pairwise(run)]
    limit = 1.15 * _leading(run, edges)
    apart = {i for i in lines if gaps[i - 1] > limit}
    # rows of many lines each are groups of rows rather: a gap below a head says nothing
    if len(apart) >= 2 and len(run) <= 3.5 * (len(apart) + 1):
        return apart | ruled
    key = {i for i in lines if _column(edges, run[i].cells[0]) == 0 or len(run[i].cells) > 1}
    return key | ruled


def _leading(run: Sequence[_Row], edges: Sequence[tuple[float, float]]) -> float:
    """The smallest distance between two lines of one column."""
    bases: list[list[float]] = [[] for _ in edges]
    for row in run:
        for cell in row.cells:
            bases[_column(edges, cell)].append(cell.base)
    return min(b - a for held in bases for a, b in pairwise(held) if b - a > 1.0)
