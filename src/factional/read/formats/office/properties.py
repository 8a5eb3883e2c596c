"""What an office document declares of itself: title, author, language, and when it was saved.

These fields are filled in by programs: a template's title and a typist's name are common. So a
title that is a file name is no title, and the moment a file was made is no date of publication; it
is given as `saved` and is no more than a hint.
"""

from __future__ import annotations

import re

from lxml import etree

from factional.read.formats.office.package import Package

_CORE = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_FILE_NAME = re.compile(r"\.\w{2,4}$|^(?:microsoft word|untitled|document|doc)\b|[_\\/]", re.I)
_ACCOUNT = re.compile(r"user|admin|owner|pc|windows|microsoft|office|author|\d", re.IGNORECASE)


def core(package: Package) -> dict[str, object]:
    """Properties of a Word document (Open Packaging Conventions, Dublin Core)."""
    root = package.maybe(_CORE)
    return {} if root is None else declared(root, f"{_TERMS}modified")


def opendocument(package: Package) -> dict[str, object]:
    """Properties of an OpenDocument text."""
    root = package.maybe("meta.xml")
    if root is None:
        return {}
    found = declared(root, f"{_DC}date")
    first = _text(root, f"{_META}initial-creator")
    if first and not _ACCOUNT.search(first):
        found["authors"] = [first]
    return found


def declared(root: etree._Element, saved: str) -> dict[str, object]:
    """Dublin Core fields below a root that are worth believing.

    Args:
        root: The element that holds them.
        saved: Tag of the element with the moment at which the file was saved last.
    """
    title, author = _text(root, f"{_DC}title"), _text(root, f"{_DC}creator")
    language = _text(root, f"{_DC}language")
    return {
        "title": "" if _FILE_NAME.search(title) or len(title.split()) < 2 else title,
        "authors": [author] if author and not _ACCOUNT.search(author) else [],
        "publisher": _text(root, f"{_DC}publisher"),
        "language": language.split("-")[0].lower(),
        "saved": _text(root, saved)[:10],
    }


def _text(root: etree._Element, tag: str) -> str:
    element = next(root.iter(tag), None)
    return "" if element is None else " ".join("".join(element.itertext()).split())
