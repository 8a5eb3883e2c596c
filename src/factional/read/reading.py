"""Bytes to a `Document`: decode, cut into pieces, label them, name the voices."""

from __future__ import annotations

import hashlib
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
    Speaker,
    SpeakerRole,
    Turn,
    TurnKind,
)
from factional.read import formats, heads, origins, reposts
from factional.read.cues import anywhere, flat
from factional.read.formats.charset import charset_of
from factional.read.furniture import Layout, is_furniture, layout
from factional.read.head import Head
from factional.read.inline import parted
from factional.read.kinds import kind_of
from factional.read.languages import differing
from factional.read.metadata import Read, metadata
from factional.read.parsed import Parsed
from factional.read.pieces import Piece
from factional.read.speech import speeches
from factional.read.turns import Part, turns
from factional.read.voices import Voices, voices

MOST_TEXT = 10_000_000
"""The longest text that is one document, in code points: some five thousand pages."""

_UNTOLD = (BlockKind.BOILERPLATE, BlockKind.BYLINE, BlockKind.TABLE)
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
    kinds: tuple[BlockKind, ...]


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
    labelled = _label(page, address)
    about = metadata(
        Read(
            labelled.page,
            labelled.layout,
            labelled.head,
            labelled.kinds,
            bool(labelled.parts),
            labelled.quoted,
        ),
        address,
    )
    sha256 = hashlib.sha256(data).hexdigest()
    pieces, bounds = labelled.page.pieces, labelled.layout
    document = Document(
        id=sha256[:16],
        sha256=sha256,
        name=name or stem(place),
        media_type=media_type,
        text=page.text,
        blocks=_languages(tuple(_blocks(labelled)), page.text, about.language),
        body=(pieces[_begins(labelled)].start, pieces[bounds.last].end),
        metadata=about,
        turns=tuple(_turns(labelled)),
        speakers=_speakers(labelled),
        derivations=labelled.derivations,
        pages=page.pages,
        tables=page.tables,
    )
    return _heard(replace(document, speech=speeches(document)))


def _heard(document: Document) -> Document:
    """The document whose set-off quotations have the speakers that its prose tells of."""
    told = {
        block: speech.speaker
        for block in document.blocks
        if block.kind is BlockKind.QUOTATION and block.speaker == origins.UNNAMED
        for speech in document.speech
        if speech.speaker and speech.start <= block.end - 1 and block.start < speech.end
        if speech.end - speech.start >= 0.8 * (block.end - block.start)
    }
    if not told:
        return document
    blocks = tuple(replace(b, speaker=told.get(b, b.speaker)) for b in document.blocks)
    left = any(b.speaker == origins.UNNAMED for b in blocks)
    voices = [s for s in document.speakers if s.name != origins.UNNAMED or left]
    found = [Speaker(name, SpeakerRole.CITED) for name in told.values()]
    return replace(document, blocks=blocks, speakers=tuple(dict.fromkeys([*voices, *found])))


def stem(place: str) -> str:
    """The name of a document from its file name or the last part of its address."""
    parts = urlsplit(place)
    if parts.scheme in ("http", "https"):
        path = PurePosixPath(unquote(parts.path))
        return path.stem or parts.hostname or place
    return PurePosixPath(place.replace("\\", "/")).stem or place


def _lettered(piece: Piece) -> bool:
    return any(c.isalnum() for c in piece.text)


def _label(page: Parsed, address: str | None) -> _Labelled:
    page = replace(page, pieces=parted(page.pieces))
    bounds = layout(page.pieces)
    head = heads.read(page, bounds, address)
    bounds = _settled(page.pieces, bounds, head)
    opening = [head.title or "", head.label]
    opening += [flat(p.text) for p in page.pieces[bounds.first : head.lead + 4] if p.words < 200]
    called = any(anywhere("genre.interview").search(text) for text in opening)
    parts = turns(page.pieces, bounds, head, interview=called)
    spoken = voices(page.pieces, parts, head) if parts else None
    origin = origins.derivations(page.pieces, bounds, head)
    quoted = reposts.carried(page.pieces, bounds, origin) if not parts else ()
    cited = origins.cited(page.pieces, bounds, head)
    kinds = tuple(kind_of(page.pieces, i, bounds, head) for i in range(len(page.pieces)))
    return _Labelled(
        page, bounds, head, tuple(parts), spoken, origin, frozenset(quoted), cited, kinds
    )


def _settled(pieces: Sequence[Piece], bounds: Layout, head: Head) -> Layout:
    """The layout with what the head tells of it: a masthead is off, a by-line just above is in."""
    bounds = head.settled(bounds)
    first, own = bounds.first, list(bounds.furniture)
    while first - 1 in head.bylines and not is_furniture(pieces[first - 1]):
        first -= 1
        own[first] = False
    title = min(head.headings, default=first)
    plain = not any(piece.inside is False for piece in pieces[title:first])
    if plain and title < first and {*head.headings, *head.bylines}.issuperset(range(title, first)):
        own[title:first] = [False] * (first - title)
        first = title
    if head.outlet is not None and first <= head.outlet < head.headline:
        between = range(head.outlet + 1, head.headline)
        below = all(i in head.bylines or is_furniture(pieces[i]) for i in between)
        first = head.headline if below else head.outlet + 1
        own[:first] = [True] * first
    return replace(bounds, first=first, furniture=tuple(own))


def _begins(labelled: _Labelled) -> int:
    """Index of the body's first piece, below sharing lines that part the text from its head."""
    bounds, head = labelled.layout, labelled.head
    if any(piece.inside for piece in labelled.page.pieces[bounds.first : head.lead + 1]):
        return bounds.first
    above = [i for i in range(bounds.first, head.lead) if bounds.furniture[i]]
    return max(above, default=bounds.first - 1) + 1


def _outlet(labelled: _Labelled) -> str | None:
    """The outlet that a document which passes on a text says it has it from."""
    return next((d.of for d in labelled.derivations if d.of and d.whole), None)


def _blocks(labelled: _Labelled) -> Iterable[Block]:
    pieces = labelled.page.pieces
    parts = {part.index: part for part in labelled.parts}
    closing = _thanks(labelled.parts, pieces)
    quoted_from = _outlet(labelled) or AUTHOR
    for index, piece in enumerate(pieces):
        kind, speaker = labelled.kinds[index], AUTHOR
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


def _languages(blocks: tuple[Block, ...], text: str, whole: str | None) -> tuple[Block, ...]:
    """The blocks, each of the article's with its language where that is not the document's."""
    own = [b.kind not in _UNTOLD for b in blocks]
    texts = [text[b.start : b.end] if told else "" for b, told in zip(blocks, own, strict=True)]
    tags = differing(texts, whole)
    return tuple(
        replace(b, language=tag) if tag else b for b, tag in zip(blocks, tags, strict=True)
    )


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
