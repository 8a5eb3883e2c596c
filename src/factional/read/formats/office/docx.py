"""Word documents (DOCX, ISO/IEC 29500): paragraphs, notes, tables, pages and properties.

What a reader of the document sees is read: insertions that were tracked, not deletions. Pages are
those of the program that saved it last, where it left marks of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from factional.model import BlockKind
from factional.read.formats.builder import PAGE, Builder, CellText
from factional.read.formats.office.package import Package
from factional.read.formats.office.properties import core
from factional.read.parsed import Parsed

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{_W}txbxContent"
_SKIPPED = frozenset({f"{_W}{n}" for n in ("del", "moveFrom", "instrText", "delText", "pPr")}) | {
    _FALLBACK
}
_MARKS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}lastRenderedPageBreak": PAGE,
}
_NOTES = {f"{_W}footnoteReference": "footnotes", f"{_W}endnoteReference": "endnotes"}
_OFF = frozenset({"0", "false", "off", "none"})
_KINDS = {
    "title": BlockKind.HEADING,
    "subtitle": BlockKind.HEADING,
    "caption": BlockKind.CAPTION,
    "quote": BlockKind.QUOTATION,
    "intense quote": BlockKind.QUOTATION,
    "quotations": BlockKind.QUOTATION,
    "block text": BlockKind.QUOTATION,
}
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph style means for the reader: its names are its own and its parents'."""

    names: frozenset[str] = frozenset()
    bold: bool = False
    level: int | None = None

    @property
    def kind(self) -> BlockKind | None:
        if self.level is not None:
            return BlockKind.HEADING
        return next((kind for name, kind in _KINDS.items() if name in self.names), None)


@dataclass(slots=True)
class _Walk:
    """A document while it is read: what styles mean, and which notes came up."""

    styles: Mapping[str, _Style]
    builder: Builder = field(default_factory=Builder)
    notes: list[tuple[str, str]] = field(default_factory=list)


def parse(data: bytes, place: str) -> Parsed:
    """The pieces of a Word document; running heads first, notes after the text.

    Raises:
        Damaged: the file is broken, or a part of it is missing.
        Encrypted: it wants a password.
        TooLarge: it unpacks to far more than a document does.
    """
    package = Package.open(data, place)
    walk = _Walk(_styles(package.maybe("word/styles.xml")))
    root = package.xml("word/document.xml")
    body = root.find(f"{_W}body")
    running = [n for n in sorted(package.archive.namelist()) if n.startswith("word/header")]
    _running(package, running, walk.builder)
    _container(body if body is not None else root, walk)
    for kind in ("footnotes", "endnotes"):
        _notes(package.maybe(f"word/{kind}.xml"), kind, walk)
    running = [n for n in sorted(package.archive.namelist()) if n.startswith("word/footer")]
    _running(package, running, walk.builder)
    return walk.builder.parsed(core(package))


def _styles(root: etree._Element | None) -> dict[str, _Style]:
    """Paragraph styles by id, each with what it takes from the one it is based on."""
    if root is None:
        return {}
    raw = {s.get(f"{_W}styleId", ""): s for s in root.iterfind(f"{_W}style")}
    return {key: _style(key, raw) for key in raw}


def _style(key: str, raw: Mapping[str, etree._Element]) -> _Style:
    bold: bool | None = None
    level: int | None = None
    names: list[str] = []
    while key in raw and len(names) <= _DEEPEST:
        style = raw[key]
        names.append(_value(style.find(f"{_W}name")).lower())
        if bold is None:
            bold = _switch(style.find(f"{_W}rPr/{_W}b"))
        if level is None:
            level = _level(style.find(f"{_W}pPr/{_W}outlineLvl"))
        key = _value(style.find(f"{_W}basedOn"))
    headings = (n.removeprefix("heading ") for n in names if n.startswith("heading "))
    if level is None:
        level = next((int(number) - 1 for number in headings if number.isdigit()), None)
    return _Style(frozenset(names), bool(bold), level)


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val", "")


def _level(element: etree._Element | None) -> int | None:
    value = _value(element)
    return int(value) if value.isdigit() and int(value) < 9 else None


def _switch(element: etree._Element | None) -> bool | None:
    """Whether a property is on; None where it is not set."""
    return None if element is None else _value(element).lower() not in _OFF


def _container(element: etree._Element, walk: _Walk) -> None:
    """Paragraphs and tables of a body, a cell or a text box, in order."""
    for child in element:
        if child.tag == f"{_W}p":
            _paragraph(child, walk)
        elif child.tag == f"{_W}tbl":
            walk.builder.table(list(_rows(child, walk)))
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            # content controls, custom markup, tracked insertions around whole paragraphs
            _container(child, walk)


def _paragraph(element: etree._Element, walk: _Walk) -> None:
    properties = element.find(f"{_W}pPr")
    style = _Style()
    listed = False
    if properties is not None:
        style = walk.styles.get(_value(properties.find(f"{_W}pStyle")), style)
        level = _level(properties.find(f"{_W}outlineLvl"))
        style = replace(style, level=style.level if level is None else level)
        listed = properties.find(f"{_W}numPr") is not None and style.kind is None
    runs = list(_runs(element, walk, bold=style.bold))
    text = "".join(t for t, _ in runs)
    seen = [(t, bold) for t, bold in runs if t.strip()]
    bold = bool(seen) and all(bold for _, bold in seen)
    if listed and text.strip():
        text = f"• {text.lstrip()}"
    walk.builder.paragraph(text, style.kind, bold=bold)
    for box in element.iter(_BOX):
        if not any(a.tag in (_FALLBACK, _BOX) for a in box.iterancestors()):
            _container(box, walk)


def _runs(element: etree._Element, walk: _Walk, *, bold: bool) -> Iterator[tuple[str, bool]]:
    """Stretches of text of a paragraph, each with whether it is set in bold."""
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in _SKIPPED or tag == _BOX:
            continue
        if tag == f"{_W}r":
            own = _switch(child.find(f"{_W}rPr/{_W}b"))
            hidden = _switch(child.find(f"{_W}rPr/{_W}vanish"))
            if not hidden:
                yield from _runs(child, walk, bold=bold if own is None else own)
        elif tag == f"{_W}t":
            yield child.text or "", bold
        elif tag == f"{_W}br" and child.get(f"{_W}type") in ("page", "column"):
            # the mark of the page as it was laid out follows, if the program leaves such marks
            yield "\n", bold
        elif tag in _MARKS:
            yield _MARKS[tag], bold
        elif tag in _NOTES:
            walk.notes.append((_NOTES[tag], child.get(f"{_W}id", "")))
            yield f"[{len(walk.notes)}]", bold
        else:
            yield from _runs(child, walk, bold=bold)


def _rows(table: etree._Element, walk: _Walk) -> Iterator[list[CellText]]:
    """Rows of a table; a cell that goes on from the row above is empty."""
    for number, row in enumerate(table.iter(f"{_W}tr")):
        if next(row.iterancestors(f"{_W}tbl")) is not table:
            continue
        heads = _switch(row.find(f"{_W}trPr/{_W}tblHeader")) or False
        cells: list[CellText] = []
        for cell in row.iter(f"{_W}tc"):
            if next(cell.iterancestors(f"{_W}tr")) is not row:
                continue
            span = _value(cell.find(f"{_W}tcPr/{_W}gridSpan"))
            lines = ["".join(t for t, _ in _runs(p, walk, bold=False)) for p in cell.iter(f"{_W}p")]
            text = "\n".join(lines).replace(PAGE, " ")
            columns = int(span) if span.isdigit() and 0 < int(span) < 100 else 1
            cells.append(CellText(text, 1, columns, header=heads or number == 0))
        yield cells


def _notes(root: etree._Element | None, kind: str, walk: _Walk) -> None:
    """Foot- or endnotes in the order in which the text refers to them."""
    if root is None:
        return
    texts = {
        note.get(f"{_W}id", ""): " ".join(
            "".join(t for t, _ in _runs(p, walk, bold=False)) for p in note.iter(f"{_W}p")
        )
        for note in root
        if isinstance(note.tag, str) and note.get(f"{_W}type") is None
    }
    for number, (where, key) in enumerate(walk.notes, 1):
        if where == kind and texts.get(key, "").strip():
            walk.builder.paragraph(f"[{number}] {texts[key].strip()}", BlockKind.NOTE)


def _running(package: Package, names: list[str], builder: Builder) -> None:
    """Running heads or feet: each text once, since it says nothing more on the next page."""
    seen: set[str] = set()
    for name in names:
        root = package.xml(name)
        walk = _Walk({})
        for paragraph in root.iter(f"{_W}p"):
            text = "".join(t for t, _ in _runs(paragraph, walk, bold=False)).strip()
            if text and text not in seen:
                seen.add(text)
                builder.paragraph(text, BlockKind.BOILERPLATE)
