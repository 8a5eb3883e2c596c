"""The tree that each word's best head makes, where it is one.

In most sentences it is, and then no other tree can score more: nothing else needs to be looked at.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Heads = NDArray[np.int64]


def greedy_tree(scores: NDArray[np.floating]) -> Heads | None:
    """The best head of each word, where these make a tree with one word under the root.

    Args:
        scores: (n, n + 1); `scores[i, 0]` is how well word i would be the root, `scores[i, j + 1]`
            how well it would depend on word j. A word under itself is never looked at.

    Returns:
        (n,) heads as columns of `scores`: 0 for the one root, j + 1 for word j. None where they
        close a ring, or several words would be the root.
    """
    words = np.arange(len(scores))
    own = scores.copy()
    own[words, words + 1] = -np.inf
    heads: Heads = own.argmax(axis=1)
    return heads if (heads == 0).sum() == 1 and _is_tree(heads) else None


def _is_tree(heads: Heads) -> bool:
    """Whether every node comes to the root: heads of heads of heads, doubled until they must."""
    above = np.concatenate(([0], heads))
    for _ in range(len(above).bit_length()):
        above = above[above]
    return not above.any()
