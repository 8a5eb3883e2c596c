"""The board: what sources contradict each other about, with what an analyst concludes of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from factional.ask._build import document_ref
from factional.ask._disputes import disputes
from factional.ask._folds import folded
from factional.ask._review import Progress, progress
from factional.ask._snapshot import Snapshot, snapshot
from factional.ask._span import Span, span_of
from factional.ask.rows import ClaimRow, Dispute, DocumentRef, Position
from factional.model import Comparison, Decision, DecisionKind, Verdict
from factional.store import Store

OUTCOME, PREFERRED = "outcome", "claims"
"""Keys under which a conclusion keeps what it is, and the claims of the position it prefers."""

_IDENTITY: Final = "also_known_as"
"""The relation that says of two names that they are of one."""


class Outcome(StrEnum):
    """What an analyst concludes of a contradiction. Nothing is concluded without one."""

    PREFER = "prefer"
    BOTH_TIME = "both_time"
    BOTH_SCOPE = "both_scope"
    SAME = "same"
    OPEN = "open"


class About(StrEnum):
    """What it is about.

    A number, a condition, a post, a relation, whether it is so at all, or whether two names are of
    one actor or of two.
    """

    NUMBER = "number"
    CONDITION = "condition"
    HOLDER = "holder"
    RELATION = "relation"
    EXISTENCE = "existence"
    IDENTITY = "identity"


@dataclass(frozen=True, slots=True)
class Voiced:
    """A claim of a position with the time it holds."""

    row: ClaimRow
    span: Span


@dataclass(frozen=True, slots=True)
class Folded:
    """Claims that are one origin, however often they are printed.

    Attributes:
        claims: The claims, by date of their documents.
        documents: How many documents they are in.
        reasons: Why they go back to the same; empty for a claim that stands alone.
    """

    claims: tuple[Voiced, ...]
    documents: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standpoint:
    """One position, with its origins: those that most documents repeat first."""

    label: str
    origins: tuple[Folded, ...]
    claims: int


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What somebody concluded: dated, signed, and undone by its decision's number.

    Attributes:
        position: Number of the position that is preferred, from 0; None where none is, or it is
            no position any more.
    """

    decision: int
    outcome: Outcome
    position: int | None
    by: str
    at: str
    note: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Claims that cannot all be so.

    Attributes:
        tie: Id of the tie in dispute; of several ties that dispute each other, the first.
        question: What is in dispute, in words.
        about: What it is about.
        positions: The sides, that with most claims first.
        comparisons: The pairs that are in dispute, each with its reason.
        silent: Documents that speak of the same actors, and not of this.
        depends: How many ties its actors stand in.
        progress: How many of its claims are reviewed.
        conclusion: What was concluded last, if anything.
    """

    tie: str
    question: str
    about: About
    positions: tuple[Standpoint, ...]
    comparisons: tuple[Comparison, ...]
    silent: tuple[DocumentRef, ...]
    depends: int
    progress: Progress
    conclusion: Conclusion | None


def board(store: Store) -> list[Contradiction]:
    """All contradictions of a case, those on which most depends first."""
    snap = snapshot(store)
    concluded = _conclusions(store.decisions())
    found = [_contradiction(snap, dispute, concluded) for dispute in disputes(store)]
    return sorted(found, key=lambda c: (-c.depends, c.tie))


def _conclusions(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The last conclusion that stands, by tie."""
    return {d.target: d for d in decisions if d.kind is DecisionKind.CONCLUDED and d.undone is None}


def _contradiction(
    snap: Snapshot, dispute: Dispute, concluded: dict[str, Decision]
) -> Contradiction:
    ties = [snap.ties[id] for id in dispute.ties]
    claims = [snap.claim[row.id] for p in dispute.positions for row in p.claims]
    actors = {s for t in ties for s in (t.question.subject, t.question.object) if s is not None}
    speaking = {claim.document for claim in claims}
    mentioning = set.intersection(*(snap.mentioned[id] for id in sorted(actors)))
    made = next((concluded[id] for id in dispute.ties if id in concluded), None)
    return Contradiction(
        tie=dispute.tie,
        question=dispute.question,
        about=_about(snap, dispute),
        positions=tuple(_side(snap, dispute, position) for position in dispute.positions),
        comparisons=dispute.comparisons,
        silent=tuple(document_ref(snap, id) for id in snap.by_date if id in mentioning - speaking),
        depends=len({tie.id for id in actors for tie in snap.ties_with[id]}),
        progress=progress(claims),
        conclusion=_conclusion(dispute, made) if made else None,
    )


def _about(snap: Snapshot, dispute: Dispute) -> About:
    asked = [snap.ties[id].question for id in dispute.ties]
    if len({question.relation for question in asked}) > 1:
        return About.RELATION
    value = snap.vocabulary[dispute.relation].value
    if value is not None:
        return About.NUMBER if value == "quantity" else About.CONDITION
    if len(asked) > 1:
        return About.HOLDER
    of_names = asked[0].of_names or asked[0].relation == _IDENTITY
    return About.IDENTITY if of_names else About.EXISTENCE


def _side(snap: Snapshot, dispute: Dispute, position: Position) -> Standpoint:
    rows = {row.id: row for row in position.claims}
    pairs = [
        c
        for id in dispute.ties
        for c in snap.ties[id].comparisons
        if c.verdict is Verdict.NOT_INDEPENDENT and c.first in rows and c.second in rows
    ]
    groups = [_folded(snap, [rows[id] for id in ids], pairs) for ids in folded(rows, pairs)]
    groups.sort(key=lambda g: (-g.documents, g.claims[0].row.id))
    return Standpoint(position.label, tuple(groups), len(rows))


def _folded(snap: Snapshot, rows: Sequence[ClaimRow], pairs: Sequence[Comparison]) -> Folded:
    ids = {row.id for row in rows}
    reasons = dict.fromkeys(pair.reason for pair in pairs if pair.first in ids)
    claims = tuple(Voiced(row, span_of(snap.bounds(snap.claim[row.id]))) for row in rows)
    return Folded(claims, len({row.document.id for row in rows}), tuple(reasons))


def _conclusion(dispute: Dispute, made: Decision) -> Conclusion:
    preferred = set(made.details.get(PREFERRED, "").split())
    position = next(
        (n for n, p in enumerate(dispute.positions) if preferred & {row.id for row in p.claims}),
        None,
    )
    outcome = Outcome(made.details[OUTCOME])
    return Conclusion(made.id, outcome, position, made.by, made.at, made.note)
