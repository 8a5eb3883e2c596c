"""Whether an actor was there at a time, as far as anybody says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from factional.ask._entries import Entry
from factional.ask._snapshot import Snapshot
from factional.model import Answer, Entity, Period, TieStatus
from factional.resolve import fold

_BEGINS = (("formed", True), ("founded", False))
_ENDS = (("dissolved", True), ("merged_into", True), ("status", True))
"""Relations with whether the actor is their subject; of a status only one that is final."""

_UNTOLD = frozenset({TieStatus.DENIED, TieStatus.PREDICTED})


@dataclass(frozen=True, slots=True)
class Standing:
    """Since when and until when an actor is spoken of, and whether it was there at a time.

    Attributes:
        first: ISO day of the first that is attested of it; None where nothing is dated.
        last: ISO day of the last.
        answer: Whether it was there at the time asked for; None where none was asked for.
        reason: Why, in words; empty where no time was asked for.
        claims: Ids of the claims that say so.
    """

    first: str | None
    last: str | None
    answer: Answer | None
    reason: str
    claims: tuple[str, ...]


def standing(
    snap: Snapshot, actor: Entity, entries: Sequence[Entry], at: Period | None
) -> Standing:
    """How an actor stands by the entries of its dossier."""
    told = [e for e in entries if not e.denied and e.status not in _UNTOLD]
    first = min((e.since for e in told if e.since), default=None)
    last = max((e.until for e in told if e.until), default=None)
    if at is None:
        return Standing(first, last, None, "", ())
    return Standing(first, last, *_then(snap, actor, told, at))


def _then(
    snap: Snapshot, actor: Entity, told: Sequence[Entry], at: Period
) -> tuple[Answer, str, tuple[str, ...]]:
    begins = [e for e in told if _is(snap, actor, e, _BEGINS)]
    ends = [e for e in told if _is(snap, actor, e, _ENDS) and _final(snap, e)]
    for end in ends:
        over = [day for id in end.claims if (day := _by(snap, id))]
        if over and at.first and min(over) < at.first:
            if end.status is TieStatus.DISPUTED:
                return Answer.MAYBE, "Whether it was over by then is disputed.", end.claims
            relation = snap.vocabulary[end.relation]
            said = relation.told([end.value]) if end.value else end.label
            said = f"{said} {end.other.name}" if end.other else said
            return Answer.NO, f"Told of before: {said}.", end.claims
    starts = [day for e in begins for id in e.claims if (day := _from(snap, id))]
    if starts and at.last and min(starts) > at.last:
        return Answer.NO, "It was formed only later.", tuple(id for e in begins for id in e.claims)
    for answer, reason in (
        (Answer.YES, "Claims speak of that time."),
        (Answer.MAYBE, "Nothing is said of that time; what is said of others may hold."),
    ):
        states = [e for e in told if e.holds is answer and e not in ends]
        if states:
            return answer, reason, tuple(id for e in states for id in e.claims)
    return Answer.MAYBE, "Nothing that is said may hold at that time.", ()


def _is(snap: Snapshot, actor: Entity, entry: Entry, relations: Sequence[tuple[str, bool]]) -> bool:
    subject = snap.ties[entry.tie].question.subject == actor.id
    return (entry.relation, subject) in relations


def _final(snap: Snapshot, entry: Entry) -> bool:
    """Whether nothing comes after it: of words for a condition, those of the last side."""
    opposites = snap.vocabulary[entry.relation].opposites
    if entry.value is None or not opposites:
        return entry.relation != "status"
    return not {fold(word) for word in opposites[-1]}.isdisjoint(fold(entry.value).split())


def _by(snap: Snapshot, id: str) -> date | None:
    """The day by which what a claim tells had come about."""
    bounds = snap.stated_bounds(snap.claim[id])
    event = not snap.vocabulary[snap.claim[id].relation].lasting
    return bounds.latest_end if event else bounds.latest_start


def _from(snap: Snapshot, id: str) -> date | None:
    return snap.stated_bounds(snap.claim[id]).earliest_start
