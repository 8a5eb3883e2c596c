"""What was known by an earlier time: who was who, and how claims stood to each other, by then.

A merge counts from the day on which somebody decided it, and an alias from the day on which the
document that gives it was published; before that there were two actors. Ties are weighed from the
claims of the documents that may have been published by then: what was said later supports,
contradicts and ends nothing yet, and the earlier version of a document that was replaced later
stands. How a claim is read is no question of when: reviews are those of today.
"""

from __future__ import annotations

from collections.abc import Collection
from copy import copy
from dataclasses import replace

from factional.ask._snapshot import Snapshot, by_entity
from factional.model import Bounds, Document, DocumentStatus, Judgement, Period, Tie
from factional.resolve import denied_identities, renamings, resolve
from factional.weigh import weigh

_DERIVED = (
    "names",
    "index",
    "mentioned",
    "ties_with",
    "statuses",
    "disputed",
    "outlets",
    "homes",
    "stances",
)
_KEPT = 12
"""How many earlier times a snapshot keeps."""


def as_known(snap: Snapshot, when: str | None) -> Snapshot:
    """The snapshot with the actors and ties of an earlier time; the present one if none is named.

    Claims and documents are all there, so that they can be shown; later ones belong to no tie.

    Args:
        snap: The present revision of a case.
        when: EDTF time, or None.

    Raises:
        InvalidTime: the time is not EDTF.
    """
    last = Period.parse(when).last if when else None
    if last is None or when is None:
        return snap
    if when in snap.earlier:
        return snap.earlier[when]
    while len(snap.earlier) >= _KEPT:
        snap.earlier.pop(next(iter(snap.earlier)))
    documents = {d.id for d in snap.documents.values() if not _later(d, last.isoformat())}
    judgements = [j for j in snap.judgements if _day(j) <= last.isoformat()]
    if len(documents) == len(snap.documents) and len(judgements) == len(snap.judgements):
        snap.earlier[when] = snap
        return snap
    known = [claim for claim in snap.claims if claim.document in documents]
    resolution = resolve(
        ((d, referent) for (d, _), referent in snap.referents.items() if d in documents),
        previous={key: id for key, id in snap.of.items() if key[0] in documents},
        apart=denied_identities(known),
        renamed=renamings(known),
        known=snap.lists,
        judgements=judgements,
    )
    then = copy(snap)
    for name in _DERIVED:
        then.__dict__.pop(name, None)
    then.entities = {entity.id: entity for entity in resolution.entities}
    then.of = dict(resolution.of)
    then.about = by_entity(then, known)
    then.ties = _ties(snap, then, documents)
    then.tie_of = {id: tie for tie in then.ties.values() for id in tie.claims}
    then.forget_bounds()
    snap.earlier[when] = then
    return then


def _ties(snap: Snapshot, then: Snapshot, documents: Collection[str]) -> dict[str, Tie]:
    """The ties that follow from the claims of some documents."""
    heads = {id: _standing(snap.documents[id], documents) for id in sorted(documents)}
    shared = {like for id in heads for like in snap.likenesses[id]}
    ties = weigh(
        (claim for claim in snap.claims if claim.document in documents),
        of=then.of,
        documents=heads,
        vocabulary=snap.vocabulary,
        entities=then.entities.values(),
        likenesses=[like for like in shared if {like.first, like.second} <= heads.keys()],
        translations=[
            t for t in snap.translations.values() if {t.document, t.original} <= heads.keys()
        ],
    )
    return {tie.id: tie for tie in ties}


def _standing(document: Document, known: Collection[str]) -> Document:
    """A document as it stood when only some were known: its later version may not have been."""
    if document.replaced_by is None or document.replaced_by in known:
        return document
    return replace(document, status=DocumentStatus.CURRENT, replaced_by=None)


def _later(document: Document, last: str) -> bool:
    """Whether a document was surely published after a day."""
    published = document.metadata.published
    first = Bounds.parse(published).earliest_start if published else None
    return first is not None and first.isoformat() > last


def _day(judgement: Judgement) -> str:
    return judgement.at[:10]
