"""Connections to a case's database: how it is opened, how a transaction begins, what can fail."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, IntegrityError

from factional.errors import BadEncoding, CaseError

BUSY_SECONDS = 30.0
"""How long a writer waits for another to finish."""


def connect(path: Path, *, busy: float = BUSY_SECONDS) -> Engine:
    """An engine on an SQLite file: many readers while one writes, keys enforced.

    Args:
        path: The file; it is not opened before the first transaction.
        busy: Seconds to wait for another writer.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": busy},
        json_serializer=partial(json.dumps, ensure_ascii=False),
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    # the driver's own BEGIN comes too late to give a read of several tables one state
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    # a reader that turns writer cannot wait for its turn, so a writer says so at once
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


@contextmanager
def transaction(engine: Engine, *, write: bool = False) -> Iterator[Connection]:
    """One state of the case to read, or one change that happens whole or not at all.

    Raises:
        CaseError: the file is no database, is locked for too long, or cannot be written.
        BadEncoding: a text holds halves of surrogate pairs, which no file can hold.
    """
    try:
        with engine.connect().execution_options(write=write) as connection, connection.begin():
            yield connection
    except DatabaseError as error:
        raise CaseError(_said(error, engine)) from error
    except UnicodeEncodeError as error:
        raise BadEncoding(
            "The text holds half characters that cannot be written. Read it with its own encoding."
        ) from error


def unwritable(place: Path, error: OSError) -> CaseError:
    """The error to raise where a file or folder of a case cannot be written."""
    return CaseError(
        f"{place} cannot be written: {error.strerror}. "
        "Look at the disk's space and the folder's permissions."
    )


def _said(error: DatabaseError, engine: Engine) -> str:
    path, cause = engine.url.database, str(error.orig)
    if isinstance(error, IntegrityError):
        return f"What was written does not fit the case ({cause}). Nothing of it was kept."
    if "locked" in cause:
        return f"Another process is writing to {path}. Wait until it is done, and try again."
    if "not a database" in cause:
        return f"{path} is no case, or is damaged. Bring it back from a copy."
    return f"{path}: {cause}. Look at the disk's space and the folder's permissions."
