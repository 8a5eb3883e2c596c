"""From features to a probability."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib import resources

from factional.model import EntityType
from factional.resolve.matching._features import Measures
from factional.resolve.matching._match import Feature, Match
from factional.vocabulary.files import parsed

_LEAST = 0.005
"""Log odds below which a feature is not worth telling."""


@cache
def weights(kind: EntityType) -> Mapping[str, float]:
    """What each feature adds to the log odds; persons have weights of their own."""
    path = resources.files("factional.vocabulary.names").joinpath("weights.yaml")
    data = parsed(path.read_text(encoding="utf-8"))
    section: Mapping[str, float] = data["person" if kind is EntityType.PERSON else "organisation"]
    return section


def weigh(measures: Measures, kind: EntityType) -> Match:
    """The probability that measures of two names come to, and what each has added; 0 of none."""
    if not measures:
        return Match(0.0, ())
    table = weights(kind)
    features = [
        Feature(name, m.value, table[name] * m.value, m.words)
        for name, m in measures.items()
        if name in table
    ]
    odds = table["start"] + sum(feature.weight for feature in features)
    told = sorted((f for f in features if abs(f.weight) >= _LEAST), key=lambda f: -abs(f.weight))
    return Match(1 / (1 + math.exp(-odds)), tuple(told))
