"""Footnotes: small print at the foot of a column that opens with a mark."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factional.read.formats.pdf.shapes import Rule, Segment

_MARK = re.compile(r"(?:\[\d{1,3}\]|\d{1,3}[.)]?|[*†‡§]{1,3}|[a-z]\))\s*(?=[^\W\d_]|[\"“«‘(/\[])")
_SMALL = 0.94
_HIGHEST = 0.25  # of the page's height: nothing above is at its foot
_RULE = 0.7


def is_marked(text: str) -> bool:
    """Whether a line opens with the mark of a note."""
    return _MARK.match(text) is not None


def footnotes(
    found: Sequence[Segment], rules: Sequence[Rule], size: float, page: tuple[float, float]
) -> tuple[list[Segment], list[Segment]]:
    """The segments of a page that are footnotes, and the others.

    Args:
        found: Segments of the page.
        rules: Level rules of the page: a short one parts notes from the text.
        size: Size of the running text.
        page: Width and height of the page.
    """
    width, height = page
    low = [
        s
        for s in found
        if s.style.size < _SMALL * size
        and s.top > _HIGHEST * height
        and not any(_under(s, other) for other in found if other.style.size >= _SMALL * size)
    ]
    if not low:
        return [], list(found)
    short = [r for r in rules if 20 < r.width < _RULE * width]
    begins = [s for s in low if is_marked(s.text) or any(_below(s, r, low) for r in short)]
    notes = {id(s) for s in low if any(b.top <= s.top + 1 and _overlap(b, s, 12.0) for b in begins)}
    inside = [s for s in found if id(s) in notes]
    return inside, [s for s in found if id(s) not in notes]


def _overlap(a: Segment, b: Segment, slack: float = 0.0) -> bool:
    return min(a.x1, b.x1) + slack > max(a.x0, b.x0)


def _under(one: Segment, other: Segment) -> bool:
    """Whether another stands under one in the same column."""
    return other.top > one.top + 1 and _overlap(one, other)


def _below(one: Segment, rule: Rule, low: Sequence[Segment]) -> bool:
    """Whether a segment is the first one under a rule."""
    if not (rule.top < one.base and rule.x0 <= one.x1 and rule.x1 >= one.x0):
        return False
    return one.top - rule.top < 2 * one.style.size and not any(
        rule.top < s.base < one.base - 1 for s in low if _overlap(s, one)
    )
