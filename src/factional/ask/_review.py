"""What waits for review: the questions that are watched, with their progress, and the queue.

Fifty documents hold thousands of proposals, and nobody reviews them all. So the queue begins with
what was asked to be watched and what is disputed, and goes on by what a look at it is worth.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from factional.ask._asked import TITLE, question_of, title
from factional.ask._build import asked as question
from factional.ask._build import claim_row
from factional.ask._context import after, before, block_at
from factional.ask._disputes import dispute_of
from factional.ask._filter import select
from factional.ask._snapshot import Snapshot, snapshot
from factional.ask.rows import ClaimFilter, ClaimRow
from factional.errors import FactionalError, InvalidQuery
from factional.model import Claim, DecisionKind, Document, Quantity, Review
from factional.resolve import fold
from factional.store import Store


class Which(StrEnum):
    """Which claims of a question are asked for."""

    WAITING = "waiting"
    UNSURE = "unsure"
    SETTLED = "settled"


class Because(StrEnum):
    """Why a claim comes where it comes in the queue."""

    WATCHED = "watched"
    DISPUTED = "disputed"
    LOW = "low"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a review is: of how many claims, how many settled and how many set aside."""

    total: int
    settled: int
    unsure: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question that is watched, whose claims come first.

    Attributes:
        decision: Number of the decision that watches it; undoing that one stops it.
        key: The question as one text (`about=falcons&since=2018`).
        title: The question in words.
        asked: The filter that it is.
        by: Who watches it.
        progress: How far its review is.
        problem: Why it cannot be asked any more; empty where it can.
    """

    decision: int
    key: str
    title: str
    asked: ClaimFilter
    by: str
    progress: Progress
    problem: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Claims that say the same and are decided about together or one by one.

    Attributes:
        row: The first of them.
        alike: Ids of the others: same actors, relation, value, time, polarity and certainty.
        before: What stands before its evidence, up to a few sentences.
        after: What stands after it.
        because: Why it comes where it comes.
        bearing: How many other claims answer the same question or contradict it.
    """

    row: ClaimRow
    alike: tuple[str, ...]
    before: str
    after: str
    because: tuple[Because, ...]
    bearing: int


@dataclass(frozen=True, slots=True)
class Queue:
    """A stretch of what a question asks for.

    Attributes:
        title: The question in words.
        progress: How far the review of the whole question is.
        total: How many there are, claims that say the same counted as one.
        claims: How many claims that is.
        low: How many more wait that are of low confidence, where those are left out.
        items: Those asked for, what is worth most first.
    """

    title: str
    progress: Progress
    total: int
    claims: int
    low: int
    items: tuple[Waiting, ...]


_EVERYTHING = ClaimFilter()


def queue(
    store: Store,
    asked: ClaimFilter = _EVERYTHING,
    *,
    which: Which = Which.WAITING,
    because: Because | None = None,
    tie: str | None = None,
    low: bool = False,
    limit: int = 50,
    offset: int = 0,
) -> Queue:
    """The claims of a question, those that say the same together, what is worth most first.

    Watched ones come before the others, then disputed ones. Within these a claim is worth the more
    the less sure its reading is, the more claims bear on the same question, and the more ties its
    actors stand in. What was set aside comes last.

    Args:
        store: The case.
        asked: The question.
        which: Those that wait, those set aside, or those that are settled.
        because: Only those that come where they come for this reason.
        tie: Only those of the contradiction of this tie, or of the tie itself if there is none now.
        low: Whether claims of low confidence are among them.
        limit: How many at most.
        offset: How many to leave out first.

    Raises:
        NotFound: no actor or document is called so.
        Ambiguous: several documents are.
        InvalidQuery: there is no such relation, or the limit is below nothing.
        InvalidTime: a time is not EDTF.
    """
    if offset < 0 or limit < 0:
        raise InvalidQuery("A limit and an offset count up from 0. Leave out the minus sign.")
    snap = snapshot(store)
    found = [f.claim for f in select(snap, asked)]
    called = ""
    if tie is not None:
        called, taken = _in_question(snap, tie)
        found = [claim for claim in found if claim.id in taken]
    watched = _watched(snap, store)
    wanted = [
        claim
        for claim in found
        if _is(claim, which) and because in (None, *_because(snap, claim, watched))
    ]
    low = low or because is Because.LOW
    kept = wanted if low or which is not Which.WAITING else [c for c in wanted if not c.low]
    groups = _groups(snap, kept)
    groups.sort(key=lambda group: _place(snap, group[0], watched))
    document = cache(store.document)
    return Queue(
        title=called or title(snap, asked),
        progress=progress(found),
        total=len(groups),
        claims=len(kept),
        low=len(wanted) - len(kept),
        items=tuple(
            _waiting(snap, group, watched, document(group[0].document))
            for group in groups[offset : offset + limit]
        ),
    )


def _in_question(snap: Snapshot, tie: str) -> tuple[str, set[str]]:
    """What the contradiction of a tie is about, and ids of the claims that take a side in it."""
    dispute = dispute_of(snap, tie)
    if dispute is not None:
        return dispute.question, {row.id for p in dispute.positions for row in p.claims}
    own = snap.ties.get(tie)  # gone with its claims, once these are rejected
    return (question(snap, own, own.claims), set(own.claims)) if own else ("", set())


def questions(store: Store) -> list[Question]:
    """The questions that are watched, in the order in which somebody began to."""
    snap = snapshot(store)
    rows = []
    for made in store.decisions():
        if made.kind is not DecisionKind.WATCHED or made.undone is not None:
            continue
        asked, problem = question_of(made.target), ""
        try:
            claims = [f.claim for f in select(snap, asked)]
        except FactionalError as error:
            claims, problem = [], str(error)
        called = made.details.get(TITLE) or title(snap, asked)
        rows.append(
            Question(made.id, made.target, called, asked, made.by, progress(claims), problem)
        )
    return rows


def progress(claims: Iterable[Claim]) -> Progress:
    """How far the review of some claims is."""
    reviews = [claim.review for claim in claims]
    unsure = sum(review is Review.UNSURE for review in reviews)
    return Progress(len(reviews), sum(review.settled for review in reviews), unsure)


def _is(claim: Claim, which: Which) -> bool:
    if which is Which.WAITING:
        return not claim.review.settled
    if which is Which.UNSURE:
        return claim.review is Review.UNSURE
    return claim.review.settled


def _watched(snap: Snapshot, store: Store) -> frozenset[str]:
    """Ids of the claims that a watched question asks for."""
    return frozenset(
        found.claim.id
        for question in questions(store)
        if not question.problem
        for found in select(snap, question.asked)
    )


def _groups(snap: Snapshot, claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims that say the same, each group with the surest reading first."""
    groups: defaultdict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        value = claim.value if isinstance(claim.value, Quantity) else fold(claim.value or "")
        alike = (
            snap.subject(claim), claim.relation, snap.object(claim), value, fold(claim.role or ""),
            claim.polarity, claim.certainty, claim.kind, claim.time, claim.place, claim.review,
        )  # fmt: skip
        groups[alike].append(claim)
    for group in groups.values():
        group.sort(key=lambda c: (-(c.confidence or 1), c.id))
    return list(groups.values())


def _place(snap: Snapshot, claim: Claim, watched: frozenset[str]) -> tuple[bool, bool, bool, float]:
    return (
        claim.review is Review.UNSURE,
        claim.id not in watched,
        claim.id not in snap.disputed,
        -_worth(snap, claim),
    )


def _worth(snap: Snapshot, claim: Claim) -> float:
    """What a look at a claim is worth: how unsure its reading is, and how much hangs on it."""
    sure = 0.5 if claim.confidence is None else claim.confidence
    doubt = 4 * sure * (1 - sure)
    sides = (snap.subject(claim), snap.object(claim))
    reach = sum(len(snap.ties_with[side]) for side in sides if side is not None)
    return (0.2 + doubt) * (1 + _bearing(snap, claim)) * math.log2(2 + reach)


def _bearing(snap: Snapshot, claim: Claim) -> int:
    tie = snap.tie_of.get(claim.id)
    if tie is None:
        return 0
    named = {id for c in tie.comparisons for id in (c.first, c.second)}
    return len((named | set(tie.claims)) - {claim.id})


def _waiting(
    snap: Snapshot, group: Sequence[Claim], watched: frozenset[str], document: Document
) -> Waiting:
    first, evidence = group[0], group[0].evidence
    block = block_at(document, evidence.start)
    end = block_at(document, max(evidence.end - 1, 0)).end
    return Waiting(
        row=claim_row(snap, first),
        alike=tuple(claim.id for claim in group[1:]),
        before=before(document.text, block.start, evidence.start),
        after=after(document.text, evidence.end, end),
        because=tuple(_because(snap, first, watched)),
        bearing=_bearing(snap, first),
    )


def _because(snap: Snapshot, claim: Claim, watched: frozenset[str]) -> Iterator[Because]:
    if claim.id in watched:
        yield Because.WATCHED
    if claim.id in snap.disputed:
        yield Because.DISPUTED
    if claim.low:
        yield Because.LOW
    if claim.review is Review.UNSURE:
        yield Because.UNSURE
