"""The workbench's server, put together: the questions, the pages, and the guard in front."""

from __future__ import annotations

import getpass
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from factional import __version__
from factional.case import Case
from factional.errors import (
    FactionalError,
    InvalidQuery,
    InvalidTime,
    NotFound,
    VocabularyError,
)
from factional.server import (
    adding,
    api,
    exporting,
    keeping,
    naming,
    originals,
    placing,
    searching,
    sources,
    writing,
)
from factional.server.guard import Guard, harden
from factional.server.incoming import Line
from factional.server.pages import Workbench, refusal, web_folder
from factional.server.refreshing import Refresher

if TYPE_CHECKING:
    from factional.store import Store

_UNASKABLE: Final = (InvalidQuery, InvalidTime, VocabularyError)


def create_app(
    case: Store | Case, *, token: str, web: Path | None = None, analyst: str | None = None
) -> FastAPI:
    """The workbench of one case as an ASGI application.

    Serve it on 127.0.0.1: the guard refuses requests that name another host. Before the case is
    closed, close `app.state.line` and `app.state.refresher`, which may be at work in it.

    Args:
        case: An open case or its store; whoever opened it closes it.
        token: Secret of this run. `/?token=…` turns it into a cookie; programs send it as
            `Authorization: Bearer …`.
        web: Folder of the built pages; None for those of the installed package.
        analyst: Who decides at these pages; the name one is logged in by where not given.

    Raises:
        ValueError: the token has fewer than 16 characters.
    """
    app = bare()
    whole = case if isinstance(case, Case) else Case(case)
    app.state.store = whole.store
    app.state.case = whole
    app.state.refresher = Refresher(whole)
    app.state.line = Line(whole, app.state.refresher.now)
    app.state.analyst = analyst or getpass.getuser()
    app.add_middleware(Guard, token=token)
    app.mount("/", Workbench(web or web_folder()))
    return app


class _Described(FastAPI):
    """Describes answers as they are: a record always has all its fields, defaults or not."""

    def openapi(self) -> dict[str, Any]:
        made = self.openapi_schema is None
        description = super().openapi()
        if made:
            sent = _sent(description)
            for name, schema in description["components"]["schemas"].items():
                if name in sent:
                    continue
                if properties := schema.get("properties"):
                    schema["required"] = list(properties)
                    for field in properties.values():
                        field.pop("default", None)
        return description


def _sent(description: dict[str, Any]) -> set[str]:
    """Names of what is sent and not answered: there a field may be left out."""
    bodies = [
        operation["requestBody"]["content"]["application/json"]["schema"]["$ref"]
        for path in description["paths"].values()
        for operation in path.values()
        if "requestBody" in operation
    ]
    return {body.rpartition("/")[2] for body in bodies}


def bare() -> FastAPI:
    """The questions alone, without a case, pages or guard: what OpenAPI describes."""
    app = _Described(
        title="Factional",
        version=__version__,
        summary="Who stands with whom, since when, and on whose word.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        # Else it reports requests to where the environment says; what is asked is secret.
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
        generate_unique_id_function=_name,
    )
    app.router.routes.extend(_questions().routes)
    app.add_exception_handler(FactionalError, _factional_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unforeseen)
    return app


@cache
def _questions() -> APIRouter:
    """All that can be asked: made once, since that takes longer than an answer."""
    questions = APIRouter(generate_unique_id_function=_name)
    rooms = (
        api,
        writing,
        originals,
        exporting,
        placing,
        naming,
        searching,
        adding,
        sources,
        keeping,
    )
    for room in rooms:
        questions.include_router(room.router)
    return questions


def _name(route: APIRoute) -> str:
    return route.name


def _factional_error(request: Request, error: Exception) -> Response:
    status = 404 if isinstance(error, NotFound) else 422 if isinstance(error, _UNASKABLE) else 500
    return refusal(request.scope, status, str(error))


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return refusal(request.scope, 422, " ".join(_complaints(error)))


def _complaints(error: RequestValidationError) -> Iterable[str]:
    for found in error.errors():
        where = ".".join(str(part) for part in found["loc"][1:])
        if found["type"] == "extra_forbidden":
            yield f"Nothing is asked by {where!r}. See /api/openapi.json for what is."
        else:
            yield f"{where}: {found['msg']}."


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    message = "Nothing is here." if error.status_code == 404 else f"{error.detail}."
    response = refusal(request.scope, error.status_code, message)
    response.headers.update(error.headers or {})
    return response


def _unforeseen(request: Request, error: Exception) -> Response:
    """Answer for a fault of ours; it is raised again after this and shows in the terminal."""
    message = "Something broke. The terminal in which `factional serve` runs says what."
    return harden(refusal(request.scope, 500, message))
