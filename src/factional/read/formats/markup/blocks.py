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
_PIXELS = re.compile(r"font-size\s*:\s*([\d.]+)(px|pt)")
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
        depth: How many elements are around it.
        controls: Buttons and fields in it or in what lies in it.
        size: Letters in it.
        linked: Those of them that are links.
    """

    tag: str
    above: Place | None
    tags: frozenset[str]
    named: str = ""
    aside: str | None = None
    depth: int = 0
    controls: int = 0
    size: int = 0
    linked: int = 0

    def up(self) -> Iterator[Place]:
        """The place itself and those around it, from the inside out."""
        place: Place | None = self
        while place is not None:
            yield place
            place = place.above


Style = tuple[bool, bool, bool]
"""Whether a run of text is bold, a link, in small print."""


@dataclass(slots=True)
class Block:
    """A block of a page while its text is being gathered; a data table is one block.

    Attributes:
        place: Where it stands.
        runs: Its text as gathered, with what it is set in.
        bold: Letters in bold.
        linked: Letters that are links.
        small: Letters in small print.
        size: All its letters.
        grid: The table that it is, or None.
        text: Its text, tidied.
    """

    place: Place
    runs: list[tuple[str, Style]] = field(default_factory=list)
    bold: int = 0
    linked: int = 0
    small: int = 0
    size: int = 0
    grid: Grid | None = None
    text: str = ""

    def count(self, text: str, style: Style) -> None:
        """Count the letters of a run of text."""
        letters = len(text) - text.count(" ") - text.count("\n")
        self.size += letters
        bold, linked, small = style
        if bold:
            self.bold += letters
        if linked:
            self.linked += letters
        if small:
            self.small += letters


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
    if found["author"].search(folded):
        return "author"
    if found["tags"].fullmatch(tag) or found["roles"].fullmatch(role):
        return "aside"
    return "aside" if found["aside"].search(folded) else None


def blocks(root: html.HtmlElement) -> list[Block]:
    """Blocks of visible text in document order, without empty ones."""
    walk = _Walk()
    walk.through(root)
    out: list[Block] = []
    for block in walk.finished:
        if block.grid is not None:
            out.append(block)
        elif block.runs:
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
        plain: Style = (False, False, False)
        stack: list[tuple[Any, Place, Style, bool]] = [(root, self._current.place, plain, False)]
        while stack:
            element, place, style, leaving = stack.pop()
            tag = element.tag if isinstance(element.tag, str) else ""
            if leaving:
                if _apart(element, tag, place):
                    self._open(place)
            elif not tag or tag in _HIDDEN or _invisible(element):
                if tag in _CONTROLS and element.get("type") != "hidden":
                    for around in place.up():
                        around.controls += 1
            elif tag == "br":
                self._current.runs.append(("\n", plain))
            elif tag == "table" and (found := grid(element)):
                self.finished += [
                    self._current,
                    Block(_place(element, tag, place), grid=found, size=found.size),
                ]
                self._current = Block(place)
            else:
                inner, styled = self._enter(element, tag, place, style)
                stack.append((element, place, style, True))
                stack.extend((child, inner, styled, False) for child in reversed(element))
                continue
            self._text(element.tail, place, style)

    def _enter(
        self, element: html.HtmlElement, tag: str, place: Place, style: Style
    ) -> tuple[Place, Style]:
        bold, linked, small = style
        inner, runs = place, self._current.runs
        if _apart(element, tag, place):
            inner = _place(element, tag, place)
            self._open(inner)
        elif tag == "a" and runs and not runs[-1][0][-1:].isspace():
            before = element.getprevious()
            if before is not None and not before.tail and before.tag in ("a", "span"):
                runs.append((" ", style))
        if tag in _INLINE:
            bold, linked = bold or tag in _BOLD, linked or tag == "a"
            small = small or tag == "small" or (tag == "font" and _is_small(element))
        elif "style" in element.attrib and (size := _PIXELS.search(element.get("style"))):
            small = float(size.group(1)) <= (11 if size.group(2) == "px" else 8)
        styled = (bold, linked, small)
        self._text(element.text, inner, styled)
        return inner, styled

    def _open(self, place: Place) -> None:
        if self._current.runs:
            self.finished.append(self._current)
            self._current = Block(place)
        else:
            self._current.place = place

    def _text(self, text: str | None, place: Place, style: Style) -> None:
        if text:
            plain = text
            if "pre" not in place.tags and (not text.isprintable() or "  " in text):
                plain = _SPACES.sub(" ", text)
            self._current.runs.append((plain, style))


def _apart(element: html.HtmlElement, tag: str, place: Place) -> bool:
    """Whether an element parts the text before it from its own.

    The links of a menu stand apart on the screen, whatever parts them in the source.
    """
    if tag not in _INLINE:
        return True
    if tag == "span":
        return "editsection" in (element.get("class") or "")
    return tag == "a" and "nav" in place.tags


def _is_small(element: html.HtmlElement) -> bool:
    return (element.get("size") or "") in ("1", "-1", "-2", "-3")


def _place(element: html.HtmlElement, tag: str, above: Place) -> Place:
    named = element.get("class") or ""
    aside = None
    if tag not in ("html", "body"):
        names = f"{named} {element.get('id') or ''}"
        aside = _named_aside(tag, names, element.get("role") or "")
    tags = above.tags if tag in above.tags else above.tags | {tag}
    depth = above.depth + 1
    return Place(tag, above, tags, named, aside, depth)


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
    if "\u200b" in text:
        text = text.replace("\u200b", " ")
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _split(block: Block) -> Iterator[Block]:
    """A block whose paragraphs line breaks part, as those paragraphs."""
    for runs in _parted(block):
        text = _tidy("".join(run for run, _ in runs))
        if text:
            own = Block(block.place, text=text)
            for run, style in runs:
                own.count(run, style)
            yield own


def _parted(block: Block) -> Iterator[list[tuple[str, Style]]]:
    """The runs of each paragraph: two breaks part them, or one where all lines are long."""
    runs = block.runs
    if len(runs) == 1 and "\n" not in runs[0][0]:
        yield runs
        return
    joined = "".join(run for run, _ in runs)
    if "\n" not in joined:
        yield runs
        return
    cuts = [m.span() for m in _BETWEEN.finditer(joined)]
    if "pre" not in block.place.tags:
        lines = [n for line in joined.split("\n") if (n := len(line.strip()))]
        if sum(lines) >= _LINE * len(lines):
            cuts = [m.span() for m in re.finditer(r"\s*\n\s*", joined)]
    offset, own, cut = 0, [], 0
    for run, style in runs:
        begin = 0
        while cut < len(cuts) and cuts[cut][0] < offset + len(run):
            stop, resume = cuts[cut]
            if stop >= offset:
                own.append((run[begin : max(begin, stop - offset)], style))
                yield own
                own = []
            if resume > offset + len(run):
                begin = len(run)
                break
            begin = max(begin, resume - offset)
            cut += 1
        if begin < len(run):
            own.append((run[begin:], style))
        offset += len(run)
    yield own
