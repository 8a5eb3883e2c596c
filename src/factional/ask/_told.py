"""When something came about by what claims tell of it, and when it surely held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from factional.ask._snapshot import Snapshot
from factional.model import Bounds, Certainty, Claim, Polarity
from factional.weigh import foretold, lasting, said

_MOMENT = timedelta(days=31)
"""An event that is dated no wider than this attests the whole of its range."""


@dataclass(frozen=True, slots=True)
class Told:
    """A time at which something came about, with the claims that give it.

    Attributes:
        earliest: ISO date of the first day on which it may have been; None where nothing bounds it.
        latest: ISO date of the last such day.
        time: EDTF time as the first of the claims words it; None where none has one.
        uncertain: Whether the date itself is doubted.
        claims: Ids of the claims, those that date it most narrowly first.
    """

    earliest: str | None
    latest: str | None
    time: str | None
    uncertain: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A stretch of days over which something surely held, and how many claims say so."""

    first: str
    last: str
    claims: int


@dataclass(slots=True)
class _Range:
    first: date
    last: date
    time: str | None
    uncertain: bool
    claims: list[str]

    def within(self, other: _Range) -> bool:
        return other.first <= self.first and self.last <= other.last


def told(snap: Snapshot, claims: Iterable[Claim]) -> tuple[Told, ...]:
    """The times that claims give, the earliest first.

    A wide time that holds a narrower one ("2016", "May 2016") agrees with it, and is told with it;
    times that part stay apart.
    """
    found = [_range(snap, claim) for claim in claims]
    kept: list[_Range] = []
    for each in sorted(found, key=lambda r: (r.last - r.first, r.first, r.claims)):
        narrower = next((range for range in kept if range.within(each)), None)
        if narrower is None:
            kept.append(each)
        else:
            narrower.claims += each.claims
    return tuple(_told(range) for range in sorted(kept, key=lambda r: (r.first, r.last, r.claims)))


def _range(snap: Snapshot, claim: Claim) -> _Range:
    """The days on which what a claim tells may have happened, or begun."""
    bounds = snap.stated_bounds(claim)
    lasts = lasting(claim, snap.vocabulary[claim.relation])
    last = bounds.latest_start if lasts else bounds.latest_end
    first = bounds.earliest_start or date.min
    return _Range(first, last or date.max, claim.time, bounds.uncertain, [claim.id])


def _told(range: _Range) -> Told:
    return Told(
        range.first.isoformat() if range.first != date.min else None,
        range.last.isoformat() if range.last != date.max else None,
        range.time,
        range.uncertain,
        tuple(range.claims),
    )


def attests(snap: Snapshot, claim: Claim) -> tuple[date, date] | None:
    """The days on which what a claim says surely was; None where it says so of no day.

    What is denied, foretold, only possible, or doubted in its date attests nothing, and no word
    attests what comes after it.
    """
    relation = snap.vocabulary[claim.relation]
    if claim.polarity is Polarity.DENIED or claim.certainty is Certainty.POSSIBLE:
        return None
    if foretold(claim, relation):
        return None
    days = _sure(snap.bounds(claim), lasts=lasting(claim, relation))
    when = said(claim, snap.documents[claim.document])
    spoken = Bounds.parse(when).latest_end if when else None
    if days is None or spoken is None:
        return days
    return (days[0], min(days[1], spoken)) if days[0] <= spoken else None


def _sure(bounds: Bounds, *, lasts: bool) -> tuple[date, date] | None:
    first, last = bounds.latest_start, bounds.earliest_end
    if not lasts:
        first, last = bounds.earliest_start, bounds.latest_end
    if first is None or last is None or first > last or bounds.uncertain:
        return None
    return (first, last) if lasts or last - first <= _MOMENT else None


def held(snap: Snapshot, claims: Iterable[Claim]) -> tuple[Held, ...]:
    """The stretches of days on which what claims say surely was, those that touch as one."""
    found = sorted(days for claim in claims if (days := attests(snap, claim)))
    joined: list[tuple[date, date, int]] = []
    for first, last in found:
        if joined and first <= joined[-1][1] + timedelta(days=1):
            since, until, count = joined[-1]
            joined[-1] = (since, max(until, last), count + 1)
        else:
            joined.append((first, last, 1))
    return tuple(Held(a.isoformat(), b.isoformat(), count) for a, b, count in joined)
