"""Cases that are built once, and copied for every test that wants one of its own."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Protocol, Self, TypeVar


class Kept(Protocol):
    """What lives in a folder: a case, or its store."""

    @classmethod
    def open(cls, folder: Path) -> Self:
        """What lives in a folder."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


K = TypeVar("K", bound=Kept)


def copied(build: Callable[[Path], K], folder: Path) -> K:
    """What is built, in a folder that is not there yet; the caller closes it."""
    template, kind = _built(build)
    shutil.copytree(template, folder)
    opened: K = kind.open(folder)
    return opened


@cache
def _built(build: Callable[[Path], K]) -> tuple[Path, type[K]]:
    place = Path(tempfile.mkdtemp(prefix="factional-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    made = build(place / "case")
    made.close()
    return place / "case", type(made)
