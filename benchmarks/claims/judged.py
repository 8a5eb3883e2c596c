"""Sentences of every relation: which are taken for what they say, and which are let be.

Each is read as a document of its own, once as plain text and once with its names given, so that
what is lost to names is told from what is lost to grammar. A near-miss is a sentence that was
written for a relation and does not state it; it is kept silent where nothing of that relation is
claimed that its labels lack. Values of `described_as` and `aims_to` are compared here like others.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from benchmarks.claims.extracted import annotated, asked, remembered, table
from benchmarks.claims.sentences import Expected, Item, sentences
from factional.ask._alignment import Annotated, Record
from factional.ask._json import to_json
from factional.ask._matching import OPEN_VALUED, Match
from factional.extract import local
from factional.extract.actors.aliases import find_aliases
from factional.extract.actors.learnt import aliases_of
from factional.extract.annotate import annotate_parsed
from factional.extract.assembly import Assembly
from factional.extract.check import checked
from factional.extract.layers import Layers
from factional.extract.voices.turns import spoken
from factional.model import (
    AUTHOR,
    Block,
    BlockKind,
    Document,
    Extraction,
    Mention,
    Metadata,
    Polarity,
    Quantity,
    Referent,
    Speaker,
    SpeakerRole,
)

_HEAD = (
    "relation",
    "claims",
    "recall",
    "precision",
    "recall, names given",
    "precision, names given",
    "near-misses",
    "kept silent",
    "kept silent, names given",
)


@dataclass(slots=True)
class Tally:
    """Counts by relation.

    Attributes:
        misses: Sentences that were written for the relation and do not state it.
        silent: Those of which nothing of that relation is claimed that their labels lack.
    """

    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    misses: Counter[str] = field(default_factory=Counter)
    silent: Counter[str] = field(default_factory=Counter)


def document_of(item: Item) -> Document:
    """An item as a document of one block: an answer where it has a speaker."""
    digest = hashlib.sha256(item.text.encode()).hexdigest()
    who = item.speaker or AUTHOR
    kind = BlockKind.ANSWER if item.speaker else BlockKind.PARAGRAPH
    speaking = Speaker(who, SpeakerRole.INTERVIEWEE, item.affiliation)
    return Document(
        id=digest[:16],
        sha256=digest,
        name=item.name,
        media_type="text/plain",
        text=item.text,
        blocks=(Block(kind, 0, len(item.text), who),),
        body=(0, len(item.text)),
        metadata=Metadata(published=item.date, language="en"),
        speakers=(speaking,) if item.speaker else (),
    )


def gold_of(item: Item) -> Annotated:
    """The labels of an item in the layout of annotations; its evidence is all of it."""
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for mention in item.mentions:
        if mention.named:
            forms[mention.entity].append(item.text[mention.start : mention.end])
    entities: dict[str, Record] = {
        name: {"name": name, "type": kind, "mentions": forms[name]}
        for name, kind in item.entities.items()
    }
    said = [(claim, True) for claim in item.claims] + [(claim, False) for claim in item.also]
    return Annotated(item.name, [_gold(item, c, core) for c, core in said], entities)


def _gold(item: Item, claim: Expected, core: bool) -> Record:
    value = to_json(claim.value) if isinstance(claim.value, Quantity) else claim.value
    voice = claim.by or item.speaker or AUTHOR
    return {
        "subject": claim.subject,
        "relation": claim.relation,
        "object": claim.object,
        "value": value,
        "polarity": Polarity.DENIED if claim.denied else Polarity.AFFIRMED,
        "certainty": claim.certainty,
        "kind": claim.kind,
        "time": claim.time,
        "attribution": [voice],
        "start": 0,
        "end": len(item.text),
        "core": core,
    }


def read_plain(item: Item) -> tuple[Document, Extraction]:
    """What the extractor makes of the bare text."""
    document = document_of(item)
    return document, local.extract(document)


def read_given(item: Item) -> tuple[Document, Extraction]:
    """What it makes of the text once it is told who is meant by which words."""
    document = document_of(item)
    analysis = asked(document.text, spoken(document))
    found = annotate_parsed(document, analysis)
    mentions = tuple(
        Mention(m.entity, item.text[m.start : m.end], m.start, m.end, m.named)
        for m in item.mentions
    )
    referents = {
        name: Referent(name, name, kind, tuple(m for m in mentions if m.referent == name))
        for name, kind in item.entities.items()
    }
    cut = tuple(
        replace(s, mentions=tuple(m for m in mentions if s.start <= m.start < s.end))
        for s in found.sentences
    )
    aliases = aliases_of(find_aliases(item.text, analysis), mentions)
    speakers = {item.speaker: item.speaker} if item.speaker else {}
    layers = Layers(document, cut, referents, aliases, speakers)
    return document, checked(document, Assembly(layers, analysis).run())


def match_of(item: Item, *, given: bool = False, everything: bool = False) -> Match:
    """The labels of an item and what was read in it, held against each other."""
    with remembered():
        document, extraction = (read_given if given else read_plain)(item)
    found = annotated(document, extraction, everything=everything)
    return Match(_closed(gold_of(item)), _closed(found))


def _closed(side: Annotated) -> Annotated:
    """The same with open values under another name, under which they are compared."""
    claims = [
        {**c, "relation": f"{c['relation']} "} if c["relation"] in OPEN_VALUED else c
        for c in side.claims
    ]
    return replace(side, claims=claims)


def tally(items: Iterable[Item], *, given: bool) -> Tally:
    """How the sentences came out."""
    made = Tally()
    for item in items:
        claims = match_of(item, given=given).claims
        made.found.update(g["relation"].strip() for g, _ in claims.pairs)
        made.missed.update(g["relation"].strip() for g in claims.missed)
        false = [p["relation"].strip() for p in claims.false]
        made.false.update(false)
        if all(c.relation != item.relation for c in item.claims):
            made.misses[item.relation] += 1
            made.silent[item.relation] += item.relation not in false
    return made


def sentence_scores(part: str) -> Iterator[str]:
    """The table of a set."""
    items = sentences(part)
    plain, given = tally(items, given=False), tally(items, given=True)
    yield f"### sentences, {part}: {len(items)}"
    relations = sorted({item.relation for item in items} | set(plain.missed) | set(given.missed))
    rows = [(name, *_row(plain, given, [name])) for name in relations]
    yield table([*rows, ("**all**", *_row(plain, given, relations))], _HEAD)


def _row(plain: Tally, given: Tally, relations: Iterable[str]) -> tuple[object, ...]:
    names = list(relations)
    sums = [
        [sum(counter[name] for name in names) for counter in (t.found, t.missed, t.false)]
        for t in (plain, given)
    ]
    shares = [
        part / whole if whole else None
        for found, missed, false in sums
        for part, whole in ((found, found + missed), (found, found + false))
    ]
    silent = [sum(t.silent[name] for name in names) for t in (plain, given)]
    return sum(sums[0][:2]), *shares, sum(plain.misses[name] for name in names), *silent
