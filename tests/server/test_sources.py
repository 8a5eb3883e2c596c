"""Sources over HTTP: read with the grades of the analyst at the pages, and graded by him."""

import pytest
from starlette.testclient import TestClient

from factional import ask
from factional.server import create_app
from factional.weigh import Method
from tests.ask import sources_case

TOKEN = "k3Zy-vault-of-the-clerk_0"


@pytest.fixture
def store(tmp_path):
    with sources_case.case(tmp_path / "case") as store:
        yield store


@pytest.fixture
def client(store):
    app = create_app(store, token=TOKEN, analyst="Nour")
    yield TestClient(
        app, base_url="http://127.0.0.1:8765", headers={"Authorization": f"Bearer {TOKEN}"}
    )
    app.state.refresher.close()


def test_sources_are_those_of_ask(client, store):
    assert client.get("/api/sources").json() == ask.to_json(ask.sources(store, by="Nour"))
    for id in ("imran_tesh", "Valley Courier", "harbour-post"):
        found = client.get(f"/api/sources/{id}")
        if found.status_code == 200:
            assert found.json() == ask.to_json(ask.source(store, id, by="Nour"))
    assert client.get("/api/sources/nobody").status_code == 404


def test_a_grade_is_given_and_undone(client):
    sent = {"source": "harbour-post", "reliability": "C", "note": "two hoaxes"}
    made = client.post("/api/grades", json=sent).json()
    assert (made["kind"], made["targets"]) == ("graded", ["Harbour Post"])
    row = client.get("/api/sources/harbour-post").json()["row"]
    assert (row["grade"]["reliability"], row["grade"]["note"]) == ("C", "two hoaxes")
    client.post("/api/undo", json={"decision": made["decisions"][0]})
    assert client.get("/api/sources/harbour-post").json()["row"]["grade"] is None


def test_who_a_source_belongs_to_and_how_likely_a_tie_is(client):
    sent = {"source": "Valley Courier", "to": "Qasr Front"}
    assert client.post("/api/affiliations", json=sent).json()["kind"] == "affiliated"
    row = client.get("/api/sources/valley-courier").json()["row"]
    assert [ref["name"] for ref in row["affiliations"]] == ["Qasr Front"]
    claim = client.get("/api/claims").json()["items"][0]
    sent = {"tie": claim["tie"], "likelihood": "likely", "confidence": "low"}
    assert client.post("/api/estimates", json=sent).json()["kind"] == "estimated"
    held = client.get(f"/api/claims/{claim['id']}/assessment").json()["estimate"]
    assert (held["likelihood"]["label"], held["confidence"]["label"]) == ("likely", "low")


@pytest.mark.parametrize(
    ("path", "sent", "status"),
    [
        ("grades", {"source": "harbour-post", "reliability": "G"}, 422),
        ("grades", {"source": "nobody", "reliability": "A"}, 404),
        ("affiliations", {"source": "Valley Courier", "to": "Nobody"}, 404),
        ("estimates", {"tie": "no.tie", "likelihood": "likely"}, 404),
        ("estimates", {"tie": "no.tie"}, 404),
    ],
)
def test_what_makes_no_sense_is_refused(client, store, path, sent, status):
    assert client.post(f"/api/{path}", json=sent).status_code == status
    assert store.decisions() == []


def test_code_lists_and_suggestions(client, store):
    lists = client.get("/api/codes").json()
    assert list(lists["reliability"]) == list("ABCDEF")
    assert lists["likelihood"]["likely"]["percent"] == [55, 80]
    found = client.get("/api/likelier?method=truthfinder").json()
    assert found == ask.to_json(ask.likelier(store, Method.TRUTHFINDER, by="Nour"))
    assert client.get("/api/likelier?method=coin").status_code == 422
