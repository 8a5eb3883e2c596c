"""Archived pages: WARC (ISO 28500), compressed or not, and WACZ 1.1.1, by `warcio`.

`warcio` is what the web archives themselves read with, pure Python and 40 KB. `fastwarc` is faster
and brings compiled code and three compressors along; a case takes in thousands of pages, not the
web.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, Protocol, cast
from urllib.parse import urlsplit

from factional.errors import ReadError
from factional.read.containers.parts import Budget, Member, Part, damaged, fault, inside
from factional.read.containers.streams import unpacked

_TEXTS = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/markdown"})
_FILES = frozenset({
    "application/pdf", "application/rtf", "text/rtf", "application/msword", "application/epub+zip",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
})  # fmt: skip
_UNTOLD = frozenset({"set-cookie", "cookie", "authorization"})
_PACKED = (".warc", ".warc.gz")
_LISTS = ("pages/pages.jsonl", "pages/extraPages.jsonl")


class _Head(Protocol):
    """The fields of a record or of a server's answer."""

    headers: list[tuple[str, str]]

    def get_header(self, name: str) -> str | None: ...

    def get_statuscode(self) -> str: ...


class _Record(Protocol):
    """A record of a WARC as `warcio` gives it."""

    rec_type: str
    rec_headers: _Head
    http_headers: _Head | None

    def content_stream(self) -> BinaryIO: ...


def members(file: BinaryIO, place: str, budget: Budget) -> Iterator[Member]:
    """The pages and documents of an archive, under the addresses they were taken from.

    Answers of status 200 only; what was seen again unchanged ("revisit") came before. Styles,
    scripts, pictures and data stay behind, and of a WACZ that lists its pages also the frames
    within them.
    """
    file.seek(0)
    if file.read(4) == b"PK\x03\x04":
        yield from _collection(file, place, budget)
    else:
        yield from _records(file, place, budget, frozenset())


def _collection(file: BinaryIO, place: str, budget: Budget) -> Iterator[Member]:
    with zipfile.ZipFile(file) as archive:
        pages = _pages(archive, place, budget)
        for info in archive.infolist():
            name = info.filename
            if not name.startswith("archive/") or not name.lower().endswith(_PACKED):
                continue
            where = inside(place, name)
            try:
                with damaged(where), archive.open(info) as stream:
                    yield from _records(cast(BinaryIO, stream), place, budget, pages)
            except ReadError as error:
                yield fault(where, place, error)


def _pages(archive: zipfile.ZipFile, place: str, budget: Budget) -> frozenset[str]:
    """Addresses of the pages that a collection lists."""
    found: set[str] = set()
    for name in _LISTS:
        if name not in archive.NameToInfo:
            continue
        with archive.open(name) as stream:
            lines = budget.read(cast(BinaryIO, stream), inside(place, name)).splitlines()
        for line in lines:
            try:
                page = json.loads(line)
            except ValueError:
                continue
            if isinstance(page, dict) and isinstance(page.get("url"), str):
                found.add(_key(page["url"]))
    return frozenset(found)


def _records(file: BinaryIO, place: str, budget: Budget, pages: frozenset[str]) -> Iterator[Member]:
    from warcio.archiveiterator import WARCIterator  # noqa: PLC0415 - for web archives only
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    # unpacked here, since warcio refuses archives that were compressed as one
    try:
        for record in cast(Iterator[_Record], WARCIterator(unpacked(file))):
            if not _wanted(record, pages):
                continue
            budget.count()
            address = _address(record)
            try:
                with damaged(address):
                    data = budget.read(record.content_stream(), address)
                if data:
                    yield Part(data, address, place, _headers(record), _moment(record))
            except ReadError as error:
                yield fault(address, place, error)
    except ArchiveLoadFailed as error:
        raise EOFError from error


def _wanted(record: _Record, pages: frozenset[str]) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    if record.http_headers.get_statuscode() != "200":
        return False
    address = _address(record)
    kind = (record.http_headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    if kind in _FILES:
        return True
    if kind not in _TEXTS or urlsplit(address).path == "/robots.txt":
        return False
    return not pages or _key(address) in pages


def _address(record: _Record) -> str:
    return (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")


def _key(address: str) -> str:
    return address.partition("#")[0].rstrip("/")


def _headers(record: _Record) -> dict[str, str]:
    headers: dict[str, str] = {}
    for name, value in record.http_headers.headers if record.http_headers else ():
        low = name.lower()
        if low not in _UNTOLD:
            headers[low] = f"{headers[low]}, {value}" if low in headers else value
    return headers


def _moment(record: _Record) -> str | None:
    """The moment of the capture, to the second, as the case writes moments."""
    value = record.rec_headers.get_header("WARC-Date") or ""
    return f"{value[:19]}+00:00" if value[19:20] in ("Z", ".") else None
