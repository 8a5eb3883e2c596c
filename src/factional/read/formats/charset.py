"""The encoding that a server or a mail program names for a text it sends."""

from __future__ import annotations

from collections.abc import Mapping
from email.message import Message

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# browsers read these labels as the Windows code pages that texts really use
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
}
_SIGNED = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"{\\rtf", b"\x89PNG", b"\xd0\xcf\x11\xe0")


def charset_of(headers: Mapping[str, str] | None) -> str | None:
    """The encoding that the `content-type` among headers names, or None."""
    value = (headers or {}).get("content-type")
    if not value:
        return None
    parsed = Message()
    try:
        parsed["content-type"] = value
        named = parsed.get_param("charset")
    except (ValueError, TypeError, IndexError):  # a header that breaks the header parser
        return None
    return named.strip().lower() if isinstance(named, str) else None


def in_utf8(data: bytes, charset: str | None) -> bytes:
    """A text in UTF-8, from the encoding that was named for it.

    What is UTF-8 already stays as it is, whatever was named: in practice a valid sequence is no
    accident. So does what begins with a byte order mark, what is no text, and what the named
    encoding does not fit; then the bytes have to tell by themselves.
    """
    if not charset or data.startswith((*_MARKS, *_SIGNED)):
        return data
    escaped = charset.startswith("iso-2022") and b"\x1b" in data
    try:
        if not escaped and b"\0" not in data[:4096]:
            data.decode("utf-8")
            return data
    except UnicodeDecodeError:
        pass
    try:
        return data.decode(_MEANT.get(charset, charset)).encode("utf-8")
    except (LookupError, ValueError):
        return data
