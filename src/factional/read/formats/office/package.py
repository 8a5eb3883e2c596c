"""The archive that an office document is: its parts, parsed without entities and within limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import Self

from lxml import etree

from factional.errors import Damaged, Encrypted, TooLarge

MOST_BYTES = 200 * 1024 * 1024
"""The largest part that is unpacked: a document of text is far smaller, a zip bomb is not."""

# neither entities nor anything outside the file: a document is no program
_PARSER = {"resolve_entities": False, "no_network": True, "huge_tree": True, "load_dtd": False}


@dataclass(frozen=True, slots=True)
class Package:
    """An archive of XML parts, by the names that they have in it."""

    archive: zipfile.ZipFile
    place: str

    @classmethod
    def open(cls, data: bytes, place: str) -> Self:
        """The archive in the bytes of a file.

        Raises:
            Damaged: it is no archive, or broken off.
        """
        try:
            return cls(zipfile.ZipFile(io.BytesIO(data)), place)
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise _damaged(place, error) from error

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name in self.archive.NameToInfo

    def bytes(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            Damaged: the part is missing or broken.
            Encrypted: it wants a password.
            TooLarge: it is larger than `MOST_BYTES`.
        """
        try:
            info = self.archive.getinfo(name)
            if info.flag_bits & 1:
                raise Encrypted(
                    f"{self.place} is encrypted. Open it with its password, save it without one, "
                    "and add that."
                )
            with self.archive.open(info) as part:
                data = part.read(MOST_BYTES + 1)
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise _damaged(self.place, error) from error
        if len(data) > MOST_BYTES:
            raise TooLarge(
                f"{self.place} unpacks to more than {MOST_BYTES // 1024**2} MB, as no document "
                "does. Check where it is from; save its text as .txt and add that."
            )
        return data

    def xml(self, name: str) -> etree._Element:
        """The root of an XML part; what is broken in it is mended as far as it goes.

        Raises:
            Damaged: as `bytes`, or the part is no XML.
            Encrypted: as `bytes`.
            TooLarge: as `bytes`.
        """
        data = self.bytes(name)
        try:
            root = etree.fromstring(data, etree.XMLParser(recover=True, **_PARSER))
        except etree.XMLSyntaxError as error:
            raise _damaged(self.place, error) from error
        if root is None:
            raise _damaged(self.place, ValueError(f"{name} is no XML"))
        return root

    def maybe(self, name: str) -> etree._Element | None:
        """The root of an XML part, or None where there is none of this name."""
        return self.xml(name) if self.has(name) else None


def _damaged(place: str, error: Exception) -> Damaged:
    return Damaged(
        f"{place} is damaged ({error}). Open it in an office program, save it again, and add that."
    )
