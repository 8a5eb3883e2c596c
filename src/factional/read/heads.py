"""Heads of documents: title, by-line, date, outlet, the opening of a wire report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from factional.model import BlockKind
from factional.read import dates, mastheads, signatures
from factional.read.cues import anywhere, flat, opening, terms
from factional.read.furniture import Layout, is_furniture, profile_name
from factional.read.mastheads import Masthead
from factional.read.names import is_capitals, outlet, people, person, recased
from factional.read.parsed import PROPERTIES, Parsed
from factional.read.pieces import Piece
from factional.read.tags import mark

_WIRE = re.compile(r"(?P<head>[^\n]{2,90}?)\((?P<agency>[^()]{2,60})\)\s*(?:-{1,3}|[–—])\s")
_PLACED = re.compile(r"(?P<head>[^\n()]{2,70}?)\s*(?:--+|[–—])\s")
_BRACKETS = re.compile(r"\[([^\[\]]{3,400})\]")
_BY = re.compile(r"\bby\s+([^\[\],;]{3,60})", re.IGNORECASE)
_COPYRIGHT = re.compile(r"©|\(c\)|\bcopyrights?\b", re.IGNORECASE)
_RIGHTS = re.compile(
    r"\ball rights reserved\b.*|\btous droits\b.*|\btodos los derechos\b.*"
    r"|\d{4}(?:\s*[-–]\s*\d{4})?|^by\s|جميع الحقوق محفوظة",
    re.IGNORECASE,
)
_STANDFIRST = re.compile(
    r"(?P<name>(?:[^\W\d_a-z][^\W\d_a-z’'.-]*\s+){1,3}[^\W\d_a-z]{2,})\s+(?P<verb>[a-z]+)\b"
)
_REACH = 25
_NO_LEAD = (BlockKind.HEADING, BlockKind.CAPTION, BlockKind.NOTE, BlockKind.TABLE)


@dataclass(slots=True)
class Head:
    """What a document's head says, and which pieces say it.

    Attributes:
        lead: Index of the first piece of running text.
        headings: Indices of title and subtitles.
        bylines: Indices of by-lines and date lines.
        wired: Whether the text opens as a wire report does.
        label: Bracketed label of a monitored broadcast, such as "INTERVIEW WITH ...".
        masthead: What stands above the headline, or None.
        issuer: The body on whose letterhead the text is written.
        signed_for: The body that the author signed for.
    """

    lead: int
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    publisher: str | None = None
    found_in: dict[str, str] = field(default_factory=dict)
    headings: list[int] = field(default_factory=list)
    bylines: list[int] = field(default_factory=list)
    wired: bool = False
    label: str = ""
    masthead: Masthead | None = None
    issuer: str | None = None
    signed_for: str | None = None

    def settled(self, layout: Layout) -> Layout:
        """The layout of the page with the masthead off the article, and all below it in."""
        if self.masthead is None:
            return layout
        first = self.masthead.first
        own = layout.furniture
        between = (False,) * max(0, layout.first - first)
        own = (True,) * first + between + own[max(first, layout.first) :]
        return replace(layout, first=first, furniture=own)

    def put(self, name: str, value: object, where: str) -> None:
        """Set a field that is not set yet, and say where its value was found."""
        if value and not getattr(self, name):
            setattr(self, name, value)
            self.found_in[name] = where


def read(page: Parsed, layout: Layout) -> Head:
    """The head of a page, its declared metadata first."""
    pieces = page.pieces
    head = Head(_lead(pieces, layout))
    _declared(page, head, typed=False)
    _top(page, head)
    layout = head.settled(layout)
    _title(page, layout, head)
    _lines(pieces, layout, head)
    _wire(pieces[head.lead], head)
    _standfirst(pieces, layout, head)
    for index in layout.notes:
        if name := profile_name(pieces[index]):
            head.put("authors", (name,), "note about the author")
        else:
            for found in dates.find(pieces[index].text):
                head.put("published", found.edtf, "credit line")
    _ending(pieces, layout, head)
    if layout.signature and (head.issuer or not head.authors):
        head.put("authors", layout.signature.names, "signature")
        head.signed_for = signatures.signed_for(layout.signature, head.publisher)
        head.bylines.extend(layout.signature.lines)
    head.put("publisher", _copyright(pieces, head), "copyright line")
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
    if _author_of_standfirst(piece):
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
    names = tuple(n for a in named if (n := person(str(a))))
    key = "authors" if found.get("authors") else "author"
    head.put("authors", names, where.get(key, ""))
    head.put("published", dates.given(found.get("date")), where.get("date", ""))
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


def _title(page: Parsed, layout: Layout, head: Head) -> None:
    pieces = page.pieces
    above = head.masthead.first if head.masthead else 0
    zone = range(max(above, layout.first - _REACH), head.lead)
    signed = any(_authors(flat(pieces[i].text)) and _cued(flat(pieces[i].text)) for i in zone)
    candidates = [i for i in zone if _may_title(pieces[i], signed=signed)]
    if head.title:
        folded = head.title.casefold()
        head.headings = [
            i for i in candidates if flat(pieces[i].text).strip("#= ").casefold() == folded
        ]
        if head.headings:
            start = head.headings[0]
            head.headings += [
                i
                for i in candidates
                if i > start
                and i >= layout.first
                and i not in head.headings
                and not layout.furniture[i]
            ]
        return
    if not candidates:
        return
    marked = [i for i in candidates if pieces[i].kind is BlockKind.HEADING]
    plain = all(not is_furniture(pieces[i]) for i in zone if i < candidates[0])
    if marked:
        best = marked[0]
    elif plain and candidates[0] >= layout.first:
        best = candidates[0]
    else:
        seen = Counter(flat(p.text).casefold() for p in pieces)
        best = max(candidates, key=lambda i: (_weight(pieces, i, seen), -i))
        while best - 1 in candidates and pieces[best - 1].words >= 5:
            best -= 1  # a subtitle stands below its headline
    title = flat(pieces[best].text).strip("#= *")
    head.put("title", recased(title) if is_capitals(title) else title, "headline")
    folded = flat(pieces[best].text).casefold()
    head.headings = [
        i
        for i in candidates
        if i == best
        or flat(pieces[i].text).casefold() == folded
        or (i > best and i >= layout.first and not pieces[i].asks and not layout.furniture[i])
    ]


def _may_title(piece: Piece, *, signed: bool) -> bool:
    """Whether a line can be the headline.

    Two words in capitals are taken for an author's name, unless the text is `signed` by a line
    that says so ("By Jane Roe").
    """
    if is_furniture(piece) or piece.bullet or piece.field:
        return False
    if piece.kind not in (None, BlockKind.HEADING):
        return False
    text = flat(piece.text)
    if not 2 <= piece.words <= 30 or (
        piece.words < 3 and piece.kind is not BlockKind.HEADING and piece.closed
    ):
        return False
    if opening("note.opening").match(text) or opening("caption.opening").match(text):
        return False
    named = _authors(text) and (_cued(text) or not signed)
    return not named and _date_line(piece) is None


def _weight(pieces: Sequence[Piece], index: int, seen: Counter[str]) -> float:
    piece = pieces[index]
    following = [p for p in pieces[index + 1 : index + 5] if not is_furniture(p)][:1]
    dated = any(_date_line(p) or _authors(flat(p.text)) for p in following)
    weight = float(min(piece.words, 12)) + 5 * dated
    if piece.words >= 5 and seen[flat(piece.text).casefold()] == 2:
        weight += 3
    return weight


def _lines(pieces: Sequence[Piece], layout: Layout, head: Head) -> None:
    """By-lines and date lines between the headline and the text, or just above the headline."""
    top = min(head.headings, default=layout.first)
    zone = range(max(0, top - 3 if head.headings else layout.first), head.lead)
    order = sorted(zone, key=lambda i: (i < top, abs(i - top)))
    for index in order:
        piece = pieces[index]
        if (
            index in head.headings
            or piece.field
            or (is_furniture(piece) and index < layout.first - _REACH)
        ):
            continue
        text = flat(piece.text)
        edtf = _date_line(piece)
        if edtf:
            head.put("published", edtf, "date line")
            head.bylines.append(index)
        authors = _authors(text) if index > top or not head.headings else ()
        if authors:
            head.put("authors", authors, "by-line")
            head.bylines.append(index)
    head.bylines = sorted(set(head.bylines))


def _undated(text: str) -> str:
    for found in reversed(list(dates.find(text))):
        text = f"{text[: found.start]} | {text[found.end :]}"
    return text


def _authors(text: str) -> tuple[str, ...]:
    """The authors that a line names, or none where it is no by-line."""
    if len(text) > 160:
        return ()
    cue = _cued(text)
    rest = text[cue.end() :] if cue else text
    dated = next(dates.find(text), None) is not None
    first = re.split(r"\s*[|•·–—]\s*|\s-\s|\s+\|\s*|\s+on\s+(?=\|)", _undated(rest).strip(" |–—-"))[
        0
    ]
    if cue:
        names = people(first, bare=False) or people(first.split(",")[0], bare=False)
        return names if len(text.split()) <= 24 else ()
    if text.endswith(("?", "!", ":", ".")) and not dated:
        return ()
    return people(first, bare=True)


def _cued(text: str) -> re.Match[str] | None:
    """The words that open a by-line: "By", "Story by"."""
    return re.match(rf"(?:{opening('byline.opening').pattern})(?=[\s:])[\s:]*", text, re.IGNORECASE)


def _date_line(piece: Piece) -> str | None:
    """The date of a line that holds a date, a name or a time, and no sentence."""
    text = flat(piece.text)
    found = next(dates.find(text), None)
    # "12. Oktober" opens like an item of a list
    if found is None or piece.words > 18 or (piece.bullet and found.start > 0):
        return None
    rest = _undated(text)
    left = re.findall(r"[^\W\d_]{2,}", rest)
    lower = [w for w in left if w[0].islower()]
    reads_on = found.start > 0 and found.end < len(text)  # as a headline with a date in it does
    sentence = (
        (found.edtf.startswith("XXXX") and len(left) > 1)
        or len(left) > 10
        or len(lower) > 4
        or (piece.closed and len(left) > 4)
        or (reads_on and len(lower) > 2)
        or (len(found.edtf) == 7 and len(left) > 2)
    )
    return None if sentence else found.edtf


def _wire(piece: Piece, head: Head) -> None:
    """Read place, date and agency that open a wire report: "KABUL, 2 JUL 89 (AFP) --"."""
    text = flat(piece.text)
    match = _WIRE.match(text)
    agency = flat(match.group("agency")) if match else ""
    if not match:
        match = _PLACED.match(text)
        if match and next(dates.find(match.group("head")), None) is None:
            match = None
    if not match:
        return
    opened = match.group("head")
    place = _undated(opened)
    if (
        len(re.findall(r"\w+", place)) > 8
        or not opened[0].isupper()
        or re.search(r"[.!?]\s", place)
    ):
        return
    if any(w.islower() and len(w) > 3 for w in place.split()):
        return
    head.wired = True
    stamp = next(dates.find(opened), None) or next(dates.find(agency), None)
    if stamp:
        head.put("published", stamp.edtf, "dateline")
    if agency and next(dates.find(agency), None) is None:
        head.put("publisher", outlet(agency), "dateline")
    labels = _BRACKETS.findall(text[match.end() : match.end() + 600])
    if labels and text[match.end() :].startswith("["):
        head.label = recased(labels[0]) if is_capitals(labels[0]) else labels[0]
        if by := _BY.search(labels[0]):
            head.put(
                "authors",
                people(re.split(r" --| – ", by.group(1))[0], bare=False),
                "head of the broadcast",
            )


def _standfirst(pieces: Sequence[Piece], layout: Layout, head: Head) -> None:
    """Read the author out of a standfirst: "JANE ROE explains how ..." under a headline."""
    for index in range(layout.first, min(head.lead + 2, layout.last + 1)):
        if author := _author_of_standfirst(pieces[index]):
            head.put("authors", people(author, bare=False), "standfirst")
            if index not in head.bylines:
                head.bylines.append(index)
            return


def _author_of_standfirst(piece: Piece) -> str | None:
    text = flat(piece.text)
    match = _STANDFIRST.match(text)
    if not match or is_capitals(text) or piece.words > 45:
        return None
    return (
        match.group("name") if terms("byline.standfirst").fullmatch(match.group("verb")) else None
    )


def _ending(pieces: Sequence[Piece], layout: Layout, head: Head) -> None:
    """A date or by-line that closes the article."""
    for index in (layout.last, layout.last - 1):
        if index <= head.lead:
            return
        piece = pieces[index]
        if piece.words > 8 or (piece.closed and not piece.text.endswith(".")):
            continue
        if piece.kind in (BlockKind.NOTE, BlockKind.TABLE):
            continue
        edtf = _date_line(piece)
        if edtf and not edtf.startswith("XXXX"):
            head.put("published", edtf, "closing line")
            head.bylines.append(index)
        cue = opening("byline.opening").match(flat(piece.text))
        authors = _authors(flat(piece.text)) if cue else ()
        if authors:
            head.put("authors", authors, "closing line")
            head.bylines.append(index)
    for index in range(layout.last + 1, min(len(pieces), layout.last + 4)):
        text = flat(pieces[index].text)
        if opening("byline.posted").match(text):  # "Posted by Jane Roe at 11:32"
            head.put("authors", _authors(re.split(r" (?:at|on|\d)", text)[0]), "closing line")
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
