"""Disputes: ties that contradict themselves or each other, as positions side by side."""

from __future__ import annotations

from collections import defaultdict

from factional.ask._build import asked, claim_row, says
from factional.ask._earlier import as_known
from factional.ask._snapshot import Snapshot, snapshot
from factional.ask.rows import Dispute, Position
from factional.model import Claim, Tie, TieStatus
from factional.store import Store


def disputes(store: Store, *, known_by: str | None = None) -> list[Dispute]:
    """What the sources of a case contradict each other about, the most claims first.

    Ties that dispute each other, such as two holders of one post, make one dispute.

    Args:
        store: The case.
        known_by: EDTF time; what was in dispute by what was published then.

    Raises:
        InvalidTime: the time is not EDTF.
    """
    snap = as_known(snapshot(store), known_by)
    found = [_dispute(snap, ties) for ties in joined(snap)]
    return sorted(found, key=lambda d: (-sum(len(p.claims) for p in d.positions), d.tie))


def joined(snap: Snapshot) -> list[list[Tie]]:
    """Disputed ties, those with a comparison across them together."""
    linked: defaultdict[str, set[str]] = defaultdict(set)
    disputed = [t for t in snap.ties.values() if t.status is TieStatus.DISPUTED]
    for tie in disputed:
        for comparison in tie.comparisons:
            if comparison.verdict.disputes:
                for claim in (comparison.first, comparison.second):
                    linked[tie.id].add(snap.tie_of[claim].id)
                    linked[snap.tie_of[claim].id].add(tie.id)
    groups, seen = [], set[str]()
    for tie in disputed:
        group, border = set[str](), {tie.id} - seen
        while border:
            group |= border
            border = {other for id in border for other in linked[id]} - group
        seen |= group
        if group:
            groups.append([snap.ties[id] for id in sorted(group)])
    return groups


def dispute_of(snap: Snapshot, tie: str) -> Dispute | None:
    """What a tie is in dispute about, with all ties that dispute it; None where nothing does."""
    for ties in joined(snap):
        if any(each.id == tie for each in ties):
            return _dispute(snap, ties)
    return None


def _dispute(snap: Snapshot, ties: list[Tie]) -> Dispute:
    """What is said in some ties, but for what nobody contradicts: a number of a later time."""
    sides: defaultdict[str, list[Claim]] = defaultdict(list)
    for tie in ties:
        for id in tie.claims:
            claim = snap.claim[id]
            sides[says(snap, tie, claim)].append(claim)
    comparisons = {c for t in ties for c in t.comparisons if c.verdict.disputes}
    contested = {id for c in comparisons for id in (c.first, c.second)}
    sides_taken = {
        label: claims
        for label, claims in sides.items()
        if not contested.isdisjoint(claim.id for claim in claims)
    }
    taken = {claim.id for claims in sides_taken.values() for claim in claims}
    positions = [
        Position(label, tuple(claim_row(snap, claim) for claim in claims))
        for label, claims in sides_taken.items()
    ]
    return Dispute(
        tie=ties[0].id,
        ties=tuple(tie.id for tie in ties),
        question=" / ".join(
            asked(snap, tie, filter(taken.__contains__, tie.claims)) for tie in ties
        ),
        relation=ties[0].question.relation,
        positions=tuple(sorted(positions, key=lambda p: (-len(p.claims), p.label))),
        comparisons=tuple(sorted(comparisons, key=lambda c: (c.first, c.second, c.reason))),
    )
