"""merge, apart, split, resolve, actors --similar: who is who is decided and taken back."""

import pytest

from factional.case import Case
from tests.cli import world
from tests.resolve.build import PERSON, add

JABAL, CYRILLIC = "Ansar al-Jabal", "Ансар аль-Джабаль"


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A made-up case of one's own, to write in; the working folder is in it."""
    world.build(tmp_path / "case").close()
    monkeypatch.chdir(tmp_path / "case")
    monkeypatch.delenv("FACTIONAL_CASE", raising=False)
    monkeypatch.setenv("FACTIONAL_ANALYST", "Nour")
    return tmp_path / "case"


def actors(here):
    with Case.open(here) as case:
        return {entity.id for entity in case.store.entities()}


@pytest.mark.usefixtures("here")
def test_a_merge_is_told_logged_and_taken_back(run, here):
    before = actors(here)
    answer = run("merge", JABAL, CYRILLIC, "--note", "same emblem")
    assert answer.out.splitlines() == [
        f"Decision 1: {JABAL} and {CYRILLIC} are one.",
        "  ansar-al-jabal",
        "Take it back with `factional undo 1`.",
    ]
    (row,) = run("decisions").table
    assert (row["kind"], row["by"], row["note"]) == ("merged", "Nour", "same emblem")
    assert row["about"] == f"{JABAL} = {CYRILLIC}"
    shown = run("show", CYRILLIC).out
    assert f"{JABAL} = {CYRILLIC}: decision 1" in shown
    assert f"{CYRILLIC} · other script · only statement" in shown
    assert run("undo", "1").out == "Decision 2 takes back decision 1.\n"
    assert actors(here) == before


def test_what_is_wrong_is_told_in_a_line(run, here):
    answer = run("merge", "Ansar al-Jibal", CYRILLIC)
    assert answer.status == 1
    assert answer.err.startswith("factional: No actor 'Ansar al-Jibal'. Nearest: ")
    assert "Traceback" not in answer.err
    run("merge", JABAL, CYRILLIC)
    assert "one already" in run("merge", JABAL, CYRILLIC).err
    assert "across types" in run("merge", JABAL, "abu-salim").err
    assert run("merge", JABAL, "abu-salim", "--across-types").status == 0
    assert "Nothing is named" in run("split", JABAL).err


def test_a_document_is_split_off(run, here):
    answer = run("split", JABAL, "--document", world.document_id(world.NEWS)[:6], "--json")
    assert answer.json["details"]["words"] == JABAL
    assert len([id for id in actors(here) if id.startswith("ansar-al-jabal")]) == 2
    assert run("decisions").table[0]["about"] == f"{JABAL} less {JABAL}"


def test_what_is_alike_is_listed_by_what_it_would_change(run, here):
    rows = run("actors", "--similar", "--least", "0.1").table
    assert [int(r["claims"]) + int(r["ties"]) for r in rows] == sorted(
        (int(r["claims"]) + int(r["ties"]) for r in rows), reverse=True
    )
    (salim,) = [r for r in rows if "abu-salim" in r["id"]]
    assert float(salim["score"]) > 0.5
    assert "abu-salim" in salim["other_id"]
    assert run("actors", "abu", "--similar").table == [salim]
    assert run("actors", "--similar", "--json", "--limit", "0").json["items"] == []


@pytest.mark.parametrize(
    "options",
    [["--similar", "--type", "Person"], ["--similar", "--known-by", "2019"], ["--least", "0.1"]],
)
def test_options_that_do_not_go_together_are_refused(factional, options):
    assert factional("actors", *options).status == 2


def test_actors_of_an_earlier_time(run, here):
    run("merge", JABAL, CYRILLIC)
    names = {row["name"] for row in run("actors").table}
    then = {row["name"] for row in run("actors", "--known-by", "2020").table}
    assert then - names == {CYRILLIC}
    assert run("actors", "--known-by", "soon").status == 1


@pytest.mark.parametrize(
    ("key", "kind", "left"), [("x", "merged", 1), ("n", "kept_apart", 2), ("u", "unsure", 2)]
)
def test_a_key_decides(run, here, key, kind, left):
    answer = run("resolve", "abu", input=f"{key}\n")
    assert answer.status == 0
    assert "No pair is left." in answer.out
    assert [row["kind"] for row in run("decisions").table] == [kind]
    assert len([id for id in actors(here) if id.startswith("abu-salim")]) == left
    assert "No pair to decide." in run("resolve", "abu", input="x").out


def test_decisions_are_taken_back_shown_and_skipped(run, here):
    answer = run("resolve", "abu", "--by", "Şirin", input="h x d l s")
    assert "Nothing is decided yet." in answer.out
    assert "Abu Salim · Person · 1 document, 1 claim\n" in answer.out
    assert "taken back: same: Abu Salim · Abu Salim" in answer.out
    kinds = [(row["kind"], row["by"]) for row in run("decisions").table]
    assert kinds == [("merged", "Şirin"), ("undid", "Şirin")]
    assert len([id for id in actors(here) if id.startswith("abu-salim")]) == 2


def test_the_latin_key_shows_names_in_latin_letters(run, here):
    with Case.open(here) as case:
        for text in ("Карим ушёл.", "Карим пришёл."):
            add(case, text, "Карим", type=PERSON)
    answer = run("resolve", "карим", "--least", "0", input="l q")
    written, latin = answer.out.split("Karim", 1)
    assert written.count("Карим · Person") == 2
    assert latin.startswith(" · Person")


def test_a_pair_that_is_one_by_way_of_others_is_not_asked(run, here):
    """Of three of one name two merges make one; the third pair follows, or one parts two."""
    with Case.open(here) as case:
        for text in ("Карим ушёл.", "Карим пришёл.", "Карим спит."):
            add(case, text, "Карим", type=PERSON)
    answer = run("resolve", "карим", "--least", "0", input="xx")
    assert answer.out.count("  same: ") == 2
    assert "No pair is left." in answer.out
    assert len([id for id in actors(here) if id.startswith("карим")]) == 1


def test_what_is_decided_is_followed_when_one_quits(run, here):
    run("resolve", "abu", input="xq")
    with Case.open(here) as case:
        assert not case.stale
    assert len([id for id in actors(here) if id.startswith("abu-salim")]) == 1


def test_a_strange_key_is_told_and_nothing_decided(run, here):
    answer = run("resolve", "abu", input="ж q")
    assert "'ж' is no key here. Use one of: x, n, u" in answer.err
    assert run("decisions").table == []


def test_keys_end_where_the_pipe_does(run, here):
    assert run("resolve", "abu", input="").status == 0
    assert run("decisions").table == []
