"""The questions themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

from factional.ask._build import (
    actor_row,
    claim_row,
    document_ref,
    tie_row,
)
from factional.ask._context import after, before, block_at
from factional.ask._filter import searchable, select
from factional.ask._mentioned import mentioned
from factional.ask._pairs import (
    original_of,
    original_passage,
    shared_passages,
    shared_texts,
    translations_of,
)
from factional.ask._snapshot import Snapshot, snapshot
from factional.ask.rows import (
    ActorDetail,
    ActorRow,
    ClaimDetail,
    ClaimFilter,
    ClaimRow,
    DocumentDetail,
    DocumentRow,
    NameRow,
    Page,
    Summary,
)
from factional.errors import InvalidQuery, NotFound
from factional.model import (
    Document,
    Entity,
    EntityType,
    NameKind,
    Review,
    TieStatus,
)
from factional.store import Store

T = TypeVar("T")

ACTORS = (EntityType.ORGANIZATION, EntityType.STATE, EntityType.PERSON, EntityType.GROUP)
"""What acts; places and events are listed where their type is asked for."""

_EVERYTHING = ClaimFilter()


def actors(
    store: Store,
    *,
    text: str | None = None,
    type: EntityType | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> Page[ActorRow]:
    """Organisations, states, persons and groups, those with most claims first.

    Args:
        store: The case.
        text: Words that one of the names must hold, folded.
        type: Only of this type; places and events come only if asked for.
        limit: How many at most.
        offset: How many to leave out first.
    """
    snap = snapshot(store)
    wanted = ACTORS if type is None else (type,)
    found = [e for e in snap.entities.values() if e.type in wanted and _is_called(e, text)]
    found.sort(key=lambda e: (e.placeholder, -len(snap.about[e.id]), e.name, e.id))
    page = _page(found, limit, offset)
    return Page(page.total, tuple(actor_row(snap, entity) for entity in page.items))


def _is_called(entity: Entity, text: str | None) -> bool:
    if not text:
        return True
    needles = searchable(text).split()
    names = [entity.name, *(name.text for name in entity.names)]
    return any(all(n in searchable(name) for n in needles) for name in names)


def actor(store: Store, id_or_name: str) -> ActorDetail:
    """One entity of any type, by its id or one of its names.

    Raises:
        NotFound: the case knows none.
        Ambiguous: it knows several of this name.
    """
    snap = snapshot(store)
    entity = snap.find_one(id_or_name)
    ties = sorted(snap.ties_with[entity.id], key=lambda t: (-len(t.origins), t.id))
    mentioned = snap.mentioned[entity.id]
    return ActorDetail(
        row=actor_row(snap, entity),
        names=_names(snap, entity),
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
        )
        for (text, kind), counts in documents.items()
    ]
    return tuple(sorted(rows, key=lambda row: (order.index(row.kind), -row.count, row.text)))


def claims(
    store: Store,
    filter: ClaimFilter = _EVERYTHING,
    *,
    limit: int | None = None,
    offset: int = 0,
) -> Page[ClaimRow]:
    """Claims by date of their document, undated ones last, then in text order.

    Raises:
        NotFound: no actor or document is called so.
        Ambiguous: several documents are.
        InvalidQuery: there is no such relation, or the limit is below nothing.
        InvalidTime: a time is not EDTF.
    """
    snap = snapshot(store)
    page = _page(list(select(snap, filter)), limit, offset)
    rows = (claim_row(snap, f.claim, holds=f.holds, known=f.known) for f in page.items)
    return Page(page.total, tuple(rows))


def claim(store: Store, id: str) -> ClaimDetail:
    """One claim with the text around it and the claims that bear on it.

    Raises:
        NotFound: there is no claim of this id.
    """
    snap = snapshot(store)
    found = snap.claim.get(id)
    if found is None:
        raise NotFound(f"No claim {id!r}. List the claims for their ids.")
    document = store.document(found.document)
    evidence = found.evidence
    block = block_at(document, evidence.start)
    tie = snap.tie_of.get(id)
    comparisons = tie.comparisons if tie else ()
    named = dict.fromkeys(claim for c in comparisons for claim in (c.first, c.second))
    members = tie.claims if tie else (id,)
    return ClaimDetail(
        row=claim_row(snap, found),
        context_before=before(document.text, block.start, evidence.start),
        context_after=after(
            document.text, evidence.end, block_at(document, max(evidence.end - 1, 0)).end
        ),
        block=block.kind,
        how=dict(found.how),
        members=tuple(claim_row(snap, snap.claim[member]) for member in members),
        comparisons=comparisons,
        others=tuple(claim_row(snap, snap.claim[c]) for c in named if c not in members),
        original=original_passage(snap, store, found),
    )


def documents(store: Store) -> list[DocumentRow]:
    """All documents by date, undated ones last."""
    snap = snapshot(store)
    return [_document_row(snap, store, snap.documents[id]) for id in snap.by_date]


def document(store: Store, id: str) -> DocumentDetail:
    """One document with its text and claims.

    Raises:
        NotFound: no document's id begins so, and none is named so.
        Ambiguous: several do.
    """
    snap = snapshot(store)
    whole = store.document(snap.find_document(id))
    return DocumentDetail(
        row=_document_row(snap, store, whole),
        text=whole.text,
        blocks=whole.blocks,
        turns=whole.turns,
        speakers=whole.speakers,
        derivations=whole.derivations,
        body=whole.body,
        found_in=dict(whole.metadata.found_in),
        hints=whole.metadata.hints,
        pages=whole.pages,
        tables=whole.tables,
        passages=shared_passages(snap, whole.id),
        mentioned=mentioned(snap, whole.id),
        claims=tuple(claim_row(snap, c) for c in snap.claims if c.document == whole.id),
    )


def _document_row(snap: Snapshot, store: Store, document: Document) -> DocumentRow:
    head = document.metadata
    if document.id not in snap.acquisitions:
        snap.acquisitions[document.id] = len(store.acquisitions(document.id))
    return DocumentRow(
        id=document.id,
        name=document.name,
        title=head.title,
        publisher=head.publisher,
        authors=head.authors,
        published=head.published,
        genre=head.genre,
        language=head.language,
        status=document.status,
        claims=snap.claims_of[document.id],
        drops=snap.drops_of(store)[document.id],
        acquisitions=snap.acquisitions[document.id],
        section=head.section,
        modified=head.modified,
        dateline=head.dateline,
        shared=shared_texts(snap, document.id),
        original=original_of(snap, document.id),
        translations=translations_of(snap, document.id),
        reviewed=snap.settled_of[document.id],
    )


def summary(store: Store) -> Summary:
    """A case at a glance."""
    snap = snapshot(store)
    statuses = [tie.status for tie in snap.ties.values()]
    return Summary(
        name=snap.name,
        revision=snap.revision,
        documents=len(snap.documents),
        claims=len(snap.claims),
        actors=sum(e.type in ACTORS for e in snap.entities.values()),
        ties={status.value: statuses.count(status) for status in TieStatus},
        reviewed=sum(claim.review.settled for claim in snap.claims),
        unsure=sum(claim.review is Review.UNSURE for claim in snap.claims),
        low=sum(claim.low for claim in snap.claims),
    )


def _page(items: Sequence[T], limit: int | None, offset: int) -> Page[T]:
    if offset < 0 or (limit is not None and limit < 0):
        raise InvalidQuery("A limit and an offset count up from 0. Leave out the minus sign.")
    end = None if limit is None else offset + limit
    return Page(len(items), tuple(items[offset:end]))
