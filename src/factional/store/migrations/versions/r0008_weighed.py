"""What weighing needs to go on where it was.

Revision ID: 0008
Revises: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables of what is to be weighed again; the case is weighed as a whole once more."""
    op.add_column(
        "cases", sa.Column("weighed", sa.String(), server_default=sa.text("''"), nullable=False)
    )
    op.create_table(
        "unweighed",
        sa.Column("document", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_unweighed_document")),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_unweighed")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "outdated",
        sa.Column("tie", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("object", sa.String(), nullable=True),
        sa.Column("value", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("tie", name=op.f("pk_outdated")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "spokesmen",
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_spokesmen_document")),
        sa.PrimaryKeyConstraint("claim", name=op.f("pk_spokesmen")),
        sqlite_with_rowid=False,
    )
    for column in ("document", "person", "body"):
        op.create_index(op.f(f"ix_spokesmen_{column}"), "spokesmen", [column])
    for side in ("subject", "object"):
        op.create_index(op.f(f"ix_ties_relation_{side}"), "ties", ["relation", side])


def downgrade() -> None:
    """Refuse: a case is brought back from a copy, never made smaller."""
    raise NotImplementedError
