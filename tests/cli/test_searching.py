"""search: words are found in all that a case holds, and the answer says what else was sought."""

import pytest

from tests.cli import world


@pytest.fixture
def here(tmp_path, monkeypatch):
    with world.build(tmp_path / "case") as case:
        case.merge("Ansar al-Jabal", "Ансар аль-Джабаль", by="Nour")
    monkeypatch.chdir(tmp_path / "case")
    monkeypatch.delenv("FACTIONAL_CASE", raising=False)


@pytest.mark.usefixtures("here")
def test_what_is_found_is_told_group_by_group(run):
    told = run("search", "ansar al-jabal").out
    assert "also searched: " in told
    assert "Ансар аль-Джабаль" in told
    for title in ("Actors (1)", "Claims (", "Quotations (", "Documents (3)"):
        assert title in told
    assert "\x1b[2J" not in told


@pytest.mark.usefixtures("here")
def test_several_arguments_are_words_in_a_row_and_operators(run):
    found = run("search", "Zuhra Brigade", "type:trains", "--json").json
    assert found["claims"]["total"] == 2
    assert found["sought"][0] == {
        "typed": "Zuhra Brigade",
        "exact": True,
        "also": [],
        "entities": [],
    }


@pytest.mark.usefixtures("here")
def test_nothing_found_is_said(run):
    assert "Nothing is found" in run("search", "lantern").out
    assert run("search", "state:banana").err.startswith("factional: No state")
