"""What people decided, with what each decision is about."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from factional.ask._build import document_ref
from factional.ask._snapshot import snapshot
from factional.ask.rows import DocumentRef
from factional.model import Decision, DecisionKind
from factional.store import Store

_PERSONAL = frozenset({DecisionKind.GRADED, DecisionKind.ESTIMATED})


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision.

    Attributes:
        id: Running number in the case.
        kind: What was decided.
        target: Id of the claim, entity, source or document decided about.
        document: The document that the target is, or is in; None where it is neither.
        by: Who decided.
        at: ISO 8601 moment in UTC.
        note: The reason.
        details: What is needed to show and to undo it.
        undone: Number of the decision that took it back, or None.
        orphaned: Whether it stands, and its claim or words are found no more.
    """

    id: int
    kind: DecisionKind
    target: str
    document: DocumentRef | None
    by: str
    at: str
    note: str
    details: Mapping[str, str]
    undone: int | None
    orphaned: bool


def decisions(store: Store, *, orphaned: bool = False, by: str | None = None) -> list[DecisionRow]:
    """All decisions in the order in which they were made.

    Args:
        store: The case.
        orphaned: Only those whose claim or words a later reading does not find.
        by: Who asks: what others hold of sources and ties is left out. All of it where not given.
    """
    snap = snapshot(store)
    lost = {decision.id for decision in store.orphaned()}
    theirs = set[int]()
    rows = []
    for made in store.decisions():
        if by is not None and _is_anothers(made, by, theirs):
            theirs.add(made.id)
            continue
        if orphaned and made.id not in lost:
            continue
        document = made.target.rpartition("-")[0] or made.target
        known = next((d for d in (made.target, document) if d in snap.documents), None)
        rows.append(
            DecisionRow(
                made.id,
                made.kind,
                made.target,
                document_ref(snap, known) if known else None,
                made.by,
                made.at,
                made.note,
                dict(made.details),
                made.undone,
                made.id in lost,
            )
        )
    return rows


def _is_anothers(made: Decision, by: str, theirs: Collection[int]) -> bool:
    """Whether a decision is a grade or a judgement of somebody else, or takes one back."""
    if made.kind is DecisionKind.UNDID:
        return int(made.details.get("undoes", 0)) in theirs
    return made.kind in _PERSONAL and made.by != by
