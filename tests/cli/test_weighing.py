"""The commands that tell what follows from claims."""

import pytest

from factional import ask
from factional.store import Store
from tests.ask import weighed_case


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("weighed") / "derkush"
    weighed_case.case(folder).close()
    return folder


@pytest.fixture
def asked(run, place, monkeypatch):
    monkeypatch.chdir(place)
    monkeypatch.delenv("FACTIONAL_CASE", raising=False)
    return run


@pytest.mark.parametrize(
    ("command", "question"),
    [
        ("circular", ask.circular),
        ("changes", ask.changed),
        ("predictions", ask.foretellings),
        ("gaps", ask.gaps),
    ],
)
def test_json_is_that_of_ask(asked, place, command, question):
    with Store.open(place) as store:
        assert asked(command, "--json").json == ask.to_json(question(store))


def test_circular_prints_both_sentences_with_why_they_are_one(asked):
    agency, later = asked("circular").table
    assert (agency["document"], later["document"]) == ("agency", "later")
    assert agency["tie"] == later["tie"]
    assert "go back to Defence Ministry" in later["why"]


def test_circular_on_a_terminal(place, screen, monkeypatch):
    monkeypatch.chdir(place)
    shown = screen("circular").plain()
    assert "2 documents, one origin" in shown
    assert "“was killed”" in shown
    assert "Both say so, but both go back to Defence Ministry" in shown


def test_changes_of_a_time(asked):
    rows = asked("changes", "--from", "2023-10", "--to", "2023-10").table
    assert ("2023-10-01/2023-10-31", "ended", "Qasr Front controls Derkush") in {
        (r["when"], r["change"], r["of"]) for r in rows
    }
    assert all(r["sure"] in ("", "maybe") for r in rows)
    assert asked("changes", "--to", "2001").table == []


def test_a_wrong_time_is_told_in_one_line(asked):
    answer = asked("changes", "--from", "2024", "--to", "2023")
    assert answer.status == 1
    assert answer.err.startswith("factional: 2024 comes after 2023.")


def test_predictions_by_somebody(asked):
    (row,) = asked("predictions", "--by", "Ozhgar Agency").table
    assert (row["outcome"], row["until"]) == ("borne out", "2023-12-31")
    assert asked("predictions", "--by", "Li Wei").table == []


def test_gaps(asked):
    (row,) = asked("gaps", "--about", "Qasr Front").table
    assert (row["speaker"], row["reason"], row["topic"]) == (
        "Qasr Front",
        "declined",
        "Who pays us",
    )
