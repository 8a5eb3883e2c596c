"""Which paragraph of a translation goes back to which of its original.

The method of Gale and Church (1993): paragraphs that translate each other are alike in length, once
the languages' own ratio is taken out, so the best path through both texts is found by dynamic
programming over pairings of one with one, one with two, two with one, two with two, and one with
nothing. Lengths alone go wrong where paragraphs are of one size, so anchors that stay in any
translation count too: numbers in whatever digits, names and abbreviations in Latin letters, the
question mark at the end, and what a block is (a question stays a question). Nothing is learnt and
no dictionary is needed; the ratio of lengths is that of the two texts at hand.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from factional.model import BlockKind, Document, Pair

Span = tuple[int, int]

# how often pairings come in real translations: Gale and Church, table 5, but that what somebody
# hands in as a translation leaves less out, and that languages further apart differ more in length
_SHARES: Mapping[Span, float] = {
    (1, 1): 0.89,
    (1, 0): 0.002,
    (0, 1): 0.002,
    (2, 1): 0.0445,
    (1, 2): 0.0445,
    (2, 2): 0.011,
    (3, 1): 0.005,
    (1, 3): 0.005,
}
_PRIOR = {pairing: -math.log(share) for pairing, share in _SHARES.items()}
_VARIANCE = 9.0
_AGREEING = 4.0
_DIFFERING = 2.5
_UNPAIRED = 1.5
_MIXED = 6.0
_DIGITS = "#"
_BAND = 60
_BEHIND = 120.0

_NUMBER = re.compile(r"\d+(?:[.,٫٬\u00a0\u202f]\d{3})*")
_LATIN = re.compile(r"\b(?:[A-Z][A-Za-z]+|[A-Z]{2,}|[A-Z]+[-\d]+)\b")
_KINDS = {
    BlockKind.QUESTION: "question",
    BlockKind.ANSWER: "answer",
    BlockKind.HEADING: "heading",
    BlockKind.CAPTION: "caption",
    BlockKind.NOTE: "note",
    BlockKind.TABLE: "table",
}
_ASIDE = frozenset({BlockKind.BOILERPLATE})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it is aligned.

    Attributes:
        start: First code point in its text.
        end: One past the last.
        length: How many letters and digits it has; of dense scripts each counts double.
        kind: What it is, where that stays in a translation ("question"); else empty.
        anchors: What stays in a translation, with how often.
    """

    start: int
    end: int
    length: int
    kind: str
    anchors: Counter[str]


def align(original: Document, translation: Document) -> tuple[Pair, ...]:
    """The paragraphs of a translation with those of the original that they translate.

    A pure function of both bodies. Paragraphs without a counterpart are in no pair.
    """
    ours, theirs = paragraphs(translation), paragraphs(original)
    return tuple(
        Pair(
            (ours[a].start, ours[b - 1].end),
            (theirs[c].start, theirs[d - 1].end),
        )
        for (a, b), (c, d) in beads(ours, theirs)
    )


def paragraphs(document: Document) -> list[Paragraph]:
    """The paragraphs of a document's body."""
    start, end = document.body
    return [
        _paragraph(document.text, block.start, block.end, _KINDS.get(block.kind, ""))
        for block in document.blocks
        if block.kind not in _ASIDE and block.start < end and block.end > start
    ]


def _paragraph(text: str, start: int, end: int, kind: str) -> Paragraph:
    words = text[start:end]
    length = sum(
        (2 if unicodedata.east_asian_width(c) in "WF" else 1) for c in words if c.isalnum()
    )
    anchors: Counter[str] = Counter()
    for match in _NUMBER.finditer(words):
        anchors[_DIGITS + _digits(match.group())] += 1
    anchors.update(match.group().upper() for match in _LATIN.finditer(words))
    if words.rstrip(" \t\r\n\"'”’»)]").endswith(("?", "؟", "？", ";")):
        anchors["?"] += 1
    return Paragraph(start, end, max(1, length), kind, anchors)


def _digits(number: str) -> str:
    """A number in any script's digits, without what groups them."""
    return "".join(str(unicodedata.decimal(c)) for c in number if c.isdecimal()).lstrip("0") or "0"


def beads(ours: Sequence[Paragraph], theirs: Sequence[Paragraph]) -> Iterator[tuple[Span, Span]]:
    """What goes with what: stretches of both sequences, end exclusive, in order.

    The path keeps within a band about the diagonal, and what has fallen far behind the best path
    is not gone on with, so that a book costs as its length.
    """
    if not ours or not theirs:
        return
    texts = _Texts(ours, theirs)
    band = max(_BAND, 2 * abs(len(ours) - len(theirs)))
    best: dict[Span, float] = {(0, 0): 0.0}
    step: dict[Span, Span] = {}
    for i in range(len(ours) + 1):
        middle = i * len(theirs) // len(ours)
        row = range(max(0, middle - band), min(len(theirs), middle + band) + 1)
        for j in row:
            for (a, b), prior in _PRIOR.items():
                before = best.get((i - a, j - b))
                if before is None:
                    continue
                cost = before + prior + texts.cost(i, a, j, b)
                if cost < best.get((i, j), math.inf):
                    best[i, j], step[i, j] = cost, (a, b)
        least = min((best[i, j] for j in row if (i, j) in best), default=0.0)
        for j in row:
            if best.get((i, j), 0.0) > least + _BEHIND and (i, j) != (len(ours), len(theirs)):
                del best[i, j]
    path: list[tuple[Span, Span]] = []
    i, j = len(ours), len(theirs)
    while (i, j) != (0, 0):
        a, b = step[i, j]
        if a and b:
            path.append(((i - a, i), (j - b, j)))
        i, j = i - a, j - b
    yield from reversed(path)


class _Texts:
    """Two texts, and what it costs to say that some paragraphs of both go together."""

    def __init__(self, ours: Sequence[Paragraph], theirs: Sequence[Paragraph]) -> None:
        here, there = _telling(ours), _telling(theirs)
        shared = here & there | {a for a in here | there if a[0] == _DIGITS}
        self._ours = [_told(p, shared) for p in ours]
        self._theirs = [_told(p, shared) for p in theirs]
        self._kinds = [p.kind for p in ours], [p.kind for p in theirs]
        ratio = sum(p.length for p in ours) / sum(p.length for p in theirs)
        self._here = [0.0, *accumulate(float(p.length) for p in ours)]
        self._there = [0.0, *accumulate(p.length * ratio for p in theirs)]

    def cost(self, i: int, a: int, j: int, b: int) -> float:
        """Of pairing the `a` paragraphs before `i` with the `b` before `j`."""
        told = [*self._ours[i - a : i], *self._theirs[j - b : j]]
        if not a or not b:
            return _UNPAIRED * sum(map(len, told))
        mine = self._here[i] - self._here[i - a]
        other = self._there[j] - self._there[j - b]
        cost = _unlikely((mine - other) / math.sqrt((mine + other) / 2 * _VARIANCE))
        if any(told):
            here = sum(told[:a], Counter())
            there = sum(told[a:], Counter())
            differing = (here - there).total() + (there - here).total()
            cost += _DIFFERING * differing - _AGREEING * (here & there).total()
        kinds = self._kinds[0][i - a : i], self._kinds[1][j - b : j]
        if set(kinds[0]).isdisjoint(kinds[1]):
            cost += _DIFFERING
        mixed = sum(first != second for side in kinds for first, second in pairwise(side))
        return cost + _MIXED * mixed


def _telling(paragraphs: Sequence[Paragraph]) -> set[str]:
    """Anchors that tell paragraphs apart: not those of every other one."""
    held = Counter(anchor for p in paragraphs for anchor in p.anchors)
    return {anchor for anchor, count in held.items() if count <= max(2, len(paragraphs) / 2)}


def _told(paragraph: Paragraph, shared: set[str]) -> Counter[str]:
    return Counter({a: n for a, n in paragraph.anchors.items() if a in shared})


def _unlikely(deviation: float) -> float:
    """How unlikely a deviation this great is, as a cost: -log of the normal's two tails."""
    tails = math.erfc(abs(deviation) / math.sqrt(2))
    return -math.log(max(tails, 1e-12))
