"""A language model whose arithmetic is plain to see: words are judged by how they look."""

import numpy as np

from factional.extract.language.model import LocalModel
from factional.extract.language.network import Scores
from factional.extract.language.subwords import Pieces, casing
from factional.extract.language.weights import Card, Labels

LABELS = Labels(
    tags=("NOUN", "PROPN", "VERB", "PUNCT", "PRON"),
    feats=("_", "Number=Plur", "Mood=Ind|Tense=Past"),
    scripts=("k-0+", "l-0+", "l-2+"),
    relations=("punct", "nsubj", "root", "obj"),
    entities=("Organization", "Person", "Date"),
    mentions=("none", "person", "place"),
    roles=("source", "cue", "content"),
    stated=("attacked", "allied_with", "status", "dissolved"),
    symmetric=("allied_with",),
    values=("status",),
    alone=("dissolved",),
    window=40,
    max_span=4,
    exceptions={"men\tNOUN": "man"},
    entity_thresholds=(0.0, 0.0, 0.0),
    thresholds={"ends": 0.0, "links": 0.0, "coreference": 0.0, "stated": 0.5},
)
CARD = Card("plain-to-see", "1", "CC0-1.0", "nowhere", "0" * 64, 0)
PRONOUNS = frozenset({"he", "she", "they", "He", "She", "They"})


class Book:
    """Gives every form numbers of its own: one for each four characters."""

    def __init__(self):
        self.forms = {}

    def of(self, forms):
        made = []
        for form in forms:
            first = 1000 + 50 * len(self.forms)
            number = next((n for n, f in self.forms.items() if f == form), first)
            self.forms[number] = form
            made.append(Pieces(tuple(number + i for i in range(1 + len(form) // 5)), casing(form)))
        return made


class PlainNetwork:
    """Sentences end at stops; the first verb is the root; runs of capitals are persons."""

    def __init__(self, book):
        self.book = book
        self.windows = []

    def window(self, subwords, cases, first, last):
        assert len(subwords) == len(cases) <= LABELS.window
        assert subwords[0] == 101
        assert subwords[-1] == 102
        forms = [self.book.forms[int(subwords[f])] for f in first]
        self.windows.append(forms)
        count = len(forms)
        tag = [_tag(form) for form in forms]
        verb = np.array([t == "VERB" for t in tag])
        name = np.array([t == "PROPN" for t in tag])
        stop = np.array([form in ".!?" for form in forms])
        arcs = np.zeros((count, count + 1), np.float32)
        arcs[:, 0] = verb * 5.0 - np.arange(count) * 0.01
        arcs[:, 1:] += verb[None, :] * 3.0 - np.arange(count)[None, :] * 0.01
        entities = np.full((count, LABELS.max_span, 3), -5.0, np.float32)
        for i in range(count):
            for length in range(LABELS.max_span):
                if i + length < count and name[i : i + length + 1].all():
                    entities[i, length, 1] = 1.0 + length
        roles = np.zeros((count, 3, 3), np.float32)
        roles[:, :, 0] = 1.0
        inside = False
        for i, form in enumerate(forms):
            if form == "said":
                roles[i, 1, 1] = 3.0
            if name[i]:
                roles[i, 0, 2 if i and name[i - 1] else 1] = 3.0
            if form in "“”":
                inside = form == "“"
            elif inside:
                roles[i, 2, 1 if forms[i - 1] == "“" else 2] = 3.0
        near = -np.abs(np.arange(count)[:, None] - np.arange(count)[None, :]) * 0.1
        return Scores(
            words=np.stack([np.full(4, len(f), np.float32) for f in forms]),
            tags=_one_hot([LABELS.tags.index(t) for t in tag], 5),
            feats=_one_hot([1 if f.endswith("s") else 0 for f in forms], 3),
            lemmas=_one_hot(
                [2 if v and f.endswith("ed") else 0 for v, f in zip(verb, forms, strict=True)], 3
            ),
            ends=np.where(stop, 4.0, -4.0).astype(np.float32),
            arcs=arcs,
            child=np.stack([np.array([t == "PUNCT", t == "PROPN"], np.float32) for t in tag]),
            parent=np.zeros((count + 1, 2), np.float32),
            entities=entities,
            mentions=_one_hot(
                [1 if n or f in PRONOUNS else 0 for n, f in zip(name, forms, strict=True)], 3
            ),
            attribution=roles,
            sources=(near + 1.0).astype(np.float32),
            contents=(near + 2.0).astype(np.float32),
            factuality=np.where(verb, 9.0, 0.0).astype(np.float32),
            embedded=np.stack([np.full(4, s, np.float32) for s in subwords]),
        )

    def relations(self, child, parent):
        assert len(child) == len(parent)
        scores = np.zeros((len(child), 4), np.float32)
        scores[:, 0] = child[:, 0] * 2
        scores[:, 1] = child[:, 1]
        scores[:, 2] = 9.0
        scores[:, 3] = 0.5
        return scores

    def coreference(self, vectors, anaphor, antecedent, features):
        assert features.shape == (len(anaphor), 16)
        assert (anaphor > antecedent).all()
        return features[:, 0] * 4 + features[:, 5] * 3 - features[:, 11] - 1

    def stated(self, embedded, words, pairs):
        """Who stands before another attacked him; who is next to another is his ally.

        What stands right behind somebody is his condition; who begins a window is dissolved.
        """
        assert words.shape[0] == pairs.shape[0] == 5
        assert (words[:2] < len(embedded)).all()
        subject, other = pairs[:2]
        before = np.where(subject < other, 2.0, -2.0)
        apart = np.abs(subject - other)
        next_to = np.where(other - subject == 1, 2.0, -2.0)
        return np.stack([before, 6.0 - 2.0 * apart, next_to, 2.0 - 4.0 * subject], axis=1)


def model():
    """A fresh model of this kind."""
    book = Book()
    return LocalModel(CARD, LABELS, book, PlainNetwork(book))


def _tag(form):
    if form in PRONOUNS:
        return "PRON"
    if form in ("said", "met") or form.endswith("ed"):
        return "VERB"
    if not form[0].isalnum():
        return "PUNCT"
    return "PROPN" if form[0].isupper() and form not in ("The", "In") else "NOUN"


def _one_hot(labels, size):
    return np.eye(size, dtype=np.float32)[labels]
