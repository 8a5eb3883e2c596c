"""Reading from a case: a fixed number of queries, however many documents it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from operator import attrgetter
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, func, select

from factional.errors import Ambiguous, NotFound
from factional.model import (
    Acquisition,
    Claim,
    DecisionKind,
    Document,
    Drop,
    Entity,
    Gap,
    Polarity,
    Referent,
    Tie,
    dated,
    labelled,
)
from factional.store import claim_rows, deciding, rows, sharing, standing
from factional.store import schema as t
from factional.store.edits import edited
from factional.store.naming import Key
from factional.store.sync import among, batched

_HEAD_PARTS = (t.authors, t.turns, t.speakers, t.derivations, t.hints, t.pages)
_PARTS = (*_HEAD_PARTS, t.blocks, t.tables, t.speech)
_NONE: list[rows.Found] = []


def document_id(connection: Connection, prefix: str) -> str:
    """The whole id of a document, from itself or from a beginning that only it has.

    Raises:
        NotFound: no document's id begins so.
        Ambiguous: several do.
    """
    column = t.documents.c.id
    found = (
        connection.execute(
            select(column).where(column.startswith(prefix, autoescape=True)).order_by(column)
        )
        .scalars()
        .all()
    )
    if prefix in found:
        return prefix
    if not found or not prefix:
        raise NotFound(f"No document {prefix!r}. List the documents for their ids.")
    if len(found) > 1:
        listed = ", ".join(found[:5]) + (" …" if len(found) > 5 else "")
        raise Ambiguous(f"{prefix!r} begins {len(found)} ids: {listed}. Give more of it.")
    return str(found[0])


def value(connection: Connection, column: Column[str]) -> str:
    """What a column of the case itself holds."""
    return connection.execute(select(column)).scalar_one()


def documents(connection: Connection, among: Collection[str] | None = None) -> list[Document]:
    """Documents in the order they came in, without texts, blocks, tables and speech.

    Args:
        connection: The transaction.
        among: Only these; all where not given.
    """
    parts = {
        table.name: _gathered(
            connection,
            select(table).order_by(table.c.document, table.c.seq),
            table.c.document,
            among,
        )
        for table in _HEAD_PARTS
    }
    query = select(t.documents).order_by(t.documents.c.number)
    found = _gathered(connection, query, t.documents.c.id, among).values()
    heads = [row for rows in found for row in rows]
    derived = sharing.derivations(connection)
    given = standing.dates(connection)
    read = [
        rows.derived(
            rows.document_of(
                row, {name: part.get(row.id, _NONE) for name, part in parts.items()}, text=""
            ),
            derived.get(row.id),
        )
        for row in heads
    ]
    return [dated(each, *given[each.id]) if each.id in given else each for each in read]


def document(connection: Connection, prefix: str) -> Document:
    """One document, whole."""
    found = document_id(connection, prefix)
    row = connection.execute(select(t.documents).where(t.documents.c.id == found)).one()
    parts = {
        table.name: connection.execute(
            select(table).where(table.c.document == found).order_by(table.c.seq)
        ).all()
        for table in _PARTS
    }
    cells = select(t.cells).where(t.cells.c.document == found)
    parts["cells"] = connection.execute(cells.order_by(t.cells.c.table_seq, t.cells.c.seq)).all()
    text = connection.execute(select(t.texts.c.text).where(t.texts.c.document == found))
    read = rows.document_of(row, parts, text=text.scalar_one())
    read = rows.derived(read, sharing.derivations(connection, found).get(found))
    if given := standing.dates(connection, found).get(found):
        read = dated(read, *given)
    return labelled(read, standing.labels(connection, found).values())


def acquisitions(connection: Connection, prefix: str) -> list[Acquisition]:
    """How the bytes of a document came in, first to last."""
    table, found = t.acquisitions, document_id(connection, prefix)
    query = select(table).where(table.c.document == found).order_by(table.c.seq)
    return [rows.acquisition_of(row) for row in connection.execute(query).all()]


def arrivals(connection: Connection) -> list[tuple[str, str]]:
    """Each document with the moment at which it first came in, the last to come first."""
    table = t.acquisitions
    first = func.min(table.c.acquired)
    query = select(table.c.document, first).group_by(table.c.document)
    found = connection.execute(query.order_by(first.desc(), table.c.document)).all()
    return [(row[0], row[1]) for row in found]


def document_from(connection: Connection, place: str) -> str | None:
    """Id of the document that came from a place last, or None."""
    table = t.acquisitions
    query = select(table.c.document).where(table.c.place == place)
    last = query.order_by(table.c.acquired.desc(), table.c.document).limit(1)
    return connection.execute(last).scalar_one_or_none()


def referents(connection: Connection, prefix: str | None) -> list[tuple[str, Referent]]:
    """Referents with the id of their document, in reading order."""
    table = t.mentions
    query = select(table).order_by(table.c.document, table.c.referent, table.c.seq)
    mentions = _grouped(
        connection, _within(connection, query, table, prefix), "document", "referent"
    )
    query = _in_order(connection, t.referents, prefix)
    return [
        (row.document, rows.referent_of(row, mentions.get((row.document, row.id), _NONE)))
        for row in connection.execute(query).all()
    ]


def referents_among(connection: Connection, wanted: Collection[Key]) -> list[tuple[str, Referent]]:
    """Some referents with the id of their document, by document and id."""
    heads: list[rows.Found] = []
    mentions: defaultdict[Key, list[rows.Found]] = defaultdict(list)
    known, named = t.referents.c, t.mentions.c
    for some in batched(sorted(wanted)):
        found = select(t.referents).where(among(known.document, known.id, some))
        heads += connection.execute(found).all()
        marks = select(t.mentions).where(among(named.document, named.referent, some))
        for row in connection.execute(marks.order_by(named.document, named.referent, named.seq)):
            mentions[row.document, row.referent].append(row)
    heads.sort(key=lambda row: (row.document, row.id))
    return [
        (row.document, rows.referent_of(row, mentions.get((row.document, row.id), _NONE)))
        for row in heads
    ]


def denials(connection: Connection, relation: str) -> list[Claim]:
    """Claims that deny a relation, as the analyst left them."""
    as_read = (t.claims.c.relation == relation) & (t.claims.c.polarity == Polarity.DENIED.value)
    found = _claims(connection, as_read | _edited())
    return [c for c in found if c.relation == relation and c.polarity is Polarity.DENIED]


def stating(
    connection: Connection, relation: str, documents: Collection[str] | None
) -> list[Claim]:
    """Claims of a relation as the analyst left them; of all documents where none are named."""
    within = (t.claims.c.relation == relation) | _edited()
    if documents is None:
        found = _claims(connection, within)
    else:
        found = [
            claim
            for some in batched(sorted(documents))
            for claim in _claims(connection, t.claims.c.document.in_(some) & within)
        ]
    return [claim for claim in found if claim.relation == relation]


def _edited() -> ColumnElement[bool]:
    """That somebody edited a claim, and its relation or polarity may be others than were read."""
    edits = t.decisions.c.kind == DecisionKind.EDITED.value
    return t.claims.c.id.in_(select(t.decisions.c.target).where(edits))


def claims(connection: Connection, prefix: str | None) -> list[Claim]:
    """Claims as the analyst left them, in reading order."""
    within = None
    if prefix is not None:
        within = t.claims.c.document == document_id(connection, prefix)
    return _claims(connection, within)


def as_read(connection: Connection, document: str) -> list[Claim]:
    """The claims of a document as they were read, before any edit."""
    hops = select(t.hops).join(t.claims, t.claims.c.id == t.hops.c.claim)
    hops = hops.where(t.claims.c.document == document).order_by(t.hops.c.claim, t.hops.c.seq)
    voices = _grouped(connection, hops, "claim")
    query = select(t.claims).where(t.claims.c.document == document).order_by(t.claims.c.seq)
    found = connection.execute(query).all()
    return [claim_rows.claim_of(row, voices.get(row.id, _NONE)) for row in found]


def claim(connection: Connection, id: str) -> Claim:
    """One claim as the analyst left it.

    Raises:
        NotFound: there is no claim of this id.
    """
    found = _claims(connection, t.claims.c.id == id)
    if not found:
        raise NotFound(f"No claim {id!r}. List the claims for their ids.")
    return found[0]


def _claims(connection: Connection, within: ColumnElement[bool] | None) -> list[Claim]:
    hops = select(t.hops).order_by(t.hops.c.claim, t.hops.c.seq)
    query = select(t.claims).join(t.documents, t.documents.c.id == t.claims.c.document)
    query = query.order_by(t.documents.c.number, t.claims.c.seq)
    if within is not None:
        hops = hops.join(t.claims, t.claims.c.id == t.hops.c.claim).where(within)
        query = query.where(within)
    voices = _grouped(connection, hops, "claim")
    edits = deciding.edits(connection, within)
    result = []
    for row in connection.execute(query).all():
        read = claim_rows.claim_of(row, voices.get(row.id, _NONE))
        for details in edits.get(row.id, ()):
            read = edited(read, details)
        result.append(read)
    return result


def claims_among(
    connection: Connection, column: ColumnElement[str], values: Collection[str]
) -> list[Claim]:
    """The claims of which a column holds one of some values, as the analyst left them."""
    return [c for some in batched(sorted(values)) for c in _claims(connection, column.in_(some))]


def gaps(connection: Connection, prefix: str | None) -> list[Gap]:
    """What somebody would not or could not say, in reading order."""
    table = t.gap_about
    query = select(table).order_by(table.c.document, table.c.gap, table.c.seq)
    about = _grouped(connection, _within(connection, query, table, prefix), "document", "gap")
    return [
        claim_rows.gap_of(row, about.get((row.document, row.seq), _NONE))
        for row in connection.execute(_in_order(connection, t.gaps, prefix))
    ]


def drops(connection: Connection, prefix: str | None) -> list[Drop]:
    """What extractors made and the case did not keep, with the reasons."""
    query = _in_order(connection, t.drops, prefix)
    return [claim_rows.drop_of(row) for row in connection.execute(query).all()]


def entities(connection: Connection, id: str | None = None) -> list[Entity]:
    """All entities by id, or the one of an id, with every name and the document that gives it."""
    table = t.entity_names
    called = select(table).order_by(table.c.entity, table.c.seq)
    query = select(t.entities).order_by(t.entities.c.id)
    if id is not None:
        called, query = called.where(table.c.entity == id), query.where(t.entities.c.id == id)
    names = _grouped(connection, called, "entity")
    return [
        rows.entity_of(row, names.get(row.id, _NONE)) for row in connection.execute(query).all()
    ]


def entity_of(connection: Connection) -> dict[tuple[str, str], str]:
    """The entity of each referent, by document id and referent id."""
    table = t.entity_of
    query = select(table).order_by(table.c.document, table.c.referent)
    return {(row.document, row.referent): row.entity for row in connection.execute(query).all()}


def ties(connection: Connection) -> list[Tie]:
    """All ties by id, with their claims, origins and comparisons."""
    parts = [
        _grouped(connection, select(table).order_by(table.c.tie, table.c.seq), "tie")
        for table in (t.tie_claims, t.tie_origins, t.comparisons)
    ]
    query = select(t.ties).order_by(t.ties.c.id)
    return [
        rows.tie_of(row, *(part.get(row.id, _NONE) for part in parts))
        for row in connection.execute(query).all()
    ]


def _within(
    connection: Connection, query: Select[Any], table: Table, prefix: str | None
) -> Select[Any]:
    """The query for one document, where one is named."""
    if prefix is None:
        return query
    return query.where(table.c.document == document_id(connection, prefix))


def _in_order(connection: Connection, table: Table, prefix: str | None) -> Select[Any]:
    """The rows of a table in the order in which documents came in and are read."""
    query = select(table).join(t.documents, t.documents.c.id == table.c.document)
    query = query.order_by(t.documents.c.number, table.c.seq)
    return _within(connection, query, table, prefix)


def _gathered(
    connection: Connection,
    query: Select[Any],
    column: ColumnElement[str],
    among: Collection[str] | None,
) -> dict[str, list[rows.Found]]:
    """The rows of a query by one column; all, or those in which it holds one of some values."""
    if among is None:
        return _grouped(connection, query, str(column.key))
    groups: dict[str, list[rows.Found]] = {}
    for some in batched(sorted(among)):
        groups |= _grouped(connection, query.where(column.in_(some)), str(column.key))
    return groups


def _grouped(connection: Connection, query: Select[Any], *key: str) -> dict[Any, list[rows.Found]]:
    """The rows of a query by one column, or by a tuple of several."""
    groups: defaultdict[Any, list[rows.Found]] = defaultdict(list)
    of = attrgetter(*key)
    for row in connection.execute(query).all():
        groups[of(row)].append(row)
    return groups
