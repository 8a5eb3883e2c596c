"""Which actors may be one: what names and sources say for it, and what a merge would change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from factional.ask._build import actor_row, document_ref
from factional.ask._filter import searchable
from factional.ask._paging import paged
from factional.ask._snapshot import Snapshot, snapshot
from factional.ask.rows import ActorRow, DocumentRef, Page
from factional.errors import InvalidQuery, NotFound
from factional.model import Anchor, DecisionKind, Entity, Judgement, Polarity, Review
from factional.resolve import fold, kind_of
from factional.resolve.matching import Match, compare
from factional.store import Store

LIKELY = 0.5
"""Score from which two names are proposed to be one actor's."""

_PEERS = 12
_NAMES = 6
_JUDGED = (DecisionKind.KEPT_APART, DecisionKind.SPLIT, DecisionKind.UNSURE)
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two actors that may be one.

    Attributes:
        first: The one that more is claimed of.
        second: The other.
        score: Chance, 0 to 1, that two names so alike are one actor's.
        names: The two names that are most alike.
        why: What speaks for it and what against, in words.
        stated: Ids of claims that say they are one.
        contested: Ids of claims that say they are not.
        together: Documents that name both as two.
        claims: How many claims a merge would say of another actor than now.
        ties: How many ties it would change.
    """

    first: ActorRow
    second: ActorRow
    score: float
    names: tuple[str, str]
    why: str
    stated: tuple[str, ...]
    contested: tuple[str, ...]
    together: tuple[DocumentRef, ...]
    claims: int
    ties: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """The two names of two entities that are most alike, and how alike they are."""

    match: Match
    names: tuple[str, str]


_kept: WeakKeyDictionary[Snapshot, dict[Pair, Likeness]] = WeakKeyDictionary()


def proposals(
    store: Store,
    *,
    about: str | None = None,
    least: float = LIKELY,
    limit: int | None = None,
    offset: int = 0,
) -> Page[Proposal]:
    """Pairs of actors, or of places, or of events, that may be one, in order of what it changes.

    First come those whose merge would move most claims and ties; of equals the likelier. Left out
    are those that somebody keeps apart or is unsure of, and the unnamed.

    Args:
        store: The case.
        about: Words that a name of one of the two must hold; its id will do.
        least: Score from which a pair is shown; one that a claim says to be one always is.
        limit: How many at most.
        offset: How many to leave out first.

    Raises:
        InvalidQuery: the least score is none, or the limit is below nothing.
    """
    if not 0 <= least <= 1:
        raise InvalidQuery("A score is between 0 and 1. Give one of these.")
    snap = snapshot(store)
    alike = _alike(snap)
    said = _said(snap, Polarity.AFFIRMED)
    contested = _said(snap, Polarity.DENIED)
    judged = _judged(snap)
    wanted = _wanted(snap, about)
    found = [
        _proposal(snap, pair, alike.get(pair), said.get(pair, ()), contested.get(pair, ()))
        for pair in {*alike, *said}
        if pair not in judged
        and (wanted is None or not wanted.isdisjoint(pair))
        and (pair in said or alike[pair].match.score >= least)
    ]
    found.sort(key=lambda p: (-(p.claims + p.ties), -p.score, p.first.id, p.second.id))
    return paged(found, limit, offset)


def judged(store: Store, decision: int) -> tuple[str, ...]:
    """Ids of the actors that a decision was about, as they are now.

    Raises:
        NotFound: no decision of this number is about actors and stands.
    """
    snap = snapshot(store)
    for judgement in snap.judgements:
        if judgement.decision == decision:
            return tuple(sorted(_held(snap, (*judgement.first, *judgement.second))))
    raise NotFound(f"Decision {decision} is about no actors, or was taken back. List them.")


def _wanted(snap: Snapshot, about: str | None) -> set[str] | None:
    if not about:
        return None
    if about in snap.entities:
        return {about}
    needles = searchable(about).split()
    return {
        entity.id
        for entity in snap.entities.values()
        if any(all(n in searchable(name) for n in needles) for name in _texts(entity))
    }


def _alike(snap: Snapshot) -> dict[Pair, Likeness]:
    """The likeliest two names of each pair of entities with names that are near each other."""
    kept = _kept.get(snap)
    if kept is None:
        kept = _kept[snap] = {
            pair: likeness
            for entity in snap.entities.values()
            if not entity.placeholder
            for pair, likeness in _near(snap, entity)
        }
    return kept


def _near(snap: Snapshot, entity: Entity) -> Iterator[tuple[Pair, Likeness]]:
    peers = {
        candidate.key
        for name in _texts(entity)
        for candidate in snap.index.near(name, entity.type, limit=_PEERS)
    }
    for id in sorted(peers - {entity.id}):
        if _comparable(snap, entity.id, id):
            one, two = sorted((entity, snap.entities[id]), key=lambda e: e.id)
            yield (one.id, two.id), likeness(one, two)


def likeness(one: Entity, other: Entity) -> Likeness:
    """How alike two entities are by their names."""
    kind = one.type if one.type == other.type else None
    return max(
        (Likeness(compare(a, b, kind), (a, b)) for a in _texts(one) for b in _texts(other)),
        key=lambda likeness: likeness.match.score,
    )


def _texts(entity: Entity) -> list[str]:
    """Its names, each spelling once, the preferred one first and then the commonest."""
    counts: defaultdict[str, int] = defaultdict(int)
    for name in entity.names:
        counts[name.text] += name.count
    ranked = sorted(counts, key=lambda text: (-counts[text], text))
    distinct = {fold(text): text for text in reversed([entity.name, *ranked])}
    return list(reversed(distinct.values()))[:_NAMES]


def _said(snap: Snapshot, polarity: Polarity) -> Mapping[Pair, tuple[str, ...]]:
    """Claims that say of two entities that they are one, or that they are not."""
    found: defaultdict[Pair, tuple[str, ...]] = defaultdict(tuple)
    for claim in snap.claims:
        other = snap.object(claim)
        if (
            claim.relation == "also_known_as"
            and claim.polarity is polarity
            and claim.review is not Review.REJECTED
            and not claim.low
            and other is not None
        ):
            one, two = sorted((snap.subject(claim), other))
            if one != two and _comparable(snap, one, two):
                found[one, two] += (claim.id,)
    return found


def _comparable(snap: Snapshot, *ids: str) -> bool:
    """Whether some entities have names and are of one kind, so that they could be one."""
    found = [snap.entities[id] for id in ids if id in snap.entities]
    named = [entity for entity in found if not entity.placeholder]
    return len(named) == len(ids) and len({kind_of(entity.type) for entity in named}) == 1


def proposed(snap: Snapshot, first: str, second: str) -> Proposal:
    """What a merge of any two entities would be, whether or not it would be proposed."""
    pair = (min(first, second), max(first, second))
    stated, contested = (
        _said(snap, polarity).get(pair, ()) for polarity in (Polarity.AFFIRMED, Polarity.DENIED)
    )
    return _proposal(snap, pair, None, stated, contested)


def held_two(snap: Snapshot, first: str, second: str) -> list[Judgement]:
    """What people decided of two entities, as far as it stands and keeps them two."""
    return [
        made
        for made in snap.judgements
        if made.kind in _JUDGED and (min(first, second), max(first, second)) in _sides(snap, made)
    ]


def _judged(snap: Snapshot) -> set[Pair]:
    """Pairs that somebody keeps apart or is unsure of."""
    return {pair for made in snap.judgements if made.kind in _JUDGED for pair in _sides(snap, made)}


def _sides(snap: Snapshot, made: Judgement) -> set[Pair]:
    """The pairs of entities that a judgement is about, as they are now."""
    first, second = (_held(snap, side) for side in (made.first, made.second))
    return {(min(a, b), max(a, b)) for a in first for b in second}


def _held(snap: Snapshot, side: Iterable[Anchor]) -> set[str]:
    keys = ((anchor.document, anchor.referent) for anchor in side)
    return {snap.of[key] for key in keys if key in snap.of}


def _proposal(
    snap: Snapshot,
    pair: Pair,
    alike: Likeness | None,
    stated: tuple[str, ...],
    contested: tuple[str, ...],
) -> Proposal:
    one, other = (snap.entities[id] for id in pair)
    alike = alike or likeness(one, other)
    names = alike.names
    if (len(snap.about[one.id]), other.id) < (len(snap.about[other.id]), one.id):
        one, other, names = other, one, (names[1], names[0])
    both = snap.mentioned[one.id] & snap.mentioned[other.id]
    return Proposal(
        first=actor_row(snap, one),
        second=actor_row(snap, other),
        score=round(alike.match.score, 4),
        names=names,
        why=alike.match.why(),
        stated=stated,
        contested=contested,
        together=tuple(document_ref(snap, id) for id in snap.by_date if id in both),
        claims=len(snap.about[other.id]),
        ties=len(snap.ties_with[other.id]),
    )
