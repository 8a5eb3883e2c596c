"""Who is who, over HTTP: which actors may be one, and what somebody decides of two."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from factional import ask
from factional.errors import InvalidQuery
from factional.model import Decision, DecisionKind
from factional.server.desk import At, Desk
from factional.server.problems import PROBLEMS

router = APIRouter(prefix="/api", responses=PROBLEMS)


class SimilarQuery(BaseModel, extra="forbid"):
    """Which pairs of actors to list."""

    q: Annotated[str | None, Field(description="Id of one, or what a name of one must hold")] = None
    least: Annotated[float, Field(ge=0, le=1, description="Score from which they are listed")] = (
        ask.LIKELY
    )
    limit: Annotated[int | None, Field(ge=0)] = 50
    offset: Annotated[int, Field(ge=0)] = 0


class PairQuery(BaseModel, extra="forbid"):
    """Which two actors to hold against each other, each by its id or any name."""

    first: str
    second: str


class Finding(StrEnum):
    """What is decided of two actors: that they are one, that they are two, or neither yet."""

    MERGED = "merged"
    KEPT_APART = "kept_apart"
    UNSURE = "unsure"


class Judging(BaseModel, extra="forbid"):
    """What somebody decides of two actors, each by its id or any name."""

    kind: Finding
    first: str
    second: str
    across: Annotated[
        bool, Field(description="Merge also what is never one by itself: a person and a place")
    ] = False
    note: str = ""


class Splitting(BaseModel, extra="forbid"):
    """What of an actor is another: what documents call so, or all who bear some names."""

    actor: str
    documents: list[str] = []
    names: list[str] = []
    note: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What was decided of two actors.

    Attributes:
        decision: Its number, to take it back by.
        kind: What it is.
        actors: Ids of the actors that it was about, as they are now: one or several.
        revision: Revision of the case after it.
    """

    decision: int
    kind: DecisionKind
    actors: tuple[str, ...]
    revision: int


@router.get("/similar", response_model=ask.Page[ask.Proposal])
def similar(desk: At, query: Annotated[SimilarQuery, Query()]) -> Response:
    """Pairs of actors that may be one, those first whose merge would change most."""
    return desk.answer(
        ask.proposals,
        about=query.q,
        least=query.least,
        limit=query.limit,
        offset=query.offset,
    )


@router.get("/pairing", response_model=ask.Pairing)
def pairing(desk: At, query: Annotated[PairQuery, Query()]) -> Response:
    """Two actors held against each other, whether or not they are proposed to be one."""
    return desk.answer(ask.pairing, query.first, query.second)


@router.post("/judgements", response_model=Judged)
def judge(desk: At, given: Judging) -> Response:
    """Decide that two actors are one, that they are two, or that nobody can tell yet."""
    by, note, case = desk.analyst, given.note, desk.case
    if given.across and given.kind is not Finding.MERGED:
        raise InvalidQuery("Only a merge goes across types. Leave `across` out.")
    if given.kind is Finding.MERGED:
        made = case.merge(given.first, given.second, by=by, note=note, across=given.across)
    elif given.kind is Finding.KEPT_APART:
        made = case.apart(given.first, given.second, by=by, note=note)
    else:
        made = case.unsure(given.first, given.second, by=by, note=note)
    return _judged(desk, made)


@router.post("/splits", response_model=Judged)
def split(desk: At, given: Splitting) -> Response:
    """Decide that one actor is two."""
    made = desk.case.split(
        given.actor,
        documents=given.documents,
        names=given.names,
        by=desk.analyst,
        note=given.note,
    )
    return _judged(desk, made)


def _judged(desk: Desk, made: Decision) -> Response:
    actors = ask.judged(desk.store, made.id)
    return desk.wrote(Judged(made.id, made.kind, actors, desk.store.revision))
