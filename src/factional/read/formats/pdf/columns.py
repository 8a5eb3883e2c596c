"""The order of reading: columns, and what stands across them.

A page is cut recursively. The best gutter is the white strip that most lines have at one side and
another line at the other; what crosses it (a heading, a wide table) parts the page from top to
bottom, and between two such things the left column is read before the right one, or the right one
first where the text runs leftwards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factional.read.formats.pdf.shapes import Box, Item, Segment

_NARROWEST = 5.0
_LEAST_PAIRS = 3
_PROSE_FILL = 0.8
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Column:
    """Items that are read from top to bottom.

    Attributes:
        x0: Left edge.
        x1: Right edge.
        items: Segments and tables from top to bottom.
    """

    x0: float
    x1: float
    items: tuple[Item, ...]


Tables = Callable[[list[Item]], list[Item]]
"""Puts tables in the place of the segments that make them up."""


def ordered(items: Sequence[Item], *, rtl: bool = False, tables: Tables = list) -> list[Column]:
    """The columns of a page in the order of reading.

    Args:
        items: What stands on the page.
        rtl: Whether its columns are read from right to left.
        tables: Finds tables; called for the page, and then for each part that it is cut into, since
            a table within a column is seen only when the other columns are out of sight.
    """
    return _Cutter(rtl, tables).cut(list(items), 0)


@dataclass(frozen=True, slots=True)
class _Cutter:
    rtl: bool
    tables: Tables

    def cut(self, items: list[Item], depth: int) -> list[Column]:
        """The columns of a part of the page."""
        if not items:
            return []
        items = self.tables(items)
        gutter = _gutter(items) if depth < _DEEPEST else None
        if gutter is None:
            return [_column(items)]
        columns: list[Column] = []
        across: list[Item] = []
        zone: list[Item] = []
        for item in sorted(items, key=lambda i: (i.top, i.x0)):
            crosses = item.x0 < gutter - 1 and item.x1 > gutter + 1
            heads = _heads(item, items, gutter) and any(i.top < item.top for i in zone)
            ends = bool(across) and _ends(across[-1], item, items)
            if crosses or heads or ends:
                columns += self._zone(zone, gutter, depth)
                zone = []
                across.append(item)
                continue
            if across:
                columns.append(_column(across))
                across = []
            zone.append(item)
        columns += self._zone(zone, gutter, depth)
        return [*columns, _column(across)] if across else columns

    def _zone(self, zone: list[Item], gutter: float, depth: int) -> list[Column]:
        """The columns of a part that nothing crosses."""
        if not zone:
            return []
        left = [i for i in zone if (i.x0 + i.x1) / 2 < gutter]
        right = [i for i in zone if (i.x0 + i.x1) / 2 >= gutter]
        if not left or not right:
            return self.cut(zone, depth + 1)
        pairs = sum(any(a.beside(b) for b in right) for a in left)
        # a name at the left and a date at the right are one line, not two columns
        if pairs < _LEAST_PAIRS and max(len(left), len(right)) <= 3 and not _fills(left, gutter):
            return [_column(zone)]
        first, second = (right, left) if self.rtl else (left, right)
        return [*self.cut(first, depth + 1), *self.cut(second, depth + 1)]


def _fills(left: Sequence[Item], gutter: float) -> bool:
    edge = min(i.x0 for i in left)
    wide = sum(i.width > _PROSE_FILL * (gutter - edge) for i in left)
    return len(left) > 1 and wide >= 0.5 * len(left)


def _heads(item: Item, items: Sequence[Item], gutter: float) -> bool:
    """Whether a short line at the edge heads both columns: nothing stands beside it."""
    if not isinstance(item, Segment) or item.x0 > gutter - 1:
        return False
    size = item.style.size
    usual = _usual(items)
    set_off = size > 1.08 * usual or item.style.bold
    band = Box(item.x0, item.top - 0.6 * size, item.x1, item.bottom + 0.6 * size)
    beside = any(
        o is not item and (o.x0 + o.x1) / 2 > gutter and o.top < band.bottom and o.bottom > band.top
        for o in items
    )
    around = any(o.bottom < band.top and o.x0 > gutter for o in items)
    return set_off and not beside and around


def _ends(last: Item, item: Item, items: Sequence[Item]) -> bool:
    """Whether a line goes on with one that crosses the gutter: a title's short last line."""
    if not isinstance(last, Segment) or not isinstance(item, Segment):
        return False
    size = last.style.size
    begins = abs(item.x0 - last.x0) < 3 * size or abs(item.x1 - last.x1) < 3 * size
    centred = abs(item.x0 + item.x1 - last.x0 - last.x1) < 2 * size
    alone = not any(other is not item and other.beside(item) for other in items)
    level = abs(item.style.size - size) < 0.05 * size and 0 < item.base - last.base < 1.9 * size
    return level and alone and (begins or centred)


def _usual(items: Sequence[Item]) -> float:
    sizes = sorted(i.style.size for i in items if isinstance(i, Segment))
    return sizes[len(sizes) // 2] if sizes else 0.0


def _column(items: Sequence[Item]) -> Column:
    rows = sorted(items, key=lambda i: (i.base if isinstance(i, Segment) else i.bottom, i.x0))
    return Column(min(i.x0 for i in items), max(i.x1 for i in items), tuple(rows))


def _gutter(items: Sequence[Item]) -> float | None:
    """Middle of the white strip that parts most lines, or None."""
    strips = list(_strips(items))
    if len(strips) < 2:
        return None
    events = sorted(
        [(a, 1.0) for a, _ in strips] + [(b, -1.0) for _, b in strips], key=lambda e: (e[0], e[1])
    )
    depth, best, span = 0.0, 0.0, (0.0, 0.0)
    for (at, change), (until, _) in pairwise(events):
        depth += change
        if until - at >= _NARROWEST and depth > best:
            best, span = depth, (at, until)
    if best < 2:
        return None
    middle = (span[0] + span[1]) / 2
    crossing = sum(i.x0 < middle - 1 and i.x1 > middle + 1 for i in items)
    sides = sum((i.x0 + i.x1) / 2 < middle for i in items), len(items)
    enough = best >= _LEAST_PAIRS or (best >= 2 and crossing <= 2)
    # a few stretched lines of a paragraph leave strips too, which the rest of it crosses
    rare = crossing > (2 if best < 5 else 5) * best
    return middle if enough and not rare and 0 < sides[0] < sides[1] else None


def _strips(items: Sequence[Item]) -> list[tuple[float, float]]:
    """White strips between items that stand side by side with nothing between them."""
    found: list[tuple[float, float]] = []
    order = sorted(items, key=lambda i: i.top)
    tallest = max(i.height for i in items)
    for index, item in enumerate(order):
        nearest: Item | None = None
        for other in _near(order, index, tallest):
            right = other.x0 > item.x1 - 1 and other.beside(item)
            if right and (nearest is None or other.x0 < nearest.x0):
                nearest = other
        if nearest is not None and nearest.x0 - item.x1 >= _NARROWEST:
            found.append((item.x1, nearest.x0))
    return found


def _near(order: Sequence[Item], index: int, tallest: float) -> list[Item]:
    """Items whose top lies near enough for them to stand beside one."""
    item = order[index]
    found: list[Item] = []
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(order):
            other = order[at]
            if step < 0 and other.top < item.top - tallest:
                break
            if step > 0 and other.top > item.bottom:
                break
            found.append(other)
            at += step
    return found
