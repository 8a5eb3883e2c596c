"""What the pages, and any program with the token, can ask: `ask` over HTTP, and nothing besides.

Every answer is the JSON of a record of `ask`, so that the OpenAPI description, which is made from
the same records, is exact. Every answer carries an ETag made of the case's revision: who sends it
back as `If-None-Match` gets a 304 until something was written.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from factional import __version__, ask
from factional.model import EntityType, Polarity, Review, Stance, TieStatus
from factional.server.desk import At, Desk
from factional.server.problems import PROBLEMS
from factional.vocabulary import Vocabulary

if TYPE_CHECKING:
    from factional.store import Store


@dataclass(frozen=True, slots=True)
class CaseSummary(ask.Summary):
    """A case at a glance, the version of Factional that answers for it, and who decides here.

    Attributes:
        weighed: Whether actors and ties follow all that was decided; they soon do.
    """

    version: str
    analyst: str
    weighed: bool


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
    known_by: Annotated[
        str | None, Field(description="EDTF time; who was who by what was known then")
    ] = None


class KnownQuery(BaseModel, extra="forbid"):
    """By when it was known."""

    known_by: Annotated[
        str | None, Field(description="EDTF time; who was who, and what stood, by what was known")
    ] = None


class DossierQuery(BaseModel, extra="forbid"):
    """The two times of a dossier."""

    as_of: Annotated[str | None, Field(description="EDTF time; what held then is told")] = None
    known_by: Annotated[str | None, Field(description="EDTF time by which it was published")] = None


class Asked(BaseModel, extra="forbid"):
    """Which claims are asked for; the fields are those of `ask.ClaimFilter`."""

    about: Annotated[str | None, Field(description="Id or name of a side, or place")] = None
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
    family: Annotated[str | None, Field(description="Family of relations")] = None
    since: Annotated[str | None, Field(description="EDTF time; what had ended is left out")] = None
    low: Annotated[bool | None, Field(description="Low confidence only, or none of it")] = None
    stance: Annotated[
        Stance | None, Field(description="How the speaker stood to the subject or the object")
    ] = None
    extractor: Annotated[str | None, Field(description="What read it, or who made it")] = None
    q: Annotated[str | None, Field(description="Words of the evidence, a name or a value")] = None

    def filter(self) -> ask.ClaimFilter:
        """The same question in the words of `ask`."""
        given = {name: getattr(self, name) for name in Asked.model_fields if name != "q"}
        return ask.ClaimFilter(text=self.q, **given)


class ClaimQuery(Asked, Stretch):
    """Which claims to list, and how much of the list."""


class QueueQuery(Asked):
    """Which claims to review."""

    which: ask.Which = ask.Which.WAITING
    because: Annotated[ask.Because | None, Field(description="Only those it is so of")] = None
    tie: Annotated[str | None, Field(description="Only those of the contradiction of it")] = None
    low: Annotated[bool | None, Field(description="Whether low confidence is among them")] = False
    limit: Annotated[int, Field(ge=0, le=500)] = 50
    offset: Annotated[int, Field(ge=0)] = 0

    def filter(self) -> ask.ClaimFilter:
        """The question without how much of it is asked for."""
        return replace(Asked.filter(self), low=None)


class LineageQuery(KnownQuery):
    """Whose lineage to show."""

    about: Annotated[str | None, Field(description="Id or name; the whole case if left out")] = None


class DecisionQuery(BaseModel, extra="forbid"):
    """Which decisions to list."""

    orphaned: Annotated[bool, Field(description="Those alone whose claim or words are gone")] = (
        False
    )
    document: Annotated[str | None, Field(description="Id of a document")] = None
    limit: Annotated[int | None, Field(ge=0, description="The last so many")] = None


router = APIRouter(prefix="/api", responses=PROBLEMS)


@router.get("/case", response_model=CaseSummary)
def case(desk: At) -> Response:
    """The case at a glance."""
    return desk.answer(_case, desk)


@router.get("/vocabulary", response_model=Vocabulary)
def vocabulary(desk: At) -> Response:
    """The relations and families that the case knows, by name."""
    return desk.answer(lambda store: store.vocabulary)


@router.get("/actors", response_model=ask.Page[ask.ActorRow])
def actors(desk: At, query: Annotated[ActorQuery, Query()]) -> Response:
    """The actors of the case, those with most claims first."""
    return desk.answer(
        ask.actors,
        text=query.q,
        type=query.type,
        known_by=query.known_by,
        limit=query.limit,
        offset=query.offset,
    )


@router.get("/actors/{id:path}/dossier", response_model=ask.Dossier)
def dossier(desk: At, id: str, query: Annotated[DossierQuery, Query()]) -> Response:
    """All that the case holds on an actor by source, with what nobody says."""
    return desk.answer(ask.dossier, id, as_of=query.as_of, known_by=query.known_by)


@router.get("/actors/{id:path}", response_model=ask.ActorDetail)
def actor(desk: At, id: str, query: Annotated[KnownQuery, Query()]) -> Response:
    """All that the case holds on an actor, by its id or any of its names."""
    return desk.answer(ask.actor, id, known_by=query.known_by)


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


@router.get("/claims/{id}/effect", response_model=ask.Effect)
def effect(desk: At, id: str) -> Response:
    """What accepting and what rejecting a claim would change."""
    return desk.answer(ask.effect, id)


@router.get("/queue", response_model=ask.Queue)
def queue(desk: At, query: Annotated[QueueQuery, Query()]) -> Response:
    """What waits for review, what is worth most first."""
    return desk.answer(
        ask.queue,
        query.filter(),
        which=query.which,
        because=query.because,
        tie=query.tie,
        low=bool(query.low),
        limit=query.limit,
        offset=query.offset,
    )


@router.get("/board", response_model=list[ask.Contradiction])
def board(desk: At) -> Response:
    """What sources contradict each other about, with what was concluded of it."""
    return desk.answer(ask.board)


@router.get("/graph", response_model=ask.Graph)
def graph(desk: At, query: Annotated[KnownQuery, Query()]) -> Response:
    """The network over time, in columns: one entry an actor, a tie, or a span of a tie."""
    return desk.answer(ask.graph, known_by=query.known_by)


@router.get("/questions", response_model=list[ask.Question])
def questions(desk: At) -> Response:
    """The questions that are watched, with how far each is reviewed."""
    return desk.answer(ask.questions)


@router.get("/decisions", response_model=list[ask.DecisionRow])
def decisions(desk: At, query: Annotated[DecisionQuery, Query()]) -> Response:
    """What people decided, the latest first."""
    return desk.answer(_decisions, query, desk.analyst)


@router.get("/documents", response_model=list[ask.DocumentRow])
def documents(desk: At) -> Response:
    """The documents of the case."""
    return desk.answer(ask.documents)


@router.get("/arrivals", response_model=ask.Page[ask.Arrival])
def arrivals(desk: At, query: Annotated[Stretch, Query()]) -> Response:
    """The documents of the case, those first that came in last."""
    return desk.answer(ask.arrivals, limit=query.limit, offset=query.offset)


@router.get("/documents/{id}", response_model=ask.DocumentDetail)
def document(desk: At, id: str) -> Response:
    """A document with its text and its claims; offsets count code points."""
    return desk.answer(ask.document, id)


@router.get("/disputes", response_model=list[ask.Dispute])
def disputes(desk: At, query: Annotated[KnownQuery, Query()]) -> Response:
    """What the claims of the case disagree on."""
    return desk.answer(ask.disputes, known_by=query.known_by)


@router.get("/lineage", response_model=ask.Lineage)
def lineage(desk: At, query: Annotated[LineageQuery, Query()]) -> Response:
    """Where groups come from, what became of them, and what they are part of."""
    return desk.answer(ask.lineage, query.about, known_by=query.known_by)


def _case(store: Store, desk: Desk) -> CaseSummary:
    summary = ask.summary(store)
    known = {field.name: getattr(summary, field.name) for field in fields(summary)}
    weighed = not desk.case.stale
    return CaseSummary(**known, version=__version__, analyst=desk.analyst, weighed=weighed)


def _decisions(store: Store, query: DecisionQuery, by: str) -> list[ask.DecisionRow]:
    rows = ask.decisions(store, orphaned=query.orphaned, by=by)[::-1]
    if query.document is not None:
        rows = [row for row in rows if row.document and row.document.id == query.document]
    return rows[: query.limit]
