"""What kind of file bytes are: by their first bytes, then by the name they came under."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from factional.read.formats.decode import decode
from factional.read.formats.marks import marked

_SIGNATURES = {
    b"%PDF-": ("application/pdf", "PDF"),
    b"PK\x03\x04": ("application/zip", "zip archive"),
    b"\xd0\xcf\x11\xe0": ("application/x-ole-storage", "old office document"),
    b"{\\rtf": ("application/rtf", "RTF document"),
    b"\x89PNG": ("image/png", "image"),
    b"\xff\xd8\xff": ("image/jpeg", "image"),
    b"GIF8": ("image/gif", "image"),
    b"II*\x00": ("image/tiff", "image"),
    b"MM\x00*": ("image/tiff", "image"),
    b"7z\xbc\xaf\x27\x1c": ("application/x-7z-compressed", "7z archive"),
    b"Rar!\x1a\x07": ("application/vnd.rar", "RAR archive"),
    b"\x28\xb5\x2f\xfd": ("application/zstd", "zstd archive"),
    b"!BDN": ("application/vnd.ms-outlook-pst", "Outlook mailbox"),
    b"SQLite format 3": ("application/vnd.sqlite3", "database"),
}
_MARKUP = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|\?xml[^>]*\?>\s*<(?:!doctype\s+html|html))",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    r"<(/?)(p|div|span|h[1-6]|a|ul|li|br|article|section|table|blockquote)\b[^>]*>", re.I
)
_SUFFIXES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".shtml": "text/html",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
}


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OPENXML = "application/vnd.openxmlformats-officedocument"
_OPENDOCUMENT = "application/vnd.oasis.opendocument."
_DECLARED = {
    "application/vnd.oasis.opendocument.text": "OpenDocument text",
    "application/vnd.oasis.opendocument.text-template": "OpenDocument text",
    "application/epub+zip": "EPUB book",
}


@dataclass(frozen=True, slots=True)
class FileKind:
    """What a file is: its IANA media type, and a name for it that a person would use."""

    media_type: str
    label: str


def sniff(data: bytes, place: str) -> FileKind:
    """What kind of file bytes are.

    Args:
        data: The bytes of the file.
        place: File name or address, for what its ending says where the bytes do not.

    Raises:
        EmptyDocument: there is nothing but white space.
        BadEncoding: the bytes are of no kind known here and no text in any encoding tried.
    """
    for signature, (media_type, label) in _SIGNATURES.items():
        if data.startswith(signature):
            if media_type == "application/zip":
                return of_archive(io.BytesIO(data))
            return FileKind(media_type, label)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return FileKind("image/webp", "image")
    if data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"%PDF-"):
        return FileKind("application/pdf", "PDF")
    if found := marked(data, place):
        return FileKind(*found)
    return FileKind(_of_text(decode(data, place), place), "text")


def of_archive(file: BinaryIO) -> FileKind:
    """Which document a zip archive is, if it is one; damaged ones stay archives."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.NameToInfo
            if "word/document.xml" in names:
                return FileKind(_WORD, "Word document")
            if "[Content_Types].xml" in names:
                return FileKind(_OPENXML, "spreadsheet or presentation")
            if "mimetype" in names and names["mimetype"].file_size < 200:
                declared = archive.read("mimetype").decode("ascii", "replace").strip()
                if declared in _DECLARED:
                    media_type = declared.removesuffix("-template")
                    return FileKind(media_type, _DECLARED[declared])
                if declared.startswith(_OPENDOCUMENT):
                    return FileKind(declared, "spreadsheet or presentation")
            if "datapackage.json" in names and any(n.startswith("archive/") for n in names):
                return FileKind("application/wacz", "web archive")
    except (zipfile.BadZipFile, ValueError, RuntimeError, NotImplementedError, EOFError, OSError):
        pass
    return FileKind("application/zip", "zip archive")


def _of_text(text: str, place: str) -> str:
    suffix = PurePosixPath(re.split(r"[?#]", place, maxsplit=1)[0]).suffix.lower()
    head = text.lstrip("\ufeff")[:20_000]
    if _MARKUP.match(head):
        return "text/html"
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    # a fragment of a page: it begins with a tag and goes on with them
    if head.lstrip().startswith("<") and len(_TAG.findall(head)) >= 4:
        return "text/html"
    return "text/plain"
