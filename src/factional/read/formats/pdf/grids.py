"""Tables with rules around their cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from factional.read.formats.pdf import bidi
from factional.read.formats.pdf.hyphens import joined
from factional.read.formats.pdf.segments import segments
from factional.read.formats.pdf.shapes import Grid, GridCell, Rule, Segment, Word, around

_NEAR = 3.0
_LEAST = 4.0


def ruled(found: Sequence[Segment], rules: Sequence[Rule]) -> tuple[list[Grid], list[Segment]]:
    """The ruled tables of a page, and the segments that stand in none.

    A grid has at least two rows and two columns and letters in two of its cells; a frame around a
    paragraph is none.
    """
    grids: list[Grid] = []
    left = list(found)
    for group in _networks(rules):
        downs = _places([(r.x0, r.top, r.bottom) for r in group if not r.level])
        levels = _places([(r.top, r.x0, r.x1) for r in group if r.level])
        box = around(group)
        xs = _closed(list(downs), box.x0, box.x1)
        ys = _closed(list(levels), box.top, box.bottom)
        if len(xs) < 3 or len(ys) < 3:
            continue
        inner = [s for s in left if box.holds((s.x0 + s.x1) / 2, s.base - 0.3 * s.style.size, 1.0)]
        grid = _grid(inner, xs, ys, _Lines(downs, levels))
        if grid is None:
            continue
        grids.append(grid)
        left = [s for s in left if s not in inner]
    return grids, left


def level_rules(rules: Sequence[Rule]) -> list[Rule]:
    """Rules from left to right that no upright one meets, from top to bottom."""
    lone = [r for group in _networks(rules) if all(r.level for r in group) for r in group]
    return sorted(lone, key=lambda r: r.top)


class _Lines:
    """Where the rules of a grid run."""

    def __init__(
        self,
        downs: dict[float, list[tuple[float, float]]],
        levels: dict[float, list[tuple[float, float]]],
    ) -> None:
        self._downs = downs
        self._levels = levels

    def between_columns(self, x: float, y: float) -> bool:
        """Whether an upright rule at x passes y."""
        return any(a - _NEAR <= y <= b + _NEAR for a, b in self._downs.get(x, ()))

    def between_rows(self, y: float, x: float) -> bool:
        """Whether a level rule at y passes x."""
        return any(a - _NEAR <= x <= b + _NEAR for a, b in self._levels.get(y, ()))


def _networks(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that meet, in groups."""
    parent = list(range(len(rules)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    levels = [i for i, r in enumerate(rules) if r.level]
    downs = [i for i, r in enumerate(rules) if not r.level]
    for i in levels:
        for j in downs:
            a, b = rules[i], rules[j]
            across = a.x0 - _NEAR <= b.x0 <= a.x1 + _NEAR
            if across and b.top - _NEAR <= a.top <= b.bottom + _NEAR:
                parent[root(i)] = root(j)
    groups: defaultdict[int, list[Rule]] = defaultdict(list)
    for index, rule in enumerate(rules):
        groups[root(index)].append(rule)
    return list(groups.values())


def _places(
    lines: Sequence[tuple[float, float, float]],
) -> dict[float, list[tuple[float, float]]]:
    """Rules by where they cross the page; those nearer than a rule is thick are one."""
    found: dict[float, list[tuple[float, float]]] = {}
    at = float("-inf")
    for place, start, end in sorted(lines):
        if place - at > _LEAST:
            at = place
            found[at] = []
        found[at].append((start, end))
    return found


def _closed(places: list[float], start: float, end: float) -> list[float]:
    """Places with the open sides of a grid added, where its rules run on beyond them."""
    if not places:
        return [start, end]
    front = [start] if places[0] - start > 2 * _LEAST else []
    back = [end] if end - places[-1] > 2 * _LEAST else []
    return [*front, *places, *back]


def _grid(
    inner: Sequence[Segment], xs: Sequence[float], ys: Sequence[float], lines: _Lines
) -> Grid | None:
    shape = len(ys) - 1, len(xs) - 1
    held: defaultdict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in (w for s in inner for w in s.words):
        row = _slot(ys, word.base - 0.3 * word.style.size)
        column = _slot(xs, (word.x0 + word.x1) / 2)
        held[row, column].append(word)
    cells: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    for row in range(shape[0]):
        for column in range(shape[1]):
            if (row, column) in taken:
                continue
            rows, columns = _span(row, column, (xs, ys), lines, taken)
            covered = {(row + r, column + c) for r in range(rows) for c in range(columns)}
            taken |= covered
            words = [w for place in sorted(covered) for w in held.get(place, ())]
            if words or rows > 1 or columns > 1:
                cells.append(GridCell(row, column, cell_text(words), False, rows, columns))
    if sum(bool(cell.text) for cell in cells) < 2 or shape[0] * shape[1] < 4:
        return None
    rtl = sum(bidi.runs_left(cell.text) for cell in cells) > 0.5 * len(cells)
    headed = _headed(cells, held)
    return Grid(
        xs[0],
        ys[0],
        xs[-1],
        ys[-1],
        dressed(cells, shape, headed, rtl=rtl),
        tuple(xs),
        shape,
        headed,
    )


def dressed(
    cells: Sequence[GridCell], shape: tuple[int, int], headed: int, *, rtl: bool
) -> tuple[GridCell, ...]:
    """Cells with those that head columns marked, in order; columns of Arabic start at the right."""
    found = []
    for cell in cells:
        column = shape[1] - cell.column - cell.columns if rtl else cell.column
        found.append(
            GridCell(cell.row, column, cell.text, cell.row < headed, cell.rows, cell.columns)
        )
    return tuple(sorted(found, key=lambda cell: (cell.row, cell.column)))


def cell_text(parts: Sequence[Word | Segment]) -> str:
    """The text of a cell, its lines joined."""
    words = [part for part in parts if isinstance(part, Word)]
    whole = [part for part in parts if isinstance(part, Segment)]
    lines = sorted([*segments(words), *whole], key=lambda line: (line.base, line.x0))
    return joined([line.text for line in lines])


def _headed(cells: Sequence[GridCell], held: dict[tuple[int, int], list[Word]]) -> int:
    """How many rows head the columns: in bold, or without figures above rows that have them."""
    rows: defaultdict[int, list[Word]] = defaultdict(list)
    for (row, _), words in held.items():
        rows[row] += words
    return headed([rows.get(i, []) for i in range(max(c.row + c.rows for c in cells))])


def headed(rows: Sequence[Sequence[Word | Segment]]) -> int:
    """How many rows at the top of a table head its columns."""
    bold = [bool(row) and all(w.style.bold for w in row) for row in rows]
    if all(bold):
        bold = [False] * len(rows)
    count = 0
    while count < len(rows) - 1 and bold[count]:
        count += 1
    if count:
        return count
    figures = [any(c.isdigit() for w in row for c in w.text) for row in rows]
    below = figures[1:]
    return int(not figures[0] and bool(below) and sum(below) > 0.6 * len(below))


def _slot(places: Sequence[float], at: float) -> int:
    for index, (_, end) in enumerate(pairwise(places)):
        if at < end:
            return index
    return len(places) - 2


def _span(
    row: int,
    column: int,
    places: tuple[Sequence[float], Sequence[float]],
    lines: _Lines,
    taken: set[tuple[int, int]],
) -> tuple[int, int]:
    """How many rows and columns a cell spans, by the rules that are missing."""
    xs, ys = places

    def middle(line: Sequence[float], index: int) -> float:
        return (line[index] + line[index + 1]) / 2

    columns = 1
    while column + columns < len(xs) - 1 and (row, column + columns) not in taken:
        if lines.between_columns(xs[column + columns], middle(ys, row)):
            break
        columns += 1
    rows = 1
    while row + rows < len(ys) - 1:
        across = [middle(xs, column + c) for c in range(columns)]
        if any(lines.between_rows(ys[row + rows], x) for x in across):
            break
        rows += 1
    return rows, columns
