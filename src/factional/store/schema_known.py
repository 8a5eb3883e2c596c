"""The tables of what a case knows beforehand: the lists of actors that were imported into it."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, ForeignKeyConstraint, Integer, String, Table

from factional.store.columns import metadata

imports = Table(
    "imports",
    metadata,
    Column("name", String, primary_key=True),
    Column("format", String, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("imported", String, nullable=False),
    sqlite_with_rowid=False,
)

known = Table(
    "known",
    metadata,
    Column("source", String, ForeignKey("imports.name"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("type", String, nullable=False),
    Column("country", String),
    Column("since", String),
    Column("until", String),
    sqlite_with_rowid=False,
)


def _of_entry(name: str, *columns: Column[str] | Column[bool]) -> Table:
    """A table of numbered parts of an entry."""
    return Table(
        name,
        metadata,
        Column("source", String, primary_key=True),
        Column("entry", String, primary_key=True),
        Column("seq", Integer, primary_key=True, autoincrement=False),
        *columns,
        ForeignKeyConstraint(["source", "entry"], ["known.source", "known.id"]),
        sqlite_with_rowid=False,
    )


known_names = _of_entry(
    "known_names",
    Column("text", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("language", String),
    Column("script", String, nullable=False),
    Column("since", String),
    Column("until", String),
    Column("weak", Boolean, nullable=False),
)

known_ids = _of_entry(
    "known_ids",
    Column("scheme", String, nullable=False),
    Column("value", String, nullable=False),
)
