"""Which referents could be one by their names, and what has to be resolved again.

Each referent has a few keys (`factional.resolve.reach`). From a document one comes by them to the
referents that it touches, and to no others, however many the case holds. Of the referents of an
entity that are called alike one alone bears the keys.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from factional.model import Entity, Name, NameKind
from factional.store import rows
from factional.store import schema as t
from factional.store.sync import among, batched, picked, texts

Key = tuple[str, str]
"""Document id and referent id."""


def wait(connection: Connection, document: str) -> None:
    """Note that the referents of a document are to be resolved."""
    known = select(t.waiting.c.document).where(t.waiting.c.document == document)
    if connection.execute(known).first() is None:
        connection.execute(insert(t.waiting), [{"document": document}])


def outdate(connection: Connection, entities: Iterable[str]) -> None:
    """Note that some entities are to be resolved again."""
    known = set(connection.execute(select(t.stale.c.entity)).scalars())
    rows = [{"entity": id} for id in sorted(set(entities) - known)]
    if rows:
        connection.execute(insert(t.stale), rows)


def unresolved(connection: Connection) -> tuple[list[str], list[str]]:
    """Documents whose referents are not resolved yet, and entities to be resolved again."""
    documents = select(t.waiting.c.document).order_by(t.waiting.c.document)
    entities = select(t.stale.c.entity).order_by(t.stale.c.entity)
    return list(connection.execute(documents).scalars()), list(
        connection.execute(entities).scalars()
    )


def settle(connection: Connection, documents: Iterable[str], entities: Iterable[str]) -> None:
    """Note that some documents and entities were resolved."""
    for column, values in ((t.waiting.c.document, documents), (t.stale.c.entity, entities)):
        for some in batched(sorted(values)):
            connection.execute(delete(column.table).where(column.in_(some)))


def write_rules(connection: Connection, version: int) -> None:
    """Note by which rules the case is resolved; 0 where it is to be resolved anew as a whole."""
    connection.execute(update(t.cases).values(rules=version))


def write_keys(connection: Connection, keys: Mapping[Key, Collection[str]], *, whole: bool) -> None:
    """Keep the keys of some referents in the place of those that they had; or of all."""
    wanted = {(key, *referent) for referent, own in keys.items() for key in own}
    held = set[tuple[str, str, str]]()
    table = t.name_keys
    if whole:
        connection.execute(delete(table))
    else:
        for some in batched(sorted(keys)):
            query = select(table).where(among(table.c.document, table.c.referent, some))
            held |= {(row.key, row.document, row.referent) for row in connection.execute(query)}
    gone = [{f"old_{name}": part for name, part in _row(row).items()} for row in held - wanted]
    if gone:
        same = (column == bindparam(f"old_{column.name}") for column in table.c)
        connection.execute(delete(table).where(*same), gone)
    if new := [_row(row) for row in sorted(wanted - held)]:
        connection.execute(insert(table), new)


def _row(row: tuple[str, str, str]) -> dict[str, str]:
    return dict(zip(("key", "document", "referent"), row, strict=True))


def add_names(connection: Connection, names: Mapping[str, Collection[Name]]) -> None:
    """Add names to entities that stay as they are."""
    table = t.entity_names
    for entity, added in names.items():
        last = select(func.max(table.c.seq)).where(table.c.entity == entity)
        first = connection.execute(last).scalar_one()
        found = rows.name_rows(entity, added, first=0 if first is None else first + 1)
        connection.execute(insert(table), found)


def bearers(connection: Connection, keys: Collection[str]) -> list[tuple[str, Key, str]]:
    """Some keys, each with a referent that has it and with that one's entity."""
    of, own = t.entity_of.c, t.name_keys.c
    same = (of.document == own.document) & (of.referent == own.referent)
    query = select(own.key, own.document, own.referent, of.entity).join(t.entity_of, same)
    return [
        (row.key, (row.document, row.referent), row.entity)
        for some in batched(sorted(keys))
        for row in connection.execute(query.where(own.key.in_(some)))
    ]


def nameless(connection: Connection, ids: Collection[str]) -> dict[str, Entity]:
    """Some entities by id, of their names no more than the preferred one and the former ones."""
    own, found = t.entity_names.c, dict[str, Entity]()
    former = select(own.entity, own.text, func.min(own.document)).group_by(own.entity, own.text)
    former = former.where(own.kind == NameKind.FORMER.value).order_by(own.text)
    for some in batched(sorted(ids)):
        names = defaultdict[str, tuple[Name, ...]](tuple)
        for entity, text, document in connection.execute(former.where(own.entity.in_(some))):
            names[entity] += (Name(text, NameKind.FORMER, document),)
        for row in connection.execute(select(t.entities).where(t.entities.c.id.in_(some))):
            found[row.id] = replace(rows.entity_of(row, ()), names=names[row.id])
    return found


def called(connection: Connection, keys: Collection[str]) -> set[Key]:
    """The referents that have one of some keys."""
    own = t.name_keys.c
    return _pairs(connection, select(own.document, own.referent), own.key, keys)


def members(connection: Connection, entities: Collection[str]) -> set[Key]:
    """The referents of some entities."""
    own = t.entity_of.c
    return _pairs(connection, select(own.document, own.referent), own.entity, entities)


def keys_beside(connection: Connection, keys: Collection[str]) -> set[str]:
    """All keys of the referents that have one of some keys."""
    first, other = t.name_keys.alias(), t.name_keys.alias()
    same = (first.c.document == other.c.document) & (first.c.referent == other.c.referent)
    query = select(other.c.key).distinct().join(first, same)
    return texts(connection, query, first.c.key, keys)


def keys_within(connection: Connection, entities: Collection[str]) -> set[str]:
    """All keys of the referents of some entities."""
    of, own = t.entity_of.c, t.name_keys.c
    same = (of.document == own.document) & (of.referent == own.referent)
    query = select(own.key).distinct().join(t.entity_of, same)
    return texts(connection, query, of.entity, entities)


def entities_called(connection: Connection, keys: Collection[str]) -> set[str]:
    """The entities with a referent that has one of some keys."""
    of, own = t.entity_of.c, t.name_keys.c
    same = (of.document == own.document) & (of.referent == own.referent)
    query = select(of.entity).distinct().join(t.name_keys, same)
    return texts(connection, query, own.key, keys)


def keys_of(connection: Connection, referents: Collection[Key]) -> set[str]:
    """All keys of some referents."""
    found = set[str]()
    own = t.name_keys.c
    for some in batched(sorted(referents)):
        query = select(own.key).where(among(own.document, own.referent, some))
        found |= set(connection.execute(query).scalars())
    return found


def entities_of(connection: Connection, referents: Collection[Key]) -> dict[Key, str]:
    """The entity of each of some referents, where it is resolved."""
    found: dict[Key, str] = {}
    table = t.entity_of
    for some in batched(sorted(referents)):
        query = select(table).where(among(table.c.document, table.c.referent, some))
        for row in connection.execute(query):
            found[row.document, row.referent] = row.entity
    return found


def is_entity(connection: Connection, id: str) -> bool:
    """Whether an id is that of an entity."""
    query = select(t.entities.c.id).where(t.entities.c.id == id)
    return connection.execute(query).first() is not None


def _pairs(
    connection: Connection,
    query: Select[Any],
    column: ColumnElement[str],
    values: Collection[str],
) -> set[Key]:
    return {
        (document, referent) for document, referent in picked(connection, query, column, values)
    }
