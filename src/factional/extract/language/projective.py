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
        scores: (n, n + 1) as `greedy_tree` takes them.

    Returns:
        (n,) heads as columns of `scores`.
    """
    count = len(scores)
    arcs = np.asarray(scores, np.float64)[:, 1:].T  # arcs[h, m]: m under h
    # Each table tells stretches apart by one end and by their length, so that all ways to part a
    # stretch lie side by side: the left parts from its first word, the right parts from its last.
    shape = (count, count)
    right_from_first, left_from_last = np.zeros(shape), np.zeros(shape)
    # what closes a stretch to the right, and to the left; those with an open arc are a word longer
    lefts, rights = np.zeros((2, *shape)), np.zeros((2, *shape))
    cut = np.zeros(shape, np.int64)
    closed = np.zeros((2, *shape), np.int64)
    for length in range(1, count):
        first, last, short = slice(count - length), slice(length, count), slice(length)
        back = slice(length - 1, None, -1)
        joined = right_from_first[first, short] + left_from_last[last, back]
        cut[first, length] = joined.argmax(axis=1)
        best = joined.max(axis=1)
        lefts[0, first, length - 1] = best + np.diagonal(arcs, length)
        rights[1, last, length - 1] = best + np.diagonal(arcs, -length)
        grown = lefts[:, first, short] + rights[:, last, back]
        closed[:, first, length] = grown.argmax(axis=2)
        right, left = grown.max(axis=2)
        right_from_first[first, length] = rights[0, last, length] = right
        left_from_last[last, length] = lefts[1, first, length] = left
    words = np.arange(count)
    under = left_from_last[words, words] + right_from_first[words, words[::-1]]
    root = int((under + scores[:, 0]).argmax())
    heads: Heads = np.zeros(count, np.int64)
    todo = [(0, root, False, True), (root, count - 1, True, True)]
    while todo:
        i, j, rightwards, whole = todo.pop()
        if i == j:
            continue
        if whole and rightwards:
            k = i + 1 + int(closed[0, i, j - i])
            todo += [(i, k, True, False), (k, j, True, True)]
        elif whole:
            k = i + int(closed[1, i, j - i])
            todo += [(i, k, False, True), (k, j, False, False)]
        else:
            child, head = (j, i) if rightwards else (i, j)
            heads[child] = head + 1
            k = i + int(cut[i, j - i])
            todo += [(i, k, True, True), (k + 1, j, False, True)]
    return heads
