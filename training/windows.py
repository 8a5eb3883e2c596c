"""Windows: stretches of a passage that fit the network, with the targets of every head.

A window is cut as `INTERFACE.md` says. Each pass over a corpus begins its windows elsewhere, so
that a sentence is met in different company.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from factional.extract.language.subwords import OPENING, SEPARATOR, Subwords
from training import lemmas
from training.labels import Labels
from training.passages import Passage, Stretch

UNKNOWN = -100


@dataclass(slots=True)
class Window:
    """One window: what goes in, and the targets (`UNKNOWN` where there are none)."""

    passage: Passage
    start: int
    end: int
    subwords: list[int]
    cases: list[int]
    first: list[int]
    last: list[int]
    words: tuple[str, ...] = field(default=())

    def __len__(self) -> int:
        return self.end - self.start


def cut(
    passage: Passage, subwords: Subwords, limit: int, rng: random.Random | None = None
) -> Iterator[Window]:
    """The windows of a passage in order.

    Args:
        passage: The passage.
        subwords: The tokenizer.
        limit: Most subwords of a window, specials included.
        rng: Draws where the first window stops, so that windows differ from pass to pass; without
            it windows are filled from the start.
    """
    breaks = set(passage.paragraphs)
    sizes = [len(piece.ids) for piece in subwords.of(passage.words)]
    budget = limit - 2
    held: list[Stretch] = []
    used, full = 0, budget if rng is None else rng.randint(budget // 4, budget)
    for start, end in passage.sentences():
        for piece in _pieces(start, end, sizes, budget):
            size = sum(sizes[piece[0] : piece[1]]) + sum(at in breaks for at in range(*piece))
            if held and used + size > full:
                yield window(passage, held[0][0], held[-1][1], subwords)
                held, used, full = [], 0, budget
            held.append(piece)
            used += size
    if held:
        yield window(passage, held[0][0], held[-1][1], subwords)


def _pieces(start: int, end: int, sizes: list[int], budget: int) -> Iterator[Stretch]:
    used, since = 0, start
    for at in range(start, end):
        if used + sizes[at] > budget - 8:
            yield since, at
            used, since = 0, at
        used += sizes[at]
    yield since, end


def window(
    passage: Passage,
    start: int,
    end: int,
    subwords: Subwords,
    words: tuple[str, ...] | None = None,
) -> Window:
    """The window over a passage's words; `words` replaces their forms (case noise)."""
    words = passage.words[start:end] if words is None else words
    breaks = set(passage.paragraphs)
    made = Window(passage, start, end, [OPENING], [0], [], [], words)
    for at, (ids, case) in enumerate(subwords.of(words), start):
        made.first.append(len(made.subwords))
        made.subwords += ids
        made.cases += [case] * len(ids)
        made.last.append(len(made.subwords) - 1)
        if at in breaks and at + 1 < end:
            made.subwords.append(SEPARATOR)
            made.cases.append(0)
    made.subwords.append(SEPARATOR)
    made.cases.append(0)
    return made


def clipped(passage: Passage, one: Window) -> list[Stretch]:
    """The sentences of a window, in its own words."""
    found = []
    for a, b in passage.sentences():
        lo, hi = max(a, one.start), min(b, one.end)
        if lo < hi:
            found.append((lo - one.start, hi - one.start))
    return found


def noisy(
    window_: Window, subwords: Subwords, rng: random.Random, noise: dict[str, float]
) -> Window:
    """The window set in capitals or small letters, or cut inside a sentence, by chance."""
    passage, start, end, draw = window_.passage, window_.start, window_.end, rng.random()
    if draw < noise["upper"]:
        return window(passage, start, end, subwords, tuple(w.upper() for w in window_.words))
    if draw < noise["upper"] + noise["lower"]:
        return window(passage, start, end, subwords, tuple(w.lower() for w in window_.words))
    if draw > 1 - noise["cut"] and end - start > 12:
        return window(passage, start, rng.randint(start + 8, end - 1), subwords)
    return window_


Array = np.ndarray[tuple[int, ...], np.dtype[Any]]
Targets = dict[str, Array]


def targets(one: Window, labels: Labels) -> Targets:
    """The targets of a window's words, each array by head.

    `entities` is `[W, N, T]`: 1, 0, `UNKNOWN`, or 2 and 3 for "one of the two types marked 2 (3)".
    """
    passage, start, end = one.passage, one.start, one.end
    size, index = end - start, labels.index
    made: Targets = {}
    for name, key in (("tags", "tags"), ("feats", "feats"), ("relations", "relations")):
        layer = getattr(passage, name)
        made[key] = np.full(size, UNKNOWN, np.int64)
        if layer is not None:
            made[key][:] = [index[key].get(v, UNKNOWN) for v in layer[start:end]]
    made["lemmas"] = np.full(size, UNKNOWN, np.int64)
    if passage.lemmas is not None:
        pairs = zip(passage.words[start:end], passage.lemmas[start:end], strict=True)
        made["lemmas"][:] = [index["scripts"].get(lemmas.script(*p), UNKNOWN) for p in pairs]
    made["heads"], made["sentence"], made["ends"] = _trees(passage, start, end)
    made["relations"][made["heads"] == UNKNOWN] = UNKNOWN
    made["entities"] = _entities(passage, start, end, labels)
    made["mentions"] = _mentions(passage, start, end, labels)
    made["attribution"], made["sources"], made["contents"] = _attributions(passage, start, end)
    made["factuality"] = np.full(size, np.nan, np.float32)
    for at, value in passage.factuality:
        if start <= at < end:
            made["factuality"][at - start] = value
    return made


def _trees(passage: Passage, start: int, end: int) -> tuple[Array, Array, Array]:
    """Heads (0 the root, `j+1` word `j`), sentence numbers, ends; cut sentences have no heads."""
    size = end - start
    heads = np.full(size, UNKNOWN, np.int64)
    sentence = np.zeros(size, np.int64)
    ends = np.full(size, UNKNOWN, np.int64)
    if passage.ends is None:
        return heads, sentence, ends
    ends[:] = 0
    for number, (first, after) in enumerate(passage.sentences()):
        lo, hi = max(first, start), min(after, end)
        if lo >= hi:
            continue
        sentence[lo - start : hi - start] = number
        if hi == after:
            ends[hi - 1 - start] = 1
        if lo == first and hi == after and passage.heads is not None:
            for at in range(lo, hi):
                head = passage.heads[at]
                heads[at - start] = 0 if head == -1 else UNKNOWN if head < 0 else head - start + 1
    return heads, sentence, ends


def _entities(passage: Passage, start: int, end: int, labels: Labels) -> Array:
    size, wide, kinds = end - start, labels.max_span, labels.index["entities"]
    made = np.full((size, wide, len(kinds)), UNKNOWN, np.int8)
    named: dict[Stretch, list[str]] = {}
    for span in passage.spans or ():
        named.setdefault((span.start, span.end), []).append(span.type)
    if passage.spans is not None:
        for kind in passage.known:
            made[:, :, kinds[kind]] = 0
        for first, after in passage.barred:
            if start <= first and after <= end and after - first <= wide:
                made[first - start, after - first - 1] = UNKNOWN
    if passage.flat:
        for first, after in named:
            for a in range(max(first, start), min(after, end)):
                made[a - start, : after - a] = UNKNOWN
    for (first, after), types in named.items():
        if not (start <= first and after <= end and after - first <= wide):
            continue
        cell = made[first - start, after - first - 1]
        cell[:] = 0
        for kind in types:
            choices = [kinds[one] for one in kind.split("|")]
            cell[choices] = 1 if len(choices) == 1 else 2
    return made


def _mentions(passage: Passage, start: int, end: int, labels: Labels) -> Array:
    made = np.full(end - start, UNKNOWN, np.int64)
    if passage.mentions is not None and any(m.kind for m in passage.mentions):
        made[:] = 0
        for mention in sorted(passage.mentions, key=lambda m: m.start - m.end):
            if start <= mention.head < end:
                made[mention.head - start] = labels.index["mentions"].get(mention.kind, UNKNOWN)
    return made


def _attributions(passage: Passage, start: int, end: int) -> tuple[Array, Array, Array]:
    size = end - start
    roles = np.full((size, 3), UNKNOWN, np.int64)
    sources, contents = list[tuple[int, int]](), list[tuple[int, int]]()
    if passage.attributions is None:
        return roles, np.zeros((0, 2), np.int64), np.zeros((0, 2), np.int64)
    roles[:] = 0
    for one in sorted(passage.attributions, key=lambda a: -sum(b - c for c, b in a.contents)):
        cue = _mark(roles, 1, one.cue, start, end)
        source = _mark(roles, 0, one.source, start, end)
        if cue is not None and source is not None:
            sources.append((cue, source))
        for content in one.contents:
            at = _mark(roles, 2, content, start, end)
            if cue is not None and at is not None:
                contents.append((cue, at))
    return (
        roles,
        np.array(sources, np.int64).reshape(-1, 2),
        np.array(contents, np.int64).reshape(-1, 2),
    )


def _mark(roles: Array, role: int, stretch: Stretch | None, start: int, end: int) -> int | None:
    """Tags a stretch, as far as it lies in the window, unless it lies in one tagged already."""
    if stretch is None:
        return None
    lo, hi = max(stretch[0], start) - start, min(stretch[1], end) - start
    if lo >= hi or (roles[lo:hi, role] > 0).any():
        return None
    roles[lo:hi, role] = 2
    roles[lo, role] = 1
    return lo
