"""import actors: what a list brought is counted, and bad rows are told."""

import pytest

from factional.case import Case


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
