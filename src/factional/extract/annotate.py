"""From a document to its layers."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from factional.extract.actors.aliases import find_aliases
from factional.extract.actors.learnt import aliases_of, links_of, taught
from factional.extract.actors.naming import find_names, join_heads
from factional.extract.actors.resolver import Named, Resolver
from factional.extract.actors.scene import Scene
from factional.extract.actors.speakers import body_in
from factional.extract.actors.states import join_capitals, settle
from factional.extract.coreference import Names, Thing, name_key, slug, things_of
from factional.extract.language import Analysis, LanguageModel, analyse
from factional.extract.layers import Alias, Layers, Sentence
from factional.extract.quantities import find_counts
from factional.extract.sentences import sentences
from factional.extract.spans import Line, shape_of
from factional.extract.spelling import abbreviates, fold
from factional.extract.syntax import Clauses, Tree
from factional.extract.times import Clock, find_times
from factional.extract.tokens import tokens
from factional.extract.voices.turns import spoken
from factional.model import Document, EntityType, Mention, Referent, SpeakerRole


def parsed(document: Document, model: LanguageModel | None = None) -> tuple[Layers, Analysis]:
    """The layers of a document, and what the language model says of its English blocks.

    Args:
        document: As read.
        model: What reads its words; the built-in one where it is left out.
    """
    language = document.metadata.language or "en"
    english = [b for b in document.blocks if (b.language or language).startswith("en")]
    stretches = spoken(replace(document, blocks=tuple(english)))
    read = analyse if model is None else model.analyse
    analysis = read(document.text, stretches)
    return annotate_parsed(document, analysis), analysis


def annotate(document: Document) -> Layers:
    """Sentences, mentions with what they point at, aliases, times and quantities of a document.

    English only so far; text in other languages yields sentences, tokens and what names the
    gazetteers know.
    """
    return parsed(document)[0]


def annotate_parsed(document: Document, analysis: Analysis) -> Layers:
    """The layers of a document with the help of its parse: who is meant by what."""
    lines = _lines(document)
    clauses = Clauses(Tree(document.text, analysis))
    names = find_names(lines, analysis, clauses)
    settle(clauses, names)
    stated = find_aliases(document.text, analysis)
    names = sorted(
        [*names, *taught(stated, lines, names, document.text)], key=lambda s: (s.start, -s.end)
    )
    gathered = Names(names, links_of(stated, names))
    things = things_of(names, gathered)
    join_capitals(names, things)
    join_heads(names, things)
    speakers = _speakers(document, things)
    for speaker in document.speakers:
        if speaker.name not in speakers:
            kind = EntityType.PERSON
            made = _find(speaker.name, kind, things) or _make(speaker.name, kind, things)
            speakers[speaker.name] = made
        body = speaker.affiliation or ""
        if body[:1].isupper() and body_in(body, things) is None:
            _make(body, EntityType.ORGANIZATION, things)  # "we" are they, though nobody names them
    named = [Named(s.start, s.end, s.referent) for s in names if s.referent]
    resolver = Resolver(Scene(document, clauses, analysis, things, speakers))
    mentions = resolver.run(named)
    inside = [(s.start, s.end) for s in names if s.type is not EntityType.EVENT]
    return _layers_of(
        document, lines=lines, mentions=mentions, inside=inside, things=things,
        aliases=aliases_of(stated, mentions), speakers=speakers, sure=resolver.sure,
    )  # fmt: skip


def _lines(document: Document) -> list[Line]:
    lines: list[Line] = []

    for start, end, block in sentences(document):
        made = tokens(document.text, start, end)
        shape = shape_of(made, block)
        folded = tuple(fold(t.text) or t.lower for t in made)
        lines.append(Line(len(lines), start, end, block, made, folded, shape))
    return lines


def _speakers(document: Document, things: dict[str, Thing]) -> dict[str, str]:
    """Referent ids of the document's voices; those that no sentence names are made here."""
    found: dict[str, str] = {}
    wanted = [
        (s.name, _speaker_kind(s.role))
        for s in document.speakers
        if s.role is not SpeakerRole.CITED
    ]
    wanted += [(name, EntityType.PERSON) for name in document.metadata.authors]
    if document.metadata.publisher:
        wanted.append((document.metadata.publisher, EntityType.ORGANIZATION))
    wanted += [
        (b.speaker, EntityType.PERSON) for b in document.blocks if not b.speaker.startswith("<")
    ]
    wanted += [
        (t.speaker, EntityType.PERSON) for t in document.turns if not t.speaker.startswith("<")
    ]
    for name, kind in wanted:
        if name in found or name.startswith("<"):
            continue
        found[name] = _find(name, kind, things) or _make(name, kind, things)
    return found


def _speaker_kind(role: SpeakerRole) -> EntityType:
    return EntityType.ORGANIZATION if role is SpeakerRole.PUBLISHER else EntityType.PERSON


def _only_short(thing: Thing, name: str) -> bool:
    """Whether a thing is called by nothing but abbreviations of a name."""
    return bool(thing.names) and all(n.isupper() and abbreviates(n, name) for n in thing.names)


def _find(name: str, kind: EntityType, things: dict[str, Thing]) -> str | None:
    for thing in things.values():
        if any(
            fold(n) == fold(name)
            or (thing.type is kind and name_key(n, kind) == name_key(name, kind))
            for n in thing.names
        ):
            return thing.id
    if kind is EntityType.ORGANIZATION:  # an agency goes by its initials in its own reports
        short = [t.id for t in things.values() if t.type is kind and _only_short(t, name)]
        return short[0] if len(short) == 1 else None
    parts = set(name_key(name, kind))
    near = [
        t.id
        for t in things.values()
        if t.type is kind is EntityType.PERSON
        and any(
            parts >= set(name_key(n, kind)) and name_key(n, kind)[-1] == name_key(name, kind)[-1]
            for n in t.names
        )
    ]
    return near[0] if len(near) == 1 else None


def _make(name: str, kind: EntityType, things: dict[str, Thing]) -> str:
    thing = Thing(slug(name, things), kind)
    thing.names[name] += 1
    thing.placeholder = (
        kind is EntityType.PERSON and name[:1].islower()
    ) or name.lower().startswith(("the ", "a ", "an "))
    things[thing.id] = thing
    return thing.id


def _layers_of(
    document: Document,
    *,
    lines: Sequence[Line],
    mentions: Sequence[Mention],
    inside: Sequence[tuple[int, int]],
    things: dict[str, Thing],
    aliases: tuple[Alias, ...],
    speakers: dict[str, str],
    sure: dict[tuple[int, int], float],
) -> Layers:
    every: dict[str, list[Mention]] = defaultdict(list)
    by_line: dict[int, list[Mention]] = defaultdict(list)
    names_in: dict[int, list[tuple[int, int]]] = defaultdict(list)
    starts = [line.start for line in lines]
    for mention in mentions:
        every[mention.referent].append(mention)
        by_line[bisect_right(starts, mention.start) - 1].append(mention)
    for span in inside:
        names_in[bisect_right(starts, span[0]) - 1].append(span)
    clock = Clock(document.metadata.published)
    made: list[Sentence] = []
    for line in lines:
        times = find_times(line, document.text, clock, names_in[line.index])
        taken = [(t.start, t.end) for t in times]
        quantities, amounts = find_counts(line, document.text, taken)
        made.append(
            Sentence(
                line.start, line.end, line.block, line.tokens,
                tuple(by_line[line.index]), times, quantities, amounts,
            )
        )  # fmt: skip
    kept = {id_: t for id_, t in things.items() if every[id_] or id_ in speakers.values()}
    referents = {
        id_: Referent(id_, thing.name, thing.type, tuple(every[id_]), thing.placeholder)
        for id_, thing in kept.items()
    }
    return Layers(document, tuple(made), referents, aliases, speakers, sure)
