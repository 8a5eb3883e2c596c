"""HTML to pieces: all visible text in document order, with what the markup says about it.

Nothing is deleted. `lxml` gives the blocks; `trafilatura` decides which of them are the article and
reads the page's metadata; menus, footers and side columns stay in the text and are labelled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from lxml import etree, html

from factional.model import BlockKind
from factional.read.cues import flat
from factional.read.formats.decode import decode
from factional.read.parsed import Parsed
from factional.read.pieces import Piece

_HIDDEN = frozenset({
    "script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "select",
    "textarea", "button", "input", "canvas", "audio", "video", "map",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "q", "ruby", "rb", "rt", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_BOLD = frozenset({"b", "strong"})
_ASIDE = frozenset({"nav", "aside", "footer", "form", "menu"})
_SPACES = re.compile(r"[ \t\r\n\f\u200b]+")
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SECTIONS = frozenset({"article:section", "section", "parsely-section", "dc.type"})
_LD_SECTION = re.compile(r'"(?:articleSection|genre|@type)"\s*:\s*\[?\s*"([^"]{2,60})"')
_LEAST = 25
_QUESTION_LEAST = 3


@dataclass(slots=True)
class _Block:
    """A block of a page while its text is being gathered."""

    tags: frozenset[str]
    parts: list[str] = field(default_factory=list)
    bold: int = 0
    linked: int = 0
    size: int = 0

    def add(self, text: str, *, bold: bool, linked: bool) -> None:
        self.parts.append(text)
        letters = sum(not c.isspace() for c in text)
        self.size += letters
        self.bold += letters * bold
        self.linked += letters * linked

    @property
    def text(self) -> str:
        lines = "".join(self.parts).split("\n")
        return "\n".join(line for raw in lines if (line := _SPACES.sub(" ", raw).strip()))


def parse(data: bytes, place: str) -> Parsed:
    """The pieces of a page, with its metadata.

    Args:
        data: The page's markup as received.
        place: Where it is from; an address serves for links and metadata.
    """
    source = decode(data, place)
    address = place if urlsplit(place).scheme in ("http", "https") else None
    root = _tree(source)
    blocks = [b for b in _blocks(root) if b.text] if root is not None else []
    article = _article(source, address) if blocks else ""
    inside = _inside(blocks, article)
    pieces: list[Piece] = []
    texts: list[str] = []
    offset = 0
    for block, within in zip(blocks, inside, strict=True):
        text = block.text
        kind = _kind(block)
        if within is None and block.tags & _ASIDE:
            kind = BlockKind.BOILERPLATE
        bold = block.size > 0 and block.bold >= 0.9 * block.size
        pieces.append(Piece(offset, offset + len(text), text, kind, bold, within))
        texts.append(text)
        offset += len(text) + 2
    declared = _metadata(source, address) if pieces else {}
    if root is not None and (section := _section(root)):
        declared["section"] = section
    if root is not None and (language := root.get("lang")):
        declared["language"] = language.split("-")[0].lower()
    where = dict.fromkeys(declared, "page metadata")
    return Parsed("\n\n".join(texts), tuple(pieces), declared, where)


def _tree(source: str) -> html.HtmlElement | None:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True)
    try:
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _blocks(root: html.HtmlElement) -> Iterator[_Block]:
    """Blocks of visible text in document order."""
    finished: list[_Block] = []
    current = _Block(frozenset())

    def close(tags: frozenset[str]) -> None:
        nonlocal current
        finished.append(current)
        current = _Block(tags)

    # an explicit stack: pages nest deeper than Python does
    stack: list[tuple[Any, frozenset[str], bool]] = [(root, frozenset(), False)]
    while stack:
        element, tags, leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        inner = tags | {tag}
        # the links of a menu stand apart on the screen, whatever parts them in the source
        apart = tag not in _INLINE or (tag == "a" and "nav" in tags)
        if leaving:
            if apart:
                close(tags)
            _text(current, element.tail, tags)
            continue
        if not tag or tag in _HIDDEN or _invisible(element):
            _text(current, element.tail, tags)
            continue
        if tag == "br":
            current.parts.append("\n")
            _text(current, element.tail, tags)
            continue
        if apart:
            close(inner)
        _text(current, element.text, inner)
        stack.append((element, tags, True))
        stack.extend((child, inner, False) for child in reversed(element))
    finished.append(current)
    for block in finished:
        yield from _split(block)


def _text(block: _Block, text: str | None, tags: frozenset[str]) -> None:
    if text:
        plain = text if "pre" in tags else _SPACES.sub(" ", text)
        block.add(plain, bold=bool(tags & _BOLD), linked="a" in tags)


def _split(block: _Block) -> Iterator[_Block]:
    """A block whose paragraphs are parted by two line breaks, as those paragraphs."""
    joined = "".join(block.parts)
    pieces = re.split(r"\n[ \t]*\n\s*", joined)
    if len(pieces) < 2:
        yield block
        return
    share = block.bold / block.size if block.size else 0.0
    for part in pieces:
        one = _Block(block.tags)
        one.add(
            part, bold=share >= 0.9, linked=bool(block.size) and block.linked > 0.9 * block.size
        )
        yield one


def _invisible(element: html.HtmlElement) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_INVISIBLE.search(element.get("style") or ""))
    )


def _kind(block: _Block) -> BlockKind | None:
    if block.tags & {"h1", "h2", "h3", "h4", "h5", "h6"}:
        return BlockKind.HEADING
    if block.tags & {"figcaption", "caption"}:
        return BlockKind.CAPTION
    if "blockquote" in block.tags:
        return BlockKind.QUOTATION
    return None


def _article(source: str, address: str | None) -> str:
    """The article's text as trafilatura finds it; empty where it finds none."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - 0.2 s, for pages only

    found = bare_extraction(
        source, url=address, include_comments=False, include_tables=True, favor_recall=True
    )
    return (getattr(found, "text", None) or "") if found is not None else ""


def _inside(blocks: list[_Block], article: str) -> list[bool | None]:
    """Whether each block is in the article; None for all where no article was found."""
    lines = {_key(line) for line in article.splitlines() if line.strip()}
    whole = _key(article)
    texts = [_key(block.text) for block in blocks]
    hits = [
        i
        for i, text in enumerate(texts)
        if text
        and not blocks[i].tags & {"nav", "footer"}
        and (text in lines or (len(text) >= _LEAST and text in whole))
    ]
    long = [i for i in hits if len(texts[i]) >= _LEAST]
    if not long or sum(len(texts[i]) for i in long) < 100:
        return [None] * len(blocks)
    first, last = long[0], long[-1]
    found = set(hits)
    inside: list[bool | None] = []
    for index, block in enumerate(blocks):
        within = first <= index <= last and (index in found or _belongs(block))
        # a last short line ("Yes.", "End of interview.") that is no link
        tail = last < index <= last + 1 and index in found
        inside.append(within or tail)
    return inside


def _belongs(block: _Block) -> bool:
    """Whether a block amid the article, left out by the extractor, is a part of it all the same."""
    if block.tags & _ASIDE:
        return False
    if block.size and block.linked > 0.5 * block.size:
        return False
    text = block.text
    return _kind(block) is not None or text.rstrip("\"'”’»)").endswith(
        (".", "?", "!", "؟", "…", ":")
    )


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _section(root: html.HtmlElement) -> str:
    """Sections and types that the page puts itself in, by OpenGraph and JSON-LD."""
    named = [
        str(meta.get("content") or "")
        for meta in root.iter("meta")
        if (meta.get("property") or meta.get("name")) in _SECTIONS
    ]
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json":
            named += _LD_SECTION.findall(script.text or "")
    return " ; ".join(flat(name) for name in dict.fromkeys(named) if name.strip())


def _metadata(source: str, address: str | None) -> dict[str, Any]:
    """Title, authors, date, site and address by tags, JSON-LD and OpenGraph."""
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415

    # the latest date is fixed: what a page says must not depend on the day it is read
    config = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
    found = extract_metadata(source, default_url=address, date_config=config, extensive=False)
    authors = [flat(a) for a in (found.author or "").split(";") if a.strip()]
    values = {
        "title": found.title,
        "authors": authors,
        "date": found.date,
        "publisher": found.sitename,
        "url": found.url,
    }
    return {key: value for key, value in values.items() if value}
