"""The map: where the places of the case are, and where somebody says that one is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from factional import ask
from factional.model import DecisionKind
from factional.server.desk import At
from factional.server.problems import PROBLEMS
from factional.server.writing import Written

router = APIRouter(prefix="/api", responses=PROBLEMS)


class Spot(BaseModel, extra="forbid"):
    """Where a place is: degrees north and east, and kilometres around within which it is."""

    latitude: float
    longitude: float
    radius: float = 0.0


class Locating(BaseModel, extra="forbid"):
    """Where places are, by name; null where nobody is to know any more."""

    places: Annotated[dict[str, Spot | None], Field(min_length=1, max_length=10_000)]


@router.get("/map", response_model=ask.PlaceMap)
def place_map(desk: At) -> Response:
    """The places that claims speak of, where they are, and what is said of them."""
    return desk.answer(ask.place_map)


@router.post("/map", response_model=Written)
def locate(desk: At, given: Locating) -> Response:
    """Say where places are, as one act."""
    spots: dict[str, tuple[float, float, float] | None] = {
        name: (at.latitude, at.longitude, at.radius) if at else None
        for name, at in given.places.items()
    }
    details = ask.location(spots)
    made = desk.store.decide(DecisionKind.LOCATED, ask.MAP, by=desk.analyst, details=details)
    return desk.wrote(Written((made.id,), (made.target,), made.kind, desk.store.revision))
