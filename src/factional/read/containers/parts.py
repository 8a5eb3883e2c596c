"""What comes out of a container, and how much may come out of it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO, TypeAlias

from factional.errors import Damaged, FactionalError, ReadError, TooLarge

_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_OWN = frozenset({"__macosx", "thumbs.db", "desktop.ini"})
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """A document as it stands in a file, an archive or a mailbox.

    Attributes:
        data: Its bytes as received.
        place: Where it is from: a path, an address, or a place within a container.
        within: Place of the container that it came in, or None.
        headers: What a server, an archive or a mail program said of it, by lower-case name.
        acquired: ISO 8601 moment in UTC at which an archive says it took it in, or None.
    """

    data: bytes
    place: str
    within: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    acquired: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a list: what is there has yet to be fetched.

    Attributes:
        place: The address.
        within: Place of the list.
    """

    place: str
    within: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What could not be taken out of a container; the rest of it goes on.

    Attributes:
        place: Place of the member, or of the container where it breaks off.
        within: Place of the container that it is in, or None.
        error: What is wrong and what to do about it.
    """

    place: str
    within: str | None
    error: FactionalError


Member: TypeAlias = Part | Link | Fault


@dataclass(frozen=True, slots=True)
class Allowance:
    """How much one file may unpack to.

    Attributes:
        member: Bytes of one document.
        total: Bytes of all together, archives within archives counted as well; at the least, for
            large mailboxes have a right to be large, four times those of the file.
        members: Number of documents.
        depth: How many containers may stand in each other.
        ratio: How many times its packed size a member may unpack to, above a megabyte. Deflate
            packs text 3 to 20 times; a zip bomb is at 1000.
    """

    member: int = 100 * 1024**2
    total: int = 4 * 1024**3
    members: int = 1_000_000
    depth: int = 5
    ratio: int = 400


class Spent(TooLarge):
    """The allowance of the whole file is used up: nothing more comes out of it."""


@dataclass(slots=True)
class Budget:
    """What is left of an allowance while a file is unpacked."""

    allowance: Allowance
    place: str
    total: int
    taken: int = 0
    members: int = 0

    @classmethod
    def of(cls, allowance: Allowance, place: str, size: int) -> Budget:
        """The whole allowance for a file of some size."""
        return cls(allowance, place, max(allowance.total, 4 * size))

    def count(self) -> None:
        """Take one more member.

        Raises:
            Spent: there are more of them than allowed.
        """
        self.members += 1
        if self.members > self.allowance.members:
            raise Spent(
                f"{self.place} holds more than {self.allowance.members:,} documents. Split it, and "
                "add the parts you need."
            )

    def take(self, size: int) -> None:
        """Take bytes of the total.

        Raises:
            Spent: that is more than is left.
        """
        self.taken += size
        if self.taken > self.total:
            raise Spent(
                f"{self.place} unpacks to more than {self.total // 1024**2:,} MB. Unpack it "
                "yourself, and add the files you need."
            )

    def read(self, stream: BinaryIO, place: str, packed: int | None = None) -> bytes:
        """The bytes of a member, read as far as they are allowed.

        Args:
            stream: Gives the unpacked bytes.
            place: Place of the member.
            packed: Its size in the archive, where that is known.

        Raises:
            TooLarge: there are more than a document may have.
            Spent: there are more than the whole file may have.
        """
        most = self.allowance.member
        if packed is not None:
            most = min(most, max(_CHUNK, packed * self.allowance.ratio))
        chunks: list[bytes] = []
        size = 0
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > most:
                raise TooLarge(self._too_large(place, packed, most))
            self.take(len(chunk))
            chunks.append(chunk)
        return b"".join(chunks)

    def _too_large(self, place: str, packed: int | None, most: int) -> str:
        if packed is not None and most < self.allowance.member:
            return (
                f"{place} unpacks to more than {self.allowance.ratio} times its size, as archives "
                "do that are made to fill a disk. Unpack it yourself if you trust it."
            )
        return (
            f"{place} is larger than {most // 1024**2} MB. Unpack it yourself, and add the part "
            "you need."
        )


def inside(container: str, name: str) -> str:
    """The place of a member: the container's, a slash, and the member's path in it.

    Where the container ends, `Part.within` tells. The path is a label and nothing is ever written
    to it; steps upwards are taken out of it all the same.
    """
    steps = [s for s in name.replace("\\", "/").split("/") if s not in ("", ".", "..")]
    path = _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", "/".join(steps)) or "unnamed"
    return f"{container}/{path}"


def is_own(name: str) -> bool:
    """Whether a member is of the system that packed it and nobody's document."""
    steps = name.replace("\\", "/").rstrip("/").split("/")
    return any((s.startswith(".") and s not in (".", "..")) or s.lower() in _OWN for s in steps)


@contextmanager
def damaged(place: str) -> Iterator[None]:
    """Turn what unpacking fails with into an error of the file at hand."""
    try:
        yield
    except (FactionalError, MemoryError):
        raise
    except (EOFError, zlib.error) as error:
        raise Damaged(f"{place} breaks off. Get it once more, whole.") from error
    except Exception as error:
        cause = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        raise Damaged(f"{place} is damaged ({cause}). Get it once more.") from error


def fault(place: str, within: str | None, error: ReadError) -> Fault:
    """The fault of one member, without the traceback that its error drags along.

    Raises:
        Spent: it is the fault of all.
    """
    if isinstance(error, Spent):
        raise error
    return Fault(place, within, error.with_traceback(None))
