"""CoNLL-U: documents of sentences with tags, features, lemmas and trees."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.passages import Passage, Stretch


@dataclass(frozen=True, slots=True)
class Row:
    """A syntactic word as its line has it; `head` counts from 1 within the sentence, 0 the root."""

    form: str
    lemma: str
    tag: str
    xpos: str
    feats: str
    head: int
    relation: str
    misc: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `opens` where it opens a paragraph."""

    name: str
    text: str
    opens: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document's sentences in order."""

    name: str
    sentences: tuple[Sentence, ...]


def documents(path: Path) -> Iterator[Document]:
    """The documents of a file (gzipped or not) that marks them by `# newdoc id`."""
    name, held = "", list[Sentence]()
    for comments, rows in _blocks(path):
        if "newdoc id" in comments:
            if held:
                yield Document(name, tuple(held))
            name, held = comments["newdoc id"], []
        opens = not held or any(key.startswith("newpar") for key in comments)
        held.append(Sentence(comments.get("sent_id", ""), comments.get("text", ""), opens, rows))
    if held:
        yield Document(name, tuple(held))


def _blocks(path: Path) -> Iterator[tuple[dict[str, str], tuple[Row, ...]]]:
    opened = gzip.open if path.suffix == ".gz" else open
    comments, rows = dict[str, str](), list[Row]()
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in map(str.rstrip, lines):
            if line.startswith("#"):
                key, _, value = line[1:].partition("=")
                comments[key.strip()] = value.strip()
            elif line:
                cells = line.split("\t")
                if cells[0].isdecimal():
                    rows.append(_row(cells))
            elif rows:
                yield comments, tuple(rows)
                comments, rows = {}, []
    if rows:
        yield comments, tuple(rows)


def _row(cells: list[str]) -> Row:
    misc = dict(part.partition("=")[::2] for part in cells[9].split("|") if "=" in part)
    return Row(cells[1], cells[2], cells[3], cells[4], cells[5], int(cells[6]), cells[7], misc)


def passage(document: Document, source: str) -> Passage:
    """A document as a passage with its syntactic layers and nothing else."""
    rows = [row for sentence in document.sentences for row in sentence.rows]
    ends, heads, paragraphs, at = list[int](), list[int](), list[int](), 0
    for sentence in document.sentences:
        if sentence.opens and at:
            paragraphs.append(at - 1)
        heads += [row.head - 1 + at if row.head else -1 for row in sentence.rows]
        at += len(sentence.rows)
        ends.append(at - 1)
    return Passage(
        source,
        document.name,
        tuple(row.form for row in rows),
        (*paragraphs, at - 1),
        ends=tuple(ends),
        tags=tuple(row.tag for row in rows),
        feats=tuple(row.feats for row in rows),
        lemmas=tuple(row.lemma for row in rows),
        heads=tuple(heads),
        relations=tuple(row.relation for row in rows),
    )


def children(passage: Passage) -> dict[int, list[int]]:
    """Every word's dependents, in order."""
    below: dict[int, list[int]] = {}
    for child, head in enumerate(passage.heads or ()):
        below.setdefault(head, []).append(child)
    return below


def subtree(
    below: dict[int, list[int]], top: int, without: frozenset[int] = frozenset()
) -> Stretch:
    """The stretch of a word and all that hangs below it, save the subtrees of `without`."""
    first = last = top
    waiting = [top]
    while waiting:
        word = waiting.pop()
        first, last = min(first, word), max(last, word)
        waiting += [child for child in below.get(word, ()) if child not in without]
    return first, last + 1
