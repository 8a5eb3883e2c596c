"""Single files that were compressed: gzip (RFC 1952), bzip2 and xz, by the standard library."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from factional.read.containers.parts import Budget, Member, Part, inside

_ENDINGS = frozenset({".gz", ".gzip", ".bz2", ".xz"})


def members(file: BinaryIO, place: str, budget: Budget) -> Iterator[Member]:
    """The one file that was compressed, under its name without the ending."""
    name = PurePosixPath(place.replace("\\", "/"))
    where = inside(place, name.stem if name.suffix.lower() in _ENDINGS else name.name)
    packed = file.seek(0, 2)
    file.seek(0)
    yield Part(budget.read(unpacked(file), where, packed), where, place)


def unpacked(file: BinaryIO) -> BinaryIO:
    """A stream of what was compressed; of the file itself where nothing was."""
    file.seek(0)
    head = file.read(6)
    file.seek(0)
    if head.startswith(b"\x1f\x8b"):
        return cast(BinaryIO, _Broken(gzip.GzipFile(fileobj=file)))
    if head.startswith(b"BZh"):
        return cast(BinaryIO, _Broken(bz2.BZ2File(file)))
    if head.startswith(b"\xfd7zXZ\0"):
        return cast(BinaryIO, _Broken(lzma.LZMAFile(file)))
    return file


class _Broken:
    """A stream that gives all there is before it says that it breaks off."""

    def __init__(self, stream: gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        """Some bytes, at most so many; none at the end."""
        return self._stream.read1(size)
