"""The API hands each question to `ask` as it was meant, and answers with what `ask` says."""

import inspect
import logging
import socket
from dataclasses import dataclass
from types import SimpleNamespace

import pytest
from starlette.testclient import TestClient

from factional import ask
from factional.errors import Ambiguous, CaseError, InvalidQuery, InvalidTime, NotFound
from factional.model import EntityType, Polarity, Review, TieStatus
from factional.server import create_app
from factional.server.api import ClaimQuery
from factional.server.guard import HEADERS
from factional.vocabulary import Vocabulary

TOKEN = "k3Zy-vault-of-the-clerk_0"
SUMMARY = ask.Summary("Горы", 7, 2, 3, 4, dict.fromkeys(TieStatus, 0), 1, 1, 0)


@dataclass
class Shelf:
    """What the API needs of a store when `ask` is played by somebody else."""

    vocabulary: Vocabulary
    revision: int = 7
    changed: int = 3
    refreshed: int = 3


@pytest.fixture
def shelf():
    return Shelf(Vocabulary.load())


@pytest.fixture
def client(shelf, tmp_path):
    app = create_app(shelf, token=TOKEN, web=tmp_path, analyst="Nour")
    headers = {"Authorization": f"Bearer {TOKEN}"}
    return TestClient(
        app, base_url="http://127.0.0.1:8765", headers=headers, raise_server_exceptions=False
    )


@pytest.fixture
def asked(monkeypatch, shelf):
    """Plays `ask`: notes the question and gives, or raises, what the test sets as `answer`."""

    seen = SimpleNamespace(answer=ask.Page(0, ()), name=None, args=(), kwargs={})

    def play(name):
        def question(store, *args, **kwargs):
            assert store is shelf
            seen.name, seen.args, seen.kwargs = name, args, kwargs
            if isinstance(seen.answer, Exception):
                raise seen.answer
            return seen.answer

        return question

    for name in (
        "actors", "actor", "claims", "claim", "documents", "document", "disputes", "summary", "why",
        "dossier",
    ):  # fmt: skip
        monkeypatch.setattr(ask, name, play(name), raising=False)
    return seen


@pytest.mark.parametrize(
    ("path", "name", "args", "kwargs"),
    [
        (
            "/api/actors",
            "actors",
            (),
            {"text": None, "type": None, "known_by": None, "limit": None, "offset": 0},
        ),
        (
            "/api/actors?q=Анса́р&type=Organization&known_by=2019&limit=20&offset=40",
            "actors",
            (),
            {
                "text": "Анса́р",
                "type": EntityType.ORGANIZATION,
                "known_by": "2019",
                "limit": 20,
                "offset": 40,
            },
        ),
        ("/api/actors/northern-front", "actor", ("northern-front",), {"known_by": None}),
        ("/api/actors/Jabhat%20al-Shim%C4%81l", "actor", ("Jabhat al-Shimāl",), {"known_by": None}),
        ("/api/actors/Katiba%2F313", "actor", ("Katiba/313",), {"known_by": None}),
        (
            "/api/actors/Katiba%2F313/dossier?as_of=2019&known_by=2020",
            "dossier",
            ("Katiba/313",),
            {"as_of": "2019", "known_by": "2020"},
        ),
        ("/api/claims", "claims", (ask.ClaimFilter(),), {"limit": None, "offset": 0}),
        (
            "/api/claims?about=a&by=b&relation=trains&status=disputed&document=4f0c"
            "&polarity=denied&review=accepted&as_of=2019-02~&known_by=2020&core=true"
            "&disputed=1&q=%F0%9D%94%84&limit=0&offset=3",
            "claims",
            (
                ask.ClaimFilter(
                    about="a",
                    by="b",
                    relation="trains",
                    status=TieStatus.DISPUTED,
                    document="4f0c",
                    polarity=Polarity.DENIED,
                    review=Review.ACCEPTED,
                    as_of="2019-02~",
                    known_by="2020",
                    core=True,
                    disputed=True,
                    text="𝔄",
                ),
            ),
            {"limit": 0, "offset": 3},
        ),
        ("/api/claims/4f0c-12", "claim", ("4f0c-12",), {}),
        ("/api/claims/4f0c-12/why", "why", ("4f0c-12",), {}),
        ("/api/documents", "documents", (), {}),
        ("/api/documents/4f0c", "document", ("4f0c",), {}),
        ("/api/disputes", "disputes", (), {"known_by": None}),
    ],
)
def test_a_question_reaches_ask_as_it_was_meant(client, asked, path, name, args, kwargs):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.json() == {"total": 0, "items": []}
    assert (asked.name, asked.args, asked.kwargs) == (name, args, kwargs)


def test_every_field_of_the_filter_can_be_asked_for():
    fields = set(inspect.signature(ask.ClaimFilter).parameters) - {"text"}
    assert set(ClaimQuery.model_fields) == fields | {"q", "limit", "offset"}


def test_the_case_answers_with_its_summary_and_our_version(client, asked):
    asked.answer = SUMMARY
    assert client.get("/api/case").json() == {
        "name": "Горы",
        "revision": 7,
        "documents": 2,
        "claims": 3,
        "actors": 4,
        "ties": dict.fromkeys(map(str, TieStatus), 0),
        "reviewed": 1,
        "unsure": 1,
        "low": 0,
        "version": client.app.version,
        "analyst": "Nour",
        "weighed": True,
    }


def test_the_vocabulary_is_that_of_the_case(client, shelf):
    family = {"label": "Alliance", "badge": "A"}
    tolls = {
        "label": "taxes",
        "says": "takes tolls",
        "family": "alliance",
        "subject": ["Organization"],
        "object": ["Place"],
        "kind": "state",
    }
    shelf.vocabulary = shelf.vocabulary.extended(
        {"families": {"alliance": family}, "relations": {"taxes": tolls}}
    )
    found = client.get("/api/vocabulary").json()
    assert found == ask.to_json(shelf.vocabulary)
    assert found["relations"]["taxes"]["object"] == ["Place"]


class TestRevision:
    def test_who_has_the_answer_is_told_so_until_something_is_written(self, client, asked, shelf):
        first = client.get("/api/claims")
        assert first.headers["cache-control"] == "no-store"
        tag = first.headers["etag"]
        asked.name = None
        again = client.get("/api/claims", headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert asked.name is None
        shelf.revision = 8
        later = client.get("/api/claims", headers={"If-None-Match": tag})
        assert later.status_code == 200
        assert later.headers["etag"] != tag

    @pytest.mark.parametrize("form", ['"other", {}', "W/{}", '{},"other"'])
    def test_tags_may_come_in_a_list_or_weak(self, client, asked, form):
        tag = client.get("/api/claims").headers["etag"]
        answer = client.get("/api/claims", headers={"If-None-Match": form.format(tag)})
        assert answer.status_code == 304

    def test_what_is_not_there_is_not_unchanged(self, client, asked):
        asked.answer = NotFound("No claim 'x'. See `factional claims`.")
        answer = client.get("/api/claims/x", headers={"If-None-Match": '"other"'})
        assert answer.status_code == 404


class TestProblems:
    @pytest.mark.parametrize(
        ("error", "status"),
        [
            (NotFound("No claim 'x'. See `factional claims`."), 404),
            (Ambiguous("'al' fits Alwiya and Almas. Give more of the name."), 404),
            (InvalidQuery("Nothing can be asked so. Ask otherwise."), 422),
            (InvalidTime("'soon' is not an EDTF date. Write 2016."), 422),
            (CaseError("The database is torn. Restore it from a copy."), 500),
        ],
    )
    def test_errors_of_ours_are_told_in_their_words(self, client, asked, error, status):
        asked.answer = error
        answer = client.get("/api/claims/x")
        assert answer.status_code == status
        assert answer.json() == {"detail": str(error)}
        assert answer.headers["cache-control"] == "no-store"

    @pytest.mark.parametrize(
        ("path", "detail"),
        [
            ("/api/claims?status=solved", "status: Input should be 'corroborated'"),
            ("/api/claims?limit=-1", "limit: Input should be greater than or equal to 0."),
            ("/api/claims?limit=many", "limit: Input should be a valid integer"),
            ("/api/claims?disputed=perhaps", "disputed: Input should be a valid boolean"),
            ("/api/actors?type=Ship", "type: Input should be 'Organization'"),
            ("/api/claims?statsu=disputed", "Nothing is asked by 'statsu'."),
            ("/api/actors?text=x", "Nothing is asked by 'text'."),
        ],
    )
    def test_a_question_that_cannot_be_asked_is_refused(self, client, asked, path, detail):
        answer = client.get(path)
        assert answer.status_code == 422
        assert answer.json()["detail"].startswith(detail)
        assert asked.name is None

    def test_an_address_that_is_none_of_the_api_is_json_all_the_same(self, client):
        answer = client.get("/api/nothing")
        assert answer.status_code == 404
        assert answer.json() == {"detail": "Nothing is here."}

    def test_the_api_is_only_read(self, client):
        answer = client.post("/api/claims")
        assert answer.status_code == 405
        assert answer.json() == {"detail": "Method Not Allowed."}
        assert answer.headers["allow"] == "GET"

    def test_a_fault_of_ours_is_told_without_its_insides(self, client, asked, caplog):
        asked.answer = RuntimeError("secret path /home/clerk")
        with caplog.at_level(logging.CRITICAL):
            answer = client.get("/api/claims")
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert answer.json()["detail"].startswith("Something broke.")
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS


class TestPages:
    def test_views_go_to_the_workbench_and_missing_files_to_a_readable_page(self, client, tmp_path):
        (tmp_path / "index.html").write_text("<title>Factional</title>", encoding="utf-8")
        assert client.get("/claims/4f0c-12").text == "<title>Factional</title>"
        missing = client.get("/assets/gone.js")
        assert missing.status_code == 404
        assert missing.headers["content-type"] == "text/html; charset=utf-8"
        assert "<p>Nothing is here.</p>" in missing.text
        assert missing.headers["content-security-policy"].startswith("default-src 'none'")

    @pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json"])
    def test_no_pages_of_the_framework_are_served(self, client, tmp_path, path):
        (tmp_path / "index.html").write_text("ours", encoding="utf-8")
        answer = client.get(path)
        assert answer.status_code == 404 or answer.text == "ours"


def test_nothing_is_reported_to_where_the_environment_says(shelf, tmp_path, monkeypatch, asked):
    with socket.create_server(("127.0.0.1", 0)) as collector:
        collector.settimeout(0.5)
        address = f"http://127.0.0.1:{collector.getsockname()[1]}"
        monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", address)
        app = create_app(shelf, token=TOKEN, web=tmp_path)
        headers = {"Authorization": f"Bearer {TOKEN}"}
        with TestClient(app, base_url="http://127.0.0.1:8765", headers=headers) as client:
            assert client.get("/api/claims?q=secret").status_code == 200
        with pytest.raises(TimeoutError):
            collector.accept()
