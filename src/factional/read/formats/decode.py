"""Bytes to text: which encoding they are in."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

from factional.errors import BadEncoding, EmptyDocument

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


@lru_cache(maxsize=1)
def decode(data: bytes, name: str) -> str:
    """Text of a file, with every code point where the file has it.

    The last answer is kept, so that telling a file's kind and reading it decode it once.

    A UTF-8 byte order mark stays in the text as its first code point, so that offsets are those of
    the file decoded as plain `utf-8`; the mark belongs to no block. UTF-16 and UTF-32 marks name
    the byte order only and are no text. Line ends stay as they are.

    Args:
        data: The bytes of the file.
        name: File name or address, for what its ending says.

    Raises:
        EmptyDocument: there is nothing but white space.
        BadEncoding: the bytes are no text in any encoding tried.
    """
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise EmptyDocument(f"{name} holds no text. Leave it out, or save the page again.")
    text = _text(data, name)
    if not text.strip("\ufeff \t\r\n\u200b"):
        raise EmptyDocument(f"{name} holds no text. Leave it out, or save the page again.")
    return text


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
