"""How what was foretold turned out, by what was said later.

What nobody speaks of again stays open, also when its time is past: missing is never the same as
denied.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from factional.model import Answer, Bounds, Claim, ClaimKind, Period, Polarity


class Fate(StrEnum):
    """How a prediction turned out by what is known."""

    OPEN = "open"
    BORNE_OUT = "borne_out"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Prediction:
    """A claim about what was to come, with how it turned out.

    Attributes:
        claim: The claim.
        made: Day on which it was made, the last that it may have been; None where undated.
        horizon: Last day that it speaks of; None where it sets none.
        outcome: How it turned out.
        by: Ids of the later claims that tell so.
        reason: Why, in words.
    """

    claim: Claim
    made: date | None
    horizon: date | None
    outcome: Fate
    by: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A later claim as predictions are held against it.

    Attributes:
        claim: The claim.
        bounds: When it holds.
        said: Last day on which it may have been said; None where undated.
        holds: Whether it is of the same holder; False for one who holds in the place of another.
    """

    claim: Claim
    bounds: Bounds
    said: date | None
    holds: bool = True


def outcome(
    prediction: Claim, made: date | None, horizon: date | None, later: Sequence[Told]
) -> Prediction:
    """How one prediction turned out.

    What it foretells came about if a later claim has it so between the day on which it was foretold
    and its horizon. It failed if a claim of after the horizon denies it, or has somebody else hold
    what was to be held; without a horizon, if a later claim denies it. A denial that was foretold
    is held to the same, the other way round.
    """
    affirmed = prediction.polarity is Polarity.AFFIRMED
    after = [t for t in later if made is None or t.said is None or t.said > made]
    came = [t for t in after if t.holds and t.claim.polarity is Polarity.AFFIRMED]
    came = [t for t in came if _in_time(t, made, horizon)]
    missed = [t for t in after if _denies(t, horizon)]
    yes, no = (came, missed) if affirmed else (missed, came)
    found, by, reason = Fate.OPEN, [*yes, *no], "Nobody says how it turned out."
    if yes and no:
        reason = "Later claims contradict each other about it."
    elif yes:
        found, reason = Fate.BORNE_OUT, "Later claims have it so."
    elif no:
        found, reason = Fate.FAILED, "Later claims have it that it did not come about."
    return Prediction(prediction, made, horizon, found, tuple(t.claim.id for t in by), reason)


def _in_time(told: Told, made: date | None, horizon: date | None) -> bool:
    """Whether something held or happened after it was foretold, and not only after the horizon."""
    when = told.bounds
    if made and when.latest_end and when.latest_end < made:
        return False
    if horizon and when.earliest_start and when.earliest_start > horizon:
        return False
    undated = told.claim.time is None and told.claim.kind is ClaimKind.STATE
    return not (undated and horizon and told.said and told.said > horizon)


def _denies(told: Told, horizon: date | None) -> bool:
    if told.holds and told.claim.polarity is Polarity.AFFIRMED:
        return False
    if told.holds:
        return horizon is None or told.said is None or told.said > horizon
    if told.claim.polarity is Polarity.DENIED or horizon is None:
        return False
    return told.bounds.holds(Period(horizon, horizon)) is Answer.YES


def predictions(
    claims: Iterable[Claim],
    later: Callable[[Claim], Sequence[Told]],
    said: Callable[[Claim], date | None],
) -> list[Prediction]:
    """All predictions among some claims, with how they turned out, the earliest first.

    Plans and wishes are none.

    Args:
        claims: Claims, of which those that foretell are taken.
        later: What is stated of the same, whenever it was said.
        said: The last day on which a claim may have been said; None where nobody knows.
    """
    out = []
    for claim in claims:
        if claim.kind is ClaimKind.PREDICTION:
            horizon = Bounds.parse(claim.time).latest_end if claim.time else None
            out.append(outcome(claim, said(claim), horizon, later(claim)))
    return sorted(out, key=lambda p: (p.made or date.max, p.claim.id))
