"""Running heads, running feet and page numbers: what comes again and again at the same place.

Heads differ between left and right pages, between chapters and in their numbers. So a line at the
edge of a page is one when the same line, its numbers aside, stands as high on two other pages (on
one other, where nothing stands farther out), or when it is a number that keeps step with the pages.
The "Chapter" and number over each chapter are no running head: they are set larger than the text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from factional.read.formats.pdf.cues import page_number
from factional.read.formats.pdf.shapes import Leaf, Segment

_NUMBER = re.compile(r"\d+|(?<!\S)[ivxlc]{1,7}(?!\S)", re.IGNORECASE)
_FIRST = re.compile(r"\d{1,4}|(?<!\w)[ivxlcIVXLC]{1,7}(?!\w)")
_ROWS = 4
_TIGHT = 1.35  # font sizes between two lines of one text
_DEPTH = 0.2  # of the page's height, within which its edges lie
_LARGEST = 1.1  # of the text's size: what is set larger is a heading
_OFF = 6.0  # points by which the same line may shift
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(slots=True)
class Edges:
    """What of a page is its own and no part of the text.

    Attributes:
        head: Segments of the running head.
        foot: Segments of the running foot.
        rest: All others.
        printed: The page's number as printed, or None.
    """

    head: list[Segment] = field(default_factory=list)
    foot: list[Segment] = field(default_factory=list)
    rest: list[Segment] = field(default_factory=list)
    printed: str | None = None


Row = list[Segment]


def edges(leaves: Sequence[Leaf], size: float) -> list[Edges]:
    """What is running head and foot on each page of a document.

    Args:
        leaves: Its pages.
        size: Size of the running text.
    """
    tops = [_rows(leaf, top=True) for leaf in leaves]
    feet = [_rows(leaf, top=False) for leaf in leaves]
    found = [Edges() for _ in leaves]
    for rows, side in ((tops, "head"), (feet, "foot")):
        again = _recurring(rows)
        steps = _steps(rows, leaves)
        for index, page in enumerate(rows):
            depth = 0
            for depth, row in enumerate([*page, []]):
                large = max((s.style.size for s in row), default=0.0) > _LARGEST * size
                own = [_own(s, again, steps, depth, leaves[index]) for s in row]
                if not row or large or depth == _ROWS or not all(own):
                    break
            while depth and _touches(page, depth):
                depth -= 1
            for row in page[:depth]:
                getattr(found[index], side).extend(row)
                for segment in row:
                    printed = _printed(segment, leaves[index], steps)
                    found[index].printed = found[index].printed or printed
    for edge, leaf in zip(found, leaves, strict=True):
        taken = {id(s) for s in [*edge.head, *edge.foot]}
        edge.rest = [s for s in leaf.segments if id(s) not in taken]
    return found


def _touches(page: Sequence[Row], depth: int) -> bool:
    """Whether the innermost of some rows is set as close to the next as lines of one text are."""
    row = page[depth - 1]
    if depth == len(page) or all(page_number().fullmatch(s.text.strip()) for s in row):
        return False
    return abs(page[depth][0].base - row[0].base) < _TIGHT * row[0].style.size


def _rows(leaf: Leaf, *, top: bool) -> list[Row]:
    """The rows at an edge of a page, from the edge inwards."""
    limit = _DEPTH * leaf.height
    near = [s for s in leaf.segments if (s.bottom < limit if top else s.top > leaf.height - limit)]
    rows: list[Row] = []
    for segment in sorted(near, key=lambda s: s.base if top else -s.base):
        if rows and abs(segment.base - rows[-1][0].base) < 0.4 * segment.style.size:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [sorted(row, key=lambda s: s.x0) for row in rows[: _ROWS + 1]]


def _key(text: str) -> str:
    return _NUMBER.sub("#", " ".join(text.split())).casefold()


Places = dict[str, list[tuple[float, int]]]


def _recurring(pages: Sequence[Sequence[Row]]) -> Places:
    """Lines that come again, with how high they stand on which pages."""
    places: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
    for index, rows in enumerate(pages):
        for row in rows:
            for segment in row:
                places[_key(segment.text)].append((segment.base, index))
    return {key: found for key, found in places.items() if len({p for _, p in found}) > 1}


def _own(
    segment: Segment, again: Places, steps: frozenset[tuple[int, bool]], depth: int, leaf: Leaf
) -> bool:
    """Whether a segment at the edge is the page's own."""
    text = segment.text.strip()
    if page_number().fullmatch(text):
        value = _value(text)
        if value is not None and (value[0] - leaf.number, value[1]) in steps:
            return True
        if depth == 0 and value == (leaf.number, False):
            return True
        return leaf.label is not None and text.casefold() == leaf.label.casefold()
    key = _key(text)
    if not any(c.isalpha() for c in key):
        return "#" in key and len(key) > 1 and _pages(again, key, segment.base) > 2
    return _pages(again, key, segment.base) >= (2 if depth == 0 else 3)


def _pages(again: Places, key: str, base: float) -> int:
    """On how many pages a line stands at one height."""
    return len({page for at, page in again.get(key, ()) if abs(at - base) <= _OFF})


def _value(text: str) -> tuple[int, bool] | None:
    """The first number of a line, and whether it is written as a numeral of letters."""
    found = _FIRST.search(text)
    if not found:
        return None
    digits = found.group()
    if digits.isdigit():
        return int(digits), False
    total, before = 0, 0
    for letter in reversed(digits.lower()):
        number = _ROMAN[letter]
        total += -number if number < before else number
        before = max(before, number)
    return total, True


def _steps(pages: Sequence[Sequence[Row]], leaves: Sequence[Leaf]) -> frozenset[tuple[int, bool]]:
    """Differences between printed and counted page numbers that hold on several pages."""
    found: Counter[tuple[int, bool]] = Counter()
    for rows, leaf in zip(pages, leaves, strict=True):
        seen: set[tuple[int, bool]] = set()
        for segment in (s for row in rows for s in row):
            if page_number().fullmatch(segment.text.strip()):
                value = _value(segment.text)
                if value is not None:
                    seen.add((value[0] - leaf.number, value[1]))
        found.update(seen)
    need = 2 if len(leaves) > 1 else 1
    return frozenset(step for step, n in found.items() if n >= need and (need > 1 or step[0] == 0))


def _printed(segment: Segment, leaf: Leaf, steps: frozenset[tuple[int, bool]]) -> str | None:
    """The number that a segment of an edge gives the page, or None."""
    for found in _FIRST.finditer(segment.text):
        value = _value(found.group())
        if value is not None and (value[0] - leaf.number, value[1]) in steps:
            return found.group()
    return None
