"""Documents: the bytes as received, the text read from them, and what its parts are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

AUTHOR = "<author>"
"""Stands for the document's own author or publisher wherever a speaker is named."""


class BlockKind(StrEnum):
    """What a stretch of a document is."""

    HEADING = "heading"
    BYLINE = "byline"
    QUESTION = "question"
    ANSWER = "answer"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    NOTE = "note"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


class TurnKind(StrEnum):
    """What a turn of an interview is."""

    QUESTION = "question"
    ANSWER = "answer"
    NOTE = "note"


class SpeakerRole(StrEnum):
    """What a voice does in a document."""

    INTERVIEWER = "interviewer"
    INTERVIEWEE = "interviewee"
    AUTHOR = "author"
    CITED = "cited"
    TRANSLATOR = "translator"
    PUBLISHER = "publisher"


class Genre(StrEnum):
    """What kind of text a document is."""

    INTERVIEW = "interview"
    ANALYSIS = "analysis"
    NEWS = "news"
    REFERENCE = "reference"
    STATEMENT = "statement"


class DocumentStatus(StrEnum):
    """Whether a document stands. Claims of one that does not stay, and are marked."""

    CURRENT = "current"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"


class TLP(StrEnum):
    """Handling label of the Traffic Light Protocol 2.0."""

    RED = "TLP:RED"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    AMBER = "TLP:AMBER"
    GREEN = "TLP:GREEN"
    CLEAR = "TLP:CLEAR"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document's text that is one thing: a paragraph, a question, a menu.

    Blocks come in text order and do not overlap. Nothing is left out of the text: what is no part
    of the article is labelled boilerplate.

    Attributes:
        kind: What the stretch is.
        start: First code point of the stretch in `Document.text`.
        end: One past its last code point.
        speaker: Whose words these are: a speaker's name, or `AUTHOR`.
        language: BCP 47 tag where it differs from the document's.
    """

    kind: BlockKind
    start: int
    end: int
    speaker: str = AUTHOR
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of an interview; its span takes in the marker ("Q:") that opens it."""

    kind: TurnKind
    speaker: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice of a document and what it does there."""

    name: str
    role: SpeakerRole
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class Derivation:
    """Where a document comes from: a translation, repost, reprint or summary of something.

    Attributes:
        kind: `translation`, `repost`, `reprint` or `summary`.
        of: What it derives from, as the text names it (an outlet, a title, an address).
        by: Who translated or passed it on, where named.
        start: Where the text says so.
        end: One past the end of that stretch.
    """

    kind: str
    of: str | None = None
    by: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says about itself.

    Attributes:
        title: Headline.
        publisher: Outlet or site that published it.
        authors: By-lines, in order.
        published: EDTF date of publication; None where the text does not say.
        genre: Kind of text.
        language: BCP 47 tag of the body.
        url: Address it was fetched from or names as its own.
        found_in: For each field above that is set, where its value was found.
    """

    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    genre: Genre = Genre.ANALYSIS
    language: str | None = None
    url: str | None = None
    found_in: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Acquisition:
    """One way in which the bytes of a document reached the case.

    Attributes:
        place: File path or address, as given.
        acquired: ISO 8601 moment in UTC. Never the document's own date.
        name: File name that annotations go by (`000.txt` gives `000`).
    """

    place: str
    acquired: str
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: text, blocks, voices and metadata. A pure function of its bytes.

    Attributes:
        id: First 16 hexadecimal digits of `sha256`.
        sha256: Hash of the bytes as received.
        name: Stem of the file's name, or of the address's last part.
        media_type: IANA media type of the bytes.
        text: The text that all offsets count in, in Unicode code points, never normalised.
        blocks: The text's parts, in order.
        turns: Turns of an interview, in order; empty for other genres.
        speakers: The voices named by head, by-line, introduction and turns.
        body: Start and end of the article without navigation, sharing lines and footers.
        derivations: What the document is a translation, repost or summary of.
        metadata: What the document says about itself.
        tlp: Handling label.
        status: Whether the document stands.
        replaced_by: Id of the later version, where there is one.
    """

    id: str
    sha256: str
    name: str
    media_type: str
    text: str
    blocks: tuple[Block, ...]
    body: tuple[int, int]
    metadata: Metadata = field(default_factory=Metadata)
    turns: tuple[Turn, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    tlp: TLP = TLP.CLEAR
    status: DocumentStatus = DocumentStatus.CURRENT
    replaced_by: str | None = None

    def speaker(self, role: SpeakerRole) -> Speaker | None:
        """The first voice in a role, or None."""
        return next((s for s in self.speakers if s.role is role), None)
