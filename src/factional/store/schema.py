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
    String,
    Table,
    Text,
    text,
)

from factional.store.columns import metadata, of, part
from factional.store.schema_found import paragraphs
from factional.store.schema_judged import judged, name_keys, stale, waiting
from factional.store.schema_known import imports, known, known_ids, known_names
from factional.store.schema_pairs import (
    alignments,
    former_claims,
    labels,
    likenesses,
    marks,
    passages,
    signatures,
    translations,
)
from factional.store.schema_weighed import outdated, spokesmen, unweighed, unweighed_claims

__all__ = [
    "acquisitions",
    "alignments",
    "authors",
    "blocks",
    "cases",
    "cells",
    "claims",
    "comparisons",
    "decisions",
    "derivations",
    "documents",
    "drops",
    "entities",
    "entity_names",
    "entity_of",
    "former_claims",
    "gap_about",
    "gaps",
    "hints",
    "hops",
    "imports",
    "judged",
    "known",
    "known_ids",
    "known_names",
    "labels",
    "likenesses",
    "marks",
    "mentions",
    "metadata",
    "name_keys",
    "outdated",
    "pages",
    "paragraphs",
    "passages",
    "referents",
    "signatures",
    "speakers",
    "speech",
    "spokesmen",
    "stale",
    "tables",
    "texts",
    "tie_claims",
    "tie_origins",
    "ties",
    "translations",
    "turns",
    "unweighed",
    "unweighed_claims",
    "waiting",
]


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
    Column("rules", Integer, nullable=False, server_default=text("0")),
    Column("weighed", String, nullable=False, server_default=text("''")),
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
    of("document", "documents.id"),
    Column("text", Text, nullable=False),
)

authors = part("authors", of("document", "documents.id"), Column("name", String, nullable=False))

acquisitions = part(
    "acquisitions",
    of("document", "documents.id"),
    Column("place", String, nullable=False),
    Column("acquired", String, nullable=False),
    Column("name", String, nullable=False),
    Column("within", String),
    Column("headers", JSON, nullable=False, server_default=text("'{}'")),
)

blocks = part(
    "blocks",
    of("document", "documents.id"),
    Column("kind", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("speaker", String, nullable=False),
    Column("language", String),
)

turns = part(
    "turns",
    of("document", "documents.id"),
    Column("kind", String, nullable=False),
    Column("speaker", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
)

speakers = part(
    "speakers",
    of("document", "documents.id"),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("affiliation", String),
)

derivations = part(
    "derivations",
    of("document", "documents.id"),
    Column("kind", String, nullable=False),
    Column("of", String),
    Column("by", String),
    Column("start", Integer),
    Column("stop", Integer),
)

speech = part(
    "speech",
    of("document", "documents.id"),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("speaker", String),
    Column("cue_start", Integer),
    Column("cue_stop", Integer),
    Column("named_start", Integer),
    Column("named_stop", Integer),
)

hints = part(
    "hints",
    of("document", "documents.id"),
    Column("field", String, nullable=False),
    Column("value", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
)

pages = part(
    "pages",
    of("document", "documents.id"),
    Column("number", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("label", String),
)

tables = part(
    "tables",
    of("document", "documents.id"),
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
    of("document", "documents.id"),
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

hops = part(
    "hops",
    of("claim", "claims.id"),
    Column("who", String, nullable=False),
    Column("cue", String),
    Column("date", String),
    Column("start", Integer),
    Column("stop", Integer),
)

gaps = part(
    "gaps",
    of("document", "documents.id"),
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
drops = part(
    "drops",
    of("document", "documents.id"),
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

entity_names = part(
    "entity_names",
    of("entity", "entities.id", deferred=True),
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
    Index(None, "relation", "subject"),
    Index(None, "relation", "object"),
    sqlite_with_rowid=False,
)

tie_claims = part(
    "tie_claims",
    of("tie", "ties.id", deferred=True),
    Column("claim", String, ForeignKey("claims.id"), nullable=False, index=True),
    Column("affirms", Boolean, nullable=False),
)

tie_origins = part(
    "tie_origins",
    of("tie", "ties.id", deferred=True),
    Column("name", String, nullable=False),
)

comparisons = part(
    "comparisons",
    of("tie", "ties.id", deferred=True),
    # a claim that goes is looked for here, however many comparisons there are
    Column("first", String, ForeignKey("claims.id"), nullable=False, index=True),
    Column("second", String, ForeignKey("claims.id"), nullable=False, index=True),
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
