"""What has to be weighed again, and the few claims, ties and documents that it takes to do so.

A claim that was weighed is found by its tie, and a tie by its relation and one of its sides. So
from new documents one comes to the ties that they touch, however many the case holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from factional.model import MOSTLY, Entity, EntityType, Name, NameKind, Question
from factional.store import schema as t
from factional.store.rows import Found
from factional.store.sync import batched, texts

Side = tuple[str, str | None, str | None]
"""A relation with a subject, an object, or both; None is any."""

_WAYS = 200


@dataclass(frozen=True, slots=True)
class Unweighed:
    """What is to be weighed again.

    Attributes:
        documents: Ids of the documents whose claims are, all of them.
        claims: Ids of further claims that are.
        questions: Questions that claims were taken off.
    """

    documents: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()


def wait(connection: Connection, documents: Iterable[str]) -> None:
    """Note that the claims of some documents are to be weighed again."""
    wanted = sorted(set(documents))
    known: set[str] = set()
    for some in batched(wanted):
        query = select(t.unweighed.c.document).where(t.unweighed.c.document.in_(some))
        known |= set(connection.execute(query).scalars())
    rows = [{"document": id} for id in wanted if id not in known]
    if rows:
        connection.execute(insert(t.unweighed), rows)


def wait_for(connection: Connection, claim: str) -> None:
    """Note that one claim is to be weighed again, and nothing else of its document."""
    table = t.unweighed_claims
    if connection.execute(select(table).where(table.c.claim == claim)).first() is None:
        connection.execute(insert(table), [{"claim": claim}])


def forget(connection: Connection, document: str) -> None:
    """Take the claims of a document off their ties, and note that these are to be weighed again.

    A tie of none but such claims goes with them.
    """
    claims = select(t.claims.c.id).where(t.claims.c.document == document)
    held = select(t.tie_claims.c.tie).where(t.tie_claims.c.claim.in_(claims)).distinct()
    touched = sorted(connection.execute(held).scalars())
    noted = set(connection.execute(select(t.outdated.c.tie)).scalars())
    for some in batched([tie for tie in touched if tie not in noted]):
        query = select(t.ties).where(t.ties.c.id.in_(some))
        rows = [
            {
                "tie": row.id,
                "subject": row.subject,
                "relation": row.relation,
                "object": row.object,
                "value": row.value,
            }
            for row in connection.execute(query)
        ]
        connection.execute(insert(t.outdated), rows)
    connection.execute(delete(t.tie_claims).where(t.tie_claims.c.claim.in_(claims)))
    pair = t.comparisons.c
    connection.execute(
        delete(t.comparisons).where(or_(pair.first.in_(claims), pair.second.in_(claims)))
    )
    for some in batched(touched):
        left = select(t.tie_claims.c.tie).where(t.tie_claims.c.tie.in_(some))
        kept = set(connection.execute(left).scalars())
        gone = [tie for tie in some if tie not in kept]
        for part in (t.tie_origins, t.comparisons):
            connection.execute(delete(part).where(part.c.tie.in_(gone)))
        connection.execute(delete(t.ties).where(t.ties.c.id.in_(gone)))


def unweighed(connection: Connection) -> Unweighed:
    """What is to be weighed again."""
    documents = select(t.unweighed.c.document).order_by(t.unweighed.c.document)
    claims = select(t.unweighed_claims.c.claim).order_by(t.unweighed_claims.c.claim)
    questions = connection.execute(select(t.outdated).order_by(t.outdated.c.tie))
    return Unweighed(
        tuple(connection.execute(documents).scalars()),
        tuple(connection.execute(claims).scalars()),
        tuple(map(_question, questions)),
    )


def settle(connection: Connection, rules: str) -> None:
    """Note that all is weighed, and by which rules."""
    for table in (t.unweighed, t.unweighed_claims, t.outdated):
        connection.execute(delete(table))
    connection.execute(update(t.cases).values(weighed=rules))


def count_documents(connection: Connection) -> int:
    """How many documents the case has."""
    return connection.execute(select(func.count()).select_from(t.documents)).scalar_one()


def related(connection: Connection, documents: Iterable[str]) -> set[str]:
    """Some documents with all that carry the text of one another, by however many steps."""
    found, border = set[str](), set(documents)
    like, told = t.likenesses.c, t.translations.c
    mostly = or_(like.first_share >= MOSTLY, like.second_share >= MOSTLY)
    pairs = [
        (select(like.second).where(mostly), like.first),
        (select(like.first).where(mostly), like.second),
        (select(told.original), told.document),
        (select(told.document), told.original),
    ]
    while border:
        found |= border
        border = {id for query, by in pairs for id in texts(connection, query, by, border)} - found
    return found


def documents_naming(connection: Connection, entities: Collection[str]) -> set[str]:
    """The documents with a referent that is one of some entities."""
    of = t.entity_of.c
    return texts(connection, select(of.document).distinct(), of.entity, entities)


def entities_in(connection: Connection, documents: Collection[str]) -> dict[tuple[str, str], str]:
    """The entity of each referent of some documents."""
    found: dict[tuple[str, str], str] = {}
    for some in batched(sorted(documents)):
        query = select(t.entity_of).where(t.entity_of.c.document.in_(some))
        found |= {(row.document, row.referent): row.entity for row in connection.execute(query)}
    return found


def entities_seen(connection: Connection, ids: Collection[str]) -> dict[str, Entity]:
    """Some entities by id, with everything that they are called: each text once, of any document.

    Whom half of the documents name has as many rows of names, and few texts.
    """
    own, head = t.entity_names.c, t.entities.c
    called: defaultdict[str, list[Name]] = defaultdict(list)
    found: dict[str, Entity] = {}
    for some in batched(sorted(ids)):
        texts = select(own.entity, own.text, func.min(own.kind), func.min(own.document))
        texts = texts.where(own.entity.in_(some)).group_by(own.entity, own.text)
        for entity, text, kind, document in connection.execute(texts.order_by(own.text)):
            called[entity].append(Name(text, NameKind(kind), document))
        for row in connection.execute(select(t.entities).where(head.id.in_(some))):
            names = tuple(called[row.id])
            type = EntityType(row.type)
            found[row.id] = Entity(row.id, row.name, type, names, row.placeholder)
    return found


def questions_of(
    connection: Connection, documents: Collection[str], claims: Collection[str]
) -> set[Question]:
    """What the claims of some documents, and some further ones, answered when weighed last."""
    query = (
        select(t.ties)
        .distinct()
        .join(t.tie_claims, t.tie_claims.c.tie == t.ties.c.id)
        .join(t.claims, t.claims.c.id == t.tie_claims.c.claim)
    )
    found = set[Question]()
    for column, values in ((t.claims.c.document, documents), (t.claims.c.id, claims)):
        for some in batched(sorted(values)):
            found |= {_question(row) for row in connection.execute(query.where(column.in_(some)))}
    return found


def questions(connection: Connection, sides: Collection[Side]) -> set[Question]:
    """The questions with ties of some relations and sides."""
    found = set[Question]()
    own = t.ties.c
    ordered = sorted(sides, key=lambda s: (s[0], s[1] or "", s[2] or ""))
    for at in range(0, len(ordered), _WAYS):
        ways: list[ColumnElement[bool]] = []
        for relation, subject, other in ordered[at : at + _WAYS]:
            parts = [own.relation == relation]
            parts += [own.subject == subject] if subject is not None else []
            parts += [own.object == other] if other is not None else []
            ways.append(and_(*parts))
        query = select(t.ties).where(or_(*ways))
        found |= {_question(row) for row in connection.execute(query)}
    return found


def claims_on(connection: Connection, ties: Collection[str]) -> set[str]:
    """Ids of the claims of some ties."""
    own = t.tie_claims.c
    return texts(connection, select(own.claim), own.tie, ties)


def spokesmen(
    connection: Connection,
    *,
    claims: Collection[str] = (),
    documents: Collection[str] = (),
    persons: Collection[str] = (),
    bodies: Collection[str] = (),
) -> dict[str, tuple[str, str, str]]:
    """By which claims who spoke for which body, when weighed last: document, person, body.

    Args:
        connection: The transaction.
        claims: By these,
        documents: or claims of these,
        persons: or of these persons,
        bodies: or of these bodies.
    """
    own = t.spokesmen.c
    found: dict[str, tuple[str, str, str]] = {}
    wanted = [(own.claim, claims), (own.document, documents)]
    wanted += [(own.person, persons), (own.body, bodies)]
    for column, values in wanted:
        for some in batched(sorted(values)):
            for row in connection.execute(select(t.spokesmen).where(column.in_(some))):
                found[row.claim] = (row.document, row.person, row.body)
    return found


def write_spokesmen(
    connection: Connection,
    held: Mapping[str, tuple[str, str, str]],
    among: Collection[str] | None,
    claims: Collection[str],
) -> None:
    """Keep by which claims who speaks for which body.

    They come in the place of those of some documents and of some further claims, or of all.
    """
    own = t.spokesmen.c
    if among is None:
        connection.execute(delete(t.spokesmen))
    for column, values in ((own.document, among or ()), (own.claim, claims)):
        for some in batched(sorted(values)):
            connection.execute(delete(t.spokesmen).where(column.in_(some)))
    rows = [
        {"claim": claim, "document": document, "person": person, "body": body}
        for claim, (document, person, body) in held.items()
    ]
    if rows:
        connection.execute(insert(t.spokesmen), rows)


def _question(row: Found) -> Question:
    return Question(row.subject, row.relation, row.object, row.value)
