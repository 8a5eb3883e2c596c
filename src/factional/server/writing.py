"""What the pages write: decisions, which are logged, signed and can be taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from factional import ask
from factional.errors import InvalidQuery, NotFound
from factional.model import (
    AUTHOR,
    BlockKind,
    Certainty,
    Claim,
    ClaimKind,
    Decision,
    DecisionKind,
    Document,
    EntityType,
    Evidence,
    Hop,
    Mention,
    Polarity,
    Quantity,
    Referent,
)
from factional.read.dates import find
from factional.server.desk import At, Desk
from factional.server.problems import PROBLEMS
from factional.store.making import referent_id

router = APIRouter(prefix="/api", responses=PROBLEMS)


@dataclass(frozen=True, slots=True)
class Written:
    """What was written.

    Attributes:
        decisions: Numbers of the decisions, in order.
        targets: What each is about, in the same order.
        kind: What was decided; of what was taken back, what it was.
        revision: Revision of the case after it.
    """

    decisions: tuple[int, ...]
    targets: tuple[str, ...]
    kind: DecisionKind
    revision: int


class Ruling(StrEnum):
    """What is decided about a claim as it stands."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SET_ASIDE = "set_aside"


Coordinate = Annotated[float, Field(ge=-1e6, le=1e6, allow_inf_nan=False)]


class Deciding(BaseModel, extra="forbid"):
    """What somebody decides about claims: about all of them the same, as one act."""

    kind: Ruling
    targets: Annotated[list[str], Field(min_length=1, max_length=10_000)]
    note: str = ""
    instead: Annotated[
        int | None, Field(description="Number of a decision that this one takes the place of")
    ] = None


class Editing(BaseModel, extra="forbid"):
    """How the fields of a claim should read; see `Store.decide`."""

    details: Annotated[dict[str, str], Field(min_length=1)]
    note: str = ""


class Undoing(BaseModel, extra="forbid"):
    """Which decision is taken back; the last of the analyst's own where none is named."""

    decision: int | None = None


class Somebody(BaseModel, extra="forbid"):
    """An actor or place that the reading of a document does not know yet."""

    name: Annotated[str, Field(min_length=1, max_length=300)]
    type: EntityType


Party = Annotated[str | Somebody, Field(description="Id of a referent, or somebody new")]


class Making(BaseModel, extra="forbid"):
    """A claim that somebody reads in a text; offsets count code points."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    subject: Party
    relation: str
    object: Party | None = None
    value: str | None = None
    min: Annotated[int | None, Field(ge=0)] = None
    max: Annotated[int | None, Field(ge=0)] = None
    approx: bool = False
    unit: str = "members"
    role: str | None = None
    polarity: Polarity = Polarity.AFFIRMED
    certainty: Certainty = Certainty.CERTAIN
    kind: ClaimKind | None = None
    time: str | None = None
    place: Party | None = None
    said_by: Annotated[
        str | None, Field(description="Id of a referent or a name; whose words they are")
    ] = None
    core: bool = True
    note: str = ""


class Relabelling(BaseModel, extra="forbid"):
    """What a block of a document is, and whose words it holds."""

    block: Annotated[int, Field(ge=1)]
    kind: BlockKind
    speaker: str | None = None
    note: str = ""


class Dating(BaseModel, extra="forbid"):
    """When a document was published, as EDTF; none where it is not to have a date."""

    published: str | None
    note: str = ""


class Watching(BaseModel, extra="forbid"):
    """A question that is to be watched; `title` where it is not to be called by its words."""

    about: str | None = None
    by: str | None = None
    relation: str | None = None
    family: str | None = None
    since: str | None = None
    document: str | None = None
    q: str | None = None
    title: str = ""


class Concluding(BaseModel, extra="forbid"):
    """What is concluded of a contradiction, by its tie; of a preferred position its claims."""

    tie: str
    outcome: ask.Outcome
    claims: list[str] = []
    note: str = ""


class Arranging(BaseModel, extra="forbid"):
    """Where actors are put in the picture of the network, by id; none lets one go free again."""

    places: Annotated[
        dict[str, tuple[Coordinate, Coordinate] | None], Field(min_length=1, max_length=10_000)
    ]


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """What became of a document that was read again.

    Attributes:
        claims: How many claims the case holds of it now.
        carried: How many claims with decisions the new reading finds again.
        kept: How many stay that it does not find.
        gone: How many are found no more, and nobody had decided about.
        orphaned: Numbers of the decisions whose claim or words are found no more.
    """

    claims: int
    carried: int
    kept: int
    gone: int
    orphaned: tuple[int, ...]


@router.post("/decisions", response_model=Written)
def decide(desk: At, given: Deciding) -> Response:
    """Decide about claims: accept them, reject them, or set them aside."""
    with desk.store.transaction():
        if given.instead is not None:
            desk.store.undo(given.instead, desk.analyst)
        made = desk.store.decide_all(
            DecisionKind(given.kind), given.targets, by=desk.analyst, note=given.note
        )
    return _written(desk, made)


@router.post("/claims/{id}/edit", response_model=Written)
def edit(desk: At, id: str, given: Editing) -> Response:
    """Say how the fields of a claim should read."""
    made = desk.store.decide(
        DecisionKind.EDITED, id, by=desk.analyst, note=given.note, details=given.details
    )
    return _written(desk, [made])


@router.post("/undo", response_model=Written)
def undo(desk: At, given: Undoing) -> Response:
    """Take back a decision, or the last act of the analyst that stands.

    Who is who follows at once, as it does when it is decided; the rest of the case soon.
    """
    if given.decision is None:
        return _written(desk, desk.store.undo_last(desk.analyst))
    if any(judged.decision == given.decision for judged in desk.store.judgements()):
        return _written(desk, [desk.case.undo(given.decision, by=desk.analyst)])
    return _written(desk, [desk.store.undo(given.decision, desk.analyst)])


@router.post("/documents/{id}/claims", response_model=Written)
def make_claim(desk: At, id: str, given: Making) -> Response:
    """Keep a claim that somebody reads in a document."""
    document = desk.store.document(id)
    cast = _Cast(desk, document, given)
    relation = desk.store.vocabulary[given.relation]
    value = Quantity(given.min, given.max, given.approx, given.unit)
    claim = Claim(
        id="",
        document=document.id,
        subject=cast.id_of(given.subject),
        relation=given.relation,
        evidence=Evidence(document.text[given.start : given.end], given.start, given.end),
        attribution=_voices(document, given),
        object=cast.id_of(given.object) if given.object is not None else None,
        value=value if relation.value == "quantity" else given.value or None,
        role=given.role or None,
        polarity=given.polarity,
        certainty=given.certainty,
        kind=given.kind or relation.kind,
        time=given.time or None,
        place=cast.id_of(given.place) if given.place is not None else None,
        core=given.core,
    )
    _complete(claim, value, relation.value, takes_object=bool(relation.object))
    made = desk.store.make_claim(claim, by=desk.analyst, referents=cast.new, note=given.note)
    return _written(desk, [made])


@router.post("/documents/{id}/labels", response_model=Written)
def relabel(desk: At, id: str, given: Relabelling) -> Response:
    """Say what a block of a document is, and whose words it holds."""
    made = desk.store.relabel(
        id, given.block, given.kind, by=desk.analyst, speaker=given.speaker, note=given.note
    )
    return _written(desk, [made])


@router.get("/dates", response_model=list[str])
def dates(desk: At, words: Annotated[str, Query(max_length=2_000)]) -> Response:
    """The dates that words give whole, as EDTF, in order: what a form for a date begins with."""
    return desk.told([found.edtf for found in find(words)])


@router.post("/documents/{id}/date", response_model=Written)
def redate(desk: At, id: str, given: Dating) -> Response:
    """Say when a document was published."""
    made = desk.store.redate(id, given.published or None, by=desk.analyst, note=given.note)
    return _written(desk, [made])


@router.post("/documents/{id}/reread", response_model=ReadAgain)
def reread(desk: At, id: str) -> Response:
    """Read a document again, with what people say of it; every decision stays."""
    (outcome,) = desk.case.reread([id])
    if outcome.error is not None:
        raise outcome.error
    counts = (outcome.claims, len(outcome.carried), len(outcome.kept), outcome.gone)
    return desk.wrote(ReadAgain(*counts, outcome.orphaned))


@router.post("/questions", response_model=Written)
def watch(desk: At, given: Watching) -> Response:
    """Watch a question: its claims come first, and its progress is told."""
    asked = ask.ClaimFilter(
        about=given.about or None,
        by=given.by or None,
        relation=given.relation or None,
        document=given.document or None,
        text=given.q or None,
        family=given.family or None,
        since=given.since or None,
    )
    key = ask.key_of(asked)
    if any(question.key == key for question in ask.questions(desk.store)):
        raise InvalidQuery("This question is watched already.")
    details = {ask.TITLE: given.title.strip()} if given.title.strip() else {}
    made = desk.store.decide(DecisionKind.WATCHED, key, by=desk.analyst, details=details)
    return _written(desk, [made])


@router.post("/conclusions", response_model=Written)
def conclude(desk: At, given: Concluding) -> Response:
    """Say what is concluded of a contradiction. Its claims and its status stay as they are."""
    found = next((c for c in ask.board(desk.store) if c.tie == given.tie), None)
    if found is None:
        raise NotFound(f"Nothing is contradicted in {given.tie!r}. Look at the board again.")
    known = {voiced.row.id for side in found.positions for o in side.origins for voiced in o.claims}
    if given.outcome is ask.Outcome.PREFER and not set(given.claims) & known:
        raise InvalidQuery("Which position is preferred? Give its claims.")
    details = {ask.OUTCOME: given.outcome.value, ask.PREFERRED: " ".join(given.claims)}
    made = desk.store.decide(
        DecisionKind.CONCLUDED, given.tie, by=desk.analyst, note=given.note, details=details
    )
    return _written(desk, [made])


@router.post("/places", response_model=Written)
def arrange(desk: At, given: Arranging) -> Response:
    """Put actors somewhere in the picture of the network, as one act."""
    details = ask.arrangement(given.places)
    made = desk.store.decide(DecisionKind.ARRANGED, ask.NETWORK, by=desk.analyst, details=details)
    return _written(desk, [made])


def _written(desk: Desk, made: list[Decision]) -> Response:
    first = made[0]
    while first.kind is DecisionKind.UNDID and "undoes" in first.details:
        number = int(first.details["undoes"])
        first = next(d for d in desk.store.decisions() if d.id == number)
    return desk.wrote(
        Written(
            tuple(d.id for d in made),
            tuple(d.target for d in made),
            first.kind,
            desk.store.revision,
        )
    )


class _Cast:
    """The parties of a claim by the ids of their document, with those that are new to it."""

    def __init__(self, desk: Desk, document: Document, given: Making) -> None:
        self.new: list[Referent] = []
        self._document = document
        self._given = given
        self._taken = {referent.id for _, referent in desk.store.referents(document.id)}

    def id_of(self, party: str | Somebody) -> str:
        if isinstance(party, str):
            return party
        same = next((r for r in self.new if (r.name, r.type) == (party.name, party.type)), None)
        if same is not None:
            return same.id
        id = referent_id(party.name, self._taken)
        self._taken.add(id)
        self.new.append(Referent(id, party.name, party.type, self._mentions(id, party.name)))
        return id

    def _mentions(self, id: str, name: str) -> tuple[Mention, ...]:
        """Where the name stands: in the words that were marked, else where it stands first."""
        text, given = self._document.text, self._given
        start = text.find(name, given.start, given.end)
        start = text.find(name) if start < 0 else start
        return (Mention(id, name, start, start + len(name)),) if start >= 0 else ()


def _voices(document: Document, given: Making) -> tuple[Hop, ...]:
    """Whose words they are: as told, or else those of the block that they stand in."""
    who = given.said_by or next(
        (b.speaker for b in document.blocks if b.start <= given.start < b.end), AUTHOR
    )
    return (Hop(AUTHOR),) if who == AUTHOR else (Hop(who), Hop(AUTHOR))


def _complete(claim: Claim, value: Quantity, takes: str | None, *, takes_object: bool) -> None:
    if takes_object and claim.object is None:
        raise InvalidQuery(f"{claim.relation} is of two. Name the other one.")
    if takes == "text" and not claim.value:
        raise InvalidQuery(f"{claim.relation} needs words. Give them as value.")
    if takes == "quantity" and value == replace(value, min=None, max=None):
        raise InvalidQuery(f"{claim.relation} needs a number. Give min, max or both.")
    if value.min is not None and value.max is not None and value.min > value.max:
        raise InvalidQuery(f"{value.min} is greater than {value.max}. Swap min and max.")
