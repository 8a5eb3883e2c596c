"""From scores to answers: heads, names, and who said what, over the words of one window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from factional.extract.language.network import Floats
from factional.extract.language.projective import best_projective, crosses
from factional.extract.language.trees import Heads, greedy_tree

OUTSIDE, BEGINS, INSIDE = 0, 1, 2


class Stretch(NamedTuple):
    """Words `first` to `last`, the last one excluded, with a label and a score from 0 to 1."""

    first: int
    last: int
    label: int
    score: float


class Said(NamedTuple):
    """A cue with its source and contents, each as its first and one past its last word."""

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    contents: tuple[tuple[int, int], ...]
    score: float


def heads(arcs: Floats, sentences: Sequence[tuple[int, int]]) -> Heads:
    """(W,) heads of the words of a window: 0 for the root of each sentence, j + 1 for word j.

    No arc leaves its sentence or crosses another. Words after the last sentence have no head and
    say -1.

    Args:
        arcs: (W, W + 1), as `Scores.arcs`.
        sentences: First and one past the last word of each.
    """
    found = np.full(len(arcs), -1, np.int64)
    for first, last in sentences:
        own = np.concatenate((arcs[first:last, :1], arcs[first:last, first + 1 : last + 1]), axis=1)
        inner = greedy_tree(own)
        if inner is None or crosses(inner):
            inner = best_projective(own)
        found[first:last] = np.where(inner == 0, 0, inner + first)
    return found


def relations(scores: Floats, heads: Heads, root: int) -> NDArray[np.int64]:
    """(W,) labels: `root` for what hangs on the root, and for nothing else."""
    masked = scores.copy()
    masked[:, root] = -np.inf
    found: NDArray[np.int64] = masked.argmax(axis=1)
    found[heads == 0] = root
    return found


def names(
    scores: Floats, thresholds: Sequence[float], sentences: Sequence[tuple[int, int]]
) -> list[Stretch]:
    """Names that the scores allow, those inside others included, in text order.

    Best first; what crosses a name that is kept, or has the same words, is dropped. No name goes
    over the end of its sentence.

    Args:
        scores: (W, N, T), as `Scores.entities`.
        thresholds: What each of the T types must exceed.
        sentences: First and one past the last word of each.
    """
    above = scores > np.asarray(thresholds, scores.dtype)
    where = np.argwhere(above)
    if not len(where):
        return []
    ends = np.zeros(len(scores), np.int64)
    for first, last in sentences:
        ends[first:last] = last
    values = scores[above]
    kept: list[Stretch] = []
    for index in np.argsort(-values, kind="stable"):
        first, length, label = (int(v) for v in where[index])
        last = first + length + 1
        if last <= ends[first] and not any(_clash(first, last, k) for k in kept):
            kept.append(Stretch(first, last, label, chance(values[index])))
    return sorted(kept, key=lambda s: (s.first, -s.last))


def _clash(first: int, last: int, kept: Stretch) -> bool:
    same = first == kept.first and last == kept.last
    crosses = first < kept.first < last < kept.last or kept.first < first < kept.last < last
    return same or crosses


def stretches(scores: Floats) -> list[tuple[int, int]]:
    """Stretches of one role from (W, 3) scores of outside, begins and inside.

    The best sequence in which inside follows only begins or inside (Viterbi). Most windows have
    nothing to mend in the best label of each word, and then that is the best sequence.
    """
    best = scores.argmax(axis=1)
    before = np.concatenate(([OUTSIDE], best[:-1]))
    if ((best == INSIDE) & (before == OUTSIDE)).any():
        best = _viterbi(scores)
    found: list[tuple[int, int]] = []
    for index in np.flatnonzero(best).tolist():
        if best[index] == INSIDE and found and found[-1][1] == index:
            found[-1] = (found[-1][0], index + 1)
        else:
            found.append((index, index + 1))
    return found


def _viterbi(scores: Floats) -> NDArray[np.int64]:
    allowed = np.zeros((3, 3))
    allowed[OUTSIDE, INSIDE] = -np.inf
    total = scores[0].astype(np.float64)
    total[INSIDE] = -np.inf
    back = np.zeros(scores.shape, np.int64)
    for index in range(1, len(scores)):
        through = total[:, None] + allowed
        back[index] = through.argmax(axis=0)
        total = through.max(axis=0) + scores[index]
    path = [int(total.argmax())]
    for index in range(len(scores) - 1, 0, -1):
        path.append(int(back[index, path[-1]]))
    return np.array(path[::-1])


def said(roles: Floats, sources: Floats, contents: Floats, threshold: float) -> list[Said]:
    """Each cue with the best source that belongs to it and every content that does.

    A cue with neither is left out: "said" alone attributes nothing.

    Args:
        roles: (W, 3, 3) for source, cue and content, as `Scores.attribution`.
        sources: (W, W), as `Scores.sources`.
        contents: (W, W), as `Scores.contents`.
        threshold: What a link must exceed.
    """
    if not (roles[:, 1, 1:].max(initial=-np.inf) > roles[:, 1, 0].min(initial=np.inf)):
        return []
    voices, cues, words = (stretches(roles[:, role]) for role in range(3))
    found = []
    for cue in cues:
        row = cue[0]
        best = max(voices, key=lambda v: sources[row, v[0]], default=None)
        if best is not None and sources[row, best[0]] <= threshold:
            best = None
        own = tuple(c for c in words if contents[row, c[0]] > threshold)
        links = [contents[row, c[0]] for c in own]
        if best is not None:
            links.append(sources[row, best[0]])
        if links:
            score = float(np.mean([chance(link) for link in links]))
            found.append(Said(best, cue, own, score))
    return found


def chance(logit: float) -> float:
    """A logit as a number from 0 to 1."""
    return float(1.0 / (1.0 + np.exp(-np.float64(logit))))
