"""Lists of addresses: `text/uri-list` (RFC 2483), and the shortcuts of three desktops."""

from __future__ import annotations

import plistlib
import re
from collections.abc import Iterator
from typing import BinaryIO

from factional.errors import Damaged
from factional.read.containers.parts import Budget, Link, Member
from factional.read.formats.marks import addresses

_SHORTCUT = re.compile(r"^\s*URL\s*=\s*(\S+)", re.IGNORECASE | re.MULTILINE)


def members(file: BinaryIO, place: str, budget: Budget) -> Iterator[Member]:
    """The addresses of a list, each once, in its order.

    Raises:
        Damaged: there is none.
    """
    data = budget.read(file, place)
    found = _named(data) or _shortcut(data)
    if not found:
        raise Damaged(f"{place} names no http or https address. Give the address itself.")
    for address in dict.fromkeys(found):
        budget.count()
        yield Link(address, place)


def _named(data: bytes) -> list[str]:
    return addresses(data) if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"h", b"H", b"#") else []


def _shortcut(data: bytes) -> list[str]:
    """The address of a shortcut, of Windows, of Linux desktops, or of macOS."""
    if data.startswith(b"bplist00") or data.lstrip().startswith(b"<"):
        loaded = plistlib.loads(data)
        named = [loaded.get("URL")] if isinstance(loaded, dict) else []
    else:
        named = _SHORTCUT.findall(data.decode("utf-8", "replace"))[:1]
    return [n for n in named if isinstance(n, str) and n.startswith(("http://", "https://"))]
