"""By-lines and date lines: who wrote a text and when, as the lines around its headline say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from factional.read import dates
from factional.read.cues import flat, opening, terms, whole, wordset
from factional.read.furniture import Layout, is_furniture
from factional.read.head import Head
from factional.read.names import is_capitals, is_titled, people
from factional.read.pieces import Piece
from factional.read.stamps import MODIFIED, PUBLISHED, Stamp, date_line, unstamped

REACH = 25
_STANDFIRST = re.compile(
    r"(?P<name>(?:[^\W\d_a-z][^\W\d_a-z’'.-]*\s+){1,3}[^\W\d_a-z]{2,})\s+(?P<verb>[a-z]+)\b"
)
_PARTS = re.compile(r"\s*[|•·–—/]\s*|\s-\s|\s+on\s+(?=\|)")
_BRACKETS = re.compile(r"\s*\([^()]*\)?")


def read_lines(pieces: Sequence[Piece], layout: Layout, head: Head) -> None:
    """By-lines and date lines between the headline and the text, or just above the headline."""
    top = min(head.headings, default=layout.first)
    zone = range(max(0, top - 3 if head.headings else layout.first), head.lead)
    for index in sorted(zone, key=lambda i: (i < top, abs(i - top))):
        piece = pieces[index]
        if (
            index in head.headings
            or piece.field
            or (is_furniture(piece) and index < layout.first - REACH)
        ):
            continue
        text = flat(piece.text)
        if found := date_line(piece, head.order):
            stamp(head, found, "date line")
            head.bylines.append(index)
            if outlet := _outlet(text):
                head.put("publisher", outlet, "date line")
                if index < top:
                    head.outlet = index
                continue
        may = (index > top or not head.headings) and not is_furniture(piece)
        named = authors(text) if may else ()
        if named:
            head.put("authors", named, "by-line")
            head.bylines.append(index)
        elif index > top and is_desk(text):
            head.bylines.append(index)
    head.bylines = sorted(set(head.bylines))


def stamp(head: Head, found: Sequence[Stamp], where: str) -> None:
    """Put the dates of a line into a head; a day of capture or access goes nowhere."""
    for one in found:
        if one.kind in (PUBLISHED, MODIFIED):
            told = where if not one.found.readings else f"{where}, {head.told(one.found)}"
            head.put(one.kind, one.found.edtf, told)


def _outlet(text: str) -> str | None:
    """The outlet in "Harbour Post, 3 March 2012"."""
    rest = unstamped(text).strip(" |,;:–—-")
    press = terms("masthead.press").search(rest) is not None
    return rest if press and is_titled(rest) and len(rest.split()) <= 7 else None


def is_desk(text: str) -> bool:
    """Whether a line names a desk and nobody: "Post Staff", "La rédaction"."""
    return whole("byline.desk").fullmatch(text) is not None


def authors(text: str) -> tuple[str, ...]:
    """The authors that a line names, or none where it is no by-line."""
    if len(text) > 160:
        return ()
    dated = next(dates.find(text), None) is not None
    plain = unstamped(text) if dated else text
    parts = [p for p in _PARTS.split(plain.strip(" |–—-([")) if p.strip()]
    for part in parts:
        if (cue := cued(part)) and len(text.split()) <= 24:
            return _named(part[cue.end() :])
    if not parts or is_desk(text) or (text.endswith(("?", "!", ":", ".")) and not dated):
        return ()
    return people(_BRACKETS.sub("", parts[0]), bare=True)


def _named(text: str) -> tuple[str, ...]:
    """The names after a cue, without what stands in brackets or for a place."""
    plain = _BRACKETS.sub("", text)
    first, *others = re.split(r"\s*[,;]\s*", plain)
    kept = [first, *(o for o in others if not _is_place(o))]
    return people(", ".join(kept), bare=False) or people(first, bare=False)


def _is_place(text: str) -> bool:
    words = {w.casefold() for w in re.findall(r"[^\W\d_]+", text)}
    return bool(words & wordset("byline.place")) or text[:3].casefold() in ("in ", "à ", "en ")


def cued(text: str) -> re.Match[str] | None:
    """The words that open a by-line: "By", "Story by"."""
    return _cue().match(text)


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"(?:{opening('byline.opening').pattern})(?=[\s:])[\s:]*", re.IGNORECASE)


def read_standfirst(pieces: Sequence[Piece], layout: Layout, head: Head) -> None:
    """Read the author out of a standfirst: "JANE ROE explains how ..." under a headline."""
    for index in range(layout.first, min(head.lead + 2, layout.last + 1)):
        if author := author_of_standfirst(pieces[index]):
            head.put("authors", people(author, bare=False), "standfirst")
            if index not in head.bylines:
                head.bylines.append(index)
            return


def author_of_standfirst(piece: Piece) -> str | None:
    """The name in capitals that opens a standfirst, or None."""
    text = flat(piece.text)
    match = _STANDFIRST.match(text)
    if not match or is_capitals(text) or piece.words > 45:
        return None
    return (
        match.group("name") if terms("byline.standfirst").fullmatch(match.group("verb")) else None
    )


def read_ending(pieces: Sequence[Piece], layout: Layout, head: Head) -> None:
    """A date or by-line that closes the article."""
    for index in (layout.last, layout.last - 1):
        if index <= head.lead:
            return
        piece = pieces[index]
        text = flat(piece.text)
        credit = opening("byline.credit").match(text) is not None and piece.words <= 24
        if not credit and (piece.words > 8 or (piece.closed and not text.endswith("."))):
            continue
        found = [s for s in date_line(piece, head.order) if not s.found.edtf.startswith("XXXX")]
        if found:
            stamp(head, found, "closing line")
            head.bylines.append(index)
        named = authors(text) if credit or cued(text.lstrip("([")) else ()
        if named:
            head.put("authors", named, "closing line")
            head.bylines.append(index)
    for index in range(layout.last + 1, min(len(pieces), layout.last + 4)):
        text = flat(pieces[index].text)
        posted = opening("byline.posted").match(text)  # "Posted by Jane Roe at 11:32"
        if posted or (opening("byline.credit").match(text) and pieces[index].words <= 24):
            head.put("authors", authors(re.split(r" (?:at|on|\d)", text)[0]), "closing line")
            head.bylines.append(index)
