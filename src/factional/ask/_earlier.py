"""What was known by an earlier time: who was who by the documents and the decisions of then.

A merge counts from the day on which somebody decided it, and an alias from the day on which the
document that gives it was published; before that there were two actors.
"""

from __future__ import annotations

from copy import copy

from factional.ask._snapshot import Snapshot, by_entity
from factional.model import Bounds, Document, Judgement, Period
from factional.resolve import denied_identities, resolve

_DERIVED = ("names", "index", "mentioned", "ties_with", "statuses", "disputed", "stances")


def as_known(snap: Snapshot, when: str | None) -> Snapshot:
    """The snapshot with the actors of an earlier time; the present one where none is named.

    Claims, ties and documents are those of today: which of them were known is another question.

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
    documents = {d.id for d in snap.documents.values() if not _later(d, last.isoformat())}
    judgements = [j for j in snap.judgements if _day(j) <= last.isoformat()]
    if len(documents) == len(snap.documents) and len(judgements) == len(snap.judgements):
        snap.earlier[when] = snap
        return snap
    resolution = resolve(
        ((d, referent) for (d, _), referent in snap.referents.items() if d in documents),
        previous={key: id for key, id in snap.of.items() if key[0] in documents},
        apart=denied_identities(c for c in snap.claims if c.document in documents),
        known=snap.lists,
        judgements=judgements,
    )
    then = copy(snap)
    for name in _DERIVED:
        then.__dict__.pop(name, None)
    then.entities = {entity.id: entity for entity in resolution.entities}
    then.of = dict(resolution.of)
    then.about = by_entity(then, (c for c in snap.claims if c.document in documents))
    snap.earlier[when] = then
    return then


def _later(document: Document, last: str) -> bool:
    """Whether a document was surely published after a day."""
    published = document.metadata.published
    first = Bounds.parse(published).earliest_start if published else None
    return first is not None and first.isoformat() > last


def _day(judgement: Judgement) -> str:
    return judgement.at[:10]
