"""From the lines of a column to paragraphs, and what kind of block each of them is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from factional.model import BlockKind
from factional.read.formats.pdf import cues, notes
from factional.read.formats.pdf.columns import Column
from factional.read.formats.pdf.shapes import Grid, Segment, Style, around

_END = re.compile(r"(?:[.!?…。؟۔:;][\"”’»)\]]*|[.!?…][\"”’»)]*\[[\d,;–-]+\])$")
_STOP = re.compile(r"[.…。۔][\"”’»)\]]*(?:\[[\d,;–-]+\])?$")
_ASKS = re.compile(r"[?؟？][\"”’»)\]]*$")
_BULLET = re.compile(r"[•·▪◦‣●○■□►▶➤*–—-]\s+\S")
_LABEL = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5}|[٠-٩]{1,3}|[A-Z])[.):]\s+\S|\d{1,2}\.\d{1,2}\s+\S"
)
_TURN = re.compile(
    r"(?:Q|A|Q\d+|A\d+|[^\W\d_a-z]{1,5}|[^\W\d_][\w.’'-]*(?: [\w.’'-]+){0,3}|\[[^\]]{1,40}\])\s?:\s"
)
_LEADERS = re.compile(r"(?:\. ?){4,}|…{2,}|_{4,}")
_LARGER = 1.12
_ONE_LINE = 3.0  # font sizes between what is read as one line
_LONGEST_HEADING = 40
_BOLD_HEADING = 16


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in a document.

    Attributes:
        style: How most letters are set.
        leading: Distance between two lines of running text, in font sizes.
    """

    style: Style
    leading: float = 1.2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together.

    Attributes:
        lines: The lines, each one segment.
        kind: What they are set as, or None for running text.
        bold: Whether all of it is set off, in bold or as a question in italics.
        full: Whether its last line runs to the end of the column.
        indented: Whether its first line is indented.
    """

    lines: tuple[Segment, ...]
    kind: BlockKind | None = None
    bold: bool = False
    full: bool = False
    indented: bool = False

    @property
    def text(self) -> str:
        """Its lines with spaces between them, for looking at."""
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        """Size that its first line is set in."""
        return self.lines[0].style.size

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return _END.search(self.text) is not None


def measure(segments: Sequence[Segment]) -> Measure:
    """What is usual in a document, by most of its letters."""
    styles: Counter[Style] = Counter()
    for segment in segments:
        styles[segment.style] += len(segment.text)
    if not styles:
        return Measure(Style(10.0))
    sizes: Counter[float] = Counter()
    for style, count in styles.items():
        sizes[style.size] += count
    size = sizes.most_common(1)[0][0]
    usual = max((s for s in styles if s.size == size), key=lambda s: styles[s])
    steps: Counter[float] = Counter()
    body = [s for s in segments if s.style.size == size]
    for a, b in pairwise(body):
        step = (b.base - a.base) / size if size else 0.0
        if 0.9 < step < 2.6 and b.x0 < a.x1 and a.x0 < b.x1:
            steps[round(step, 1)] += 1
    return Measure(usual, steps.most_common(1)[0][0] if steps else 1.2)


def paragraphs(column: Column, usual: Measure, *, foot: bool = False) -> Iterator[Paragraph | Grid]:
    """The paragraphs and tables of a column, from top to bottom.

    Args:
        column: Segments and tables.
        usual: What is usual in the document.
        foot: Whether these are footnotes.
    """
    run: list[Segment] = []
    for item in _lines(column):
        if isinstance(item, Grid):
            yield from _finished(run, column, usual, foot=foot)
            run = []
            yield item
            continue
        if run and _begins(run, item, column, usual, foot=foot):
            yield from _finished(run, column, usual, foot=foot)
            run = []
        run.append(item)
    yield from _finished(run, column, usual, foot=foot)


def _lines(column: Column) -> Iterator[Segment | Grid]:
    """Items of a column with the segments of one line put together, unless they lie far apart."""
    line: list[Segment] = []
    for item in column.items:
        same = (
            isinstance(item, Segment)
            and bool(line)
            and abs(item.base - line[0].base) < 0.25 * item.style.size
            and item.x0 - line[-1].x1 < _ONE_LINE * item.style.size
        )
        if line and not same:
            yield _line(line)
            line = []
        if isinstance(item, Grid):
            yield item
        else:
            line.append(item)
    if line:
        yield _line(line)


def _line(parts: Sequence[Segment]) -> Segment:
    if len(parts) == 1:
        return parts[0]
    rtl = sum(p.rtl for p in parts) * 2 > len(parts)
    order = sorted(parts, key=lambda p: -p.x1 if rtl else p.x0)
    box = around(parts)
    bold, italic = (all(getattr(p.style, name) for p in parts) for name in ("bold", "italic"))
    widest = max(parts, key=lambda p: len(p.text))
    return replace(
        widest, x0=box.x0, x1=box.x1, top=box.top, bottom=box.bottom,
        text=" ".join(p.text for p in order), rtl=rtl,
        style=Style(widest.style.size, bold, italic),
        words=tuple(w for p in sorted(parts, key=lambda p: p.x0) for w in p.words),
    )  # fmt: skip


def _begins(
    run: Sequence[Segment], line: Segment, column: Column, usual: Measure, *, foot: bool
) -> bool:
    """Whether a line begins a new paragraph below those of a run."""
    last = run[-1]
    if line.group >= 0 and last.group >= 0:
        return line.group != last.group
    if _parted(last, line, usual):
        return True
    if foot:
        return notes.is_marked(line.text) and _at_left(run, line)
    closed = _END.search(last.text) is not None
    lower = line.text.lstrip("\"'“‘«([")[:1].islower()
    room = _room(last, column)
    short = room > max(3 * line.style.size, 0.1 * (column.x1 - column.x0))
    if (
        (last.style.bold is not line.style.bold and not lower)
        or (last.style.italic is not line.style.italic and closed)
        or _opens(line, closed=closed, short=short)
        or _indented(run, line, column, closed=closed, short=short)
    ):
        return True
    if line.style.size > _LARGER * usual.style.size or (last.style.bold and not closed):
        return False
    fits = room > _first_width(line) + 0.6 * line.style.size
    return fits and short and (closed or not lower)


def _parted(last: Segment, line: Segment, usual: Measure) -> bool:
    """Whether two lines are no paragraph by their distance, their size or their leaders."""
    size = max(last.style.size, line.style.size)
    step = (line.base - last.base) / size
    return (
        abs(line.style.size - last.style.size) > 0.08 * size
        or step > max(1.3 * usual.leading, usual.leading + 0.25)
        or step < 0.3
        or _LEADERS.search(last.text) is not None
        or _LEADERS.search(line.text) is not None
    )


def _opens(line: Segment, *, closed: bool, short: bool) -> bool:
    """Whether a line opens like an item of a list, a turn or a caption."""
    text = line.text
    if _BULLET.match(text) and (closed or short or text[0] in "•▪◦‣●■►▶➤"):
        return True
    marked = _LABEL.match(text) or _TURN.match(text) or cues.captions("caption").match(text)
    return marked is not None and (closed or short)


def _at_left(run: Sequence[Segment], line: Segment) -> bool:
    return line.x0 < min(r.x0 for r in run) + 2.5 * line.style.size


def _room(line: Segment, column: Column) -> float:
    """Free space at the end of a line."""
    return line.x0 - column.x0 if line.rtl else column.x1 - line.x1


def _inset(line: Segment, column: Column) -> float:
    """Free space at the beginning of a line."""
    return column.x1 - line.x1 if line.rtl else line.x0 - column.x0


def _first_width(line: Segment) -> float:
    if line.words:
        word = line.words[-1] if line.rtl else line.words[0]
        return word.width
    return line.width * len(line.text.split(" ")[0]) / max(1, len(line.text))


def _indented(
    run: Sequence[Segment], line: Segment, column: Column, *, closed: bool, short: bool
) -> bool:
    """Whether a line is set in or out as the first of a paragraph is."""
    size = line.style.size
    inset, before = _inset(line, column), _inset(run[-1], column)
    first = _inset(run[0], column)
    centred = abs(_room(line, column) - inset) < 2 * size and inset > 2 * size
    if centred:
        return False
    if len(run) > 1 and inset < before - 0.7 * size and abs(inset - first) < 0.5 * size:
        return True  # out again, below lines that hang
    if inset < before + 0.7 * size:
        return False
    hangs = len(run) == 1 and (
        _LABEL.match(run[0].text) or _BULLET.match(run[0].text) or _TURN.match(run[0].text)
    )
    return not hangs and (closed or short)


def _finished(
    run: Sequence[Segment], column: Column, usual: Measure, *, foot: bool
) -> Iterator[Paragraph]:
    if not run:
        return
    bold = all(line.style.bold for line in run)
    italic = all(line.style.italic for line in run) and not usual.style.italic
    found = Paragraph(tuple(run))
    text = found.text
    set_off = (bold and not usual.style.bold) or (italic and _ASKS.search(text) is not None)
    size = run[-1].style.size
    yield replace(
        found,
        kind=BlockKind.NOTE if foot else _kind(found, usual, bold=bold),
        bold=set_off,
        full=_room(run[-1], column) < max(3 * size, 0.1 * (column.x1 - column.x0)),
        indented=_inset(run[0], column) > 0.7 * size,
    )


def _kind(found: Paragraph, usual: Measure, *, bold: bool) -> BlockKind | None:
    text = found.text
    count = len(text.split())
    if _LEADERS.search(text) and count < 60:
        return BlockKind.BOILERPLATE
    if cues.captions("caption").match(text) and count <= 60:
        return BlockKind.CAPTION
    larger = found.size >= _LARGER * usual.style.size
    turn = _TURN.match(text) is not None and len(text) > 24 and not larger
    if turn or not any(c.isalpha() for c in text):
        return None
    titled = larger and count <= _LONGEST_HEADING and not _STOP.search(text)
    stands_out = bold and not usual.style.bold and count <= _BOLD_HEADING
    full = found.size >= 0.95 * usual.style.size
    heads = titled or (stands_out and full and not _END.search(text) and not _ASKS.search(text))
    return BlockKind.HEADING if heads else None
