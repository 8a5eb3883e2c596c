"""The commands about sources."""

import pytest

from factional import ask
from factional.store import Store
from tests.ask import sources_case


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "case"
    sources_case.case(folder).close()
    return folder


@pytest.fixture
def asked(run, place, monkeypatch):
    monkeypatch.chdir(place)
    monkeypatch.delenv("FACTIONAL_CASE", raising=False)
    monkeypatch.setenv("FACTIONAL_ANALYST", "Nour")
    return run


def test_json_is_that_of_ask(asked, place):
    with Store.open(place) as store:
        assert asked("sources", "--json").json == ask.to_json(ask.sources(store))
        told = asked("sources", "Imran Tesh", "--json").json
        assert told == ask.to_json(ask.source(store, "Imran Tesh"))
        assert asked("likelier", "--json").json == ask.to_json(ask.likelier(store, by="Nour"))


def test_sources_in_a_pipe(asked):
    rows = {row["source"]: row for row in asked("sources").table}
    courier = rows["Valley Courier"]
    assert (courier["claims"], courier["weighed"], courier["contradicted"]) == ("3", "3", "1 of 3")
    assert courier["predictions"] == "1 open"
    assert "grade" not in courier


def test_grades_are_shown_when_asked_for_and_to_whom_they_are(asked):
    assert "is B, usually reliable" in asked("grade", "harbour-post", "b").out
    rows = {row["source"]: row for row in asked("sources", "--grades").table}
    assert rows["Harbour Post"]["grade"] == "B"
    rows = {row["source"]: row for row in asked("sources", "--grades", "--by", "Şirin").table}
    assert rows["Harbour Post"]["grade"] == ""
    asked("undo", "1")
    rows = {row["source"]: row for row in asked("sources", "--grades").table}
    assert rows["Harbour Post"]["grade"] == ""


def test_one_source_is_told(asked):
    told = asked("sources", "Imran Tesh").out
    assert "3 claims in its own words" in told
    assert "Who pays you (declined): “I will not say”" in told
    assert "open" in asked("sources", "Valley Courier").out


def test_whom_it_belongs_to(asked):
    assert (
        "Valley Courier belongs to Qasr Front"
        in asked("affiliate", "Valley Courier", "Qasr Front").out
    )
    assert "Belongs to Qasr Front." in asked("sources", "Valley Courier").out


def test_a_claim_is_graded_and_its_tie_judged(asked):
    claim = next(c for c in asked("claims", "--json").json["items"] if c["relation"] == "controls")
    shown = asked("judge", claim["id"]).out
    assert "Harbour Post: not graded." in shown
    assert "Suggested credibility 1, confirmed by other sources:" in shown
    asked("judge", claim["id"], "--likelihood", "very_likely")
    told = asked("judge", claim["id"], "--confidence", "low").out
    assert "Your confidence in that is low." in told
    assert "You hold it to be very likely." in told


def test_which_side_is_likelier_says_how_far_to_trust_it(place, screen, monkeypatch):
    monkeypatch.chdir(place)
    shown = screen("likelier").plain()
    assert "A suggestion. On made-up sources right in 98%" in " ".join(shown.split())


def test_in_a_pipe_it_is_said_beside_the_table(asked):
    told = asked("likelier")
    assert "A suggestion. On made-up sources right in 98%" in told.err
    assert "A suggestion" not in told.out


def test_the_log_tells_what_was_held(asked):
    asked("grade", "harbour-post", "d")
    asked("affiliate", "Valley Courier", "Qasr Front")
    told = {row["kind"]: row["about"] for row in asked("decisions").table}
    assert told == {"graded": "D", "affiliated": "Qasr Front"}
    assert [row["kind"] for row in asked("decisions", "--by", "Şirin").table] == ["affiliated"]
