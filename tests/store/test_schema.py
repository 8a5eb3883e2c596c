"""The tables are what the scripts make, and hold in PostgreSQL as in SQLite."""

import io
import re
import sqlite3

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from factional.model import DecisionKind
from factional.store import Store, database, migrate
from factional.store.schema import metadata
from factional.store.schema_found import WORDS
from tests.store import build


def ours(name):
    """Whether a table is one that scripts make; SQLite makes those of an index of words itself."""
    return name is None or not name.startswith(WORDS)


def differences(connection):
    """What sets the tables apart from those that the code knows."""
    opts = {"compare_type": True, "include_name": lambda name, *_: ours(name)}
    return compare_metadata(MigrationContext.configure(connection, opts=opts), metadata)


def made(path, by):
    """The tables of a new database: each with its columns, keys and indexes, and how it is kept."""
    engine = database.connect(path)
    with database.transaction(engine, write=True) as connection:
        by(connection)
        assert migrate.current(connection) == migrate.HEAD
        assert differences(connection) == []
        found = inspect(connection)
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master"))
        kept = {row.name: row.sql for row in rows}
        tables = {
            name: (
                {column["name"]: str(column) for column in found.get_columns(name)},
                found.get_pk_constraint(name)["constrained_columns"],
                sorted(map(str, found.get_foreign_keys(name))),
                sorted(map(str, found.get_indexes(name))),
                sorted(map(str, found.get_unique_constraints(name))),
                "WITHOUT ROWID" in kept[name],
            )
            for name in found.get_table_names()
            if ours(name)
        }
    engine.dispose()
    return tables


def test_the_scripts_make_the_tables_of_a_new_case(tmp_path):
    begun = made(tmp_path / "begun.db", migrate.create)
    assert begun == made(tmp_path / "brought-up.db", migrate.upgrade)
    assert begun.keys() == {"alembic_version", *metadata.tables}


def test_the_last_script_is_the_form_that_this_version_writes():
    scripts = ScriptDirectory(str(migrate.SCRIPTS))
    assert scripts.get_heads() == [migrate.HEAD]


def test_the_scripts_are_sql_for_postgresql_too():
    written = io.StringIO()
    config = Config(output_buffer=written)
    config.set_main_option("script_location", str(migrate.SCRIPTS))
    config.set_main_option("dialect", "postgresql")
    command.upgrade(config, "head", sql=True)
    assert "ROWID" not in written.getvalue()
    for table in metadata.tables:
        assert f"CREATE TABLE {table} (" in written.getvalue()


def test_keys_are_enforced_and_readers_do_not_wait(store):
    with store._read() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"


def indexed(table):
    return [index.columns for index in table.indexes]


@pytest.mark.parametrize("parent", ["entities", "ties"])
def test_rows_that_are_deleted_are_looked_for_by_an_index(parent):
    """Else each deleted actor would cost a walk through all referents."""
    for table in metadata.tables.values():
        starts = {next(iter(columns)) for columns in (table.primary_key, *indexed(table))}
        for key in table.foreign_keys:
            if key.column.table.name == parent:
                assert key.parent in starts


@pytest.mark.parametrize("table", sorted(metadata.tables))
def test_a_table_has_a_key(table):
    assert list(metadata.tables[table].primary_key)


def test_a_failed_migration_changes_nothing(tmp_path, monkeypatch):
    engine = database.connect(tmp_path / "case.db")
    monkeypatch.setattr(migrate, "SCRIPTS", broken(tmp_path))
    with pytest.raises(ZeroDivisionError), database.transaction(engine, write=True) as connection:
        migrate.upgrade(connection)
    with database.transaction(engine) as connection:
        assert inspect(connection).get_table_names() == []
    engine.dispose()


def broken(folder):
    """The scripts of the package with one more, which makes a table and then fails."""
    scripts = folder / "migrations"
    (scripts / "versions").mkdir(parents=True)
    for script in [migrate.SCRIPTS / "env.py", *(migrate.SCRIPTS / "versions").glob("r*.py")]:
        copy = scripts / script.relative_to(migrate.SCRIPTS)
        copy.write_text(script.read_text(encoding="utf-8"), encoding="utf-8")
    (scripts / "versions" / "broken.py").write_text(
        "import sqlalchemy as sa\n"
        "from alembic import op\n"
        f"revision, down_revision = 'broken', {migrate.HEAD!r}\n"
        "def upgrade():\n"
        "    op.create_table('half', sa.Column('id', sa.Integer))\n"
        "    1 / 0\n",
        encoding="utf-8",
    )
    return scripts


def test_a_case_of_the_first_form_keeps_its_texts(tmp_path):
    about = build.document()
    with Store.create(tmp_path) as store:
        build.put(store, about)
    with sqlite3.connect(tmp_path / "case.db") as old:
        back_to_the_first_form(old)
    old.close()
    with Store.open(tmp_path) as store:
        assert store.document(about.id) == about
        assert store.acquisitions(about.id) == [build.acquired()]
        with store._read() as connection:
            assert differences(connection) == []


def test_grades_and_affiliations_of_an_early_form_are_in_the_log(tmp_path):
    with Store.create(tmp_path) as store:
        made = store.decide(DecisionKind.GRADED, "courier", by="Nour", details={"reliability": "B"})
        store.undo(made.id, "Nour")
    with sqlite3.connect(tmp_path / "case.db") as old:
        back_to_the_first_form(old)
        old.execute("INSERT INTO sources VALUES ('courier', 'Qāṣid \"al-Baḥr\"', 'outlet', NULL)")
        old.execute("INSERT INTO source_affiliations VALUES ('courier', 0, 'مطبعة القصر')")
    old.close()
    with Store.open(tmp_path) as store:
        told = [(d.kind, d.target, d.details.get("to")) for d in store.decisions()]
    name = 'Qāṣid "al-Baḥr"'
    assert told == [
        (DecisionKind.GRADED, name, None),
        (DecisionKind.UNDID, name, None),
        (DecisionKind.AFFILIATED, name, "مطبعة القصر"),
    ]


def back_to_the_first_form(old):
    """Undo by hand what the later scripts did, as nothing in the program would."""
    old.execute("ALTER TABLE documents ADD COLUMN text TEXT NOT NULL DEFAULT ''")
    old.execute("UPDATE documents SET text = (SELECT text FROM texts WHERE document = id)")
    for column in ("section", "modified", "dateline"):
        old.execute(f"ALTER TABLE documents DROP COLUMN {column}")
    for column in ("within", "headers"):
        old.execute(f"ALTER TABLE acquisitions DROP COLUMN {column}")
    later = sorted((migrate.SCRIPTS / "versions").glob("r*.py"))[1:]
    script = "".join(path.read_text(encoding="utf-8") for path in later)
    for table in reversed(re.findall(r'create_table\(\s*"(\w+)"', script)):
        old.execute(f"DROP TABLE {table}")
    old.execute(f"DROP TABLE {WORDS}")
    old.execute(
        "CREATE TABLE sources (id VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, "
        "kind VARCHAR NOT NULL, reliability VARCHAR(1))"
    )
    old.execute(
        "CREATE TABLE source_affiliations (source VARCHAR, seq INTEGER, name VARCHAR NOT NULL, "
        "PRIMARY KEY (source, seq))"
    )
    for side in ("subject", "object"):
        old.execute(f"DROP INDEX ix_ties_relation_{side}")
    for side in ("first", "second"):
        old.execute(f"DROP INDEX ix_comparisons_{side}")
    for column in ("rules", "weighed"):
        old.execute(f"ALTER TABLE cases DROP COLUMN {column}")
    old.execute("UPDATE alembic_version SET version_num = '0001'")
