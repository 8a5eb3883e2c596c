"""Claims that are to be weighed again by themselves, and not with their whole document.

Revision ID: 0009
Revises: 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table of them, and what finds the comparisons of a claim that goes."""
    op.create_table(
        "unweighed_claims",
        sa.Column("claim", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("claim", name=op.f("pk_unweighed_claims")),
        sqlite_with_rowid=False,
    )
    for side in ("first", "second"):
        op.create_index(op.f(f"ix_comparisons_{side}"), "comparisons", [side])


def downgrade() -> None:
    """Refuse: a case is brought back from a copy, never made smaller."""
    raise NotImplementedError
