"""The questions themselves."""

from __future__ import annotations

from factional.ask._actors import ACTORS
from factional.ask._build import claim_row
from factional.ask._context import after, before, block_at
from factional.ask._earlier import as_known
from factional.ask._filter import select
from factional.ask._mentioned import mentioned
from factional.ask._paging import paged
from factional.ask._pairs import (
    original_of,
    original_passage,
    shared_passages,
    shared_texts,
    translations_of,
)
from factional.ask._snapshot import Snapshot, snapshot
from factional.ask.rows import (
    ClaimDetail,
    ClaimFilter,
    ClaimRow,
    DocumentDetail,
    DocumentRow,
    Page,
    Summary,
)
from factional.errors import NotFound
from factional.model import Document, Review, TieStatus
from factional.store import Store

_EVERYTHING = ClaimFilter()


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
    snap = as_known(snapshot(store), filter.known_by)
    page = paged(list(select(snap, filter)), limit, offset)
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


def find_document(store: Store, id: str) -> str:
    """The id of a document, from itself, its beginning, or its file's name.

    Raises:
        NotFound: there is none.
        Ambiguous: there are several.
    """
    return snapshot(store).find_document(id)


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
        media_type=whole.media_type,
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
