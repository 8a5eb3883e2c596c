"""Fields: the facts of infoboxes and fact sheets ("Headquarters: ...", "| area = ...")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from factional.extract.layers import Layers, QuantityExpression, TimeExpression
from factional.model import EntityType, Mention, Value
from factional.vocabulary import Vocabulary
from factional.vocabulary.lexicon import load, words

_BOX = re.compile(r"\{\{\s*infobox", re.IGNORECASE)
_KEY = re.compile(r"\|\s*([A-Za-z_][\w ]{0,40}?)\s*=[ \t]*")
_LINE = re.compile(r"^[ \t]*([A-Z][\w -]{1,40}):[ \t]+(?=\S)", re.MULTILINE)
_NOTE = re.compile(r"\[\d+\]|\(\s*\)|[*\"'{}]|<[^>]*>")
_LONGEST = 300
_BODIES = (EntityType.ORGANIZATION, EntityType.GROUP)


@dataclass(frozen=True, slots=True)
class Fact:
    """One name or value under a heading."""

    relation: str
    subject: str
    object: str | None
    value: Value | None
    role: str | None
    time: str | None
    start: int
    end: int
    key: str
    past: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A heading with what stands under it, by the offsets of the heading, the words, the end."""

    key: str
    start: int
    value: int
    end: int


@cache
def keys() -> Mapping[str, Mapping[str, Any]]:
    """What each heading states, in lower case."""
    return {key: entry for entry in load("fields.en")["fields"] for key in entry["keys"]}


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
    lines = [f for f in _lines(text) if not any(a <= f.start < b for a, b in taken)]
    for run in _runs(lines, text):
        facts = list(_facts(layers, run))
        if facts:
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
        Field(m.group(1).strip().lower(), m.start(1), m.end(), stop)
        for m, stop in zip(found, stops, strict=True)
    ]


def _lines(text: str) -> list[Field]:
    out = []
    for match in _LINE.finditer(text):
        key = match.group(1).strip().lower()
        if key in keys() or key in words("fields.en")["name"]:
            stop = text.find("\n", match.end())
            out.append(Field(key, match.start(1), match.end(), stop if stop >= 0 else len(text)))
    return out


def _runs(fields: list[Field], text: str) -> Iterator[list[Field]]:
    """Headed lines that stand together, at least two of them."""
    run: list[Field] = []
    for field in fields:
        if run and text[run[-1].end : field.start].strip():
            if len(run) > 1:
                yield run
            run = []
        run.append(field)
    if len(run) > 1:
        yield run


def _facts(layers: Layers, fields: list[Field]) -> Iterator[Fact]:
    about = _about(layers, fields)
    if about is None:
        return
    for field in fields:
        if field.key in keys():
            yield from facts_of(layers, field, about)


def _about(layers: Layers, fields: list[Field]) -> str | None:
    """The body that a sheet is about: under its heading for the name, else the title's."""
    for field in fields:
        if field.key in words("fields.en")["name"]:
            for mention in mentions_of(layers, field):
                if layers.referents[mention.referent].type in _BODIES:
                    return mention.referent
    title = (layers.document.metadata.title or "").lower()
    for referent in layers.referents.values():
        if referent.type in _BODIES and title and referent.name.lower() in title:
            return referent.id
    return None


def mentions_of(layers: Layers, field: Field) -> list[Mention]:
    """The names under a heading, those inside others left out."""
    found: list[Mention] = []
    for sentence in layers.sentences:
        if sentence.end <= field.value or sentence.start >= field.end:
            continue
        for mention in sorted(sentence.mentions, key=lambda m: (m.start, -m.end)):
            inside = field.value <= mention.start < field.end
            if inside and mention.named and not (found and mention.start < found[-1].end):
                found.append(mention)
    return found


def _within(layers: Layers, field: Field) -> tuple[list[TimeExpression], list[QuantityExpression]]:
    times = [
        t
        for s in layers.sentences
        for t in s.times
        if t.edtf and field.value <= t.start < field.end
    ]
    counts = [
        q for s in layers.sentences for q in s.quantities if field.value <= q.start < field.end
    ]
    return times, counts


def facts_of(layers: Layers, field: Field, about: str) -> Iterator[Fact]:
    """What stands under a known heading, of the body that it is about."""
    entry = keys()[field.key]
    relation, names = entry["relation"], entry["names"]
    times, counts = _within(layers, field)
    if names == "time":
        began = (times[0].edtf or "").split("/")[0] if times else ""
        if began not in ("", ".."):
            yield replace(_fact(field, relation, about, end=times[0].end), time=began)
    elif names == "value":
        yield from _values(layers.document.text, field, relation, about, counts)
    else:
        yield from _listed(layers, field, entry, about, times)


def _listed(
    layers: Layers,
    field: Field,
    entry: Mapping[str, Any],
    about: str,
    times: list[TimeExpression],
) -> Iterator[Fact]:
    """A fact for each name in a field's list, dated by what stands on its own line."""
    text = layers.document.text
    known = Vocabulary.load()[entry["relation"]]
    for mention in mentions_of(layers, field):
        subject_side = entry["names"] == "subject"
        types = known.subject if subject_side else known.object
        fits = layers.referents[mention.referent].type in types
        if mention.referent == about or not fits or not _lists(text, field, mention):
            continue
        label, past = _label(text, field, mention.start)
        line_end = text.find("\n", mention.end)
        line_end = line_end if 0 <= line_end < field.end else field.end
        own = [t.edtf for t in times if mention.end <= t.start < line_end]
        sides = (mention.referent, about) if subject_side else (about, mention.referent)
        fact = _fact(field, known.name, sides[0], end=mention.end, item=mention.start)
        role = label or entry.get("role")
        yield replace(fact, object=sides[1], role=role, time=own[0] if own else None, past=past)


def _lists(text: str, field: Field, mention: Mention) -> bool:
    """Whether a mention is an item of the list, not part of a heading within it."""
    line = text[mention.end : field.end].split("\n", 1)[0]
    return not re.match(r"[^(\n]*:", line) and not line.lstrip().startswith("=")


def _label(text: str, field: Field, position: int) -> tuple[str | None, bool]:
    """The heading within a field that a position stands under, as a role, and whether past."""
    labels = re.findall(r"([A-Za-z][A-Za-z ,0-9]{2,40}):", text[field.value : position])
    if not labels:
        return None, False
    last = labels[-1].lower().split()
    past = bool(set(last) & words("fields.en")["former"])
    leading = words("roles.en")["leading"]
    role = next((w.rstrip("s,") for w in last if w.rstrip("s,") in leading), None)
    return role, past


def _values(
    text: str, field: Field, relation: str, about: str, counts: list[QuantityExpression]
) -> Iterator[Fact]:
    if relation == "strength":
        for count in counts[:1]:
            yield replace(_fact(field, relation, about, end=count.end), value=count.quantity)
        return
    for part in re.finditer(r"[^\n,;|]+", text[field.value : field.end]):
        value = _NOTE.sub("", part.group()).strip(" -–\t")
        offset = part.group().find(value)
        if offset >= 0 and 2 < len(value) <= 60 and value[0].isalpha():
            end = field.value + part.start() + offset + len(value)
            yield replace(_fact(field, relation, about, end=end), value=value)


def _fact(field: Field, relation: str, subject: str, *, end: int, item: int | None = None) -> Fact:
    """A fact from its heading to its item, or its item alone where the list is long."""
    start = field.start if item is None or end - field.start <= _LONGEST else item
    return Fact(relation, subject, None, None, None, None, start, end, field.key)
