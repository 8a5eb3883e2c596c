"""A list in a case: nothing is there twice, and its names serve reading and resolving."""

import json

import pytest

from factional import ask
from factional.case import Case
from factional.errors import ListError
from factional.model import EntityType, NameKind

LIST = (
    "name,type,aliases,former\n"
    "Lamp Wardens,organisation,Wardoun; حراس المصباح,Candle League\n"
    "Selma Idder,person,Tirsafa,\n"
)
NEWS = "Wardoun attacked the Tide Brigade near the harbour. Tirsafa praised Wardoun.\n"


@pytest.fixture
def case(tmp_path):
    with Case.init(tmp_path / "case") as case:
        yield case


@pytest.fixture
def actors(tmp_path):
    path = tmp_path / "actors.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def counts(done):
    return (done.new, done.changed, done.same, done.gone)


def test_a_list_comes_back_as_it_went_in(case, actors):
    case.import_actors(actors)
    wardens, selma = case.store.known()
    assert (wardens.source, wardens.name, wardens.type) == (
        "actors.csv",
        "Lamp Wardens",
        EntityType.ORGANIZATION,
    )
    assert [(n.text, n.kind, n.script) for n in wardens.names] == [
        ("Lamp Wardens", NameKind.PRIMARY, "LATIN"),
        ("Wardoun", NameKind.ALIAS, "LATIN"),
        ("حراس المصباح", NameKind.OTHER_SCRIPT, "ARABIC"),
        ("Candle League", NameKind.FORMER, "LATIN"),
    ]
    assert selma.id == "person:selma-idder"


def test_imported_again_it_is_there_once(case, actors):
    assert counts(case.import_actors(actors)) == (2, 0, 0, 0)
    revision = case.store.revision
    assert counts(case.import_actors(actors)) == (0, 0, 2, 0)
    assert case.store.revision == revision
    actors.write_text(
        LIST.replace("Tirsafa", "Tirsafa; Umm Tir").replace("Lamp Wardens", "Lamp Keepers"),
        encoding="utf-8",
    )
    assert counts(case.import_actors(actors)) == (1, 1, 0, 1)
    assert [e.name for e in case.store.known()] == ["Lamp Keepers", "Selma Idder"]
    assert "Umm Tir" in {n.text for e in case.store.known() for n in e.names}


def test_a_dry_run_writes_nothing(case, actors):
    assert counts(case.import_actors(actors, dry=True)) == (2, 0, 0, 0)
    assert case.store.known() == []
    assert case.store.revision == 0


def test_two_lists_stand_beside_each_other(case, actors):
    case.import_actors(actors)
    case.import_actors(actors, source="other")
    assert [e.source for e in case.store.known()] == ["actors.csv"] * 2 + ["other"] * 2


def test_bad_rows_are_told_and_the_rest_goes_in(case, actors):
    actors.write_text(LIST + ",person,,\nTarnabad,castle,,\n", encoding="utf-8")
    done = case.import_actors(actors)
    assert [fault.line for fault in done.faults] == [4, 5]
    assert len(case.store.known()) == 2


def test_a_list_of_nobody_is_refused_with_its_first_fault(case, actors):
    actors.write_text("name,type\nTarnabad,castle\n", encoding="utf-8")
    with pytest.raises(ListError, match=r"holds no actor.*Line 2: 'castle' is no type"):
        case.import_actors(actors)
    with pytest.raises(ListError, match="cannot be read"):
        case.import_actors(actors.with_name("nowhere.csv"))


def test_a_list_makes_no_actor_that_no_document_names(case, actors):
    case.import_actors(actors)
    assert case.store.entities() == []
    assert not case.stale


def types(case):
    return {r.name: r.type for _, r in case.store.referents() if not r.placeholder}


@pytest.mark.parametrize("workers", [0, 1])
def test_documents_are_read_with_what_the_case_knows(case, actors, tmp_path, workers):
    case.import_actors(actors)
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    case.add(tmp_path / "news.txt", workers=workers)
    found = types(case)
    assert found["Wardoun"] is EntityType.ORGANIZATION
    assert found["Tirsafa"] is EntityType.PERSON


def test_reading_again_takes_up_a_list_that_came_later(case, actors, tmp_path):
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    case.add(tmp_path / "news.txt", workers=0)
    assert types(case).get("Tirsafa") is not EntityType.PERSON
    case.import_actors(actors)
    list(case.reread(workers=0))
    assert types(case)["Tirsafa"] is EntityType.PERSON


def test_names_of_one_entry_are_one_actor_and_a_former_name_is_not(case, actors, tmp_path):
    for number, name in enumerate(["Lamp Wardens", "Wardoun", "Candle League"]):
        text = f"The {name} attacked the Tide Brigade near the harbour on day {number}.\n"
        (tmp_path / f"{number}.txt").write_text(text.replace("The W", "W"), encoding="utf-8")
    case.import_actors(actors)
    list(case.add_all([tmp_path / f"{n}.txt" for n in range(3)], workers=0))
    names = [{n.text for n in e.names} for e in case.store.entities()]
    assert {"Lamp Wardens", "Wardoun"} in names
    assert any("Candle League" in some and "Lamp Wardens" not in some for some in names)


def test_followthemoney_and_wikidata_go_the_same_way(case, tmp_path):
    ftm = {"id": "zz-1", "schema": "Company", "properties": {"name": ["Ochre Works"]}}
    item = {
        "id": "Q9900",
        "labels": {"en": {"language": "en", "value": "Tarnabad"}},
        "type": "item",
    }
    (tmp_path / "a.json").write_text(json.dumps(ftm), encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps(item), encoding="utf-8")
    assert case.import_actors(tmp_path / "a.json").format == "ftm"
    done = case.import_actors(tmp_path / "b.json", otherwise=EntityType.PLACE)
    assert (done.format, done.entries) == ("wikidata", 1)
    assert [e.id for e in case.store.known()] == ["zz-1", "Q9900"]


def test_an_actor_is_found_by_a_name_that_only_the_list_has(case, actors, tmp_path):
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    case.add(tmp_path / "news.txt", workers=0)
    case.import_actors(actors)
    assert ask.actor(case.store, "حراس المصباح").row.name == "Wardoun"
