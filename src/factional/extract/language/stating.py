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
_TELLING: Final = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM"})
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


def candidates(
    tags: Sequence[str],
    relations: Sequence[str],
    names: Sequence[NameType | None],
    *,
    beyond: bool,
) -> Iterator[tuple[int, int]]:
    """The pairs of words of a sentence that may stand in a relation.

    Args:
        tags: Universal part of speech of each word.
        relations: How each word depends on its head.
        names: What the outermost name that a word lies in names; None outside of names.
        beyond: Also every party with itself, for what is said of it alone, and with the words
            that are none but may be a value: "three hundred", "dead".
    """
    who = parties(tags, relations, names)
    yield from ordered(who)
    if beyond:
        yield from further(who, valued(tags, relations))


def valued(tags: Sequence[str], relations: Sequence[str]) -> list[int]:
    """The words of a sentence that may be a value: numbers, verbs, adjectives and nouns."""
    return [
        word
        for word, (tag, relation) in enumerate(zip(tags, relations, strict=True))
        if tag in _TELLING and not relation.startswith("flat")
    ]


def further(who: Sequence[int], what: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Every party with itself, and with each value that is no party."""
    known = set(who)
    for one in who:
        yield one, one
        yield from ((one, value) for value in what if value not in known)


def pairs(heads: Sequence[int], chosen: Sequence[tuple[int, int]]) -> Indices:
    """What is counted of ordered pairs of words of one sentence.

    Args:
        heads: The head of each word; -1 for the root.
        chosen: The pairs.

    Returns:
        (5, P): subject, object, the word that both hang on, and the steps up to it from each.
    """
    if not chosen:
        return np.zeros((5, 0), np.int64)
    subject, other = np.array(chosen, np.int64).T
    above = _above(np.array(heads, np.int64))
    both = np.where(above[other] < _MOST, above[subject], _MOST)
    top = both.argmin(axis=1)
    row = np.arange(len(chosen))
    apart = both[row, top] == _MOST
    up, down = (np.minimum(above[end, top], STEPS) for end in (subject, other))
    return np.stack(
        [
            subject,
            other,
            np.where(apart, subject, top),
            np.where(apart, 0, up),
            np.where(apart, STEPS + 1, down),
        ]
    )


def ordered(words: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Every word with every other, both ways round."""
    return ((one, other) for one in words for other in words if one != other)


def _above(heads: Indices) -> Indices:
    """(W, W): the steps up from the word of a row to that of a column; `_MOST` where it is none."""
    found = np.full((len(heads), len(heads)), _MOST)
    below = at = np.arange(len(heads))
    for step in range(_MOST):
        found[below, at] = step
        at = heads[at]
        below, at = below[at >= 0], at[at >= 0]
        if not len(at):
            break
    return found
