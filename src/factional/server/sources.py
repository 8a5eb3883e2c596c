"""Sources over HTTP: what each says of whom, and what the analyst holds of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from factional import ask, grading
from factional.model import Decision
from factional.server.desk import At, Desk
from factional.server.problems import PROBLEMS
from factional.server.writing import Written
from factional.vocabulary import Codes, codes
from factional.weigh import Method

router = APIRouter(prefix="/api", responses=PROBLEMS)


class MethodQuery(BaseModel, extra="forbid"):
    """By which method it is guessed."""

    method: Method = Method.INDEPENDENT


class Grading(BaseModel, extra="forbid"):
    """How reliable a source is: by its id or name, `A` to `F`."""

    source: Annotated[str, Field(min_length=1)]
    reliability: Annotated[str, Field(pattern="^[A-F]$")]
    note: str = ""


class Affiliating(BaseModel, extra="forbid"):
    """Whom a source belongs to, each by its id or a name."""

    source: Annotated[str, Field(min_length=1)]
    to: Annotated[str, Field(min_length=1)]
    note: str = ""


class Estimating(BaseModel, extra="forbid"):
    """How likely a tie is, or how well founded that is; codes of ICD 203."""

    tie: Annotated[str, Field(min_length=1)]
    likelihood: str | None = None
    confidence: str | None = None
    note: str = ""


@router.get("/sources", response_model=list[ask.SourceRow])
def sources(desk: At) -> Response:
    """Who says things, with the grades of the analyst at these pages."""
    return desk.answer(ask.sources, by=desk.analyst)


@router.get("/sources/{id:path}", response_model=ask.SourceDetail)
def source(desk: At, id: str) -> Response:
    """What a source says of whom, by its id or any of its names."""
    return desk.answer(ask.source, id, by=desk.analyst)


@router.get("/codes", response_model=Codes)
def code_lists(desk: At) -> Response:
    """The code lists by which sources are graded and judgements put into words."""
    return desk.answer(lambda _: codes())


@router.get("/claims/{id}/assessment", response_model=ask.Assessment)
def assessment(desk: At, id: str) -> Response:
    """How a claim is graded, and which credibility the code would suggest."""
    return desk.answer(ask.assessment, id, by=desk.analyst)


@router.get("/likelier", response_model=ask.Suggested)
def likelier(desk: At, query: Annotated[MethodQuery, Query()]) -> Response:
    """Which side of each contradiction a method of truth discovery holds to be likelier."""
    return desk.answer(ask.likelier, query.method, by=desk.analyst)


@router.post("/grades", response_model=Written)
def grade(desk: At, given: Grading) -> Response:
    """Say how reliable a source is."""
    made = grading.grade(
        desk.store, given.source, given.reliability, by=desk.analyst, note=given.note
    )
    return _written(desk, made)


@router.post("/affiliations", response_model=Written)
def affiliate(desk: At, given: Affiliating) -> Response:
    """Say whom a source belongs to."""
    made = grading.affiliate(desk.store, given.source, given.to, by=desk.analyst, note=given.note)
    return _written(desk, made)


@router.post("/estimates", response_model=Written)
def estimate(desk: At, given: Estimating) -> Response:
    """Say how likely a tie is, or how well founded that is."""
    made = grading.estimate(
        desk.store,
        given.tie,
        likelihood=given.likelihood,
        confidence=given.confidence,
        by=desk.analyst,
        note=given.note,
    )
    return _written(desk, made)


def _written(desk: Desk, made: Decision) -> Response:
    return desk.wrote(Written((made.id,), (made.target,), made.kind, desk.store.revision))
