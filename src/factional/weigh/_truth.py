"""Truth discovery: which of several answers is likelier, by who gives them.

Three methods guess at the same time how often each source is right and which answer is true: a
vote weighted by trust; TruthFinder (Yin, Han and Yu, KDD 2007); and a model that also guesses who
copies from whom and counts copied answers for less (ACCU with dependence, after Dong, Berti-Équille
and Srivastava, VLDB 2009). Their figures are suggestions. They assume that sources err
independently and at a rate of their own, which parties to a conflict do not; a status never
follows from them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from itertools import combinations
from math import exp, log
from types import MappingProxyType
from typing import Final

Observations = Mapping[str, Mapping[str, str]]
"""What each source answers, by question and source."""

Beliefs = dict[str, dict[str, float]]
"""How likely each answer is, by question and answer; those of a question sum to one at most."""

_ROUNDS: Final = 20
_START: Final = 0.8  # how often a source is right before anything is known of it
_DAMPING, _CONFLICT = 0.3, 0.25  # TruthFinder's γ, and ρ times its implication of another answer
_FALSE: Final = 10  # how many wrong answers a question has
_COPYING, _RATE = 0.2, 0.8  # how likely one of two copies, and how much of what he says
_SURE: Final = 0.99


class Method(StrEnum):
    """How it is guessed."""

    MAJORITY = "majority"
    WEIGHTED = "weighted"
    TRUTHFINDER = "truthfinder"
    INDEPENDENT = "independent"


def believed(observed: Observations, method: Method) -> Beliefs:
    """How likely each answer is.

    Args:
        observed: What each source answers.
        method: How it is guessed.
    """
    return METHODS[method](observed) if observed else {}


def _majority(observed: Observations) -> Beliefs:
    return {question: _shares(_votes(said)) for question, said in observed.items()}


def _weighted(observed: Observations) -> Beliefs:
    found = _majority(observed)
    for _ in range(_ROUNDS):
        trust = _accuracy(observed, found)
        found = {
            question: _shares({v: sum(trust[s] for s in who) for v, who in _by_value(said)})
            for question, said in observed.items()
        }
    return found


def _truthfinder(observed: Observations) -> Beliefs:
    trust = {source: _START for said in observed.values() for source in said}
    found: Beliefs = {}
    for _ in range(_ROUNDS):
        for question, said in observed.items():
            scores = {v: sum(-log(1 - trust[s]) for s in who) for v, who in _by_value(said)}
            whole = sum(scores.values())
            found[question] = {
                v: _logistic(_DAMPING * (score - _CONFLICT * (whole - score)))
                for v, score in scores.items()
            }
        trust = _accuracy(observed, found)
    return {question: _shares(values) for question, values in found.items()}


def _independent(observed: Observations) -> Beliefs:
    """ACCU: votes weighted by accuracy, each for less the likelier it is copied."""
    accuracy = {source: _START for said in observed.values() for source in said}
    found = _majority(observed)
    shared = _shared(observed)
    for _ in range(_ROUNDS):
        copied = {
            pair: _dependent(pair, asked, observed, found, accuracy)
            for pair, asked in shared.items()
        }
        for question, said in observed.items():
            counts = {v: _count(who, accuracy, copied) for v, who in _by_value(said)}
            top = max(0.0, *counts.values())
            unsaid = max(0, _FALSE + 1 - len(counts)) * exp(-top)
            whole = sum(exp(n - top) for n in counts.values()) + unsaid
            found[question] = {v: exp(n - top) / whole for v, n in counts.items()}
        accuracy = _accuracy(observed, found)
    return found


def _shared(observed: Observations) -> dict[tuple[str, str], list[str]]:
    """The questions that two sources both answer, by the two."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for question, said in observed.items():
        for pair in combinations(sorted(said), 2):
            found[pair].append(question)
    return dict(found)


def _dependent(
    pair: tuple[str, str],
    asked: Iterable[str],
    observed: Observations,
    found: Beliefs,
    accuracy: Mapping[str, float],
) -> float:
    """How likely one of two copies from the other: by the wrong answers that they share."""
    right = (accuracy[pair[0]] + accuracy[pair[1]]) / 2
    both, wrong = right * right, (1 - right) ** 2 / _FALSE
    apart = 1 - both - wrong
    odds = log(_COPYING / (1 - _COPYING))
    for question in asked:
        ours, theirs = (observed[question][source] for source in pair)
        if ours != theirs:
            odds += log(1 - _RATE)
            continue
        true = found[question][ours]
        alone = true * both + (1 - true) * wrong
        copying = _RATE * (true * right + (1 - true) * (1 - right)) + (1 - _RATE) * alone
        odds += log(copying / alone)
    return _logistic(odds) if apart else 1.0


def _count(
    sources: Iterable[str],
    accuracy: Mapping[str, float],
    copied: Mapping[tuple[str, str], float],
) -> float:
    """The votes for an answer, the most accurate source first, each less by what it may copy."""
    total, before = 0.0, list[str]()
    for source in sorted(sources, key=lambda s: (-accuracy[s], s)):
        alone = 1.0
        for other in before:
            alone *= 1 - _RATE * copied[min(source, other), max(source, other)]
        right = accuracy[source]
        total += alone * log(_FALSE * right / (1 - right))
        before.append(source)
    return total


def _accuracy(observed: Observations, found: Beliefs) -> dict[str, float]:
    """How often each source is right, by what is believed; never surely, either way."""
    given: defaultdict[str, list[float]] = defaultdict(list)
    for question, said in observed.items():
        for source, value in said.items():
            given[source].append(found[question][value])
    # two answers of a source as yet unknown stand beside its own, so that one is not everything
    return {
        source: min(_SURE, max(1 - _SURE, (sum(p) + 2 * _START) / (len(p) + 2)))
        for source, p in given.items()
    }


def _by_value(said: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for source, value in said.items():
        found[value].append(source)
    return sorted(found.items())


def _votes(said: Mapping[str, str]) -> dict[str, float]:
    return {value: float(len(who)) for value, who in _by_value(said)}


def _shares(scores: Mapping[str, float]) -> dict[str, float]:
    whole = sum(scores.values())
    return {value: score / whole for value, score in scores.items()}


def _logistic(x: float) -> float:
    return 1 / (1 + exp(-x)) if x >= 0 else exp(x) / (1 + exp(x))


METHODS: Final[Mapping[Method, Callable[[Observations], Beliefs]]] = MappingProxyType(
    {
        Method.MAJORITY: _majority,
        Method.WEIGHTED: _weighted,
        Method.TRUTHFINDER: _truthfinder,
        Method.INDEPENDENT: _independent,
    }
)
"""Every method, by name."""
