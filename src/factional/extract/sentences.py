"""Sentences, within the blocks of a document and never across them.

Lines may be wrapped hard, so a single line break ends a sentence only where the next word would
have fitted: then whoever wrote it broke the line on purpose.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from factional.extract.lexicon import words
from factional.model import AUTHOR, Block, BlockKind, Document

# a note's mark goes with the sentence that it stands after: "signed.[12] The"
_STOP = re.compile(r"[.!?…؟]+[\"”’'»)\]]*(?:\[\d{1,3}(?:[,–-]\d{1,3})*\])*")
_MARKER = re.compile(
    r"""\s*(?:[>*•–-]\s+)*
    (?:(?:Q|A)\s*\d*\s*[:.)]\s*|Q\d+\s+|(?:QUESTION|ANSWER|Question|Answer)\s*\d*\s*[:.]\s*
       |(?:\[[^\]\n]{1,40}\]\s*)(?=[A-Z"“]))?""",
    re.VERBOSE,
)
_CELL = re.compile(r"[^\t\n]+")
_BULLET = re.compile(r"\s*(?:[•*▪‣–-]|\d{1,2}[.)])\s")
_BEFORE = re.compile(r"[^\s(\[“\"]+$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+$")
_NO_END = words("signs", "unending")


def sentences(document: Document) -> Iterator[tuple[int, int, Block]]:
    """Start, end and block of every sentence, white space and turn markers trimmed off.

    A row of a table holds no sentences: each of its cells counts as one, so that no name runs from
    one cell into the next.
    """
    for block in document.blocks:
        if block.kind is BlockKind.BOILERPLATE:
            continue
        if block.kind is BlockKind.TABLE:
            cells = _CELL.finditer(document.text, block.start, block.end)
            found = (_trim(document.text, cell.start(), cell.end()) for cell in cells)
            yield from ((*span, block) for span in found if span)
            continue
        yield from ((s, e, block) for s, e in _of_block(document.text, block))


def _of_block(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    marker = _MARKER.match(text, start, block.end)
    if marker:
        start = marker.end()
    if block.speaker != AUTHOR:
        named = re.compile(rf"\s*\[?{re.escape(block.speaker)}\]?\s*[:–-]\s*").match(
            text, start, block.end
        )
        start = named.end() if named else start
    for end in _ends(text, start, block.end):
        trimmed = _trim(text, start, end)
        if trimmed:
            yield trimmed
        start = end


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (text[start].isspace() or text[start] in "•*>"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if any(c.isalnum() for c in text[start:end]) else None


def _ends(text: str, start: int, end: int) -> list[int]:
    """Where sentences end, in order; the last is `end`."""
    ends = {end}
    for stop in _STOP.finditer(text, start, end):
        if _is_end(text, start, stop, end):
            ends.add(stop.end())
    ends.update(_deliberate_breaks(text, start, end))
    return sorted(ends)


def _is_end(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    after = stop.end()
    rest = text[after : after + 80]
    following = rest.lstrip(" \t\n\r\"“‘'«([•*>-–")
    nextchar = following[:1]
    if not rest[:1].isspace() and rest:
        return _glued(text, stop, rest)
    if nextchar.islower():
        return False
    sign = stop[0].partition("[")[0]
    if sign not in (".", ".)", '."', ".”", ".’", ".'", ".]"):
        return True
    before = _BEFORE.search(text, max(start, stop.start() - 30), stop.start())
    word = f"{before[0].lower()}." if before else ""
    if word in words("names", "titles") or word in _NO_END - {"etc.", "u.s.", "u.n.", "u.k."}:
        return False
    if _DOTTED.fullmatch(before[0] + "." if before else ""):
        # "J. Smith", "the U.S. Army": an end only before a word that begins sentences
        opener = re.match(r"\w+", following)
        return bool(before and len(word) > 2 and opener and opener[0] in _OPENERS)
    return bool(nextchar)


_OPENERS = words("signs", "openers")


def _glued(text: str, stop: re.Match[str], rest: str) -> bool:
    """A missing space: "in Hama.The group"; never inside "U.S.-led", "3.5" or an address."""
    before = text[max(0, stop.start() - 3) : stop.start()]
    return bool(
        re.match(r"[A-Z\"“][a-z'’]", rest)
        and re.search(r"[a-z)\]”]{2}$", before)
        and stop[0][0] in ".?!"
    )


def _deliberate_breaks(text: str, start: int, end: int) -> Iterator[int]:
    lines = text[start:end].splitlines(keepends=True)
    if len(lines) < 2:
        return
    width = max(len(line.rstrip()) for line in lines)
    at = start
    for line, following in itertools.pairwise(lines):
        at += len(line)
        head = following.split(maxsplit=1)[:1]
        if (
            not head
            or not line.strip()
            or _BULLET.match(following)
            or (
                len(line.rstrip()) + 1 + len(head[0]) < 0.85 * width
                and (head[0][0].isupper() or not head[0][0].isalnum())
                and line.rstrip()[-1:] not in ",;-–("
            )
        ):
            yield at
