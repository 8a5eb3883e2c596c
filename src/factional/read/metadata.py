"""What a document says about itself: the fields of its metadata, each with where it was found."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from factional.model import BlockKind, Genre, Metadata
from factional.read import genre as genres
from factional.read.cues import anywhere, flat
from factional.read.furniture import Layout
from factional.read.head import Head
from factional.read.hints import hints
from factional.read.languages import language
from factional.read.parsed import Parsed

# the last of "Home › World › Analysis", or "in Opinion"
_SECTION = re.compile(r"^(?:\w[\w ]*[»›>→/][\w »›>→/]*?|in) ?(?P<section>[^\W\d_][\w -]{2,24})$")
_ABOVE = 12


@dataclass(frozen=True, slots=True)
class Read:
    """A page as far as it has been read when its metadata are asked for.

    Attributes:
        page: Its pieces and what it declares.
        layout: Which of them are the article.
        head: What its head says.
        kinds: What each piece is.
        turns: Whether it has the turns of an interview.
        quoted: Pieces passed on from elsewhere.
    """

    page: Parsed
    layout: Layout
    head: Head
    kinds: Sequence[BlockKind]
    turns: bool
    quoted: Collection[int]

    @property
    def body(self) -> list[int]:
        """Indices of the pieces of the article."""
        bounds = self.layout
        return [i for i in range(bounds.first, bounds.last + 1) if not bounds.furniture[i]]


def metadata(found: Read, address: str | None) -> Metadata:
    """The metadata of a document.

    Args:
        found: The document as far as read.
        address: Where it was fetched from, if it was.
    """
    page, head = found.page, found.head
    pieces = page.pieces
    where: dict[str, str] = dict(head.found_in)
    if how := page.found_in.get("text"):  # recognised in pictures, or laid under them by others
        where["text"] = how
    body = [pieces[i] for i in found.body]
    own = [pieces[i] for i in found.body if i not in found.quoted]
    crumb = _crumb(found)
    kind = genres.genre(body, own, head, _signs(found, crumb))
    where["genre"] = "turns" if kind is Genre.INTERVIEW else "layout and wording"
    tag = language("\n".join(p.text for p in body))
    if tag:
        where["language"] = "text"
    elif tag := declared(page.declared, "language"):
        where["language"] = page.found_in.get("language", "page metadata")
    url = address or declared(page.declared, "url")
    if url:
        where["url"] = "address" if address else page.found_in.get("url", "page metadata")
    section = head.section
    if section is None and crumb:
        section, where["section"] = crumb, "trail above the headline"
    guesses = () if head.published else hints(pieces, found.layout, head.order)
    return Metadata(
        title=head.title,
        publisher=head.publisher,
        authors=head.authors,
        published=head.published,
        genre=kind,
        language=tag,
        url=url,
        found_in=where,
        section=section,
        modified=head.modified,
        dateline=head.dateline,
        hints=guesses,
    )


def declared(values: Mapping[str, object], key: str) -> str | None:
    """A text that a file declares."""
    value = values.get(key)
    return str(value) if isinstance(value, str) and value else None


def _crumb(found: Read) -> str | None:
    """The section that the trail above the headline ends in; not the headline itself."""
    lead = found.head.lead
    lines = [flat(p.text) for p in found.page.pieces[max(0, lead - _ABOVE) : lead]]
    named = [m.group("section").strip() for text in lines if (m := _SECTION.search(text))]
    title = (found.head.title or "").casefold()
    return next((name for name in named if name.casefold() not in title), None)


def _signs(found: Read, crumb: str | None) -> genres.Signs:
    page, head, bounds = found.page, found.head, found.layout
    after = (i for i in range(head.lead + 1, bounds.last) if i not in found.quoted)
    named = (crumb, declared(page.declared, "section"), declared(page.declared, "types"))
    encyclopaedia = anywhere("genre.encyclopaedia")
    return genres.Signs(
        turns=found.turns,
        fields=bool(page.fields),
        headings=sum(found.kinds[i] is BlockKind.HEADING for i in after),
        section=" ; ".join(name for name in named if name),
        refers=any(p.words <= 30 and encyclopaedia.search(flat(p.text)) for p in page.pieces),
    )
