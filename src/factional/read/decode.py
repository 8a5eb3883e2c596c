"""Bytes to text: encodings, and what kind of file it is."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from factional.errors import BadEncoding, EmptyDocument, UnsupportedFormat

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),  # utf-8 keeps the mark as U+FEFF: see `decode`
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset\s*=|\?xml[^>]{0,100}?encoding\s*=)\s*["']?\s*([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|\?xml[^>]*\?>\s*<(?:!doctype\s+html|html))",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    r"<(/?)(p|div|span|h[1-6]|a|ul|li|br|article|section|table|blockquote)\b[^>]*>", re.I
)
_SIGNATURES = {
    b"%PDF-": "PDF",
    b"PK\x03\x04": "zip archive or office document",
    b"\xd0\xcf\x11\xe0": "old office document",
    b"{\\rtf": "RTF document",
    b"\x89PNG": "image",
    b"\xff\xd8\xff": "image",
    b"GIF8": "image",
    b"\x1f\x8b": "gzip archive",
    b"7z\xbc\xaf": "7z archive",
    b"SQLite format 3": "database",
}
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and its IANA media type."""

    text: str
    media_type: str

    @property
    def html(self) -> bool:
        """Whether it is a page with markup."""
        return self.media_type == "text/html"


def decode(data: bytes, name: str) -> Decoded:
    """Text of a file, with every code point where the file has it.

    A UTF-8 byte order mark stays in the text as its first code point, so that offsets are those of
    the file decoded as plain `utf-8`; the mark belongs to no block. UTF-16 and UTF-32 marks name
    the byte order only and are no text. Line ends stay as they are.

    Args:
        data: The bytes of the file.
        name: File name or address, for what its ending says.

    Raises:
        EmptyDocument: there is nothing but white space.
        UnsupportedFormat: the bytes are an archive, an image, a PDF or the like.
        BadEncoding: the bytes are no text in any encoding tried.
    """
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise EmptyDocument(f"{name} holds no text. Leave it out, or save the page again.")
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise UnsupportedFormat(
                f"{name} is a {what}, not text or HTML. Save its text as .txt or .html."
            )
    text = _text(data, name)
    if not text.strip("\ufeff \t\r\n\u200b"):
        raise EmptyDocument(f"{name} holds no text. Leave it out, or save the page again.")
    return Decoded(text, _media_type(text, name))


def _text(data: bytes, name: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding, name)
    if b"\0" in data[:65536]:
        if wide := _wide(data):
            return _strict(data, wide, name)
        raise BadEncoding(
            f"{name} holds null bytes and is no text. Check that it is a text file, and that it "
            "was saved whole."
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(data[:4096])
    if declared:
        try:
            # browsers read these labels as the Windows code pages that pages really use
            label = declared.group(1).decode("ascii").lower()
            label = {"iso-8859-1": "cp1252", "latin1": "cp1252", "iso-8859-9": "cp1254"}.get(
                label, label
            )
            return data.decode(label)
        except (LookupError, UnicodeDecodeError):
            pass
    return _guess(data, name)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of mostly Latin text is null."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadEncoding(
            f"{name} begins like {encoding} and breaks off at byte {error.start}. "
            "Save it again as UTF-8."
        ) from error


def _guess(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 0.1 s, for odd files only

    control = sum(byte < 9 or 13 < byte < 32 for byte in data[:4096])
    best = from_bytes(data[:200_000]).best() if control < 8 else None
    if best is not None:
        try:
            return data.decode(best.encoding)
        except UnicodeDecodeError:
            pass
    raise BadEncoding(
        f"{name} is no text in any encoding that was tried. Save it as UTF-8, or check that it is "
        "a text file."
    )


def _media_type(text: str, name: str) -> str:
    suffix = PurePosixPath(re.split(r"[?#]", name, maxsplit=1)[0]).suffix.lower()
    head = text.lstrip("\ufeff")[:20_000]
    if suffix in _HTML_SUFFIXES or _MARKUP.match(head):
        return "text/html"
    if suffix in _MARKDOWN_SUFFIXES:
        return "text/markdown"
    # a fragment of a page: it begins with a tag and goes on with them
    if head.lstrip().startswith("<") and len(_TAG.findall(head)) >= 4:
        return "text/html"
    return "text/plain"
