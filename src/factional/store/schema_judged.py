"""The tables of what people decided of actors, and of what resolving needs to go on where it was.

Resolving anew what a few documents touch takes as long in a case of ten actors as in one of a
hundred thousand: referents are found by their keys, and what has to be looked at again is noted
when it changes.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Index, Integer, String, Table

from factional.store.columns import metadata, of

# the referent may be gone after another reading of its document: no key on it
judged = Table(
    "judged",
    metadata,
    Column("decision", Integer, ForeignKey("decisions.id"), primary_key=True, autoincrement=False),
    Column("side", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("document", String, nullable=False),
    Column("referent", String, nullable=False),
    Column("name", String, nullable=False),
    Column("entity", String, nullable=False),
    sqlite_with_rowid=False,
)

name_keys = Table(
    "name_keys",
    metadata,
    Column("key", String, primary_key=True),
    Column("document", String, primary_key=True),
    Column("referent", String, primary_key=True),
    ForeignKeyConstraint(["document", "referent"], ["referents.document", "referents.id"]),
    Index(None, "document", "referent"),
    sqlite_with_rowid=False,
)

waiting = Table(
    "waiting",
    metadata,
    of("document", "documents.id"),
    sqlite_with_rowid=False,
)

# an entity may be gone by now: no key on it
stale = Table(
    "stale",
    metadata,
    Column("entity", String, primary_key=True),
    sqlite_with_rowid=False,
)
