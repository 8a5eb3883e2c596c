"""Comparing new documents with those of the case: what they share, and where."""

from __future__ import annotations

from factional.model import Likeness
from factional.read import likeness
from factional.store import Store


def compare_new(store: Store) -> int:
    """Compare every document that was not compared yet; returns how many there were.

    Each is one transaction, so what is broken off goes on where it stopped. A document costs the
    same however many there are: it is looked up by its marks, and compared with the few that have
    some of them.
    """
    waiting = store.unsigned(likeness.SCHEME)
    for document_id in waiting:
        _compare(store, document_id)
    return len(waiting)


def _compare(store: Store, document_id: str) -> None:
    words = likeness.body(store.document(document_id))
    marks = likeness.marks(words)
    with store.transaction():
        found: list[Likeness] = []
        for other in store.alike(marks, apart=document_id):
            theirs = likeness.body(store.document(other))
            like = likeness.likeness((document_id, words), (other, theirs))
            if like:
                found.append(like)
        store.write_likenesses(document_id, marks, likeness.SCHEME, found)
