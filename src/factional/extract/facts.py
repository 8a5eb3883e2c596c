"""Facts: what the headings of sheets and tables say of the names and values under them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from factional.extract.coreference import slug
from factional.extract.counts import counted
from factional.extract.gazetteer import gazetteer, state_name
from factional.extract.layers import Layers, QuantityExpression, TimeExpression
from factional.extract.lexicon import words as lists
from factional.extract.nouns import nouns
from factional.extract.spelling import fold
from factional.model import EntityType, Mention, Referent, Value
from factional.read.sheets import Field, keys
from factional.vocabulary import Vocabulary
from factional.vocabulary.lexicon import words

_MARKUP = re.compile(r"[{}\[\]<>|=]")
_NOTE = re.compile(r"\[\w{1,3}\]|\([^()\n]*\)|[*†‡\"{}]|''+|<[^>]*>")
_NAME = re.compile(r"[^\W\d_a-z][\w’'‘.& -]{2,60}")
_AFTER = re.compile(r"\s*(?:[(\[†‡–—,]| - |\b(?:since|from|until|as of)\b)")
_LABEL = re.compile(r"([A-Za-z][A-Za-z ,0-9-]{2,40}):")
_BULLETS, _QUOTES = " \t*-–•\"'“", " \t.\"'”“"
_LONGEST = 300


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


def facts_of(layers: Layers, field: Field, about: str) -> Iterator[Fact]:
    """What stands under a known heading, of whatever it is about."""
    entry = keys()[field.key]
    relation, names = Vocabulary.load()[entry["relation"]], entry["names"]
    side = relation.object if names == "subject" else relation.subject
    if layers.referents[about].type not in side:
        return
    times, counts = _within(layers, field)
    if names == "time":
        began = (times[0].edtf or "").split("/")[0] if times else ""
        if began not in ("", ".."):
            yield replace(_fact(field, relation.name, about, end=times[0].end), time=began)
    elif names == "value":
        yield from _values(layers.document.text, field, relation.name, about, counts)
    else:
        yield from _listed(layers, field, entry, about, times)


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


def _listed(
    layers: Layers,
    field: Field,
    entry: Mapping[str, Any],
    about: str,
    times: list[TimeExpression],
) -> Iterator[Fact]:
    """A fact for each name in a field's list, dated by what stands beside it."""
    text = layers.document.text
    known = Vocabulary.load()[entry["relation"]]
    subject_side = entry["names"] == "subject"
    types = known.subject if subject_side else known.object
    for start, end in _items(text, field, apart=not entry.get("whole", False)):
        for mention in _named(layers, field, (start, end), types):
            if mention.referent == about:
                continue
            label, past = _label(text, field, mention.start, end)
            own = [t.edtf for t in times if mention.end <= t.start < end]
            sides = (mention.referent, about) if subject_side else (about, mention.referent)
            fact = _fact(field, known.name, sides[0], end=mention.end, item=mention.start)
            role = label or entry.get("role")
            yield replace(fact, object=sides[1], role=role, time=own[0] if own else None, past=past)


def _items(text: str, field: Field, *, apart: bool) -> Iterator[tuple[int, int]]:
    """The stretches of a list: lines, and what commas part outside of brackets."""
    depth, start = 0, field.value
    for at in range(field.value, field.end):
        depth = max(0, depth + (text[at] in "([{") - (text[at] in ")]}"))
        line = text[at] in "\n;•"
        if line or (apart and text[at] == "," and depth == 0):
            yield start, at
            start, depth = at + 1, 0 if line else depth
    yield start, field.end


def _named(
    layers: Layers, field: Field, item: tuple[int, int], types: tuple[EntityType, ...]
) -> Iterator[Mention]:
    """Whom an item names: whoever the text points at there, else somebody new."""
    text = layers.document.text
    start, written = item[0], text[item[0] : item[1]]
    if _MARKUP.search(written):
        held = mentions_of(layers, replace(field, value=start, end=item[1]))
        yield from (m for m in held if _fits(layers, m, types) and _lists(text, field, m))
        return
    label = _LABEL.match(written.lstrip(_BULLETS))
    start += len(written) - len(written.lstrip(_BULLETS)) + (label.end() if label else 0)
    name = _AFTER.split(text[start : item[1]], maxsplit=1)[0]
    end = start + len(name)
    held = [
        m
        for m in mentions_of(layers, replace(field, value=start, end=end))
        if m.end <= end and not layers.referents[m.referent].placeholder
    ]
    whole = _whole(held, name)
    found = [m for m in held if whole and _fits(layers, m, types)]
    found = found or [s for m in held if (s := _state(layers, m, types)) is not None]
    if not found and _calls(name.strip(_QUOTES)):
        found = [_new(layers, start, name, types)]
    yield from found


def _calls(name: str) -> bool:
    """Whether the words of an item are a name, and no heading within the list: "Commanders"."""
    heads = lists("quantities", "people")
    return _NAME.fullmatch(name) is not None and name.rsplit(maxsplit=1)[-1].lower() not in heads


def _whole(held: list[Mention], name: str) -> bool:
    """Whether mentions are what an item names: "General X", "X and Y", not "Alliance of X"."""
    titles = lists("names", "titles")
    told = [w for w in name.split() if w[:1].isupper() and w.lower().strip(".") not in titles]
    pointed = sum(len(w) for m in held for w in m.text.split() if w in told)
    return pointed > 0.6 * sum(map(len, told))


def _fits(layers: Layers, mention: Mention, types: tuple[EntityType, ...]) -> bool:
    return layers.referents[mention.referent].type in types


def _state(layers: Layers, mention: Mention, types: tuple[EntityType, ...]) -> Mention | None:
    """The state that a country stands for where those who act are listed: "Allies: Karvia"."""
    place = layers.referents[mention.referent].type is EntityType.PLACE
    if not place or EntityType.STATE not in types:
        return None
    code = gazetteer().states.get(fold(mention.text))
    name = mention.text if code is None else state_name(code)
    for referent in layers.referents.values():
        if referent.type is EntityType.STATE and referent.name == name:
            return replace(mention, referent=referent.id)
    return _add(layers, name, mention.text, mention.start, EntityType.STATE)


def _new(layers: Layers, start: int, name: str, types: tuple[EntityType, ...]) -> Mention:
    """Somebody whom nothing else in the document points at, or who was taken for something else."""
    shown = name.strip(_QUOTES)
    start += name.find(shown)
    for referent in layers.referents.values():
        same = any(m.named and fold(m.text) == fold(shown) for m in referent.mentions)
        if same and referent.type in types and not referent.placeholder:
            return Mention(referent.id, shown, start, start + len(shown))
    return _add(layers, shown, shown, start, _type(shown, types))


def _type(name: str, types: tuple[EntityType, ...]) -> EntityType:
    """What a name in a list names: what its words tell of, else what mostly stands there."""
    said = [t for word in name.lower().split() for t in nouns().types(word) if t in types]
    if EntityType.STATE in types and fold(name) in gazetteer().states:
        return EntityType.STATE
    return said[-1] if said else types[0]


def _add(layers: Layers, name: str, shown: str, start: int, type: EntityType) -> Mention:
    mention = Mention(slug(name, layers.referents), shown, start, start + len(shown))
    layers.referents[mention.referent] = Referent(mention.referent, name, type, (mention,))
    return mention


def _lists(text: str, field: Field, mention: Mention) -> bool:
    """Whether a mention is an item of the list, not part of a heading within it."""
    line = text[mention.end : field.end].split("\n", 1)[0]
    return not re.match(r"[^(\n]*:", line) and not line.lstrip().startswith("=")


def _label(text: str, field: Field, position: int, end: int) -> tuple[str | None, bool]:
    """The heading within a field or the bracket behind a name, as a role, and whether past."""
    labels = _LABEL.findall(text[field.value : position])
    behind = re.search(r"\(([^()\d]{3,40})\)", text[position:end])
    said = [behind.group(1)] if behind else labels[-1:]
    if not said:
        return None, False
    last = re.findall(r"[^\W\d_]+", said[0].lower())
    past = bool(set(last) & words("fields.en")["former"])
    leading = words("roles.en")["leading"]
    return next((w.rstrip("s") for w in last if w.rstrip("s") in leading), None), past


def _values(
    text: str, field: Field, relation: str, about: str, counts: list[QuantityExpression]
) -> Iterator[Fact]:
    if relation == "strength":
        yield from _counted(text, field, about, counts)
        return
    for part in re.finditer(r"[^\n,;|]+", text[field.value : field.end]):
        value = _NOTE.sub("", part.group()).strip(" -–\t")
        offset = part.group().find(value)
        if offset >= 0 and 2 < len(value) <= 60 and value[0].isalpha():
            end = field.value + part.start() + offset + len(value)
            yield replace(_fact(field, relation, about, end=end), value=value)


def _counted(
    text: str, field: Field, about: str, counts: list[QuantityExpression]
) -> Iterator[Fact]:
    """The first number of people in a field, or one that only its heading tells of."""
    for count in counts[:1]:
        people = replace(count.quantity, unit=count.quantity.unit or "members")
        yield replace(_fact(field, "strength", about, end=count.end), value=people)
    first = text[field.value : field.end].partition("\n")[0]
    alone = re.sub(r"(?:\s*[\[(].*|[*†‡¹²³⁴⁵⁶⁷⁸⁹]+)\s*$", "", first)
    unit = field.key.split()[-1]
    known = unit in lists("quantities", "people")
    number = None if counts else counted(alone, unit if known else "size")
    if number is not None:
        yield replace(_fact(field, "strength", about, end=field.value + len(alone)), value=number)


def _fact(field: Field, relation: str, subject: str, *, end: int, item: int | None = None) -> Fact:
    """A fact from its heading to its item, or its item alone where the list is long."""
    start = field.start if item is None or end - field.start <= _LONGEST else item
    return Fact(relation, subject, None, None, None, None, start, end, field.key)
