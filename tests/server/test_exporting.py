"""Over HTTP an export is previewed and written, and places are put on the map."""

import json

import pytest
from starlette.testclient import TestClient

from factional.server.app import create_app
from tests.cli import world

TOKEN = "0123456789abcdef"


@pytest.fixture
def client(tmp_path):
    with world.build(tmp_path / "case") as case:
        app = create_app(case, token=TOKEN, web=tmp_path)
        headers = {"Authorization": f"Bearer {TOKEN}"}
        with TestClient(app, base_url="http://127.0.0.1:8765", headers=headers) as opened:
            yield opened
        app.state.refresher.close()


def test_a_choice_is_previewed(client):
    shown = client.post("/api/export/preview", json={"sources": "alias"}).json()
    things = {thing["what"]: thing for thing in shown["things"]}
    claims = client.get("/api/claims").json()["total"]
    assert things["claims"]["of"] == claims
    assert things["claims"]["out"] + sum(shown["left"].values()) == claims
    assert any(source["alias"] for source in shown["sources"])


@pytest.mark.parametrize(("format", "media"), [("csv", "text/csv"), ("json", "application/json")])
def test_a_table_is_written(client, format, media):
    written = client.post(f"/api/export?format={format}", json={"claims": {}, "low": True})
    assert written.headers["content-type"].startswith(media)
    assert written.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
    assert written.headers["content-disposition"].endswith(f".{format}")
    if format == "json":
        asked = {"low": True}
        shown = client.post("/api/export/preview", json=asked).json()
        out = next(t["out"] for t in shown["things"] if t["what"] == "claims")
        assert len(json.loads(written.text)) == out


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"claims": {"about": "nobody of this name"}}, 404),
        ({"claims": {"as_of": "soon"}}, 422),
        ({"everything": True}, 422),
    ],
)
def test_what_cannot_be_chosen_is_told(client, sent, status):
    answer = client.post("/api/export/preview", json=sent)
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_a_place_is_put_on_the_map_and_taken_off(client):
    spot = {"latitude": 35.9, "longitude": 36.6, "radius": 12}
    made = client.post("/api/map", json={"places": {"Nowhere yet": spot}}).json()
    assert made["kind"] == "located"
    assert client.post("/api/undo", json={"decision": made["decisions"][0]}).status_code == 200
    far = {"places": {"Nowhere": {"latitude": 99, "longitude": 0}}}
    assert client.post("/api/map", json=far).status_code == 422
    assert client.get("/api/map").json()["places"] is not None
