"""Texts of corpora by the references that the corpora themselves give: for labels kept apart.

A text is a sentence, or of Wikipedia a paragraph; sentences come with the paragraph they stand in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from training.sources import conllu, named, wikipedia


@dataclass(frozen=True, slots=True)
class Given:
    """A text, and where it begins in its paragraph; None where the corpus has none."""

    reference: str
    text: str
    context: str | None = None
    offset: int = 0


def _trees(path: Path) -> Iterator[Given]:
    """The sentences of a treebank by their `sent_id`."""
    for document in conllu.documents(path):
        paragraph = list[conllu.Sentence]()
        for sentence in document.sentences:
            if sentence.opens:
                yield from _together((one.name, one.text) for one in paragraph)
                paragraph = []
            paragraph.append(sentence)
        yield from _together((one.name, one.text) for one in paragraph)


def _redocred(data: Path) -> Iterator[Given]:
    """The sentences of Re-DocRED, numbered from 0 behind their title; a document is a paragraph."""
    for document in named.redocred(data):
        starts = (0, *(end + 1 for end in document.ends or ()))
        yield from _together(
            (f"{document.name}#{number}", " ".join(document.words[start:end]))
            for number, (start, end) in enumerate(pairwise(starts))
        )


def _crossner(data: Path) -> Iterator[Given]:
    for sentence in named.crossner(data, "train"):
        yield Given(sentence.name, " ".join(sentence.words))


def _wikipedia(data: Path) -> Iterator[Given]:
    for name, text in wikipedia.paragraphs(data):
        yield Given(name, text, text)


def _together(sentences: Iterable[tuple[str, str]]) -> Iterator[Given]:
    """Sentences, by name and text, in the paragraph that they make with a space between them."""
    held = tuple(sentences)
    context, at = " ".join(text for _, text in held), 0
    for name, text in held:
        yield Given(name, text, context, at)
        at += len(text) + 1


READERS: dict[str, Callable[[Path], Iterator[Given]]] = {
    "ewt": lambda data: _trees(data / "ud_ewt" / "en_ewt-ud-train.conllu.gz"),
    "gum": lambda data: _trees(data / "gum" / "gum_train.conllu.gz"),
    "redocred": _redocred,
    "crossner": _crossner,
    "wikipedia": _wikipedia,
}
