"""The tables of a case. `docs/store.md` says in words what each of them holds.

Types are those that SQLite and PostgreSQL both have; what SQLite has for itself (tables without row
ids) is a hint that the other ignores. Closed lists of values are kept as text, so that a new value
needs no migration. Offsets are `start` and `stop`, in code points, stop exclusive: `end` is a word
of SQL's own.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    text,
)
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _part(name: str, owner: Column[str], *columns: SchemaItem) -> Table:
    """A table of numbered parts: the rows of one owner, in order."""
    return Table(
        name,
        metadata,
        owner,
        Column("seq", Integer, primary_key=True, autoincrement=False),
        *columns,
        sqlite_with_rowid=False,
    )


def _of(name: str, target: str, *, deferred: bool = False) -> Column[str]:
    """A column of the key that names the owner of the row."""
    key = ForeignKey(
        target, deferrable=deferred or None, initially="DEFERRED" if deferred else None
    )
    return Column(name, String, key, primary_key=True)


def _referent(column: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["document", column], ["referents.document", "referents.id"])


cases = Table(
    "cases",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("created", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("refreshed", Integer, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("media_type", String, nullable=False),
    Column("title", String),
    Column("publisher", String),
    Column("published", String),
    Column("genre", String, nullable=False),
    Column("language", String),
    Column("url", String),
    Column("found_in", JSON, nullable=False),
    Column("body_start", Integer, nullable=False),
    Column("body_stop", Integer, nullable=False),
    Column("tlp", String, nullable=False),
    Column("status", String, nullable=False),
    Column("replaced_by", String, ForeignKey("documents.id")),
    Column("section", String),
    Column("modified", String),
    Column("dateline", String),
)

# apart, so that reading the heads of many documents never walks through their texts
texts = Table(
    "texts",
    metadata,
    _of("document", "documents.id"),
    Column("text", Text, nullable=False),
)

authors = _part("authors", _of("document", "documents.id"), Column("name", String, nullable=False))

acquisitions = _part(
    "acquisitions",
    _of("document", "documents.id"),
    Column("place", String, nullable=False),
    Column("acquired", String, nullable=False),
    Column("name", String, nullable=False),
    Column("within", String),
    Column("headers", JSON, nullable=False, server_default=text("'{}'")),
)

blocks = _part(
    "blocks",
    _of("document", "documents.id"),
    Column("kind", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("speaker", String, nullable=False),
    Column("language", String),
)

turns = _part(
    "turns",
    _of("document", "documents.id"),
    Column("kind", String, nullable=False),
    Column("speaker", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
)

speakers = _part(
    "speakers",
    _of("document", "documents.id"),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("affiliation", String),
)

derivations = _part(
    "derivations",
    _of("document", "documents.id"),
    Column("kind", String, nullable=False),
    Column("of", String),
    Column("by", String),
    Column("start", Integer),
    Column("stop", Integer),
)

hints = _part(
    "hints",
    _of("document", "documents.id"),
    Column("field", String, nullable=False),
    Column("value", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
)

pages = _part(
    "pages",
    _of("document", "documents.id"),
    Column("number", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("label", String),
)

tables = _part(
    "tables",
    _of("document", "documents.id"),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("caption_start", Integer),
    Column("caption_stop", Integer),
)

cells = Table(
    "cells",
    metadata,
    Column("document", String, primary_key=True),
    Column("table_seq", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("row_number", Integer, nullable=False),
    Column("column_number", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("header", Boolean, nullable=False),
    Column("row_span", Integer, nullable=False),
    Column("column_span", Integer, nullable=False),
    ForeignKeyConstraint(["document", "table_seq"], ["tables.document", "tables.seq"]),
    sqlite_with_rowid=False,
)

referents = Table(
    "referents",
    metadata,
    _of("document", "documents.id"),
    Column("id", String, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("name", String, nullable=False),
    Column("type", String, nullable=False),
    Column("placeholder", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

mentions = Table(
    "mentions",
    metadata,
    Column("document", String, primary_key=True),
    Column("referent", String, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("text", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("named", Boolean, nullable=False),
    _referent("referent"),
    sqlite_with_rowid=False,
)

claims = Table(
    "claims",
    metadata,
    Column("id", String, primary_key=True),
    Column("document", String, ForeignKey("documents.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("subject", String, nullable=False),
    Column("relation", String, nullable=False),
    Column("object", String),
    Column("value_text", String),
    Column("value_min", BigInteger),
    Column("value_max", BigInteger),
    Column("value_approx", Boolean),
    Column("value_unit", String),
    Column("role", String),
    Column("polarity", String, nullable=False),
    Column("certainty", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("time", String),
    Column("place", String),
    Column("quote", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("core", Boolean, nullable=False),
    Column("confidence", Float),
    Column("extractor", String, nullable=False),
    Column("how", JSON, nullable=False),
    Column("review", String, nullable=False),
    _referent("subject"),
    _referent("object"),
    _referent("place"),
    Index(None, "document", "seq", unique=True),
    Index(None, "document", "subject"),
    Index(None, "document", "object"),
    Index(None, "relation"),
)

hops = _part(
    "hops",
    _of("claim", "claims.id"),
    Column("who", String, nullable=False),
    Column("cue", String),
    Column("date", String),
    Column("start", Integer),
    Column("stop", Integer),
)

gaps = _part(
    "gaps",
    _of("document", "documents.id"),
    Column("speaker", String, nullable=False),
    Column("topic", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("quote", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
)

gap_about = Table(
    "gap_about",
    metadata,
    Column("document", String, primary_key=True),
    Column("gap", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("referent", String, nullable=False),
    ForeignKeyConstraint(["document", "gap"], ["gaps.document", "gaps.seq"]),
    sqlite_with_rowid=False,
)

# a dropped claim may hold anything, an unknown referent too: it is kept as it came
drops = _part(
    "drops",
    _of("document", "documents.id"),
    Column("claim", JSON, nullable=False),
    Column("reason", String, nullable=False),
)

# Entities and ties are made anew from referents and claims. Their keys are checked when the
# transaction ends, so that both can be rewritten in any order within one.

entities = Table(
    "entities",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("type", String, nullable=False),
    Column("placeholder", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

entity_names = _part(
    "entity_names",
    _of("entity", "entities.id", deferred=True),
    Column("text", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("document", String, ForeignKey("documents.id"), nullable=False),
    Column("times", Integer, nullable=False),
)

entity_of = Table(
    "entity_of",
    metadata,
    Column("document", String, primary_key=True),
    Column("referent", String, primary_key=True),
    Column(
        "entity",
        String,
        ForeignKey("entities.id", deferrable=True, initially="DEFERRED"),
        nullable=False,
        index=True,
    ),
    _referent("referent"),
    sqlite_with_rowid=False,
)


def _entity(name: str, *, nullable: bool = False) -> Column[str]:
    key = ForeignKey("entities.id", deferrable=True, initially="DEFERRED")
    return Column(name, String, key, nullable=nullable, index=True)


ties = Table(
    "ties",
    metadata,
    Column("id", String, primary_key=True),
    _entity("subject"),
    Column("relation", String, nullable=False),
    _entity("object", nullable=True),
    Column("value", String),
    Column("status", String, nullable=False, index=True),
    sqlite_with_rowid=False,
)

tie_claims = _part(
    "tie_claims",
    _of("tie", "ties.id", deferred=True),
    Column("claim", String, ForeignKey("claims.id"), nullable=False, index=True),
    Column("affirms", Boolean, nullable=False),
)

tie_origins = _part(
    "tie_origins",
    _of("tie", "ties.id", deferred=True),
    Column("name", String, nullable=False),
)

comparisons = _part(
    "comparisons",
    _of("tie", "ties.id", deferred=True),
    Column("first", String, ForeignKey("claims.id"), nullable=False),
    Column("second", String, ForeignKey("claims.id"), nullable=False),
    Column("verdict", String, nullable=False),
    Column("reason", String, nullable=False),
)

# what a decision is about may be gone by now (an entity that was merged): no key on the target
decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("target", String, nullable=False, index=True),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
    Column("note", String, nullable=False),
    Column("details", JSON, nullable=False),
    Column("undoes", Integer, ForeignKey("decisions.id")),
)

sources = Table(
    "sources",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("reliability", String(1)),
)

source_affiliations = _part(
    "source_affiliations",
    _of("source", "sources.id"),
    Column("name", String, nullable=False),
)

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
    _of("document", "documents.id"),
    Column("original", String, ForeignKey("documents.id"), nullable=False, index=True),
    Column("translator", String),
    Column("translated", String),
    sqlite_with_rowid=False,
)

alignments = _part(
    "alignments",
    _of("document", "translations.document"),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("original_start", Integer, nullable=False),
    Column("original_stop", Integer, nullable=False),
)

signatures = Table(
    "signatures",
    metadata,
    _of("document", "documents.id"),
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
