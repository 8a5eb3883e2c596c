"""What reading a document gives besides its text, and what is known of it among the others.

Pages, tables, direct speech, hints and headers; labels that people set; translations, and texts
that documents share. The texts move to a table of their own.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add to the tables of the first form what reading gives since."""
    op.create_table(
        "former_claims",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("claim", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_former_claims_document")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_claims")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_former_claims_document"), "former_claims", ["document"], unique=False)
    op.create_table(
        "hints",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_hints_document")),
        sa.PrimaryKeyConstraint("document", "seq", name=op.f("pk_hints")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "labels",
        sa.Column("decision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("stop", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["decision"], ["decisions.id"], name=op.f("fk_labels_decision")),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_labels_document")),
        sa.PrimaryKeyConstraint("decision", name=op.f("pk_labels")),
    )
    op.create_index(op.f("ix_labels_document"), "labels", ["document"], unique=False)
    op.create_table(
        "likenesses",
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("second", sa.String(), nullable=False),
        sa.Column("resemblance", sa.Float(), nullable=False),
        sa.Column("first_share", sa.Float(), nullable=False),
        sa.Column("second_share", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["first"], ["documents.id"], name=op.f("fk_likenesses_first")),
        sa.ForeignKeyConstraint(["second"], ["documents.id"], name=op.f("fk_likenesses_second")),
        sa.PrimaryKeyConstraint("first", "second", name=op.f("pk_likenesses")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_likenesses_second"), "likenesses", ["second"], unique=False)
    op.create_table(
        "marks",
        sa.Column("mark", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_marks_document")),
        sa.PrimaryKeyConstraint("mark", "document", name=op.f("pk_marks")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_marks_document"), "marks", ["document"], unique=False)
    op.create_table(
        "pages",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_pages_document")),
        sa.PrimaryKeyConstraint("document", "seq", name=op.f("pk_pages")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "signatures",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("scheme", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_signatures_document")
        ),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_signatures")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "speech",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=True),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_stop", sa.Integer(), nullable=True),
        sa.Column("named_start", sa.Integer(), nullable=True),
        sa.Column("named_stop", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_speech_document")),
        sa.PrimaryKeyConstraint("document", "seq", name=op.f("pk_speech")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tables",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("caption_start", sa.Integer(), nullable=True),
        sa.Column("caption_stop", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_tables_document")),
        sa.PrimaryKeyConstraint("document", "seq", name=op.f("pk_tables")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "texts",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_texts_document")),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_texts")),
    )
    op.create_table(
        "translations",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("original", sa.String(), nullable=False),
        sa.Column("translator", sa.String(), nullable=True),
        sa.Column("translated", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_translations_document")
        ),
        sa.ForeignKeyConstraint(
            ["original"], ["documents.id"], name=op.f("fk_translations_original")
        ),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_translations")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_translations_original"), "translations", ["original"], unique=False)
    op.create_table(
        "alignments",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("original_start", sa.Integer(), nullable=False),
        sa.Column("original_stop", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["translations.document"], name=op.f("fk_alignments_document")
        ),
        sa.PrimaryKeyConstraint("document", "seq", name=op.f("pk_alignments")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "cells",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("table_seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("row_number", sa.Integer(), nullable=False),
        sa.Column("column_number", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("header", sa.Boolean(), nullable=False),
        sa.Column("row_span", sa.Integer(), nullable=False),
        sa.Column("column_span", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document", "table_seq"],
            ["tables.document", "tables.seq"],
            name=op.f("fk_cells_document_table_seq"),
        ),
        sa.PrimaryKeyConstraint("document", "table_seq", "seq", name=op.f("pk_cells")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "passages",
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("second", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("first_start", sa.Integer(), nullable=False),
        sa.Column("first_stop", sa.Integer(), nullable=False),
        sa.Column("second_start", sa.Integer(), nullable=False),
        sa.Column("second_stop", sa.Integer(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["first", "second"],
            ["likenesses.first", "likenesses.second"],
            name=op.f("fk_passages_first_second"),
        ),
        sa.PrimaryKeyConstraint("first", "second", "seq", name=op.f("pk_passages")),
        sqlite_with_rowid=False,
    )
    op.add_column("acquisitions", sa.Column("within", sa.String(), nullable=True))
    op.add_column(
        "acquisitions",
        sa.Column("headers", sa.JSON(), server_default=sa.text("'{}'"), nullable=False),
    )
    op.add_column("documents", sa.Column("section", sa.String(), nullable=True))
    op.add_column("documents", sa.Column("modified", sa.String(), nullable=True))
    op.add_column("documents", sa.Column("dateline", sa.String(), nullable=True))
    op.execute("INSERT INTO texts (document, text) SELECT id, text FROM documents")
    op.drop_column("documents", "text")


def downgrade() -> None:
    """Refuse: a case is brought back from a copy, never made smaller."""
    raise NotImplementedError
