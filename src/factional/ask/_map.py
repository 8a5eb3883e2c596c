"""The places that claims speak of, as precisely as is known, and what is said of each.

Persons are not on it: a claim about a person is never part of a map, wherever it says that he is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Final

from factional.ask._build import entity_ref
from factional.ask._snapshot import Snapshot, snapshot
from factional.ask._span import Span, span_of
from factional.ask.rows import EntityRef
from factional.errors import InvalidQuery
from factional.extract.atlas import Town, towns
from factional.extract.gazetteer_files import entries
from factional.model import Claim, Decision, DecisionKind, Entity, EntityType
from factional.resolve import fold
from factional.store import Store
from factional.weigh import Places as Nesting

MAP: Final = "map"
"""What a decision about where places are is about."""

NEARBY = 25.0
"""Kilometres around a town within which a place that is told by it may be ("north of Hama")."""

_PLACES = (EntityType.PLACE, EntityType.STATE)
_KNOWN = 100
"""Thousands of inhabitants of a town that is meant without a word of its country."""

_SHOWN = 6


class Precision(StrEnum):
    """How precisely it is known where a place is."""

    EXACT = "exact"
    TOWN = "town"
    AREA = "area"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Location:
    """Where a place is.

    Attributes:
        precision: How precisely that is known.
        latitude: Degrees north; None for a country, which is no point.
        longitude: Degrees east.
        radius: Kilometres around it within which the place is; 0 for a point.
        country: Name of the country, in English; "" where that is not known.
        near: The place that it is told by; "" where it is found by its own name.
        by: Who put it there; "" where the gazetteer did.
    """

    precision: Precision
    latitude: float | None
    longitude: float | None
    radius: float = 0.0
    country: str = ""
    near: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A town that has the name of a place; which one is meant, if any, is for a person to say."""

    name: str
    province: str
    country: str
    latitude: float
    longitude: float
    thousands: int


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim at a place, with when it holds."""

    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place with what is said of it.

    Attributes:
        position: Where it is; None where nobody knows.
        candidates: Towns of its name, the largest first, where it is not known which is meant.
        claims: The claims that speak of it, by date of their documents.
    """

    entity: EntityRef
    position: Location | None
    candidates: tuple[Candidate, ...]
    claims: tuple[PlacedClaim, ...]


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """The places of a case.

    Attributes:
        revision: Revision of the case that it shows.
        places: Those that claims speak of, those with most claims first.
        persons: How many claims that name a place are about a person, and left out.
    """

    revision: int
    places: tuple[PlaceRow, ...]
    persons: int


def place_map(store: Store) -> PlaceMap:
    """The places that the claims of a case speak of."""
    snap = snapshot(store)
    spoken, persons = _spoken(snap)
    found = _Positions(snap, spoken, located(store.decisions()))
    rows = [
        PlaceRow(
            entity_ref(snap, id),
            found.of(id),
            found.candidates(id),
            tuple(PlacedClaim(claim.id, span_of(snap.bounds(claim))) for claim in claims),
        )
        for id, claims in spoken.items()
    ]
    rows.sort(key=lambda row: (-len(row.claims), row.entity.name, row.entity.id))
    return PlaceMap(snap.revision, tuple(rows), persons)


def located(decisions: Iterable[Decision]) -> dict[str, Location]:
    """Where people put places, by folded name: the last word on each that stands."""
    places: dict[str, Location] = {}
    for made in decisions:
        if made.kind is not DecisionKind.LOCATED or made.undone is not None:
            continue
        for name, written in made.details.items():
            if written:
                latitude, longitude, radius = map(float, written.split())
                precision = Precision.AREA if radius else Precision.EXACT
                places[fold(name)] = Location(precision, latitude, longitude, radius, by=made.by)
            else:
                places.pop(fold(name), None)
    return places


def location(places: Mapping[str, tuple[float, float, float] | None]) -> dict[str, str]:
    """The details of a decision that puts places somewhere, by name; None lets one go.

    Args:
        places: Degrees north, degrees east, and the kilometres around within which it is.

    Raises:
        InvalidQuery: nothing is named, or it is nowhere on earth.
    """
    if not places:
        raise InvalidQuery("Which place? Give its name, and where it is.")
    for name, at in places.items():
        if at and not (abs(at[0]) <= 90 and abs(at[1]) <= 180 and 0 <= at[2] <= 2000):
            raise InvalidQuery(
                f"{name} cannot be there. Give degrees north and east, and kilometres around."
            )
    return {
        name: "" if at is None else f"{at[0]:.5f} {at[1]:.5f} {at[2]:.1f}"
        for name, at in places.items()
    }


def _spoken(snap: Snapshot) -> tuple[dict[str, list[Claim]], int]:
    """Claims by the places that they speak of, and how many are left out for a person."""
    spoken: defaultdict[str, list[Claim]] = defaultdict(list)
    persons = 0
    for claim in snap.claims:
        sides = [side for side in (snap.subject(claim), snap.object(claim)) if side]
        places = {
            id
            for id in sides[1:]
            if snap.vocabulary[claim.relation].family == "place" or _type(snap, id) == _PLACES[0]
        }
        if claim.place and (id := snap.of.get((claim.document, claim.place))):
            places.add(id)
        places = {id for id in places if _type(snap, id) in _PLACES}
        if any(_type(snap, side) is EntityType.PERSON for side in sides):
            persons += bool(places)
            continue
        for id in places:
            spoken[id].append(claim)
    return spoken, persons


def _type(snap: Snapshot, id: str) -> EntityType | None:
    entity = snap.entities.get(id)
    return entity.type if entity else None


class _Positions:
    """Where the places of a case are, by what people decided and by the gazetteer.

    Of several towns of one name that one is meant whose country the case speaks of; a town in a
    country that it never names is meant only where everybody knows it.
    """

    def __init__(
        self, snap: Snapshot, spoken: Iterable[str], decided: Mapping[str, Location]
    ) -> None:
        self._snap = snap
        self._decided = decided
        self._countries = _countries_of(snap)
        self._found = {id: self._by_name(snap.entities[id]) for id in spoken}
        # "western districts of Dolkhan" is no name of its own, and lies in Dolkhan all the same
        nesting = Nesting(replace(snap.entities[id], placeholder=False) for id in self._found)
        for id in [id for id, position in self._found.items() if position is None]:
            self._found[id] = self._by_other(id, nesting)

    def of(self, id: str) -> Location | None:
        return self._found[id]

    def candidates(self, id: str) -> tuple[Candidate, ...]:
        if self._found[id] is not None:
            return ()
        return tuple(
            Candidate(
                town.name,
                town.province,
                _state(town.country),
                town.latitude,
                town.longitude,
                town.thousands,
            )
            for town in self._towns(self._snap.entities[id])[:_SHOWN]
        )

    def _towns(self, entity: Entity) -> list[Town]:
        if entity.type is not EntityType.PLACE or entity.placeholder:
            return []
        return _towns_called(_names(entity))

    def _by_name(self, entity: Entity) -> Location | None:
        for name in _names(entity):
            if fold(name) in self._decided:
                return self._decided[fold(name)]
            if fold(name) in _states():
                return Location(Precision.COUNTRY, None, None, country=_states()[fold(name)])
        return self._meant(self._towns(entity))

    def _meant(self, found: Sequence[Town]) -> Location | None:
        """The one that is meant of the towns of a name."""
        here = [town for town in found if town.country in self._countries]
        meant = max(here, key=lambda town: town.thousands) if here else None
        if len({town.country for town in here}) > 1:
            return None
        if meant is None and len(found) == 1 and found[0].thousands >= _KNOWN:
            meant = found[0]
        if meant is None:
            return None
        return Location(
            Precision.TOWN, meant.latitude, meant.longitude, country=_state(meant.country)
        )

    def _by_other(self, id: str, nesting: Nesting) -> Location | None:
        """A place that is told by a town: it is somewhere around it."""
        for other, position in self._found.items():
            if position is None or other == id or not nesting.lies_in(id, other):
                continue
            if around := _around(position, self._snap.entities[other].name):
                return around
        for name in sorted(nesting.held_by_name(id)):
            position = self._decided.get(fold(name)) or self._meant(_towns_called([name]))
            if position and (around := _around(position, name)):
                return around
        return None


def _around(position: Location, near: str) -> Location | None:
    """Somewhere around a point; None where that is none."""
    if position.precision not in (Precision.TOWN, Precision.EXACT):
        return None
    return replace(position, precision=Precision.AREA, radius=NEARBY, near=near)


def _towns_called(names: Iterable[str]) -> list[Town]:
    """The towns of some names, the largest first."""
    found = {town: None for name in names for town in towns(name)}
    return sorted(found, key=lambda town: -town.thousands)


def _names(entity: Entity) -> list[str]:
    return list(dict.fromkeys([entity.name, *(name.text for name in entity.names)]))


def _countries_of(snap: Snapshot) -> Counter[str]:
    """ISO codes of the countries that a case speaks of, by how many documents do."""
    found: Counter[str] = Counter()
    codes = {name: code for code, name in _codes().items()}
    for entity in snap.entities.values():
        if entity.type in _PLACES:
            state = next((_states()[n] for n in map(fold, _names(entity)) if n in _states()), None)
            if state:
                found[codes[state]] += len(snap.mentioned[entity.id])
    return found


@cache
def _states() -> dict[str, str]:
    """The usual English name of each state, by its folded names."""
    return {
        fold(name): str(entry["names"][0])
        for entry in reversed(entries("states.yaml"))
        for name in entry["names"]
    }


@cache
def _codes() -> dict[str, str]:
    return {
        str(entry["code"]).upper(): str(entry["names"][0])
        for entry in reversed(entries("states.yaml"))
    }


def _state(code: str) -> str:
    """The name of the country of a code; the code where the gazetteer has none."""
    return _codes().get(code, code)
