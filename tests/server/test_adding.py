"""Over HTTP files and addresses wait to be added, and what becomes of each is told."""

import io
import time
import zipfile

import pytest
from starlette.testclient import TestClient

from factional.adding import rooms
from factional.case import Case
from factional.server import adding
from factional.server.app import create_app

TOKEN = "0123456789abcdef"
STATEMENT = b"The Ayzun Brigade trains the Kestrel Detachment, the governor said on Monday."


@pytest.fixture
def case(tmp_path):
    with Case.init(tmp_path / "case", name="Marches") as opened:
        yield opened


@pytest.fixture
def client(case, tmp_path):
    app = create_app(case, token=TOKEN, web=tmp_path)
    headers = {"Authorization": f"Bearer {TOKEN}"}
    with TestClient(app, base_url="http://127.0.0.1:8765", headers=headers) as opened:
        yield opened
    app.state.line.close()
    app.state.refresher.close()


def slowly(*_):
    """What a worker does when a file takes forever."""
    time.sleep(60)


def send(client, name, data):
    return client.post("/api/additions", params={"name": name}, content=data)


def over(client):
    """All that was given, once nothing more comes of any."""
    for _ in range(600):
        items = client.get("/api/additions").json()["items"]
        if all(item["stage"] not in ("waiting", "reading") for item in items):
            return items
        time.sleep(0.1)
    raise AssertionError(items)


def test_files_are_added_one_by_one_and_bad_ones_told_by_name(client, case):
    assert send(client, "statement.txt", STATEMENT).json()["stage"] == "waiting"
    send(client, "broken.pdf", b"%PDF-1.7 nothing of a PDF follows")
    send(client, "press/copy.txt", STATEMENT)
    first, second, third = over(client)
    (became,) = first["documents"]
    assert (first["stage"], became["new"], second["stage"]) == ("new", True, "failed")
    assert "broken.pdf" in second["documents"][0]["problem"]
    assert (third["stage"], third["documents"][0]["document"]) == ("known", became["document"])
    assert case.store.original(became["document"]) == STATEMENT
    places = [a.place for a in case.store.acquisitions(became["document"])]
    assert places == ["statement.txt", "press/copy.txt"]
    for _ in range(100):
        if client.get("/api/case").json()["weighed"]:
            break
        time.sleep(0.1)
    assert not case.stale


def test_an_archive_stands_for_what_is_in_it(client):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("one.txt", STATEMENT)
        made.writestr("two.txt", b"Nobody was seen at the bridge.")
    send(client, "press.zip", archive.getvalue())
    (item,) = over(client)
    assert (item["stage"], len(item["documents"])) == ("new", 2)


def test_what_waits_can_be_left_out_and_what_is_over_forgotten(client, monkeypatch):
    monkeypatch.setattr(client.app.state.line, "_add_all", lambda: None)
    id = send(client, "statement.txt", STATEMENT).json()["id"]
    assert client.post(f"/api/additions/{id}/cancel").json()["stage"] == "cancelled"
    assert client.post(f"/api/additions/{id}/cancel").status_code == 422
    assert client.post("/api/additions/999/cancel").status_code == 404
    assert client.post("/api/additions/clear").json()["items"] == []


def test_what_is_being_read_can_be_given_up(client, case, monkeypatch):
    monkeypatch.setattr(rooms, "through", slowly)
    id = send(client, "long.txt", STATEMENT).json()["id"]
    send(client, "next.txt", b"Nobody was seen at the bridge.")
    for _ in range(600):
        if client.get("/api/additions").json()["items"][0]["stage"] == "reading":
            break
        time.sleep(0.02)
    monkeypatch.undo()
    time.sleep(0.3)  # until the worker is at it
    assert client.post(f"/api/additions/{id}/cancel").status_code == 200
    first, second = over(client)
    assert (first["stage"], first["problem"]) == ("cancelled", "")
    assert second["stage"] == "new"
    assert [document.name for document in case.store.documents()] == ["next"]


def test_who_listens_is_told_when_something_changes(client, monkeypatch):
    line = client.app.state.line
    monkeypatch.setattr(line, "_add_all", lambda: None)
    before, _ = line.listed()
    assert line.after(before, 0.01) == (before, ())
    send(client, "statement.txt", STATEMENT)
    version, items = line.after(before, 5.0)
    assert (version > before, [item.place for item in items]) == (True, ["statement.txt"])


def test_addresses_are_those_of_the_web(client, monkeypatch):
    monkeypatch.setattr(client.app.state.line, "_add_all", lambda: None)
    sent = {"address": "https://example.org/statement.html"}
    assert client.post("/api/additions/address", json=sent).json()["stage"] == "waiting"
    for address in ("file:///etc/passwd", "statement.txt", "ftp://example.org/x"):
        answer = client.post("/api/additions/address", json={"address": address})
        assert answer.status_code == 422


def test_too_large_a_file_is_refused_by_its_name(client, monkeypatch):
    monkeypatch.setattr(adding, "MOST_BYTES", 10)
    answer = send(client, "scan.pdf", b"x" * 11)
    assert answer.status_code == 422
    assert "scan.pdf is larger than" in answer.json()["detail"]
    assert client.get("/api/additions").json()["items"] == []


def test_a_file_needs_a_name(client):
    assert client.post("/api/additions", content=b"x").status_code == 422
    assert send(client, "  ", b"x").status_code == 422


def test_another_page_cannot_add(client):
    headers = {"Origin": "https://example.org"}
    answer = client.post("/api/additions?name=x.txt", content=b"x", headers=headers)
    assert answer.status_code == 403
