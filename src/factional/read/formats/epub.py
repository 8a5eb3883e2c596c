"""EPUB books (EPUB 3.3, and 2): the chapters in the order of the spine, printed pages where told.

The package is an archive of XHTML; the only well-kept library for it is AGPL, so it is opened here.
A book is one document: its chapters are headings in it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree, html

from factional.errors import Damaged, Encrypted
from factional.model import BlockKind
from factional.read.formats.builder import PAGE, Builder, CellText
from factional.read.formats.office.package import Package
from factional.read.formats.office.properties import declared
from factional.read.parsed import Parsed

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_TYPE = ("epub:type", "{http://www.idpf.org/2007/ops}type", "role")
_RIGHTS = "META-INF/encryption.xml"
_HIDDEN = frozenset({"script", "style", "head", "svg", "math", "audio", "video", "object"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "p", "div", "section", "article", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "table",
    "figure", "figcaption", "aside", "pre", "hr", "header", "footer", "nav", "main", "body",
}  # fmt: skip
_BOLD = frozenset({"b", "strong", "em", "i", "dt"})
_NOTES = frozenset({"footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"})
_KINDS = {
    **dict.fromkeys(_HEADINGS, BlockKind.HEADING),
    "blockquote": BlockKind.QUOTATION,
    "figcaption": BlockKind.CAPTION,
}
_SPACES = re.compile(r"\s+")


def parse(data: bytes, place: str) -> Parsed:
    """The pieces of a book.

    Raises:
        Damaged: the file is broken off, or names no package.
        Encrypted: it is protected against copying.
        TooLarge: it unpacks to far more than a book does.
    """
    package = Package.open(data, place)
    container = package.xml("META-INF/container.xml")
    paths = [f.get("full-path", "") for f in container.iter("{*}rootfile")]
    if not paths:
        raise Damaged(
            f"{place} names no package, so it is no whole EPUB. Get it again, or add its chapters "
            "as .html."
        )
    book = package.xml(paths[0])
    builder = Builder()
    for name in _spine(book, paths[0]):
        if package.has(name):
            walk = _Walk(builder)
            walk.inside(_content(package, name), None, bold=False)
            walk.flush(None)
    return builder.parsed(_properties(book), "book's package")


def _content(package: Package, name: str) -> html.HtmlElement:
    """A chapter; one that is protected against copying cannot be read."""
    data = package.bytes(name)
    if package.has(_RIGHTS) and b"<" not in data[:1000]:
        raise Encrypted(
            f"{package.place} is protected against copying. Get it without protection, or add its "
            "text."
        )
    parser = html.HTMLParser(encoding=_encoding(data), remove_comments=True)
    root = html.document_fromstring(data or b"<p/>", parser=parser, ensure_head_body=True)
    return root.body


def _encoding(data: bytes) -> str:
    return "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"


def _spine(book: etree._Element, path: str) -> Iterator[str]:
    """Names of the chapters, in the order in which the book is read."""
    items = {i.get("id"): i for i in book.iter(f"{_OPF}item")}
    for entry in book.iter(f"{_OPF}itemref"):
        item = items.get(entry.get("idref"))
        if item is not None and "nav" not in item.get("properties", "").split():
            target = unquote(item.get("href", "").partition("#")[0])
            yield posixpath.normpath(posixpath.join(posixpath.dirname(path), target))


def _properties(book: etree._Element) -> dict[str, object]:
    """What the package declares; a book's date is that of its edition, unlike an office file's."""
    found = declared(book, f"{_OPF}none")
    dates = (d for d in book.iter("{http://purl.org/dc/elements/1.1/}date") if d.text)
    found["date"] = next((d.text.strip()[:10] for d in dates), "")
    return found


@dataclass(slots=True)
class _Walk:
    """A chapter while it is read: the paragraph that is being gathered."""

    builder: Builder
    parts: list[tuple[str, bool]] = field(default_factory=list)
    labels: list[str | None] = field(default_factory=list)

    def element(self, element: html.HtmlElement, kind: BlockKind | None, *, bold: bool) -> None:
        """Take in an element and what follows it in its parent."""
        tag = element.tag if isinstance(element.tag, str) else ""
        marks = {word for name in _TYPE for word in element.get(name, "").lower().split()}
        if "pagebreak" in marks or "doc-pagebreak" in marks:
            label = element.get("title") or element.get("aria-label") or element.text_content()
            self.labels.append(label.strip() or None)
            self.parts.append((PAGE, bold))
        elif tag == "br":
            self.parts.append(("\n", bold))
        elif tag == "table":
            self.flush(kind)
            self.builder.table(list(_rows(element)))
        elif tag in _BLOCKS:
            self.flush(kind)
            inner = BlockKind.NOTE if marks & _NOTES else _KINDS.get(tag, kind)
            if tag == "li":
                self.parts.append(("• ", bold))
            self.inside(element, inner, bold=bold)
            self.flush(inner)
        elif tag and tag not in _HIDDEN:
            self.inside(element, kind, bold=bold or tag in _BOLD)
        if element.tail:
            self.parts.append((_line(element.tail), bold))

    def inside(self, element: html.HtmlElement, kind: BlockKind | None, *, bold: bool) -> None:
        """Take in the content of an element."""
        if element.text:
            self.parts.append((_line(element.text), bold))
        for child in element:
            self.element(child, kind, bold=bold)

    def flush(self, kind: BlockKind | None) -> None:
        """End the paragraph."""
        text = "".join(part for part, _ in self.parts)
        words = [bold for part, bold in self.parts if part.strip(" \n\f•")]
        if words or self.labels:
            shown = text if words else PAGE * len(self.labels)
            self.builder.paragraph(shown, kind, bold=bool(words) and all(words), labels=self.labels)
        self.parts, self.labels = [], []


def _line(text: str) -> str:
    return _SPACES.sub(" ", text)


def _rows(table: html.HtmlElement) -> Iterator[list[CellText]]:
    for row in table.iter("tr"):
        cells = (cell for cell in row if cell.tag in ("td", "th"))
        yield [
            CellText(
                cell.text_content(),
                _count(cell.get("rowspan")),
                _count(cell.get("colspan")),
                header=cell.tag == "th",
            )
            for cell in cells
        ]


def _count(value: str | None) -> int:
    return min(int(value), 100) if value and value.isdigit() and int(value) else 1
