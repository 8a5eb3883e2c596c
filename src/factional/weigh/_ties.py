"""Ties: claims gathered by the question that they answer, and the status that follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from factional.model import Comparison, Question, Tie, TieStatus, Verdict
from factional.weigh._origins import independent
from factional.weigh._pairs import Court, compared
from factional.weigh._reading import Reading, tie_id

_Group = list[tuple[str, list[Reading]]]


@dataclass(frozen=True, slots=True)
class Around:
    """The readings of other questions that bear on one.

    Attributes:
        against: What may contradict it or come after it: relations that exclude it, other holders
            of a post, the same said of places around it.
        inside: The same said of places that lie in its own: whoever is in the town is in the
            province.
        ending: Events that end such a state.
    """

    against: Sequence[Reading] = ()
    inside: Sequence[Reading] = ()
    ending: Sequence[Reading] = ()


def tie_of(asked: Question, readings: Sequence[Reading], around: Around, court: Court) -> Tie:
    """The tie of one question, from all readings that answer it and those that bear on it."""
    affirming = [r for r in readings if r.affirms]
    denying = [r for r in readings if not r.affirms]
    stated = [r for r in affirming if not r.foretold]
    found = _once(_comparisons(affirming, denying, around, court))
    ours = {r.claim.id for r in readings}
    ended = {c.first for c in found if c.verdict is Verdict.SUPERSEDE and c.first in ours}
    origins, support = _support(stated or affirming, around.inside, court)
    _, refusals = _support(denying, (), court)
    disputes = [c for c in found if c.verdict.disputes]
    status = _status(affirming, stated, disputes, ended, origins)
    return Tie(
        id=tie_id(asked),
        question=asked,
        status=status,
        affirming=tuple(r.claim.id for r in affirming),
        denying=tuple(r.claim.id for r in denying),
        origins=tuple(origins),
        comparisons=(
            *disputes,
            *(c for c in found if c.verdict is Verdict.SUPERSEDE),
            *support,
            *refusals,
            *(c for c in found if c.verdict is Verdict.DIFFERENT_SCOPE),
        ),
    )


def _comparisons(
    affirming: Sequence[Reading], denying: Sequence[Reading], around: Around, court: Court
) -> Iterator[Comparison]:
    """What stands against a claim of the tie, and what it is apart from: the first of each kind.

    Of each claim one pair of a kind is enough to show, and enough for the status.
    """
    ending = [r for r in around.ending if not _contested(r, around.ending, court)]
    valued = any(r.claim.value is not None for r in affirming)
    for reading in affirming:
        others = [*denying, *(affirming if valued else ()), *ending, *around.against]
        yield from _first_of_each(reading, others, court)
    for reading in denying:
        inside = [r for r in around.inside if r.affirms]
        yield from _first_of_each(reading, [*affirming, *around.against, *inside], court)


def _contested(event: Reading, beside: Sequence[Reading], court: Court) -> bool:
    """Whether it is disputed that an event came about; such a one ends nothing."""
    verdicts = (
        court.same_question(event, other)
        for other in beside
        if other is not event and other.question == event.question
    )
    return any(v is not None and v.verdict.disputes for v in verdicts)


def _first_of_each(
    reading: Reading, others: Iterable[Reading], court: Court
) -> Iterator[Comparison]:
    wanted = {Verdict.DISPUTE, Verdict.SELF_DISPUTE, Verdict.SUPERSEDE, Verdict.DIFFERENT_SCOPE}
    for other in others:
        if other is reading:
            continue
        verdict = court.verdict(reading, other)
        if verdict is None or verdict.verdict not in wanted:
            continue
        if verdict.verdict is Verdict.SUPERSEDE and verdict.first != reading.claim.id:
            continue  # the other one is over, and its own tie says so
        yield verdict
        wanted.discard(verdict.verdict)
        if not wanted:
            return


def _once(comparisons: Iterable[Comparison]) -> list[Comparison]:
    return sorted(set(comparisons), key=lambda c: (c.first, c.second, c.verdict, c.reason))


def _support(
    readings: Sequence[Reading], inside: Sequence[Reading], court: Court
) -> tuple[list[str], list[Comparison]]:
    """The independent origins of the best supported answer, and the pairs that show them."""
    best: _Group = []
    comparisons: list[Comparison] = []
    within = [r for r in inside if r.affirms and not r.foretold] if readings else []
    for group in _agreeing([*readings, *within], court):
        if not any(r in readings for r in group):
            continue
        found = [
            (name, [group[p] for p in at]) for name, at in independent(r.origin for r in group)
        ]
        for _, members in found:
            comparisons += [_one_origin(members, other, court) for other in members[1:]]
        for _, members in found[1:]:
            comparisons.append(court.support(found[0][1][0], members[0]))
        if len(found) > len(best):
            best = found
    return [name for name, _ in best], comparisons


def _one_origin(members: Sequence[Reading], other: Reading, court: Court) -> Comparison:
    """Why a claim is of one origin with others: shown beside the first that it meets itself."""
    for first in members:
        if first is not other and first.origin.meets(other.origin):
            return court.support(first, other)
    first = members[0]
    both = "Both say so" if first.affirms else "Both deny it"
    reason = f"{both}, and a third may be either's report: {first.origin.name}."
    return compared(first, other, Verdict.NOT_INDEPENDENT, reason)


def _agreeing(readings: Sequence[Reading], court: Court) -> list[list[Reading]]:
    """Claims that say one thing of one time: groups within which all are linked by agreement."""
    if not any(r.claim.value is not None or r.place is not None for r in readings):
        return _overlapping(readings)
    agree = (Verdict.AGREE, Verdict.NOT_INDEPENDENT)
    groups: list[list[Reading]] = []
    for reading in readings:
        near = []
        for group in groups:
            verdicts = (court.verdict(reading, other) for other in group)
            if any(v is not None and v.verdict in agree for v in verdicts):
                near.append(group)
        merged = [r for g in near for r in g] + [reading]
        groups = [g for g in groups if g not in near] + [merged]
    return groups


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


def _over(reading: Reading) -> bool:
    """Whether a state is said, by the claim itself, to have ended."""
    return reading.lasts and reading.bounds.latest_end is not None


def _status(
    affirming: Sequence[Reading],
    stated: Sequence[Reading],
    disputes: Sequence[Comparison],
    ended: set[str],
    origins: Sequence[str],
) -> TieStatus:
    """The rules of docs/weighing.md, in their order."""
    if not affirming:
        return TieStatus.DENIED
    if disputes:
        return TieStatus.DISPUTED
    if not stated:
        return TieStatus.PREDICTED
    if all(_over(r) or r.claim.id in ended for r in stated):
        return TieStatus.SUPERSEDED
    return TieStatus.CORROBORATED if len(origins) > 1 else TieStatus.SINGLE_SOURCE
