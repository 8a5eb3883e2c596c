"""Whether claims are right as often as their confidence says.

A claim is right where it matches a gold claim, core or not; repetitions are wrong. `ECE` is the
expected calibration error over bins of equal width (Naeini, Cooper and Hauskrecht 2015): the mean
distance between confidence and the share of claims that are right, weighted by claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.claims.extracted import Corpus, matches, table
from factional.ask._alignment import Record
from factional.ask._matching import Match

BINS = 10
FLOORS = tuple(n / 20 for n in range(15))


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim that was scored.

    Attributes:
        right: Whether it matches a gold claim.
        core: Whether that one is core, so that it counts for recall.
    """

    confidence: float
    right: bool
    core: bool


def judged(match: Match) -> Iterator[tuple[Record, Judged]]:
    """Every claim of a document that is scored, with the record that it was read from."""
    core = {id(found) for _, found in match.claims.pairs}
    false = {id(found) for found in match.claims.false}
    for claim in match.scored:
        right = id(claim) not in false
        yield claim, Judged(float(claim["confidence"]), right, id(claim) in core)


def error(claims: Sequence[Judged], bins: int = BINS) -> float:
    """Expected calibration error, from 0 to 1."""
    return sum(
        abs(sum(c.confidence for c in part) - sum(c.right for c in part))
        for part in binned(claims, bins)
    ) / max(1, len(claims))


def binned(claims: Sequence[Judged], bins: int = BINS) -> list[list[Judged]]:
    """The claims by confidence, in bins of equal width."""
    made: list[list[Judged]] = [[] for _ in range(bins)]
    for claim in claims:
        made[min(bins - 1, int(claim.confidence * bins))].append(claim)
    return made


def diagram(claims: Sequence[Judged]) -> Iterator[str]:
    """The reliability diagram as a table, and the error."""
    rows = [
        (
            f"{number / BINS:.1f}–{(number + 1) / BINS:.1f}",
            len(part),
            sum(c.confidence for c in part) / len(part),
            sum(c.right for c in part) / len(part),
            "█" * round(20 * sum(c.right for c in part) / len(part)),
        )
        for number, part in enumerate(binned(claims))
        if part
    ]
    yield table(rows, ("confidence", "claims", "mean", "right", ""))
    brier = sum((c.confidence - c.right) ** 2 for c in claims) / max(1, len(claims))
    yield f"{len(claims)} claims, ECE {error(claims):.3f}, Brier score {brier:.3f}."


def floors(claims: Sequence[Judged], gold: int) -> str:
    """Precision, recall and F1 of what is left above each floor.

    Args:
        claims: All claims, the least sure too.
        gold: Number of core gold claims.
    """
    rows = []
    for floor in FLOORS:
        left = [c for c in claims if c.confidence >= floor]
        found, false = sum(c.core for c in left), sum(not c.right for c in left)
        precision = found / (found + false) if found + false else 0.0
        recall = found / gold if gold else 0.0
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        rows.append((f"{floor:.2f}", found, false, precision, recall, f1))
    return table(rows, ("floor", "found", "false", "precision", "recall", "F1"))


def reliabilities(corpora: Sequence[Corpus]) -> Iterator[str]:
    """The diagram of each set, all of its documents together."""
    for corpus in corpora:
        found = matches(corpus, everything=True).values()
        claims = [j for match in found for _, j in judged(match)]
        gold = sum(len(m.claims.pairs) + len(m.claims.missed) for m in found)
        yield f"### confidence, {corpus.name}"
        yield from diagram(claims)
        yield floors(claims, gold)
