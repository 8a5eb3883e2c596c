"""The network: actors and the ties between them in columns, with the days that each tie is told of.

One answer holds all that a picture over time needs, so that moving through time asks nothing again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from factional.ask._actors import ACTORS
from factional.ask._build import entity_ref
from factional.ask._earlier import as_known
from factional.ask._snapshot import Snapshot, snapshot
from factional.model import Bounds, Decision, DecisionKind, EntityType, Tie, TieStatus
from factional.store import Store

NETWORK: Final = "network"
"""What a decision about places of actors in the picture is about."""

_EPOCH: Final = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class ActorColumns:
    """The actors that stand in ties, those with most claims first; one entry each in every column.

    Attributes:
        claims: How many claims each is the subject or object of.
        placeholder: Whether it has no name of its own ("local sources").
        x: Where somebody put it, in units of the picture; None where nobody did.
        y: As `x`; downwards.
    """

    id: tuple[str, ...]
    name: tuple[str, ...]
    type: tuple[EntityType, ...]
    claims: tuple[int, ...]
    placeholder: tuple[bool, ...]
    x: tuple[float | None, ...]
    y: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class TieColumns:
    """The ties between two actors, by id.

    Attributes:
        source: Place of the subject among the actors, from 0.
        target: Place of the object.
        relation: Name of the relation.
        origins: How many independent origins say so.
        affirming: How many claims say so.
        denying: How many claims say that it is not so.
    """

    id: tuple[str, ...]
    source: tuple[int, ...]
    target: tuple[int, ...]
    relation: tuple[str, ...]
    status: tuple[TieStatus, ...]
    origins: tuple[int, ...]
    affirming: tuple[int, ...]
    denying: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SpanColumns:
    """When the ties hold: the bounds of their claims, in days since 1970-01-01, each once a tie.

    Of a tie that nobody affirms, they are those of the claims that deny it.

    Attributes:
        tie: Place of the tie among the ties, from 0, in order.
        earliest_start: Day before which it had not begun; None where nothing bounds it.
        latest_start: Day by which it had begun.
        earliest_end: Day until which it held at least.
        latest_end: Day after which it no longer held.
        uncertain: Whether the date itself is doubted.
        claims: How many claims say so of these days.
    """

    tie: tuple[int, ...]
    earliest_start: tuple[int | None, ...]
    latest_start: tuple[int | None, ...]
    earliest_end: tuple[int | None, ...]
    latest_end: tuple[int | None, ...]
    uncertain: tuple[bool, ...]
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """Who stands in which tie with whom, and when.

    Attributes:
        revision: Revision of the case that it shows.
        elsewhere: How many ties have a place or an event on one side, and are not in it.
    """

    revision: int
    actors: ActorColumns
    ties: TieColumns
    spans: SpanColumns
    elsewhere: int


def graph(store: Store, *, known_by: str | None = None) -> Graph:
    """The whole network of a case.

    Args:
        store: The case.
        known_by: EDTF time; who was who, and what stood, by what was known then.

    Raises:
        InvalidTime: the time is not EDTF.
    """
    snap = as_known(snapshot(store), known_by)
    asked = [(tie, tie.question) for tie in snap.ties.values()]
    of_two = [tie for tie, q in asked if q.object is not None and not q.of_names]
    ties = sorted((tie for tie in of_two if _of_actors(snap, tie)), key=lambda tie: tie.id)
    actors = _actors(snap, ties, arranged(store.decisions()))
    place = {id: n for n, id in enumerate(actors.id)}
    return Graph(
        snap.revision, actors, _ties(ties, place), _spans(snap, ties), len(of_two) - len(ties)
    )


def arranged(decisions: Iterable[Decision]) -> dict[str, tuple[float, float]]:
    """Where people put actors in the picture, by entity id: the last word on each that stands."""
    places: dict[str, tuple[float, float]] = {}
    for made in decisions:
        if made.kind is not DecisionKind.ARRANGED or made.undone is not None:
            continue
        for id, written in made.details.items():
            if written:
                x, y = written.split()
                places[id] = float(x), float(y)
            else:
                places.pop(id, None)
    return places


def arrangement(places: Mapping[str, tuple[float, float] | None]) -> dict[str, str]:
    """The details of a decision that puts actors somewhere; None lets one go where it will."""
    return {
        id: "" if place is None else f"{place[0]:.1f} {place[1]:.1f}"
        for id, place in places.items()
    }


def _of_actors(snap: Snapshot, tie: Tie) -> bool:
    sides = (tie.question.subject, tie.question.object)
    return all(side is not None and entity_ref(snap, side).type in ACTORS for side in sides)


def _actors(
    snap: Snapshot, ties: Iterable[Tie], places: Mapping[str, tuple[float, float]]
) -> ActorColumns:
    ids = {id for tie in ties for id in (tie.question.subject, tie.question.object) if id}
    refs = sorted(
        (entity_ref(snap, id) for id in ids),
        key=lambda ref: (-len(snap.about[ref.id]), ref.name, ref.id),
    )
    known = [snap.entities.get(ref.id) for ref in refs]
    put = [places.get(ref.id, (None, None)) for ref in refs]
    return ActorColumns(
        id=tuple(ref.id for ref in refs),
        name=tuple(ref.name for ref in refs),
        type=tuple(ref.type for ref in refs),
        claims=tuple(len(snap.about[ref.id]) for ref in refs),
        placeholder=tuple(entity is not None and entity.placeholder for entity in known),
        x=tuple(x for x, _ in put),
        y=tuple(y for _, y in put),
    )


def _ties(ties: Iterable[Tie], place: Mapping[str, int]) -> TieColumns:
    ties = tuple(ties)
    return TieColumns(
        id=tuple(tie.id for tie in ties),
        source=tuple(place[tie.question.subject] for tie in ties),
        target=tuple(place[tie.question.object or ""] for tie in ties),
        relation=tuple(tie.question.relation for tie in ties),
        status=tuple(tie.status for tie in ties),
        origins=tuple(len(tie.origins) for tie in ties),
        affirming=tuple(len(tie.affirming) for tie in ties),
        denying=tuple(len(tie.denying) for tie in ties),
    )


def _spans(snap: Snapshot, ties: Iterable[Tie]) -> SpanColumns:
    rows: list[tuple[int, Bounds, int]] = []
    for place, tie in enumerate(ties):
        told = Counter(snap.bounds(snap.claim[id]) for id in tie.affirming or tie.denying)
        rows.extend((place, bounds, claims) for bounds, claims in told.items())
    return SpanColumns(
        tie=tuple(tie for tie, _, _ in rows),
        earliest_start=tuple(_day(bounds.earliest_start) for _, bounds, _ in rows),
        latest_start=tuple(_day(bounds.latest_start) for _, bounds, _ in rows),
        earliest_end=tuple(_day(bounds.earliest_end) for _, bounds, _ in rows),
        latest_end=tuple(_day(bounds.latest_end) for _, bounds, _ in rows),
        uncertain=tuple(bounds.uncertain for _, bounds, _ in rows),
        claims=tuple(claims for _, _, claims in rows),
    )


def _day(day: date | None) -> int | None:
    return None if day is None else day.toordinal() - _EPOCH
