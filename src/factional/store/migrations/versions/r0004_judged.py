"""What people decided of actors, and what resolving needs to go on where it was.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables of judgements, of name keys, and of what is to be resolved."""
    op.add_column(
        "cases", sa.Column("rules", sa.Integer(), server_default=sa.text("0"), nullable=False)
    )
    op.create_table(
        "judged",
        sa.Column("decision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("side", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("referent", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["decision"], ["decisions.id"], name=op.f("fk_judged_decision")),
        sa.PrimaryKeyConstraint("decision", "side", "seq", name=op.f("pk_judged")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "name_keys",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("referent", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document", "referent"],
            ["referents.document", "referents.id"],
            name=op.f("fk_name_keys_document_referent"),
        ),
        sa.PrimaryKeyConstraint("key", "document", "referent", name=op.f("pk_name_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_name_keys_document_referent"), "name_keys", ["document", "referent"])
    op.create_table(
        "waiting",
        sa.Column("document", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_waiting_document")),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_waiting")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stale",
        sa.Column("entity", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("entity", name=op.f("pk_stale")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Refuse: a case is brought back from a copy, never made smaller."""
    raise NotImplementedError
