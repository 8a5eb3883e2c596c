"""A batch: places in, outcomes out, in the same order, each document written when it is read."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from factional.adding.engine import Engine, Read, value
from factional.adding.places import Named, Pasted, Place, walk
from factional.errors import CaseError, FactionalError, FetchError, NotFound, UnsupportedFormat
from factional.model import Acquisition, Document, Extraction
from factional.read import acquire, stem
from factional.read.containers import Fault, Link, Part, container
from factional.read.fetching import MOST_BYTES, too_large
from factional.store import Store


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document that was to be added.

    Attributes:
        place: The file's path, the address, or the place in an archive.
        document_id: The document in the case; None where it could not be read.
        added: True where the document is new to the case, False where its bytes were there.
        claims: How many claims the case holds of it.
        drops: How many claims were made of it and not kept.
        error: Why it could not be added, or None.
        within: The archive, mailbox or list that it came in, or None.
        silent: The language (BCP 47) of a document that gave no claim, as far as it is known; None
            where it gave any.
    """

    place: str
    document_id: str | None = None
    added: bool = False
    claims: int = 0
    drops: int = 0
    error: FactionalError | None = None
    within: str | None = None
    silent: str | None = None


@dataclass(frozen=True, slots=True)
class _Held:
    """An address that the case has been to already."""

    place: str
    within: str | None
    document: str


@dataclass(frozen=True, slots=True)
class _Begun:
    """A document that is being read; one that is known needs no reading."""

    part: Part
    reading: Future[Read] | None
    known: Document | None


_Item: TypeAlias = Part | Fault | _Held


class Batch:
    """Adds documents to a case. Reading is left to the engine; all writing is done here.

    Args:
        store: The case.
        engine: What reads.
        again: Whether addresses that the case has already are fetched once more.
    """

    def __init__(self, store: Store, engine: Engine, *, again: bool = False) -> None:
        self._store = store
        self._engine = engine
        self._again = again
        self._reading: dict[str, Future[Read]] = {}

    def add(self, places: Iterable[Named]) -> Generator[Outcome]:
        """Add what places stand for, and tell what became of each, in their order.

        Who stops listening gives up what was not told of yet.

        Raises:
            CaseError: the case cannot be written.
        """
        waiting: deque[_Begun | Outcome] = deque()
        try:
            for item in self._items(places):
                waiting.append(self._begin(item))
                while waiting and (len(waiting) > self._engine.ahead or _is_done(waiting[0])):
                    yield self._end(waiting.popleft())
            while waiting:
                yield self._end(waiting.popleft())
        finally:
            for reading in self._reading.values():
                reading.cancel()
            self._reading.clear()

    def _items(self, places: Iterable[Named]) -> Iterator[_Item]:
        for place in walk(places):
            if isinstance(place, Pasted):
                if len(place.data) > MOST_BYTES:
                    yield Fault(place.place, None, too_large(place.place))
                    continue
                yield from self._contents(place.data, Part(place.data, place.place), named=True)
            elif place.is_address:
                yield from self._fetched(place.path, None)
            else:
                yield from self._read_from(place)

    def _read_from(self, place: Place) -> Iterator[_Item]:
        """A file, or what is in it."""
        path = Path(place.path)
        try:
            kind = container(path, place.path) if path.is_file() else None
            if kind is not None:
                yield from self._opened(path.absolute(), Part(b"", place.path), named=place.named)
                return
            data = acquire(place.path).data
        except OSError as error:
            reason = error.strerror or error
            told = FetchError(f"{path} cannot be read: {reason}. Check its permissions.")
            yield Fault(place.path, None, told)
        except CaseError:
            raise
        except FactionalError as error:
            yield Fault(place.path, None, error)
        else:
            yield Part(data, place.path)

    def _fetched(self, address: str, within: str | None) -> Iterator[_Item]:
        """The page at an address, unless the case has it."""
        if not self._again and (held := self._store.document_from(address)):
            yield _Held(address, within, held)
            return
        try:
            found = acquire(address)
        except FactionalError as error:
            yield Fault(address, within, error)
            return
        part = Part(found.data, found.place, within, found.headers, found.acquired)
        yield from self._contents(found.data, part, named=False)

    def _contents(self, data: bytes, part: Part, *, named: bool) -> Iterator[_Item]:
        if container(data, part.place) is None:
            yield part
        else:
            yield from self._opened(data, replace(part, data=b""), named=named)

    def _opened(self, source: bytes | Path, whole: Part, *, named: bool) -> Iterator[_Item]:
        """What is in a container; the addresses of a list only where the list was named."""
        try:
            for member in self._engine.unpack(source, whole):
                if not isinstance(member, Link):
                    yield member
                elif named:
                    yield from self._fetched(member.place, member.within)
                else:
                    yield _unfollowed(whole)
                    return
        except CaseError:
            raise
        except FactionalError as error:
            yield Fault(whole.place, whole.within, error)

    def _begin(self, item: _Item) -> _Begun | Outcome:
        if isinstance(item, Fault):
            return Outcome(item.place, error=item.error, within=item.within)
        if isinstance(item, _Held):
            return self._outcome(item.place, item.document, False, item.within)
        sha256 = hashlib.sha256(item.data).hexdigest()
        try:
            return _Begun(item, None, self._store.document(sha256[:16]))
        except NotFound:
            pass
        reading = self._reading.get(sha256) or self._engine.read(item)
        self._reading[sha256] = reading
        return _Begun(item, reading, None)

    def _end(self, begun: _Begun | Outcome) -> Outcome:
        if isinstance(begun, Outcome):
            return begun
        part = begun.part
        document, extraction = begun.known, Extraction()
        try:
            if begun.reading is not None:
                document, extraction = value(begun.reading)
            assert document is not None
            added = not (begun.known and self._came(part, document.id)) and self._kept(
                part, document, extraction
            )
        except CaseError:
            raise
        except FactionalError as error:
            return Outcome(part.place, error=error, within=part.within)
        finally:
            self._reading.pop(hashlib.sha256(part.data).hexdigest(), None)
        return self._outcome(part.place, document.id, added, part.within)

    def _came(self, part: Part, document: str) -> bool:
        """Whether the case knows already that a document came from there."""
        known = self._store.acquisitions(document)
        return any((a.place, a.within) == (part.place, part.within) for a in known)

    def _kept(self, part: Part, document: Document, extraction: Extraction) -> bool:
        """Write a document, or how it came in once more; whether it is new."""
        moment = part.acquired or datetime.now(UTC).isoformat(timespec="seconds")
        acquisition = Acquisition(part.place, moment, stem(part.place), part.within, part.headers)
        return self._store.put(document, extraction, part.data, acquisition)

    def _outcome(self, place: str, document: str, added: bool, within: str | None) -> Outcome:
        claims, drops = self._store.claims(document), self._store.drops(document)
        silent = None if claims else self._store.document(document).metadata.language
        return Outcome(place, document, added, len(claims), len(drops), None, within, silent)


def _is_done(begun: _Begun | Outcome) -> bool:
    return isinstance(begun, Outcome) or begun.reading is None or begun.reading.done()


def _unfollowed(whole: Part) -> Fault:
    return Fault(
        whole.place,
        whole.within,
        UnsupportedFormat(
            f"{whole.place} is a list of addresses that was found and not named, and such lists "
            "are not followed. Add it by itself if you want them fetched."
        ),
    )
