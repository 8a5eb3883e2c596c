"""Over HTTP one box answers with groups, counts and what else was searched for."""

import pytest
from starlette.testclient import TestClient

from factional.server.app import create_app
from tests.cli import world

TOKEN = "0123456789abcdef"


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = tmp_path_factory.mktemp("searching")
    with world.build(folder / "case") as case:
        app = create_app(case, token=TOKEN, web=folder)
        headers = {"Authorization": f"Bearer {TOKEN}"}
        with TestClient(app, base_url="http://127.0.0.1:8765", headers=headers) as opened:
            yield opened


def test_groups_come_with_their_counts(client):
    found = client.get("/api/search", params={"q": "zuhra type:trains", "limit": 1}).json()
    assert [len(found[group]["items"]) for group in ("claims", "documents")] == [1, 1]
    assert found["claims"]["total"] == found["relations"]["trains"] == 2
    assert found["restrictions"] == [{"operator": "type", "value": "trains", "text": "type:trains"}]
    (passage,) = found["documents"]["items"][0]["passages"][:1]
    assert passage["hits"][0][0] >= passage["start"]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"q": "state:banana"}, 422),
        ({"q": "x" * 501}, 422),
        ({"q": "about:banana"}, 404),
        ({}, 422),
        ({"q": "men", "limit": 501}, 422),
    ],
)
def test_what_cannot_be_asked_is_refused(client, asked, status):
    answer = client.get("/api/search", params=asked)
    assert answer.status_code == status
    assert answer.json()["detail"]
