"""Saved views: what is too long to pass on, or worth coming back to, under a short name."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from factional import ask
from factional.model import DecisionKind
from factional.server.desk import At
from factional.server.problems import PROBLEMS

router = APIRouter(prefix="/api", responses=PROBLEMS)


class Saving(BaseModel, extra="forbid"):
    """A view to save."""

    address: Annotated[str, Field(min_length=1, description="Path and query of these pages")]
    called: Annotated[str, Field(min_length=1, max_length=300)]


@router.get("/views", response_model=list[ask.SavedView])
def views(desk: At) -> Response:
    """The views that are kept, the latest first."""
    return desk.answer(ask.saved_views)


@router.post("/views", response_model=ask.SavedView)
def save(desk: At, given: Saving) -> Response:
    """Keep a view; undoing its decision forgets it."""
    id = ask.view_id(given.address)
    details = {ask.ADDRESS: given.address, ask.CALLED: given.called.strip()}
    made = desk.store.decide(DecisionKind.SAVED, id, by=desk.analyst, details=details)
    return desk.told(next(v for v in ask.saved_views(desk.store) if v.decision == made.id))
