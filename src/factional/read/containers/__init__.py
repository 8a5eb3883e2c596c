"""Containers: files that hold documents, and the documents in them.

Archives (ZIP, tar, gzip, bzip2, xz), mailboxes and messages (MBOX, EML), archived pages (WARC,
WACZ, MHTML) and lists of addresses. They nest: a mailbox in a zip archive gives its messages.

What is in one has the container's place, a slash and its path as place
(`press.zip/2019/interview.html`), and `within` says where the container ends. Archived pages have
the address they were taken from, messages of a mailbox their number.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from factional.errors import ReadError, TooLarge, UnsupportedFormat
from factional.read.containers.parts import (
    Allowance,
    Budget,
    Fault,
    Link,
    Member,
    Part,
    Spent,
    damaged,
)
from factional.read.formats import CONTAINERS
from factional.read.formats.marks import HEAD, LIST, marked
from factional.read.formats.sniff import of_archive

__all__ = ["Allowance", "Fault", "Link", "Member", "Part", "container", "unpack"]

_MESSAGE = "message/rfc822"


class Opener(Protocol):
    """A module that opens one kind of container."""

    def members(self, file: BinaryIO, place: str, budget: Budget) -> Iterator[Member]:
        """What is in a container, in its order; a member may be a container itself."""


def container(source: bytes | Path, place: str) -> str | None:
    """The media type of a file that holds documents; None for one that is a document.

    A message is both and counts as a container: its own text comes out of it first.

    Raises:
        OSError: the file cannot be read.
    """
    if isinstance(source, bytes):
        return _kind(io.BytesIO(source), place)
    with source.open("rb") as file:
        return _kind(file, place)


def unpack(
    source: bytes | Path,
    place: str,
    *,
    headers: Mapping[str, str] | None = None,
    acquired: str | None = None,
    within: str | None = None,
    allowance: Allowance | None = None,
) -> Iterator[Member]:
    """The documents of a file, one after the other; of one that is no container, itself.

    Only as much is read as is asked for. Nothing is written, and nothing fetched: of a list of
    addresses come the addresses, as `Link`. Lists within archives and messages are not followed,
    since whoever made the archive would learn who opened it.

    Args:
        source: The bytes of a file, or where it lies; then it may be larger than memory.
        place: Where it is from, as its members' places begin.
        headers: What a server said of it; kept with a part that is the file itself.
        acquired: When it was taken in; likewise.
        within: Place of the list or archive that it came in, where it did.
        allowance: How much may come out of it.

    Yields:
        Parts and links, and a fault for each member that cannot be had. After a fault of the
        container itself nothing more comes of it.

    Raises:
        OSError: the file cannot be read.
    """
    allowance = allowance or Allowance()
    if isinstance(source, Path):
        budget = Budget.of(allowance, place, source.stat().st_size)
        with source.open("rb") as file:
            yield from _unpacked(file, Part(b"", place, within), budget)
    else:
        budget = Budget.of(allowance, place, len(source))
        part = Part(source, place, within, headers or {}, acquired)
        yield from _unpacked(io.BytesIO(source), part, budget)


def _unpacked(file: BinaryIO, whole: Part, budget: Budget, depth: int = 0) -> Iterator[Member]:
    """The documents of a file at some depth; `whole` is the file as a part."""
    place, within = whole.place, whole.within
    kind = _kind(file, place)
    try:
        if kind is None:
            yield whole if whole.data else _part_of(file, whole, budget)
            return
        budget.count()
        if depth > budget.allowance.depth:
            raise TooLarge(
                f"{place} lies {depth} archives deep. Unpack the outer ones yourself, and add "
                "what is in them."
            )
        if CONTAINERS[kind] == "lists" and depth:
            raise UnsupportedFormat(
                f"{place} is a list of addresses within {within}, and such lists are not followed. "
                "Take it out and add it by itself if you want them fetched."
            )
        with damaged(place):
            yield from _opened(file, whole, kind, budget, depth)
    except ReadError as error:
        if depth and isinstance(error, Spent):
            raise
        yield Fault(place, within, error.with_traceback(None))


def _opened(file: BinaryIO, whole: Part, kind: str, budget: Budget, depth: int) -> Iterator[Member]:
    opener = cast(Opener, import_module(f"factional.read.containers.{CONTAINERS[kind]}"))
    for member in opener.members(file, whole.place, budget):
        if not isinstance(member, Part):
            yield member
        elif member.place == whole.place and kind == _MESSAGE:
            # the message itself
            yield Part(member.data, whole.place, whole.within, whole.headers, whole.acquired)
        else:
            yield from _unpacked(io.BytesIO(member.data), member, budget, depth + 1)


def _part_of(file: BinaryIO, whole: Part, budget: Budget) -> Part:
    file.seek(0)
    return Part(budget.read(file, whole.place), whole.place, whole.within)


def _kind(file: BinaryIO, place: str) -> str | None:
    file.seek(0)
    head = file.read(HEAD)
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        kind = of_archive(file).media_type
    else:
        if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"http", b"#")):
            head += file.read(LIST)
        found = marked(head, place)
        kind = found[0] if found else ""
    file.seek(0)
    return kind if kind in CONTAINERS else None
