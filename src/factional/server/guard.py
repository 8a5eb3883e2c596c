"""Who may talk to the workbench: one browser of one person on this machine, and nobody else.

A case can hold sensitive material, and any page open in the same browser can send requests to
127.0.0.1. So every request must carry the token of this run, name this machine as its host (else a
foreign name that was pointed at 127.0.0.1 would do), and, where it changes something, come from a
page of our own. What the browser may load or run is fixed by the headers of every answer.
"""

from __future__ import annotations

import hmac
from typing import Final
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from factional.server.pages import refusal

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
        "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'; require-trusted-types-for 'script'; "
        "trusted-types svelte-trusted-html"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Sent with every answer, errors and refusals too."""

_READING: Final = ("GET", "HEAD")
_NO_TOKEN: Final = (
    "This address needs the token of the running workbench. "
    "Open the whole address that `factional serve` printed."
)


def cookie_name(port: int) -> str:
    """Name of the token's cookie. It carries the port, since cookies are shared between ports."""
    return f"factional_{port}"


def harden(response: Response) -> Response:
    """Put the headers of every answer on one that does not pass through the guard."""
    response.headers.update(HEADERS)
    return response


class Guard:
    """Lets a request through when its host, its token and its origin are right.

    Args:
        app: What stands behind the guard.
        token: Secret of this run, at least 16 characters.

    Raises:
        ValueError: the token is too short to be a secret.
    """

    def __init__(self, app: ASGIApp, *, token: str) -> None:
        if len(token) < 16:
            raise ValueError("A token needs 16 characters at least. Use secrets.token_urlsafe().")
        self._app = app
        self._token = token.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on to what stands behind."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return

        async def hardened(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        answer = self._answer(scope) or self._app
        await answer(scope, receive, hardened)

    def _answer(self, scope: Scope) -> Response | None:
        """The refusal or redirect that a request gets, or None where it may pass."""
        headers = Headers(scope=scope)
        port = scope["server"][1]
        if headers.get("host", "").lower() not in _hosts(port):
            return refusal(scope, 403, f"This workbench is at http://127.0.0.1:{port} only.")
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [])
        if scope["path"] == "/" and scope["method"] == "GET" and given:
            return self._enter(scope, port, given[-1])
        bearer = self._bearer(headers)
        if not bearer and not self._cookie(headers, port):
            return refusal(scope, 401, _NO_TOKEN)
        if scope["method"] not in _READING and not _own_origin(headers, bearer=bearer):
            return refusal(scope, 403, "Only the workbench's own pages may change the case.")
        return None

    def _enter(self, scope: Scope, port: int, given: str) -> Response:
        """Move the token out of the address, where history and copied links would keep it."""
        if not self._is_token(given):
            return refusal(scope, 401, _NO_TOKEN)
        response = RedirectResponse("/", status_code=303)
        response.set_cookie(cookie_name(port), given, httponly=True, samesite="strict")
        response.headers["Cache-Control"] = "no-store"
        return response

    def _bearer(self, headers: Headers) -> bool:
        scheme, _, given = headers.get("authorization", "").partition(" ")
        return scheme.lower() == "bearer" and self._is_token(given.strip())

    def _cookie(self, headers: Headers, port: int) -> bool:
        cookies = cookie_parser(headers.get("cookie", ""))
        return self._is_token(cookies.get(cookie_name(port), ""))

    def _is_token(self, given: str) -> bool:
        """Compared in constant time, so that answers do not tell how much of a guess was right."""
        return hmac.compare_digest(given.encode(), self._token)


def _hosts(port: int) -> set[str]:
    names = ("127.0.0.1", "localhost")
    return {f"{name}:{port}" for name in names} | (set(names) if port == 80 else set())


def _own_origin(headers: Headers, *, bearer: bool) -> bool:
    """Whether a request that changes something comes from a page of ours.

    Browsers name the origin of every such request; only a program, which has to know the token,
    may leave it out.
    """
    origin = headers.get("origin")
    if origin is None:
        return bearer
    return origin.lower() == f"http://{headers['host'].lower()}"
