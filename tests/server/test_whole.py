"""The API over a real case: every answer is as the description says, field by field."""

import json

import pytest
from fastapi.routing import APIRoute
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from factional import ask
from factional.model import Acquisition, Extraction
from factional.server import create_app
from factional.server.api import router
from tests.cli import world

TOKEN = "k3Zy-vault-of-the-clerk_0"
MODELS = {r.path_format: r.response_model for r in router.routes if isinstance(r, APIRoute)}


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    with world.build(tmp_path_factory.mktemp("served") / "case") as case:
        yield case


@pytest.fixture(scope="module")
def client(case):
    client = TestClient(
        create_app(case, token=TOKEN), base_url="http://127.0.0.1:8765", follow_redirects=True
    )
    client.get("/", params={"token": TOKEN})
    return client


@pytest.mark.parametrize(
    ("path", "model"),
    [
        ("/api/case", "/api/case"),
        ("/api/vocabulary", "/api/vocabulary"),
        ("/api/actors", "/api/actors"),
        ("/api/actors/Ansar al-Jabal", "/api/actors/{id}"),
        ("/api/actors/الوية?", None),
        ("/api/claims", "/api/claims"),
        ("/api/claims?as_of=2019-02&known_by=2020&about=Ansar al-Jabal", "/api/claims"),
        (f"/api/claims/{world.document_id(world.NEWS)}-4", "/api/claims/{id}"),
        (f"/api/claims/{world.document_id(world.NEWS)}-4/why", "/api/claims/{id}/why"),
        ("/api/documents", "/api/documents"),
        (f"/api/documents/{world.document_id(world.INTERVIEW)}", "/api/documents/{id}"),
        (f"/api/documents/{world.document_id(world.STATEMENT)[:8]}", "/api/documents/{id}"),
        ("/api/disputes", "/api/disputes"),
        (f"/api/claims/{world.document_id(world.NEWS)}-4/effect", "/api/claims/{id}/effect"),
        ("/api/queue?about=Ansar al-Jabal&low=true&limit=3", "/api/queue"),
        ("/api/questions", "/api/questions"),
        ("/api/board", "/api/board"),
        ("/api/decisions?orphaned=true", "/api/decisions"),
        ("/api/graph", "/api/graph"),
        ("/api/lineage?known_by=2020", "/api/lineage"),
        ("/api/actors/Ansar al-Jabal/dossier?as_of=2019", "/api/actors/{id}/dossier"),
        ("/api/arrivals", "/api/arrivals"),
    ],
)
def test_an_answer_is_as_described(client, path, model):
    answer = client.get(path)
    if model is None:
        assert answer.status_code == 404
        assert set(answer.json()) == {"detail"}
        return
    assert answer.status_code == 200
    adapter = TypeAdapter(MODELS[model])
    read = adapter.validate_json(answer.content, strict=True)
    assert adapter.dump_python(read, mode="json") == answer.json()


def test_every_path_is_described_by_a_test(request):
    marks = test_an_answer_is_as_described.pytestmark
    assert {model for _, model in marks[0].args[1]} - {None} == set(MODELS)


def test_answers_are_those_of_ask(client, case):
    for path, asked in [
        ("/api/actors", ask.actors(case.store)),
        ("/api/claims", ask.claims(case.store)),
        ("/api/documents", ask.documents(case.store)),
        ("/api/disputes", ask.disputes(case.store)),
    ]:
        assert client.get(path).json() == ask.to_json(asked)


def test_offsets_count_code_points_across_the_wire(client):
    found = client.get(f"/api/documents/{world.document_id(world.INTERVIEW)}").json()
    assert found["text"] == world.INTERVIEW
    for claim in found["claims"]:
        evidence = claim["evidence"]
        assert found["text"][evidence["start"] : evidence["end"]] == evidence["quote"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/claims/0000-1", 404),
        ("/api/claims/0000-1/why", 404),
        ("/api/documents/0000", 404),
        ("/api/actors/nobody at all", 404),
        ("/api/claims?as_of=soon", 422),
        ("/api/claims?relation=befriends", 422),
    ],
)
def test_problems_say_what_is_wrong(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    assert len(answer.json()["detail"]) > 10


def test_what_another_process_writes_is_seen(client, case):
    tag = client.get("/api/documents").headers["etag"]
    unchanged = client.get("/api/documents", headers={"If-None-Match": tag})
    assert unchanged.status_code == 304
    head = case.store.documents()[0]
    document, data = case.store.document(head.id), case.store.original(head.id)
    acquisition = Acquisition("https://example.org/again", "2024-05-02T00:00:00Z", "again")
    assert case.store.put(document, Extraction(), data, acquisition) is False
    changed = client.get("/api/documents", headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag
    rows = {row["id"]: row for row in json.loads(changed.content)}
    assert rows[head.id]["acquisitions"] == 2
