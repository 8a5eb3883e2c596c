"""Sources are worked out from the documents; grades and affiliations stand in the log alone.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_MAKER = "Factional"
"""Who signs for an affiliation that nobody had signed."""


def upgrade() -> None:
    """Let grades name their source, log the affiliations, and drop the two tables."""
    op.execute(
        "UPDATE decisions SET target = (SELECT name FROM sources WHERE id = decisions.target) "
        "WHERE kind IN ('graded', 'undid') AND target IN (SELECT id FROM sources)"
    )
    if not op.get_context().as_sql:
        _log_affiliations(op.get_bind())
    op.drop_table("source_affiliations")
    op.drop_table("sources")


def downgrade() -> None:
    """Refuse: a case is brought back from a copy, never made smaller."""
    raise NotImplementedError


def _log_affiliations(connection: sa.Connection) -> None:
    found = connection.execute(
        sa.text(
            "SELECT s.name AS source, a.name AS home FROM source_affiliations AS a "
            "JOIN sources AS s ON s.id = a.source ORDER BY a.source, a.seq"
        )
    ).all()
    last = connection.execute(sa.text("SELECT MAX(id) FROM decisions")).scalar() or 0
    log = sa.table("decisions", *map(sa.column, ("id", "kind", "target", "by", "at", "note")))
    log.append_column(sa.column("details", sa.JSON))
    rows = [
        {
            "id": last + number,
            "kind": "affiliated",
            "target": row.source,
            "by": _MAKER,
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "note": "",
            "details": {"to": row.home},
        }
        for number, row in enumerate(found, 1)
    ]
    if rows:
        op.bulk_insert(log, rows)
