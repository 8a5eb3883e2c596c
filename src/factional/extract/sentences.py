"""Sentences, within the blocks of a document and never across them.

For text in a bad state: stops without a space after them, notes glued to stops, abbreviations and
initials, lists, headings without a stop, scripts with stops of their own. Lines may be wrapped
hard, so a single line break ends a sentence only where the next word would have fitted: then
whoever wrote it broke the line on purpose. A quotation is parted into its sentences as well.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from factional.extract.lexicon import data, words
from factional.model import AUTHOR, Block, BlockKind, Document

# a note's mark goes with the sentence that it stands after: "signed.[12] The", "signed.12 The"
_NOTE = r"""(?: \[\d{1,3}(?:[,–-]\d{1,3})*\] | [⁰¹²³⁴-⁹]+
    | (?<=[^\W\d_][.!?…])\d{1,3}(?=\s+[^\W\d_a-z]) | (?<=[\"”’»])\d{1,3}(?=\s) )"""
_STOP = re.compile(
    rf"""(?P<wide>[。！？｡．]+)[」』）】”’»]*
    | (?:[.!?…؟۔।॥։።፧။‼⁇⁈⁉]|(?<=[Ͱ-Ͽἀ-῿])[;;])+
      (?:[\"”’'»›)\]]|[“‘](?=\s|$)|[ \u00a0\u202f]»)*{_NOTE}*""",
    re.VERBOSE,
)
_MARKER = re.compile(
    r"""\s*(?:[>*•–-]\s+)*
    (?:(?:Q|A)\s*\d*\s*[:.)]\s*|Q\d+\s+|(?:QUESTION|ANSWER|Question|Answer)\s*\d*\s*[:.]\s*
       |(?:\[[^\]\n]{1,40}\]\s*)(?=[A-Z"“]))?""",
    re.VERBOSE,
)
_CELL = re.compile(r"[^\t\n]+")
_BULLET = re.compile(r"\s*(?:[•*▪‣◦●■–—-]|\(?\d{1,2}[.)]|\(?[a-zA-Z]\))\s")
_NUMBERED = re.compile(r"[\s>*•–(-]*(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})$")
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
    breaks = [start, *_deliberate_breaks(text, start, end)]
    ends = {end, *breaks[1:]}
    begun, passed = start, 0
    for stop in _STOP.finditer(text, start, end):
        while passed < len(breaks) and breaks[passed] <= stop.start():
            begun, passed = max(begun, breaks[passed]), passed + 1
        if _is_end(text, begun, stop, end):
            ends.add(stop.end())
            begun = stop.end()
    return sorted(ends)


def _is_end(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    after = stop.end()
    rest = text[after : min(end, after + 80)]
    if stop["wide"]:
        return True
    following = rest.lstrip(" \t\n\r\u00a0\"“‘'«„([•*>-–")
    nextchar = following[:1]
    if not rest[:1].isspace() and rest:
        return _glued(text, stop, rest)
    if nextchar.islower() and not _begins_small(text, start, stop, following):
        return False
    sign = stop[0].partition("[")[0].rstrip("0123456789⁰¹²³⁴⁵⁶⁷⁸⁹")
    if sign not in (".", ".)", '."', ".”", ".’", ".'", ".]", ".“"):
        return True
    before = _BEFORE.search(text, max(start, stop.start() - 30), stop.start())
    word = f"{before[0].lower()}." if before else ""
    if word == "no." and nextchar.isalpha() and not text[start : stop.start() - 2].strip():
        return True  # an answer, and no number
    if word in words("names", "titles") or word in _NO_END - {"etc.", "u.s.", "u.n.", "u.k."}:
        return False
    if before and _NUMBERED.fullmatch(text, start, stop.start()):
        return False
    if before and before[0].isdecimal() and _first(following) in _MONTHS:
        return False
    if _DOTTED.fullmatch(before[0] + "." if before else ""):
        # "J. Smith", "the U.S. Army": an end only before a word that begins sentences
        opener = re.match(r"\w+", following)
        return bool(before and len(word) > 2 and opener and opener[0] in _OPENERS)
    return bool(nextchar)


def _first(following: str) -> str:
    """The first word of what follows, in lower case."""
    word = re.match(r"\w+", following)
    return word[0].lower() if word else ""


def _begins_small(text: str, start: int, stop: re.Match[str], following: str) -> bool:
    """Whether a small letter may begin a sentence: "eBooks", "al-Hajj", or all is written small."""
    if stop[0][0] == "…" or stop[0].startswith(".."):
        return False
    if re.match(r"[a-z]{1,2}[A-Z]|[a-z]{2,3}[-–'’‘][A-Z]", following):
        return True
    sentence = text[start : stop.start()].strip()
    return sentence[:1].islower() and sentence == sentence.lower()


_MONTHS = frozenset(str(name) for names in data("time")["months"].values() for name in names)
_OPENERS = words("signs", "openers")


def _glued(text: str, stop: re.Match[str], rest: str) -> bool:
    """A missing space: "in Hama.The group"; never inside "U.S.-led", "3.5" or an address."""
    before = text[max(0, stop.start() - 3) : stop.start()]
    return bool(
        re.match(r"[\"“‘«]?[^\W\d_a-z][^\W\d_A-Z'’]|[\"“«][^\W\d_]", rest)
        and re.search(r"[^\W\d_A-Z)\]”]{2}$", before)
        and stop[0][0] in ".?!؟۔।"
        and not re.match(r"\w+@|\w+\.\w", rest)
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
