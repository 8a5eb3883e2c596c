"""The guard: one browser of one person on this machine, and nobody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from factional.server.guard import HEADERS, Guard, cookie_name

TOKEN = "k3Zy-vault-of-the-clerk_0"
HERE = "http://127.0.0.1:8765"
BEARER = {"Authorization": f"Bearer {TOKEN}"}


def behind(request):
    return PlainTextResponse(f"{request.method} {request.url.path}")


async def socket(websocket):
    await websocket.accept()
    await websocket.close()


def guarded():
    methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
    routes = [
        Route("/{path:path}", behind, methods=methods),
        WebSocketRoute("/socket", socket),
    ]
    app = Starlette(routes=routes)
    app.add_middleware(Guard, token=TOKEN)
    return app


def client(base=HERE, **kwargs):
    return TestClient(guarded(), base_url=base, follow_redirects=False, **kwargs)


@pytest.fixture
def browser():
    """A browser that opened the printed address."""
    browser = client()
    browser.get("/", params={"token": TOKEN})
    return browser


def test_the_printed_address_gives_a_cookie_and_drops_the_token_from_the_address():
    answer = client().get("/", params={"token": TOKEN})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"factional_8765={TOKEN};")
    assert {part.strip() for part in cookie.split(";")[1:]} == {
        "HttpOnly",
        "Path=/",
        "SameSite=strict",
    }
    assert answer.headers["cache-control"] == "no-store"


def test_the_cookie_opens_pages_and_api(browser):
    assert browser.get("/").text == "GET /"
    assert browser.get("/api/case").text == "GET /api/case"


def test_the_cookie_of_one_port_does_not_open_another():
    assert cookie_name(8765) != cookie_name(8766)
    other = client("http://127.0.0.1:8766", cookies={cookie_name(8765): TOKEN})
    assert other.get("/").status_code == 401


def test_a_program_may_send_the_token_itself():
    assert client().get("/api/case", headers=BEARER).status_code == 200
    lower = {"Authorization": f"bearer {TOKEN}"}
    assert client().get("/api/case", headers=lower).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer"},
        {"Authorization": f"Bearer {TOKEN[:-1]}"},
        {"Authorization": f"Bearer {TOKEN}x"},
        {"Authorization": f"Basic {TOKEN}"},
        {"Authorization": TOKEN},
        {"Authorization": "Bearer tök€n".encode()},
        {"Cookie": f"factional_8765={TOKEN.upper()}"},
        {"Cookie": "factional_8765="},
        {"Cookie": f"factional={TOKEN}"},
    ],
)
def test_without_the_token_nothing_is_answered(headers):
    api = client().get("/api/case", headers=headers)
    assert api.status_code == 401
    assert api.json() == {
        "detail": "This address needs the token of the running workbench. "
        "Open the whole address that `factional serve` printed."
    }
    page = client().get("/", headers=headers)
    assert page.status_code == 401
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "factional serve" in page.text


def test_the_cookie_is_found_among_those_of_other_programs():
    crowd = f'theme="dark"; =odd; a[b]=c; factional_8765={TOKEN}; json={{"x":1}}'
    assert client().get("/", headers={"Cookie": crowd}).status_code == 200


def test_a_wrong_token_in_the_address_gives_no_cookie():
    answer = client().get("/", params={"token": "x" * 24})
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers


def test_a_token_in_the_address_counts_at_the_front_door_only():
    assert client().get("/api/case", params={"token": TOKEN}).status_code == 401
    assert client().get("/claims", params={"token": TOKEN}).status_code == 401
    assert client().post("/", params={"token": TOKEN}).status_code == 401


@given(st.text(max_size=40).filter(lambda text: text != TOKEN))
def test_no_other_text_is_the_token(text):
    answer = client().get("/", params={"token": text})
    assert answer.status_code == 401


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "LocalHost:8765"])
def test_this_machine_goes_by_two_names(host):
    assert client().get("/", headers={**BEARER, "Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example:8765", "evil.example", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:87650",
     "localhost.evil.example:8765", "127.0.0.1.nip.example:8765", "[::1]:8765", "0.0.0.0:8765", ""],
)  # fmt: skip
def test_a_foreign_name_that_points_here_gets_nothing(host):
    answer = client().get("/api/case", headers={**BEARER, "Host": host})
    assert answer.status_code == 403
    assert answer.json() == {"detail": "This workbench is at http://127.0.0.1:8765 only."}
    entering = client().get("/", params={"token": TOKEN}, headers={"Host": host})
    assert entering.status_code == 403
    assert "set-cookie" not in entering.headers


def test_port_80_may_be_left_out_of_the_host():
    plain = client("http://127.0.0.1")
    assert plain.get("/", headers={**BEARER, "Host": "127.0.0.1"}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
class TestChanging:
    def test_our_own_pages_may(self, browser, method):
        assert browser.request(method, "/api/x", headers={"Origin": HERE}).status_code == 200

    @pytest.mark.parametrize(
        "origin",
        ["http://evil.example", "https://127.0.0.1:8765", "http://127.0.0.1:9999",
         "http://localhost:8765", "null", ""],
    )  # fmt: skip
    def test_pages_from_elsewhere_may_not(self, browser, method, origin):
        answer = browser.request(method, "/api/x", headers={"Origin": origin})
        assert answer.status_code == 403
        assert answer.json()["detail"].startswith("Only the workbench's own pages")
        with_token = client().request(method, "/api/x", headers={**BEARER, "Origin": origin})
        assert with_token.status_code == 403

    def test_a_browser_that_names_no_origin_may_not_but_a_program_may(self, browser, method):
        assert browser.request(method, "/api/x").status_code == 403
        assert client().request(method, "/api/x", headers=BEARER).status_code == 200


def test_reading_asks_for_no_origin(browser):
    assert browser.get("/", headers={"Origin": "http://evil.example"}).status_code == 200
    assert browser.head("/").status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [(BEARER, 200), ({}, 401), ({**BEARER, "Host": "evil.example"}, 403)],
)
def test_every_answer_carries_the_headers(headers, status):
    answer = client().get("/", headers=headers)
    assert answer.status_code == status
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_the_policy_lets_nothing_in_from_elsewhere():
    rules = dict(rule.split(" ", 1) for rule in HEADERS["Content-Security-Policy"].split("; "))
    assert rules["default-src"] == "'none'"
    assert {rules[f"{what}-src"] for what in ("script", "style", "connect", "font")} == {"'self'"}
    assert rules["img-src"] == "'self' blob:"  # what a page draws itself, to save it as a picture
    assert {rules[f"{what}"] for what in ("base-uri", "form-action", "frame-ancestors")} == {
        "'none'"
    }
    assert rules["require-trusted-types-for"] == "'script'"
    assert rules["trusted-types"] == "svelte-trusted-html"


def test_web_sockets_are_closed_at_the_door():
    with (
        pytest.raises(WebSocketDisconnect),
        client().websocket_connect("/socket", headers=BEARER),
    ):
        raise AssertionError("the door was open")


def test_a_short_token_is_no_secret():
    with pytest.raises(ValueError, match="16 characters"):
        Guard(Starlette(), token="short")
