"""A PDF to its text in pieces: the steps, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as c

from factional.errors import EmptyDocument, ReadError
from factional.read.formats.pdf import properties
from factional.read.formats.pdf.glyphs import lettering
from factional.read.formats.pdf.layout import laid_out
from factional.read.formats.pdf.rules import drawn
from factional.read.formats.pdf.segments import segments
from factional.read.formats.pdf.shapes import Box, Leaf
from factional.read.parsed import PROPERTIES, Parsed

if TYPE_CHECKING:
    from PIL.Image import Image

_PICTURED = 0.5
_FEW = 20  # letters on a page that is a picture otherwise: a stamp or a page number
_BROKEN = 0.3
_CELL = 8  # words: longer lines are no cells but of ruled tables, and need not know their words
_DOTS = 300  # an inch, as Tesseract likes it
_MOST_DOTS = 6_000
_LARGEST = 14_400.0  # points; PDF's own limit for the side of a page


def parse(data: bytes, place: str) -> Parsed:
    """The pieces of a PDF, with its pages and tables.

    Pages that are pictures only are read by `factional.read.formats.ocr` where that is installed.

    Args:
        data: The bytes of the file.
        place: Where it is from, for messages.

    Raises:
        ReadError: the file is encrypted or damaged.
        UnsupportedFormat: its pages are pictures and no OCR is installed.
        EmptyDocument: no page holds a letter.
    """
    with closing(_opened(data, place)) as document:
        leaves = list(_leaves(document, place))
        declared = properties.declared(document, data)
        browser = properties.printed_from_browser(document)
        how = _recognised(document, leaves, place)
    if not any(leaf.segments for leaf in leaves):
        raise EmptyDocument(f"{place} holds no text. Leave it out, or save it again.")
    text = laid_out(leaves, inside=None if browser else True)
    where = dict.fromkeys(declared, PROPERTIES)
    if how:
        where["text"] = how
    return Parsed(
        text.text,
        tuple(text.pieces),
        declared,
        where,
        pages=tuple(text.pages),
        tables=tuple(text.tables),
    )


def _opened(data: bytes, place: str) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
        if len(document) == 0:
            raise pdfium.PdfiumError("no pages")
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == c.FPDF_ERR_PASSWORD or "password" in str(error):
            raise ReadError(
                f"{place} is locked with a password. Save a copy without one, and add that."
            ) from error
        raise ReadError(
            f"{place} is a damaged PDF. Fetch it again, or print it to a new PDF."
        ) from error
    return document


def _leaves(document: pdfium.PdfDocument, place: str) -> Iterator[Leaf]:
    """The pages of a document, one after the other: none stays open."""
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError:  # the others can be read
            yield Leaf(index + 1, 1.0, 1.0)
            continue
        with closing(page):
            leaf = _leaf(page, index + 1)
        leaf.label = properties.label(document, index)
        yield leaf


def _leaf(page: pdfium.PdfPage, number: int) -> Leaf:
    left, low, right, high = page.get_bbox()
    if not 0 < right - left < _LARGEST or not 0 < high - low < _LARGEST:
        return Leaf(number, 1.0, 1.0)
    frame = Box(left, low, right, high)
    with closing(page.get_textpage()) as text:
        found = lettering(page.raw, text.raw, frame)
    angle = found.angle if found.angle % 90 == 0 else 0
    rules, pictured = drawn(page.raw, frame, angle)
    turned = angle in (90, 270)
    leaf = Leaf(
        number,
        frame.height if turned else frame.width,
        frame.width if turned else frame.height,
        rules=rules,
        pictured=pictured,
        hidden=found.hidden,
    )
    if found.broken <= _BROKEN:
        drawn_up = any(not rule.level for rule in rules)
        leaf.segments = [
            s if drawn_up or len(s.words) < _CELL else replace(s, words=())
            for s in segments(found.words.get(angle, []))
        ]
        leaf.aside = [
            s for at, words in sorted(found.words.items()) if at != angle for s in segments(words)
        ]
    else:
        leaf.pictured = 1.0  # glyphs without letters: as good as a picture
    return leaf


def _recognised(document: pdfium.PdfDocument, leaves: Sequence[Leaf], place: str) -> str | None:
    """Read pages that are pictures; say how the text was come by where not from the file alone."""
    scanned = [leaf for leaf in leaves if _is_picture(leaf)]
    hidden = [leaf.number for leaf in leaves if leaf.hidden]
    if not scanned:
        return f"text layer under scanned pages ({_numbers(hidden)})" if hidden else None
    from factional.read.formats import ocr  # noqa: PLC0415 - an extra, for scanned pages only

    lettered = any(leaf.segments for leaf in leaves)
    if lettered and not ocr.installed():
        are = "is a picture" if len(scanned) == 1 else "are pictures"
        return f"text layer; {_numbers([leaf.number for leaf in scanned])} {are}, not read"
    read = ocr.pages(((s.number, _picture(document, s)) for s in scanned), place)
    for leaf, found in zip(scanned, read, strict=True):
        leaf.segments, leaf.width, leaf.height = found.segments, found.width, found.height
        leaf.rules, leaf.aside, leaf.confidence = [], [], found.confidence
    return ocr.described([leaf for leaf in scanned if leaf.segments], whole=not lettered)


def _is_picture(leaf: Leaf) -> bool:
    letters = sum(len(s.text) for s in leaf.segments)
    return leaf.pictured >= _PICTURED and letters < _FEW


def _picture(document: pdfium.PdfDocument, leaf: Leaf) -> Image:
    with closing(document[leaf.number - 1]) as page:
        longest = max(page.get_size())
        scale = min(_DOTS / 72, _MOST_DOTS / max(1.0, longest))
        picture: Image = page.render(scale=scale, grayscale=True).to_pil()
        return picture


def _numbers(numbers: Sequence[int]) -> str:
    """Page numbers in words: "page 2", "pages 2, 5-9"."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1][1:] = [number]
        else:
            spans.append([number])
    text = ", ".join("-".join(str(n) for n in span) for span in spans)
    return f"page {text}" if len(numbers) == 1 else f"pages {text}"
