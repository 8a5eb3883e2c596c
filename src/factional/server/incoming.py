"""Adding documents behind the pages: what is dropped waits in a line, and is read one by one.

The same batch adds as `factional add`: bytes are kept as received, a container stands for what is
in it, and a file that cannot be read is told, by its name, with what to do about it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Final

from factional.adding.batch import Batch, Outcome
from factional.adding.engine import Engine, engine
from factional.adding.places import Named, Pasted, Place
from factional.errors import FactionalError, InvalidQuery, NotFound
from factional.extract.register import pack

if TYPE_CHECKING:
    from factional.case import Case

MOST_WAITING: Final = 2_000
"""Files and addresses that may wait at a time."""

_KEPT: Final = 500
"""Finished ones that are remembered, so that a page that comes back can tell of them."""


class Stage(StrEnum):
    """How far a file or address is."""

    WAITING = "waiting"
    READING = "reading"
    NEW = "new"
    KNOWN = "known"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def over(self) -> bool:
        """Whether nothing more comes of it."""
        return self not in (Stage.WAITING, Stage.READING)


@dataclass(frozen=True, slots=True)
class Became:
    """What became of one document.

    Attributes:
        place: Its file, address, or place in an archive.
        document: Its id; None where it could not be read.
        new: Whether the case did not have it.
        claims: How many claims the case holds of it.
        drops: How many were made and not kept.
        problem: Why it could not be added and what to do; empty where it could.
    """

    place: str
    document: str | None
    new: bool
    claims: int
    drops: int
    problem: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file or address that was given to be added.

    Attributes:
        id: Number of it in this run of the server.
        place: Its name or address.
        stage: How far it is.
        documents: What became of the documents in it; of a plain file, one.
        problem: Why nothing could be read of it; empty otherwise.
    """

    id: int
    place: str
    stage: Stage
    documents: tuple[Became, ...] = ()
    problem: str = ""


class Line:
    """The line of what waits to be added, and the one thread that adds it.

    Args:
        case: The open case.
        follow: Called when all that waited was added, so that actors and ties are made anew.
    """

    def __init__(self, case: Case, follow: Callable[[], None]) -> None:
        self._case = case
        self._follow = follow
        self._all: dict[int, Incoming] = {}
        self._sources: dict[int, IO[bytes] | str] = {}
        self._numbers = count(1)
        self._changed = threading.Condition()
        self._version = 0
        self._thread: threading.Thread | None = None
        self._engine: Engine | None = None
        self._given_up: set[int] = set()
        self._closed = False

    @property
    def closed(self) -> bool:
        """Whether nothing is added any more."""
        return self._closed

    def put(self, name: str, data: IO[bytes]) -> Incoming:
        """Let a file wait to be added; its bytes are closed when they were read.

        Raises:
            InvalidQuery: too many wait already.
        """
        return self._put(name, data)

    def put_address(self, address: str) -> Incoming:
        """Let what is at an address wait to be added.

        Raises:
            InvalidQuery: it is no address of the web, or too many wait already.
        """
        if not address.lower().startswith(("http://", "https://")):
            raise InvalidQuery(f"{address!r} is no address. Give one that begins with https://.")
        return self._put(address, address)

    def listed(self) -> tuple[int, tuple[Incoming, ...]]:
        """All of them in order, with a number that goes up with every change."""
        with self._changed:
            return self._version, tuple(self._all.values())

    def after(self, version: int, patience: float) -> tuple[int, tuple[Incoming, ...]]:
        """All of them once something has changed since a version, or after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._version != version, patience)
            return self._version, tuple(self._all.values())

    def cancel(self, id: int) -> Incoming:
        """Leave out one that waits, or give up one that is being read.

        What was added of an archive by then stays. An address that is being fetched is given up
        when it has come.

        Raises:
            NotFound: there is none of this number.
            InvalidQuery: nothing more comes of it.
        """
        with self._changed:
            found = self._all.get(id)
            if found is None:
                raise NotFound(f"Nothing of the number {id} was given to be added. List them.")
            if found.stage.over:
                raise InvalidQuery(f"{found.place} is through already: {found.stage.value}.")
            if found.stage is Stage.WAITING:
                self._discard(id)
                return self._became(replace(found, stage=Stage.CANCELLED))
            self._given_up.add(id)
            if self._engine is not None:
                self._engine.interrupt()
            return found

    def clear(self) -> None:
        """Forget those of which nothing more comes."""
        with self._changed:
            self._all = {id: each for id, each in self._all.items() if not each.stage.over}
            self._touch()

    def close(self) -> None:
        """Add no more; what is being read is finished first."""
        with self._changed:
            self._closed = True
            for id in list(self._sources):
                self._discard(id)
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _put(self, place: str, source: IO[bytes] | str) -> Incoming:
        with self._changed:
            if len(self._sources) >= MOST_WAITING:
                raise InvalidQuery(f"{MOST_WAITING} files wait already. Add the rest after these.")
            made = Incoming(next(self._numbers), place, Stage.WAITING)
            self._sources[made.id] = source
            over = [id for id, each in self._all.items() if each.stage.over]
            for id in over[: max(0, len(over) - _KEPT)]:
                del self._all[id]
            self._became(made)
            if not self._closed and (self._thread is None or not self._thread.is_alive()):
                self._thread = threading.Thread(target=self._add_all, daemon=True)
                self._thread.start()
            return made

    def _became(self, made: Incoming) -> Incoming:
        self._all[made.id] = made
        self._touch()
        return made

    def _touch(self) -> None:
        self._version += 1
        self._changed.notify_all()

    def _discard(self, id: int) -> None:
        source = self._sources.pop(id, None)
        if source is not None and not isinstance(source, str):
            source.close()

    def _next(self) -> tuple[Incoming, Named] | None:
        """What is added next; None where nothing waits, and then the thread is done."""
        with self._changed:
            if not self._sources or self._closed:
                self._thread = None
                return None
            id = next(iter(self._sources))
            source = self._sources[id]
            made = self._became(replace(self._all[id], stage=Stage.READING))
            if isinstance(source, str):
                named: Named = Place(source)
            else:
                source.seek(0)
                named = Pasted(source.read(), made.place)
            self._discard(id)
            return made, named

    def _add_all(self) -> None:
        known = pack(self._case.store.known())
        with engine("local", known=known) as reading:
            self._engine = reading
            batch = Batch(self._case.store, reading)
            while (following := self._next()) is not None:
                made, named = following
                self._add(made, batch.add([named]))
                if not self._sources:
                    self._follow()
            self._engine = None

    def _add(self, made: Incoming, outcomes: Generator[Outcome]) -> None:
        """Add one, and tell of each document in it as it comes."""
        found: list[Became] = []
        problem = ""
        stopped = False
        try:
            for outcome in outcomes:
                # what was interrupted says that it broke down
                if stopped := made.id in self._given_up and outcome.error is not None:
                    break
                found.append(_became(outcome))
                with self._changed:
                    made = self._became(replace(made, documents=tuple(found)))
        except FactionalError as error:
            stopped = made.id in self._given_up
            problem = "" if stopped else str(error)
        outcomes.close()
        self._given_up.discard(made.id)
        if not found and not problem and not stopped:
            problem = f"{made.place} holds no documents. Add a file, or an archive with files."
        stage = Stage.FAILED
        if stopped:
            stage = Stage.CANCELLED
        elif any(each.new for each in found):
            stage = Stage.NEW
        elif any(each.document for each in found):
            stage = Stage.KNOWN
        with self._changed:
            self._became(replace(made, stage=stage, documents=tuple(found), problem=problem))


def spooled() -> IO[bytes]:
    """A file for bytes that wait; it is gone when it is closed."""
    return TemporaryFile()


def _became(outcome: Outcome) -> Became:
    return Became(
        outcome.place,
        outcome.document_id,
        outcome.added,
        outcome.claims,
        outcome.drops,
        str(outcome.error) if outcome.error else "",
    )
