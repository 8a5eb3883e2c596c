"""The words by which claims are compared, read from `vocabulary/weighing.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from factional.vocabulary.files import parsed
from factional.vocabulary.lexicon import words as lexicon


@dataclass(frozen=True, slots=True)
class Words:
    """Words that tell what is counted, which posts are one, and which place lies in which.

    Attributes:
        kinds: What a word counts ("fighters" for "militants"), by word.
        parts: The part of a group that a word names, by word.
        each: Words after which a number is not that of the whole ("per platoon").
        whole: Words after which it is that of all parts together.
        peak: Words for the time at which it was largest, or that it was once, of the lexicon.
        fillers: Words that say nothing of what is counted.
        heads: Words for the one post at the head of a body.
        several: Words that make a post one of several.
        speaks_for: Words for posts whose holder's word is that of the body.
        part_of_place: Words that make a place a part of the one whose name they stand beside.
        whole_of_place: Words that make it the wider of the two.
    """

    kinds: Mapping[str, str]
    parts: Mapping[str, str]
    each: frozenset[str]
    whole: frozenset[str]
    peak: frozenset[str]
    fillers: frozenset[str]
    heads: frozenset[str]
    several: frozenset[str]
    speaks_for: frozenset[str]
    part_of_place: frozenset[str]
    whole_of_place: frozenset[str]


@cache
def words() -> Words:
    """The lists of the file."""
    path = resources.files("factional.vocabulary").joinpath("weighing.yaml")
    data = parsed(path.read_text(encoding="utf-8"))
    return Words(
        kinds=_by_word(data["counted"]),
        parts=_by_word(data["parts"]),
        each=frozenset(data["each"].split()),
        whole=frozenset(data["whole"].split()),
        peak=lexicon("timing.en")["once"],
        fillers=frozenset(data["fillers"].split()),
        heads=frozenset(data["post"]["heads"].split()),
        several=frozenset(data["post"]["several"].split()),
        speaks_for=frozenset(data["post"]["speaks_for"].split()),
        part_of_place=frozenset(data["part_of_place"].split()),
        whole_of_place=frozenset(data["whole_of_place"].split()),
    )


def _by_word(lists: Mapping[str, str]) -> dict[str, str]:
    return {word: name for name, line in lists.items() for word in line.split()}
