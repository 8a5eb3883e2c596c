"""What reading gives of one document, as a record that stays as it is.

`docs/reading.md` describes every field. `FORMAT` goes up when one changes its meaning or goes away;
new ones may come at any time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factional.model import (
    BlockKind,
    Derivation,
    Document,
    Genre,
    Hint,
    Page,
    Speaker,
    Speech,
    Table,
    Turn,
)

FORMAT = 1
"""Version of the record."""


@dataclass(frozen=True, slots=True)
class BlockReading:
    """A block with its number, from 1, and the page that it begins on."""

    number: int
    kind: BlockKind
    start: int
    end: int
    speaker: str
    language: str | None
    page: str | None


@dataclass(frozen=True, slots=True)
class MetadataReading:
    """What a document says about itself; `found_in` tells of each field that is set where."""

    title: str | None
    publisher: str | None
    section: str | None
    authors: tuple[str, ...]
    published: str | None
    modified: str | None
    dateline: str | None
    genre: Genre
    language: str | None
    url: str | None
    found_in: Mapping[str, str]
    hints: tuple[Hint, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read. Offsets count code points of `text`, end exclusive."""

    format: int
    place: str
    within: str | None
    id: str
    sha256: str
    name: str
    media_type: str
    metadata: MetadataReading
    body: tuple[int, int]
    blocks: tuple[BlockReading, ...]
    turns: tuple[Turn, ...]
    speakers: tuple[Speaker, ...]
    speech: tuple[Speech, ...]
    derivations: tuple[Derivation, ...]
    pages: tuple[Page, ...]
    tables: tuple[Table, ...]
    text: str


def page_of(document: Document, offset: int) -> str | None:
    """What the page of an offset goes by: its label, else its number; None where none are."""
    page = document.page(offset)
    return None if page is None else page.label or str(page.number)


def reading(document: Document, place: str, *, within: str | None = None) -> Reading:
    """The record of a document.

    Args:
        document: As read, or as the case holds it.
        place: Where its bytes are from.
        within: The archive, mailbox or list that it came in, where it did.
    """
    about = document.metadata
    return Reading(
        format=FORMAT,
        place=place,
        within=within,
        id=document.id,
        sha256=document.sha256,
        name=document.name,
        media_type=document.media_type,
        metadata=MetadataReading(
            title=about.title,
            publisher=about.publisher,
            section=about.section,
            authors=about.authors,
            published=about.published,
            modified=about.modified,
            dateline=about.dateline,
            genre=about.genre,
            language=about.language,
            url=about.url,
            found_in=about.found_in,
            hints=about.hints,
        ),
        body=document.body,
        blocks=tuple(
            BlockReading(
                number,
                block.kind,
                block.start,
                block.end,
                block.speaker,
                block.language,
                page_of(document, block.start),
            )
            for number, block in enumerate(document.blocks, 1)
        ),
        turns=document.turns,
        speakers=document.speakers,
        speech=document.speech,
        derivations=document.derivations,
        pages=document.pages,
        tables=document.tables,
        text=document.text,
    )
