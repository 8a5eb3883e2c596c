"""import: what came in is counted, and bad rows are told."""

import pytest

from factional.ask.annotations import export_annotations
from factional.case import Case
from tests.ask import build


@pytest.fixture
def folder(tmp_path):
    Case.init(tmp_path / "case").close()
    return tmp_path / "case"


@pytest.fixture
def actors(tmp_path):
    path = tmp_path / "groups.csv"
    path.write_text("name,type\nVarnish Column,armed group\nالصقور,armed group\n", encoding="utf-8")
    return path


def test_a_list_is_counted(run, folder, actors):
    told = run("import", "actors", actors, "--case", folder)
    assert (told.status, told.err) == (0, "")
    assert told.out == "Imported groups.csv (csv): 2 new, 0 changed, 0 as before.\n"
    told = run("import", "actors", actors, "--case", folder)
    assert told.out == "Imported groups.csv (csv): 0 new, 0 changed, 2 as before.\n"


def test_a_dry_run_does_nothing(run, folder, actors):
    told = run("import", "actors", actors, "--dry-run", "--case", folder)
    assert told.out.startswith("Would import groups.csv (csv): 2 new")
    with Case.open(folder) as case:
        assert case.store.known() == []


def test_bad_rows_are_told_on_the_other_stream_and_by_the_status(run, folder, actors):
    with actors.open("a", encoding="utf-8") as file:
        file.writelines(f"Odd {n},wizard\n" for n in range(25))
    told = run("import", "actors", actors, "--name", "mine", "--case", folder)
    assert told.status == 1
    assert told.out.startswith("Imported mine (csv): 2 new")
    assert told.out.endswith(", 25 left out.\n")
    assert f"{actors}:4: 'wizard' is no type." in told.err
    assert "and 5 more rows" in told.err
    told = run("import", "actors", actors, "--json", "--case", folder)
    assert told.status == 1
    assert len(told.json["faults"]) == 25
    assert told.json["faults"][0]["line"] == 4


def test_what_the_list_does_not_say_is_said_by_type(run, folder, actors):
    actors.write_text("name\nTarnabad\n", encoding="utf-8")
    told = run("import", "actors", actors, "--case", folder)
    assert (told.status, told.out) == (1, "")
    assert "--type" in told.err
    told = run("import", "actors", actors, "--type", "place", "--case", folder)
    assert told.out.startswith("Imported groups.csv (csv): 1 new")


@pytest.fixture
def annotated(tmp_path):
    """A case that a machine read, and its annotations with a line that does not fit."""
    with build.case(tmp_path / "read") as store:
        export_annotations(store, tmp_path / "gold", everything=True)
    path = tmp_path / "gold" / "derkush" / "derkush.claims.jsonl"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:2]) + "{}\n" * 22, encoding="utf-8")
    return tmp_path / "read", tmp_path / "gold", path


def test_annotations_are_counted_and_what_does_not_fit_is_told(run, annotated):
    folder, gold, path = annotated
    told = run("import", "annotations", gold, "--by", "Rana", "--case", folder)
    assert told.status == 1
    assert told.out == (
        "Imported the annotations of 3 documents: 0 claims made, 7 accepted, 0 as before, "
        "22 lines left out.\n"
    )
    assert f"{path}:3: There is no relation. Give it as text.\n" in told.err
    assert "and 2 more lines" in told.err
    with Case.open(folder) as case:
        assert {d.by for d in case.store.decisions()} == {"Rana"}
    told = run("import", "annotations", gold, "--by", "Rana", "--json", "--case", folder)
    assert told.status == 1
    assert [(o["name"], o["same"], len(o["faults"])) for o in told.json] == [
        ("derkush", 2, 22),
        ("qasr", 3, 0),
        (next(o["name"] for o in told.json if o["name"].startswith("qasr-")), 2, 0),
    ]


def test_annotations_of_no_document_leave_the_case_as_it_is(run, folder, annotated, tmp_path):
    _, gold, _ = annotated
    told = run("import", "annotations", gold, "--case", folder)
    assert told.status == 1
    assert told.out.startswith("Imported the annotations of 0 documents: 0 claims made")
    assert "derkush.claims.jsonl: The case has no document derkush." in told.err
    told = run("import", "annotations", tmp_path / "nothing", "--case", folder)
    assert (told.status, told.out) == (1, "")
    assert told.err.startswith("factional: ")
