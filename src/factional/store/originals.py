"""The bytes as received: `originals/<first two hexadecimal digits>/<sha256>`, never changed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

from factional.errors import CaseError
from factional.store.database import unwritable


def path(folder: Path, sha256: str) -> Path:
    """Where the bytes of a hash lie."""
    return folder / "originals" / sha256[:2] / sha256


def keep(folder: Path, sha256: str, data: bytes) -> Path:
    """Write bytes once and for all; they are there whole or not at all.

    Raises:
        CaseError: the bytes are not those of the hash, or cannot be written.
    """
    if hashlib.sha256(data).hexdigest() != sha256:
        raise CaseError(
            f"These are not the bytes whose SHA-256 is {sha256}. "
            "Hand over the bytes that the document was read from."
        )
    place = path(folder, sha256)
    if place.exists():
        return place
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        _write(place, data)
    except OSError as error:
        raise unwritable(place, error) from error
    return place


def load(folder: Path, sha256: str) -> bytes:
    """The bytes of a hash, as received.

    Raises:
        CaseError: they are gone, or are no longer the same.
    """
    place = path(folder, sha256)
    try:
        data = place.read_bytes()
    except OSError as error:
        raise CaseError(f"{place} is gone. Bring it back from a copy of the case.") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise CaseError(f"{place} was changed. Bring it back from a copy of the case.")
    return data


def _write(place: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".new-", dir=place.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o444)
        temporary.replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
