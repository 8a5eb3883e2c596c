"""Average precision, and recall at a precision, of scores that ties may have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def average_precision(scored: Sequence[tuple[float, bool]]) -> float:
    """Area under precision and recall, by steps; pairs of one score come in together."""
    total = sum(same for _, same in scored)
    area = before = 0.0
    for precision, recall in _steps(scored, total):
        area += precision * (recall - before)
        before = recall
    return area


def recall_at(scored: Sequence[tuple[float, bool]], precision: float) -> float:
    """The most recall of any threshold with at least this precision; 0 if there is none."""
    total = sum(same for _, same in scored)
    return max((r for p, r in _steps(scored, total) if p >= precision), default=0.0)


def before_an_error(scored: Sequence[tuple[float, bool]]) -> tuple[int, float]:
    """How many true pairs score above every false one, and the score of that one."""
    worst = max((score for score, same in scored if not same), default=0.0)
    return sum(same and score > worst for score, same in scored), worst


def _steps(scored: Sequence[tuple[float, bool]], total: int) -> Iterator[tuple[float, float]]:
    ranked = sorted(scored, key=lambda pair: -pair[0])
    right = 0
    for i, (score, same) in enumerate(ranked):
        right += same
        if total and (i + 1 == len(ranked) or ranked[i + 1][0] != score):
            yield right / (i + 1), right / total
