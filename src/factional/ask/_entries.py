"""What is said of one actor, answer by answer: ties cut where their claims say different things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from factional.ask._build import entity_ref, sides_of
from factional.ask._folds import folded
from factional.ask._snapshot import Snapshot
from factional.ask._span import day
from factional.ask.rows import EntityRef
from factional.model import (
    Answer,
    Bounds,
    Claim,
    ClaimKind,
    Entity,
    EntityType,
    Period,
    Polarity,
    Tie,
    TieStatus,
    Verdict,
)
from factional.resolve import fold
from factional.vocabulary import Relation
from factional.weigh import said, stated

PLACE = "place"
"""The family of relations that tell where somebody is; of persons a dossier gathers none."""

_GENEALOGY = frozenset({"lineage", "split"})


class Section(StrEnum):
    """Where in a dossier an answer stands; each stands in one section."""

    FACT = "fact"
    RELATION = "relation"
    POST = "post"
    PLACE = "place"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer about an actor, with how those who give it stand to each other.

    Attributes:
        tie: Id of the tie that it answers; several values of one tie are several entries.
        section: Where it stands.
        relation: Name of the relation.
        label: The relation as read from the actor: "is led by".
        family: Family of the relation.
        other: The other side; None where the relation takes a value or stands alone.
        value: The value as it is read; None where there is another side.
        roles: Posts, as the texts word them.
        places: Where, as the claims have it; never of a person.
        denied: Whether it is said not to be so.
        status: How those who speak of it stand to each other.
        origins: How many independent origins say so.
        documents: In how many documents.
        times: EDTF times that the claims give, each once.
        since: ISO day from which on it is attested, or on which an event was at the earliest; None
            where nobody dates it.
        until: ISO day until which it is attested, or on which an event was at the latest.
        first: EDTF date of the first report; None where all are undated.
        last: EDTF date of the last.
        holds: Whether it held at the time asked for; None where none was asked for.
        claims: Ids of the claims that say so, by date of their documents.
        reviewed: How many of them somebody has settled.
        preferred: Whether somebody concluded that this answer is to be preferred.
    """

    tie: str
    section: Section
    relation: str
    label: str
    family: str
    other: EntityRef | None
    value: str | None
    roles: tuple[str, ...]
    places: tuple[str, ...]
    denied: bool
    status: TieStatus
    origins: int
    documents: int
    times: tuple[str, ...]
    since: str | None
    until: str | None
    first: str | None
    last: str | None
    holds: Answer | None
    claims: tuple[str, ...]
    reviewed: int
    preferred: bool


def entries_of(
    snap: Snapshot,
    actor: Entity,
    ties: Iterable[Tie],
    at: Period | None,
    preferred: frozenset[str],
) -> list[Entry]:
    """The answers that ties give of an actor, the best supported first.

    Args:
        snap: The case, as it was known at the time asked for.
        actor: Whom they are about.
        ties: The ties that it stands in.
        at: The time that is asked for.
        preferred: Ids of claims that somebody concluded are to be preferred.
    """
    found = [
        _entry(
            snap,
            actor,
            tie,
            sorted(claims, key=lambda c: snap.place[c.id]),
            at=at,
            preferred=preferred,
        )
        for tie in ties
        for claims in _answers(snap, tie)
    ]
    return sorted(found, key=lambda e: (-e.origins, -len(e.claims), e.tie, e.value or "", e.denied))


def _answers(snap: Snapshot, tie: Tie) -> Iterable[list[Claim]]:
    """The claims of a tie, those that say the same together."""
    found: defaultdict[tuple[Polarity, str], list[Claim]] = defaultdict(list)
    for id in tie.claims:
        claim = snap.claim[id]
        found[claim.polarity, fold(stated(claim) or "")].append(claim)
    return found.values()


def _entry(
    snap: Snapshot,
    actor: Entity,
    tie: Tie,
    claims: Sequence[Claim],
    *,
    at: Period | None,
    preferred: frozenset[str],
) -> Entry:
    relation = snap.vocabulary[tie.question.relation]
    first, ids = claims[0], [claim.id for claim in claims]
    subject, object = sides_of(snap, tie)
    forward = tie.question.subject == actor.id
    if tie.question.of_names and object:  # told from the name that the actor goes by
        forward = fold(object.name) != fold(actor.name)
    other = object if forward else subject
    whole = first.polarity is Polarity.AFFIRMED and len(claims) == len(tie.affirming)
    since, until = _attested(snap, claims)
    reports = _reports(snap, claims)
    return Entry(
        tie=tie.id,
        section=_section(relation),
        relation=relation.name,
        label=relation.label if forward else relation.inverse,
        family=relation.family,
        other=other,
        value=stated(first),
        roles=_each_once(claim.role for claim in claims),
        places=_places(snap, actor, claims),
        denied=first.polarity is Polarity.DENIED,
        status=status_of(snap, tie, ids),
        origins=len(tie.origins) if whole else len(origins(tie, ids)),
        documents=len({claim.document for claim in claims}),
        times=_each_once(claim.time for claim in claims),
        since=since,
        until=until,
        first=reports[0] if reports else None,
        last=reports[-1] if reports else None,
        holds=held(snap, claims, at),
        claims=tuple(ids),
        reviewed=sum(claim.review.settled for claim in claims),
        preferred=not preferred.isdisjoint(ids),
    )


def _section(relation: Relation) -> Section:
    fixed = {"attribute": Section.FACT, PLACE: Section.PLACE, "post": Section.POST}
    if relation.family in fixed:
        return fixed[relation.family]
    if relation.kind is ClaimKind.EVENT and relation.family not in _GENEALOGY:
        return Section.EVENT
    return Section.RELATION


def status_of(snap: Snapshot, tie: Tie, ids: Sequence[str]) -> TieStatus:
    """How the claims of one answer, of several or the only one, stand to those of the others."""
    affirmed = snap.claim[ids[0]].polarity is Polarity.AFFIRMED
    if affirmed and len(ids) == len(tie.affirming):
        return tie.status
    if snap.disputed & set(ids):
        return TieStatus.DISPUTED
    if not affirmed:
        return TieStatus.DENIED
    over = {c.first for c in tie.comparisons if c.verdict is Verdict.SUPERSEDE}
    if over >= set(ids):
        return TieStatus.SUPERSEDED
    kinds = {snap.claim[id].kind for id in ids}
    if kinds <= {ClaimKind.PREDICTION, ClaimKind.INTENTION}:
        return TieStatus.PREDICTED
    agreed = {
        id for c in tie.comparisons if c.verdict is Verdict.AGREE for id in (c.first, c.second)
    }
    several = len(origins(tie, ids)) > 1 or not agreed.isdisjoint(ids)
    return TieStatus.CORROBORATED if several else TieStatus.SINGLE_SOURCE


def origins(tie: Tie, ids: Iterable[str]) -> list[list[str]]:
    """Claims of a tie by what they go back to."""
    return folded(ids, (c for c in tie.comparisons if c.verdict is Verdict.NOT_INDEPENDENT))


def held(snap: Snapshot, claims: Iterable[Claim], at: Period | None) -> Answer | None:
    """Whether what claims say held at a time: the surest of their answers."""
    if at is None:
        return None
    answers = {snap.bounds(claim).holds(at) for claim in claims}
    return next((a for a in (Answer.YES, Answer.MAYBE) if a in answers), Answer.NO)


def attested(bounds: Bounds, *, event: bool) -> tuple[str, str] | None:
    """The days between which a state is attested, or within which an event was."""
    first, last = bounds.latest_start, bounds.earliest_end
    if event:
        first, last = bounds.earliest_start, bounds.latest_end
    if first is None or last is None:
        return None
    return min(first, last).isoformat(), max(first, last).isoformat()


def _attested(snap: Snapshot, claims: Iterable[Claim]) -> tuple[str | None, str | None]:
    days = []
    for claim in claims:
        event = not snap.vocabulary[claim.relation].lasting
        if found := attested(snap.stated_bounds(claim), event=event):
            days.append(found)
    return (min(d[0] for d in days), max(d[1] for d in days)) if days else (None, None)


def _reports(snap: Snapshot, claims: Iterable[Claim]) -> list[str]:
    """The dates at which claims were said, the earliest first."""
    dates = {said(claim, snap.documents[claim.document]) for claim in claims}
    return sorted((d for d in dates if d), key=lambda d: (day(Bounds.parse(d).latest_end) or d, d))


def _places(snap: Snapshot, actor: Entity, claims: Iterable[Claim]) -> tuple[str, ...]:
    if actor.type is EntityType.PERSON:
        return ()
    keys = ((claim.document, claim.place) for claim in claims if claim.place)
    return _each_once(entity_ref(snap, snap.of.get(key, "/".join(key))).name for key in keys)


def _each_once(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
