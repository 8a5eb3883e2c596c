"""Relations between named actors of a window: an exercise that the encoder learns from.

No graph answers with it: what a sentence states is read by `training.statements`. The corpora that
have relations between names teach the encoder what names are to each other, and its weights were
made with that.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from factional.extract.language.network import Floats, Indices


@dataclass(frozen=True, slots=True)
class Named:
    """Names as pairs are judged by them.

    Attributes:
        first: (M,) index of the first word of each.
        last: (M,) one past its last.
        sentence: (M,) index of its sentence.
        person: (M,) whether it names a person.
        place: (M,) whether it names a place or a state.
    """

    first: Indices
    last: Indices
    sentence: Indices
    person: NDArray[np.bool_]
    place: NDArray[np.bool_]


def tie_features(names: Named, subject: Indices, other: Indices) -> Floats:
    """(P, 6) numbers on ordered pairs of names, given as indices of their subjects and objects."""
    first, last, sentence = names.first, names.last, names.sentence
    gap = np.maximum(np.maximum(first[other] - last[subject], first[subject] - last[other]), 0)
    columns = (
        first[subject] < first[other],
        np.log1p(gap) / 3.0,
        gap <= 1,
        np.log1p(np.abs(sentence[subject] - sentence[other])),
        names.person[subject],
        names.place[other],
    )
    return np.stack([column.astype(np.float32) for column in columns], axis=1)
