"""What a PDF declares about itself: title, authors, language, the day it was made, page labels.

Programs fill these in on their own. A title that names a file or a program is none, and an author
that is a log-in name is none. The day is when the file was made or changed, which is that of an
upload as often as not: it is given as `modified`, and never as the date of publication.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable

import pypdfium2 as pdfium
import pypdfium2.raw as c
from lxml import etree

from factional.read.cues import flat
from factional.read.formats.pdf.cues import searching

_DATE = re.compile(r"D?:?(\d{4})-?(\d{2})?-?(\d{2})?")
_PACKET = re.compile(rb"<x:xmpmeta\b.*?</x:xmpmeta>", re.DOTALL)
_LARGEST = 1 << 20
_FIRST_YEAR = 1993
_LAST_YEAR = 2100
_DC = "{http://purl.org/dc/elements/1.1/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def declared(document: pdfium.PdfDocument, data: bytes) -> dict[str, object]:
    """The properties of a document that can be meant: title, authors, language, modified.

    Args:
        document: The document, open.
        data: Its bytes, for the XMP packet in them, which stands uncompressed so as to be found.
    """
    info = {key: flat(value) for key, value in document.get_metadata_dict().items()}
    packet = _packet(data)
    titles = [info.get("Title", ""), *_texts(packet, f"{_DC}title")]
    authors = _texts(packet, f"{_DC}creator") or re.split(r"\s*;\s*", info.get("Author", ""))
    values: dict[str, object] = {
        "title": next((t for t in titles if _titles(t)), None),
        "authors": [a for a in authors if _names(a)],
        "language": _language(document),
        "modified": _date(info.get("ModDate", "")) or _date(info.get("CreationDate", "")),
    }
    return {key: value for key, value in values.items() if value}


def printed_from_browser(document: pdfium.PdfDocument) -> bool:
    """Whether a browser made the file out of a page of the web."""
    info = document.get_metadata_dict()
    maker = " ".join((info.get("Producer", ""), info.get("Creator", "")))
    return searching("browser").search(maker) is not None


def label(document: pdfium.PdfDocument, index: int) -> str | None:
    """What the file calls a page, where that is not its number."""
    found = document.get_page_label(index).strip()
    return found if found and found != str(index + 1) else None


def _titles(text: str) -> bool:
    return 3 < len(text) < 300 and searching("no_title").search(text) is None


def _names(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= 6 or searching("no_author").search(text):
        return False
    return not any(w[0].islower() and len(w) > 4 for w in words)


def _language(document: pdfium.PdfDocument) -> str | None:
    size = c.FPDFCatalog_GetLanguage(document.raw, None, 0)
    if size <= 2:
        return None
    held = (ctypes.c_ushort * (size // 2))()
    c.FPDFCatalog_GetLanguage(document.raw, held, size)
    tag = bytes(held).decode("utf-16-le", "replace").strip("\0 ")
    return tag.split("-")[0].lower() if re.fullmatch(r"[A-Za-z]{2,3}(?:-[\w-]+)?", tag) else None


def _date(text: str) -> str | None:
    found = _DATE.match(text)
    if not found or not _FIRST_YEAR <= int(found.group(1)) < _LAST_YEAR:
        return None
    year, month, day = found.groups()
    if month and not 1 <= int(month) <= 12:
        return None
    if day and not 1 <= int(day) <= 31:
        return None
    return "-".join(part for part in (year, month, day) if part)


def _packet(data: bytes) -> etree._Element | None:
    found = _PACKET.search(data)
    if not found or len(found.group()) > _LARGEST:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        return etree.fromstring(found.group(), parser)
    except etree.XMLSyntaxError:
        return None


def _texts(packet: etree._Element | None, name: str) -> list[str]:
    if packet is None:
        return []
    found: Iterable[etree._Element] = (
        item for element in packet.iter(name) for item in element.iter(f"{_RDF}li")
    )
    return [text for item in found if (text := flat("".join(item.itertext())))]
