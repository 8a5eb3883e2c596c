"""Passages with labelled words, as documents: `cases/reports.yaml` tells how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from factional.extract.language import analyse
from factional.extract.layers import Layers, Sentence
from factional.extract.syntax import Clauses, Tree
from factional.extract.voices import Voices, spoken
from factional.model import AUTHOR, Document, EntityType, Mention, Referent
from factional.read import read

CASES = Path(__file__).parent / "cases"
_MARK = re.compile(r"\[([^\]=@]+)(?:=([^\]@]+))?(?:@(\w+))?\]|\{([^|}]*)\|([^|}]*)(?:\|(\w+))?\}")


@dataclass(frozen=True, slots=True)
class Label:
    """A word and whose it is: names from the inside out, without the author."""

    start: int
    end: int
    chain: tuple[str, ...]
    stance: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    kind: str
    name: str
    text: str
    mentions: tuple[Mention, ...]
    referents: dict[str, Referent]
    labels: tuple[Label, ...]


def passages(*files: str) -> list[Passage]:
    """All passages of some files of cases."""
    out = []
    for file in files:
        for group in yaml.safe_load((CASES / f"{file}.yaml").read_text(encoding="utf-8")):
            for number, item in enumerate(group["items"], 1):
                out.append(made(group["kind"], f"{group['kind']}-{number}", item))
    return out


def made(kind: str, name: str, item: str) -> Passage:
    source = item.strip().replace("\n|\n", "\n\n")
    text, at = "", 0
    mentions, labels = [], []
    types: dict[str, EntityType] = {}
    for mark in _MARK.finditer(source):
        text += source[at : mark.start()]
        at = mark.end()
        form, other, type_, word, chain, stance = mark.groups()
        start = len(text)
        if word is not None:
            text += word
            hops = tuple(h.strip().lower() for h in chain.split(">") if h.strip())
            labels.append(Label(start, len(text), hops, stance))
            continue
        text += form
        key = other or form
        if type_ or key not in types:
            types[key] = EntityType(type_ or "Organization")
        named = form.lower() not in ("she", "he", "they", "it")
        mentions.append(Mention(key, form, start, len(text), named))
    text += source[at:]
    referents = {
        key: Referent(key, key, type_, tuple(m for m in mentions if m.referent == key))
        for key, type_ in types.items()
    }
    return Passage(kind, name, text, tuple(mentions), referents, tuple(labels))


def layers_of(passage: Passage) -> Layers:
    """A passage as a document that was read, with the mentions that are marked in it."""
    document: Document = read(passage.text.encode(), "passage.txt")
    assert document.text == passage.text
    sentences = tuple(
        Sentence(
            b.start,
            b.end,
            b,
            (),
            tuple(m for m in passage.mentions if b.start <= m.start < b.end),
        )
        for b in document.blocks
    )
    return Layers(document, sentences, passage.referents)


@cache
def voices(passage_name: str) -> tuple[Voices, Tree]:
    """The voices of a passage, and its tree."""
    passage = by_name()[passage_name]
    layers = layers_of(passage)
    analysis = analyse(passage.text, spoken(layers.document))
    tree = Tree(passage.text, analysis)
    return Voices(layers, tree, Clauses(tree), analysis), tree


@cache
def by_name() -> dict[str, Passage]:
    return {p.name: p for p in passages("reports", "more", "longer")}


def heard(passage: Passage, label: Label) -> tuple[str, ...]:
    """Whose a labelled word is found to be, without the author at the end."""
    made, tree = voices(passage.name)
    word = tree.at(label.start)
    assert word is not None
    blocks = layers_of(passage).document.blocks
    own = next(b.speaker for b in blocks if b.start <= label.start < b.end)
    hops = made.chain(word, label.start, label.end)
    return tuple(h.who.lower() for h in hops if h.who not in (AUTHOR, own))


def cases() -> Iterator[tuple[Passage, Label]]:
    """Every labelled word."""
    for passage in by_name().values():
        for label in passage.labels:
            yield passage, label
