"""Which documents share text: a short signature to find them by, and the exact comparison.

A signature is a set of 64-bit marks, taken from hashes of every `SHINGLE` words in a row in two
ways. MinHash with banding (Broder 1997; Indyk and Motwani 1998) gives `BANDS` marks of the whole:
two bodies of which half of the shingles are shared have one in common nearly always. Winnowing
(Schleimer, Wilkerson and Aiken 2003) keeps the least hash of every `WINDOW` in a row, so that a
quotation of `SHINGLE + WINDOW - 1` = 16 words in a long report is found as surely as a reprint,
which no hash of the whole would do. Documents with a mark in common are then compared word by word.

Compared are words without case, accents, quotation marks, dashes and spacing; where a script sets
no spaces, each character with the two behind it. Only the body counts: menus, notes to the reader
and by-lines that the pages of one outlet share make no likeness.

Written here, because the libraries that keep MinHash (datasketch brings scipy, rensa a compiled
extension) know neither winnowing nor where in the texts the shared words stand. Hashes are BLAKE2
and modular arithmetic, so that a case made on one machine goes on on another.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from factional.model import BlockKind, Document, Likeness, Passage

SCHEME = 1
"""Version of the marks; those of another version are made anew."""

SHINGLE = 5
WINDOW = 12
BANDS, ROWS = 32, 4

SENTENCE = 16
"""Words from which on shared text is kept: more than a formula or a long name."""

_LEAST = 8
_WHOLE = 0.8
_SEAM = 8
_REPEATS = 16
_CHUNK = 4096
_ASIDE = frozenset({BlockKind.BOILERPLATE, BlockKind.BYLINE})

# scripts without spaces between words: Thai, Lao, Tibetan, Burmese, Khmer, kana, Han
_DENSE = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_TOKEN = re.compile(
    rf"(?=(?P<dense>[{_DENSE}]{{1,3}}))[{_DENSE}]|[^\s\-\u2010-\u2015\u2212/|{_DENSE}]+"
)

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

_BASE = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a document's body, as they are compared.

    Attributes:
        words: A hash for each.
        starts: Where each begins in the document's text.
        ends: One past where each ends.
        weights: How many words each stands for: one, or half for a character of a dense script.
        shingles: A hash for each `SHINGLE` words in a row.
    """

    words: Hashes
    starts: Places
    ends: Places
    weights: NDArray[np.float64]
    shingles: Hashes


def signature(document: Document) -> frozenset[int]:
    """The marks of a document's body: signed 64-bit numbers, none for one of a few words.

    A pure function of the body; documents that share text have marks in common.
    """
    return marks(body(document))


def marks(words: Body) -> frozenset[int]:
    """The marks of a body, as `signature` gives them."""
    shingles = words.shingles
    if not len(shingles):
        return frozenset()
    window = min(WINDOW, len(shingles))
    winnowed = np.unique(sliding_window_view(shingles, window).min(axis=1))
    found = np.concatenate([winnowed, _bands(np.unique(shingles))])
    return frozenset(found.view(np.int64).tolist())


def body(document: Document) -> Body:
    """The words of a document's body, without by-lines and what is no part of the article."""
    hashes: dict[str, int] = {}
    words, starts, ends, weights = [], [], [], []
    for start, end in _stretches(document):
        for match in _TOKEN.finditer(document.text, start, end):
            token = match.group("dense") or match.group()
            key = hashes.get(token)
            if key is None:
                key = hashes[token] = _hash(token)
            if key:
                words.append(key)
                starts.append(match.start())
                ends.append(match.end())
                weights.append(0.5 if match.group("dense") else 1.0)
    array = np.array(words, dtype=np.uint64)
    return Body(
        array,
        np.array(starts, dtype=np.int64),
        np.array(ends, dtype=np.int64),
        np.array(weights, dtype=np.float64),
        _shingles(array),
    )


def likeness(first: tuple[str, Body], second: tuple[str, Body]) -> Likeness | None:
    """What two documents share, or None where that is less than a sentence.

    Args:
        first: Id and body of a document.
        second: Id and body of another.
    """
    (a_id, a), (b_id, b) = sorted((first, second), key=lambda pair: pair[0])
    if not len(a.shingles) or not len(b.shingles):
        return None
    least = min(SENTENCE, max(_LEAST, _WHOLE * min(a.weights.sum(), b.weights.sum())))
    stretches = [s for s in _joined(_runs(a, b), a) if s.words >= least]
    if not stretches:
        return None
    ours, theirs = set(a.shingles.tolist()), set(b.shingles.tolist())
    return Likeness(
        a_id,
        b_id,
        resemblance=len(ours & theirs) / len(ours | theirs),
        first_share=_share(a, [s.ours for s in stretches]),
        second_share=_share(b, [s.theirs for s in stretches]),
        passages=tuple(
            Passage(_span(a, s.ours), _span(b, s.theirs), round(s.words)) for s in stretches
        ),
    )


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words in a row of both bodies, end exclusive, and how many are the same."""

    ours: tuple[int, int]
    theirs: tuple[int, int]
    words: float


def _stretches(document: Document) -> Iterator[tuple[int, int]]:
    start, end = document.body
    if not document.blocks:
        yield start, end
    for block in document.blocks:
        first, last = max(block.start, start), min(block.end, end)
        if block.kind not in _ASIDE and first < last:
            yield first, last


def _hash(token: str) -> int:
    """A number for what a word is without its spelling's accidents; 0 for what is no word."""
    plain = unicodedata.normalize("NFKD", token).casefold()
    kept = "".join(c for c in plain if c.isalnum())
    return int.from_bytes(hashlib.blake2b(kept.encode(), digest_size=8).digest()) if kept else 0


def _shingles(words: Hashes) -> Hashes:
    if len(words) < SHINGLE:
        return np.empty(0, dtype=np.uint64)
    total = np.zeros(len(words) - SHINGLE + 1, dtype=np.uint64)
    for offset in range(SHINGLE):
        total = total * _BASE + words[offset : offset + len(total)]
    return _mixed(total)


def _mixed(values: Hashes) -> Hashes:
    """The finaliser of SplitMix64: each bit of the outcome hangs on every bit."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _bands(shingles: Hashes) -> Hashes:
    """MinHash of distinct shingles, `ROWS` minima to a band, one mark for each band."""
    seeds = _mixed(np.arange(1, BANDS * ROWS + 1, dtype=np.uint64) * _BASE)
    minima = np.full(len(seeds), np.iinfo(np.uint64).max, dtype=np.uint64)
    for at in range(0, len(shingles), _CHUNK):
        permuted = _mixed(shingles[at : at + _CHUNK, None] ^ seeds[None, :])
        np.minimum(minima, permuted.min(axis=0), out=minima)
    total = np.arange(BANDS, dtype=np.uint64)
    for row in minima.reshape(BANDS, ROWS).T:
        total = total * _BASE + row
    return _mixed(total)


def _runs(a: Body, b: Body) -> list[tuple[int, int, int]]:
    """Words that stand in both in the same order: place in each, and how many; none twice."""
    order = np.argsort(a.shingles, kind="stable")
    ranked = a.shingles[order]
    left = np.searchsorted(ranked, b.shingles, "left")
    count = np.searchsorted(ranked, b.shingles, "right") - left
    count[count > _REPEATS] = 0
    theirs = np.repeat(np.arange(len(b.shingles)), count)
    behind = np.arange(len(theirs)) - np.repeat(np.cumsum(count) - count, count)
    ours = order[np.repeat(left, count) + behind]
    diagonal = ours - theirs
    by = np.lexsort((theirs, diagonal))
    ours, theirs, diagonal = ours[by], theirs[by], diagonal[by]
    breaks = (np.diff(diagonal) != 0) | (np.diff(theirs) != 1)
    edges = np.flatnonzero(np.concatenate([[True], breaks, [True]])) if len(ours) else breaks[:0]
    found = [
        (int(ours[start]), int(theirs[start]), end - start + SHINGLE - 1)
        for start, end in pairwise(edges.tolist())
    ]
    return _apart(found, len(a.words), len(b.words))


def _apart(runs: list[tuple[int, int, int]], ours: int, theirs: int) -> list[tuple[int, int, int]]:
    """The runs, longest first, each cut to the words that no longer one has taken."""
    taken_here, taken_there = np.zeros(ours, bool), np.zeros(theirs, bool)
    kept = []
    for i, j, length in sorted(runs, key=lambda run: (-run[2], run)):
        free = ~(taken_here[i : i + length] | taken_there[j : j + length])
        edges = np.flatnonzero(np.diff(np.concatenate([[False], free, [False]])))
        for first, last in edges.reshape(-1, 2).tolist():
            if last - first >= SHINGLE or last - first == length:
                kept.append((i + first, j + first, last - first))
                taken_here[i + first : i + last] = True
                taken_there[j + first : j + last] = True
    return sorted(kept)


def _joined(runs: list[tuple[int, int, int]], a: Body) -> Iterator[_Stretch]:
    """Runs made one across a few words that differ."""
    last: _Stretch | None = None
    for i, j, length in runs:
        words = float(a.weights[i : i + length].sum())
        if last and 0 <= i - last.ours[1] <= _SEAM and 0 <= j - last.theirs[1] <= _SEAM:
            last = _Stretch(
                (last.ours[0], i + length), (last.theirs[0], j + length), last.words + words
            )
            continue
        if last:
            yield last
        last = _Stretch((i, i + length), (j, j + length), words)
    if last:
        yield last


def _share(words: Body, spans: list[tuple[int, int]]) -> float:
    shared = sum(float(words.weights[start:end].sum()) for start, end in spans)
    return min(1.0, shared / float(words.weights.sum()))


def _span(words: Body, span: tuple[int, int]) -> tuple[int, int]:
    return int(words.starts[span[0]]), int(words.ends[span[1] - 1])
