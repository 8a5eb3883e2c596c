"""Over HTTP actors are proposed, merged, kept apart and split, and the case follows at once."""

import pytest
from starlette.testclient import TestClient

from factional.server.app import create_app
from tests.cli import world
from tests.resolve.build import PERSON, add

TOKEN = "0123456789abcdef"
JABAL, CYRILLIC = "Ansar al-Jabal", "Ансар аль-Джабаль"


@pytest.fixture
def case(tmp_path):
    with world.build(tmp_path / "case") as opened:
        for text in ("Karim left.", "Karim came."):
            add(opened, text, "Karim", type=PERSON)
        yield opened


@pytest.fixture
def client(case, tmp_path):
    app = create_app(case, token=TOKEN, web=tmp_path)
    headers = {"Authorization": f"Bearer {TOKEN}"}
    with TestClient(app, base_url="http://127.0.0.1:8765", headers=headers) as opened:
        yield opened


def judge(client, kind, first, second, **more):
    sent = {"kind": kind, "first": first, "second": second, **more}
    return client.post("/api/judgements", json=sent)


def test_what_may_be_one_is_proposed_and_decided(client):
    (pair,) = client.get("/api/similar?q=karim").json()["items"]
    ids = pair["first"]["id"], pair["second"]["id"]
    assert client.get(f"/api/similar?q={ids[0]}").json()["total"] == 1
    made = judge(client, "merged", *ids, note="the same man").json()
    assert (made["kind"], made["actors"]) == ("merged", [ids[0]])
    assert client.get("/api/similar?q=karim").json()["total"] == 0
    (join,) = client.get(f"/api/actors/{ids[0]}").json()["joins"]
    assert (join["ground"], join["decision"]) == ("decided", made["decision"])


@pytest.mark.parametrize("kind", ["kept_apart", "unsure"])
def test_what_is_decided_otherwise_is_proposed_no_more(client, kind):
    (pair,) = client.get("/api/similar?q=karim").json()["items"]
    made = judge(client, kind, pair["first"]["id"], pair["second"]["id"]).json()
    assert len(made["actors"]) == 2
    assert client.get("/api/similar?q=karim").json()["total"] == 0
    client.post("/api/undo", json={"decision": made["decision"]})
    assert client.get("/api/similar?q=karim").json()["total"] == 1


def test_any_two_are_held_against_each_other(client):
    asked = {"first": JABAL, "second": CYRILLIC}
    found = client.get("/api/pairing", params=asked).json()
    assert set(found["proposal"]["names"]) == {JABAL, CYRILLIC}
    assert found["features"][0]["name"]
    assert found["kin"]
    assert found["found"] == []
    made = judge(client, "kept_apart", JABAL, CYRILLIC).json()
    (standing,) = client.get("/api/pairing", params=asked).json()["found"]
    assert standing == {"decision": made["decision"], "kind": "kept_apart"}
    assert client.get("/api/pairing", params={**asked, "second": JABAL}).status_code == 422
    assert client.get("/api/pairing", params={**asked, "second": "nobody"}).status_code == 404
    person = client.get("/api/pairing", params={**asked, "second": "abu-salim"}).json()
    assert person["kin"] is False


def test_undoing_a_merge_is_seen_at_once(client):
    made = judge(client, "merged", JABAL, CYRILLIC).json()
    assert len(made["actors"]) == 1
    client.post("/api/undo", json={"decision": made["decision"]})
    now = {row["name"] for row in client.get("/api/actors").json()["items"]}
    assert {JABAL, CYRILLIC} <= now
    assert client.get("/api/case").json()["weighed"]


def test_a_merge_is_seen_at_once_and_not_by_who_asks_for_earlier(client):
    judge(client, "merged", JABAL, CYRILLIC)
    now = {row["name"] for row in client.get("/api/actors").json()["items"]}
    then = {row["name"] for row in client.get("/api/actors?known_by=2020").json()["items"]}
    assert then - now == {CYRILLIC}
    names = {n["text"]: n["source"] for n in client.get(f"/api/actors/{JABAL}").json()["names"]}
    assert names == {JABAL: None, CYRILLIC: "statement"}


def test_one_is_made_two(client):
    document = world.document_id(world.NEWS)
    made = client.post("/api/splits", json={"actor": JABAL, "documents": [document]}).json()
    assert (made["kind"], len(made["actors"])) == ("split", 2)


@pytest.mark.parametrize(
    ("path", "sent", "status"),
    [
        ("judgements", {"kind": "merged", "first": JABAL, "second": "nobody"}, 404),
        ("judgements", {"kind": "merged", "first": JABAL, "second": JABAL}, 422),
        ("judgements", {"kind": "merged", "first": JABAL, "second": "abu-salim"}, 422),
        ("judgements", {"kind": "unsure", "first": JABAL, "second": "Alwiya", "across": True}, 422),
        ("judgements", {"kind": "split", "first": JABAL, "second": "Alwiya"}, 422),
        ("splits", {"actor": JABAL}, 422),
        ("splits", {"actor": JABAL, "names": ["Nobody"]}, 404),
    ],
)
def test_what_cannot_be_is_told(client, case, path, sent, status):
    answer = client.post(f"/api/{path}", json=sent)
    assert answer.status_code == status
    assert len(answer.json()["detail"]) > 10
    assert case.store.decisions() == []
