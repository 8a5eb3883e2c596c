"""OpenDocument texts (ODT, ISO/IEC 26300): paragraphs, notes, tables, pages and properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from factional.errors import Encrypted
from factional.model import BlockKind
from factional.read.formats.builder import PAGE, Builder, CellText
from factional.read.formats.office.package import Package
from factional.read.formats.office.properties import opendocument
from factional.read.parsed import Parsed

_O = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _STYLE = (f"{{{_O}{n}:1.0}}" for n in ("text", "table", "style"))
_OFFICE, _DRAW = f"{{{_O}office:1.0}}", f"{{{_O}drawing:1.0}}"
_FO = f"{{{_O}xsl-fo-compatible:1.0}}"
_PARAGRAPHS = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_SKIPPED = frozenset({
    f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{_TEXT}sequence-decls",
    f"{_TEXT}note-citation", f"{_OFFICE}annotation-end",
})  # fmt: skip
_BOLD = frozenset({"bold", "600", "700", "800", "900"})
_MOST_REPEATED = 100
_NAMED = {
    "title": BlockKind.HEADING,
    "subtitle": BlockKind.HEADING,
    "quotations": BlockKind.QUOTATION,
    "caption": BlockKind.CAPTION,
    "illustration": BlockKind.CAPTION,
}


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style of paragraphs or of characters means for the reader."""

    bold: bool | None = None
    kind: BlockKind | None = None


@dataclass(slots=True)
class _Walk:
    styles: Mapping[str, _Style]
    builder: Builder = field(default_factory=Builder)
    notes: list[str] = field(default_factory=list)


def parse(data: bytes, place: str) -> Parsed:
    """The pieces of an OpenDocument text; running heads first, notes after the text.

    Raises:
        Damaged: the file is broken, or a part of it is missing.
        Encrypted: it wants a password.
        TooLarge: it unpacks to far more than a document does.
    """
    package = Package.open(data, place)
    manifest = package.maybe("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
        raise Encrypted(
            f"{place} is encrypted. Open it with its password, save it without one, and add that."
        )
    content, styles = package.xml("content.xml"), package.maybe("styles.xml")
    walk = _Walk(_styles(styles, content))
    _running(styles, "header", walk)
    body = next(content.iter(f"{_OFFICE}text"), content)
    _container(body, walk)
    for number, note in enumerate(walk.notes, 1):
        walk.builder.paragraph(f"[{number}] {note}", BlockKind.NOTE)
    _running(styles, "footer", walk)
    return walk.builder.parsed(opendocument(package))


def _styles(*roots: etree._Element | None) -> dict[str, _Style]:
    raw: dict[str, etree._Element] = {}
    for root in roots:
        if root is not None:
            raw.update((s.get(f"{_STYLE}name", ""), s) for s in root.iter(f"{_STYLE}style"))
    return {name: _style(name, raw) for name in raw}


def _style(name: str, raw: Mapping[str, etree._Element]) -> _Style:
    """A style with what it takes from its parents."""
    bold: bool | None = None
    kind: BlockKind | None = None
    seen: set[str] = set()
    while name in raw and name not in seen:
        seen.add(name)
        style = raw[name]
        properties = style.find(f"{_STYLE}text-properties")
        weight = None if properties is None else properties.get(f"{_FO}font-weight")
        if bold is None and weight is not None:
            bold = weight in _BOLD
        kind = kind or _NAMED.get(name.replace("_20_", " ").lower())
        name = style.get(f"{_STYLE}parent-style-name", "")
    return _Style(bold, kind)


def _container(element: etree._Element, walk: _Walk, bullet: str = "") -> None:
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _SKIPPED:
            continue
        if child.tag in _PARAGRAPHS:
            _paragraph(child, walk, bullet)
            bullet = ""
        elif child.tag == f"{_TABLE}table":
            walk.builder.table(list(_rows(child, walk)))
        elif child.tag == f"{_TEXT}list-item":
            _container(child, walk, "• ")
        else:
            # sections, lists, indexes, frames
            _container(child, walk, bullet)


def _paragraph(element: etree._Element, walk: _Walk, bullet: str) -> None:
    style = walk.styles.get(element.get(f"{_TEXT}style-name", ""), _Style())
    runs = list(_runs(element, walk, bold=bool(style.bold)))
    text = "".join(t for t, _ in runs)
    seen = [bold for t, bold in runs if t.strip()]
    kind = BlockKind.HEADING if element.tag == f"{_TEXT}h" else style.kind
    lead = bullet if text.strip() and kind is None else ""
    walk.builder.paragraph(lead + text, kind, bold=bool(seen) and all(seen))
    for box in element.iter(f"{_DRAW}text-box"):
        _container(box, walk)


def _runs(element: etree._Element, walk: _Walk, *, bold: bool) -> Iterator[tuple[str, bool]]:
    """Stretches of text of a paragraph, each with whether it is set in bold."""
    yield element.text or "", bold
    for child in element:
        tag = child.tag
        if tag == f"{_TEXT}note":
            body = child.find(f"{_TEXT}note-body")
            walk.notes.append("" if body is None else _plain(body, walk))
            yield f"[{len(walk.notes)}]", bold
        elif tag == f"{_TEXT}s":
            yield " ", bold
        elif tag == f"{_TEXT}tab":
            yield "\t", bold
        elif tag == f"{_TEXT}line-break":
            yield "\n", bold
        elif tag == f"{_TEXT}soft-page-break":
            yield PAGE, bold
        elif isinstance(tag, str) and tag not in _SKIPPED and tag != f"{_DRAW}text-box":
            own = walk.styles.get(child.get(f"{_TEXT}style-name", ""), _Style()).bold
            yield from _runs(child, walk, bold=bold if own is None else own)
        yield child.tail or "", bold


def _plain(element: etree._Element, walk: _Walk) -> str:
    """The paragraphs below an element as one line."""
    paragraphs = element.iter(*_PARAGRAPHS)
    texts = ("".join(t for t, _ in _runs(p, walk, bold=False)) for p in paragraphs)
    return " ".join(" ".join(texts).replace(PAGE, " ").split())


def _rows(table: etree._Element, walk: _Walk) -> Iterator[list[CellText]]:
    heads = {id(r) for h in table.iter(f"{_TABLE}table-header-rows") for r in h}
    for number, row in enumerate(table.iter(f"{_TABLE}table-row")):
        if next(row.iterancestors(f"{_TABLE}table")) is not table:
            continue
        cells: list[CellText] = []
        for cell in row:
            if cell.tag == f"{_TABLE}table-cell":
                one = CellText(
                    _plain(cell, walk),
                    _count(cell, "number-rows-spanned"),
                    _count(cell, "number-columns-spanned"),
                    header=id(row) in heads or number == 0,
                )
                cells.extend([one] * _count(cell, "number-columns-repeated"))
        if any(cell.text for cell in cells):
            yield cells


def _count(cell: etree._Element, name: str) -> int:
    value = cell.get(f"{_TABLE}{name}", "1")
    return min(int(value), _MOST_REPEATED) if value.isdigit() and int(value) else 1


def _running(styles: etree._Element | None, which: str, walk: _Walk) -> None:
    """Running heads or feet: each text once, since it says nothing more on the next page."""
    if styles is None:
        return
    seen: set[str] = set()
    for element in styles.iter(f"{_STYLE}{which}", f"{_STYLE}{which}-left"):
        text = _plain(element, walk)
        if text and text not in seen:
            seen.add(text)
            walk.builder.paragraph(text, BlockKind.BOILERPLATE)
