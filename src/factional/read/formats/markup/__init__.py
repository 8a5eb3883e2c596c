"""HTML to pieces: all visible text in document order, with what the markup says about it.

Nothing is deleted. The page is parsed once, by lxml: `blocks` gathers its visible text, `article`
tells which of it is the article (with trafilatura's help), `declared` reads what the page says of
itself. Menus, footers and side columns stay in the text and are labelled. Tables of data stay
tables; information boxes become fields, as those of plain texts are.
"""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

from factional.model import BlockKind
from factional.read.formats.builder import Builder
from factional.read.formats.decode import decode
from factional.read.formats.markup.article import inside
from factional.read.formats.markup.blocks import Block, blocks
from factional.read.formats.markup.declared import declared
from factional.read.formats.markup.trees import tree
from factional.read.parsed import Parsed
from factional.read.pieces import Piece

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD = 0.9


def parse(data: bytes, place: str) -> Parsed:
    """The pieces of a page, with its metadata.

    Args:
        data: The page's markup as received.
        place: Where it is from; an address serves for links and metadata.
    """
    root = tree(decode(data, place))
    if root is None:
        return Parsed("", ())
    address = place if urlsplit(place).scheme in ("http", "https") else None
    found = blocks(root)
    values = declared(root, address) if found else {}
    named = values["authors"][0] if "authors" in values else ()
    within = inside(found, root, address, named if isinstance(named, list) else ())
    builder = Builder()
    told: list[tuple[bool | None, bool]] = []
    fields: list[tuple[str, str]] = []
    for block, own in zip(found, within, strict=True):
        _write(builder, block, own, told, fields)
    parsed = builder.parsed()
    pieces = (
        Piece(p.start, p.end, p.text, p.kind, p.bold, own, field)
        for p, (own, field) in zip(parsed.pieces, told, strict=True)
    )
    return replace(
        parsed,
        pieces=tuple(pieces),
        declared={name: value for name, (value, _) in values.items()},
        found_in={name: where for name, (_, where) in values.items()},
        fields=tuple(fields),
    )


def _write(
    builder: Builder,
    block: Block,
    own: bool | None,
    told: list[tuple[bool | None, bool]],
    fields: list[tuple[str, str]],
) -> None:
    """Put a block into the text, and note of each of its pieces what is known of it."""
    grid = block.grid
    if grid is None:
        kind = _kind(block)
        if own is None and block.place.aside:
            kind = BlockKind.BOILERPLATE
        builder.paragraph(block.text, kind, bold=block.bold >= _BOLD * block.size)
        told.append((own, False))
        return
    caption = None
    if grid.caption and (caption := builder.paragraph(grid.caption, BlockKind.CAPTION)):
        told.append((own, False))
    if not grid.box:
        before = builder.count
        builder.table(grid.rows, caption)
        told += [(own, False)] * (builder.count - before)
        return
    fields += grid.fields
    for row in grid.rows:
        texts = [_listed(cell.text) for cell in row]
        line = ": ".join(
            text.rstrip(" :") if i == 0 else text for i, text in enumerate(texts) if text
        )
        kind = BlockKind.CAPTION if len(row) == 1 else None
        if line and builder.paragraph(line, kind):
            told.append((own, len(row) > 1))


def _listed(text: str) -> str:
    """The lines of a cell as a list on one line, each heading among them with what it heads."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return re.sub(r":; ", ": ", "; ".join(line for line in lines if line))


def _kind(block: Block) -> BlockKind | None:
    tags = block.place.tags
    if tags & _HEADINGS:
        return BlockKind.HEADING
    if tags & {"figcaption", "caption"}:
        return BlockKind.CAPTION
    if "blockquote" in tags:
        return BlockKind.QUOTATION
    return None


__all__ = ["Piece", "parse"]
