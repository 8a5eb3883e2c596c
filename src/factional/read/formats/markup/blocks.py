"""Blocks of a page: its visible text in document order, each block with the place it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import yaml
from lxml import html

from factional.read.formats.markup.tables import Grid, grid

_HIDDEN = frozenset({
    "script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "select",
    "textarea", "button", "input", "canvas", "audio", "video", "map",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "q", "ruby", "rb", "rt", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_BOLD = frozenset({"b", "strong", "em", "i", "dt"})
_CONTROLS = frozenset({"input", "button", "textarea", "select"})
_SPACES = re.compile(r"[ \t\r\n\f\u200b]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BETWEEN = re.compile(r"\n[ \t]*\n\s*")
_LINE = 80  # characters of an average line from which single breaks part paragraphs


@dataclass(slots=True, eq=False)
class Place:
    """An element that parts blocks, in its place in the page.

    Attributes:
        tag: Its name.
        above: The place around it, or None.
        tags: Its name and those of all around it.
        named: Its class, which blocks of one make share.
        aside: What its name, class or role say that it is (`aside`, `comments`), or None.
        controls: Buttons and fields in it or in what lies in it.
        size: Letters in it.
        linked: Those of them that are links.
    """

    tag: str
    above: Place | None
    tags: frozenset[str]
    named: str = ""
    aside: str | None = None
    controls: int = 0
    size: int = 0
    linked: int = 0

    def up(self) -> Iterator[Place]:
        """The place itself and those around it, from the inside out."""
        place: Place | None = self
        while place is not None:
            yield place
            place = place.above


@dataclass(slots=True)
class Block:
    """A block of a page while its text is being gathered; a data table is one block."""

    place: Place
    parts: list[str] = field(default_factory=list)
    bold: int = 0
    linked: int = 0
    size: int = 0
    grid: Grid | None = None
    text: str = ""

    def add(self, text: str, *, bold: bool, linked: bool) -> None:
        """Add text, which is bold or a link or neither."""
        self.parts.append(text)
        letters = len(text) - text.count(" ") - text.count("\n")
        self.size += letters
        if bold:
            self.bold += letters
        if linked:
            self.linked += letters


@cache
def _regions() -> dict[str, re.Pattern[str]]:
    source = resources.files(__package__).joinpath("regions.yaml").read_text(encoding="utf-8")
    entries = {
        key: "|".join(part for raw in value.split(";") if (part := raw.strip()))
        for key, value in yaml.safe_load(source).items()
    }
    return {key: re.compile(rf"(?<![a-z])(?:{entry})(?![a-z])") for key, entry in entries.items()}


@lru_cache(maxsize=4096)
def _named_aside(tag: str, names: str, role: str) -> str | None:
    """What an element is by its tag, its class and id, and its role."""
    found = _regions()
    folded = _CAMEL.sub("-", names).replace("_", "-").lower()
    if found["comments"].search(folded):
        return "comments"
    if found["tags"].fullmatch(tag) or found["roles"].fullmatch(role):
        return "aside"
    return "aside" if found["aside"].search(folded) else None


def blocks(root: html.HtmlElement) -> list[Block]:
    """Blocks of visible text in document order, without empty ones."""
    walk = _Walk()
    walk.through(root)
    out = []
    for block in walk.finished:
        if block.grid is not None:
            out.append(block)
        elif block.size:
            out.extend(_split(block))
    for block in out:
        for place in block.place.up():
            place.size += block.size
            place.linked += block.linked
    return out


class _Walk:
    """The way through a page, with what is open at each step."""

    def __init__(self) -> None:
        self.finished: list[Block] = []
        self._current = Block(Place("", None, frozenset()))

    def through(self, root: html.HtmlElement) -> None:
        """Walk with an explicit stack: pages nest deeper than Python does."""
        top = self._current.place
        stack: list[tuple[Any, Place, bool, bool, bool]] = [(root, top, False, False, False)]
        while stack:
            element, place, bold, linked, leaving = stack.pop()
            tag = element.tag if isinstance(element.tag, str) else ""
            # the links of a menu stand apart on the screen, whatever parts them in the source
            apart = tag not in _INLINE or (tag == "a" and "nav" in place.tags)
            if leaving:
                if apart:
                    self._open(place)
                self._text(element.tail, place, bold, linked)
                continue
            if not tag or tag in _HIDDEN or _invisible(element):
                if tag in _CONTROLS and element.get("type") != "hidden":
                    for around in place.up():
                        around.controls += 1
                self._text(element.tail, place, bold, linked)
                continue
            if tag == "br":
                self._current.parts.append("\n")
                self._text(element.tail, place, bold, linked)
                continue
            if tag == "table" and (found := grid(element)):
                inner = _place(element, tag, place)
                self.finished += [self._current, Block(inner, grid=found, size=found.size)]
                self._current = Block(place)
                self._text(element.tail, place, bold, linked)
                continue
            inner = place
            if apart:
                inner = _place(element, tag, place)
                self._open(inner)
            elif tag == "a" and self._current.parts and not self._current.parts[-1][-1:].isspace():
                before = element.getprevious()
                if before is not None and not before.tail and before.tag in ("a", "span"):
                    self._current.parts.append(" ")
            strong, link = bold or tag in _BOLD, linked or tag == "a"
            self._text(element.text, inner, strong, link)
            stack.append((element, place, bold, linked, True))
            stack.extend((child, inner, strong, link, False) for child in reversed(element))
        self.finished.append(self._current)

    def _open(self, place: Place) -> None:
        if self._current.parts:
            self.finished.append(self._current)
            self._current = Block(place)
        else:
            self._current.place = place

    def _text(self, text: str | None, place: Place, bold: bool, linked: bool) -> None:
        if text:
            plain = text if "pre" in place.tags else _SPACES.sub(" ", text)
            self._current.add(plain, bold=bold, linked=linked)


def _place(element: html.HtmlElement, tag: str, above: Place) -> Place:
    named = element.get("class") or ""
    aside = None
    if tag not in ("html", "body"):
        names = f"{named} {element.get('id') or ''}"
        aside = _named_aside(tag, names, element.get("role") or "")
    tags = above.tags if tag in above.tags else above.tags | {tag}
    return Place(tag, above, tags, named, aside)


def _invisible(element: html.HtmlElement) -> bool:
    attributes = element.attrib
    if not attributes:
        return False
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or ("style" in attributes and _INVISIBLE.search(attributes["style"]) is not None)
    )


def _tidy(text: str) -> str:
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _split(block: Block) -> Iterator[Block]:
    """A block whose paragraphs line breaks part, as those paragraphs."""
    joined = "".join(block.parts)
    if "\n" not in joined:
        block.text = _SPACES.sub(" ", joined).strip()
        if block.text:
            yield block
        return
    parts = [t for part in _BETWEEN.split(joined) if (t := _tidy(part))]
    if "pre" not in block.place.tags:
        lines = [line for part in parts for line in part.split("\n")]
        if len(lines) > len(parts) and sum(map(len, lines)) >= _LINE * len(lines):
            parts = lines
    bold = block.bold >= 0.9 * block.size
    linked = block.linked > 0.9 * block.size
    for text in parts:
        size = len(text) - text.count(" ")
        share = block.size / max(1, size) if len(parts) == 1 else 1
        own = Block(block.place, [], size * bold, size * linked, size, text=text)
        if share != 1 or len(parts) == 1:
            own.bold, own.linked, own.size = block.bold, block.linked, block.size
        yield own
