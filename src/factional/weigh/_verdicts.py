"""What two claims are to each other, with the reason in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from factional.model import Answer, Bounds, Comparison, Verdict
from factional.resolve import fold
from factional.weigh._reading import (
    Reading,
    contend,
    final_first,
    opposite_values,
    same_value,
    undone,
)
from factional.weigh._words import stated

_MAYBE = " Whether they speak of the same time is not certain."


def compared(first: Reading, second: Reading, verdict: Verdict, reason: str) -> Comparison:
    """A comparison that comes out the same whichever claim is named first."""
    a, b = sorted((first.claim.id, second.claim.id))
    return Comparison(a, b, verdict, reason)


def contradiction(first: Reading, second: Reading) -> Comparison | None:
    """The dispute between two claims of one question, or None where both can be so.

    Opposite polarity about one value, values that exclude each other, numbers without overlap;
    about times that may be the same, and either both stated or both foretold.
    """
    if first.foretold is not second.foretold:
        return None
    if first.affirms is not second.affirms:
        if not same_value(first, second):
            return None
        reason = "One says so, the other says that it is not so."
    elif first.affirms and opposite_values(first, second):
        values = " and ".join(sorted({f"“{stated(r.claim)}”" for r in (first, second)}))
        reason = f"{values} cannot both be so."
        ordered = final_first(first, second)
        if ordered is not None:
            together = undone(ordered[0].bounds, ordered[1].bounds)
            return _disputed(first, second, reason, together)
    else:
        return None
    return _disputed(first, second, reason)


def exclusion(first: Reading, second: Reading) -> Comparison | None:
    """The dispute between claims of two relations of which one excludes the other."""
    if first.foretold is not second.foretold or not (first.affirms and second.affirms):
        return None
    labels = " and ".join(sorted({f"“{r.relation.label}”" for r in (first, second)}))
    return _disputed(first, second, f"{labels} exclude each other.")


def rivalry(first: Reading, second: Reading, *, of: str) -> Comparison | None:
    """The dispute between claims that give one post two holders.

    One source that names both holders in one document says that they share it.
    """
    if first.foretold or second.foretold or not (first.affirms and second.affirms):
        return None
    one_voice = first.origin.marks & second.origin.marks
    if one_voice and first.claim.document == second.claim.document:
        return None
    role = min((first, second), key=lambda r: r.claim.id).claim.role
    post = f"“{role or first.relation.label}”"
    return _disputed(first, second, f"Two holders are named for {post} of {of}, which has one.")


def _disputed(
    first: Reading, second: Reading, reason: str, together: Answer | None = None
) -> Comparison | None:
    together = together or contend(first.bounds, second.bounds)
    if together is Answer.NO:
        return None
    if together is Answer.MAYBE:
        reason += _MAYBE
    return compared(first, second, Verdict.DISPUTE, reason)


def same_post(first: Reading, second: Reading) -> bool:
    """Whether the role of both is worded alike, or neither has one."""
    return fold(first.claim.role or "") == fold(second.claim.role or "")


def retirement(claim: Reading, ending: Reading) -> Comparison | None:
    """How a later event ends a state, or None where it does not come later.

    The event must come, or at least be told, after the last day on which the state is attested.
    """
    until = _last_attested(claim.bounds)
    if until is None or not claim.lasts or not claim.affirms or not ending.affirms:
        return None
    if ending.foretold or ending.bounds.latest_end is None or ending.bounds.latest_end <= until:
        return None
    first = ending.bounds.earliest_start
    sure = first is not None and first >= until
    when = f" ({ending.claim.time})" if ending.claim.time else ""
    reason = (
        f"“{ending.relation.label}”{when} is {'later' if sure else 'perhaps later'} than "
        f"{until.isoformat()}, the last day for which it is said to hold."
    )
    return compared(claim, ending, Verdict.SUPERSEDE, reason)


def lapse(claim: Reading, denial: Reading) -> Comparison | None:
    """How a later denial ends a state that was attested long before it."""
    if claim.foretold or denial.foretold or not claim.lasts or not same_value(claim, denial):
        return None
    until, since = _last_attested(claim.bounds), _last_attested(denial.bounds)
    if until is None or since is None or since <= until:
        return None
    if contend(claim.bounds, denial.bounds) is not Answer.NO:
        return None
    reason = f"Said to hold on {until.isoformat()}, and no more on {since.isoformat()}."
    return compared(claim, denial, Verdict.SUPERSEDE, reason)


def _last_attested(when: Bounds) -> date | None:
    days = [d for d in (when.earliest_end, when.latest_start) if d is not None]
    return max(days) if days else None


def over(claim: Reading) -> bool:
    """Whether a state is said, by the claim itself, to have ended."""
    return claim.lasts and claim.bounds.latest_end is not None


def agreeing(readings: Sequence[Reading]) -> list[list[Reading]]:
    """Claims that say one thing of one time: groups within which all are linked by agreement."""
    if not any(r.claim.value is not None for r in readings):
        return _overlapping(readings)
    groups: list[list[Reading]] = []
    for reading in readings:
        near = [g for g in groups if any(_agree(reading, other) for other in g)]
        merged = [r for g in near for r in g] + [reading]
        groups = [g for g in groups if g not in near] + [merged]
    return groups


def _agree(first: Reading, second: Reading) -> bool:
    overlap = first.bounds.overlaps(second.bounds)
    return overlap is not Answer.NO and same_value(first, second)


def _overlapping(readings: Iterable[Reading]) -> list[list[Reading]]:
    """Groups of claims whose widest stretches touch, in one sweep over their earliest days."""

    def since(reading: Reading) -> date:
        return reading.bounds.earliest_start or date.min

    groups: list[list[Reading]] = []
    reach = date.min
    for reading in sorted(readings, key=lambda r: (since(r), r.claim.id)):
        if groups and since(reading) <= reach:
            groups[-1].append(reading)
        else:
            groups.append([reading])
            reach = date.min
        reach = max(reach, reading.bounds.latest_end or date.max)
    return groups
