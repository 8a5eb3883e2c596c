"""The built-in language model: a small encoder with a head for each layer, read offline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np

from factional.extract.language import boundaries, decoding
from factional.extract.language.analysis import (
    Analysis,
    Attribution,
    Name,
    NameType,
    Sentence,
    Span,
    Word,
)
from factional.extract.language.lemmas import lemma
from factional.extract.language.network import Indices, Network, OnnxNetwork, Scores
from factional.extract.language.passages import Passage, given, passage
from factional.extract.language.subwords import Subwords
from factional.extract.language.weights import (
    Card,
    Labels,
    check,
    folder,
    read_card,
    read_labels,
)
from factional.extract.language.windows import extent, window

_SUBJECTS: Final = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "cop", "expl")


class LocalModel:
    """Reads text with the shipped weights, one window at a time.

    The same text and stretches give the same analysis, whatever was read before and however many
    threads read.
    """

    def __init__(self, card: Card, labels: Labels, subwords: Subwords, network: Network) -> None:
        self.card = card
        self.labels = labels
        self._subwords = subwords
        self._network = network
        self._features = [_features(written) for written in labels.feats]
        self._root = labels.relations.index("root")
        self._types = [NameType(name) for name in labels.entities]

    @classmethod
    def load(cls, path: Path | None = None, *, threads: int = 1) -> LocalModel:
        """The model in a folder, its files held against its card.

        Args:
            path: The folder; by default the one that FACTIONAL_MODEL names, or the shipped one.
            threads: CPU cores that the arithmetic may use.

        Raises:
            ModelNotFound: there is no model in the folder, or a file of it is missing.
            ModelDamaged: a file is not the one that the card describes.
        """
        path = path or folder()
        card = read_card(path)
        check(card)
        network = OnnxNetwork(path, threads=threads)
        return cls(card, read_labels(path), Subwords(path / "tokenizer.json"), network)

    def analyse(self, text: str, stretches: Sequence[tuple[int, int]]) -> Analysis:
        """Sentences, words, names and attributions of some stretches of a text.

        Args:
            text: The text that all offsets count in.
            stretches: Start and end of each paragraph to be read, in text order and not
                overlapping; no sentence goes over the end of one.
        """
        return self._read(passage(text, stretches))

    def parse(self, text: str, sentences: Sequence[Sequence[tuple[int, int]]]) -> Analysis:
        """The same, of words and sentences that are known already: as a treebank gives them.

        Args:
            text: The text that the offsets count in.
            sentences: The words of each sentence, each as its start and end.
        """
        return self._read(given(text, sentences))

    def _read(self, read: Passage) -> Analysis:
        pieces = self._subwords.of(read.forms)
        sizes = [len(piece.ids) for piece in pieces]
        made = _Made()
        at = 0
        while at < len(sizes):
            stop = extent(sizes, read.paragraphs, at, self.labels.window)
            put = window(pieces, read.paragraphs, at, stop)
            scores = self._network.window(put.subwords, put.cases, put.first, put.last)
            found = boundaries.sentences(
                scores.ends,
                self.labels.thresholds["ends"],
                read.must[at:stop],
                read.cannot[at:stop],
            ) or [(0, stop - at)]
            self._window(read, at, found, scores, made)
            at += found[-1][1]
        return made.analysis()

    def _window(
        self,
        read: Passage,
        at: int,
        sentences: list[tuple[int, int]],
        scores: Scores,
        made: _Made,
    ) -> None:
        """Add what the sentences of one window say; its first word is word `at` of the text."""
        count = sentences[-1][1]
        heads = decoding.heads(scores.arcs, sentences)[:count]
        named = self._network.relations(scores.child[:count], scores.parent[heads])
        relations = decoding.relations(named, heads, self._root)

        def span(first: int, last: int) -> Span:
            return Span(read.words[at + first][0], read.words[at + last - 1][1])

        for first, last in sentences:
            where = span(first, last)
            made.sentences.append(Sentence(where.start, where.end, at + first, at + last))
        made.words.extend(self._words(read, at, heads, relations, scores))
        for first, last, label, score in decoding.names(
            scores.entities, self.labels.entity_thresholds, sentences
        ):
            where = span(first, last)
            made.names.append(Name(where.start, where.end, self._types[label], score))
        for said in decoding.said(
            scores.attribution[:count],
            scores.sources[:count, :count],
            scores.contents[:count, :count],
            self.labels.thresholds["links"],
        ):
            source = span(*said.source) if said.source else None
            contents = tuple(span(*content) for content in said.contents)
            made.attributions.append(Attribution(source, span(*said.cue), contents, said.score))

    def _words(
        self, read: Passage, at: int, heads: Indices, relations: Indices, scores: Scores
    ) -> Iterator[Word]:
        labels, count = self.labels, len(heads)
        tags = [labels.tags[i] for i in scores.tags[:count].argmax(axis=1).tolist()]
        features = [self._features[i] for i in scores.feats[:count].argmax(axis=1).tolist()]
        scripts = [labels.scripts[i] for i in scores.lemmas[:count].argmax(axis=1).tolist()]
        above = heads.tolist()
        named = [labels.relations[i] for i in relations.tolist()]
        factuality = np.clip(scores.factuality[:count], -3.0, 3.0).tolist()
        predicates = {above[i] - 1 for i in range(count) if named[i] in _SUBJECTS}
        for i in range(count):
            form = read.forms[at + i]
            yield Word(
                *read.words[at + i],
                tags[i],
                lemma(form, tags[i], scripts[i], labels.exceptions),
                at + above[i] - 1 if above[i] else None,
                named[i],
                features[i],
                round(factuality[i], 3) if tags[i] == "VERB" or i in predicates else None,
            )


class _Made:
    """What was read so far."""

    def __init__(self) -> None:
        self.sentences: list[Sentence] = []
        self.words: list[Word] = []
        self.names: list[Name] = []
        self.attributions: list[Attribution] = []

    def analysis(self) -> Analysis:
        return Analysis(
            tuple(self.sentences),
            tuple(self.words),
            tuple(self.names),
            tuple(self.attributions),
        )


def _features(written: str) -> Mapping[str, str]:
    """A feature string of Universal Dependencies as names and values."""
    pairs = (part.partition("=") for part in written.split("|") if "=" in part)
    return MappingProxyType({name: value for name, _, value in pairs})


@cache
def local() -> LocalModel:
    """The built-in model, loaded once.

    Raises:
        ModelNotFound: there are no weights.
        ModelDamaged: they are not those of their card.
    """
    return LocalModel.load()
