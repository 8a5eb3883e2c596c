"""Which decisions stand: a later one may take an earlier one back, and be taken back itself."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from factional.model import BlockKind, Decision, DecisionKind, Label
from factional.store import rows
from factional.store import schema as t

PUBLISHED = "published"
"""Key under which a decision keeps the date that it gives a document; empty for none."""


def undone(connection: Connection) -> dict[int, int]:
    """What each decision that does not stand was taken back by."""
    table = t.decisions
    query = select(table.c.id, table.c.undoes).where(table.c.undoes.is_not(None))
    taken: dict[int, int] = {}
    # only a later decision takes back an earlier one, so from the last on each is settled
    for row in connection.execute(query.order_by(table.c.id.desc())):
        if row.id not in taken:
            taken[row.undoes] = row.id
    return taken


def labels(connection: Connection, document: str, *, all: bool = False) -> dict[int, Label]:
    """The labels whose words are in the text, by decision, first to last; those that stand."""
    query = select(t.labels).where(t.labels.c.document == document, t.labels.c.start.is_not(None))
    found = connection.execute(query.order_by(t.labels.c.decision)).all()
    if not found:
        return {}
    taken = {} if all else undone(connection)
    return {
        row.decision: Label(row.start, row.stop, BlockKind(row.kind), row.speaker)
        for row in found
        if row.decision not in taken
    }


def dates(connection: Connection, document: str | None = None) -> dict[str, tuple[str | None, str]]:
    """The dates that people gave to documents, each with who did; of several the last that stands.

    Args:
        connection: The transaction.
        document: Only of this one.
    """
    table = t.decisions
    query = select(table).where(table.c.kind == DecisionKind.DATED.value).order_by(table.c.id)
    if document is not None:
        query = query.where(table.c.target == document)
    found = connection.execute(query).all()
    taken = undone(connection) if found else {}
    return {
        row.target: (row.details[PUBLISHED] or None, row.by) for row in found if row.id not in taken
    }


def orphaned(connection: Connection) -> list[Decision]:
    """Decisions that stand, and whose claim or words a later reading does not find."""
    gone = select(t.labels.c.decision).where(t.labels.c.start.is_(None))
    table = t.decisions
    query = select(table).where(
        table.c.target.in_(select(t.former_claims.c.id))
        | table.c.id.in_(gone)
        | table.c.id.in_(_holding_nothing(connection))
    )
    taken = undone(connection)
    found = connection.execute(query.order_by(table.c.id)).all()
    decided = [rows.decision_of(row, taken) for row in found if row.id not in taken]
    return [decision for decision in decided if decision.kind is not DecisionKind.UNDID]


def _holding_nothing(connection: Connection) -> list[int]:
    """Decisions about two actors, of one of which no referent is there any more."""
    held, known = t.judged, t.referents
    there = (known.c.document == held.c.document) & (known.c.id == held.c.referent)
    query = select(held.c.decision).outerjoin(known, there)
    query = query.group_by(held.c.decision, held.c.side).having(func.count(known.c.id) == 0)
    return list(connection.execute(query).scalars())
