"""Sheets: infoboxes and fact sheets ("Headquarters: ...", "| area = ..."), field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factional.extract.facts import Fact, facts_of, mentions_of
from factional.extract.layers import Layers
from factional.model import EntityType
from factional.read import sheets as lines
from factional.read.sheets import Field, keyed, keys
from factional.vocabulary.lexicon import words

_BOX = re.compile(r"\{\{\s*infobox", re.IGNORECASE)
_KEY = re.compile(r"\|\s*([A-Za-z_][\w ]{0,40}?)\s*=[ \t]*")
_ABOVE = 3  # lines above a sheet in which its name is looked for
_BODIES = (EntityType.ORGANIZATION, EntityType.GROUP)


def sheets(layers: Layers) -> list[tuple[int, int, list[Fact]]]:
    """The stretches of a document that are a sheet, each with its facts.

    What is inside such a stretch is no sentence and is not read as one.
    """
    out = []
    text = layers.document.text
    for opening in _BOX.finditer(text):
        end = _close(text, opening.start())
        out.append((opening.start(), end, list(_facts(layers, _boxed(text, opening.end(), end)))))
    taken = [(a, b) for a, b, _ in out]
    for run in lines.sheets(text):
        within = any(a <= run[0].start < b for a, b in taken)
        if not within and (facts := list(_facts(layers, run))):
            out.append((run[0].start, run[-1].end, facts))
    return out


def _close(text: str, start: int) -> int:
    depth = 0
    for mark in re.finditer(r"\{\{|\}\}", text[start:]):
        depth += 1 if mark.group() == "{{" else -1
        if depth == 0:
            return start + mark.end()
    blank = text.find("\n\n", start)  # a box that nobody closed ends with its paragraph
    return blank if blank > 0 else len(text)


def _boxed(text: str, start: int, end: int) -> list[Field]:
    found = list(_KEY.finditer(text, start, end))
    stops = [*(m.start() for m in found[1:]), end][: len(found)]
    return [
        Field(keyed(m.group(1)), m.start(1), m.end(), stop)
        for m, stop in zip(found, stops, strict=True)
    ]


def _facts(layers: Layers, fields: Sequence[Field]) -> Iterator[Fact]:
    about = _about(layers, fields) if fields else None
    for field in fields:
        if about is not None and field.key in keys():
            yield from facts_of(layers, field, about)


def _about(layers: Layers, fields: Sequence[Field]) -> str | None:
    """What a sheet is about: under its heading for the name, else the title's, else right above."""
    for field in fields:
        if field.key in words("fields.en")["name"]:
            for mention in mentions_of(layers, field):
                if layers.referents[mention.referent].type in _BODIES:
                    return mention.referent
    title = (layers.document.metadata.title or "").lower()
    called = [r for r in layers.referents.values() if not r.placeholder and title]
    titled = [r for r in called if any(m.named and m.text.lower() in title for m in r.mentions)]
    if titled:
        return max(titled, key=lambda r: max(len(m.text) for m in r.mentions if m.named)).id
    return _above(layers, fields[0].start)


def _above(layers: Layers, start: int) -> str | None:
    """The body that a line right above a sheet names, and says little else."""
    text = layers.document.text[:start]
    lines = [m.span() for m in re.finditer(r"[^\n]+", text)][-_ABOVE:]
    for begin, end in reversed(lines):
        for sentence in layers.sentences:
            for mention in sentence.mentions:
                inside = mention.named and begin <= mention.start and mention.end <= end
                whole = 2 * (mention.end - mention.start) > end - begin
                if inside and whole and layers.referents[mention.referent].type in _BODIES:
                    return mention.referent
    return None
