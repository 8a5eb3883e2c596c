"""The peer: a spaCy pipeline over hashed embeddings that learns from the same data.

Tagger, lemmatiser and parser learn from the treebanks, the entity recogniser from every corpus with
names, all over one shared embedding (`spacy.HashEmbedCNN.v2`), as long as it is given processor
time. Sizes, rates and batches are those that spaCy's quick start proposes for a CPU, and what stays
are means of the weights over the steps. Names cannot nest in spaCy's recogniser, so the outermost
stay.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from training.passages import Passage
from training.prepare import TRAIN

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.training import Example

TREES = ("ewt", "gum")
NAMED = ("gum", "crossner", "redocred", "re3d", "field")
KEPT = 300.0
"""Processor-seconds after which what has been learnt is written down."""
_CONFIG = {
    "model": {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": 96,
        "depth": 4,
        "embed_size": 2000,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
    }
}


def train(data: Path, out: Path, seconds: float, seed: int = 1) -> None:
    """Train a pipeline for some seconds of processor time, and write it to a folder as it goes.

    A pipeline that is in the folder already is trained further; what its optimiser knew is lost.
    """
    import spacy  # noqa: PLC0415 needed for the peer alone
    from spacy.training import Example  # noqa: PLC0415
    from spacy.util import compounding  # noqa: PLC0415

    begun = time.process_time()
    further = (out / "meta.json").is_file()
    nlp = spacy.load(out) if further else spacy.blank("en")
    seen, spent = nlp.meta.get("words_seen", 0), nlp.meta.get("seconds", 0.0)
    spacy.util.fix_random_seed(seed + seen)
    rng = random.Random(seed + seen)
    trees = [e for name in TREES for p in TRAIN[name](data) for e in _sentences(nlp, p, Example)]
    named = [e for name in NAMED for p in TRAIN[name](data) for e in _named(nlp, p, Example)]
    if further:
        optimizer = nlp.resume_training()
    else:
        _pipes(nlp)
        nlp.initialize(lambda: rng.sample(trees, 3000) + rng.sample(named, 1000))
        optimizer = nlp.create_optimizer()
    optimizer.averages = {}
    sizes = compounding(1000 if further else 100, 1000, 1.001)
    kept = begun
    for kind, examples in _shuffled(trees, named, rng):
        idle = ("ner",) if kind == "trees" else ("morphologizer", "trainable_lemmatizer", "parser")
        for batch in _batches(examples, sizes):
            with nlp.select_pipes(disable=idle):
                nlp.update(batch, sgd=optimizer, drop=0.1)
            seen += sum(len(example.reference) for example in batch)
        now = time.process_time()
        if now - kept >= min(KEPT, seconds) or now - begun >= seconds:
            kept, so_far = now, spent + now - begun
            nlp.meta.update(name="hash_embed_cnn", words_seen=seen, seconds=so_far)
            with nlp.use_params(optimizer.averages):
                nlp.to_disk(out)
            print(f"{seen:,} words seen in {so_far:,.0f} processor-seconds", flush=True)
        if now - begun >= seconds:
            break


def _pipes(nlp: Language) -> None:
    """Tagger, lemmatiser, parser and recogniser over one embedding."""
    nlp.add_pipe("tok2vec", config=_CONFIG)
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}
    for pipe in ("morphologizer", "trainable_lemmatizer", "parser", "ner"):
        nlp.add_pipe(pipe, config={"model": {"tok2vec": listener}})


def _batches(examples: list[Example], sizes: Iterator[float]) -> Iterator[list[Example]]:
    """Batches of so many words each."""
    batch, words, size = [], 0, next(sizes)
    for example in examples:
        batch.append(example)
        words += len(example.reference)
        if words >= size:
            yield batch
            batch, words, size = [], 0, next(sizes)
    if batch:
        yield batch


def _shuffled(
    trees: list[Example], named: list[Example], rng: random.Random
) -> Iterator[tuple[str, list[Example]]]:
    """Stretches of both kinds in turn, in proportion to how much of each there is, without end."""
    steps = 40
    while True:
        rng.shuffle(trees)
        rng.shuffle(named)
        for step in range(steps):
            yield "trees", trees[step::steps]
            yield "named", named[step::steps]


def _sentences(nlp: Language, passage: Passage, example: type[Example]) -> Iterator[Example]:
    """A treebank's sentences, three to an example, so that the parser learns where they end."""
    from spacy.tokens import Doc  # noqa: PLC0415

    assert passage.tags
    assert passage.heads
    assert passage.relations
    assert passage.lemmas
    stretches = list(passage.sentences())
    for at in range(0, len(stretches), 3):
        held = stretches[at : at + 3]
        first, last = held[0][0], held[-1][1]
        heads = [h - first if h >= 0 else i for i, h in enumerate(passage.heads[first:last])]
        relations = ["ROOT" if r == "root" else r for r in passage.relations[first:last]]
        words = list(passage.words[first:last])
        doc = Doc(
            nlp.vocab, words, pos=list(passage.tags[first:last]), heads=heads, deps=relations,
            lemmas=list(passage.lemmas[first:last]), morphs=[""] * len(words),
        )  # fmt: skip
        yield example(Doc(nlp.vocab, words), doc)


def _named(nlp: Language, passage: Passage, example: type[Example]) -> Iterator[Example]:
    """Sentences with the outermost names."""
    from spacy.tokens import Doc, Span  # noqa: PLC0415
    from spacy.util import filter_spans  # noqa: PLC0415

    for first, last in passage.sentences():
        words = list(passage.words[first:last])
        doc = Doc(nlp.vocab, words)
        doc.set_ents(
            filter_spans(
                [
                    Span(doc, s.start - first, s.end - first, s.type.split("|")[0])
                    for s in passage.spans or ()
                    if first <= s.start and s.end <= last
                ]
            )
        )
        yield example(Doc(nlp.vocab, words), doc)
