"""The verdict on claims of two times has the name of what it is one of: another scope.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Rename the verdict; ties are weighed by the present rules when something comes in."""
    op.execute(
        "UPDATE comparisons SET verdict = 'different_scope' WHERE verdict = 'different_time'"
    )


def downgrade() -> None:
    """Refuse: a case is brought back from a copy, never made smaller."""
    raise NotImplementedError
