"""ZIP archives (APPNOTE 6.3), by the standard library."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from factional.errors import Encrypted, ReadError, TooLarge, UnsupportedFormat
from factional.read.containers.parts import Budget, Member, Part, damaged, fault, inside, is_own

_UTF8 = 0x800
_LOCKED = 0x1


def members(file: BinaryIO, place: str, budget: Budget) -> Iterator[Member]:
    """The files of an archive in its order; what the packing system left in it is passed over."""
    with damaged(place):
        archive = zipfile.ZipFile(file)
    with archive:
        for info in archive.infolist():
            if info.is_dir() or is_own(info.filename):
                continue
            budget.count()
            where = inside(place, _named(info))
            try:
                yield Part(_bytes(archive, info, where, budget), where, place)
            except ReadError as error:
                yield fault(where, place, error)


def _bytes(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str, budget: Budget) -> bytes:
    if info.flag_bits & _LOCKED:
        raise Encrypted(
            f"{where} is encrypted. Unpack the archive with its password, and add the files."
        )
    if info.file_size > budget.allowance.member:
        raise TooLarge(
            f"{where} is larger than {budget.allowance.member // 1024**2} MB. Unpack the archive "
            "yourself, and add the part you need."
        )
    with damaged(where):
        try:
            with archive.open(info) as stream:
                return budget.read(cast(BinaryIO, stream), where, info.compress_size)
        except NotImplementedError as error:
            raise UnsupportedFormat(
                f"{where} is packed in a way that is not known here ({error}). Unpack the archive "
                "yourself, and add the files."
            ) from error


def _named(info: zipfile.ZipInfo) -> str:
    """The member's path; UTF-8 that is not marked as such is read as what it is."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename
