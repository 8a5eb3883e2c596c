"""Adding documents over HTTP: a file or an address at a time, and how far each is.

A file is sent as the body of its own request, so that one that is too large or broken stops no
other. Progress comes as server-sent events; who cannot listen to these asks for the list.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from factional import ask
from factional.errors import InvalidQuery
from factional.read.fetching import MOST_BYTES, too_large
from factional.server.desk import At
from factional.server.incoming import Incoming, Line, spooled
from factional.server.problems import PROBLEMS

router = APIRouter(prefix="/api", responses=PROBLEMS)

PATIENCE = 1.0
"""Seconds after which it is looked whether a listener is still there."""


class Naming(BaseModel, extra="forbid"):
    """What a file that is sent is called."""

    name: Annotated[str, Field(min_length=1, max_length=300)]


class Fetching(BaseModel, extra="forbid"):
    """What address is to be fetched."""

    address: Annotated[str, Field(min_length=1, max_length=2000)]


@dataclass(frozen=True, slots=True)
class Additions:
    """What was given to be added since the server started, in order.

    Attributes:
        version: Goes up with every change.
        largest: How many bytes a file may have.
    """

    version: int
    largest: int
    items: tuple[Incoming, ...]


@router.post("/additions", response_model=Incoming)
async def add_file(desk: At, request: Request, query: Annotated[Naming, Query()]) -> Response:
    """Let a file wait to be added; its bytes are the body."""
    name = " ".join(query.name.split()).replace("\x00", "")
    if not name:
        raise InvalidQuery("The file has no name. Give it one.")
    file = spooled()
    size = 0
    try:
        async for part in request.stream():
            size += len(part)
            if size > MOST_BYTES:
                raise InvalidQuery(str(too_large(name)))
            file.write(part)
        made = await run_in_threadpool(desk.line.put, name, file)
    except BaseException:
        file.close()
        raise
    return desk.told(made)


@router.post("/additions/address", response_model=Incoming)
def add_address(desk: At, given: Fetching) -> Response:
    """Let what is at an address wait to be fetched and added."""
    return desk.told(desk.line.put_address(given.address.strip()))


@router.get("/additions", response_model=Additions)
def additions(desk: At) -> Response:
    """How far each is."""
    return desk.told(_all(desk.line))


@router.post("/additions/{id}/cancel", response_model=Incoming)
def cancel(desk: At, id: int) -> Response:
    """Leave one out that waits, or give up one that is being read."""
    return desk.told(desk.line.cancel(id))


@router.post("/additions/clear", response_model=Additions)
def clear(desk: At) -> Response:
    """Forget those of which nothing more comes."""
    desk.line.clear()
    return desk.told(_all(desk.line))


@router.get(
    "/additions/events",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {}}}},
)
async def events(desk: At, request: Request) -> StreamingResponse:
    """How far each is, told whenever it changes."""
    headers = {"Cache-Control": "no-store"}
    told = _told(desk.line, request)
    return StreamingResponse(told, media_type="text/event-stream", headers=headers)


async def _told(line: Line, request: Request) -> AsyncIterator[str]:
    version, items = line.listed()
    while True:
        body = json.dumps(ask.to_json(Additions(version, MOST_BYTES, items)), ensure_ascii=False)
        yield f"data: {body}\n\n"
        before = version
        while version == before:
            version, items = await run_in_threadpool(line.after, before, PATIENCE)
            if line.closed or await request.is_disconnected():
                return


def _all(line: Line) -> Additions:
    version, items = line.listed()
    return Additions(version, MOST_BYTES, items)
