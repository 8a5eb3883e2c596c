"""Development texts with what annotators say of them, in code points.

The corpora lie in the folder of data that training reads, and are brought to the guide's types by
the same readers (`training/sources`); here they get their running text back, so that a model is
asked the way users ask it: with raw text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from training.passages import Passage
from training.sources import conllu, ewt, gum, litbank, named
from training.sources.field import passage as labelled

from training import field

Span = tuple[int, int]


class Tree(NamedTuple):
    """A treebank's word on each word; heads are indices, -1 for roots."""

    tags: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """A text with its annotations; `passage` counts words, `words` says where they stand."""

    text: str
    words: tuple[Span, ...]
    passage: Passage

    def span(self, first: int, last: int) -> Span:
        """The stretch of some words, the last excluded."""
        return self.words[first][0], self.words[last - 1][1]

    def paragraphs(self) -> list[Span]:
        """What a model is given to read."""
        edges = [0, *(last + 1 for last in self.passage.paragraphs)]
        return [self.span(a, b) for a, b in pairwise(edges) if b > a]

    def tree(self) -> Tree:
        """What the treebank says; empty where the corpus is none."""
        made = self.passage
        return Tree(made.tags or (), made.lemmas or (), made.heads or (), made.relations or ())

    def sentences(self) -> list[Span]:
        """The sentences, each as its stretch."""
        return [self.span(a, b) for a, b in self.passage.sentences() if b > a]


def treebank(data: Path, corpus: str, split: str) -> Iterator[Gold]:
    """Documents of `ewt` or `gum` (clean genres): trees, names, mentions, factuality."""
    if corpus == "ewt":
        file = data / "ud_ewt" / f"en_ewt-ud-{split}.conllu.gz"
        found = test(data) if split == "test" else ewt.passages(data, split)
        passages = {passage.name: passage for passage in found}
    else:
        file = data / "gum" / f"gum_{split}.conllu.gz"
        passages = {passage.name: passage for passage in gum.passages(data, split)}
    for document in conllu.documents(file):
        if document.name in passages:
            yield placed(passages[document.name], _running(document))


def test(data: Path) -> Iterator[Passage]:
    """The trees of EWT's test set, which is opened once, at the end."""
    for document in conllu.documents(data / "ud_ewt" / "en_ewt-ud-test.conllu.gz"):
        yield conllu.passage(document, "ewt")


def re3d(data: Path) -> Iterator[Gold]:
    """The documents of re3d that training held back."""
    texts = {}
    for file in sorted((data / "re3d").glob("*/documents.json")):
        rows = (json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip())
        texts.update({row["_id"]: row["text"] for row in rows})
    for passage in named.re3d(data, held=True):
        yield placed(passage, texts[passage.name])


def own(file: str, split: str | None = None) -> Iterator[Gold]:
    """Labelled texts of ours in `training/field`; none where the file is not there."""
    if (field.loading.HERE / file).exists():
        for row in field.load(file, split):
            yield placed(labelled(row, named_=split is None, source=file), row["text"])


def fiction(data: Path) -> Iterator[Gold]:
    """LitBank's development texts; the corpus has words only, so one space stands between them."""
    for passage in litbank.passages(data, "dev"):
        yield placed(passage, " ".join(passage.words))


def placed(passage: Passage, text: str) -> Gold:
    """A passage with the place of each of its words in the running text.

    Raises:
        ValueError: the text does not hold the words.
    """
    words, at = [], 0
    for word in passage.words:
        while at < len(text) and text[at].isspace():
            at += 1
        if not text.startswith(word, at):
            raise ValueError(f"{passage.name}: {text[at : at + 20]!r} is not {word!r}.")
        words.append((at, at + len(word)))
        at += len(word)
    return Gold(text, tuple(words), passage)


def _running(document: conllu.Document) -> str:
    parts: list[str] = []
    gap = ""
    for sentence in document.sentences:
        parts += ["\n\n" if sentence.opens and parts else gap, sentence.text]
        gap = "" if sentence.rows[-1].misc.get("SpaceAfter") == "No" else " "
    return "".join(parts)
