"""Engines: where documents are read and their claims extracted, apart or here."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TypeAlias

from factional.adding import rooms
from factional.errors import FactionalError
from factional.model import Document, Extraction
from factional.read.containers import Member, Part, unpack
from factional.read.isolated import Limits, Workers

WORKERS = 1
"""How many processes read at the same time where nobody says."""

_GLANCE = 0.5

Read: TypeAlias = tuple[Document, Extraction]


class Engine(Protocol):
    """Reads documents. Leave the `with` to stop it.

    Attributes:
        ahead: How many documents it is worth to hand in before the first is asked for.
    """

    ahead: int

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def read(self, part: Part) -> Future[Read]:
        """Begin to read a document; the future raises what is wrong with it."""

    def unpack(self, source: bytes | Path, part: Part) -> Iterator[Member]:
        """What is in a container.

        Raises:
            FactionalError: opening it took too much time or memory, or broke down.
        """

    def interrupt(self) -> None:
        """Give up what is being read now, as far as it is read apart; it raises `ReadCrashed`."""


def engine(
    extractor: str,
    workers: int | None = None,
    limits: Limits | None = None,
    known: bytes = b"",
) -> Engine:
    """The engine for a batch.

    Args:
        extractor: Name of what reads the claims.
        workers: How many worker processes read; 0 to read in this process, without limits; None
            for `WORKERS`.
        limits: What one file may take in a worker.
        known: What the case knows beforehand, packed; it goes along with every document.
    """
    workers = WORKERS if workers is None else workers
    return _Apart(extractor, known, workers, limits) if workers else _Here(extractor, known)


def value(future: Future[Read]) -> Read:
    """The value of a future; an interrupt is heard while it is waited for, on any system."""
    while True:
        try:
            return future.result(_GLANCE)
        except NotYet:
            if future.done():  # what was awaited raised it
                raise


class _Here:
    """Reads in this process: nothing to start, and nothing to hold what goes wrong."""

    ahead = 0

    def __init__(self, extractor: str, known: bytes) -> None:
        self._extractor = extractor
        self._known = known

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        pass

    def read(self, part: Part) -> Future[Read]:
        future: Future[Read] = Future()
        try:
            future.set_result(
                rooms.through(part.data, part.place, part.headers, self._extractor, self._known)
            )
        except FactionalError as error:
            future.set_exception(error)
        return future

    def unpack(self, source: bytes | Path, part: Part) -> Iterator[Member]:
        return _unpacked(source, part)

    def interrupt(self) -> None:
        pass


class _Apart:
    """Reads in worker processes."""

    def __init__(self, extractor: str, known: bytes, workers: int, limits: Limits | None) -> None:
        self._extractor = extractor
        self._known = known
        self._workers = Workers(workers, limits)
        # one more than are read at the same time, so that none waits while another is written
        self.ahead = workers + 1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._workers.stop()

    def read(self, part: Part) -> Future[Read]:
        return self._workers.submit(
            part.place,
            rooms.through,
            part.data,
            part.place,
            dict(part.headers),
            self._extractor,
            self._known,
        )

    def unpack(self, source: bytes | Path, part: Part) -> Iterator[Member]:
        return self._workers.stream(part.place, _unpacked, source, part)

    def interrupt(self) -> None:
        self._workers.interrupt()


def _unpacked(source: bytes | Path, part: Part) -> Iterator[Member]:
    return unpack(
        source, part.place, headers=part.headers, acquired=part.acquired, within=part.within
    )
