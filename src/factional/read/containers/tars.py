"""Tar archives, compressed or not, by the standard library."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from factional.errors import ReadError
from factional.read.containers.parts import Budget, Member, Part, fault, inside, is_own
from factional.read.containers.streams import unpacked


def members(file: BinaryIO, place: str, budget: Budget) -> Iterator[Member]:
    """The files of an archive in its order; links and devices are passed over."""
    with tarfile.open(fileobj=unpacked(file), mode="r|") as archive:
        for info in archive:
            if not info.isreg() or is_own(info.name):
                continue
            budget.count()
            where = inside(place, info.name)
            opened = archive.extractfile(info)
            assert opened is not None
            try:
                yield Part(budget.read(cast(BinaryIO, opened), where), where, place)
            except ReadError as error:
                yield fault(where, place, error)
