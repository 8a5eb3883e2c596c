"""Chains: which mentions of a text point at one thing.

Each mention is linked to the best of those before it, where that is good enough; what is linked,
directly or over others, is one chain.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from factional.extract.language.network import Floats, Indices, Network
from factional.extract.language.pairing import Mentioned, coreference_pairs, pair_features

REACH: Final = 60
"""Mentions that are looked back over."""
_AT_ONCE: Final = 256
_NEAR: Final = 8
_SAME_WORDS: Final = 2.0
"""What the same words are worth: the first sieve of Lee et al. (2013), of which the model makes too
little; chosen on GUM's development texts."""


def chains(
    mentions: Sequence[Mentioned], vectors: Floats, network: Network, threshold: float
) -> list[tuple[int, ...]]:
    """Chains of two mentions or more, as indices into `mentions`, in text order.

    Args:
        mentions: In text order.
        vectors: (M, D) the vector of each mention's head word.
        network: What judges pairs.
        threshold: What a link must exceed.
    """
    leader = list(range(len(mentions)))
    # in stretches, so that a long text takes no more memory than a short one
    for start in range(0, len(mentions), _AT_ONCE):
        low, high = max(0, start - REACH), min(start + _AT_ONCE, len(mentions))
        later, earlier = coreference_pairs(high - low, REACH)
        own = later + low >= start
        later, earlier = later[own], earlier[own]
        if not len(later):
            continue
        features = pair_features(mentions[low:high], later, earlier)
        asked = worth_asking(features, later, earlier)
        later, earlier, features = later[asked], earlier[asked], features[asked]
        if not len(later):
            continue
        scores = network.coreference(vectors[low:high], later, earlier, features)
        scores = scores + _SAME_WORDS * features[:, 1]
        for anaphor, antecedent in best(scores, later, earlier, threshold):
            leader[anaphor + low] = leader[antecedent + low]
    found: dict[int, list[int]] = {}
    for index, first in enumerate(leader):
        found.setdefault(first, []).append(index)
    return [tuple(chain) for chain in found.values() if len(chain) > 1]


def worth_asking(features: Floats, anaphor: Indices, antecedent: Indices) -> NDArray[np.bool_]:
    """(P,) pairs that could be linked: those of a pronoun, those that share words, near ones.

    Two thirds of all pairs are neither, and no link of GUM's development texts is lost with them
    that the score would notice.
    """
    pronoun, alike = features[:, 5] > 0, features[:, :5].any(axis=1)
    return pronoun | alike | (anaphor - antecedent <= _NEAR)


def best(
    scores: Floats, anaphor: Indices, antecedent: Indices, threshold: float
) -> list[tuple[int, int]]:
    """Each anaphor with its best antecedent, where that exceeds the threshold; the nearer of two.

    Anaphors come in text order, so that a chain's first mention is known before its later ones.
    """
    order = np.lexsort((-antecedent, -scores, anaphor))
    firsts = np.unique(anaphor[order], return_index=True)[1]
    chosen = order[firsts]
    chosen = chosen[scores[chosen] > threshold]
    return list(zip(anaphor[chosen].tolist(), antecedent[chosen].tolist(), strict=True))
