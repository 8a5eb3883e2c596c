"""The built-in language model: a small encoder with a head for each layer, read offline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

import numpy as np

from factional.extract.language import boundaries, decoding, stating
from factional.extract.language.analysis import Analysis, NameType
from factional.extract.language.assembly import Found, Reading
from factional.extract.language.network import Network, OnnxNetwork, Scores
from factional.extract.language.passages import Passage, given, passage
from factional.extract.language.speech import merged
from factional.extract.language.subwords import Cutter, Subwords
from factional.extract.language.weights import (
    Card,
    Labels,
    check,
    folder,
    read_card,
    read_labels,
)
from factional.extract.language.windows import Window, extent, window


class LocalModel:
    """Reads text with the shipped weights, one window at a time.

    The same text and stretches give the same analysis, whatever was read before and however many
    threads read.
    """

    def __init__(self, card: Card, labels: Labels, subwords: Cutter, network: Network) -> None:
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
        found = self._read(passage(text, stretches))
        return replace(found, attributions=tuple(merged(text, found, stretches)))

    def parse(self, text: str, sentences: Sequence[Sequence[tuple[int, int]]]) -> Analysis:
        """The same, of words and sentences that are known already: as a treebank gives them.

        Args:
            text: The text that the offsets count in.
            sentences: The words of each sentence, each as its start and end.
        """
        found = self._read(given(text, sentences))
        edges = [(words[0][0], words[-1][1]) for words in sentences if words]
        return replace(found, attributions=tuple(merged(text, found, edges)))

    def _read(self, read: Passage) -> Analysis:
        pieces = self._subwords.of(read.forms)
        sizes = [len(piece.ids) for piece in pieces]
        made = Reading(read)
        at = 0
        while at < len(sizes):
            stop = extent(sizes, read.paragraphs, at, self.labels.window)
            while at + 1 < stop < len(sizes) and read.goes_on[stop]:
                stop -= 1  # no window ends within a name
            put = window(pieces, read.paragraphs, at, stop)
            scores = self._network.window(put.subwords, put.cases, put.first, put.last)
            found = boundaries.sentences(
                scores.ends,
                self.labels.thresholds["ends"],
                read.must[at:stop],
                read.cannot[at:stop],
            ) or [(0, stop - at)]
            self._window(at, found, scores, put, made)
            at += found[-1][1]
        return made.analysis(self._network, self.labels.thresholds["coreference"])

    def _window(
        self,
        at: int,
        sentences: list[tuple[int, int]],
        scores: Scores,
        put: Window,
        made: Reading,
    ) -> None:
        """Add what the sentences of one window say; its first word is word `at` of the text."""
        labels = self.labels
        count = sentences[-1][1]
        heads = decoding.heads(scores.arcs, sentences)[:count]
        named = self._network.relations(scores.child[:count], scores.parent[heads])
        relations = decoding.relations(named, heads, self._root)
        found = Found(at, sentences, heads - 1, [labels.relations[i] for i in relations.tolist()])
        made.add_sentences(found)
        made.add_words(found, labels, self._features, scores)
        made.add_mentions(found, labels.mentions, scores)
        names = decoding.names(scores.entities, labels.entity_thresholds, sentences)
        made.add_names(found, names, self._types)
        self._stated(found, names, scores, put, made)
        for said in decoding.said(
            scores.attribution[:count],
            scores.sources[:count, :count],
            scores.contents[:count, :count],
            labels.thresholds["links"],
        ):
            made.add_attribution(found, said)

    def _stated(
        self,
        found: Found,
        names: list[decoding.Stretch],
        scores: Scores,
        put: Window,
        made: Reading,
    ) -> None:
        """Add what the sentences of one window state between their words.

        Where nobody was named by then, nothing is asked: a text must say of whom it speaks.
        """
        labels = self.labels
        if not made.opened or not labels.stated:
            return
        count = len(found.heads)
        tags = [labels.tags[i] for i in scores.tags[:count].argmax(axis=1).tolist()]
        named: list[NameType | None] = [None] * count
        for first, last, label, _ in reversed(names):
            named[first:last] = [self._types[label]] * (last - first)
        heads = found.heads.tolist()
        chosen = [
            (first + one, first + other)
            for first, last in found.sentences
            for one, other in stating.candidates(
                tags[first:last],
                found.relations[first:last],
                named[first:last],
                beyond=bool(labels.values or labels.alone),
            )
        ]
        if not chosen:
            return
        words = np.array(
            [
                put.first[:count],
                put.last[:count],
                [labels.tags.index(tag) for tag in tags],
                [labels.relations.index(relation) for relation in found.relations],
                [stating.name_index(name) for name in named],
            ]
        )
        answers = self._network.stated(scores.embedded, words, stating.pairs(heads, chosen))
        made.add_stated(found, chosen, answers, labels)


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
