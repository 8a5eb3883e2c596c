"""How large an actor is said to be, estimate by estimate: never added up, never averaged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factional.ask._build import entity_ref
from factional.ask._entries import attested, held, origins, status_of
from factional.ask._snapshot import Snapshot
from factional.ask._span import day
from factional.model import (
    Answer,
    Bounds,
    Claim,
    Period,
    Polarity,
    Quantity,
    Tie,
    TieStatus,
)
from factional.weigh import said, stated


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number that one origin gives, however often it is repeated.

    Attributes:
        tie: Id of the tie that it answers.
        text: The number as it is read: "250–300 fighters".
        quantity: The number.
        status: How it stands to the others.
        denied: Whether it is said not to be so many.
        time: EDTF time that the claim gives it for; None for the day on which it was said.
        since: ISO day from which on it is given; None where nobody says since when.
        until: ISO day until which it is given; where `since` is None it was so at some time before.
        published: ISO first and last day on which it may have been said first; None where undated.
        part: The place or time that it counts a part of, in words; None for the whole.
        documents: How many documents repeat it.
        holds: Whether it held at the time asked for; None where none was asked for.
        claims: Ids of its claims, by date of their documents.
    """

    tie: str
    text: str
    quantity: Quantity
    status: TieStatus
    denied: bool
    time: str | None
    since: str | None
    until: str | None
    published: tuple[str, str] | None
    part: str | None
    documents: int
    holds: Answer | None
    claims: tuple[str, ...]


def sizes_of(snap: Snapshot, ties: Iterable[Tie], at: Period | None) -> tuple[Estimate, ...]:
    """The estimates of ties whose values are numbers, the earliest first, undated ones last."""
    found = [_estimate(snap, tie, claims, at) for tie in ties for claims in _single(snap, tie)]
    return tuple(
        sorted(
            found, key=lambda e: (e.since or e.until or "9", e.published or ("9", "9"), e.claims)
        )
    )


def _single(snap: Snapshot, tie: Tie) -> Iterable[list[Claim]]:
    """Claims of one number, for one time and place, that go back to one origin."""
    alike: defaultdict[tuple[object, ...], list[str]] = defaultdict(list)
    for id in sorted(tie.claims, key=lambda id: snap.place[id]):
        claim = snap.claim[id]
        if isinstance(claim.value, Quantity):
            place = claim.place and snap.of.get((claim.document, claim.place))
            alike[claim.polarity, stated(claim), claim.time, place].append(id)
    for ids in alike.values():
        for group in origins(tie, ids):
            yield [snap.claim[id] for id in group]


def _estimate(snap: Snapshot, tie: Tie, claims: Sequence[Claim], at: Period | None) -> Estimate:
    first = claims[0]
    assert isinstance(first.value, Quantity)
    bounds = snap.stated_bounds(first)
    days = attested(bounds, event=False)
    told = said(first, snap.documents[first.document])
    when = Bounds.parse(told) if told else None
    since, until = (
        day(when.earliest_start) if when else None,
        day(when.latest_end) if when else None,
    )
    place = first.place and snap.of.get((first.document, first.place))
    return Estimate(
        tie=tie.id,
        text=stated(first) or "",
        quantity=first.value,
        status=status_of(snap, tie, [claim.id for claim in claims]),
        denied=first.polarity is Polarity.DENIED,
        time=first.time,
        since=days[0] if days else None,
        until=days[1] if days else day(bounds.latest_end),
        published=(since, until) if since and until else None,
        part=entity_ref(snap, place).name if place else None,
        documents=len({claim.document for claim in claims}),
        holds=held(snap, claims, at),
        claims=tuple(claim.id for claim in claims),
    )
