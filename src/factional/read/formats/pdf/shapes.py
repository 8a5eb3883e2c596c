"""What lies on a page: words, segments of lines, rules, and the page that holds them.

Lengths are in points (1/72 inch). Coordinates run from the upper left corner of the page as it is
read, x to the right and y down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with its sides parallel to the page's."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Extent from left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Extent from top to bottom."""
        return self.bottom - self.top

    def beside(self, other: Box) -> bool:
        """Whether the two stand side by side: they share more than a third of the lower height."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > 0.34 * min(self.height, other.height)

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Whether a point lies in it."""
        across = self.x0 - slack <= x <= self.x1 + slack
        return across and self.top - slack <= y <= self.bottom + slack


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of them; at least one is needed."""
    return Box(
        min(b.x0 for b in boxes),
        min(b.top for b in boxes),
        max(b.x1 for b in boxes),
        max(b.bottom for b in boxes),
    )


@dataclass(frozen=True, slots=True)
class Style:
    """How words are set.

    Attributes:
        size: Height of the font in points.
        bold: Whether the font is bold.
        italic: Whether it slants.
    """

    size: float
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Word(Box):
    """Letters set without a space between them.

    Attributes:
        text: The letters in logical order.
        base: The line that they stand on.
        style: How they are set.
        spaced: Whether a space goes before it.
        raised: Whether it is set as a superscript.
    """

    text: str
    base: float
    style: Style
    spaced: bool = True
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Segment(Box):
    """Words on one line with no more than a space between them.

    Attributes:
        text: The words in reading order.
        base: The line that they stand on.
        style: How most of their letters are set; bold and italic only where all of them are.
        words: The words from left to right; empty where nobody needs them, as in long lines, and
            where the letters were recognised in a picture.
        rtl: Whether it runs from right to left.
        group: Paragraph that whoever recognised the letters put it in, or -1.
    """

    text: str
    base: float
    style: Style
    words: tuple[Word, ...] = ()
    rtl: bool = False
    group: int = -1


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table on one page, with the text of its lines."""

    row: int
    column: int
    text: str
    header: bool = False
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid(Box):
    """A table on one page.

    Attributes:
        cells: Cells that are not empty or that span others, by row and column.
        edges: Left edges of the columns, so that tables of two pages can be told to be one.
        shape: Number of rows and columns.
        headed: Number of rows that head the columns.
    """

    cells: tuple[GridCell, ...]
    edges: tuple[float, ...]
    shape: tuple[int, int]
    headed: int = 0


@dataclass(frozen=True, slots=True)
class Rule(Box):
    """A line drawn on the page, or the edge of a filled box."""

    @property
    def level(self) -> bool:
        """Whether it runs from left to right rather than down."""
        return self.width >= self.height


Item = Segment | Grid
"""What has a place in the order of reading."""


@dataclass(slots=True)
class Leaf:
    """One page as it was drawn.

    Attributes:
        number: Place in the file, from 1.
        width: Width as read.
        height: Height as read.
        segments: Its text.
        rules: Lines drawn on it.
        aside: Text that is set at another angle than most: stamps, sideways notes.
        label: Page label that the file gives, or None.
        pictured: Share of the page that pictures cover.
        hidden: Whether its letters are drawn invisibly, as the text layer under a scan is.
        confidence: Mean confidence (0 to 1) of letters recognised in a picture of the page.
    """

    number: int
    width: float
    height: float
    segments: list[Segment] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    aside: list[Segment] = field(default_factory=list)
    label: str | None = None
    pictured: float = 0.0
    hidden: bool = False
    confidence: float | None = None
