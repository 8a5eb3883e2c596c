"""`factional lineage`: the lives of groups, line by line."""

import pytest

from factional import ask
from factional.store import Store
from tests.ask import lineage_case


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lineage") / "delta"
    lineage_case.case(folder).close()
    return folder


@pytest.fixture
def asked(run, place, monkeypatch):
    monkeypatch.chdir(place)
    monkeypatch.delenv("FACTIONAL_CASE", raising=False)
    return run


def test_json_is_that_of_ask(asked, place):
    with Store.open(place) as store:
        assert asked("lineage", "--json").json == ask.to_json(ask.lineage(store))
        wanted = ask.to_json(ask.lineage(store, "Otter Band"))
        assert asked("lineage", "Otter Band", "--json").json == wanted


def test_a_life_is_told_in_lines_with_the_shortest_dates(asked):
    rows = asked("lineage").table
    heron = [(row["when"], row["what"]) for row in rows if row["group"] == "Heron Company"]
    assert heron == [
        ("2014-05", "began"),
        ("2014-05", "Heron Company split from Reed League"),
        ("2014-05", "surely there (claims: 1)"),
        ("2016", "ended"),
    ]
    reed = [row for row in rows if row["group"] == "Reed League"]
    assert [row["when"] for row in reed[:2]] == ["2010", "2012"]
    merger = next(row for row in reed if "merged" in row["what"])
    assert (merger["when"], merger["status"], merger["origins"]) == ("2018-03", "disputed", "1")


def test_what_is_not_dated_is_told_too(asked):
    rows = asked("lineage").table
    assert any(row["group"] == "Salt Circle" and row["when"] == "undated" for row in rows)
