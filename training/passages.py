"""Passages: a document's words with whatever labels its corpus has, and how they are kept on disk.

Every index counts words of the passage from 0; stretches are end exclusive. A label layer that a
corpus does not have is None (not empty): its losses are masked.
"""

from __future__ import annotations

import dataclasses
import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ENTITIES = (
    "Organization",
    "State",
    "Person",
    "Group",
    "Place",
    "Event",
    "Document",
    "Date",
    "Quantity",
)
ROLES = ("source", "cue", "content")
_LAYERS = ("spans", "mentions", "attributions", "ties")
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Span:
    """An entity's words. Alternatives (`State|Place`) say that the corpus cannot tell."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention headed by one word, of a cluster of the passage (-1: of none that is known)."""

    start: int
    end: int
    head: int
    kind: str
    cluster: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said, by which words, what; source and cue may be silent."""

    source: Stretch | None
    cue: Stretch | None
    contents: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation that holds between two named stretches, in the guide's words."""

    subject: Stretch
    object: Stretch
    relation: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A document, or a stretch of one, in words.

    Attributes:
        paragraphs: Index of the last word of each paragraph.
        ends: Index of the last word of each sentence.
        heads: The head's index; -1 for the root of a sentence, -2 where unknown.
        known: Entity types of which every instance in the passage is in `spans`.
        barred: Stretches about which `known` says nothing: no loss is taken on them.
        flat: Whether names inside names are left out: then no loss is taken inside a name.
        ties_known: Relations of which every instance among the spans is in `ties`.
    """

    source: str
    name: str
    words: tuple[str, ...]
    paragraphs: tuple[int, ...]
    ends: tuple[int, ...] | None = None
    tags: tuple[str, ...] | None = None
    feats: tuple[str, ...] | None = None
    lemmas: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    relations: tuple[str, ...] | None = None
    spans: tuple[Span, ...] | None = None
    known: tuple[str, ...] = ()
    barred: tuple[Stretch, ...] = ()
    flat: bool = False
    mentions: tuple[Mention, ...] | None = None
    attributions: tuple[Attribution, ...] | None = None
    factuality: tuple[tuple[int, float], ...] = ()
    ties: tuple[Tie, ...] | None = None
    ties_known: tuple[str, ...] = ()

    def sentences(self) -> Iterator[Stretch]:
        """The sentences in order; without sentence labels, the paragraphs."""
        start = 0
        for last in self.paragraphs if self.ends is None else self.ends:
            yield start, last + 1
            start = last + 1


def write(path: Path, passages: Iterable[Passage]) -> int:
    """Writes passages as gzipped JSON lines, byte for byte the same each time; gives the words."""
    words = 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as lines:
        for passage in passages:
            words += len(passage.words)
            layers = dataclasses.asdict(passage)
            row = {k: v for k, v in layers.items() if v not in (None, (), False)}
            row["empty"] = [k for k in _LAYERS if layers[k] == ()]
            lines.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
    return words


def read(path: Path) -> list[Passage]:
    """The passages of a file that `write` wrote."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [_passage(json.loads(line)) for line in lines]


def _pair(value: list[int] | None) -> Stretch | None:
    return None if value is None else (value[0], value[1])


def _pairs(values: list[list[int]]) -> tuple[Stretch, ...]:
    return tuple((a, b) for a, b in values)


def _passage(row: dict[str, Any]) -> Passage:
    made: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    for key, kind in (("spans", Span), ("mentions", Mention)):
        if key in row:
            made[key] = tuple(kind(**one) for one in row[key])
    if "barred" in row:
        made["barred"] = _pairs(row["barred"])
    if "attributions" in row:
        made["attributions"] = tuple(
            Attribution(_pair(a["source"]), _pair(a["cue"]), _pairs(a["contents"]))
            for a in row["attributions"]
        )
    if "ties" in row:
        made["ties"] = tuple(
            Tie((t["subject"][0], t["subject"][1]), (t["object"][0], t["object"][1]), t["relation"])
            for t in row["ties"]
        )
    if "factuality" in row:
        made["factuality"] = tuple((int(i), float(v)) for i, v in row["factuality"])
    made.update(dict.fromkeys(made.pop("empty"), ()))
    return Passage(**made)
