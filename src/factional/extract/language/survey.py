"""Every layer of one document together: what the language model says and what the rules find.

The form is stable, and `docs/language.md` says what each field holds: it is what `factional layers`
prints as JSON.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace

from factional.errors import InvalidTime
from factional.extract.annotate import parsed
from factional.extract.language._plugins import LanguageModel
from factional.extract.language.analysis import Analysis, Span
from factional.extract.language.analysis import Mention as Said
from factional.extract.layers import Amount, Layers, QuantityExpression, TimeExpression
from factional.model import (
    Block,
    BlockKind,
    Document,
    Mention,
    MentionKind,
    Referent,
    is_edtf,
)
from factional.vocabulary.mentions import mention_kind


@dataclass(frozen=True, slots=True)
class Head:
    """The document that was read, and the date that relative times count from."""

    id: str
    name: str
    title: str | None
    published: str | None
    utterance: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class ModelName:
    """Which model read it."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch with its text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence: its words are `words[first:last]`, its block `blocks[block]`."""

    start: int
    end: int
    block: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class WordRow:
    """A word; `head` is an index into `words`, None for a root."""

    start: int
    end: int
    text: str
    lemma: str
    tag: str
    features: Mapping[str, str]
    head: int | None
    relation: str
    factuality: float | None


@dataclass(frozen=True, slots=True)
class NameRow:
    """A typed name, with how sure the model is."""

    start: int
    end: int
    text: str
    type: str
    score: float


@dataclass(frozen=True, slots=True)
class StatedRow:
    """What a sentence states between two words: indices into `words`, and how sure the model is."""

    subject: int
    object: int
    relation: str
    chance: float


@dataclass(frozen=True, slots=True)
class AttributionRow:
    """Who said what, and the words that show it."""

    source: Quoted | None
    cue: Quoted | None
    contents: tuple[Quoted, ...]
    score: float


@dataclass(frozen=True, slots=True)
class SpeechRow:
    """Direct speech in running prose, over all the paragraphs that it goes through, and whose."""

    start: int
    end: int
    text: str
    speaker: str | None
    cue: Quoted | None


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A stretch that points at a referent: with what, and how surely.

    Attributes:
        named: False for pronouns and descriptions.
        kind: Name, description or pronoun.
        sure: 0 to 1 for descriptions and pronouns that were taken for somebody by where they stand,
            None for the rest; not calibrated.
    """

    referent: str
    text: str
    start: int
    end: int
    named: bool
    kind: MentionKind
    sure: float | None


@dataclass(frozen=True, slots=True)
class ReferentRow:
    """What mentions point at, by the rules."""

    id: str
    name: str
    type: str
    placeholder: bool
    mentions: tuple[MentionRow, ...]


@dataclass(frozen=True, slots=True)
class AliasRow:
    """An identity that the text states."""

    start: int
    end: int
    text: str
    referent: str
    other: str | None
    former: bool


@dataclass(frozen=True, slots=True)
class Survey:
    """All layers of a document; every offset counts code points of `text`, end exclusive."""

    document: Head
    model: ModelName
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[SentenceRow, ...]
    words: tuple[WordRow, ...]
    names: tuple[NameRow, ...]
    chains: tuple[tuple[Quoted, ...], ...]
    attributions: tuple[AttributionRow, ...]
    speech: tuple[SpeechRow, ...]
    stated: tuple[StatedRow, ...]
    referents: tuple[ReferentRow, ...]
    aliases: tuple[AliasRow, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[QuantityExpression, ...]
    amounts: tuple[Amount, ...]
    speakers: Mapping[str, str]


def survey(document: Document, model: LanguageModel, *, utterance: str | None = None) -> Survey:
    """Read every layer of a document.

    Args:
        document: As read.
        model: What reads its words.
        utterance: EDTF date that relative times count from, where the document's own is missing or
            wrong; by default its date of publication.

    Raises:
        InvalidTime: the date is not EDTF.
    """
    dated = document
    if utterance is not None:
        if not is_edtf(utterance):
            raise InvalidTime(f"{utterance!r} is no date. Write it as 2019-02-21, 2019-02 or 2019.")
        dated = replace(document, metadata=replace(document.metadata, published=utterance))
    layers, analysis = parsed(dated, model)
    return _joined(document, layers, analysis, model)


def _joined(document: Document, layers: Layers, analysis: Analysis, model: LanguageModel) -> Survey:
    text = document.text
    blocks = tuple(b for b in document.blocks if b.kind is not BlockKind.BOILERPLATE)
    starts = [block.start for block in blocks]

    def quoted(span: Span | Said) -> Quoted:
        return Quoted(span.start, span.end, text[span.start : span.end])

    return Survey(
        document=Head(
            document.id,
            document.name,
            document.metadata.title,
            document.metadata.published,
            layers.document.metadata.published,
            document.metadata.language,
        ),
        model=ModelName(model.card.name, model.card.version, model.card.sha256),
        text=text,
        blocks=blocks,
        sentences=tuple(
            SentenceRow(s.start, s.end, bisect_right(starts, s.start) - 1, s.first, s.last)
            for s in analysis.sentences
        ),
        words=tuple(
            WordRow(
                w.start, w.end, text[w.start : w.end], w.lemma, w.tag, w.features, w.head,
                w.relation, w.factuality,
            )
            for w in analysis.words
        ),
        names=tuple(
            NameRow(n.start, n.end, text[n.start : n.end], n.type.value, round(n.score, 3))
            for n in analysis.names
        ),
        chains=tuple(
            tuple(quoted(analysis.mentions[i]) for i in chain) for chain in analysis.chains
        ),
        attributions=tuple(
            AttributionRow(
                quoted(a.source) if a.source else None,
                quoted(a.cue) if a.cue else None,
                tuple(quoted(content) for content in a.contents),
                round(a.score, 3),
            )
            for a in analysis.attributions
        ),
        speech=tuple(
            SpeechRow(
                s.start, s.end, text[s.start : s.end], s.speaker,
                quoted(Span(*s.cue)) if s.cue else None,
            )
            for s in document.speech
        ),
        stated=tuple(
            StatedRow(s.subject, s.object, s.relation, s.chance) for s in analysis.stated
        ),
        referents=tuple(
            ReferentRow(
                r.id, r.name, r.type.value, r.placeholder,
                tuple(_mention(layers, r, m) for m in r.mentions),
            )
            for r in layers.referents.values()
        ),
        aliases=tuple(
            AliasRow(a.start, a.end, text[a.start : a.end], a.referent, a.other, a.former)
            for a in layers.aliases
        ),
        times=tuple(time for sentence in layers.sentences for time in sentence.times),
        quantities=tuple(q for sentence in layers.sentences for q in sentence.quantities),
        amounts=tuple(a for sentence in layers.sentences for a in sentence.amounts),
        speakers=dict(layers.speakers),
    )  # fmt: skip


def _mention(layers: Layers, referent: Referent, mention: Mention) -> MentionRow:
    kind = mention_kind(mention, unnamed=referent.placeholder)
    sure = layers.sure.get((mention.start, mention.end))
    return MentionRow(
        referent.id, mention.text, mention.start, mention.end, mention.named, kind,
        None if sure is None else round(sure, 3),
    )  # fmt: skip
