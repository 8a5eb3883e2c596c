"""Tables of a page: which of them hold data, and what stands in their cells.

Pages lay themselves out in tables, too. A table is taken for data where its markup says so (heads,
a caption) or its cells look it: some rows of as many cells, short, of which few are links.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from lxml import html

from factional.read.formats.builder import CellText, tidy

_BOX = re.compile(r"(?<![a-z])(?:infobox|vcard|factbox|fact-?sheet|steckbrief|taxobox)", re.I)
_SKIP = frozenset({"script", "style", "template", "noscript", "button", "input", "select"})
_LINES = frozenset({"br", "li", "p", "div", "ul", "ol", "dd", "dt"})
_SPACES = re.compile(r"[ \t\r\n\f\u200b\xa0]+")
_NUMBER = re.compile(r"[\W\d]*\d[\W\d]*\w{0,3}")
_LONG = 220  # characters of an average cell, above which it is a column of text
_SHORT = 60
_MOST = 1000  # columns and rows that a cell may span, as browsers have it


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of data.

    Attributes:
        rows: Its rows of cells.
        caption: Its caption, or an empty text.
        box: Whether it is an information box, a name and a value in each row.
        size: Letters in it.
    """

    rows: tuple[tuple[CellText, ...], ...]
    caption: str
    box: bool
    size: int

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """Name and value of each row of an information box."""
        return tuple((row[0].text.strip(" :"), row[1].text) for row in self.rows if len(row) == 2)


def grid(table: html.HtmlElement) -> Grid | None:
    """The table as data; None where it only lays out the page."""
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return None
    rows = [_row(tr) for tr in table.iter("tr")]
    rows = [row for row in rows if row]
    cells = [cell for row in rows for cell in row]
    texts = [cell.text for cell in cells if cell.text]
    if not texts:
        return None
    size = sum(len(text) for text in texts)
    box = _is_box(table, rows)
    caption = table.find("caption")
    if not box and not _is_data(table, rows, size / len(texts), titled=caption is not None):
        return None
    heading = _text(caption) if caption is not None else ""
    return Grid(tuple(map(tuple, rows)), heading, box, size + len(heading))


def _row(tr: html.HtmlElement) -> list[CellText]:
    return [
        CellText(_text(cell), _span(cell, "rowspan"), _span(cell, "colspan"), cell.tag == "th")
        for cell in tr
        if cell.tag in ("td", "th")
    ]


def _span(cell: html.HtmlElement, name: str) -> int:
    given = (cell.get(name) or "").strip()
    return min(_MOST, max(1, int(given))) if given.isdecimal() and len(given) < 6 else 1


def _text(element: html.HtmlElement) -> str:
    """Visible text of a cell, its lines parted."""
    parts: list[str] = []
    stack: list[tuple[Any, bool]] = [(element, False)]
    while stack:
        one, leaving = stack.pop()
        if leaving or not isinstance(one.tag, str) or one.tag in _SKIP:
            if one.tag in _LINES:
                parts.append("\n")
            if one is not element:
                parts.append(_SPACES.sub(" ", one.tail or ""))
            continue
        if one.tag in _LINES:
            parts.append("\n")
        parts.append(_SPACES.sub(" ", one.text or ""))
        stack.append((one, True))
        stack.extend((child, False) for child in reversed(one))
    return tidy("".join(parts))


def _is_box(table: html.HtmlElement, rows: list[list[CellText]]) -> bool:
    """Whether a table is a name and a value in each row, and says that it is a box."""
    pairs = [row for row in rows if len(row) == 2 and row[0].text and row[1].text]
    if len(pairs) < 2:
        return False
    if _BOX.search(f"{table.get('class') or ''} {table.get('id') or ''}"):
        return len(pairs) >= 0.4 * len(rows)
    # rows that a name heads each, none of them the head of the columns
    headed = sum(row[0].header and not row[1].header for row in pairs)
    return headed == len(pairs) and len(pairs) >= 0.8 * len(rows)


def _is_data(
    table: html.HtmlElement, rows: list[list[CellText]], average: float, *, titled: bool
) -> bool:
    widths = [sum(cell.columns for cell in row) for row in rows]
    widest = max(widths)
    if widest < 2 or len(rows) < 2 or average > _LONG:
        return False
    if any(table.iter("form", "input", "textarea")) or _linked(table) > 0.6:
        return False
    heads = sum(cell.header for row in rows for cell in row)
    if titled or heads >= 2 or table.find(".//thead") is not None:
        return True
    texts = [cell.text for row in rows for cell in row if cell.text]
    numbers = sum(_NUMBER.fullmatch(text) is not None for text in texts)
    even = sum(width == widest for width in widths) >= 0.8 * len(rows)
    ruled = (table.get("border") or "0") not in ("0", "")
    return even and len(rows) >= 3 and average <= _SHORT and (ruled or numbers >= 0.25 * len(texts))


def _linked(table: html.HtmlElement) -> float:
    whole = sum(len(text) for text in table.itertext())
    links = sum(len(text) for a in table.iter("a") for text in a.itertext())
    return links / whole if whole else 0.0
