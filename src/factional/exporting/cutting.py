"""A text with stretches cut out or replaced, and where everything else has got to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a text and what stands in its place.

    Attributes:
        start: First code point that goes.
        end: One past the last.
        text: What comes instead; "" for nothing.
        kept: Whether what comes stands for what goes, as another name does for a name; what points
            at a stretch that is cut points at nothing.
    """

    start: int
    end: int
    text: str
    kept: bool = False


class Cut:
    """The text that edits make of another.

    Args:
        text: The text before.
        edits: What is changed in it; those that begin inside an earlier one are passed over.
    """

    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        self._edits: list[Edit] = []
        for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
            if not self._edits or edit.start >= self._edits[-1].end:
                self._edits.append(edit)
        pieces, at = [], 0
        for edit in self._edits:
            pieces += [text[at : edit.start], edit.text]
            at = edit.end
        self.text = "".join([*pieces, text[at:]])
        self._starts = [edit.start for edit in self._edits]
        moved = (len(edit.text) - (edit.end - edit.start) for edit in self._edits)
        self._moved = list(accumulate(moved, initial=0))

    def span(self, start: int, end: int) -> Span | None:
        """Where a stretch stands now, as much of it as is left; None where nothing is."""
        if end <= start:
            return None
        first, last = self._start(start), self._end(end)
        return (first, last) if first < last else None

    def of(self, span: Span | None) -> Span | None:
        """The same of a stretch that may be none."""
        return None if span is None else self.span(*span)

    def _start(self, position: int) -> int:
        at = bisect_right(self._starts, position) - 1
        if at < 0:
            return position
        edit = self._edits[at]
        if position >= edit.end:
            return position + self._moved[at + 1]
        begins = edit.start + self._moved[at]
        return begins if edit.kept else begins + len(edit.text)

    def _end(self, position: int) -> int:
        at = bisect_right(self._starts, position - 1) - 1
        if at < 0:
            return position
        edit = self._edits[at]
        if position >= edit.end:
            return position + self._moved[at + 1]
        begins = edit.start + self._moved[at]
        return begins + len(edit.text) if edit.kept else begins


def joined(spans: Iterable[Span]) -> list[Span]:
    """Stretches in text order, those that touch or overlap made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif end > start:
            found.append((start, end))
    return found


def gaps(kept: list[Span], length: int) -> Iterable[Span]:
    """The stretches between and around those that are kept."""
    for (_, end), (start, _) in pairwise([(0, 0), *kept, (length, length)]):
        if end < start:
            yield end, start
