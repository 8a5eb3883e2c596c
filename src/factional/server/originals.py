"""The pages of a PDF as they look, with the evidence of its claims on them.

The bytes are a stranger's: they are drawn in a worker process, within limits, as they were read.
"""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Response

from factional.errors import NotFound
from factional.model import Document
from factional.model import Page as TextPage
from factional.read.formats.pdf.pictures import Box, picture, places
from factional.read.isolated import Limits, Workers
from factional.server.desk import At, Desk
from factional.server.problems import PROBLEMS

router = APIRouter(prefix="/api", responses=PROBLEMS)

_LIMITS = Limits(seconds=30.0, memory=1024**3)
_PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Marked:
    """Where the evidence of a claim stands on a page: one box a line, none where not found."""

    claim: str
    boxes: tuple[Box, ...]


@router.get(
    "/documents/{id}/pages/{number}/picture",
    response_class=Response,
    responses={200: {"content": {"image/png": {}}}},
)
def page_picture(desk: At, id: str, number: int) -> Response:
    """A page of a PDF as a PNG; the number is its place in the file, from 1."""
    document, _ = _page(desk, id, number)
    with Workers(1, _LIMITS) as apart:
        png = apart.call(document.name, picture, desk.store.original(document.id), number)
    # the bytes of a document never change, and neither does what a page looks like
    headers = {"Cache-Control": "private, max-age=31536000, immutable"}
    return Response(png, media_type="image/png", headers=headers)


@router.get("/documents/{id}/pages/{number}/marks", response_model=list[Marked])
def page_marks(desk: At, id: str, number: int) -> Response:
    """Where the evidence of the claims stands on a page of a PDF."""
    document, page = _page(desk, id, number)
    length = max(1, page.end - page.start)
    claims = [
        (claim.id, claim.evidence.quote, (claim.evidence.start - page.start) / length)
        for claim in desk.store.claims(document.id)
        if page.start <= claim.evidence.start < page.end
    ]
    words = [(quote, near) for _, quote, near in claims]
    with Workers(1, _LIMITS) as apart:
        data = desk.store.original(document.id)
        found = apart.call(document.name, places, data, number, words)
    marked = [Marked(id, boxes) for (id, *_), boxes in zip(claims, found, strict=True)]
    return desk.answer(lambda _: marked)


def _page(desk: Desk, id: str, number: int) -> tuple[Document, TextPage]:
    document = desk.store.document(id)
    if document.media_type != _PDF:
        raise NotFound(f"{document.name} is no PDF: it has no pages to be shown. Read its text.")
    page = next((p for p in document.pages if p.number == number), None)
    if page is None:
        raise NotFound(f"{document.name} has no text on a page {number}. Name another page.")
    return document, page
