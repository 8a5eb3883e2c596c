"""Addresses: what the address of a page says of its day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factional.read import dates
from factional.read.pieces import Piece

_DATED = re.compile(
    r"/(?P<y>(?:19[89]|20\d)\d)(?:[/-](?P<m>0?[1-9]|1[0-2])(?:[/-](?P<d>0?[1-9]|[12]\d|3[01]))?)"
    r"(?=[/_-]|$)"
    r"|[/_-](?P<y2>(?:19[89]|20\d)\d)(?P<m2>0[1-9]|1[0-2])(?P<d2>0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
)
_ADDRESS = re.compile(r"https?://[^\s<>\"»)\]]+")
_ENDS = 5  # lines at either end of a pasted page where its own address stands


def in_path(address: str) -> str | None:
    """The date in the path of an address, to the day or month, as EDTF.

    Of an archive's address it is the archived page's that counts, not the day of the capture.
    """
    inner = re.split(r"https?:/+", address)[-1]
    found = _DATED.search("/" + inner.partition("/")[2].partition("?")[0])
    if not found:
        return None
    year = found.group("y") or found.group("y2")
    month, day = found.group("m") or found.group("m2"), found.group("d") or found.group("d2")
    return dates.given("-".join([year, *(part.zfill(2) for part in (month, day) if part)]))


def own(pieces: Sequence[Piece]) -> str | None:
    """The address that a pasted page gives as its own: alone in a line at its top or bottom."""
    for piece in [*pieces[:_ENDS], *pieces[-_ENDS:]]:
        found = _ADDRESS.findall(piece.text)
        if len(found) == 1 and piece.links > 0.4:
            return str(found[0])
    return None
