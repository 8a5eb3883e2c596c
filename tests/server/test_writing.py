"""What the pages write is logged under the analyst's name, takes effect, and can be taken back."""

import time

import pytest
from starlette.testclient import TestClient

from factional import ask
from factional.case import Case
from factional.model import DecisionKind, Review
from factional.server import create_app
from factional.server.refreshing import Refresher
from tests.cli import world

TOKEN = "k3Zy-vault-of-the-clerk_0"
NEWS = world.document_id(world.NEWS)


@pytest.fixture
def case(tmp_path):
    with world.build(tmp_path / "case") as case:
        yield case


@pytest.fixture
def client(case):
    app = create_app(case, token=TOKEN, analyst="Nour")
    yield TestClient(
        app, base_url="http://127.0.0.1:8765", headers={"Authorization": f"Bearer {TOKEN}"}
    )
    app.state.refresher.close()


def review(case, id):
    return case.store.claim(id).review


def test_a_decision_is_logged_and_undone(client, case):
    ids = [claim.id for claim in case.store.claims()][:2]
    made = client.post("/api/decisions", json={"kind": "accepted", "targets": ids})
    assert made.status_code == 200
    assert made.json()["targets"] == ids
    assert {d.by for d in case.store.decisions()} == {"Nour"}
    assert [review(case, id) for id in ids] == [Review.ACCEPTED] * 2
    assert client.get("/api/case").json()["reviewed"] == 2
    undone = client.post("/api/undo", json={}).json()
    assert (undone["kind"], sorted(undone["targets"])) == ("accepted", sorted(ids))
    assert [review(case, id) for id in ids] == [Review.PROPOSED] * 2
    again = client.post("/api/undo", json={})
    assert (again.status_code, "Nothing" in again.json()["detail"]) == (422, True)


def test_a_decision_may_take_the_place_of_another(client, case):
    id = case.store.claims()[0].id
    sent = {"kind": "rejected", "targets": [id]}
    first = client.post("/api/decisions", json=sent).json()["decisions"][0]
    client.post("/api/decisions", json={**sent, "note": "not said", "instead": first})
    assert [d.note for d in case.store.decisions() if d.kind is DecisionKind.REJECTED] == [
        "", "not said",
    ]  # fmt: skip
    client.post("/api/undo", json={})
    assert review(case, id) is Review.PROPOSED


@pytest.mark.parametrize(
    ("path", "sent", "status"),
    [
        ("/api/decisions", {"kind": "accepted", "targets": ["nothing-1"]}, 404),
        ("/api/decisions", {"kind": "merged", "targets": [f"{NEWS}-1"]}, 422),
        ("/api/decisions", {"kind": "accepted", "targets": []}, 422),
        ("/api/decisions", {"kind": "accepted", "targets": [f"{NEWS}-1"], "who": "me"}, 422),
        (f"/api/claims/{NEWS}-1/edit", {"details": {"relation": "sings"}}, 422),
        (f"/api/documents/{NEWS}/date", {"published": "last week"}, 422),
        (f"/api/documents/{NEWS}/labels", {"block": 999, "kind": "note"}, 404),
        ("/api/questions", {}, 422),
        ("/api/undo", {"decision": 77}, 404),
    ],
)
def test_what_makes_no_sense_is_refused(client, case, path, sent, status):
    answer = client.post(path, json=sent)
    assert answer.status_code == status
    assert answer.json()["detail"]
    assert case.store.decisions() == []


def test_another_page_cannot_write(client, case):
    sent = {"kind": "accepted", "targets": [case.store.claims()[0].id]}
    headers = {"Origin": "http://elsewhere.example"}
    assert client.post("/api/decisions", json=sent, headers=headers).status_code == 403
    assert case.store.decisions() == []


def test_an_edit_is_laid_over_the_claim(client, case):
    claim = case.store.claims()[0]
    client.post(f"/api/claims/{claim.id}/edit", json={"details": {"certainty": "possible"}})
    assert case.store.claim(claim.id).certainty == "possible"
    assert review(case, claim.id) is Review.EDITED


def test_a_claim_is_made_of_words_that_are_marked(client, case):
    text = case.store.document(NEWS).text
    known = next(r for document, r in case.store.referents() if document == NEWS)
    start, end = 0, text.index("\n")
    sent = {
        "start": start,
        "end": end,
        "subject": known.id,
        "relation": "allied_with",
        "object": {"name": text[:5], "type": "Organization"},
        "said_by": "the gatekeeper",
        "time": "2019",
    }
    made = client.post(f"/api/documents/{NEWS[:8]}/claims", json=sent)
    assert made.status_code == 200, made.text
    claim = case.store.claim(made.json()["targets"][0])
    assert claim.evidence.quote == text[start:end]
    assert [hop.who for hop in claim.attribution] == ["the gatekeeper", "<author>"]
    assert (claim.review, claim.extractor) == (Review.ACCEPTED, "Nour")
    new = next(r for _, r in case.store.referents() if r.id == claim.object)
    assert [(m.start, m.text) for m in new.mentions] == [(0, text[:5])]
    case.refresh()
    assert claim.id in {row.id for row in ask.claims(case.store).items}


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"relation": "allied_with"}, "Name the other one"),
        ({"relation": "strength"}, "needs a number"),
        ({"relation": "strength", "min": 9, "max": 3}, "greater"),
        ({"relation": "ideology"}, "needs words"),
        ({"relation": "leads", "object": "nobody-here"}, "nobody-here"),
        ({"relation": "strength", "min": 3, "time": "soon"}, "EDTF"),
    ],
)
def test_a_claim_that_says_too_little_is_refused(client, case, sent, says):
    known = next(r for document, r in case.store.referents() if document == NEWS)
    sent = {"start": 0, "end": 9, "subject": known.id, **sent}
    answer = client.post(f"/api/documents/{NEWS}/claims", json=sent)
    assert answer.status_code == 422
    assert says in answer.json()["detail"]


def test_a_block_and_a_date_are_put_right(client, case):
    client.post(f"/api/documents/{NEWS}/labels", json={"block": 1, "kind": "caption"})
    assert case.store.document(NEWS).blocks[0].kind == "caption"
    client.post(f"/api/documents/{NEWS}/date", json={"published": "2011-01"})
    assert client.get(f"/api/documents/{NEWS}").json()["row"]["published"] == "2011-01"
    rows = client.get(f"/api/decisions?document={NEWS}&limit=1").json()
    assert [row["kind"] for row in rows] == ["dated"]


def test_a_form_for_a_date_begins_with_what_marked_words_give(client):
    told = client.get("/api/dates", params={"words": "On 14 June 2021, and again on 2 Mai 2022"})
    assert told.json() == ["2021-06-14", "2022-05-02"]
    assert client.get("/api/dates", params={"words": "last summer"}).json() == []
    assert client.get("/api/dates").status_code == 422


def test_a_question_is_watched_once(client, case):
    sent = {"relation": "allied_with", "since": "2018", "title": "Friends?"}
    made = client.post("/api/questions", json=sent).json()
    (question,) = client.get("/api/questions").json()
    assert (question["decision"], question["title"]) == (made["decisions"][0], "Friends?")
    assert client.post("/api/questions", json={**sent, "title": ""}).status_code == 422
    client.post("/api/undo", json={"decision": made["decisions"][0]})
    assert client.get("/api/questions").json() == []


def test_a_contradiction_is_concluded_and_stays_one(client, case):
    before = client.get("/api/board").json()
    first = before[0]
    (wanted, *_) = first["positions"][1]["origins"][0]["claims"]
    sent = {"tie": first["tie"], "outcome": "prefer", "note": "was there"}
    assert client.post("/api/conclusions", json=sent).status_code == 422
    assert client.post("/api/conclusions", json={**sent, "tie": "no-tie"}).status_code == 404
    made = client.post("/api/conclusions", json={**sent, "claims": [wanted["row"]["id"]]}).json()
    concluded = next(c for c in client.get("/api/board").json() if c["tie"] == first["tie"])
    told = concluded["conclusion"]
    assert (told["outcome"], told["position"], told["by"]) == ("prefer", 1, "Nour")
    assert told["note"] == "was there"
    client.post("/api/undo", json={"decision": made["decisions"][0]})
    assert client.get("/api/board").json() == before


def test_the_case_is_weighed_once_the_hands_rest(case):
    refresher = Refresher(case, rest=0.01)
    id = ask.claims(case.store).items[0].id
    case.store.decide(DecisionKind.REJECTED, id, by="Nour")
    assert case.stale
    refresher.soon()
    end = time.monotonic() + 10
    while case.stale and time.monotonic() < end:
        time.sleep(0.01)
    assert not case.stale
    refresher.close()
    case.store.decide(DecisionKind.ACCEPTED, id, by="Nour")
    refresher.soon()
    refresher.now()
    assert case.stale


def test_a_document_is_read_again_from_the_page(tmp_path):
    place = tmp_path / "report.txt"
    place.write_text(
        "Two groups of the coast\n\nThe Falcons of Qasr are allied with the Tide Brigade.\n",
        encoding="utf-8",
    )
    with Case.init(tmp_path / "case") as case:
        id = case.add(place, workers=0).document_id
        assert id is not None
        app = create_app(case, token=TOKEN, analyst="Nour")
        headers = {"Authorization": f"Bearer {TOKEN}"}
        client = TestClient(app, base_url="http://127.0.0.1:8765", headers=headers)
        client.post(f"/api/documents/{id}/date", json={"published": "2016-05"})
        told = client.post(f"/api/documents/{id}/reread").json()
        assert told["claims"] == len(case.store.claims())
        assert told["orphaned"] == []
        assert case.store.document(id).metadata.published == "2016-05"
        app.state.refresher.close()


def test_actors_are_put_somewhere_in_the_network_and_let_go(client, case):
    network = client.get("/api/graph")
    id = network.json()["actors"]["id"][0]
    sent = {"places": {id: [12.5, -8]}}
    made = client.post("/api/places", json=sent).json()
    assert made["kind"] == "arranged"
    again = client.get("/api/graph", headers={"If-None-Match": network.headers["etag"]})
    assert (again.status_code, again.json()["actors"]["x"][0]) == (200, 12.5)
    client.post("/api/undo", json={"decision": made["decisions"][0]})
    assert client.get("/api/graph").json()["actors"]["x"][0] is None


@pytest.mark.parametrize("place", [[1], ["a", 2], [1e9, 0], 4])
def test_a_place_that_is_none_is_refused(client, place):
    assert client.post("/api/places", json={"places": {"a": place}}).status_code == 422
