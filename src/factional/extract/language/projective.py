"""The best dependency tree without crossing arcs, by Eisner (1996).

English crosses arcs in one sentence of twenty; a parser that does so more often has mostly lost its
way. The table is filled one length of stretch at a time, all stretches of that length at once.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Heads = NDArray[np.int64]


def crosses(heads: Heads) -> bool:
    """Whether two arcs of a tree cross.

    Args:
        heads: (n,) 0 for the root, j + 1 for word j.
    """
    words = np.arange(1, len(heads) + 1)
    low, high = np.minimum(words, heads), np.maximum(words, heads)
    one = low[:, None] < low[None, :]
    return bool((one & (low[None, :] < high[:, None]) & (high[:, None] < high[None, :])).any())


def best_projective(scores: NDArray[np.floating]) -> Heads:
    """The head of each word in the best tree whose arcs do not cross and that has one root.

    Args:
        scores: (n, n + 1) as `best_tree` takes them.

    Returns:
        (n,) heads as columns of `scores`.
    """
    count = len(scores)
    arcs = np.asarray(scores, np.float64)[:, 1:].T  # arcs[h, m]: m under h
    shape = (count, count)
    right, left = np.full(shape, -np.inf), np.full(shape, -np.inf)  # whole stretches
    open_right, open_left = np.full(shape, -np.inf), np.full(shape, -np.inf)
    cut = np.zeros(shape, np.int64)
    cut_right, cut_left = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    np.fill_diagonal(right, 0.0)
    np.fill_diagonal(left, 0.0)
    for length in range(1, count):
        first = np.arange(count - length)
        last = first + length
        steps = np.arange(length)
        middle = first[:, None] + steps
        joined = right[first[:, None], middle] + left[middle + 1, last[:, None]]
        at = joined.argmax(axis=1)
        best = joined[first, at]
        cut[first, last] = first + at
        open_right[first, last] = best + arcs[first, last]
        open_left[first, last] = best + arcs[last, first]
        grown = open_right[first[:, None], middle + 1] + right[middle + 1, last[:, None]]
        at = grown.argmax(axis=1)
        right[first, last] = grown[first, at]
        cut_right[first, last] = first + at + 1
        grown = left[first[:, None], middle] + open_left[middle, last[:, None]]
        at = grown.argmax(axis=1)
        left[first, last] = grown[first, at]
        cut_left[first, last] = first + at
    root = int((left[0] + right[:, count - 1] + scores[:, 0]).argmax())
    heads: Heads = np.zeros(count, np.int64)
    todo = [(0, root, False, True), (root, count - 1, True, True)]
    while todo:
        i, j, rightwards, whole = todo.pop()
        if i == j:
            continue
        if whole and rightwards:
            k = int(cut_right[i, j])
            todo += [(i, k, True, False), (k, j, True, True)]
        elif whole:
            k = int(cut_left[i, j])
            todo += [(i, k, False, True), (k, j, False, False)]
        else:
            child, head = (j, i) if rightwards else (i, j)
            heads[child] = head + 1
            k = int(cut[i, j])
            todo += [(i, k, True, True), (k + 1, j, False, True)]
    return heads
