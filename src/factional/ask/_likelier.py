"""Which side of a contradiction is likelier, as methods of truth discovery would have it.

A suggestion beside what the sources say: it is asked for, stands nowhere else, and no status
follows from it. With it comes what is known of how far to trust it: how the method did on made-up
sources, and how often it agrees with what the analyst concluded of this very case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from factional.ask._board import OUTCOME, PREFERRED, Outcome
from factional.ask._disputes import disputes
from factional.ask._snapshot import Snapshot, snapshot
from factional.ask._voices import Voices, voices
from factional.ask.rows import Dispute
from factional.model import DecisionKind, TieStatus, Verdict
from factional.store import Store
from factional.weigh import Method, believed

_SO = "so"


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far to trust a method.

    Attributes:
        right: Share of made-up questions whose likeliest answer was true.
        error: How far off its chances were there: expected calibration error, 0 to 1.
        concluded: Of how many contradictions here the analyst prefers a side.
        agreed: How many of them the method would have the same way.
    """

    right: float
    error: float
    concluded: int
    agreed: int


@dataclass(frozen=True, slots=True)
class Chance:
    """A side of a contradiction with the chance that a method gives it."""

    label: str
    chance: float
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Likelier:
    """A contradiction with the chances of its sides, the likeliest first."""

    tie: str
    question: str
    sides: tuple[Chance, ...]


@dataclass(frozen=True, slots=True)
class Suggested:
    """What a method suggests of all contradictions, and how far to trust it."""

    method: Method
    calibration: Calibration
    contradictions: tuple[Likelier, ...]


def likelier(
    store: Store, method: Method = Method.INDEPENDENT, *, by: str | None = None
) -> Suggested:
    """What a method of truth discovery suggests of the contradictions of a case.

    Sources that go back to one origin have one vote. What no two origins speak of says nothing
    about a source, and is left out.

    Args:
        store: The case.
        method: The method.
        by: With whose conclusions it is compared; nobody's where not given.
    """
    snap = snapshot(store)
    known = voices(store, snap)
    found = disputes(store)
    observed = {d.tie: _answers(snap, known, _sides(d)) for d in found}
    for tie in snap.ties.values():
        if tie.status in (TieStatus.CORROBORATED, TieStatus.SUPERSEDED) and len(tie.origins) > 1:
            observed[tie.id] = _answers(snap, known, [(_SO, tie.affirming)])
    chances = believed(observed, method)
    contradictions = [_likelier(dispute, chances[dispute.tie]) for dispute in found]
    concluded, agreed = _agreed(snap, contradictions, by)
    return Suggested(
        method, Calibration(*_measured()[method], concluded, agreed), tuple(contradictions)
    )


def _sides(dispute: Dispute) -> list[tuple[str, Sequence[str]]]:
    return [(p.label, [row.id for row in p.claims]) for p in dispute.positions]


def _answers(
    snap: Snapshot, known: Voices, sides: Iterable[tuple[str, Sequence[str]]]
) -> dict[str, str]:
    """What each source answers: of several origins the first to speak; its last word counts."""
    said: list[tuple[int, str, str]] = []
    order = {claim.id: n for n, claim in enumerate(snap.claims)}
    for label, ids in sides:
        for group in _origins(snap, ids):
            first = min(group, key=order.__getitem__)
            (source, *_) = known.of_claim(snap.claim[first])
            said.append((order[first], source, label))
    return {source: label for _, source, label in sorted(said)}


def _origins(snap: Snapshot, ids: Sequence[str]) -> list[set[str]]:
    """Claims of one side by origin: those that are not independent of each other together."""
    linked: defaultdict[str, set[str]] = defaultdict(set)
    for tie in {snap.tie_of[id].id for id in ids}:
        for pair in snap.ties[tie].comparisons:
            if pair.verdict is Verdict.NOT_INDEPENDENT:
                linked[pair.first].add(pair.second)
                linked[pair.second].add(pair.first)
    groups, seen = [], set[str]()
    for id in ids:
        group, border = set[str](), {id} - seen
        while border:
            group |= border
            border = {other for one in border for other in linked[one]} - group
        seen |= group
        if group:
            groups.append(group & set(ids))
    return groups


def _likelier(dispute: Dispute, chances: dict[str, float]) -> Likelier:
    sides = [
        Chance(p.label, round(chances.get(p.label, 0.0), 3), tuple(row.id for row in p.claims))
        for p in dispute.positions
    ]
    sides.sort(key=lambda side: (-side.chance, side.label))
    return Likelier(dispute.tie, dispute.question, tuple(sides))


def _agreed(snap: Snapshot, contradictions: Iterable[Likelier], by: str | None) -> tuple[int, int]:
    """Of how many contradictions somebody prefers a side, and how often it is the likeliest."""
    preferred = {
        d.target: set(d.details.get(PREFERRED, "").split())
        for d in snap.decisions
        if d.kind is DecisionKind.CONCLUDED
        and d.by == by
        and d.details.get(OUTCOME) == Outcome.PREFER
    }
    concluded = [c for c in contradictions if c.tie in preferred]
    return len(concluded), sum(
        not preferred[c.tie].isdisjoint(c.sides[0].claims) for c in concluded
    )


@cache
def _measured() -> dict[Method, tuple[float, float]]:
    path = resources.files("factional.vocabulary").joinpath("truth.yaml")
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {Method(name): (figures["right"], figures["error"]) for name, figures in data.items()}
