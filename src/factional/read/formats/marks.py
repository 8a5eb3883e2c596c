"""What files that hold other documents, and messages, give themselves away by."""

from __future__ import annotations

import bz2
import lzma
import re
import zlib
from pathlib import PurePosixPath

HEAD = 65536
"""How many bytes of a file are looked at."""

LIST = 4 * 1024 * 1024
"""The largest list of addresses, in bytes."""

_TAR = 257
_MBOX = re.compile(rb"From \S+[^\r\n]* \d{4}\r?\n(?:>?From [^\r\n]*\r?\n)?[!-9;-~]+:")
_FIELD = re.compile(rb"([!-9;-~]+):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|\Z)")
_TRANSPORT = {b"mime-version", b"received", b"message-id", b"return-path", b"delivered-to"}
_ENVELOPE = {b"from", b"sender", b"date", b"subject", b"content-type"}
_RELATED = re.compile(rb"multipart/related", re.IGNORECASE)
_SAVED = re.compile(rb"<?saved by |snapshot-content-location:", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def marked(data: bytes, place: str) -> tuple[str, str] | None:
    """Media type and everyday name of an archive, a mailbox, a message or a list; None for others.

    Args:
        data: The file, or at least its first `HEAD` bytes.
        place: Its name, for where an ending has to tell what the bytes leave open.
    """
    head = data[:HEAD]
    return _packed(head) or _message(head, place) or _list(data, place)


def _packed(head: bytes) -> tuple[str, str] | None:
    inner, packed = _inside(head)
    if inner.startswith((b"WARC/0.", b"WARC/1.")):
        return "application/warc", "web archive"
    if inner[_TAR : _TAR + 5] == b"ustar":
        return "application/x-tar", "tar archive"
    return packed


def _inside(head: bytes) -> tuple[bytes, tuple[str, str] | None]:
    """The first bytes of what was compressed, and by what; the bytes themselves where nothing."""
    try:
        if head.startswith(b"\x1f\x8b"):
            inner = zlib.decompressobj(31).decompress(head, 1024)
            return inner, ("application/gzip", "gzip archive")
        if re.match(rb"BZh[1-9]1AY&SY", head):
            return bz2.BZ2Decompressor().decompress(head, 1024), (
                "application/x-bzip2",
                "bzip2 archive",
            )
        if head.startswith(b"\xfd7zXZ\0"):
            inner = lzma.LZMADecompressor().decompress(head, 1024)
            return inner, ("application/x-xz", "xz archive")
    except (zlib.error, OSError, lzma.LZMAError):
        return b"", ("application/gzip", "damaged archive")
    return head, None


def _message(head: bytes, place: str) -> tuple[str, str] | None:
    start = head.lstrip(b"\xef\xbb\xbf\r\n")
    if _MBOX.match(start):
        return "application/mbox", "mailbox"
    names: set[bytes] = set()
    position = 0
    while found := _FIELD.match(start, position):
        names.add(found.group(1).lower())
        position = found.end()
    fields, suffix = start[:position], _suffix(place)
    if suffix in (".mht", ".mhtml") or (_RELATED.search(fields) and _SAVED.search(fields)):
        return ("multipart/related", "saved page") if b"content-type" in names else None
    sent = names & _TRANSPORT and names & _ENVELOPE
    if sent or (suffix == ".eml" and len(names & _ENVELOPE) > 1):
        return "message/rfc822", "mail"
    return None


def _list(data: bytes, place: str) -> tuple[str, str] | None:
    suffix = _suffix(place)
    start = data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if re.match(rb"\[(?:InternetShortcut|Desktop Entry)\]", start, re.IGNORECASE):
        return "application/x-mswinurl", "shortcut to an address"
    if suffix == ".webloc" and start.startswith((b"bplist00", b"<?xml", b"<plist")):
        return "application/x-apple-webloc", "shortcut to an address"
    if len(data) <= LIST and re.match(rb"https?://|#", start) and addresses(data):
        return "text/uri-list", "list of addresses"
    return None


def addresses(data: bytes) -> list[str]:
    """The addresses of a text that holds nothing else but comments after `#`; else none."""
    found: list[str] = []
    for line in data.decode("utf-8", "replace").lstrip("\ufeff").splitlines():
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if not _ADDRESS.fullmatch(text):
            return []
        found.append(text)
    return found


def _suffix(place: str) -> str:
    return PurePosixPath(re.split(r"[?#]", place, maxsplit=1)[0]).suffix.lower()
