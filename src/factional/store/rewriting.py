"""Reading a document again: what was read before makes way, and what people decided stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, insert, select, update

from factional.model import Claim, DecisionKind, Document, Extraction
from factional.store import (
    claim_rows,
    deciding,
    finding,
    naming,
    rows,
    sharing,
    weighing,
    writing,
)
from factional.store import schema as t
from factional.vocabulary import Vocabulary

_PARTS = (
    t.texts, t.authors, t.blocks, t.turns, t.speakers, t.derivations, t.hints, t.pages,
    t.speech,
)  # fmt: skip
_READ = (t.name_keys, t.gap_about, t.gaps, t.drops, t.mentions)
_OWN = ("id", "number", "sha256", "name", "tlp", "status", "replaced_by")


def rewrite(
    connection: Connection,
    document: Document,
    extraction: Extraction,
    *,
    former: Iterable[Claim],
    labels: Mapping[int, tuple[int, int] | None],
    vocabulary: Vocabulary,
) -> None:
    """Put a new reading of a document in the place of the last one.

    Args:
        connection: The transaction.
        document: The document as read now, no label laid over it. Its name, handling label and
            status are those that it has in the case.
        extraction: Its claims; those that succeed earlier ones bear their ids.
        former: Claims that were decided about and are found no more.
        labels: Where the words of each decision's label stand now; None where they do not.
        vocabulary: The relations of the case.
    """
    id = document.id
    held = connection.execute(select(t.entity_of).where(t.entity_of.c.document == id)).all()
    naming.wait(connection, id)
    weighing.wait(connection, [id])
    naming.outdate(connection, {row.entity for row in held})
    _forget(connection, id)
    row = rows.document_row(document, 0)
    changes = {name: value for name, value in row.items() if name not in _OWN}
    connection.execute(update(t.documents).where(t.documents.c.id == id).values(changes))
    writing.put_parts(connection, document)
    kept = writing.verified(document, extraction, vocabulary)
    writing.put_extraction(connection, id, kept)
    stay = {referent.id for referent in kept.referents}
    pairs = [row._asdict() for row in held if row.referent in stay]
    if pairs:
        connection.execute(insert(t.entity_of), pairs)
    retired = [{"id": c.id, "document": id, "claim": claim_rows.as_json(c)} for c in former]
    if retired:
        connection.execute(insert(t.former_claims), retired)
    for decision, span in labels.items():
        start, stop = span or (None, None)
        where = t.labels.c.decision == decision
        connection.execute(update(t.labels).where(where).values(start=start, stop=stop))
    decided = select(t.decisions.c.target).where(
        t.decisions.c.kind.in_([k.value for k in deciding.OF_CLAIMS])
    )
    targets = set(connection.execute(decided).scalars())
    for claim in kept.claims:
        if claim.id in targets:
            deciding.settle(connection, DecisionKind.ACCEPTED, claim.id)
    writing.touch(connection)


def _forget(connection: Connection, id: str) -> None:
    """Take out all that a reading gave. Ties are soon weighed without its claims."""
    weighing.forget(connection, id)
    claims = select(t.claims.c.id).where(t.claims.c.document == id)
    connection.execute(delete(t.hops).where(t.hops.c.claim.in_(claims)))
    for table in (
        t.claims,
        t.entity_of,
        t.name_keys,
        *_READ,
        t.referents,
        t.cells,
        t.tables,
        *_PARTS,
    ):
        connection.execute(delete(table).where(table.c.document == id))
    for table in (t.former_claims, t.marks, t.signatures):
        connection.execute(delete(table).where(table.c.document == id))
    sharing.forget_likenesses(connection, id)
    finding.forget(connection, id)


def former_claims(connection: Connection, document: str) -> list[Claim]:
    """Claims that were decided about and that the last reading did not find."""
    query = select(t.former_claims).where(t.former_claims.c.document == document)
    found = connection.execute(query.order_by(t.former_claims.c.id)).all()
    return [claim_rows.claim_from(row.claim) for row in found]
