"""What a case knows beforehand: lists of actors that were imported into it.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables of imported lists, their entries, names and ids."""
    op.create_table(
        "imports",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("imported", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_imports")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "known",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("since", sa.String(), nullable=True),
        sa.Column("until", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["imports.name"], name=op.f("fk_known_source")),
        sa.PrimaryKeyConstraint("source", "id", name=op.f("pk_known")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "known_names",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("entry", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("script", sa.String(), nullable=False),
        sa.Column("since", sa.String(), nullable=True),
        sa.Column("until", sa.String(), nullable=True),
        sa.Column("weak", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source", "entry"],
            ["known.source", "known.id"],
            name=op.f("fk_known_names_source_entry"),
        ),
        sa.PrimaryKeyConstraint("source", "entry", "seq", name=op.f("pk_known_names")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "known_ids",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("entry", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("scheme", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source", "entry"],
            ["known.source", "known.id"],
            name=op.f("fk_known_ids_source_entry"),
        ),
        sa.PrimaryKeyConstraint("source", "entry", "seq", name=op.f("pk_known_ids")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Refuse: a case is brought back from a copy, never made smaller."""
    raise NotImplementedError
