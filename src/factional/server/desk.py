"""Answers one request out of the case, or writes what it brings."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Concatenate, Final, ParamSpec

from fastapi import Depends, Request, Response

from factional import ask

if TYPE_CHECKING:
    from factional.case import Case
    from factional.server.incoming import Line
    from factional.server.refreshing import Refresher
    from factional.store import Store

P = ParamSpec("P")

_RUN: Final = secrets.token_hex(4)
"""Sets this run apart: another version or vocabulary answers otherwise at the same revision."""


class Desk:
    """The open case, and who sits at it.

    Attributes:
        store: Where it is read.
        analyst: Who decides at these pages.
        line: What waits to be added.
    """

    def __init__(self, request: Request) -> None:
        state = request.app.state
        self.store: Store = state.store
        self.analyst: str = state.analyst
        self._case: Case = state.case
        self._refresher: Refresher = state.refresher
        self.line: Line = state.line
        self._known = request.headers.get("if-none-match", "")

    @property
    def case(self) -> Case:
        """The case, for what takes several rooms."""
        return self._case

    def answer(
        self, question: Callable[Concatenate[Store, P], object], *args: P.args, **kwargs: P.kwargs
    ) -> Response:
        """Ask the store and answer as JSON, or 304 where the asker has the answer already."""
        # Read before the answer is made: what is written in between shows at the next question.
        tag = f'"{_RUN}-{self.store.revision}"'
        headers = {"ETag": tag, "Cache-Control": "no-store"}
        if tag in (known.strip().removeprefix("W/") for known in self._known.split(",")):
            return Response(status_code=304, headers=headers)
        return _json(question(self.store, *args, **kwargs), headers)

    def told(self, value: object) -> Response:
        """Answer with what does not stand in the case, and so has no revision."""
        return _json(value, {"Cache-Control": "no-store"})

    def wrote(self, value: object) -> Response:
        """Answer with what was written, and let the case follow it soon."""
        self._refresher.soon()
        return _json(value, {"Cache-Control": "no-store"})


def _json(value: object, headers: dict[str, str]) -> Response:
    body = json.dumps(ask.to_json(value), ensure_ascii=False, separators=(",", ":"))
    return Response(body, media_type="application/json", headers=headers)


At = Annotated[Desk, Depends()]
