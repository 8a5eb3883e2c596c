"""Formats: from the bytes of one document to its text in pieces.

Each format is a module with `parse(data, place) -> Parsed`, imported when the first file of its
kind comes. What a file is, its own bytes say before its name does (`sniff`). Files that hold other
documents (archives, mailboxes, lists) are no formats: `factional.read.containers` opens them.
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from factional.errors import UnsupportedFormat
from factional.read.formats.sniff import sniff
from factional.read.parsed import Parsed


class Parser(Protocol):
    """A module that reads one format."""

    def parse(self, data: bytes, place: str) -> Parsed:
        """The pieces of a document; `place` serves for messages and relative links only."""


PARSERS = {
    "text/plain": "plain",
    "text/markdown": "plain",
    "text/html": "markup",
    "application/epub+zip": "epub",
    "application/rtf": "rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "office.docx",
    "application/vnd.oasis.opendocument.text": "office.odt",
}
"""Media types and the modules of this package that read them."""


def parse(data: bytes, place: str) -> tuple[str, Parsed]:
    """The media type of a document and its pieces.

    Raises:
        EmptyDocument: the bytes hold no text.
        UnsupportedFormat: nothing here reads bytes of this kind.
        BadEncoding: the bytes are no text in any encoding tried.
        ReadError: the file is damaged, encrypted or the like; the message says what to do.
    """
    kind = sniff(data, place)
    if kind.media_type not in PARSERS:
        raise UnsupportedFormat(
            f"{place} is a {kind.label}, which nothing here reads. "
            "Save its text as .txt or .html, and add that."
        )
    module = import_module(f"factional.read.formats.{PARSERS[kind.media_type]}")
    return kind.media_type, cast(Parser, module).parse(data, place)
