"""The CoNLL score of coreference: the mean of MUC, B³ and entity-based CEAF (φ4).

After Pradhan et al. (2014), over exact mentions. Written here because the scorers at hand are
scripts to be downloaded, not packages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Mention = tuple[int, int]
Clusters = Sequence[frozenset[Mention]]


def conll(documents: Iterable[tuple[Clusters, Clusters]]) -> dict[str, float]:
    """MUC, B³, CEAF and their mean over documents of gold and predicted clusters."""
    sums = np.zeros((3, 4))
    for gold, found in documents:
        sums += np.array([_muc(gold, found), _b_cubed(gold, found), _ceaf(gold, found)])
    scores = [_f(*row) for row in sums]
    return {
        "conll": sum(scores) / 3,
        "muc": scores[0],
        "b3": scores[1],
        "ceafe": scores[2],
    }


def _f(right: float, found: float, also_right: float, gold: float) -> float:
    precision = right / found if found else 0.0
    recall = also_right / gold if gold else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _muc(gold: Clusters, found: Clusters) -> tuple[float, float, float, float]:
    return (*_links(found, gold), *_links(gold, found))


def _links(clusters: Clusters, others: Clusters) -> tuple[float, float]:
    """Links of clusters that the others keep, and links of the clusters."""
    place = {mention: i for i, cluster in enumerate(others) for mention in cluster}
    kept = total = 0
    for cluster in clusters:
        parts = {place.get(mention, (mention,)) for mention in cluster}
        kept += len(cluster) - len(parts)
        total += len(cluster) - 1
    return kept, total


def _b_cubed(gold: Clusters, found: Clusters) -> tuple[float, float, float, float]:
    return (*_shares(found, gold), *_shares(gold, found))


def _shares(clusters: Clusters, others: Clusters) -> tuple[float, float]:
    """Over the mentions: the share of each one's cluster that is also in its other cluster."""
    place = {mention: cluster for cluster in others for mention in cluster}
    share = sum(
        len(cluster & place[mention]) / len(cluster)
        for cluster in clusters
        for mention in cluster
        if mention in place
    )
    return share, sum(len(cluster) for cluster in clusters)


def _ceaf(gold: Clusters, found: Clusters) -> tuple[float, float, float, float]:
    if not gold or not found:
        return 0.0, len(found), 0.0, len(gold)
    alike = np.array([[2 * len(g & f) / (len(g) + len(f)) for f in found] for g in gold])
    best = float(assigned(alike))
    return best, len(found), best, len(gold)


def assigned(weights: NDArray[np.float64]) -> float:
    """The greatest sum over pairs in which no row and no column comes twice (Kuhn and Munkres)."""
    cost = -weights if weights.shape[0] <= weights.shape[1] else -weights.T
    rows, columns = cost.shape
    of_row, of_column = np.zeros(rows + 1), np.zeros(columns + 1)
    match = np.zeros(columns + 1, np.int64)
    for row in range(1, rows + 1):
        match[0], at = row, 0
        least = np.full(columns + 1, np.inf)
        way = np.zeros(columns + 1, np.int64)
        used = np.zeros(columns + 1, np.bool_)
        while True:
            used[at] = True
            current = match[at]
            slack = cost[current - 1] - of_row[current] - of_column[1:]
            open_ = ~used[1:]
            better = open_ & (slack < least[1:])
            least[1:][better] = slack[better]
            way[1:][better] = at
            step = int(np.where(open_, least[1:], np.inf).argmin()) + 1
            delta = least[step]
            of_row[match[used]] += delta
            of_column[used] -= delta
            least[1:][open_] -= delta
            at = step
            if match[at] == 0:
                break
        while at:
            match[at] = match[way[at]]
            at = int(way[at])
    pairs = np.flatnonzero(match[1:])
    return float(-cost[match[1:][pairs] - 1, pairs].sum())
