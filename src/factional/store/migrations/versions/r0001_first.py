"""The first tables.

Revision ID: 0001
Revises:
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of a new case."""
    op.create_table(
        "cases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("refreshed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["undoes"], ["decisions.id"], name=op.f("fk_decisions_undoes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index(op.f("ix_decisions_target"), "decisions", ["target"], unique=False)
    op.create_table(
        "documents",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("publisher", sa.String(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("genre", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("found_in", sa.JSON(), nullable=False),
        sa.Column("body_start", sa.Integer(), nullable=False),
        sa.Column("body_stop", sa.Integer(), nullable=False),
        sa.Column("tlp", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("replaced_by", sa.String(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["replaced_by"], ["documents.id"], name=op.f("fk_documents_replaced_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("number", name=op.f("uq_documents_number")),
        sa.UniqueConstraint("sha256", name=op.f("uq_documents_sha256")),
    )
    op.create_table(
        "entities",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("placeholder", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entities")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sources",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reliability", sa.String(length=1), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
    )
    op.create_table(
        "acquisitions",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("acquired", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_acquisitions_document")
        ),
        sa.PrimaryKeyConstraint("document", "seq", name=op.f("pk_acquisitions")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "authors",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_authors_document")),
        sa.PrimaryKeyConstraint("document", "seq", name=op.f("pk_authors")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "blocks",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_blocks_document")),
        sa.PrimaryKeyConstraint("document", "seq", name=op.f("pk_blocks")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "derivations",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("of", sa.String(), nullable=True),
        sa.Column("by", sa.String(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("stop", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_derivations_document")
        ),
        sa.PrimaryKeyConstraint("document", "seq", name=op.f("pk_derivations")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "drops",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("claim", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_drops_document")),
        sa.PrimaryKeyConstraint("document", "seq", name=op.f("pk_drops")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "entity_names",
        sa.Column("entity", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_entity_names_document")
        ),
        sa.ForeignKeyConstraint(
            ["entity"],
            ["entities.id"],
            name=op.f("fk_entity_names_entity"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("entity", "seq", name=op.f("pk_entity_names")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "gaps",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("speaker", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_gaps_document")),
        sa.PrimaryKeyConstraint("document", "seq", name=op.f("pk_gaps")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "referents",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("placeholder", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_referents_document")),
        sa.PrimaryKeyConstraint("document", "id", name=op.f("pk_referents")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "source_affiliations",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source"], ["sources.id"], name=op.f("fk_source_affiliations_source")
        ),
        sa.PrimaryKeyConstraint("source", "seq", name=op.f("pk_source_affiliations")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "speakers",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("affiliation", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_speakers_document")),
        sa.PrimaryKeyConstraint("document", "seq", name=op.f("pk_speakers")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ties",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("object", sa.String(), nullable=True),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["object"],
            ["entities.id"],
            name=op.f("fk_ties_object"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["subject"],
            ["entities.id"],
            name=op.f("fk_ties_subject"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ties")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_ties_object"), "ties", ["object"], unique=False)
    op.create_index(op.f("ix_ties_status"), "ties", ["status"], unique=False)
    op.create_index(op.f("ix_ties_subject"), "ties", ["subject"], unique=False)
    op.create_table(
        "turns",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_turns_document")),
        sa.PrimaryKeyConstraint("document", "seq", name=op.f("pk_turns")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "claims",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("object", sa.String(), nullable=True),
        sa.Column("value_text", sa.String(), nullable=True),
        sa.Column("value_min", sa.BigInteger(), nullable=True),
        sa.Column("value_max", sa.BigInteger(), nullable=True),
        sa.Column("value_approx", sa.Boolean(), nullable=True),
        sa.Column("value_unit", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("polarity", sa.String(), nullable=False),
        sa.Column("certainty", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("time", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("core", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("extractor", sa.String(), nullable=False),
        sa.Column("how", sa.JSON(), nullable=False),
        sa.Column("review", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document", "object"],
            ["referents.document", "referents.id"],
            name=op.f("fk_claims_document_object"),
        ),
        sa.ForeignKeyConstraint(
            ["document", "place"],
            ["referents.document", "referents.id"],
            name=op.f("fk_claims_document_place"),
        ),
        sa.ForeignKeyConstraint(
            ["document", "subject"],
            ["referents.document", "referents.id"],
            name=op.f("fk_claims_document_subject"),
        ),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_claims_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
    )
    op.create_index(
        op.f("ix_claims_document_object"), "claims", ["document", "object"], unique=False
    )
    op.create_index(op.f("ix_claims_document_seq"), "claims", ["document", "seq"], unique=True)
    op.create_index(
        op.f("ix_claims_document_subject"), "claims", ["document", "subject"], unique=False
    )
    op.create_index(op.f("ix_claims_relation"), "claims", ["relation"], unique=False)
    op.create_table(
        "entity_of",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("referent", sa.String(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document", "referent"],
            ["referents.document", "referents.id"],
            name=op.f("fk_entity_of_document_referent"),
        ),
        sa.ForeignKeyConstraint(
            ["entity"],
            ["entities.id"],
            name=op.f("fk_entity_of_entity"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("document", "referent", name=op.f("pk_entity_of")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_entity_of_entity"), "entity_of", ["entity"], unique=False)
    op.create_table(
        "gap_about",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("gap", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("referent", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document", "gap"],
            ["gaps.document", "gaps.seq"],
            name=op.f("fk_gap_about_document_gap"),
        ),
        sa.PrimaryKeyConstraint("document", "gap", "seq", name=op.f("pk_gap_about")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "mentions",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("referent", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document", "referent"],
            ["referents.document", "referents.id"],
            name=op.f("fk_mentions_document_referent"),
        ),
        sa.PrimaryKeyConstraint("document", "referent", "seq", name=op.f("pk_mentions")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tie_origins",
        sa.Column("tie", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tie"],
            ["ties.id"],
            name=op.f("fk_tie_origins_tie"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("tie", "seq", name=op.f("pk_tie_origins")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "comparisons",
        sa.Column("tie", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("second", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["first"], ["claims.id"], name=op.f("fk_comparisons_first")),
        sa.ForeignKeyConstraint(["second"], ["claims.id"], name=op.f("fk_comparisons_second")),
        sa.ForeignKeyConstraint(
            ["tie"],
            ["ties.id"],
            name=op.f("fk_comparisons_tie"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("tie", "seq", name=op.f("pk_comparisons")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "hops",
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("cue", sa.String(), nullable=True),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("stop", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name=op.f("fk_hops_claim")),
        sa.PrimaryKeyConstraint("claim", "seq", name=op.f("pk_hops")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tie_claims",
        sa.Column("tie", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("affirms", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name=op.f("fk_tie_claims_claim")),
        sa.ForeignKeyConstraint(
            ["tie"],
            ["ties.id"],
            name=op.f("fk_tie_claims_tie"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("tie", "seq", name=op.f("pk_tie_claims")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_tie_claims_claim"), "tie_claims", ["claim"], unique=False)


def downgrade() -> None:
    """Refuse: a case is brought back from a copy, never emptied."""
    raise NotImplementedError
