"""What the pages, and any program with the token, can ask: `ask` over HTTP, and nothing besides.

Every answer is the JSON of a record of `ask`, so that the OpenAPI description, which is made from
the same records, is exact. Every answer carries an ETag made of the case's revision: who sends it
back as `If-None-Match` gets a 304 until something was written.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Annotated, Concatenate, Final, ParamSpec

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, Field

from factional import __version__, ask
from factional.model import EntityType, Polarity, Review, TieStatus
from factional.vocabulary import Vocabulary

if TYPE_CHECKING:
    from factional.store import Store

P = ParamSpec("P")

_RUN: Final = secrets.token_hex(4)
"""Sets this run apart: another version or vocabulary answers otherwise at the same revision."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What was wrong with a question, and what to do about it."""

    detail: str


@dataclass(frozen=True, slots=True)
class CaseSummary(ask.Summary):
    """A case at a glance, and the version of Factional that answers for it."""

    version: str


class Stretch(BaseModel, extra="forbid"):
    """How much of a list is asked for; a misspelt question is refused, never ignored."""

    limit: Annotated[int | None, Field(ge=0, description="At most so many; all where left out")] = (
        None
    )
    offset: Annotated[int, Field(ge=0, description="Leave out so many at the start")] = 0


class ActorQuery(Stretch):
    """Which actors to list."""

    q: Annotated[str | None, Field(description="What one of the names must hold")] = None
    type: EntityType | None = None


class ClaimQuery(Stretch):
    """Which claims to list; the fields are those of `ask.ClaimFilter`."""

    about: Annotated[str | None, Field(description="Id or name of the subject or object")] = None
    by: Annotated[str | None, Field(description="Id or name of the one whose words they are")] = (
        None
    )
    relation: str | None = None
    status: TieStatus | None = None
    document: Annotated[str | None, Field(description="Id, or the beginning of one")] = None
    polarity: Polarity | None = None
    review: Review | None = None
    as_of: Annotated[str | None, Field(description="EDTF time at which it holds")] = None
    known_by: Annotated[str | None, Field(description="EDTF time by which it was published")] = None
    core: bool | None = None
    disputed: bool = False
    q: Annotated[str | None, Field(description="Words of the evidence, a name or a value")] = None

    def filter(self) -> ask.ClaimFilter:
        """The same question in the words of `ask`."""
        return ask.ClaimFilter(text=self.q, **self.model_dump(exclude={"limit", "offset", "q"}))


class Desk:
    """Answers one request out of the store."""

    def __init__(self, request: Request) -> None:
        self._store: Store = request.app.state.store
        self._known = request.headers.get("if-none-match", "")

    def answer(
        self, question: Callable[Concatenate[Store, P], object], *args: P.args, **kwargs: P.kwargs
    ) -> Response:
        """Ask the store and answer as JSON, or 304 where the asker has the answer already."""
        # Read before the answer is made: what is written in between shows at the next question.
        tag = f'"{_RUN}-{self._store.revision}"'
        headers = {"ETag": tag, "Cache-Control": "no-store"}
        if tag in (known.strip().removeprefix("W/") for known in self._known.split(",")):
            return Response(status_code=304, headers=headers)
        value = ask.to_json(question(self._store, *args, **kwargs))
        body = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return Response(body, media_type="application/json", headers=headers)


At = Annotated[Desk, Depends()]

router = APIRouter(
    prefix="/api",
    responses={status: {"model": Problem} for status in (401, 403, 404, 422)},
)


@router.get("/case", response_model=CaseSummary)
def case(desk: At) -> Response:
    """The case at a glance."""
    return desk.answer(_case)


@router.get("/vocabulary", response_model=Vocabulary)
def vocabulary(desk: At) -> Response:
    """The relations and families that the case knows, by name."""
    return desk.answer(lambda store: store.vocabulary)


@router.get("/actors", response_model=ask.Page[ask.ActorRow])
def actors(desk: At, query: Annotated[ActorQuery, Query()]) -> Response:
    """The actors of the case, those with most claims first."""
    return desk.answer(
        ask.actors, text=query.q, type=query.type, limit=query.limit, offset=query.offset
    )


@router.get("/actors/{id:path}", response_model=ask.ActorDetail)
def actor(desk: At, id: str) -> Response:
    """All that the case holds on an actor, by its id or any of its names."""
    return desk.answer(ask.actor, id)


@router.get("/claims", response_model=ask.Page[ask.ClaimRow])
def claims(desk: At, query: Annotated[ClaimQuery, Query()]) -> Response:
    """The claims that a filter lets through."""
    return desk.answer(ask.claims, query.filter(), limit=query.limit, offset=query.offset)


@router.get("/claims/{id}", response_model=ask.ClaimDetail)
def claim(desk: At, id: str) -> Response:
    """A claim in its surroundings, with what other claims say."""
    return desk.answer(ask.claim, id)


@router.get("/claims/{id}/why", response_model=ask.Why)
def why(desk: At, id: str) -> Response:
    """How a claim came to be: the words, the rules and the people that made it what it is."""
    return desk.answer(ask.why, id)


@router.get("/documents", response_model=list[ask.DocumentRow])
def documents(desk: At) -> Response:
    """The documents of the case."""
    return desk.answer(ask.documents)


@router.get("/documents/{id}", response_model=ask.DocumentDetail)
def document(desk: At, id: str) -> Response:
    """A document with its text and its claims; offsets count code points."""
    return desk.answer(ask.document, id)


@router.get("/disputes", response_model=list[ask.Dispute])
def disputes(desk: At) -> Response:
    """What the claims of the case disagree on."""
    return desk.answer(ask.disputes)


def _case(store: Store) -> CaseSummary:
    summary = ask.summary(store)
    known = {field.name: getattr(summary, field.name) for field in fields(summary)}
    return CaseSummary(**known, version=__version__)
