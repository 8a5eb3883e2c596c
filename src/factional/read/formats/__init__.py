"""Formats: from the bytes of one document to its text in pieces.

Each format is a module with `parse(data, place) -> Parsed`, imported when the first file of its
kind comes. What a file is, its own bytes say before its name does (`sniff`). Files that hold other
documents (archives, mailboxes, lists) are no formats: `factional.read.containers` opens them.
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from factional.errors import Encrypted, UnsupportedFormat
from factional.read.formats.charset import in_utf8
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
    "message/rfc822": "mail",
    "application/epub+zip": "epub",
    "application/rtf": "rtf",
    "application/pdf": "pdf",
    **dict.fromkeys(("image/png", "image/jpeg", "image/gif", "image/tiff", "image/webp"), "ocr"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "office.docx",
    "application/vnd.oasis.opendocument.text": "office.odt",
}
"""Media types and the modules of this package that read them."""

CONTAINERS = {
    "application/zip": "zips",
    "application/wacz": "web",
    "application/warc": "web",
    "application/x-tar": "tars",
    "application/gzip": "streams",
    "application/x-bzip2": "streams",
    "application/x-xz": "streams",
    "application/mbox": "mails",
    "message/rfc822": "mails",
    "multipart/related": "pages",
    "text/uri-list": "lists",
    "application/x-mswinurl": "lists",
    "application/x-apple-webloc": "lists",
}
"""Media types of what holds other documents, and the modules of `containers` that open them.

A message is both: a document of its own, and what its attachments come in.
"""


_OLD_OFFICE = "application/x-ole-storage"
# what office programs name the stream in which they lock a document away
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OPENED = "Add it to a case, which takes the documents out of it."
_ADVICE = {
    **dict.fromkeys(CONTAINERS, _OPENED),
    **dict.fromkeys(
        ("application/x-7z-compressed", "application/vnd.rar", "application/zstd"),
        "Unpack it, and add the folder.",
    ),
    "application/x-ole-storage": "Save it as .docx, and add that.",
    "application/vnd.ms-outlook-pst": "Save its messages as .eml or .mbox, and add those.",
}


def parse(data: bytes, place: str, charset: str | None = None) -> tuple[str, Parsed]:
    """The media type of a document and its pieces.

    Args:
        data: The bytes as received.
        place: Where they are from; serves to tell the format, and for messages.
        charset: Encoding that whoever sent the bytes named for them, where somebody did.

    Raises:
        EmptyDocument: the bytes hold no text.
        UnsupportedFormat: nothing here reads bytes of this kind.
        Encrypted: an office document that only its password opens.
        BadEncoding: the bytes are no text in any encoding tried.
        ReadError: the file is damaged, encrypted or the like; the message says what to do.
    """
    data = in_utf8(data, charset)
    kind = sniff(data, place)
    if kind.media_type not in PARSERS:
        if kind.media_type == _OLD_OFFICE and _ENCRYPTED in data:
            raise Encrypted(
                f"{place} is an encrypted office document. Open it with its password, save it "
                "without one, and add that."
            )
        advice = _ADVICE.get(kind.media_type, "Save its text as .txt or .html, and add that.")
        a = "an" if kind.label[0] in "aeio" else "a"
        raise UnsupportedFormat(
            f"{place} is {a} {kind.label}, which is not read as it is. {advice}"
        )
    module = import_module(f"factional.read.formats.{PARSERS[kind.media_type]}")
    return kind.media_type, cast(Parser, module).parse(data, place)
