"""Who there is: actors in a list, and one with its names, its ties, and why it is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from factional.ask._build import actor_row, document_ref, tie_row
from factional.ask._earlier import as_known
from factional.ask._filter import searchable
from factional.ask._paging import paged
from factional.ask._snapshot import Snapshot, snapshot
from factional.ask.rows import ActorRow, DocumentRef, Page, TieRow
from factional.model import AUTHOR, Entity, EntityType, NameKind
from factional.resolve import Ground, resolve
from factional.store import Store

ACTORS = (EntityType.ORGANIZATION, EntityType.STATE, EntityType.PERSON, EntityType.GROUP)
"""What acts; places and events are listed where their type is asked for."""


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name of an actor with the documents that give it.

    Attributes:
        count: How often in all.
        source: Who alone calls it so: author or publisher; None where several do.
    """

    text: str
    kind: NameKind
    documents: tuple[DocumentRef, ...]
    count: int
    source: str | None


@dataclass(frozen=True, slots=True)
class JoinRow:
    """Why two names are held to be one actor's.

    Attributes:
        names: The two.
        documents: A document that has the first, and one that has the second.
        ground: What makes them one.
        decision: Number of the decision, where a person said so.
    """

    names: tuple[str, str]
    documents: tuple[DocumentRef, DocumentRef]
    ground: Ground
    decision: int | None


@dataclass(frozen=True, slots=True)
class ActorDetail:
    """An actor with all that the case holds on it.

    Attributes:
        row: The actor.
        names: Every name with the documents that give it.
        joins: Why names that are not the same are held to be one's.
        ties: Every tie it stands in, those with most origins first.
        documents: The documents that name it, by date.
        said: How many claims are in its own words.
    """

    row: ActorRow
    names: tuple[NameRow, ...]
    joins: tuple[JoinRow, ...]
    ties: tuple[TieRow, ...]
    documents: tuple[DocumentRef, ...]
    said: int


def actors(
    store: Store,
    *,
    text: str | None = None,
    type: EntityType | None = None,
    known_by: str | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> Page[ActorRow]:
    """Organisations, states, persons and groups, those with most claims first.

    Args:
        store: The case.
        text: Words that one of the names must hold, folded.
        type: Only of this type; places and events come only if asked for.
        known_by: EDTF time; who was who by the documents published and the decisions made by then.
        limit: How many at most.
        offset: How many to leave out first.

    Raises:
        InvalidTime: the time is not EDTF.
    """
    snap = as_known(snapshot(store), known_by)
    wanted = ACTORS if type is None else (type,)
    found = [e for e in snap.entities.values() if e.type in wanted and _is_called(e, text)]
    found.sort(key=lambda e: (e.placeholder, -len(snap.about[e.id]), e.name, e.id))
    page = paged(found, limit, offset)
    return Page(page.total, tuple(actor_row(snap, entity) for entity in page.items))


def _is_called(entity: Entity, text: str | None) -> bool:
    if not text:
        return True
    needles = searchable(text).split()
    names = [entity.name, *(name.text for name in entity.names)]
    return any(all(n in searchable(name) for n in needles) for name in names)


def find_actor(store: Store, id_or_name: str) -> Entity:
    """The entity of an id or a name.

    Raises:
        NotFound: the case knows none; the message has the nearest names.
        Ambiguous: it knows several of this name.
    """
    return snapshot(store).find_one(id_or_name)


def actor(store: Store, id_or_name: str, *, known_by: str | None = None) -> ActorDetail:
    """One entity of any type, by its id or one of its names.

    Args:
        store: The case.
        id_or_name: Which.
        known_by: EDTF time; as it was known by then.

    Raises:
        NotFound: the case knows none.
        Ambiguous: it knows several of this name.
        InvalidTime: the time is not EDTF.
    """
    snap = as_known(snapshot(store), known_by)
    entity = snap.find_one(id_or_name)
    ties = sorted(snap.ties_with[entity.id], key=lambda t: (-len(t.origins), t.id))
    mentioned = snap.mentioned[entity.id]
    return ActorDetail(
        row=actor_row(snap, entity),
        names=_names(snap, entity),
        joins=_joins(snap, entity),
        ties=tuple(tie_row(snap, tie) for tie in ties),
        documents=tuple(document_ref(snap, id) for id in snap.by_date if id in mentioned),
        said=sum(snap.speaker(claim) == entity.id for claim in snap.claims),
    )


def _names(snap: Snapshot, entity: Entity) -> tuple[NameRow, ...]:
    documents: defaultdict[tuple[str, NameKind], dict[str, int]] = defaultdict(dict)
    for name in entity.names:
        documents[name.text, name.kind][name.document] = name.count
    order = list(NameKind)
    rows = [
        NameRow(
            text,
            kind,
            tuple(document_ref(snap, id) for id in snap.by_date if id in counts),
            sum(counts.values()),
            _only_source(snap, counts),
        )
        for (text, kind), counts in documents.items()
    ]
    return tuple(sorted(rows, key=lambda row: (order.index(row.kind), -row.count, row.text)))


def _only_source(snap: Snapshot, documents: Iterable[str]) -> str | None:
    """Who alone calls an actor so: the voice of its documents, where they have one among them."""
    voices = {snap.voice(document, AUTHOR)[0] for document in documents}
    return voices.pop() if len(voices) == 1 else None


def _joins(snap: Snapshot, entity: Entity) -> tuple[JoinRow, ...]:
    """Why the names of an entity are held to be one's; not that equal names are."""
    members = {key: snap.referents[key] for key, id in snap.of.items() if id == entity.id}
    found = resolve(
        ((document, referent) for (document, _), referent in members.items()),
        known=snap.lists,
        judgements=snap.judgements,
    )
    return tuple(
        JoinRow(
            (members[join.first].name, members[join.second].name),
            (document_ref(snap, join.first[0]), document_ref(snap, join.second[0])),
            join.ground,
            join.decision,
        )
        for join in found.joins
        if join.ground is not Ground.SAME_NAME
    )
