"""Statements: which words of a sentence may stand in a relation, and what is counted of a pair.

Training counts by the same functions, so what the network learnt from is what it is asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from factional.extract.language.analysis import NameType
from factional.extract.language.network import Indices

STEPS: Final = 6
"""Words on the way up that are told apart; one more says that there is no way."""
_MOST: Final = 40
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
_NOBODY: Final = frozenset({NameType.DOCUMENT, NameType.DATE, NameType.QUANTITY})
_TYPES: Final = tuple(NameType)


def name_index(type: NameType | None) -> int:
    """What the network is told of a word's name: 0 for none."""
    return 0 if type is None else _TYPES.index(type) + 1


def parties(
    tags: Sequence[str], relations: Sequence[str], names: Sequence[NameType | None]
) -> list[int]:
    """The words of a sentence that may stand for a party: heads of nominals, adjectives of names.

    Args:
        tags: Universal part of speech of each word.
        relations: How each word depends on its head.
        names: What the outermost name that a word lies in names; None outside of names.
    """
    return [
        word
        for word, (tag, relation, name) in enumerate(zip(tags, relations, names, strict=True))
        if (tag in _NOMINAL or (tag == "ADJ" and name is not None))
        and name not in _NOBODY
        and not relation.startswith("flat")
    ]


def pairs(heads: Sequence[int], chosen: Sequence[tuple[int, int]]) -> Indices:
    """What is counted of ordered pairs of words of one sentence.

    Args:
        heads: The head of each word; -1 for the root.
        chosen: The pairs.

    Returns:
        (5, P): subject, object, the word that both hang on, and the steps up to it from each.
    """
    ways = {word: _way(heads, word) for pair in chosen for word in pair}
    found = np.zeros((5, len(chosen)), np.int64)
    for at, (subject, other) in enumerate(chosen):
        up, down = ways[subject], ways[other]
        top = next((word for word in up if word in down), None)
        if top is None:
            found[:, at] = subject, other, subject, 0, STEPS + 1
        else:
            steps = (min(STEPS, way.index(top)) for way in (up, down))
            found[:, at] = subject, other, top, *steps
    return found


def ordered(words: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Every word with every other, both ways round."""
    return ((one, other) for one in words for other in words if one != other)


def _way(heads: Sequence[int], word: int) -> list[int]:
    """A word and those above it, the nearest first."""
    way = [word]
    while (head := heads[way[-1]]) >= 0 and len(way) < _MOST:
        way.append(head)
    return way
