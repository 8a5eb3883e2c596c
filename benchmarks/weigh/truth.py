"""Truth discovery against majority vote, on made-up sources of which some copy.

    python -m benchmarks.weigh.truth

Independent sources are right at a rate of their own; copiers take seven tenths of their answers
from one source that is mostly wrong. Seeds are fixed, so the figures are the same everywhere.
Nothing here is a case: the figures say how the methods do where their assumptions hold.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from factional.weigh import Method, Observations, believed

SEEDS = range(10)
COPIERS = (0, 4, 8)
_QUESTIONS, _SOURCES, _WRONG = 120, 12, 5
_COVERED, _COPIED = 0.6, 0.7
_BINS = 10


@dataclass(frozen=True, slots=True)
class Score:
    """How a method does.

    Attributes:
        right: Share of the questions whose likeliest answer is true.
        error: Expected calibration error: how far "0.8" is from being right in 0.8 of the cases,
            in ten equal bins over all answers.
    """

    right: float
    error: float


def simulate(seed: int, copiers: int) -> tuple[Observations, dict[str, str]]:
    """What some sources answer, and the truth; every question has answers of two or more."""
    chance = random.Random(seed)
    rates = [chance.uniform(0.55, 0.95) for _ in range(_SOURCES - 1)]
    rates.append(0.3)  # the one who is copied from
    truth, said = {}, {}
    for number in range(_QUESTIONS):
        question = f"q{number:03}"
        truth[question] = "true"
        answers = {
            f"s{source:02}": _answer(chance, rate)
            for source, rate in enumerate(rates)
            if chance.random() < _COVERED
        }
        model = f"s{_SOURCES - 1:02}"
        for copier in range(copiers):
            if chance.random() < _COVERED:
                copies = model in answers and chance.random() < _COPIED
                answers[f"c{copier:02}"] = answers[model] if copies else _answer(chance, 0.6)
        if len(answers) > 1:
            said[question] = answers
    return said, truth


def _answer(chance: random.Random, rate: float) -> str:
    return "true" if chance.random() < rate else f"wrong{chance.randrange(_WRONG)}"


def score(method: Method, copiers: int, seeds: Sequence[int] = SEEDS) -> Score:
    """How a method does over all seeds."""
    right, asked = 0, 0
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for seed in seeds:
        said, truth = simulate(seed, copiers)
        for question, answers in believed(said, method).items():
            best = max(sorted(answers), key=lambda value: answers[value])
            right += best == truth[question]
            asked += 1
            for value, chance in answers.items():
                at = min(_BINS - 1, int(chance * _BINS))
                bins[at].append((chance, value == truth[question]))
    total = sum(map(len, bins))
    error = sum(abs(sum(p for p, _ in held) - sum(true for _, true in held)) for held in bins)
    return Score(right / asked, error / total)


def main() -> None:
    """Print a table: how often right, and the calibration error, by method and copiers."""
    print(f"{'method':<12} " + "  ".join(f"{n} copiers      " for n in COPIERS))
    for method in Method:
        cells = [score(method, copiers) for copiers in COPIERS]
        shown = "  ".join(f"{c.right:.3f} (±{c.error:.3f})" for c in cells)
        print(f"{method:<12} {shown}")


if __name__ == "__main__":
    main()
