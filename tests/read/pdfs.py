"""A small printing press for test files, and some documents of countries that do not exist.

`Press` sets text where one wants it, in points from the upper left corner, so that a test can have
columns, notes and tables exactly so. `panel_report` is a whole report, as panels of experts write
them: letterhead, running heads that change sides, notes, a table over two pages, an annex.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fpdf import FPDF

FONTS = Path(__file__).parent / "fonts"
WIDTH, HEIGHT = 595.28, 841.89
LEFT, RIGHT = 72.0, 523.0
_RAISED = re.compile(r"(\^[^^ ]+\^)")


@dataclass
class Press:
    """Sets text on pages; `y` is the line that letters stand on."""

    shaping: bool = False
    pdf: FPDF = field(init=False)

    def __post_init__(self) -> None:
        self.pdf = FPDF(unit="pt", format=(WIDTH, HEIGHT))
        self.pdf.set_auto_page_break(False)
        self.pdf.c_margin = 0
        self.pdf.add_font("sans", "", FONTS / "sans.ttf")
        self.pdf.add_font("sans", "B", FONTS / "sans-bold.ttf")
        self.pdf.set_text_shaping(self.shaping)

    def page(self) -> None:
        self.pdf.add_page()

    def bytes(self) -> bytes:
        return bytes(self.pdf.output())

    def width(self, text: str, size: float = 10.0, font: str = "times", style: str = "") -> float:
        self.pdf.set_font(font, style, size)
        return self.pdf.get_string_width(text)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 10.0,
        *,
        font: str = "times",
        style: str = "",
        right: bool = False,
    ) -> float:
        """One line; marks between carets ("peace.^3^") are raised. Returns where it ends."""
        if right:
            x -= self.width(text, size, font, style)
        for part in _RAISED.split(text):
            raised = part.startswith("^") and part.endswith("^") and len(part) > 2
            letters = part.strip("^") if raised else part
            if not letters:
                continue
            own = size * 0.62 if raised else size
            self.pdf.set_font(font, style, own)
            wide = self.pdf.get_string_width(letters)
            if self.shaping:  # only cells are set from right to left
                self.pdf.set_xy(x, y - 0.8 * size)
                self.pdf.cell(wide, size, letters)
            else:
                self.pdf.text(x, y - 0.33 * size if raised else y, letters)
            x += wide
        return x

    def wrapped(
        self,
        text: str,
        width: float,
        size: float = 10.0,
        *,
        font: str = "times",
        style: str = "",
        indent: float = 0.0,
    ) -> list[str]:
        """Lines of a paragraph; a word with a hyphen in braces ("peace{-}ful") may part there."""
        self.pdf.set_font(font, style, size)
        lines, line, room = [], "", width - indent
        for word in text.split():
            plain = word.replace("{-}", "")
            if self._fits(f"{line} {plain}".strip(), room):
                line = f"{line} {plain}".strip()
                continue
            first, _, rest = word.partition("{-}")
            if rest and self._fits(f"{line} {first}-", room):
                lines.append(f"{line} {first}-")
                line = rest
            else:
                lines.append(line)
                line = plain
            room = width
        return [*lines, line]

    def _fits(self, line: str, room: float) -> bool:
        return self.pdf.get_string_width(_RAISED.sub("  ", line)) <= room

    def block(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        size: float = 10.0,
        *,
        leading: float = 1.2,
        indent: float = 0.0,
        hang: float = 0.0,
        **how: Any,
    ) -> float:
        """A paragraph; returns where the next line would stand."""
        lines = self.wrapped(text, width - hang, size, indent=indent, **how)
        for number, line in enumerate(lines):
            self.text(x + (hang if number else indent), y, line, size, **how)
            y += leading * size
        return y

    def lines(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        size: float = 10.0,
        *,
        leading: float = 1.2,
        **how: Any,
    ) -> float:
        """Lines as given; returns where the next would stand."""
        for line in lines:
            self.text(x, y, line, size, **how)
            y += leading * size
        return y

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.6) -> None:
        self.pdf.set_line_width(width)
        self.pdf.line(x0, y0, x1, y1)

    def ruled(
        self,
        x: float,
        y: float,
        widths: Sequence[float],
        rows: Sequence[Sequence[str]],
        size: float = 9.0,
        *,
        bold: int = 1,
    ) -> float:
        """A table with rules around its cells; cells may have several lines. Returns its foot."""
        edges = [x]
        for width in widths:
            edges.append(edges[-1] + width)
        self.rule(edges[0], y, edges[-1], y)
        for number, row in enumerate(rows):
            style = "B" if number < bold else ""
            cells = [
                self.wrapped(text, width - 8, size, style=style)
                for text, width in zip(row, widths, strict=True)
            ]
            height = max(map(len, cells)) * 1.2 * size + 5
            for left, lines in zip(edges, cells, strict=False):
                self.lines(left + 4, y + 1.1 * size, lines, size, style=style)
            for edge in edges:
                self.rule(edge, y, edge, y + height)
            y += height
            self.rule(edges[0], y, edges[-1], y)
        return y

    def columns(
        self,
        xs: Sequence[float],
        y: float,
        rows: Sequence[Sequence[str]],
        size: float = 9.0,
        *,
        bold: int = 0,
        leading: float = 1.3,
    ) -> float:
        """A table without rules: rows of texts that begin at the same places."""
        for number, row in enumerate(rows):
            for x, text in zip(xs, row, strict=True):
                if text:
                    self.text(x, y, text, size, style="B" if number < bold else "")
            y += leading * size
        return y


SEIZURES: Sequence[tuple[str, str, str, str]] = (
    ("3 March 2017", "Irvat checkpoint", "Salt Road Brigade", "41 rifles, two of them new"),
    ("19 March 2017", "Port of Dovrin", "Unknown", "6 mortar tubes"),
    ("2 April 2017", "Hill 318", "Lamp Council", "1,200 rounds"),
    ("11 April 2017", "Tolme bridge", "Salt Road Brigade", "14 radios and a repeater"),
    ("30 April 2017", "Old customs house, Dovrin", "Harbour Watch", "88 rifles"),
    ("6 May 2017", "Irvat checkpoint", "Lamp Council", "3 vehicles"),
    ("21 May 2017", "Quarry at Besht", "Unknown", "40 crates of detonators"),
    ("9 June 2017", "Tolme bridge", "Harbour Watch", "2 launchers"),
)
HEADER = ("Date", "Place", "Taken from", "What was taken")
LEAD = (
    "The Panel on Dovria travelled to the Salt Road in the spring of 2017 and spoke with forty-one "
    "persons, among them commanders of the Salt Road Brigade and officers of the Harbour Watch.^1^ "
    "It found that the truce of February had held in the port and nowhere else. The "
    "organi{-}sation that broke it most often was, by all accounts that the Panel heard, "
    "the Lamp Council."
)
SECOND = (
    "According to two officers of the Harbour Watch, the Lamp Council received fuel from a trader "
    "in Tolme, who denies it.^2^ The Panel has seen three way{-}bills that bear his name. It could "
    "not establish who signed them, and it draws no conclusion from them: the well-known "
    "forgeries of that winter are still in circulation."
)
OPEN = (
    "The road has three masters by day and one by night. Its upper part, from the quarry to the "
    "bridge of Tolme, was held until the spring by the Salt Road Brigade, which levies a toll on "
    "every cart and, as its own commander says, on everybody who"
)
REST = (
    "walks. The Salt Road Brigade split in April 2017; the men of Captain Orsu went "
    "over to the Lamp Council with their vehicles and all of their radios."
)
NOTES = (
    "^1^ Interviews in Dovrin, Irvat and Tolme, 4 March to 2 June 2017.",
    "^2^ Statement given to the Panel in Tolme, 12 May 2017, on file with the secretariat. The "
    "trader spoke in the presence of his brother.",
)


def panel_report() -> bytes:
    """Five pages: letterhead and two columns, prose over a page's end, a table, an annex."""
    press = Press()
    press.pdf.set_title("Final report of the Panel on Dovria")
    press.pdf.set_author("r.tamm")
    press.pdf.set_creation_date(datetime(2019, 5, 4, 9, 30, tzinfo=UTC))
    press.pdf.set_lang("en-GB")
    press.page()
    _margins(press, 1)
    press.text(LEFT, 100, "Assembly of the River States", 11, style="B")
    press.text(RIGHT, 100, "RS/2017/88", 11, right=True)
    press.text(RIGHT, 114, "14 July 2017", 10, right=True)
    press.lines(LEFT, 160, ["Final report of the Panel on Dovria"], 18, style="B")
    press.text(LEFT, 200, "Summary", 12, style="B")
    middle = (LEFT + RIGHT) / 2
    end = press.block(LEFT, 222, middle - 10 - LEFT, LEAD)
    press.block(middle + 10, 222, RIGHT - middle - 10, SECOND)
    press.text(LEFT, end + 26, "A. Who holds the Salt Road", 12, style="B")
    press.block(LEFT, end + 44, RIGHT - LEFT, OPEN)
    press.rule(LEFT, 690, LEFT + 120, 690)
    y = 702.0
    for note in NOTES:
        y = press.block(LEFT, y, RIGHT - LEFT, note, 8)
    press.page()
    _margins(press, 2)
    y = press.block(LEFT, 100, RIGHT - LEFT, REST)
    y = press.block(
        LEFT, y + 8, RIGHT - LEFT,
        "12. The commander of the Brigade, Ilm Varo, told the Panel that his men numbered between "
        "four and five hundred. He had said nine hundred in January.^3^",
    )  # fmt: skip
    y = press.block(
        LEFT, y + 8, RIGHT - LEFT,
        "13. The Harbour Watch puts them at three hundred. Its spokesman gave no source for that, "
        "and when the Panel asked whether the figure held for the whole of the road or only for "
        "the port, he answered that the road had been",
    )  # fmt: skip
    press.rule(LEFT, 740, LEFT + 120, 740)
    press.block(LEFT, 752, RIGHT - LEFT, "^3^ RS/2017/12, paragraph 40.", 8)
    press.page()
    _margins(press, 3)
    y = press.block(LEFT, 100, RIGHT - LEFT, "quiet since the thaw. The Panel saw no sign of that.")
    press.text(LEFT, 640, "Table 1. Arms taken along the Salt Road", 9, style="B")
    press.ruled(LEFT, 650, (80, 120, 110, 141), [HEADER, *SEIZURES[:4]])
    press.page()
    _margins(press, 4)
    y = press.ruled(LEFT, 90, (80, 120, 110, 141), [HEADER, *SEIZURES[4:]])
    press.block(
        LEFT, y + 30, RIGHT - LEFT,
        "14. No party has asked for what was taken from it. The Panel recommends that the register "
        "of the arms be kept in Dovrin.",
    )  # fmt: skip
    press.page()
    _margins(press, 5)
    press.text(LEFT, 100, "Annex I", 14, style="B")
    press.text(LEFT, 124, "Commanders named to the Panel", 11, style="B")
    press.columns(
        (LEFT, 210, 330, 450), 150,
        [
            ("Name", "Post", "Of", "Since"),
            ("Ilm Varo", "commander", "Salt Road Brigade", "2015"),
            ("Sef Orsu", "captain", "Lamp Council", "2017"),
            ("Anet Drume", "spokeswoman", "Lamp Council", "2016"),
            ("Jos Kellin", "harbour master", "Harbour Watch", "2011"),
        ],
        bold=1,
    )  # fmt: skip
    return press.bytes()


def _margins(press: Press, number: int) -> None:
    """Running head and foot: the number at the outer side, which changes."""
    if number > 1:
        if number % 2:
            press.text(RIGHT, 50, "Panel on Dovria: final report", 8, right=True)
        else:
            press.text(LEFT, 50, "RS/2017/88", 8)
    odd = number % 2 == 1
    press.text(RIGHT if odd else LEFT, 806, str(number + 16), 8, right=odd)
    press.text((LEFT + RIGHT) / 2, 806, "17-04412", 8)
