"""What reading and writing a case share: the open file and its transactions."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from factional.store import database
from factional.vocabulary import Vocabulary


class Base:
    """An open case; each thread is in one transaction at most, and what it calls joins it."""

    def __init__(self, folder: Path, engine: Engine, name: str, vocabulary: Vocabulary) -> None:
        self.folder = folder
        self.name = name
        self.vocabulary = vocabulary
        self._engine = engine
        self._local = threading.local()

    def close(self) -> None:
        """Let go of the file. Closing twice does no harm."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make the writes inside one: all of them happen, or none."""
        with self._write():
            yield

    @contextmanager
    def moment(self) -> Iterator[None]:
        """Read the case inside as it was at one moment; nothing is written inside."""
        if self._joined() is not None:
            yield
            return
        with database.transaction(self._engine) as connection:
            self._local.connection = connection
            try:
                yield
            finally:
                self._local.connection = None

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        joined = self._joined()
        if joined is not None:
            yield joined
            return
        with database.transaction(self._engine, write=True) as connection:
            self._local.connection = connection
            try:
                yield connection
            finally:
                self._local.connection = None

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        joined = self._joined()
        if joined is not None:
            yield joined
            return
        with database.transaction(self._engine) as connection:
            yield connection

    def _joined(self) -> Connection | None:
        """The connection of the transaction that this thread is in, if any."""
        return getattr(self._local, "connection", None)
