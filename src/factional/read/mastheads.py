"""Mastheads and letterheads: what stands above the headline and says whose text it is.

A journal prints its name and issue there, an agency its name and service, a blog its name and
motto; a committee writes on its own paper. None of these is the headline. All are told by how they
are set: a name in capitals or title case at the very top, in lines of their own, above a line that
is no headline either ("Autumn 2024", "English Service", "Statement No. 4").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factional.model import BlockKind
from factional.read import dates
from factional.read.cues import anywhere, flat, opening, terms, whole
from factional.read.imprints import imprint
from factional.read.names import initials, is_capitals, is_titled, recased
from factional.read.pieces import Piece

_ABBREVIATED = re.compile(r"\s*\((?P<short>[^()]{2,12})\)\s*")
_DATELINE = re.compile(r"[^\n()]{2,90}\((?P<short>\w{2,8})\)\s*(?:-{1,3}|[–—])\s")
_LINES = 3  # most of a masthead
_DEEPEST = 9  # pieces above the text; where there are more, the page has a menu
_LONGEST = 7  # words of an outlet's name
_MOTTO = (3, 16)  # words


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands above the headline.

    Attributes:
        publisher: The outlet or body that it names.
        first: Index of the article's first piece; what stands above is no part of it.
        title: Index of the line that is the headline of a statement; None where the headline is
            to be found below.
    """

    publisher: str
    first: int = 0
    title: int | None = None


def find(text: str, pieces: Sequence[Piece], lead: int) -> Masthead | None:
    """The masthead or letterhead of a plain text, or None.

    Args:
        text: The text that the pieces are of.
        pieces: All pieces of the page.
        lead: Index of the first piece of running text.
    """
    if not 2 <= lead <= _DEEPEST or any(p.inside is not None for p in pieces[:lead]):
        return None
    name = flat(pieces[0].text).strip("#=* ")
    if pieces[0].kind not in (None, BlockKind.HEADING) or not is_titled(name):
        return None
    issued = _letterhead(pieces, name, lead)
    if issued is not None:
        return Masthead(_named(name), title=issued)
    top = _group(text, pieces, lead)
    if _above(pieces, name, top, lead):
        while top < lead - 1 and (_whole_issue(flat(pieces[top].text)) or _is_row(pieces[top])):
            top += 1
        return Masthead(_named(name), top)
    return None


def _is_row(piece: Piece) -> bool:
    """Whether a line is a row of sections: "Letters   Essays   Reviews"."""
    return re.search(r"\S(?: {2,}|\t+| [|·•] )\S", piece.text) is not None and piece.words <= 20


def _above(pieces: Sequence[Piece], name: str, top: int, lead: int) -> bool:
    """Whether the first lines of a page, the first of them a name, stand above its headline."""
    headlines = [i for i in range(top, lead) if _may_head(pieces[i])]
    if not headlines or len(name.split()) > _LONGEST:
        return False
    signed = any(_signs(pieces[i]) for i in range(headlines[0] + 1, lead))
    return (
        _wired(name, pieces[lead])
        or (top == 1 and signed and _is_press(name))
        or (top == 2 and signed and _is_motto(pieces[1], name))
        or any(_is_issue(pieces[i], name, signed=signed) for i in range(1, top))
        or (top <= 2 and top < lead and _whole_issue(flat(pieces[top].text)))
    )


def _group(text: str, pieces: Sequence[Piece], lead: int) -> int:
    """How many lines stand at the top before the first blank one."""
    for index in range(1, min(lead, _LINES + 1)):
        between = text[pieces[index - 1].end : pieces[index].start]
        if len(re.findall(r"\r\n|\r|\n", between)) > 1:
            return index
    return lead


def _named(name: str) -> str:
    bare = flat(_ABBREVIATED.sub(" ", name))
    return recased(bare) if is_capitals(bare) or bare.isupper() else bare


def _letterhead(pieces: Sequence[Piece], name: str, lead: int) -> int | None:
    """Index of the line that calls the text a statement, below the name of a body."""
    says = anywhere("genre.statement")
    if says.search(name) or not terms("interview.body").search(name):
        return None
    if any(_is_byline(flat(p.text)) for p in pieces[1:lead]):
        return None  # a reporter writes about a statement
    for index in range(1, min(lead, _LINES + 1)):
        line = flat(pieces[index].text).strip("#=* ")
        if pieces[index].words <= 30 and says.match(line):
            return index
    return None


def _may_head(piece: Piece) -> bool:
    return 2 <= piece.words <= 30 and not _signs(piece) and not _whole_issue(flat(piece.text))


def _signs(piece: Piece) -> bool:
    """Whether a line is a by-line or a date line."""
    text = flat(piece.text)
    if piece.words > 18:
        return False
    dated = next(dates.find(text), None)
    return _is_byline(text) or (dated is not None and len(text) - (dated.end - dated.start) < 60)


def _is_byline(text: str) -> bool:
    return re.match(rf"(?:{opening('byline.opening').pattern})[\s:]", text, re.I) is not None


def _whole_issue(text: str) -> bool:
    return whole("masthead.issue").fullmatch(text) is not None or imprint(text) is not None


def _is_issue(piece: Piece, name: str, *, signed: bool) -> bool:
    """Whether a line gives issue, season or section; a plain date proves less than these."""
    text = flat(piece.text)
    if _whole_issue(text):
        return True
    found = next(dates.find(text), None)
    alone = found is not None and not re.search(r"\w", text[: found.start] + text[found.end :])
    return alone and (_is_press(name) or (signed and is_capitals(name)))


def _is_press(text: str) -> bool:
    return terms("masthead.press").search(text) is not None


def _is_motto(piece: Piece, name: str) -> bool:
    """Whether a line says what an outlet is: "Notes and news from the lower valley"."""
    least, most = _MOTTO
    if not least <= piece.words <= most or piece.asks or is_capitals(piece.text):
        return False
    return _is_press(piece.text) or _is_press(name)


def _wired(name: str, lead: Piece) -> bool:
    """Whether the abbreviation in the dateline is that of the name."""
    match = _DATELINE.match(flat(lead.text))
    if not match:
        return False
    short = match.group("short").casefold()
    given = {m.group("short").casefold() for m in _ABBREVIATED.finditer(name)}
    return short in given | initials(_ABBREVIATED.sub(" ", name))
