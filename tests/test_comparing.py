"""A case knows what its documents share, however they came in and whatever broke off."""

import pytest
from sqlalchemy import func, select

from factional.case import Case
from factional.comparing import compare_new
from factional.model import Extraction
from factional.read import likeness
from factional.store import Store, schema
from factional.store.sharing import CROWD
from tests.read.test_likeness import ANOTHER, RUSSIAN, WIRE
from tests.store import build


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "case") as opened:
        yield opened


def put(store, text):
    return build.put(store, build.document(text), Extraction()).id


def test_documents_are_compared_once_and_found_from_both_sides(store):
    first, second, third = put(store, WIRE), put(store, "Again. " + WIRE), put(store, ANOTHER)
    assert compare_new(store) == 3
    (found,) = store.likenesses()
    assert {found.first, found.second} == {first, second}
    assert third not in (found.first, found.second)
    texts = {id: store.document(id).text for id in (first, second)}
    (passage,) = found.passages
    start, end = passage.first
    assert texts[found.first][start:end] == texts[found.second][slice(*passage.second)]
    before = store.revision
    assert compare_new(store) == 0
    assert store.revision == before


def test_what_was_broken_off_goes_on(store, monkeypatch):
    put(store, WIRE)
    put(store, WIRE + ANOTHER)
    calls = []

    def once(*pair):
        calls.append(pair)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(likeness, "likeness", once)
        with pytest.raises(KeyboardInterrupt):
            compare_new(store)
    assert store.likenesses() == []
    assert len(calls) == 1
    assert compare_new(store) == 1
    assert len(store.likenesses()) == 1


def test_a_text_that_a_crowd_reprints_is_still_found(store):
    for number in range(CROWD + 4):
        put(store, f"Edition {number}. {WIRE}")
    compare_new(store)
    linked = {id for like in store.likenesses() for id in (like.first, like.second)}
    assert len(linked) == CROWD + 4
    late = put(store, f"The last edition. {WIRE}")
    compare_new(store)
    met = [like for like in store.likenesses() if late in (like.first, like.second)]
    assert met
    with store._read() as connection:
        table = schema.marks
        held = select(func.count()).group_by(table.c.mark).select_from(table)
        assert max(connection.execute(held).scalars()) == CROWD


def test_a_case_compares_what_is_added_to_it(tmp_path):
    for name, text in {"wire": WIRE, "reprint": WIRE + RUSSIAN, "other": ANOTHER}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with Case.init(tmp_path / "case") as case:
        list(case.add_all([tmp_path / "wire.txt", tmp_path / "other.txt"]))
        assert case.store.likenesses() == []
        case.add(tmp_path / "reprint.txt")
        (found,) = case.store.likenesses()
        names = {case.store.document(id).name for id in (found.first, found.second)}
        assert names == {"wire", "reprint"}
        assert max(found.first_share, found.second_share) == 1
