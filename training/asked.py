"""What the reader of statements is asked of a sentence, and what the right answers are.

Sentences come from `training.stated`, their grammar from the model as it ships, so that the reader
learns from what it will be given.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from factional.extract.language import Analysis, analyse
from factional.extract.language.analysis import NameType
from factional.extract.language.network import Floats, Indices
from factional.extract.language.stating import (
    candidates,
    further,
    name_index,
    ordered,
    pairs,
    valued,
)
from factional.extract.language.words import parts
from factional.extract.syntax import Tree
from training.labels import Labels
from training.passages import Stretch
from training.relations import Standing
from training.stated import Stated

SWAPPED = (NameType.ORGANIZATION, NameType.PERSON, NameType.PLACE)
FEWEST = 20
"""Names of a type and length that a bank needs before it lends any."""

Bank = dict[tuple[NameType, int], list[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence as the reader gets it.

    Attributes:
        forms: Its words.
        grammar: (3, W) tag, relation and name of each word, as `Network.stated` takes them.
        names: First word, one past the last, and type of each name that may be exchanged.
        pairs: (5, P), as `stating.pairs` gives them.
        wanted: (P, R) 1 where the relation is stated of the pair, denied or foretold.
        own: Whether we wrote it: then its pairs are all that is marked.
        source: The corpus, and the licence of its text.
        split: `train` or `dev`.
    """

    forms: tuple[str, ...]
    grammar: Indices
    names: tuple[tuple[int, int, NameType], ...]
    pairs: Indices
    wanted: Floats
    own: bool
    source: tuple[str, str]
    split: str


@dataclass(frozen=True, slots=True)
class Where:
    """Words of a parse: `first` to `last`, of a text in which the labels count from `begin`."""

    found: Analysis
    tree: Tree
    first: int
    last: int
    begin: int

    def word(self, stretch: Stretch) -> int | None:
        """The head word of a stretch, counted from the first; None where it is not among them."""
        head = self.tree.head_of(self.begin + stretch[0], self.begin + stretch[1])
        return head - self.first if head is not None and self.first <= head < self.last else None

    def words(self, stretches: Iterable[Stretch]) -> list[int]:
        """The head words of stretches, in order, each once; those elsewhere are left out."""
        found = {self.word(stretch) for stretch in stretches}
        return sorted(word for word in found if word is not None)


def asked(sentences: Iterable[Stated], labels: Labels) -> Iterator[Asked]:
    """The sentences with their pairs; those without any are left out."""
    for sentence in sentences:
        for at in places(sentence):
            made = _one(sentence, at, labels)
            if made is not None:
                yield made


def places(sentence: Stated) -> Iterator[Where]:
    """A sentence, read in its paragraph: several where the parse parts it."""
    text = sentence.context or sentence.text
    found, tree = _parsed(text)
    begin = sentence.offset if sentence.context else 0
    for one in tree.sentences:
        if one.start < begin + len(sentence.text) and begin < one.end:
            yield Where(found, tree, one.first, one.last, begin)


@lru_cache(maxsize=8)
def _parsed(text: str) -> tuple[Analysis, Tree]:
    """A paragraph, parsed once for all of its sentences that follow each other."""
    found = analyse(text)
    return found, Tree(text, found)


def _one(sentence: Stated, at: Where, labels: Labels) -> Asked | None:
    tree, span = at.tree, range(at.first, at.last)
    named: list[NameType | None] = [None] * len(span)
    for name in reversed(at.found.names):
        for word in tree.within(name.start, name.end):
            if word in span:
                named[word - at.first] = name.type
    tags = [tree.tag(word) for word in span]
    relations = [tree.relation(word) for word in span]
    heads = [-1 if (up := tree.head(word)) is None else up - at.first for word in span]
    stated, left = told(sentence, at, labels.stated, labels.symmetric)
    if sentence.marks is None:
        chosen = list(candidates(tags, relations, named, beyond=True))
    else:
        marked = at.words(sentence.marks)
        chosen = [*ordered(marked), *further(marked, valued(tags, relations))]
    known = set(chosen)
    chosen = [pair for pair in chosen if pair not in left or pair in stated]
    chosen += [pair for pair in stated if pair not in known]
    if not chosen:
        return None
    wanted = np.zeros((len(chosen), len(labels.stated)), np.float32)
    for row, pair in enumerate(chosen):
        wanted[row, list(stated.get(pair, ()))] = 1.0
    index = labels.index
    grammar = [
        [index["tags"][tag] for tag in tags],
        [index["relations"].get(relation, 0) for relation in relations],
        [name_index(name) for name in named],
    ]
    return Asked(
        tuple(tree.form(word) for word in span),
        np.array(grammar, np.int64),
        tuple(_runs(tags, relations, named)),
        pairs(heads, chosen),
        wanted,
        sentence.marks is not None,
        (sentence.source, sentence.licence),
        sentence.split,
    )


def told(
    sentence: Stated, at: Where, relations: Sequence[str], symmetric: Collection[str]
) -> tuple[dict[tuple[int, int], set[int]], set[tuple[int, int]]]:
    """What a sentence is labelled with, by pairs of its words, and what is only supposed.

    Args:
        sentence: With its labels.
        at: The words to look for it among.
        relations: Those that count.
        symmetric: Those of them that hold both ways round.

    Returns:
        The places in `relations` of what is stated of each pair, and the pairs of which something
        is only supposed.
    """
    index = {name: number for number, name in enumerate(relations)}
    stated, left = defaultdict[tuple[int, int], set[int]](set), set[tuple[int, int]]()
    for tie in sentence.ties:
        subject = at.word(tie.subject)
        other = subject if tie.object is None else at.word(tie.object)
        if subject is None or other is None or tie.relation not in index:
            continue
        if (tie.object is None) != (subject == other):
            continue
        ways = [(subject, other)]
        if tie.relation in symmetric:
            ways.append((other, subject))
        for pair in ways:
            if tie.standing is Standing.SUPPOSED:
                left.add(pair)
            else:
                stated[pair].add(index[tie.relation])
    return stated, left


def _runs(
    tags: Sequence[str], relations: Sequence[str], named: Sequence[NameType | None]
) -> Iterator[tuple[int, int, NameType]]:
    """Names whose words hang together, of a kind that may be exchanged."""
    at = 0
    while at < len(tags):
        end, kind = at + 1, named[at]
        if kind in SWAPPED and tags[at] == "PROPN":
            while (
                end < len(tags)
                and named[end] is kind
                and relations[end].startswith(("flat", "compound"))
            ):
                end += 1
            yield at, end, kind
        at = end


def bank(sentences: Iterable[Asked]) -> Bank:
    """The names of the sentences by type and number of words: what is lent to other sentences."""
    held = defaultdict[tuple[NameType, int], set[tuple[str, ...]]](set)
    for one in sentences:
        for first, last, kind in one.names:
            if one.forms[first][:1].isupper():
                held[kind, last - first].add(one.forms[first:last])
    return {key: sorted(names) for key, names in held.items() if len(names) > FEWEST}


def exchanged(one: Asked, lent: Bank, share: float, rng: random.Random) -> tuple[str, ...]:
    """The words of a sentence, with other names in a share of sentences, the same for the same."""
    if rng.random() > share:
        return one.forms
    forms, instead = list(one.forms), dict[tuple[str, ...], tuple[str, ...]]()
    for first, last, kind in one.names:
        if (kind, last - first) in lent:
            old = one.forms[first:last]
            forms[first:last] = instead.setdefault(old, rng.choice(lent[kind, last - first]))
    return tuple(forms)


def pieces(form: str) -> list[str]:
    """A word as the model cuts it: names with hyphens in their parts."""
    return [form[a:b] for a, b in parts(form, 0, len(form))]
