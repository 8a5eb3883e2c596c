"""What is new in a case: the documents that came in last, with what they brought."""

from __future__ import annotations

from dataclasses import dataclass

from factional.ask._build import document_ref
from factional.ask._paging import paged
from factional.ask._snapshot import snapshot
from factional.ask.rows import DocumentRef, Page
from factional.store import Store


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document with the moment at which it first came into the case.

    Attributes:
        acquired: ISO 8601 moment at which its bytes came in, as whoever fetched them noted it.
        claims: How many claims the case holds of it.
        reviewed: How many of these somebody has settled.
        disputed: How many of these another claim disputes.
    """

    document: DocumentRef
    acquired: str
    claims: int
    reviewed: int
    disputed: int


def arrivals(store: Store, *, limit: int | None = None, offset: int = 0) -> Page[Arrival]:
    """The documents of a case, those first that came in last.

    Args:
        store: The case.
        limit: How many at most.
        offset: How many to leave out first.

    Raises:
        InvalidQuery: the limit or the offset is below nothing.
    """
    snap = snapshot(store)
    known = ((id, at) for id, at in store.arrivals() if id in snap.documents)
    page = paged(list(known), limit, offset)
    wanted = {id for id, _ in page.items}
    disputed = dict.fromkeys(wanted, 0)
    for id in snap.disputed:
        if (document := snap.claim[id].document) in wanted:
            disputed[document] += 1
    rows = (
        Arrival(document_ref(snap, id), at, snap.claims_of[id], snap.settled_of[id], disputed[id])
        for id, at in page.items
    )
    return Page(page.total, tuple(rows))
