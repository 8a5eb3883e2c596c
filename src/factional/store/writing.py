"""Writing to a case: a document with its claims, entities, ties, sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Column, ColumnElement, Connection, delete, func, insert, or_, select, update

from factional.errors import CaseError, ExtractorError
from factional.model import (
    Acquisition,
    Claim,
    Document,
    Drop,
    Entity,
    Extraction,
    Quantity,
    Tie,
)
from factional.store import claim_rows, naming, rows, weighing
from factional.store import schema as t
from factional.store.sync import batched, sync
from factional.vocabulary import Vocabulary

_LARGEST = 2**63 - 1


def touch(connection: Connection, *, content: bool = True) -> None:
    """Count a write; `content` where entities and ties have to be made anew after it."""
    values = {"revision": t.cases.c.revision + 1}
    if content:
        values["changed"] = t.cases.c.changed + 1
    connection.execute(update(t.cases).values(values))


def put(
    connection: Connection,
    document: Document,
    extraction: Extraction,
    acquisition: Acquisition,
    vocabulary: Vocabulary,
) -> bool:
    """Write a document with its claims, or only the acquisition where its bytes are known.

    Raises:
        CaseError: another document has its id.
        ExtractorError: two referents have one id, or a gap is not found in the text.
    """
    known = connection.execute(
        select(t.documents.c.sha256).where(t.documents.c.id == document.id)
    ).scalar()
    if known is not None and known != document.sha256:
        raise CaseError(
            f"Another document has the id {document.id}. Give this one the first 16 digits of its "
            "SHA-256."
        )
    added = _acquire(connection, document, acquisition, known=known is not None)
    if known is None:
        _put_document(connection, document)
        put_extraction(connection, document.id, verified(document, extraction, vocabulary))
        naming.wait(connection, document.id)
        weighing.wait(connection, [document.id])
    if added:
        connection.execute(insert(t.acquisitions), [added])
        touch(connection, content=known is None)
    return known is None


def _acquire(
    connection: Connection, document: Document, acquisition: Acquisition, *, known: bool
) -> rows.Record | None:
    """The row of an acquisition, or None where the very same is there."""
    if not known:
        return rows.acquisition_row(acquisition, document.id, 0)
    found = connection.execute(
        select(t.acquisitions).where(t.acquisitions.c.document == document.id)
    ).all()
    if any(rows.acquisition_of(row) == acquisition for row in found):
        return None
    return rows.acquisition_row(acquisition, document.id, len(found))


def _put_document(connection: Connection, document: Document) -> None:
    last = connection.execute(select(func.max(t.documents.c.number))).scalar() or 0
    connection.execute(insert(t.documents), [rows.document_row(document, last + 1)])
    put_parts(connection, document)


def put_parts(connection: Connection, document: Document) -> None:
    """Write the text of a document and its parts, of which there are none yet."""
    _insert(connection, "texts", [{"document": document.id, "text": document.text}])
    for table, parts in rows.part_rows(document).items():
        _insert(connection, table, parts)


def put_extraction(connection: Connection, document: str, extraction: Extraction) -> None:
    """Write what was read in a document, of which there is nothing yet."""
    numbered = list(enumerate(extraction.referents))
    _insert(connection, "referents", [rows.referent_row(r, document, seq) for seq, r in numbered])
    _insert(
        connection,
        "mentions",
        [row for r in extraction.referents for row in rows.mention_rows(r, document)],
    )
    claims = list(enumerate(extraction.claims))
    _insert(connection, "claims", [claim_rows.claim_row(claim, seq) for seq, claim in claims])
    _insert(connection, "hops", [row for _, claim in claims for row in claim_rows.hop_rows(claim)])
    gaps = list(enumerate(extraction.gaps))
    _insert(connection, "gaps", [claim_rows.gap_row(gap, document, seq) for seq, gap in gaps])
    about = [
        row
        for seq, gap in gaps
        for row in rows.numbered([{"referent": r} for r in gap.about], document=document, gap=seq)
    ]
    _insert(connection, "gap_about", about)
    drops = enumerate(extraction.drops)
    _insert(connection, "drops", [claim_rows.drop_row(drop, document, seq) for seq, drop in drops])


def _insert(connection: Connection, table: str, records: list[rows.Record]) -> None:
    if records:
        connection.execute(insert(t.metadata.tables[table]), records)


def verified(document: Document, extraction: Extraction, vocabulary: Vocabulary) -> Extraction:
    """The extraction with every claim that cannot be kept among its drops, with the reason.

    Extractors are checked before this; the case trusts nobody and looks once more.

    Raises:
        ExtractorError: two referents have one id, or a gap is not found in the text.
    """
    referents = {referent.id for referent in extraction.referents}
    if len(referents) != len(extraction.referents):
        raise ExtractorError(
            f"Two referents of {document.name} have one id. Mend the extractor: ids are unique in "
            "a document."
        )
    for gap in extraction.gaps:
        if document.text[gap.evidence.start : gap.evidence.end] != gap.evidence.quote:
            raise ExtractorError(
                f"A gap of {document.name} quotes what is not there: {gap.evidence.quote!r}. "
                "Mend the extractor: offsets count code points of the text as it stands."
            )
    kept: list[Claim] = []
    drops = list(extraction.drops)
    seen: set[str] = set()
    for claim in extraction.claims:
        reason = _fault(claim, document, referents, seen, vocabulary)
        if reason is None:
            kept.append(claim)
            seen.add(claim.id)
        else:
            drops.append(Drop(claim, reason))
    return replace(extraction, claims=tuple(kept), drops=tuple(drops))


def _fault(
    claim: Claim, document: Document, referents: set[str], seen: set[str], vocabulary: Vocabulary
) -> str | None:
    """Why a claim cannot be kept, in words; None where it can."""
    unknown = {claim.subject, claim.object, claim.place} - referents - {None}
    fault = _misquoted(claim, document)
    if fault is None and claim.document != document.id:
        fault = f"claim names another document, {claim.document}"
    if fault is None and claim.id in seen:
        fault = f"an earlier claim has the id {claim.id}"
    if fault is None and claim.relation not in vocabulary.relations:
        fault = f"relation {claim.relation!r} is not in the vocabulary"
    if fault is None and unknown:
        listed = ", ".join(sorted(repr(name) for name in unknown))
        fault = f"not among the referents of the document: {listed}"
    if fault is None and isinstance(claim.value, Quantity):
        numbers = (n for n in (claim.value.min, claim.value.max) if n is not None)
        if any(abs(n) > _LARGEST for n in numbers):
            fault = "number is too large to be one of people"
    return fault


def _misquoted(claim: Claim, document: Document) -> str | None:
    evidence = claim.evidence
    if not 0 <= evidence.start < evidence.end <= len(document.text):
        return f"evidence lies at {evidence.start} to {evidence.end}, outside the text"
    if document.text[evidence.start : evidence.end] != evidence.quote:
        return "evidence is not found verbatim at its offsets"
    return None


def write_resolution(
    connection: Connection,
    entities: Iterable[Entity],
    of: Mapping[tuple[str, str], str],
    among: Collection[str] | None,
) -> None:
    """Replace all entities, their names, and which referents they are; or only some.

    Ties of entities that are no more go with them.
    """
    entities = list(entities)
    ids_now = {entity.id for entity in entities}
    scope = None if among is None else ids_now.union(among)

    def within(column: Column[str]) -> tuple[Column[str], Collection[str]] | None:
        return None if scope is None else (column, scope)

    changed = sync(
        connection, t.entities, map(rows.entity_row, entities), within=within(t.entities.c.id)
    )
    names = [row for entity in entities for row in rows.entity_name_rows(entity)]
    changed += sync(connection, t.entity_names, names, within=within(t.entity_names.c.entity))
    pairs = [
        {"document": document, "referent": referent, "entity": entity}
        for (document, referent), entity in of.items()
    ]
    changed += sync(connection, t.entity_of, pairs, within=within(t.entity_of.c.entity))
    if scope is None:
        ids = select(t.entities.c.id)
        _drop_ties(connection, t.ties.c.subject.not_in(ids), t.ties.c.object.not_in(ids))
    for some in batched(sorted(scope - ids_now)) if scope else ():
        _drop_ties(connection, t.ties.c.subject.in_(some), t.ties.c.object.in_(some))
    if changed:
        touch(connection, content=False)


def _drop_ties(connection: Connection, *of: ColumnElement[bool]) -> None:
    """Take out the ties that any of some conditions holds of."""
    gone = select(t.ties.c.id).where(or_(*of))
    for part in (t.tie_claims, t.tie_origins, t.comparisons):
        connection.execute(delete(part).where(part.c.tie.in_(gone)))
    connection.execute(delete(t.ties).where(t.ties.c.id.in_(gone)))


def write_ties(connection: Connection, ties: Iterable[Tie], among: Collection[str] | None) -> None:
    """Replace all ties, or some, with their claims, origins and comparisons."""
    ties = list(ties)
    parts = [rows.tie_part_rows(tie) for tie in ties]

    def within(column: Column[str]) -> tuple[Column[str], Collection[str]] | None:
        return None if among is None else (column, among)

    changed = sync(connection, t.ties, map(rows.tie_row, ties), within=within(t.ties.c.id))
    for table in (t.tie_claims, t.tie_origins, t.comparisons):
        held = [row for part in parts for row in part[table.name]]
        changed += sync(connection, table, held, within=within(table.c.tie))
    if changed:
        touch(connection, content=False)
