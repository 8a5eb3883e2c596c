"""Circular reports: what looks like several sources, and goes back to one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from factional.ask._build import asked, claim_row
from factional.ask._snapshot import Snapshot, snapshot
from factional.ask.rows import ClaimRow
from factional.model import Comparison, Tie, Verdict
from factional.store import Store


@dataclass(frozen=True, slots=True)
class Circle:
    """Claims of several documents that say one thing, and are one origin.

    Attributes:
        tie: Id of the tie.
        question: What is said, in words.
        claims: The claims, by date of their documents, each with its words and its chain.
        documents: How many documents there are.
        reasons: Why each pair goes back to the same, with the two claims.
    """

    tie: str
    question: str
    claims: tuple[ClaimRow, ...]
    documents: int
    reasons: tuple[Comparison, ...]


def circular(store: Store, about: str | None = None) -> list[Circle]:
    """What several documents say on one word, those that the most documents repeat first.

    Args:
        store: The case.
        about: Actor that it is about, by an id or a name; all where not given.

    Raises:
        NotFound: the case knows no such actor.
        Ambiguous: it knows several of this name.
    """
    snap = snapshot(store)
    ties = snap.ties_with[snap.find_one(about).id] if about else snap.ties.values()
    found = [circle for tie in ties for circle in _circles(snap, tie)]
    return sorted(found, key=lambda c: (-c.documents, c.tie, c.claims[0].id))


def _circles(snap: Snapshot, tie: Tie) -> list[Circle]:
    linked: defaultdict[str, set[str]] = defaultdict(set)
    pairs = [c for c in tie.comparisons if c.verdict is Verdict.NOT_INDEPENDENT]
    for pair in pairs:
        linked[pair.first].add(pair.second)
        linked[pair.second].add(pair.first)
    circles, seen = [], set[str]()
    for id in tie.claims:
        group, border = set[str](), {id} - seen if id in linked else set()
        while border:
            group |= border
            border = {other for one in border for other in linked[one]} - group
        seen |= group
        documents = {snap.claim[one].document for one in group}
        if len(documents) > 1:
            ordered = [c for c in snap.claims if c.id in group]
            circles.append(
                Circle(
                    tie=tie.id,
                    question=asked(snap, tie, (claim.id for claim in ordered)),
                    claims=tuple(claim_row(snap, claim) for claim in ordered),
                    documents=len(documents),
                    reasons=tuple(p for p in pairs if p.first in group),
                )
            )
    return circles
