"""Where groups come from and what became of them: lanes in time, and what ties them.

Nothing here is continued beyond what is said. A lane holds the times at which claims attest its
group; that it lasted in between, or after, is for the reader to assume and for the page to mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from factional.ask._build import entity_ref, words
from factional.ask._disputes import joined
from factional.ask._earlier import as_known
from factional.ask._kin import kin, with_rivals
from factional.ask._lanes import Lane, LaneMark, Lineage, Link, LinkKind, MarkKind, Size
from factional.ask._review import progress
from factional.ask._snapshot import Snapshot, snapshot
from factional.ask._told import attests, held, told
from factional.model import Bounds, Claim, EntityType, Period, Quantity, Tie, TieStatus
from factional.store import Store
from factional.weigh import said, stated

_LINKS: Mapping[str, tuple[LinkKind, bool]] = MappingProxyType(
    {
        "split_from": (LinkKind.SPLIT, True),
        "founded": (LinkKind.FOUNDING, False),
        "succeeds": (LinkKind.SUCCESSION, True),
        "merged_into": (LinkKind.MERGER, False),
        "part_of": (LinkKind.UMBRELLA, True),
    }
)
"""Relations of lineage, and whether the object is the earlier, or greater, of the two."""

_MARKS = MappingProxyType(
    {
        "leads": MarkKind.LEADER,
        "detained": MarkKind.DETENTION,
        "attacked": MarkKind.ATTACK,
        "killed": MarkKind.ATTACK,
    }
)
_NAMING = frozenset({"also_known_as", "described_as"})
_NOT_YET = frozenset(
    {("formed", True), ("founded", False), ("dissolved", True), ("succeeds", False)}
)
"""Relations whose subject (True) or object was not there on the day of which they tell."""

_SETTLED = frozenset({TieStatus.CORROBORATED, TieStatus.SINGLE_SOURCE, TieStatus.SUPERSEDED})


def lineage(store: Store, about: str | None = None, *, known_by: str | None = None) -> Lineage:
    """Where the groups of a case come from, what became of them, and what they are part of.

    Args:
        store: The case.
        about: An actor by its id or a name: its ancestors, descendants and partners alone.
        known_by: EDTF time; as it was known by then.

    Raises:
        NotFound: the case knows no such actor.
        Ambiguous: it knows several of this name.
        InvalidTime: the time is not EDTF.
    """
    snap = as_known(snapshot(store), known_by)
    ids = _groups(snap)
    links = _links(snap, ids)
    if about is not None:
        ids &= kin(links, snap.find_one(about).id)
        links = [link for link in links if {link.earlier, link.later} <= ids]
    lanes = [_lane(snap, id, links) for id in sorted(ids)]
    lanes.sort(key=lambda lane: (_first(lane), lane.actor.name, lane.actor.id))
    told_of = {id for link in links if link.kind is not LinkKind.OTHER for id in link.claims}
    told_of |= {id for lane in lanes for each in (*lane.begins, *lane.ends) for id in each.claims}
    return Lineage(
        lanes=tuple(lanes),
        links=tuple(links),
        horizon=_horizon(snap, known_by),
        progress=progress(snap.claim[id] for id in sorted(told_of)),
    )


def _groups(snap: Snapshot) -> set[str]:
    """Organisations that claims are about, and unorganised groups where they are of a lineage."""
    found = set[str]()
    for tie in snap.ties.values():
        asked = tie.question
        for id in (asked.subject, asked.object):
            entity = snap.entities.get(id or "")
            if entity is None or entity.placeholder:
                continue
            loose = entity.type is EntityType.GROUP and asked.relation in _LINKS
            if entity.type is EntityType.ORGANIZATION or (loose and asked.object):
                found.add(entity.id)
    return found


def _links(snap: Snapshot, ids: set[str]) -> list[Link]:
    board = {tie.id: group[0].id for group in joined(snap) for tie in group}
    found = [
        _link(snap, tie, board.get(tie.id))
        for tie in sorted(snap.ties.values(), key=lambda tie: tie.id)
        if tie.question.subject in ids
        and tie.question.object in ids
        and tie.question.subject != tie.question.object
        and tie.question.relation not in _NAMING
    ]
    return with_rivals(found, lambda claim: snap.claim[claim].document)


def _link(snap: Snapshot, tie: Tie, dispute: str | None) -> Link:
    asked = tie.question
    relation = snap.vocabulary[asked.relation]
    kind, object_first = _LINKS.get(asked.relation, (LinkKind.OTHER, False))
    sides = (asked.subject, asked.object or "")
    claims = [snap.claim[id] for id in tie.affirming]
    return Link(
        tie=tie.id,
        kind=kind,
        relation=asked.relation,
        family=relation.family,
        words=words(snap, tie),
        earlier=sides[object_first],
        later=sides[not object_first],
        status=tie.status,
        origins=len(tie.origins),
        affirming=len(tie.affirming),
        denying=len(tie.denying),
        told=told(snap, claims),
        held=held(snap, claims) if relation.lasting else (),
        dispute=dispute,
        rival=False,
        claims=tie.claims,
    )


def _lane(snap: Snapshot, id: str, links: Sequence[Link]) -> Lane:
    ties = snap.ties_with[id]
    own = [link for link in links if id in (link.earlier, link.later)]
    born = _of(snap, ties, "formed", subject=id) + _of(snap, ties, "founded", object=id)
    if not born:
        origins = (LinkKind.SPLIT, LinkKind.SUCCESSION)
        born = [
            snap.claim[claim]
            for link in own
            if link.later == id and link.kind in origins and link.status in _SETTLED
            for claim in snap.ties[link.tie].affirming
        ]
    over = _of(snap, ties, "dissolved", subject=id)
    left = [
        snap.claim[claim]
        for link in own
        if link.earlier == id
        and link.kind in (LinkKind.MERGER, LinkKind.SUCCESSION)
        and link.status in _SETTLED
        for claim in snap.ties[link.tie].affirming
    ]
    present = [snap.claim[c] for tie in ties for c in tie.affirming if _there(snap, id, c)]
    attested = held(snap, present)
    return Lane(
        actor=entity_ref(snap, id),
        claims=len(snap.about[id]),
        begins=told(snap, born),
        ends=told(snap, over + left),
        dissolved=bool(over),
        attested=attested,
        ongoing=bool(attested) and _goes_on(snap, present, attested[-1].last),
        sizes=_sizes(snap, ties),
        marks=_marks(snap, ties),
        kin=bool(born or over) or any(link.kind is not LinkKind.OTHER for link in own),
    )


def _of(
    snap: Snapshot,
    ties: Iterable[Tie],
    relation: str,
    *,
    subject: str | None = None,
    object: str | None = None,
) -> list[Claim]:
    """Claims that state a relation of one side, as something that came about."""
    return [
        snap.claim[claim]
        for tie in ties
        if tie.question.relation == relation and tie.status is not TieStatus.PREDICTED
        if subject in (None, tie.question.subject) and object in (None, tie.question.object)
        for claim in tie.affirming
    ]


def _there(snap: Snapshot, id: str, claim_id: str) -> bool:
    """Whether a claim about a group tells of a day on which it was there."""
    claim = snap.claim[claim_id]
    as_subject = snap.subject(claim) == id
    return claim.relation not in _NAMING and (claim.relation, as_subject) not in _NOT_YET


def _goes_on(snap: Snapshot, claims: Iterable[Claim], last: str) -> bool:
    """Whether one of the claims that attest a last day sets no end."""
    return any(
        days[1].isoformat() == last and snap.bounds(claim).latest_end is None
        for claim in claims
        if (days := attests(snap, claim))
    )


def _sizes(snap: Snapshot, ties: Iterable[Tie]) -> tuple[Size, ...]:
    found = []
    for tie in ties:
        for id in tie.affirming if tie.question.relation == "strength" else ():
            claim, days = snap.claim[id], attests(snap, snap.claim[id])
            number = claim.value
            if days and isinstance(number, Quantity):
                first, last = (day.isoformat() for day in days)
                shown = stated(claim) or ""
                found.append(Size(id, number.min, number.max, shown, first, last, tie.status))
    return tuple(sorted(found, key=lambda size: (size.first, size.last, size.claim)))


def _marks(snap: Snapshot, ties: Iterable[Tie]) -> tuple[LaneMark, ...]:
    found = []
    for tie in ties:
        kind = _MARKS.get(tie.question.relation)
        if kind is None or tie.status is TieStatus.DENIED:
            continue
        dated = [snap.claim[id] for id in tie.affirming if snap.claim[id].time]
        if when := told(snap, dated):
            found.append(LaneMark(kind, tie.id, words(snap, tie), tie.status, when))
    return tuple(sorted(found, key=lambda mark: (mark.told[0].latest or "", mark.tie)))


def _first(lane: Lane) -> str:
    """The day that a lane is sorted by; one of which nothing is dated comes last."""
    days = [each.earliest or each.latest for each in lane.begins]
    days += [stretch.first for stretch in lane.attested[:1]]
    return min((day for day in days if day), default="~")


def _horizon(snap: Snapshot, known_by: str | None) -> str | None:
    """The last day on which anything in the case was said, or was said by a time."""
    dates = {said(claim, snap.documents[claim.document]) for claim in snap.claims}
    days = [day for when in dates if when and (day := Bounds.parse(when).latest_end)]
    by = Period.parse(known_by).last if known_by else None
    days = [day for day in days if by is None or day <= by]
    return max(days).isoformat() if days else None
