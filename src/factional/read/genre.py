"""What kind of text it is, and in which language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factional.model import BlockKind, Genre
from factional.read.cues import anywhere, flat, languages, small_terms, terms
from factional.read.head import Head
from factional.read.languages import language
from factional.read.pieces import Piece

_WORD = re.compile(r"\w+")
_LEAST = 3  # of them, for a rate to mean anything
_REPORTING = 10.0  # reporting words in a thousand, from which a text reads as news
_HEADLINE = 150  # characters of a line in which a study names itself
_SPEAKS = 2  # first persons that make an author who is there
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)|„[^“”]*(?:[“”]|$)")


@dataclass(frozen=True, slots=True)
class Signs:
    """What a page shows of the kind of its text, besides the words.

    Attributes:
        turns: Whether it has the turns of an interview.
        fields: Whether it has an information box.
        headings: Number of headings between its paragraphs.
        section: Sections and types that page metadata or the line above the headline put it in.
        refers: Whether the page says that it is of an encyclopaedia.
    """

    turns: bool
    fields: bool
    headings: int
    section: str
    refers: bool = False


def genre(body: list[Piece], own: list[Piece], head: Head, signs: Signs) -> Genre:
    """The kind of text that layout and words point to.

    An interview has turns; a reference article an information box or lists of references; a
    statement is called so at its head. News opens with a dateline or is thick with reporting words
    ("said", "according to"): thicker than usual where it has the marks of an essay, headings
    between the paragraphs and an author who says "I". What remains is analysis, and so is what
    stands under "Opinion", whatever type the page's metadata give it.

    Args:
        body: The article.
        own: Those of its pieces that are not passed on from elsewhere.
        head: Its head.
        signs: What the page shows.
    """
    if signs.turns:
        return Genre.INTERVIEW
    lines = [flat(p.text) for p in body]
    referring = anywhere("genre.reference")
    if (
        signs.fields
        or signs.refers
        or any(referring.search(line) for line in lines if len(line) < 200)
    ):
        return Genre.REFERENCE
    opening = [head.title or "", head.label, *lines[: min(2, len(lines))]]
    if head.issuer or any(anywhere("genre.statement").search(line[:120]) for line in opening):
        return Genre.STATEMENT
    return Genre.NEWS if head.wired or not _argues(body, own, head, signs) else Genre.ANALYSIS


def _argues(body: list[Piece], own: list[Piece], head: Head, signs: Signs) -> bool:
    """Whether a text argues rather than reports."""
    if terms("genre.section").search(signs.section):
        return True
    if anywhere("genre.study").search(" ; ".join([head.title or "", *map(_text, body[:3])])):
        return True
    reported = _rate(body)
    if reported < _REPORTING:
        return True
    if reported < 3 * _REPORTING:
        essay = (signs.headings >= _LEAST) + (_first_person(own) >= _SPEAKS)
        if reported < _REPORTING * (1 + essay):
            return True
    lines = [head.title or "", *(flat(p.text) for p in body)]
    argued = sum(len(anywhere("genre.analysis").findall(line)) for line in lines)
    long = sum(p.words for p in body if p.prose) / max(1, sum(p.prose for p in body))
    return argued >= 2 or bool(argued and long > 60)


def _text(piece: Piece) -> str:
    return flat(piece.text)[:_HEADLINE]


def _first_person(own: list[Piece]) -> int:
    """How often the author speaks of themselves, outside quotation marks."""
    told = (_QUOTED.sub(" ", p.text) for p in own if p.kind is not BlockKind.QUOTATION)
    return sum(len(terms("genre.first_person").findall(text)) for text in told)


def _rate(body: list[Piece]) -> float:
    text = " ".join(p.text for p in body)
    count = len(_WORD.findall(text))
    spoken = language(text)
    path = "genre.reporting"
    if spoken in languages(path):
        path = f"{path}.{spoken}"
    found = len(small_terms(path).findall(text.lower()))
    return 1000 * found / max(1, count) if found >= _LEAST else 0.0
