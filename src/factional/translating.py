"""A translation beside its original: the one is read, the other is shown and cited."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from factional.errors import InvalidTime, NotFound
from factional.model import Acquisition, Document, Extraction, Translation, is_edtf
from factional.read import acquire, read, stem
from factional.read.alignment import align
from factional.read.fetching import Fetched
from factional.read.isolated import Limits, Workers
from factional.store import Store


@dataclass(frozen=True, slots=True)
class Original:
    """An original that was read and is not in the case yet, or was there already.

    Attributes:
        document: As read.
        fetched: Its bytes and how they came.
    """

    document: Document
    fetched: Fetched


def refuse_undated(translated: str | None) -> None:
    """Refuse a date of translation that is none, before anything is read for it.

    Raises:
        InvalidTime: the date is not EDTF.
    """
    if translated is not None and not is_edtf(translated):
        raise InvalidTime(f"{translated!r} is not an EDTF date. Write 2016, 2016-05 or 2016-05-11.")


def original(
    store: Store, place: str, *, workers: int | None = None, limits: Limits | None = None
) -> Original:
    """Read an original, whatever its language; nothing is written.

    Raises:
        ReadError: it cannot be fetched or read.
    """
    fetched = acquire(place)
    try:
        known = store.document(hashlib.sha256(fetched.data).hexdigest()[:16])
    except NotFound:
        arguments = (fetched.data, fetched.place, dict(fetched.headers))
        if workers == 0:
            return Original(_read(*arguments), fetched)
        with Workers(1, limits) as apart:
            return Original(apart.call(place, _read, *arguments), fetched)
    return Original(known, fetched)


def _read(data: bytes, place: str, headers: Mapping[str, str]) -> Document:
    return read(data, place, headers=headers)


def link(
    store: Store,
    found: Original,
    translation: str,
    *,
    translator: str | None = None,
    translated: str | None = None,
) -> Translation:
    """Keep an original in the case, and that another document translates it.

    An original that is new to the case waits without claims: what is claimed is read in the
    translation, and a document whose language no extractor knows is not guessed at.

    Args:
        store: The case.
        found: The original.
        translation: Id of the document that translates it.
        translator: Who did.
        translated: EDTF date of the translation.

    Raises:
        InvalidQuery: both are one document, or the original is a translation of the other.
    """
    fetched = found.fetched
    moment = fetched.acquired or datetime.now(UTC).isoformat(timespec="seconds")
    came = Acquisition(fetched.place, moment, stem(fetched.place), None, fetched.headers)
    with store.transaction():
        if not any(a.place == came.place for a in _acquisitions(store, found.document.id)):
            store.put(found.document, Extraction(), fetched.data, came)
        made = Translation(translation, found.document.id, translator, translated)
        store.write_translation(aligned(store, made))
    return made


def aligned(store: Store, translation: Translation) -> Translation:
    """A translation with its paragraphs beside those of the original, as both read now."""
    document, source = store.document(translation.document), store.document(translation.original)
    return replace(translation, pairs=align(source, document))


def _acquisitions(store: Store, id: str) -> list[Acquisition]:
    try:
        return store.acquisitions(id)
    except NotFound:
        return []
