"""What a dossier is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from factional.ask._accounts import Account
from factional.ask._actors import JoinRow
from factional.ask._citing import Reference
from factional.ask._entries import Entry
from factional.ask._foretold import GapRow
from factional.ask._sizes import Estimate
from factional.ask._standing import Standing
from factional.ask.rows import ActorRow, DocumentRef, EntityRef
from factional.model import TLP, Certainty, NameKind, Polarity, Review, Stance


@dataclass(frozen=True, slots=True)
class Usage:
    """Who calls an actor by a name, and when.

    Attributes:
        who: Author or publisher of the documents.
        entity: Id of the entity that this is, where the case knows it as one.
        count: How often.
        first: EDTF date of the first of the documents; None where all are undated.
        last: EDTF date of the last.
        documents: The documents, by date.
    """

    who: str
    entity: str | None
    count: int
    first: str | None
    last: str | None
    documents: tuple[DocumentRef, ...]


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name of an actor with all who use it, those who use it most first."""

    text: str
    kind: NameKind
    count: int
    users: tuple[Usage, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim as a dossier cites it.

    Attributes:
        number: Number of its document among the references.
        speaker: Whose words it is.
        entity: Id of the entity that speaks, where the case knows it as one.
        stance: How the speaker stood to the actor of the dossier.
        subject: Whom it is about; in a dossier often the actor itself.
        value: The value that it gives, in words.
        said: EDTF date on which it was said.
        page: Page that the words stand on.
    """

    id: str
    number: int
    speaker: str
    entity: str | None
    stance: Stance
    subject: EntityRef
    value: str | None
    polarity: Polarity
    certainty: Certainty
    time: str | None
    said: str | None
    quote: str
    page: str | None
    review: Review


@dataclass(frozen=True, slots=True)
class Turned:
    """What began, ended or turned; see `ChangeRow`."""

    tie: str
    question: str
    turn: Literal["began", "ended", "turned"]
    since: str | None
    until: str | None
    claims: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A question that nobody in the case answers of an actor.

    Attributes:
        ask: The question.
        relations: Names of the relations that would answer it.
        then: Whether it is answered of other times, and not of the one asked for.
        low: How many claims of low confidence answer it, which are not weighed.
    """

    ask: str
    relations: tuple[str, ...]
    then: bool
    low: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that a case holds on an actor.

    Attributes:
        row: The actor.
        as_of: EDTF time that was asked for: entries say whether they held then.
        known_by: EDTF time by which all in it was published.
        citation: How the dossier itself is cited.
        tlp: The strictest handling label of its documents.
        names: All names by source, with dates.
        joins: Why names that are not the same are held to be one's.
        standing: Since when it is spoken of, and whether it was there at the time asked for.
        entries: All answers, each in one section.
        sizes: The estimates of its size.
        voices: How many claims each side makes of it, by stance.
        accounts: What its own people say beside what others say.
        missing: What nobody answers.
        refused: What somebody would not, or could not, say of it.
        history: What began, ended or turned, the earliest first.
        references: The documents cited, numbered.
        elsewhere: Documents that name it, and of which no claim about it is weighed.
        claims: Every claim cited, by date of its document.
        unweighed: Claims about it that are in no entry, by why: `low`, `rejected`, `withdrawn`.
        withheld: Claims on the whereabouts of a person, which a dossier does not gather.
        later: Claims about it that were published only after `known_by`.
        undecided: Contradictions that nobody has concluded anything of.
        said: How many claims are in its own words.
    """

    row: ActorRow
    as_of: str | None
    known_by: str | None
    citation: str
    tlp: TLP
    names: tuple[NameUse, ...]
    joins: tuple[JoinRow, ...]
    standing: Standing
    entries: tuple[Entry, ...]
    sizes: tuple[Estimate, ...]
    voices: Mapping[str, int]
    accounts: tuple[Account, ...]
    missing: tuple[Missing, ...]
    refused: tuple[GapRow, ...]
    history: tuple[Turned, ...]
    references: tuple[Reference, ...]
    elsewhere: tuple[DocumentRef, ...]
    claims: tuple[Cited, ...]
    unweighed: Mapping[str, int]
    withheld: int
    later: int
    undecided: int
    said: int
