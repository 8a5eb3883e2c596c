"""Sentences of open corpora with the relations that they state: labels here, texts where they were.

`training/field/stated/*.tsv` has a line for each sentence, and nothing of its words:

    GUM_news_x-6    0:157    3f9a…    48:50>~attacked>64:68; 48:50>formed

the corpus's own reference; where the sentence begins and ends in the text that the reference gives;
the first twelve digits of its SHA-256; and the ties in the notation of `training.relations`, with
the code points of a head word, counted in the sentence, for the number of a mark. `load` reads the
corpora again, finds the sentences and checks them against their hashes; `own` gives the sentences
that we wrote ourselves in the same shape. `python -m training.stated` counts what is labelled,
for which it needs no corpus. What is labelled and how is said in `training/field/stated/README.md`.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from factional.errors import AnnotationError, VocabularyError
from factional.vocabulary import Vocabulary
from training import relations
from training.passages import Stretch
from training.relations import SIGNS, Standing
from training.sources.texts import READERS, Given

FOLDER = Path(__file__).parent / "field" / "stated"
OWN, OWN_LICENCE = "relations", "Apache-2.0"

_TIE = re.compile(r"(\d+):(\d+)>([-~?]?)([a-z_]+)(?:>(\d+):(\d+))?")
_PLACE = re.compile(r"(\d+):(\d+)")
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two stretches of a sentence, or of one: code points, end exclusive.

    Attributes:
        object: An actor, a place, or the value where the relation takes one; None where the
            relation stands alone.
    """

    subject: Stretch
    relation: str
    object: Stretch | None = None
    standing: Standing = Standing.STATED


@dataclass(frozen=True, slots=True)
class Stated:
    """A sentence and what it states between those that it mentions.

    Attributes:
        name: Where it is from, for messages and for counting by document.
        source: The corpus; `relations` of our own sentences.
        licence: The licence of the text, not of the labels.
        context: The paragraph that it stands in, or None where the corpus has single sentences.
        offset: Where it begins in the context.
        marks: Every actor, place, event and value that is marked, tied or not; None in a corpus,
            where only the head words of those that are tied are known.
    """

    name: str
    source: str
    licence: str
    text: str
    ties: tuple[Tie, ...]
    context: str | None = None
    offset: int = 0
    marks: tuple[Stretch, ...] | None = None

    @property
    def split(self) -> str:
        """`dev` for one text in ten, by its hash; else `train`."""
        return relations.split_of(self.text)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of labels: `start` and `end` count in the text that `reference` gives."""

    reference: str
    start: int
    end: int
    digest: str
    ties: tuple[Tie, ...]


def load(
    data: Path, corpora: Iterable[str] | None = None, split: str | None = None
) -> Iterator[Stated]:
    """The labelled sentences, corpus by corpus, in the order of the corpora's own text.

    Args:
        data: The folder of corpora.
        corpora: Which of `corpora.yaml`; None takes all.
        split: Keep only `train` or only `dev`; None keeps both.

    Raises:
        AnnotationError: a corpus is not there or of another version than the labels, or a file
            of labels is wrong.
    """
    for corpus in _corpora() if corpora is None else corpora:
        for one in _found(corpus, data, rows(corpus)):
            if split in (None, one.split):
                yield one


def own(split: str | None = None) -> Iterator[Stated]:
    """The sentences of `training/field/relations` in the shape of those of the corpora.

    Their ties join whole mentions, not head words. Raises what `training.relations.load` does.
    """
    for item in relations.load(split=split):
        marks = tuple((mark.start, mark.end) for mark in item.marks)
        ties = tuple(
            Tie(
                marks[tie.subject],
                tie.relation,
                None if tie.object is None else marks[tie.object],
                tie.standing,
            )
            for tie in item.ties
        )
        yield Stated(item.name, OWN, OWN_LICENCE, item.text, ties, marks=marks)


def title(source: str) -> str:
    """What the card of the weights calls the sentences of a corpus, or our own."""
    known = _corpora()
    said = known[source]["version"] if source in known else "our own, training/field/relations"
    return f"sentences labelled with what they state: {said}"


def rows(corpus: str) -> tuple[Row, ...]:
    """The labels of a corpus, without its text.

    Raises:
        AnnotationError: the corpus has no labels, or a line of them is wrong; says which.
    """
    if corpus not in _corpora():
        known = ", ".join(_corpora())
        raise AnnotationError(f"Nothing is labelled in {corpus!r}. Name one of {known}.")
    lines = (FOLDER / f"{corpus}.tsv").read_text("utf-8").splitlines()
    return tuple(parse(line, f"{corpus}.tsv:{number}") for number, line in enumerate(lines, 1))


def parse(line: str, name: str = "") -> Row:
    """Read one line of labels.

    Args:
        line: A line in the notation of this module.
        name: What the line is called in messages.

    Raises:
        AnnotationError: the line lacks a column, or a tie is unknown or lies outside the sentence.
    """
    reference, *columns = line.split("\t")
    place = _PLACE.fullmatch(columns[0]) if len(columns) in (2, 3) else None
    if place is None or len(columns[1]) != _DIGITS:
        raise AnnotationError(
            f"{name}: {line!r} is no line of labels. Write reference, start:end, the first "
            f"{_DIGITS} digits of the hash and the ties, parted by tabs."
        )
    start, end = int(place[1]), int(place[2])
    parts = columns[2].split(";") if len(columns) == 3 else []
    ties = tuple(_tie(part.strip(), end - start, name) for part in parts)
    return Row(reference, start, end, columns[1], ties)


def _tie(part: str, length: int, name: str) -> Tie:
    match = _TIE.fullmatch(part)
    if match is None:
        raise AnnotationError(
            f"{name}: {part!r} is no relation. Write 0:4>attacked>9:15 or 0:4>formed."
        )
    try:
        relation = Vocabulary.load()[match[4]]
    except VocabularyError as error:
        raise AnnotationError(f"{name}: {error}") from error
    subject = int(match[1]), int(match[2])
    other = (int(match[5]), int(match[6])) if match[5] else None
    if bool(relation.object or relation.value) != (other is not None):
        raise AnnotationError(
            f"{name}: {part!r} has the wrong number of ends. Give one to formed and dissolved, and "
            "two to every other relation."
        )
    if subject == other or any(not a < b <= length for a, b in (subject, other or subject)):
        raise AnnotationError(
            f"{name}: {part!r} ties a word to itself or to none of the sentence's {length} "
            "characters. Count from 0, the end exclusive."
        )
    return Tie(subject, relation.name, other, SIGNS[match[3]])


def _found(corpus: str, data: Path, labels: Iterable[Row]) -> Iterator[Stated]:
    """The sentences of some labels, looked up in their corpus."""
    waiting: dict[str, list[Row]] = {}
    for row in labels:
        waiting.setdefault(row.reference, []).append(row)
    try:
        for given in READERS[corpus](data):
            for row in waiting.pop(given.reference, ()):
                yield _stated(corpus, given, row)
    except FileNotFoundError as error:
        raise AnnotationError(
            f"{corpus}: {error.filename} is not there. Put {_corpora()[corpus]['version']} into "
            "the folder of corpora, or leave this corpus out."
        ) from error
    if waiting:
        raise _other_version(corpus, next(iter(waiting)))


def _stated(corpus: str, given: Given, row: Row) -> Stated:
    text = given.text[row.start : row.end]
    if hashlib.sha256(text.encode()).hexdigest()[:_DIGITS] != row.digest:
        raise _other_version(corpus, row.reference)
    return Stated(
        f"{corpus}:{row.reference}",
        corpus,
        _licence(corpus, row.reference),
        text,
        row.ties,
        given.context,
        given.offset + row.start if given.context is not None else 0,
    )


def _other_version(corpus: str, reference: str) -> AnnotationError:
    return AnnotationError(
        f"{corpus}: {reference} is not the text that was labelled. Take the version that the "
        f"labels fit: {_corpora()[corpus]['version']}."
    )


@cache
def _corpora() -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / "corpora.yaml").read_text("utf-8"))
    return loaded


def _licence(corpus: str, reference: str) -> str:
    licence: str | dict[str, str] = _corpora()[corpus]["licence"]
    return licence if isinstance(licence, str) else licence[reference.split("_")[1]]


def main() -> None:
    """Print how many sentences are labelled by corpus, and with which standing of how many ties."""
    print(f"{'corpus':10}{'sentences':>10}{'silent':>10}" + "".join(f"{s:>10}" for s in Standing))
    for corpus in _corpora():
        labels = rows(corpus)
        counts = Counter(tie.standing for row in labels for tie in row.ties)
        silent = sum(not row.ties for row in labels)
        print(
            f"{corpus:10}{len(labels):10}{silent:10}" + "".join(f"{counts[s]:10}" for s in Standing)
        )


if __name__ == "__main__":
    main()
