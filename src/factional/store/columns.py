"""What the tables of a case are made of: their names for keys, and parts of an owner in order."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def part(name: str, owner: Column[str], *columns: SchemaItem) -> Table:
    """A table of numbered parts: the rows of one owner, in order."""
    return Table(
        name,
        metadata,
        owner,
        Column("seq", Integer, primary_key=True, autoincrement=False),
        *columns,
        sqlite_with_rowid=False,
    )


def of(name: str, target: str, *, deferred: bool = False) -> Column[str]:
    """A column of the key that names the owner of the row."""
    key = ForeignKey(
        target, deferrable=deferred or None, initially="DEFERRED" if deferred else None
    )
    return Column(name, String, key, primary_key=True)
