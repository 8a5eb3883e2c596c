"""What a parser makes of a file: its text in pieces, and what it declares about itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from factional.model import Page, Table
from factional.read.pieces import Piece

PROPERTIES = "document properties"
"""Where office programs keep a title and an author, often those of a template or a typist."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text in pieces, with what its head or markup declares about it.

    Attributes:
        text: The text that all offsets count in.
        pieces: Its stretches, in order.
        declared: Title, authors, date, modified, publisher, section, language, url and the like,
            as front matter, page metadata or document properties name them.
        found_in: Where a declared value was found, by the same keys.
        fields: Fields of an information box, as `(name, value)`.
        pages: Pages of the file, where it has any.
        tables: Tables among the pieces; each of their rows is a piece of kind `table`.
    """

    text: str
    pieces: tuple[Piece, ...]
    declared: dict[str, Any] = field(default_factory=dict)
    found_in: dict[str, str] = field(default_factory=dict)
    fields: tuple[tuple[str, str], ...] = ()
    pages: tuple[Page, ...] = ()
    tables: tuple[Table, ...] = ()
