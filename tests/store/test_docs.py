"""`docs/store.md` names every table, and its queries run and say what they promise."""

import re
import sqlite3

import pytest

from factional.model import DecisionKind
from factional.store.schema import metadata
from tests.store import build

PAGE = (build.ROOT / "docs" / "store.md").read_text(encoding="utf-8")
CLAIMS, NAMES, DECISIONS, PLACES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def database(store):
    """A case with one report, its actors, and some decisions, opened as any tool would."""
    about = build.put(store)
    build.put(store, at=build.acquired("https://mirror.example/qasr"))
    store.write_resolution(build.entities(about), build.keys(about))
    claim = build.claim(about)
    store.decide(DecisionKind.ACCEPTED, claim.id, by="Nour")
    rejected = store.decide(DecisionKind.REJECTED, claim.id, by="Şirin")
    undone = store.undo(rejected.id, "Şirin")
    kept = store.judge(DecisionKind.KEPT_APART, *build.anchors(about), by="Nour")
    again = store.undo(store.undo(kept.id, "Nour").id, "Nour")
    assert (undone.id, again.id) == (3, 6)
    path = (store.folder / "case.db").as_uri()
    connection = sqlite3.connect(f"{path}?mode=ro", uri=True)
    yield connection
    connection.close()


def test_every_table_has_its_paragraph():
    for table in [*metadata.tables, "alembic_version"]:
        assert f"**{table}**" in PAGE


def test_what_is_said_of_an_actor(database):
    assert [row[2:] for row in database.execute(CLAIMS)] == [
        ("trains", "lions", "affirmed", "hasan", "the Falcons (الصقور) train the Lions"),
        ("strength", None, "affirmed", "hasan", "250 to 300 fighters"),
    ]


def test_every_name_with_its_document(database):
    assert database.execute(NAMES).fetchall() == [
        ("falcons", "The Falcons", "primary", "Word from Qasr", 2),
        ("falcons", "الصقور", "other_script", "Word from Qasr", 1),
    ]


def test_decisions_that_stand(database, store):
    standing = [row[0] for row in database.execute(DECISIONS)]
    assert standing == [1, 4]
    assert standing == [
        d.id for d in store.decisions() if d.undone is None and d.kind is not DecisionKind.UNDID
    ]


def test_where_bytes_turned_up(database):
    ((_, title, times, first),) = database.execute(PLACES).fetchall()
    assert (title, times, first) == ("Word from Qasr", 2, build.acquired().acquired)
