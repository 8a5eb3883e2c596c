"""What is to be read: the words of some paragraphs, and what the layout says of their sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from factional.extract.language import boundaries
from factional.extract.language.words import hyphened, parts, split


@dataclass(frozen=True, slots=True)
class Passage:
    """The W words that a model is given, names with hyphens in parts, as treebanks have them.

    Attributes:
        words: Start and end of each.
        forms: Each as it stands.
        paragraphs: The paragraph of each, by number, growing.
        must: (W,) whether the layout ends a sentence after the word.
        cannot: (W,) whether none can end there.
        goes_on: (W,) whether the word goes on with the one before, as a part of one name.
    """

    words: Sequence[tuple[int, int]]
    forms: Sequence[str]
    paragraphs: Sequence[int]
    must: NDArray[np.bool_]
    cannot: NDArray[np.bool_]
    goes_on: NDArray[np.bool_]


def passage(text: str, stretches: Sequence[tuple[int, int]]) -> Passage:
    """The words of some stretches of a text, each stretch a paragraph."""
    words: list[tuple[int, int]] = []
    paragraphs: list[int] = []
    goes_on: list[bool] = []
    must, cannot = [np.zeros(0, np.bool_)], [np.zeros(0, np.bool_)]
    for number, (start, end) in enumerate(stretches):
        own = split(text, start, end)
        if hyphened(text, start, end):
            whole = [parts(text, *word) for word in own]
            own = [part for word in whole for part in word]
            goes_on.extend(number > 0 for word in whole for number in range(len(word)))
        else:
            goes_on.extend([False] * len(own))
        words.extend(own)
        paragraphs.extend([number] * len(own))
        must.append(boundaries.forced(text, own))
        cannot.append(boundaries.barred(text, own) | boundaries.carried_on(text, own))
    forms = [text[start:end] for start, end in words]
    return Passage(
        words,
        forms,
        paragraphs,
        np.concatenate(must),
        np.concatenate(cannot),
        np.array(goes_on, np.bool_),
    )


def given(text: str, sentences: Sequence[Sequence[tuple[int, int]]]) -> Passage:
    """Words whose sentences are known; each sentence is a paragraph of its own."""
    words = [word for sentence in sentences for word in sentence]
    paragraphs = [number for number, sentence in enumerate(sentences) for _ in sentence]
    lengths = np.array([len(sentence) for sentence in sentences if sentence], np.int64)
    must = np.zeros(len(words), np.bool_)
    must[np.cumsum(lengths) - 1] = True
    forms = [text[start:end] for start, end in words]
    return Passage(words, forms, paragraphs, must, ~must, np.zeros(len(words), np.bool_))
