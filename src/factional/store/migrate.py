"""Bringing the tables of a case to the form that this version of Factional knows."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, String, Table, inspect, text
from sqlalchemy.schema import CreateTable

from factional.errors import CaseError, CaseTooNew
from factional.store.schema import metadata

HEAD = "0009"
"""The form that this version writes: the last of the scripts in `migrations/versions`."""

SCRIPTS = Path(__file__).with_name("migrations")

_VERSION = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))
"""The table in which Alembic keeps the form of all others."""


def current(connection: Connection) -> str | None:
    """The form that the tables are in, or None where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def create(connection: Connection) -> None:
    """Make the tables, in the form `HEAD`, in a database that holds none.

    No script is run: what they make, one after the other, is what the code knows.
    """
    metadata.create_all(connection, checkfirst=False)
    connection.execute(CreateTable(_VERSION))
    connection.execute(_VERSION.insert(), [{"version_num": HEAD}])


def upgrade(connection: Connection) -> None:
    """Bring the tables to `HEAD`, within the transaction of the connection.

    Raises:
        CaseTooNew: the tables are in a form that only a later version knows.
    """
    found = current(connection)
    if found == HEAD:
        return
    # 0.2 s to import, and most cases are up to date
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise CaseTooNew(
            f"This case was written by a later version of Factional (its tables are at {found}, "
            f"this version knows {HEAD}). Upgrade Factional, and open it again."
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def refuse_strange(connection: Connection, path: Path) -> None:
    """Refuse a file that holds no tables of a case, before any are made in it.

    Raises:
        CaseError: the file is empty, or the database of something else.
    """
    if current(connection) is None:
        raise CaseError(
            f"{path} holds no case. Move it away, and run `factional init` to begin one there."
        )
