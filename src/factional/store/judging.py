"""Decisions that two actors are one, or two, or that nobody can tell yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, insert, select

from factional.errors import InvalidQuery
from factional.model import Anchor, DecisionKind, Judgement
from factional.store import naming, rows
from factional.store import schema as t
from factional.store.standing import undone

KINDS: Final = (
    DecisionKind.MERGED,
    DecisionKind.SPLIT,
    DecisionKind.KEPT_APART,
    DecisionKind.UNSURE,
)
"""Decisions that are about two actors."""

NAMED: Final = "names"
"""Key under which a split says that names were taken off, and not what documents call so."""


def write(
    connection: Connection, decision: int, first: Sequence[Anchor], second: Sequence[Anchor]
) -> None:
    """Keep what a decision holds its two actors by, and note that both are to be resolved.

    Raises:
        InvalidQuery: one of them is nothing.
    """
    if not first or not second:
        raise InvalidQuery("It takes two to be one or to be apart. Name both.")
    records: list[rows.Record] = [
        {
            "decision": decision,
            "side": side,
            "seq": seq,
            "document": anchor.document,
            "referent": anchor.referent,
            "name": anchor.name,
            "entity": anchor.entity,
        }
        for side, anchors in enumerate((first, second))
        for seq, anchor in enumerate(anchors)
    ]
    connection.execute(insert(t.judged), records)
    outdate(connection, decision)


def outdate(connection: Connection, decision: int) -> None:
    """Note that the actors of a decision are to be resolved again."""
    table = t.judged
    query = select(table.c.document, table.c.referent).where(table.c.decision == decision)
    held = {(row.document, row.referent) for row in connection.execute(query)}
    naming.outdate(connection, naming.entities_of(connection, held).values())


def judgements(connection: Connection) -> list[Judgement]:
    """The judgements that stand, in the order in which they were made."""
    table = t.decisions
    query = select(table).where(table.c.kind.in_([kind.value for kind in KINDS]))
    made = connection.execute(query.order_by(table.c.id)).all()
    if not made:
        return []
    taken = undone(connection)
    sides: defaultdict[tuple[int, int], list[Anchor]] = defaultdict(list)
    held = t.judged
    for row in connection.execute(select(held).order_by(held.c.decision, held.c.side, held.c.seq)):
        anchor = Anchor(row.document, row.referent, row.name, row.entity)
        sides[row.decision, row.side].append(anchor)
    return [
        Judgement(
            decision=row.id,
            kind=DecisionKind(row.kind),
            first=tuple(sides[row.id, 0]),
            second=tuple(sides[row.id, 1]),
            at=row.at,
            named=NAMED in row.details,
        )
        for row in made
        if row.id not in taken
    ]
