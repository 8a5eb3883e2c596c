"""The tables of what weighing needs to go on where it was.

Weighing what a few documents touch takes as long in a case of ten documents as in one of forty
thousand: what has to be weighed again is noted when it changes.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, String, Table

from factional.store.columns import metadata, of

unweighed = Table(
    "unweighed",
    metadata,
    of("document", "documents.id"),
    sqlite_with_rowid=False,
)

# a claim that somebody decided about may be gone by now: no key on it
unweighed_claims = Table(
    "unweighed_claims",
    metadata,
    Column("claim", String, primary_key=True),
    sqlite_with_rowid=False,
)

# the tie may be gone by now, and its actors too: no key on them
outdated = Table(
    "outdated",
    metadata,
    Column("tie", String, primary_key=True),
    Column("subject", String, nullable=False),
    Column("relation", String, nullable=False),
    Column("object", String),
    Column("value", String),
    sqlite_with_rowid=False,
)

# as weighed last: neither claim nor actors need be there any more
spokesmen = Table(
    "spokesmen",
    metadata,
    Column("claim", String, primary_key=True),
    Column("document", String, ForeignKey("documents.id"), nullable=False, index=True),
    Column("person", String, nullable=False, index=True),
    Column("body", String, nullable=False, index=True),
    sqlite_with_rowid=False,
)
