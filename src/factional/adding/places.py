"""Places: what a user names, and the files that it stands for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from factional.read.fetching import is_address

_OF_A_CASE = frozenset({"case.db", "case.db-wal", "case.db-shm", "originals", "vocabulary.yaml"})
# what browsers put beside a page that they save whole, in the languages of their users
_BESIDE = ("_files", "-files", "_fichiers", "-Dateien", "_archivos", "_ficheiros", ".files")
_PAGES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class Pasted:
    """Bytes that come from no file: a clipboard, standard input.

    Attributes:
        data: The bytes.
        name: What to call them; None for a name made of their hash.
    """

    data: bytes
    name: str | None = None

    @property
    def place(self) -> str:
        """The name, or one that the same bytes always get."""
        return self.name or f"pasted-{hashlib.sha256(self.data).hexdigest()[:8]}"


@dataclass(frozen=True, slots=True)
class Place:
    """A file or address to be added.

    Attributes:
        path: Path or address.
        named: Whether the user named it; False where it was found in a folder. A list of addresses
            is followed only where it was named.
    """

    path: str
    named: bool = True

    @property
    def is_address(self) -> bool:
        """Whether it is an address of any scheme, and no path."""
        return is_address(self.path)


Named: TypeAlias = str | Path | Place | Pasted
"""All that a user can name."""


def walk(places: Iterable[Named]) -> Iterator[Place | Pasted]:
    """The files and addresses that places stand for.

    A folder stands for the files in it and below, by name. Left out are hidden ones, those of a
    case, and what browsers save beside a page (`report_files` beside `report.html`).
    """
    for place in places:
        if isinstance(place, (Place, Pasted)):
            yield place
        elif is_address(str(place)) or not Path(place).is_dir():
            yield Place(str(place))
        else:
            yield from (Place(str(path), named=False) for path in _files(Path(place)))


def _files(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder  # reading it fails, and the outcome says why
        return
    own = _OF_A_CASE if (folder / "case.db").exists() else frozenset()
    names = {entry.name for entry in entries}
    for entry in entries:
        if entry.name.startswith(".") or entry.name in own:
            continue
        if not entry.is_dir():
            yield entry
        # a link may lead back up and around
        elif not entry.is_symlink() and not _beside(entry.name, names):
            yield from _files(entry)


def _beside(name: str, names: set[str]) -> bool:
    """Whether a folder holds the pictures and scripts of a page that lies beside it."""
    return any(
        name.endswith(ending) and name.removesuffix(ending) + page in names
        for ending in _BESIDE
        for page in _PAGES
    )
