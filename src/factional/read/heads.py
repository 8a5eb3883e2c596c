"""Heads of documents: title, by-line, date, outlet, the opening of a wire report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factional.model import BlockKind
from factional.read import addresses, bylines, dates, mastheads, orders, signatures, titles, wires
from factional.read.cues import anywhere, flat, terms
from factional.read.furniture import Layout, is_furniture, profile_name
from factional.read.head import Head
from factional.read.imprints import imprint
from factional.read.languages import language
from factional.read.names import is_capitals, is_titled, people, person, recased
from factional.read.parsed import PROPERTIES, Parsed
from factional.read.pieces import Piece
from factional.read.stamps import date_line, stamps
from factional.read.tags import mark

_NAMED_BY = 6  # lines at the top of a page in which its outlet is looked for
_BRIEF = 8
_LINES = (None, BlockKind.HEADING)
_NO_LEAD = (BlockKind.HEADING, BlockKind.CAPTION, BlockKind.NOTE, BlockKind.TABLE)
_COPYRIGHT = re.compile(r"©|\(c\)|\bcopyrights?\b", re.IGNORECASE)
_RIGHTS = re.compile(
    r"\ball rights reserved\b.*|\btous droits\b.*|\btodos los derechos\b.*"
    r"|\d{4}(?:\s*[-–]\s*\d{4})?|^by\s|جميع الحقوق محفوظة",
    re.IGNORECASE,
)


def read(page: Parsed, layout: Layout, address: str | None = None) -> Head:
    """The head of a page, its declared metadata first.

    Args:
        page: The page.
        layout: Where its article is.
        address: Where it was fetched from, if it was; its country tells how it writes dates.
    """
    pieces = page.pieces
    head = Head(_lead(pieces, layout))
    head.decided = _order(page, layout, address)
    _declared(page, head, typed=False)
    _top(page, head)
    layout = head.settled(layout)
    _issue(pieces, head)
    titles.read_title(page, layout, head)
    same = (i for i in head.headings if flat(pieces[i].text).strip("#= *") == head.title)
    head.headline = next(same, min(head.headings, default=0))
    bylines.read_lines(pieces, layout, head)
    wires.read_wire(pieces[head.lead], head)
    bylines.read_standfirst(pieces, layout, head)
    for index in layout.notes:
        if name := profile_name(pieces[index]):
            head.put("authors", (name,), "note about the author")
        else:
            bylines.stamp(head, stamps(pieces[index].text, head.order), "credit line")
    bylines.read_ending(pieces, layout, head)
    if layout.signature and (head.issuer or not head.authors):
        head.put("authors", layout.signature.names, "signature")
        head.signed_for = signatures.signed_for(layout.signature, head.publisher)
        head.bylines.extend(layout.signature.lines)
    head.put("publisher", _copyright(pieces, head), "copyright line")
    if not head.publisher:
        head.put("publisher", _first_line(pieces, head), "first line")
    if not head.published and (named := addresses.own(pieces)):
        head.put("published", addresses.in_path(named), "address in the text")
    _declared(page, head, typed=True)
    return head


def _lead(pieces: Sequence[Piece], layout: Layout) -> int:
    inside = range(layout.first, layout.last + 1)
    for index in inside:
        piece = pieces[index]
        if layout.furniture[index] or piece.field or piece.kind in _NO_LEAD:
            continue
        tag = mark(piece)
        asked = tag is not None and tag.side is not None
        if asked or (piece.prose and not _heads(pieces, index, layout)):
            return index
    closed = (i for i in inside if pieces[i].closed and not layout.furniture[i])
    return next(closed, layout.first)


def _heads(pieces: Sequence[Piece], index: int, layout: Layout) -> bool:
    """Whether a sentence is a standfirst, or a title although it ends in a full stop."""
    piece = pieces[index]
    if bylines.author_of_standfirst(piece):
        return True
    if index != layout.first or index == layout.last:
        return False
    after = pieces[index + 1]
    if piece.words > 24 or piece.sentences > 1 or after.words < 2.5 * piece.words:
        return False
    if not piece.closed:
        return True
    words = [w for w in piece.text.split() if w[0].isalpha()]
    capital = sum(w[0].isupper() for w in words)
    named = anywhere("genre.interview").search(piece.text) is not None
    return named or (len(words) >= 4 and capital > 0.7 * len(words) and not is_capitals(piece.text))


def _declared(page: Parsed, head: Head, *, typed: bool) -> None:
    """What the file declares.

    Args:
        page: The page.
        head: What is known of its head, which stands.
        typed: Whether to take what an office program keeps of a file, its template's title and its
            typist's name: they count where the text itself says nothing.
    """
    where = page.found_in
    found = {k: v for k, v in page.declared.items() if (where.get(k) == PROPERTIES) is typed}
    title = found.get("title")
    head.put("title", flat(str(title)) if title else None, where.get("title", ""))
    named = found.get("authors") or found.get("author") or ()
    if isinstance(named, str):
        named = people(named, bare=False) or (flat(named),)
    if not named and (sender := found.get("sender")):
        named = people(str(sender), bare=True)  # a person; a list or a desk is none
        where = {**where, "author": where.get("sender", "")}
    names = tuple(n for a in named if (n := person(str(a))))
    key = "authors" if found.get("authors") else "author"
    head.put("authors", names, where.get(key, ""))
    head.put("published", dates.given(found.get("date")), where.get("date", ""))
    head.put("modified", dates.given(found.get("modified")), where.get("modified", ""))
    section = found.get("section")
    head.put(
        "section", flat(section) if isinstance(section, str) else None, where.get("section", "")
    )
    for key in ("publisher", "sitename", "site"):
        value = found.get(key)
        head.put("publisher", flat(str(value)) if value else None, where.get(key, ""))
    for name, value in page.fields:
        if name in ("name", "title", "group_name", "conflict", "nom", "nombre"):
            head.put("title", flat(value), "information box")


def _top(page: Parsed, head: Head) -> None:
    """What a masthead or letterhead says."""
    found = mastheads.find(page.text, page.pieces, head.lead)
    if found is None:
        return
    head.masthead = found
    if found.title is not None:
        head.issuer = found.publisher
        title = flat(page.pieces[found.title].text).strip("#= *")
        head.put("title", recased(title) if title.isupper() else title, "headline")
    head.put("publisher", found.publisher, "letterhead" if head.issuer else "masthead")


def _issue(pieces: Sequence[Piece], head: Head) -> None:
    """What lines above the text say of the issue that it appeared in."""
    above = head.masthead.first if head.masthead else 0
    for index in range(head.lead):
        found = imprint(pieces[index].text) if pieces[index].kind in _LINES else None
        if found is not None:
            head.put("published", found.published, "imprint")
            head.put("publisher", found.outlet, "imprint")
            if index >= above:
                head.bylines.append(index)


def _copyright(pieces: Sequence[Piece], head: Head) -> str | None:
    lines = {flat(p.text).casefold() for p in pieces if not p.prose}
    names: list[str] = []
    for piece in pieces:
        text = flat(piece.text)
        if piece.words > 30 or not _COPYRIGHT.search(text):
            continue
        for part in _COPYRIGHT.split(text):
            for chunk in re.split(r"\s[-–—|]\s|[.;]", _RIGHTS.sub(" ", part)):
                name = flat(chunk).strip(" ,.-–—|:")
                if 1 < len(name) <= 60 and not name[0].islower() and name not in head.authors:
                    names.append(name)
    names = [n for n in names if n.casefold() not in ("the author", "authors", "privacy policy")]
    on_page = [n for n in names if n.casefold() in lines]
    return next(iter(on_page or sorted(names, key=len, reverse=True)), None)


def _order(page: Parsed, layout: Layout, address: str | None) -> orders.Order | None:
    """In which order the page writes day and month."""
    texts = [flat(p.text) for p in page.pieces]
    declared = page.declared
    known = [d for k in ("date", "modified") if (d := dates.given(declared.get(k)))]
    inside = page.pieces[layout.first : layout.last + 1]
    locale, url = declared.get("locale"), declared.get("url")
    return orders.decide(
        texts,
        known=known,
        language=lambda: language("\n".join(p.text for p in inside)),
        locale=locale if isinstance(locale, str) else None,
        address=address or (url if isinstance(url, str) else None),
    )


def _first_line(pieces: Sequence[Piece], head: Head) -> str | None:
    """The outlet's name where it opens a pasted page, above its menu."""
    title = head.headline
    if title < 2 or any(p.inside is False for p in pieces[:title]):
        return None
    for index in range(min(title, _NAMED_BY)):
        name = flat(pieces[index].text).strip(" #=*+")
        if index in head.bylines or date_line(pieces[index]) or not is_titled(name):
            continue
        press = terms("masthead.press").search(name) is not None
        below = pieces[index + 1]
        menu = is_furniture(below) and below.words <= _BRIEF
        words = len(name.split())
        if 2 <= words <= 6 and not is_furniture(pieces[index]) and (press or (index == 0 and menu)):
            head.outlet = index
            return recased(name) if is_capitals(name) else name
    return None
