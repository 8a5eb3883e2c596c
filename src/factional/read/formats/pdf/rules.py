"""Lines drawn on a page, and how much of it pictures cover."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pypdfium2.raw as c

from factional.read.formats.pdf.shapes import Box, Rule

_THIN = 2.5
_SHORT = 8.0
_MOST = 6_000  # a map has more strokes than any table
_DEEPEST = 4


def drawn(page: c.FPDF_PAGE, frame: Box, angle: int) -> tuple[list[Rule], float]:
    """The rules of a page, and the share of it that its largest picture covers.

    Args:
        page: The page, for PDFium.
        frame: The part of it that is shown, in PDF's own coordinates.
        angle: Angle at which the page is read: 0, 90, 180 or 270.
    """
    found: list[Rule] = []
    covered = 0.0
    area = max(1.0, frame.width * frame.height)
    for count, (kind, item, matrix) in enumerate(_objects(page)):
        if count > _MOST:
            return [], covered
        if kind == c.FPDF_PAGEOBJ_IMAGE:
            box = _bounds(item, matrix)
            covered = max(covered, box.width * box.height / area)
        elif kind == c.FPDF_PAGEOBJ_PATH:
            found += [_read(box, frame, angle) for box in _straight(item, matrix)]
    return merged(found), min(1.0, covered)


Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _objects(page: c.FPDF_PAGE) -> Iterator[tuple[int, c.FPDF_PAGEOBJECT, Matrix]]:
    """Objects of a page and of the forms on it, each with the matrix of what holds it."""
    stack = [
        (c.FPDFPage_GetObject(page, i), _UNIT, 0)
        for i in reversed(range(c.FPDFPage_CountObjects(page)))
    ]
    while stack:
        item, matrix, depth = stack.pop()
        kind = c.FPDFPageObj_GetType(item)
        if kind == c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _times(_matrix(item), matrix)
            stack += [
                (c.FPDFFormObj_GetObject(item, i), inner, depth + 1)
                for i in reversed(range(c.FPDFFormObj_CountObjects(item)))
            ]
        elif kind != c.FPDF_PAGEOBJ_TEXT:
            yield kind, item, matrix


def _matrix(item: c.FPDF_PAGEOBJECT) -> Matrix:
    held = c.FS_MATRIX()
    if not c.FPDFPageObj_GetMatrix(item, held):
        return _UNIT
    return held.a, held.b, held.c, held.d, held.e, held.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, d, e, f, g = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r, a * q + b * s, d * p + e * r, d * q + e * s,
        f * p + g * r + t, f * q + g * s + u,
    )  # fmt: skip


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, d, e, f, g = matrix
    return a * x + d * y + f, b * x + e * y + g


def _bounds(item: c.FPDF_PAGEOBJECT, matrix: Matrix) -> Box:
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    if not c.FPDFPageObj_GetBounds(item, left, low, right, high):
        return Box(0.0, 0.0, 0.0, 0.0)
    (ax, ay), (bx, by) = _at(matrix, left.value, low.value), _at(matrix, right.value, high.value)
    return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _straight(item: c.FPDF_PAGEOBJECT, matrix: Matrix) -> Iterator[Box]:
    """The straight strokes of a path that run along the page's sides, in PDF's coordinates."""
    whole = _bounds(item, matrix)
    if whole.width < _SHORT and whole.height < _SHORT:
        return
    if min(whole.width, whole.height) <= _THIN:
        yield whole
        return
    if c.FPDFPath_CountSegments(item) > 200:
        return
    own = _times(_matrix(item), matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for index in range(c.FPDFPath_CountSegments(item)):
        part = c.FPDFPath_GetPathSegment(item, index)
        if c.FPDFPathSegment_GetType(part) == c.FPDF_SEGMENT_MOVETO:
            yield from _strokes(points)
            points = []
        c.FPDFPathSegment_GetPoint(part, x, y)
        points.append(_at(own, x.value, y.value))
        if c.FPDFPathSegment_GetClose(part) and points:
            points.append(points[0])
    yield from _strokes(points)


def _strokes(points: Sequence[tuple[float, float]]) -> Iterator[Box]:
    for (ax, ay), (bx, by) in pairwise(points):
        box = Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
        if min(box.width, box.height) <= 1.0 and max(box.width, box.height) >= _SHORT:
            yield box


def _read(box: Box, frame: Box, angle: int) -> Rule:
    """A box of PDF's coordinates in those of the page as it is read."""
    left, right = box.x0 - frame.x0, box.x1 - frame.x0
    up, down = frame.bottom - box.bottom, frame.bottom - box.top
    if angle == 90:
        return Rule(frame.height - down, left, frame.height - up, right)
    if angle == 180:
        return Rule(frame.width - right, frame.height - down, frame.width - left, frame.height - up)
    if angle == 270:
        return Rule(up, frame.width - right, down, frame.width - left)
    return Rule(left, up, right, down)


def merged(rules: Sequence[Rule]) -> list[Rule]:
    """Rules with those that continue each other put together."""
    found: list[Rule] = []
    for level in (True, False):
        lines = [r for r in rules if r.level is level]
        rows: list[list[Rule]] = []
        for rule in sorted(lines, key=_across):
            if rows and _across(rule) - _across(rows[-1][0]) <= 1.5:
                rows[-1].append(rule)
            else:
                rows.append([rule])
        for row in rows:
            at = sum(map(_across, row)) / len(row)
            spans = sorted(((r.x0, r.x1) if level else (r.top, r.bottom)) for r in row)
            start, end = spans[0]
            for a, b in [*spans[1:], (float("inf"), float("inf"))]:
                if a <= end + 3.0:
                    end = max(end, b)
                    continue
                found.append(Rule(start, at, end, at) if level else Rule(at, start, at, end))
                start, end = a, b
    return found


def _across(rule: Rule) -> float:
    return (rule.top + rule.bottom) / 2 if rule.level else (rule.x0 + rule.x1) / 2
