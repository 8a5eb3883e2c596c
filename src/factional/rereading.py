"""Reading the kept bytes of a document again, with every decision carried over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from factional.errors import CaseError, FactionalError
from factional.extract import checked
from factional.extract import extractor as find_extractor
from factional.extract.gazetteer import knowing
from factional.extract.register import pack
from factional.model import (
    Acquisition,
    Document,
    Extraction,
    Label,
    Review,
    dated,
    labelled,
)
from factional.read import read
from factional.read.isolated import Limits, Workers
from factional.store import Store
from factional.store.deciding import OF_CLAIMS, REVIEWS
from factional.succession import Before, anchored, succeeded
from factional.translating import aligned


@dataclass(frozen=True, slots=True)
class Reread:
    """What became of a document that was to be read again.

    Attributes:
        document: Its id.
        name: Its name.
        claims: How many claims the case holds of it now.
        carried: Claims with decisions that the new reading finds again.
        kept: Claims that somebody accepted or edited, that it does not find, and that stay.
        gone: How many claims nobody had decided about and it does not find.
        orphaned: Numbers of the decisions whose claim or words are found no more.
        error: Why it could not be read, or None; it is as it was then.
    """

    document: str
    name: str
    claims: int = 0
    carried: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    gone: int = 0
    orphaned: tuple[int, ...] = ()
    error: FactionalError | None = None


def reread(
    store: Store,
    documents: Iterable[str] | None = None,
    *,
    extractor: str = "local",
    workers: int | None = None,
    limits: Limits | None = None,
) -> Iterator[Reread]:
    """Read documents again, one transaction each, as the outcomes are asked for.

    The original of a translation that has no claims stays without, unless it is named.

    Args:
        store: The case.
        documents: Ids, or beginnings of ids that only one has; all documents where not given.
        extractor: Name of what reads the claims.
        workers: 0 to read in this process, without limits.
        limits: What one document may take.

    Raises:
        UnknownExtractor: no extractor of this name is installed.
        NotFound: no document's id begins so.
        Ambiguous: several do.
        CaseError: the case cannot be written, or an original is gone.
    """
    find_extractor(extractor)
    if documents is None:
        ids = [d.id for d in store.documents()]
        waiting = {t.original for t in store.translations() if not store.claims(t.original)}
    else:
        ids, waiting = [store.document(id).id for id in documents], set()
    known = pack(store.known())
    readers = {id: None if id in waiting else extractor for id in ids}
    if workers == 0:
        yield from (_one(store, id, reader, None, known) for id, reader in readers.items())
        return
    with Workers(1, limits) as apart:
        yield from (_one(store, id, reader, apart, known) for id, reader in readers.items())


def _one(
    store: Store, id: str, extractor: str | None, apart: Workers | None, known: bytes
) -> Reread:
    held, data, came = store.document(id), store.original(id), store.acquisitions(id)
    first = came[0] if came else Acquisition(held.name, "", held.name)
    labels, standing = store.labels(id, undone=True), frozenset(store.labels(id))
    shown = {n: (label, n in standing) for n, label in labels.items()}
    arguments = (data, first, held, (shown, store.date_given(id)), (extractor, known))
    try:
        if apart is None:
            document, extraction, moved = again(*arguments)
        else:
            document, extraction, moved = apart.call(first.place, again, *arguments)
    except CaseError:
        raise
    except FactionalError as error:
        return Reread(id, held.name, len(store.claims(id)), error=error)
    with store.transaction():
        after = succeeded(_before(store, held), extraction, document.text)
        spans = {n: (label.start, label.end) if label else None for n, label in moved.items()}
        store.rewrite(document, after.extraction, former=after.former, labels=spans)
        for translation in store.translations():
            if id in (translation.document, translation.original):
                store.write_translation(aligned(store, translation))
        orphaned = [d.id for d in store.orphaned() if _is_of(d.target, id)]
        return Reread(
            id,
            held.name,
            len(store.claims(id)),
            after.carried,
            after.kept,
            after.gone,
            tuple(orphaned),
        )


def again(
    data: bytes,
    came: Acquisition,
    held: Document,
    said: tuple[Mapping[int, tuple[Label, bool]], tuple[str | None, str] | None],
    by: tuple[str | None, bytes],
) -> tuple[Document, Extraction, dict[int, Label | None]]:
    """A document and its claims, read anew under the labels and the date that people gave it.

    A pure function of its arguments, so that a worker can run it.

    Args:
        data: The bytes as received.
        came: How they came in.
        held: The document as the case holds it.
        said: What people say of it: its labels by decision, each with whether the decision stands,
            and the date that somebody gave it, with who did.
        by: Name of what reads the claims, None to read none; and what the case knows beforehand,
            packed.

    Returns:
        The document without what people say of it, what was read in it with that, and where each
        label stands now.
    """
    extractor, known = by
    labels, date = said
    document = replace(
        read(data, came.place, name=held.name, headers=came.headers),
        tlp=held.tlp,
        status=held.status,
        replaced_by=held.replaced_by,
    )
    laid = {decision: label for decision, (label, _) in labels.items()}
    moved = anchored(laid, held.text, document.text)
    standing = [label for n, label in moved.items() if label and labels[n][1]]
    shown = labelled(dated(document, *date) if date else document, standing)
    if extractor is None:
        return document, Extraction(), moved
    with knowing(known):
        return document, checked(shown, find_extractor(extractor)(shown)), moved


def _before(store: Store, held: Document) -> Before:
    claims = store.claims_as_read(held.id)
    reads = {claim.id: claim for claim in claims}
    decided = [d for d in store.decisions() if d.kind in OF_CLAIMS and _is_of(d.target, held.id)]
    reviews = {d.target: REVIEWS[d.kind] for d in decided if d.undone is None}
    return Before(
        text=held.text,
        claims=tuple(claims),
        edited={c.id: c for c in store.claims(held.id) if c != reads[c.id]},
        former=tuple(
            replace(claim, review=reviews.get(claim.id, Review.PROPOSED))
            for claim in store.former_claims(held.id)
        ),
        referents=tuple(referent for _, referent in store.referents(held.id)),
        decided=frozenset(d.target for d in decided),
    )


def _is_of(target: str, document: str) -> bool:
    return target == document or target.startswith(f"{document}-")
