"""Bringing a table to a wanted state by the rows that differ, so that little is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    bindparam,
    delete,
    insert,
    select,
    tuple_,
    update,
)

from factional.store.rows import Record

T = TypeVar("T")

_AT_ONCE = 500


def sync(
    connection: Connection,
    table: Table,
    rows: Iterable[Record],
    *,
    within: tuple[Column[str], Iterable[str]] | None = None,
) -> int:
    """Make a table hold these rows and no others; returns how many rows had to change.

    Rows are known by the table's primary key. Two rows with one key are refused by the database.

    Args:
        connection: The transaction.
        table: What is brought to the wanted state.
        rows: What it is to hold.
        within: A column and the values of it that this is about; rows with others stay.
    """
    key = [column.name for column in table.primary_key]
    names = [column.name for column in table.columns]
    kept = {
        tuple(getattr(row, name) for name in key): tuple(row)
        for query in _present(table, within)
        for row in connection.execute(query)
    }
    new: list[Record] = []
    changed: list[Record] = []
    for row in rows:
        identity = tuple(row[name] for name in key)
        old = kept.pop(identity, None)
        if old is None:
            new.append(row)
        elif old != tuple(row[name] for name in names):
            changed.append(row)
    if kept:
        connection.execute(
            delete(table).where(_matches(table, key)),
            [{f"key_{n}": part for n, part in zip(key, gone, strict=True)} for gone in kept],
        )
    if changed:
        values: Mapping[str, BindParameter[Any]] = {
            name: bindparam(f"new_{name}") for name in names if name not in key
        }
        connection.execute(
            update(table).where(_matches(table, key)).values(values),
            [
                {f"key_{n}": row[n] for n in key} | {f"new_{n}": row[n] for n in values}
                for row in changed
            ],
        )
    if new:
        connection.execute(insert(table), new)
    return len(new) + len(changed) + len(kept)


def _present(
    table: Table, within: tuple[Column[str], Iterable[str]] | None
) -> Iterator[Select[Any]]:
    if within is None:
        yield select(*table.columns)
        return
    column, values = within
    for some in batched(sorted(values)):
        yield select(*table.columns).where(column.in_(some))


def batched(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values in batches that a statement can name one by one."""
    for at in range(0, len(values), _AT_ONCE):
        yield values[at : at + _AT_ONCE]


def texts(
    connection: Connection,
    query: Select[Any],
    column: ColumnElement[str],
    values: Collection[str],
) -> set[str]:
    """What a query of one column finds where another holds one of some values."""
    return {text for (text,) in picked(connection, query, column, values)}


def picked(
    connection: Connection,
    query: Select[Any],
    column: ColumnElement[str],
    values: Collection[str],
) -> Iterator[Sequence[Any]]:
    """The rows of a query where a column holds one of some values."""
    for some in batched(sorted(values)):
        yield from connection.execute(query.where(column.in_(some)))


def among(
    document: ColumnElement[str], other: ColumnElement[str], pairs: Sequence[tuple[str, str]]
) -> ColumnElement[bool]:
    """Whether two columns hold one of some pairs.

    The first is named by itself too: SQLite finds rows by an index for that, and walks through the
    whole table for pairs alone.
    """
    firsts = sorted({first for first, _ in pairs})
    return document.in_(firsts) & tuple_(document, other).in_(pairs)


def _matches(table: Table, key: list[str]) -> ColumnElement[bool]:
    return and_(*(table.c[name] == bindparam(f"key_{name}") for name in key))
