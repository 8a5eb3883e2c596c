"""A page of a PDF as it looks, and where on it some words stand."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as c

from factional.errors import NotFound, ReadError

_LARGEST = 14_400.0  # points; PDF's own limit for the side of a page
_HYPHENS = frozenset("-\u00ad\u2010\u2011\ufffe\x02")
"""Where a line breaks a word, with what PDFium puts for it; the text of the document has none."""


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of one line on a page, in shares of its width and height from the upper left."""

    left: float
    top: float
    right: float
    bottom: float


def picture(data: bytes, number: int, width: int = 1000) -> bytes:
    """A page as a PNG.

    Args:
        data: The bytes of the file.
        number: Place of the page in the file, from 1.
        width: Of the picture, in pixels.

    Raises:
        NotFound: the file has no such page.
        ReadError: the file or the page is damaged.
    """
    with closing(_opened(data)) as document, closing(_page(document, number)) as page:
        across = min(max(page.get_width(), 1.0), _LARGEST)
        bitmap = page.render(scale=width / across, rev_byteorder=True)
        pixels = bitmap.to_numpy()[:, :, :3]
        height, wide = pixels.shape[:2]
        rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    return _png(wide, height, rows)


def places(data: bytes, number: int, words: Sequence[tuple[str, float]]) -> list[tuple[Box, ...]]:
    """Where some words stand on a page: for each of them one box a line, none where not found.

    Args:
        data: The bytes of the file.
        number: Place of the page in the file, from 1.
        words: Each with how far down the text of the page it stands, 0 to 1, which tells which
            is meant where it stands more than once.

    Raises:
        NotFound: the file has no such page.
        ReadError: the file or the page is damaged.
    """
    with (
        closing(_opened(data)) as document,
        closing(_page(document, number)) as page,
        closing(page.get_textpage()) as text,
    ):
        letters = _letters(text)
        size = (page.get_width(), page.get_height())
        return [_boxes(text, letters, quote, near, size) for quote, near in words]


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise ReadError("This is no PDF that can be shown. Read its text instead.") from error


def _page(document: pdfium.PdfDocument, number: int) -> pdfium.PdfPage:
    if not 1 <= number <= len(document):
        raise NotFound(f"The file has no page {number}. Its pages are 1 to {len(document)}.")
    try:
        return document[number - 1]
    except pdfium.PdfiumError as error:
        raise ReadError(f"Page {number} is damaged. Read its text instead.") from error


def _letters(text: pdfium.PdfTextPage) -> tuple[str, list[int]]:
    """The letters of a page without space and hyphens, and the glyph that each is."""
    found: list[str] = []
    glyphs: list[int] = []
    for glyph in range(text.count_chars()):
        code = c.FPDFText_GetUnicode(text, glyph)
        letter = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        for part in _folded(letter):
            found.append(part)
            glyphs.append(glyph)
    return "".join(found), glyphs


def _folded(text: str) -> str:
    return "".join(x for x in text.casefold() if not x.isspace() and x not in _HYPHENS)


def _boxes(
    text: pdfium.PdfTextPage,
    letters: tuple[str, list[int]],
    quote: str,
    near: float,
    size: tuple[float, float],
) -> tuple[Box, ...]:
    page, glyphs = letters
    wanted = _folded(quote)
    starts = []
    at = page.find(wanted) if wanted else -1
    while at >= 0:
        starts.append(at)
        at = page.find(wanted, at + 1)
    if not starts:
        return ()
    start = min(starts, key=lambda s: abs(s / len(page) - near))
    first, last = glyphs[start], glyphs[start + len(wanted) - 1]
    count = c.FPDFText_CountRects(text, first, last - first + 1)
    width, height = size
    return tuple(
        Box(left / width, 1 - top / height, right / width, 1 - bottom / height)
        for left, bottom, right, top in (text.get_rect(i) for i in range(count))
    )


def _png(width: int, height: int, rows: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(rows, 6)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
