"""The tables of what is known of a document besides what was read in it.

What people decided that its parts are, what it shares with other documents, and what it translates.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
)

from factional.store.columns import metadata, of, part

# a label stays where a person put it: its offsets move with the text when the document is read
# again, and are empty where its words are found no more
labels = Table(
    "labels",
    metadata,
    Column("decision", Integer, ForeignKey("decisions.id"), primary_key=True, autoincrement=False),
    Column("document", String, ForeignKey("documents.id"), nullable=False, index=True),
    Column("start", Integer),
    Column("stop", Integer),
    Column("kind", String, nullable=False),
    Column("speaker", String),
)

# what a decision was about and a later reading does not find: kept as it came, like a drop
former_claims = Table(
    "former_claims",
    metadata,
    Column("id", String, primary_key=True),
    Column("document", String, ForeignKey("documents.id"), nullable=False, index=True),
    Column("claim", JSON, nullable=False),
    sqlite_with_rowid=False,
)

translations = Table(
    "translations",
    metadata,
    of("document", "documents.id"),
    Column("original", String, ForeignKey("documents.id"), nullable=False, index=True),
    Column("translator", String),
    Column("translated", String),
    sqlite_with_rowid=False,
)

alignments = part(
    "alignments",
    of("document", "translations.document"),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("original_start", Integer, nullable=False),
    Column("original_stop", Integer, nullable=False),
)

signatures = Table(
    "signatures",
    metadata,
    of("document", "documents.id"),
    Column("scheme", Integer, nullable=False),
    sqlite_with_rowid=False,
)

marks = Table(
    "marks",
    metadata,
    Column("mark", BigInteger, primary_key=True, autoincrement=False),
    Column("document", String, ForeignKey("documents.id"), primary_key=True),
    Index(None, "document"),
    sqlite_with_rowid=False,
)

likenesses = Table(
    "likenesses",
    metadata,
    Column("first", String, ForeignKey("documents.id"), primary_key=True),
    Column("second", String, ForeignKey("documents.id"), primary_key=True),
    Column("resemblance", Float, nullable=False),
    Column("first_share", Float, nullable=False),
    Column("second_share", Float, nullable=False),
    Index(None, "second"),
    sqlite_with_rowid=False,
)

passages = Table(
    "passages",
    metadata,
    Column("first", String, primary_key=True),
    Column("second", String, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("first_start", Integer, nullable=False),
    Column("first_stop", Integer, nullable=False),
    Column("second_start", Integer, nullable=False),
    Column("second_stop", Integer, nullable=False),
    Column("words", Integer, nullable=False),
    ForeignKeyConstraint(["first", "second"], ["likenesses.first", "likenesses.second"]),
    sqlite_with_rowid=False,
)
