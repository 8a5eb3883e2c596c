"""What is put is what is read back, in every script."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event

from factional.model import DecisionKind
from factional.store import Store
from tests import strategies
from tests.examples import examples
from tests.store import build


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """An empty case to copy, since making one takes longer than an example should."""
    folder = tmp_path_factory.mktemp("template")
    Store.create(folder).close()
    return folder


@given(
    read=st.lists(strategies.read_documents(), min_size=1, max_size=3, unique_by=lambda r: r[0].id),
    acquisition=strategies.acquisitions,
)
@examples(60)
def test_what_is_put_is_read_back_equal(template, read, acquisition):
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(template / "case.db", folder)
        with Store.open(Path(folder)) as store:
            for document, extraction in read:
                data = document.text.encode()
                assert store.put(document, extraction, data, acquisition)
            check_documents(store, read, acquisition)
            check_extractions(store, read)


def check_documents(store, read, acquisition):
    heads = [replace(document, text="", blocks=(), tables=(), speech=()) for document, _ in read]
    assert store.documents() == heads
    for document, _ in read:
        assert store.document(document.id) == document
        assert store.original(document.id) == document.text.encode()
        assert store.acquisitions(document.id) == [acquisition]


def check_extractions(store, read):
    for document, extraction in read:
        assert store.claims(document.id) == list(extraction.claims)
        assert store.gaps(document.id) == list(extraction.gaps)
        assert store.drops(document.id) == list(extraction.drops)
        assert store.referents(document.id) == [(document.id, r) for r in extraction.referents]
        for claim in extraction.claims:
            assert store.claim(claim.id) == claim
    assert store.claims() == [claim for _, extraction in read for claim in extraction.claims]
    assert store.gaps() == [gap for _, extraction in read for gap in extraction.gaps]
    assert store.drops() == [drop for _, extraction in read for drop in extraction.drops]
    assert [r for _, r in store.referents()] == [r for _, e in read for r in e.referents]


def test_reading_many_documents_takes_no_more_queries_than_reading_one(store):
    statements = []

    def count(connection, cursor, statement, parameters, context, executemany):
        statements.append(statement)

    reads = [
        store.documents,
        store.claims,
        store.referents,
        store.gaps,
        store.drops,
        store.entities,
        store.ties,
    ]
    counts = []
    for number in (1, 20):
        while len(store.documents()) < number:
            about = build.put(store, build.document(f"{len(store.documents())}. {build.REPORT}"))
            store.decide(
                DecisionKind.EDITED, f"{about.id}-01", by="Nour", details={"role": "tutor"}
            )
        event.listen(store._engine, "before_cursor_execute", count)
        for read in reads:
            read()
        event.remove(store._engine, "before_cursor_execute", count)
        counts.append(len(statements))
        statements.clear()
    assert counts[0] == counts[1]
    assert len(store.claims()) == 40


def test_rows_of_one_table_go_in_at_once(store):
    statements = []

    def count(connection, cursor, statement, parameters, context, executemany):
        if statement.startswith("INSERT INTO claims"):
            statements.append(len(parameters) if executemany else 1)

    about = build.document()
    many = tuple(build.claim(about, number) for number in range(500))
    event.listen(store._engine, "before_cursor_execute", count)
    build.put(store, about, replace(build.extraction(about), claims=many))
    assert statements == [500]
    assert len(store.claims()) == 500
