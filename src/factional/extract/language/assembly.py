"""Putting an analysis together, window by window."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from factional.extract.language.analysis import (
    Analysis,
    Attribution,
    Mention,
    Name,
    NameType,
    Sentence,
    Span,
    Stated,
    Word,
)
from factional.extract.language.chains import chains
from factional.extract.language.decoding import Said, Stretch
from factional.extract.language.joining import joined
from factional.extract.language.lemmas import lemma
from factional.extract.language.network import Floats, Indices, Network, Scores
from factional.extract.language.pairing import Mentioned, mention_span
from factional.extract.language.passages import Passage
from factional.extract.language.weights import Labels
from factional.extract.lexicon import words

_OF_PREDICATES: Final = frozenset(
    {"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "cop", "expl"}
)
"""Relations that only predicates have below them."""
_ACTORS: Final = frozenset({NameType.ORGANIZATION, NameType.STATE, NameType.PERSON, NameType.GROUP})


@dataclass(frozen=True, slots=True)
class Found:
    """The grammar of one window's sentences; everything counts its words from 0.

    Attributes:
        at: Index in the text of the window's first word.
        sentences: First and one past the last word of each.
        heads: The head of each word, -1 for roots.
        relations: How each word depends on its head.
    """

    at: int
    sentences: Sequence[tuple[int, int]]
    heads: Indices
    relations: Sequence[str]

    def sentence_of(self, word: int) -> int:
        """Which of the sentences a word stands in."""
        return bisect_right(self.sentences, word, key=lambda s: s[0]) - 1


class Reading:
    """What was read so far of a passage.

    Attributes:
        opened: Whether any actor was named by now.
    """

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._sentences: list[Sentence] = []
        self._words: list[Word] = []
        self._attributions: list[Attribution] = []
        self._mentions: list[Mention] = []
        self._mentioned: list[Mentioned] = []
        self._vectors: list[Floats] = []
        self._names: list[Name] = []
        self.opened = False
        self._stated: list[Stated] = []

    def add_sentences(self, found: Found) -> None:
        """Add the sentences of a window."""
        for first, last in found.sentences:
            where = self._span(found, first, last)
            self._sentences.append(
                Sentence(where.start, where.end, found.at + first, found.at + last)
            )

    def add_words(
        self,
        found: Found,
        labels: Labels,
        features: Sequence[Mapping[str, str]],
        scores: Scores,
    ) -> None:
        """Add the words of a window with their grammar."""
        count, at = len(found.heads), found.at
        heads, relations = found.heads.tolist(), found.relations
        tags = [labels.tags[i] for i in scores.tags[:count].argmax(axis=1).tolist()]
        featured = scores.feats[:count].argmax(axis=1).tolist()
        scripts = scores.lemmas[:count].argmax(axis=1).tolist()
        factuality = np.clip(scores.factuality[:count], -3.0, 3.0).tolist()
        predicates = {heads[i] for i in range(count) if relations[i] in _OF_PREDICATES}
        forms = self._passage.forms[at : at + count]
        lemmas = [
            lemma(form, tag, labels.scripts[script], labels.exceptions)
            for form, tag, script in zip(forms, tags, scripts, strict=True)
        ]
        # what is said not to be counts for no more than what cannot be told
        negations = words("tokens", "negations")
        for i in range(count):
            if lemmas[i] in negations and relations[i].startswith("advmod"):
                factuality[heads[i]] = min(factuality[heads[i]], 0.0)
        for i in range(count):
            self._words.append(
                Word(
                    *self._passage.words[at + i],
                    tags[i],
                    lemmas[i],
                    at + heads[i] if heads[i] >= 0 else None,
                    relations[i],
                    features[featured[i]],
                    round(factuality[i], 3) if tags[i] == "VERB" or i in predicates else None,
                )
            )

    def add_mentions(self, found: Found, kinds: Sequence[str], scores: Scores) -> None:
        """Add the mentions that words of a window head."""
        count, at = len(found.heads), found.at
        best = scores.mentions[:count].argmax(axis=1)
        heading = np.flatnonzero(best).tolist()
        if not heading:
            return
        children: list[list[int]] = [[] for _ in range(count)]
        heads = found.heads.tolist()
        for word, head in enumerate(heads):
            if head >= 0:
                children[head].append(word)
        earlier = len(self._sentences) - len(found.sentences)
        for word in heading:
            first, last = mention_span(word, children, found.relations)
            where = self._span(found, first, last)
            kind = int(best[word])
            self._mentions.append(Mention(where.start, where.end, at + word, kinds[kind]))
            self._mentioned.append(
                Mentioned(
                    tuple(self._passage.forms[at + first : at + last]),
                    self._passage.forms[at + word],
                    kind,
                    at + first,
                    at + last,
                    earlier + found.sentence_of(word),
                )
            )
        self._vectors.append(scores.words[heading])

    def add_names(self, found: Found, names: Sequence[Stretch], types: Sequence[NameType]) -> None:
        """Add the names of a window."""
        for first, last, label, score in names:
            where = self._span(found, first, last)
            self._names.append(Name(where.start, where.end, types[label], score))
        self.opened = self.opened or any(types[name.label] in _ACTORS for name in names)

    def add_attribution(self, found: Found, said: Said) -> None:
        """Add who said what in a window."""
        source = self._span(found, *said.source) if said.source else None
        cue = self._span(found, *said.cue) if said.cue else None
        contents = tuple(self._span(found, *content) for content in said.contents)
        self._attributions.append(Attribution(source, cue, contents, said.score))

    def add_stated(
        self,
        found: Found,
        pairs: Sequence[tuple[int, int]],
        answers: Floats,
        labels: Labels,
    ) -> None:
        """Add the statements of a window that are sure enough, those without direction once.

        Args:
            found: Its grammar.
            pairs: Subject and object of each row of the answers.
            answers: (P, relations) logits.
            labels: What the columns stand for, and from where on one counts.
        """
        subjects, objects = np.array(pairs, np.int64).T
        count = len(found.heads)
        place = np.full((count, count), -1, np.int64)
        place[subjects, objects] = np.arange(len(pairs))
        back = place[objects, subjects]
        # most pairs are told nothing of, whichever way round they are taken
        some = _chances(answers.max(axis=1)) > labels.thresholds["stated"]
        rows = np.flatnonzero(some | some[back])
        subjects, objects, back = subjects[rows], objects[rows], back[rows]
        chances = _chances(answers[rows])
        either = [labels.stated.index(name) for name in labels.symmetric]
        both = (chances[:, either] + _chances(answers[back][:, either])) / 2
        chances[:, either] = np.where((subjects < objects)[:, None], both, 0.0)
        alone = np.array([name in labels.alone for name in labels.stated])
        value = np.array([name in labels.values for name in labels.stated])
        # a party with itself is asked what is said of one, with another who did what to whom
        itself, mutual = (subjects == objects)[:, None], (back >= 0)[:, None]
        chances[~np.where(itself, alone, ~alone & (value | mutual))] = 0.0
        for row, column in np.argwhere(chances > labels.thresholds["stated"]).tolist():
            subject, other = pairs[rows[row]]
            sure = round(float(chances[row, column]), 3)
            relation = labels.stated[column]
            self._stated.append(Stated(found.at + subject, found.at + other, relation, sure))

    def analysis(self, network: Network, threshold: float) -> Analysis:
        """All of it, with the mentions linked to chains."""
        linked: list[tuple[int, ...]] = []
        if len(self._mentions) > 1:
            vectors = np.concatenate(self._vectors)
            linked = chains(self._mentioned, vectors, network, threshold)
        made = Analysis(
            tuple(self._sentences),
            tuple(self._words),
            tuple(self._names),
            tuple(self._attributions),
            tuple(self._mentions),
            tuple(linked),
            tuple(self._stated),
        )
        return joined(made, self._passage.goes_on) if self._passage.goes_on.any() else made

    def _span(self, found: Found, first: int, last: int) -> Span:
        words = self._passage.words
        return Span(words[found.at + first][0], words[found.at + last - 1][1])


def _chances(logits: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-logits)), np.float32)
