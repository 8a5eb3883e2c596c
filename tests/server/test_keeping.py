"""Saved views over HTTP: a short name for an address, and no address of anybody else."""

import pytest
from starlette.testclient import TestClient

from factional.case import Case
from factional.server.app import create_app

TOKEN = "0123456789abcdef"
LONG = "/network?" + "&".join(f"hide={n}" for n in range(300))


@pytest.fixture
def client(tmp_path):
    with Case.init(tmp_path / "case", name="Marches") as case:
        app = create_app(case, token=TOKEN, web=tmp_path, analyst="mona")
        headers = {"Authorization": f"Bearer {TOKEN}"}
        with TestClient(app, base_url="http://127.0.0.1:8765", headers=headers) as opened:
            yield opened
        app.state.line.close()
        app.state.refresher.close()


def save(client, address, called="Who stood where in 2018"):
    return client.post("/api/views", json={"address": address, "called": called})


def test_an_address_is_kept_under_a_short_name(client):
    made = save(client, LONG).json()
    assert len(made["id"]) == 8
    assert (made["address"], made["by"]) == (LONG, "mona")
    assert client.get("/api/views").json() == [made]


def test_the_same_address_is_one_view_by_its_last_name(client):
    first = save(client, "/map?t=2018").json()
    save(client, LONG)
    again = save(client, "/map?t=2018", "The war year").json()
    assert first["id"] == again["id"]
    listed = client.get("/api/views").json()
    assert [view["called"] for view in listed] == ["The war year", "Who stood where in 2018"]


def test_undoing_forgets_it(client):
    made = save(client, LONG).json()
    client.post("/api/undo", json={"decision": made["decision"]})
    assert client.get("/api/views").json() == []


@pytest.mark.parametrize(
    "address", ["https://example.org/", "//example.org/x", "network", "javascript:alert(1)"]
)
def test_only_addresses_of_these_pages_are_kept(client, address):
    assert save(client, address).status_code == 422
