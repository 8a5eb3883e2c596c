"""What `ask` answers with: plain frozen records that the pages, the API and the exports show as is.

A record holds what a reader needs to see, names and dates spelled out, and the ids to ask further.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from factional.model import (
    Answer,
    Block,
    BlockKind,
    Certainty,
    ClaimKind,
    Comparison,
    Derivation,
    DocumentStatus,
    EntityType,
    Evidence,
    Genre,
    Hint,
    MentionKind,
    Polarity,
    Quantity,
    Review,
    Speaker,
    Stance,
    Table,
    TieStatus,
    Turn,
)
from factional.model import Page as TextPage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A stretch of a longer list.

    Attributes:
        total: How many there are in all.
        items: Those asked for, in order.
    """

    total: int
    items: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims to show; what is None asks nothing.

    Attributes:
        about: Actor that is subject or object, or place where it was: an entity id or a name.
        by: Actor in whose words it is said: an entity id, any of its names, or a speaker's name.
        relation: Name of a relation.
        status: Status of the tie it belongs to.
        document: Id of a document, or the beginning of one.
        polarity: Said to be so, or said not to be so.
        review: What an analyst decided.
        as_of: EDTF time at which it holds; what surely did not hold then is left out.
        known_by: EDTF time by which it was published; what surely came later is left out.
        core: True for what is stated outright, False for what is inferred.
        disputed: True for claims that another one disputes.
        text: Words that the evidence, a name or a value must hold, folded.
        family: Name of a family of relations.
        since: EDTF time; what surely had ended before it is left out.
        low: True for low confidence only (see `ClaimRow.low`), False for none of it.
        stance: How the speaker stood to the subject, or to the object, when he said it: `self` for
            self-report only, `adversary` for what adversaries report.
        extractor: What read it: `local/2`, or the analyst's name.
    """

    about: str | None = None
    by: str | None = None
    relation: str | None = None
    status: TieStatus | None = None
    document: str | None = None
    polarity: Polarity | None = None
    review: Review | None = None
    as_of: str | None = None
    known_by: str | None = None
    core: bool | None = None
    disputed: bool = False
    text: str | None = None
    family: str | None = None
    since: str | None = None
    low: bool | None = None
    stance: Stance | None = None
    extractor: str | None = None


@dataclass(frozen=True, slots=True)
class EntityRef:
    """An actor or place as a row names it."""

    id: str
    name: str
    type: EntityType


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A document as a row names it; `published` is EDTF."""

    id: str
    name: str
    title: str | None
    published: str | None
    status: DocumentStatus


@dataclass(frozen=True, slots=True)
class HopRow:
    """One voice of a chain, by the name that is shown.

    Attributes:
        who: Name; the document's own voice goes by its authors or publisher.
        entity: Id of the entity, where the case knows it as one.
        cue: The word that shows the hop.
        date: EDTF date at which this voice said it.
        start: Where the text shows the hop.
        end: One past the end of that stretch.
    """

    who: str
    entity: str | None
    cue: str | None
    date: str | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with its names spelled out.

    Attributes:
        value: The value as it is read ("250–300 fighters"); None where there is an object.
        holds: Whether it held at `as_of`: yes or maybe; None where no time was asked for.
        known: Whether it was published by `known_by`: yes or maybe; None where not asked for.
        chain: Voices, innermost first.
        speaker: Whose words these are.
        stance: How the speaker stood to the subject when he said it, by the case's own ties.
        object_stance: How he stood to the object; None where there is none.
        tie: Id of the tie it belongs to; None for claims that are not weighed.
        status: Status of that tie.
        origins: Independent origins of that tie.
        page: Label or number of the page that the evidence begins on; None where none are.
        kept: Whether it stays from an earlier reading, by a decision, and is not found any more.
        low: Whether it is likelier wrong than right, and nobody accepted it: it is not weighed.
    """

    id: str
    document: DocumentRef
    subject: EntityRef
    relation: str
    relation_label: str
    family: str
    object: EntityRef | None
    value: str | None
    quantity: Quantity | None
    role: str | None
    polarity: Polarity
    certainty: Certainty
    kind: ClaimKind
    time: str | None
    holds: Answer | None
    known: Answer | None
    place: EntityRef | None
    chain: tuple[HopRow, ...]
    speaker: str
    stance: Stance
    object_stance: Stance | None
    evidence: Evidence
    core: bool
    confidence: float | None
    extractor: str
    review: Review
    tie: str | None
    status: TieStatus | None
    origins: int
    page: str | None
    kept: bool
    low: bool


@dataclass(frozen=True, slots=True)
class OriginalPassage:
    """What a translated claim goes back to: paragraphs of the original, as they stand there."""

    document: DocumentRef
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ClaimDetail:
    """A claim in its surroundings.

    Attributes:
        row: The claim.
        context_before: The text before the evidence, up to about 300 code points.
        context_after: The text after it.
        block: What the stretch of the document is that it stands in.
        how: What made the extractor say so.
        members: All claims of its tie, this one too.
        comparisons: How the claims of the tie, and those that contradict them, stand to each other.
        others: Claims outside the tie that the comparisons name.
        original: What it goes back to, where its document is a translation with its original.
    """

    row: ClaimRow
    context_before: str
    context_after: str
    block: BlockKind
    how: Mapping[str, str]
    members: tuple[ClaimRow, ...]
    comparisons: tuple[Comparison, ...]
    others: tuple[ClaimRow, ...]
    original: OriginalPassage | None


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An entity in a list.

    Attributes:
        names: All names, the preferred one first.
        documents: How many documents name it.
        claims: How many claims are about it, as subject or object, or as where it was.
        ties: How many ties it stands in, by status.
        placeholder: True for the unnamed ("local sources").
        reviewed: How many of the claims about it somebody has settled.
    """

    id: str
    name: str
    type: EntityType
    names: tuple[str, ...]
    documents: int
    claims: int
    ties: Mapping[str, int]
    placeholder: bool
    reviewed: int


@dataclass(frozen=True, slots=True)
class TieRow:
    """A tie with its names spelled out.

    Attributes:
        question: What is answered, in words.
        affirming: How many claims say so.
        denying: How many say that it is not so.
        origins: Independent origins of those that say so.
        claims: Ids of all its claims, those that affirm first.
    """

    id: str
    question: str
    subject: EntityRef
    relation: str
    relation_label: str
    family: str
    object: EntityRef | None
    value: str | None
    status: TieStatus
    affirming: int
    denying: int
    origins: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedText:
    """What a document shares with another, word for word.

    Attributes:
        document: The other.
        resemblance: Jaccard similarity of both bodies by runs of five words, 0 to 1.
        share: How much of this body stands in the other, 0 to 1.
        other_share: How much of the other's stands in this one.
        words: How many words they share.
    """

    document: DocumentRef
    resemblance: float
    share: float
    other_share: float
    words: int


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A stretch of a document that stands in another: where here, where there."""

    document: str
    start: int
    end: int
    other_start: int
    other_end: int
    words: int


@dataclass(frozen=True, slots=True)
class TranslationRow:
    """A translation with its original in the case.

    Attributes:
        document: The other of the two.
        translator: Who translated it.
        translated: EDTF date of the translation.
    """

    document: DocumentRef
    translator: str | None
    translated: str | None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in a list; `claims`, `drops` and `acquisitions` are counts.

    Attributes:
        shared: What it shares with other documents, those first of which it shares most.
        original: The original that it translates, where that is in the case.
        translations: What translates it.
        reviewed: How many of its claims somebody has settled.
    """

    id: str
    name: str
    title: str | None
    publisher: str | None
    authors: tuple[str, ...]
    published: str | None
    genre: Genre
    language: str | None
    status: DocumentStatus
    claims: int
    drops: int
    acquisitions: int
    section: str | None
    modified: str | None
    dateline: str | None
    shared: tuple[SharedText, ...]
    original: TranslationRow | None
    translations: tuple[TranslationRow, ...]
    reviewed: int


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A stretch of a document that points at somebody."""

    start: int
    end: int
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An actor, place or event that a document speaks of, with every mention in text order.

    Attributes:
        placeholder: True for the unnamed ("local sources").
        referents: Ids in the document of what it is made of, that with most mentions first.
    """

    entity: EntityRef
    placeholder: bool
    mentions: tuple[MentionRow, ...]
    referents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentDetail:
    """A document with its text and its claims in text order.

    Offsets count code points of `text`. `found_in` says where each field of the row was found,
    `hints` what the text lets one guess at; `passages` are the stretches that it shares with other
    documents, in text order; `mentioned` is whom and what it speaks of, those who act first, by how
    often it does.
    """

    row: DocumentRow
    text: str
    blocks: tuple[Block, ...]
    turns: tuple[Turn, ...]
    speakers: tuple[Speaker, ...]
    derivations: tuple[Derivation, ...]
    body: tuple[int, int]
    media_type: str
    found_in: Mapping[str, str]
    hints: tuple[Hint, ...]
    pages: tuple[TextPage, ...]
    tables: tuple[Table, ...]
    passages: tuple[SharedPassage, ...]
    mentioned: tuple[Mentioned, ...]
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a dispute, in words, with the claims that take it."""

    label: str
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims that cannot all be so.

    Attributes:
        tie: Id of the tie in dispute; of several ties that dispute each other, the first.
        ties: Ids of all ties in it.
        question: What is in dispute, in words.
        relation: Relation of the first tie.
        positions: The sides, that with most claims first.
        comparisons: The pairs that are in dispute, each with its reason.
    """

    tie: str
    ties: tuple[str, ...]
    question: str
    relation: str
    positions: tuple[Position, ...]
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """A case at a glance; `ties` counts by status, every status present.

    Attributes:
        reviewed: How many of the claims somebody has settled.
        unsure: How many were set aside, to be looked at again.
        low: How many are of low confidence, and so not weighed.
    """

    name: str
    revision: int
    documents: int
    claims: int
    actors: int
    ties: Mapping[str, int]
    reviewed: int
    unsure: int
    low: int
