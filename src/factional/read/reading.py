"""Bytes to a `Document`: decode, cut into pieces, label them, name the voices."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from factional.errors import EmptyDocument, TooLarge
from factional.model import (
    AUTHOR,
    Block,
    BlockKind,
    Derivation,
    Document,
    Genre,
    Metadata,
    Speaker,
    SpeakerRole,
    Turn,
    TurnKind,
)
from factional.read import formats, heads, origins, reposts
from factional.read import genre as genres
from factional.read.cues import anywhere, flat
from factional.read.formats.charset import charset_of
from factional.read.furniture import Layout, is_furniture, layout
from factional.read.heads import Head
from factional.read.inline import parted
from factional.read.kinds import kind_of
from factional.read.parsed import Parsed
from factional.read.pieces import Piece
from factional.read.turns import Part, turns
from factional.read.voices import Voices, voices

MOST_TEXT = 10_000_000
"""The longest text that is one document, in code points: some five thousand pages."""

# the last of "Home › World › Analysis", or "in Opinion"
_SECTION = re.compile(r"^(?:\w[\w ]*[»›>→][\w »›>→]*?|in) ?(?P<section>[^\W\d_][\w -]{2,24})$")
_ABOVE = 12
_BLOCKS = {TurnKind.QUESTION: BlockKind.QUESTION, TurnKind.ANSWER: BlockKind.ANSWER}


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A page with everything that is known of its pieces."""

    page: Parsed
    layout: Layout
    head: Head
    parts: tuple[Part, ...]
    voices: Voices | None
    derivations: tuple[Derivation, ...]
    quoted: frozenset[int]
    cited: Mapping[int, str]


def read(
    data: bytes,
    place: str,
    *,
    name: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Document:
    """Read a document from its bytes.

    The same bytes give the same document always: nothing is fetched, and no clock is read. For
    plain text, `Document.text` is the decoded file as it stands; for any other format it is the
    visible text, every block of it, with blank lines between the blocks.

    Args:
        data: The bytes as received.
        place: File path or address that they are from; serves to tell the format, the name and the
            address, nothing is looked up there.
        name: Name that annotations go by; by default `stem(place)`.
        headers: What the server or an archive said of the bytes, as `Acquisition` keeps it; the
            encoding of a text is looked up in its `content-type`.

    Raises:
        EmptyDocument: the bytes hold no text.
        UnsupportedFormat: nothing here reads bytes of this kind (an image, a database).
        BadEncoding: the bytes are no text in any encoding tried.
        TooLarge: the text is longer than `MOST_TEXT`.
    """
    address = place if urlsplit(place).scheme in ("http", "https") else None
    media_type, page = formats.parse(data, place, charset_of(headers))
    if len(page.text) > MOST_TEXT:
        raise TooLarge(
            f"{place} holds {len(page.text) // 10**6} million characters of text, and a document "
            f"may hold {MOST_TEXT // 10**6} million. Split it, and add the parts you need."
        )
    if not any(_lettered(piece) for piece in page.pieces):
        raise EmptyDocument(f"{place} holds no text. Leave it out, or save the page again.")
    labelled = _label(page)
    sha256 = hashlib.sha256(data).hexdigest()
    pieces, bounds = labelled.page.pieces, labelled.layout
    return Document(
        id=sha256[:16],
        sha256=sha256,
        name=name or stem(place),
        media_type=media_type,
        text=page.text,
        blocks=tuple(_blocks(labelled)),
        body=(pieces[_begins(labelled)].start, pieces[bounds.last].end),
        metadata=_metadata(labelled, address),
        turns=tuple(_turns(labelled)),
        speakers=_speakers(labelled),
        derivations=labelled.derivations,
        pages=page.pages,
        tables=page.tables,
    )


def stem(place: str) -> str:
    """The name of a document from its file name or the last part of its address."""
    parts = urlsplit(place)
    if parts.scheme in ("http", "https"):
        path = PurePosixPath(unquote(parts.path))
        return path.stem or parts.hostname or place
    return PurePosixPath(place.replace("\\", "/")).stem or place


def _lettered(piece: Piece) -> bool:
    return any(c.isalnum() for c in piece.text)


def _label(page: Parsed) -> _Labelled:
    page = replace(page, pieces=parted(page.pieces))
    bounds = layout(page.pieces)
    head = heads.read(page, bounds)
    bounds = _settled(page.pieces, bounds, head)
    opening = [head.title or "", head.label]
    opening += [flat(p.text) for p in page.pieces[bounds.first : head.lead + 4] if p.words < 200]
    called = any(anywhere("genre.interview").search(text) for text in opening)
    parts = turns(page.pieces, bounds, head, interview=called)
    spoken = voices(page.pieces, parts, head) if parts else None
    origin = origins.derivations(page.pieces, bounds, head)
    quoted = reposts.carried(page.pieces, bounds, origin) if not parts else ()
    cited = origins.cited(page.pieces, bounds, head)
    return _Labelled(page, bounds, head, tuple(parts), spoken, origin, frozenset(quoted), cited)


def _settled(pieces: Sequence[Piece], bounds: Layout, head: Head) -> Layout:
    """The layout with what the head tells of it: a masthead is off, a by-line just above is in."""
    bounds = head.settled(bounds)
    first, own = bounds.first, list(bounds.furniture)
    while first - 1 in head.bylines and not is_furniture(pieces[first - 1]):
        first -= 1
        own[first] = False
    return replace(bounds, first=first, furniture=tuple(own))


def _begins(labelled: _Labelled) -> int:
    """Index of the body's first piece, below sharing lines that part the text from its head."""
    bounds, head = labelled.layout, labelled.head
    if labelled.page.pieces[bounds.first].inside:
        return bounds.first
    above = [i for i in range(bounds.first, head.lead) if bounds.furniture[i]]
    return max(above, default=bounds.first - 1) + 1


def _outlet(labelled: _Labelled) -> str | None:
    """The outlet that a document which passes on a text says it has it from."""
    return next((d.of for d in labelled.derivations if d.of), None)


def _blocks(labelled: _Labelled) -> Iterable[Block]:
    pieces, head = labelled.page.pieces, labelled.head
    parts = {part.index: part for part in labelled.parts}
    closing = _thanks(labelled.parts, pieces)
    quoted_from = _outlet(labelled) or AUTHOR
    for index, piece in enumerate(pieces):
        kind, speaker = kind_of(pieces, index, labelled.layout, head), AUTHOR
        part = parts.get(index)
        if index in labelled.quoted:
            kind, speaker = BlockKind.QUOTATION, quoted_from
        elif index in labelled.cited and not part:
            speaker = labelled.cited[index]
        elif part and labelled.voices and kind is not BlockKind.BOILERPLATE:
            if part.block:
                kind = part.block
            elif part.kind is not TurnKind.NOTE:
                kind = _BLOCKS[part.kind] if index not in closing else BlockKind.NOTE
                speaker = labelled.voices.of(part)
        yield Block(kind, piece.start, piece.end, speaker)


def _thanks(parts: Sequence[Part], pieces: Sequence[Piece]) -> frozenset[int]:
    """Pieces of a last "question" that asks nothing and is not answered: the thanks at the end."""
    spoken = [p for p in parts if p.kind is not TurnKind.NOTE]
    last: list[Part] = []
    for part in reversed(spoken):
        if part.kind is not TurnKind.QUESTION:
            break
        last.append(part)
    if any("?" in pieces[p.index].text or "؟" in pieces[p.index].text for p in last):
        return frozenset()
    return frozenset(p.index for p in last)


def _turns(labelled: _Labelled) -> Iterable[Turn]:
    if labelled.voices is None:
        return
    pieces = labelled.page.pieces
    closing = _thanks(labelled.parts, pieces)
    group: list[Part] = []
    for part in [*labelled.parts, None]:
        if group and (part is None or part.opens):
            kind = TurnKind.NOTE if group[0].index in closing else group[0].kind
            speaker = labelled.voices.of(group[0])
            yield Turn(kind, speaker, pieces[group[0].index].start, pieces[group[-1].index].end)
            group = []
        if part:
            group.append(part)


def _metadata(labelled: _Labelled, address: str | None) -> Metadata:
    page, head, bounds = labelled.page, labelled.head, labelled.layout
    inside = [i for i in range(bounds.first, bounds.last + 1) if not bounds.furniture[i]]
    body = [page.pieces[i] for i in inside]
    found: dict[str, str] = dict(head.found_in)
    own = [page.pieces[i] for i in inside if i not in labelled.quoted]
    kind = genres.genre(body, own, head, _signs(labelled))
    found["genre"] = "turns" if kind is Genre.INTERVIEW else "layout and wording"
    language = genres.language("\n".join(p.text for p in body))
    if language:
        found["language"] = "text"
    elif language := _declared(page.declared, "language"):
        found["language"] = page.found_in.get("language", "page metadata")
    url = address or _declared(page.declared, "url")
    if url:
        found["url"] = "address" if address else page.found_in.get("url", "page metadata")
    return Metadata(
        title=head.title,
        publisher=head.publisher,
        authors=head.authors,
        published=head.published,
        genre=kind,
        language=language,
        url=url,
        found_in=found,
    )


def _signs(labelled: _Labelled) -> genres.Signs:
    page, head, bounds = labelled.page, labelled.head, labelled.layout
    after = (i for i in range(head.lead + 1, bounds.last) if i not in labelled.quoted)
    kinds = (kind_of(page.pieces, i, bounds, head) for i in after)
    above = [flat(p.text) for p in page.pieces[max(0, head.lead - _ABOVE) : head.lead]]
    crumbs = [m.group("section") for text in above if (m := _SECTION.search(text))]
    return genres.Signs(
        turns=bool(labelled.parts),
        fields=bool(page.fields),
        headings=sum(kind is BlockKind.HEADING for kind in kinds),
        section=" ; ".join([*crumbs, _declared(page.declared, "section") or ""]),
    )


def _declared(declared: Mapping[str, object], key: str) -> str | None:
    value = declared.get(key)
    return str(value) if isinstance(value, str) and value else None


def _speakers(labelled: _Labelled) -> tuple[Speaker, ...]:
    head = labelled.head
    named = [Speaker(name, SpeakerRole.AUTHOR, head.signed_for) for name in head.authors]
    if head.issuer and not named:
        named.append(Speaker(head.issuer, SpeakerRole.AUTHOR))
    if labelled.voices:
        if not named:
            named.append(Speaker(AUTHOR, SpeakerRole.AUTHOR))
        named.extend(labelled.voices.speakers)
    for origin in labelled.derivations:
        if origin.of:
            named.append(Speaker(origin.of, SpeakerRole.CITED))
        if origin.by and origin.kind == "translation":
            named.append(Speaker(origin.by, SpeakerRole.TRANSLATOR))
    named.extend(Speaker(name, SpeakerRole.CITED) for name in labelled.cited.values())
    if head.publisher:
        named.append(Speaker(head.publisher, SpeakerRole.PUBLISHER))
    return tuple(dict.fromkeys(named))
