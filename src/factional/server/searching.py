"""One box over the case, over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from factional import ask
from factional.server.desk import At
from factional.server.problems import PROBLEMS

router = APIRouter(prefix="/api", responses=PROBLEMS)


class SearchQuery(BaseModel, extra="forbid"):
    """What to search for."""

    q: Annotated[
        str,
        Field(
            max_length=500,
            description="Words, words in a row in quotation marks, and operators: "
            "type: state: source: about: before: after:",
        ),
    ]
    variants: Annotated[bool, Field(description="Seek other spellings and names of it as well")] = (
        True
    )
    limit: Annotated[int, Field(ge=0, le=500, description="At most so many of each group")] = 8
    offset: Annotated[int, Field(ge=0, description="Leave out so many of each")] = 0


@router.get("/search", response_model=ask.Findings)
def search(desk: At, query: Annotated[SearchQuery, Query()]) -> Response:
    """Actors, claims, quotations and documents that hold some words."""
    return desk.answer(
        ask.search,
        query.q,
        variants=query.variants,
        limit=query.limit,
        offset=query.offset,
    )
