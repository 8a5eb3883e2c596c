"""The commands that list what a case holds."""

import pytest

from factional import ask
from factional.case import Case
from tests.cli import world


@pytest.fixture
def store(folder):
    with Case.open(folder) as case:
        yield case.store


class TestActors:
    def test_a_record_a_line_into_a_pipe(self, factional):
        answer = factional("actors")
        assert answer.status == 0
        found = {record["name"]: record for record in answer.table}
        assert found["Abu Salim"]["type"] == "Person"
        assert found["Ansar al-Jabal"]["documents"] in ("2", "3")
        assert int(found["Ansar al-Jabal"]["disputed"]) >= 1

    def test_a_name_narrows_whatever_its_spelling(self, factional):
        names = {record["name"] for record in factional("actors", "anṣār al-jabal").table}
        assert "Ansar al-Jabal" in names
        assert "Alwiya" not in names

    def test_a_type_narrows(self, factional):
        records = factional("actors", "--type", "person").table
        assert {(r["name"], r["type"]) for r in records} == {("Abu Salim", "Person")}

    def test_json_is_that_of_ask(self, factional, store):
        answer = factional("actors", "--limit", "2", "--json")
        assert answer.json == ask.to_json(ask.actors(store, limit=2))
        assert len(answer.json["items"]) == 2
        assert answer.json["total"] > 2

    def test_nobody_of_that_name(self, factional, screen):
        assert factional("actors", "nobody at all").table == []
        assert screen("actors", "nobody at all").getvalue() == "No actor of that name.\n"


class TestClaims:
    def test_a_record_a_line_into_a_pipe(self, factional):
        records = factional("claims").table
        assert len(records) == 9
        emir = next(record for record in records if record["relation"] == "leads")
        assert emir["subject"] == "Abu Salim"
        assert emir["object"] == "Ansar al-Jabal"
        assert emir["role"] == "emir"
        assert emir["certainty"] == "probable"
        assert emir["speaker"] == "Coast Post"
        assert emir["quote"] == "Abu Salim probably leads Ansar al-Jabal as its emir"

    @pytest.mark.parametrize(
        ("arguments", "relations"),
        [
            (["--relation", "leads"], {"leads"}),
            (["--about", "Abu Salim"], {"leads"}),
            (["--by", "harbour ministry"], {"trains"}),
            (["--document", world.document_id(world.STATEMENT)[:8]], {"trains"}),
            (["--about", "alwiya"], {"trains"}),
            (["--about", "alwiya", "--relation", "leads"], set()),
            (["--known-by", "2019-02", "--relation", "hostile_to"], set()),
            (["--known-by", "2019-04", "--relation", "hostile_to"], {"hostile_to"}),
        ],
    )
    def test_each_option_narrows(self, factional, arguments, relations):
        assert {r["relation"] for r in factional("claims", *arguments).table} == relations

    def test_disputed_claims_and_statuses_come_out_alike(self, factional):
        disputed = {record["id"] for record in factional("claims", "--disputed").table}
        by_status = {r["id"] for r in factional("claims", "--status", "disputed").table}
        assert by_status
        assert by_status <= disputed

    def test_as_of_says_how_surely_it_held(self, factional):
        records = factional("claims", "--as-of", "2019-02-21").table
        assert records
        assert {record["holds"] for record in records} <= {"yes", "maybe"}

    def test_json_is_that_of_ask(self, factional, store):
        answer = factional("claims", "--about", "Ansar al-Jabal", "--json")
        question = ask.ClaimFilter(about="Ansar al-Jabal")
        assert answer.json == ask.to_json(ask.claims(store, question))

    def test_a_question_that_is_no_date_is_told(self, factional):
        answer = factional("claims", "--as-of", "soon")
        assert answer.status == 1
        assert answer.err.startswith("factional: 'soon' is not an EDTF date.")
        assert answer.out == ""

    def test_the_table_for_a_person(self, screen):
        shown = " ".join(screen("claims", "--relation", "trains").plain().split())
        assert "single source" in shown or "corroborated" in shown
        for heading in ("Id", "Tie", "Claim", "Said by", "Document"):
            assert heading in shown

    def test_too_much_asked(self, screen):
        shown = screen("claims", "--about", "alwiya", "--relation", "leads").getvalue()
        assert shown == "No claim fits. Ask for less.\n"


class TestDisputes:
    def test_who_takes_which_side(self, factional):
        records = factional("disputes").table
        assert len({record["tie"] for record in records}) == len(
            factional("disputes", "--json").json
        )
        quotes = {record["quote"] for record in records}
        assert "The Zuhra Brigade is hostile to Ansar al-Jabal" in quotes
        assert "Ansar al-Jabal is allied with the Zuhra Brigade" in quotes

    def test_json_is_that_of_ask(self, factional, store):
        assert factional("disputes", "--json").json == ask.to_json(ask.disputes(store))

    def test_a_page_for_a_person(self, screen, store):
        shown = screen("disputes").plain()
        for dispute in ask.disputes(store):
            assert dispute.question in " ".join(shown.split())
            for position in dispute.positions:
                assert position.label in " ".join(shown.split())


class TestDocuments:
    def test_a_record_a_line_into_a_pipe(self, factional):
        found = {record["name"]: record for record in factional("documents").table}
        assert set(found) == {"interview", "news", "statement"}
        assert found["interview"]["authors"] == "L. Orlova"
        assert found["interview"]["published"] == "2019-02-21"
        assert found["news"]["claims"] == "4"
        assert found["statement"]["published"] == ""

    def test_json_is_that_of_ask(self, factional, store):
        assert factional("documents", "--json").json == ask.to_json(ask.documents(store))


@pytest.mark.parametrize("command", ["actors", "claims", "disputes", "documents"])
class TestAnyList:
    def test_outside_of_a_case_one_line_says_what_to_do(self, run, command, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        monkeypatch.delenv("FACTIONAL_CASE", raising=False)
        answer = run(command)
        assert answer.status == 1
        assert answer.err == (
            "factional: This folder is in no case. "
            "Name one with --case, or begin one with `factional init`.\n"
        )

    def test_a_folder_below_the_case_will_do(self, run, command, folder, tmp_path, monkeypatch):
        (folder / "originals").mkdir(exist_ok=True)
        monkeypatch.chdir(folder / "originals")
        assert run(command).status == 0

    def test_an_empty_case_has_empty_answers(self, run, command, tmp_path):
        Case.init(tmp_path / "empty").close()
        answer = run("--case", tmp_path / "empty", command)
        assert answer.status == 0
        assert answer.table == []
        assert run(command, "--case", tmp_path / "empty", "--json").json in (
            [],
            {"total": 0, "items": []},
        )
