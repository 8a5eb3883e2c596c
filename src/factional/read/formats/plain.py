"""Plain text to pieces: lines, paragraphs wrapped by hand, information boxes, front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import yaml

from factional.model import BlockKind
from factional.read.formats import mailheads
from factional.read.formats.decode import decode
from factional.read.parsed import Parsed
from factional.read.pieces import Piece, trimmed
from factional.read.sheets import sheets

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_FIELD = re.compile(r"(?:^|\s)\|\s*(?=[\w ]{1,40}=)")
_NAMED_FIELD = re.compile(r"\|?\s*([\w ]{1,40}?)\s*=\s*(.*)", re.DOTALL)
_HEADING = re.compile(r"(?:#{1,6}\s+\S|={2,6}[^=].*={2,6}$)")
_LINK = re.compile(r"\[[^\]]{1,8}\]:\s+\S+$")
_GAP = re.compile(r"[^\S\r\n]{200,}")
_SENTENCE = re.compile(r"[.!?…؟۔。][\"”’»)\]]*\s+")
_BLANK = re.compile(r"\s+")
_SHORT, _LONGEST, _REACH = 2_000, 20_000, 5_000
_NARROW = 100
_SLACK = 7


def parse(data: bytes, place: str) -> Parsed:
    """The pieces of a plain or Markdown text, with YAML front matter read and set apart."""
    text = decode(data, place)
    declared: dict[str, Any] = {}
    pieces: list[Piece] = []
    begin = 0
    if front := _FRONT.match(text):
        loaded = _front_matter(front.group(1))
        if loaded is not None:
            declared = loaded
            start, end = trimmed(text, 0, front.end())
            pieces.append(Piece(start, end, text[start:end], BlockKind.BOILERPLATE, inside=False))
            begin = front.end()
    where = dict.fromkeys(declared, "front matter")
    if found := mailheads.head(text, begin):
        lines, told = found
        pieces += [Piece(a, b, text[a:b], BlockKind.BOILERPLATE, inside=False) for a, b in lines]
        declared = told | declared
        where = dict.fromkeys(told, "mail head") | where
        begin = lines[-1][1]
    box = _infobox(text, begin)
    if box:
        pieces.extend(_fields(text, *box))
        begin = box[1]
    pieces.extend(_body(text, begin))
    values = tuple(
        (m.group(1).strip().lower(), m.group(2).strip())
        for p in pieces
        if p.field and (m := _NAMED_FIELD.match(p.text))
    )
    return Parsed(text, tuple(pieces), declared, where, values)


def _front_matter(source: str) -> dict[str, Any] | None:
    try:
        loaded = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError):
        return None
    if not isinstance(loaded, dict):
        return None
    # what nests may repeat itself by reference, a thousandfold at each level
    return {str(key).lower(): value for key, value in loaded.items() if _is_flat(value)}


def _is_flat(value: object) -> bool:
    if isinstance(value, list):
        return not any(isinstance(item, (list, dict)) for item in value)
    return not isinstance(value, dict)


def _piece(text: str, start: int, end: int) -> Piece:
    stretch = text[start:end]
    kind: BlockKind | None = None
    if _LINK.match(stretch) or not any(c.isalnum() for c in stretch):
        kind = BlockKind.BOILERPLATE
    elif stretch.startswith(">"):
        kind = BlockKind.QUOTATION
    elif _HEADING.match(stretch) and "\n" not in stretch:
        kind = BlockKind.HEADING
    bold = len(stretch) > 4 and stretch[:2] in ("**", "__") and stretch.endswith(stretch[:2])
    return Piece(start, end, stretch, kind, bold=bold)


def _body(text: str, begin: int) -> list[Piece]:
    """The paragraphs of a text, and the fields of fact sheets among them."""
    spans, found = list(_spans(text, begin)), list[Piece]()
    for sheet in sheets(text):
        first, last = sheet[0].start, sheet[-1].end
        touched = [(a, b) for a, b in spans if a < last and first < b]
        if touched and all(text.rfind("\n", 0, first) < a and b <= last for a, b in touched):
            spans = [span for span in spans if span not in touched]
            found.extend(Piece(a, b, text[a:b], field=True) for a, b in touched)
    found.extend(_piece(text, start, end) for start, end in spans)
    return sorted(found, key=lambda piece: piece.start)


def _infobox(text: str, begin: int) -> tuple[int, int] | None:
    """Span of an information box in braces at the head of an article."""
    opened = re.compile(r"\{\{[^{}|]{0,60}\|").search(text, begin)
    if not opened or text[begin : opened.start()].strip():
        return None
    depth = 0
    for mark in re.finditer(r"\{\{|\}\}", text[opened.start() :]):
        depth += 1 if mark.group() == "{{" else -1
        if depth == 0:
            return opened.start(), opened.start() + mark.end()
    return None


def _fields(text: str, start: int, end: int) -> Iterator[Piece]:
    """One piece for each field of an information box, with its list."""
    cuts = [start, *(m.end() for m in _FIELD.finditer(text, start, end)), end]
    for a, b in pairwise(cuts):
        stop = b
        if b != end:
            stop = text.rindex("|", a, b)
        first, last = trimmed(text, a, stop)
        if first < last and any(c.isalnum() for c in text[first:last]):
            yield Piece(first, last, text[first:last], field=True)


def _spans(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """Spans of paragraphs: single lines, or the lines of a paragraph that was wrapped by hand."""
    groups = list(_groups(text, begin))
    # two lines prove nothing: they count as wrapped where longer paragraphs show the width
    width = max((_width(text, g) for g in groups if len(g) > 2 and _wrapped(text, g)), default=0)
    for group in groups:
        wide = _wrapped(text, group) if len(group) > 2 else _wrapped(text, group, width)
        for start, end in _paragraphs(text, group) if wide else group:
            yield from _cut(text, start, end)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph that no reader would call one, in parts: at wide gaps and ends of sentences.

    A book saved without line ends is one line; what looks at a paragraph would look at all of it.
    """
    if end - start <= _SHORT:
        yield start, end
        return
    gaps = [*_GAP.finditer(text, start, end)]
    cuts = [(start, 0), *(m.span()[::-1] for m in gaps), (0, end)]
    for (begin, _), (_, stop) in pairwise(cuts):
        first = begin
        while stop - first > _LONGEST:
            cut = _boundary(text, first, first + _LONGEST)
            yield trimmed(text, first, cut)
            first = cut
        a, b = trimmed(text, first, stop)
        if a < b:
            yield a, b


def _boundary(text: str, start: int, end: int) -> int:
    """Where to end a part: after the last sentence that fits, or word, or else where it is full."""
    back = max(start + 1, end - _REACH)
    for pattern in (_SENTENCE, _BLANK):
        if found := [m.end() for m in pattern.finditer(text, back, end)]:
            return found[-1]
    return end


def _groups(text: str, begin: int) -> Iterator[list[tuple[int, int]]]:
    """Lines between blank lines."""
    group: list[tuple[int, int]] = []
    previous = begin
    for match in _LINE.finditer(text, begin):
        start, end = trimmed(text, match.start(), match.end())
        if start == end:
            continue
        if group and max(text.count("\n", previous, start), text.count("\r", previous, start)) > 1:
            yield group
            group = []
        group.append((start, end))
        previous = end
    if group:
        yield group


def _paragraphs(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Paragraphs of wrapped lines; an indented line, a bullet or a change of quoting begins one."""
    first, end = lines[0]
    for (a, b), (c, d) in pairwise(lines):
        indented = _indent(text, c) > _indent(text, a) and text[c] != ">"
        if indented or text[c] in "•-*" or (text[a] == ">") != (text[c] == ">"):
            yield first, b
            first = c
        end = d
    yield first, end


def _indent(text: str, start: int) -> int:
    return start - max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) - 1


def _width(text: str, lines: list[tuple[int, int]]) -> int:
    return max(_indent(text, a) + b - a for a, b in lines)


def _wrapped(text: str, lines: list[tuple[int, int]], width: int | None = None) -> bool:
    """Whether lines break where the next word would not have fitted.

    Args:
        text: The whole text.
        lines: Spans of lines that follow each other.
        width: Width of the page in code points; None for that of the longest line.
    """
    own = _width(text, lines)
    width = own if width is None else width
    if len(lines) < 2 or not 40 <= width <= _NARROW or own > width:
        return False
    full = 0
    for (a, b), (c, d) in pairwise(lines):
        word = text[c:d].split(None, 1)[0]
        full += _indent(text, a) + b - a + 1 + len(word) > width - _SLACK
    return full >= 0.7 * (len(lines) - 1)
