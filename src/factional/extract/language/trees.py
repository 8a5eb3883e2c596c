"""The best dependency tree of a sentence, given how well each word would go under each other.

Chu and Liu (1965) and Edmonds (1967), over dense scores, with exactly one word under the root: of
all such trees the one whose arcs score most together. In most sentences every word's best head
makes a tree already, and that is all that is looked at.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]


def best_tree(scores: NDArray[np.floating]) -> Heads:
    """The head of each word.

    Args:
        scores: (n, n + 1); `scores[i, 0]` is how well word i would be the root, `scores[i, j + 1]`
            how well it would depend on word j. A word under itself is never looked at.

    Returns:
        (n,) heads as columns of `scores`: 0 for the one root, j + 1 for word j.
    """
    count = len(scores)
    if count == 0:
        return np.zeros(0, np.int64)
    square = np.full((count + 1, count + 1), -np.inf)
    square[1:] = scores
    np.fill_diagonal(square, -np.inf)
    heads: Heads = square.argmax(axis=1)
    if (heads[1:] == 0).sum() == 1 and _is_tree(heads):
        return heads[1:]
    finite = square[np.isfinite(square)]
    # a root costs more than all arcs together could win back, so the best tree has one
    square[1:, 0] -= (finite.max() - finite.min() + 1.0) * (count + 1)
    return _edmonds(square)[1:]


def _is_tree(heads: Heads) -> bool:
    """Whether every node comes to the root: heads of heads of heads, doubled until they must."""
    above = heads.copy()
    above[0] = 0
    for _ in range(len(heads).bit_length()):
        above = above[above]
    return not above.any()


def _cycle(heads: Heads) -> list[int]:
    """The nodes of one cycle, or none."""
    seen = np.zeros(len(heads), np.int64)
    for first in range(1, len(heads)):
        node = first
        while node != 0 and seen[node] == 0:
            seen[node] = first
            node = int(heads[node])
        if node != 0 and seen[node] == first:
            cycle = [node]
            while int(heads[cycle[-1]]) != node:
                cycle.append(int(heads[cycle[-1]]))
            return cycle
    return []


def _edmonds(square: Scores) -> Heads:
    """Heads of the best tree under node 0; row and column 0 are the root."""
    heads: Heads = square.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    ring = np.array(cycle)
    outside = np.ones(len(square), np.bool_)
    outside[ring] = False
    rest = np.flatnonzero(outside)
    size = len(rest)
    small = np.full((size + 1, size + 1), -np.inf)
    small[:size, :size] = square[rest][:, rest]
    leaving = square[rest][:, ring]
    exits = ring[leaving.argmax(axis=1)]
    small[:size, size] = leaving.max(axis=1)
    entering = square[ring][:, rest] - square[ring, heads[ring]][:, None]
    entries = ring[entering.argmax(axis=0)]
    small[size, :size] = entering.max(axis=0)
    inner = _edmonds(small)
    inside = inner[:size] == size
    heads[rest] = np.where(inside, exits, rest[np.minimum(inner[:size], size - 1)])
    heads[0] = 0
    above = int(inner[size])
    heads[entries[above]] = rest[above]
    return heads
