"""What a case knows beforehand: imported lists, each replaced as a whole when it comes again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from factional.model import EntityType, Known, KnownName, NameKind
from factional.store import naming
from factional.store import schema as t
from factional.store.rows import Found, Record, numbered
from factional.store.writing import touch


def known(connection: Connection) -> list[Known]:
    """All entries of all lists, by list and id."""
    names: defaultdict[tuple[str, str], list[KnownName]] = defaultdict(list)
    for row in connection.execute(select(t.known_names).order_by(*t.known_names.primary_key)):
        names[row.source, row.entry].append(_name_of(row))
    ids: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in connection.execute(select(t.known_ids).order_by(*t.known_ids.primary_key)):
        ids[row.source, row.entry].append((row.scheme, row.value))
    return [
        Known(
            source=row.source,
            id=row.id,
            name=row.name,
            type=EntityType(row.type),
            names=tuple(names[row.source, row.id]),
            ids=tuple(ids[row.source, row.id]),
            country=row.country,
            since=row.since,
            until=row.until,
        )
        for row in connection.execute(select(t.known).order_by(*t.known.primary_key))
    ]


def write(
    connection: Connection,
    source: str,
    entries: Iterable[Known],
    *,
    format: str,
    sha256: str,
    imported: str,
) -> None:
    """Put the entries of a list in the place of those that it had."""
    for table in (t.known_names, t.known_ids, t.known):
        connection.execute(delete(table).where(table.c.source == source))
    connection.execute(delete(t.imports).where(t.imports.c.name == source))
    head = {"name": source, "format": format, "sha256": sha256, "imported": imported}
    connection.execute(insert(t.imports), [head])
    rows: list[Record] = []
    names: list[Record] = []
    ids: list[Record] = []
    for entry in entries:
        rows.append(
            {
                "source": source,
                "id": entry.id,
                "name": entry.name,
                "type": entry.type.value,
                "country": entry.country,
                "since": entry.since,
                "until": entry.until,
            }
        )
        names += numbered([_name_row(n) for n in entry.names], source=source, entry=entry.id)
        pairs: list[Record] = [{"scheme": scheme, "value": value} for scheme, value in entry.ids]
        ids += numbered(pairs, source=source, entry=entry.id)
    for table, records in ((t.known, rows), (t.known_names, names), (t.known_ids, ids)):
        if records:
            connection.execute(insert(table), records)
    naming.write_rules(connection, 0)
    touch(connection)


def _name_row(name: KnownName) -> Record:
    return {
        "text": name.text,
        "kind": name.kind.value,
        "language": name.language,
        "script": name.script,
        "since": name.since,
        "until": name.until,
        "weak": name.weak,
    }


def _name_of(row: Found) -> KnownName:
    return KnownName(
        row.text, NameKind(row.kind), row.language, row.script, row.since, row.until, row.weak
    )
