"""What goes out of the case: how much it would be, and the file."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from factional.exporting import (
    Choice,
    Excerpt,
    Identities,
    Preview,
    claims_csv,
    claims_json,
    followthemoney,
    page,
    preview,
)
from factional.model import TLP
from factional.server.api import Asked
from factional.server.desk import At, Desk
from factional.server.problems import PROBLEMS

router = APIRouter(prefix="/api", responses=PROBLEMS)


class Format(StrEnum):
    """What a file is: a page that opens from disk, the table of claims, or entities and links."""

    HTML = "html"
    CSV = "csv"
    JSON = "json"
    FTM = "ftm"


_MEDIA = {
    Format.HTML: "text/html; charset=utf-8",
    Format.CSV: "text/csv; charset=utf-8",
    Format.JSON: "application/json",
    Format.FTM: "application/json+ftm",
}
_TABLES = {Format.CSV: claims_csv, Format.JSON: claims_json, Format.FTM: followthemoney}


class Choosing(BaseModel, extra="forbid"):
    """What goes out; the fields are those of `exporting.Choice`."""

    claims: Annotated[Asked, Field(description="Which claims; all where nothing is asked")] = (
        Asked()
    )
    quotes: bool = True
    texts: bool = False
    notes: bool = False
    sources: Identities = Identities.KEEP
    named: Annotated[list[str], Field(description="Sources that keep their names")] = []
    low: bool = False
    rejected: bool = False
    whereabouts: bool = False
    handling: Annotated[TLP, Field(description="Strictest label that goes out")] = TLP.GREEN

    def choice(self) -> Choice:
        """The same in the words of `exporting`."""
        given = {name: getattr(self, name) for name in type(self).model_fields}
        return Choice(**given | {"claims": self.claims.filter(), "named": tuple(self.named)})


@router.post("/export/preview", response_model=Preview)
def export_preview(desk: At, chosen: Choosing) -> Response:
    """How much would go out, how much stays and why, and how the first claims would look."""
    return desk.answer(preview, chosen.choice())


@router.post(
    "/export",
    response_class=Response,
    responses={200: {"content": {media.partition(";")[0]: {} for media in _MEDIA.values()}}},
)
def export(desk: At, chosen: Choosing, format: Annotated[Format, Query()]) -> Response:
    """The file."""
    choice = chosen.choice()
    if format is Format.HTML:
        text = page(desk.store, choice)
    else:
        text = _TABLES[format](Excerpt(desk.store, choice))
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(_name(desk, format))}",
        "Cache-Control": "no-store",
    }
    return Response(text.encode(), media_type=_MEDIA[format], headers=headers)


def _name(desk: Desk, format: Format) -> str:
    """What the file is called: the case and the day."""
    words = re.findall(r"\w+", desk.store.name.lower())
    day = datetime.now(UTC).date().isoformat()
    ending = "ftm.json" if format is Format.FTM else format.value
    return f"{'-'.join(words)[:60] or 'case'}-{day}.{ending}"
