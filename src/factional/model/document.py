"""Documents: the bytes as received, the text read from them, and what its parts are."""

from __future__ import annotations

from bisect import bisect_right
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
    TABLE = "table"
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
class Page:
    """A page of a paged document, so that evidence can be cited by page.

    Attributes:
        number: Place in the file, from 1.
        start: First code point of the page's text.
        end: One past its last.
        label: What is printed on it or named by the file ("iv", "17"), where that differs.
    """

    number: int
    start: int
    end: int
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; an empty one has `start == end`.

    Attributes:
        row: Row of its upper left corner, from 0.
        column: Column of that corner, from 0.
        start: First code point of its text.
        end: One past the last.
        header: Whether it heads a column or a row.
        rows: How many rows it spans.
        columns: How many columns it spans.
    """

    row: int
    column: int
    start: int
    end: int
    header: bool = False
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table that stayed one: its rows are blocks of kind `table`, its cells have offsets.

    Attributes:
        start: First code point of the table's text, without its caption.
        end: One past the last.
        cells: The cells in reading order.
        caption: Start and end of the caption, where the table has one.
    """

    start: int
    end: int
    cells: tuple[Cell, ...]
    caption: tuple[int, int] | None = None


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
class Speech:
    """Direct speech in running prose: what is quoted as somebody's words, and whose they are.

    Attributes:
        start: First code point, the opening mark where there is one.
        end: One past the last. A quotation that its cue parts in two ("…," she said, "…") is one.
        speaker: Who speaks, by the name that the text gives in full where a surname, a pronoun or
            a description ("the commander") stands for somebody named before; else in the text's
            own words ("a security source"), or `AUTHOR`. None where the text names nobody.
        cue: Where the text says that somebody speaks ("said", "according to"); None where only
            the place of the quotation tells.
        named: Where the text has the words that `speaker` is, which may be far from the quotation;
            of an author or somebody who answers in an interview the "I".
    """

    start: int
    end: int
    speaker: str | None = None
    cue: tuple[int, int] | None = None
    named: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Derivation:
    """Where a document comes from: a translation, repost, reprint or summary of something.

    Attributes:
        kind: `translation`, `machine_translation`, `repost`, `reprint`, `summary` or `release`
            where it is another text throughout; `interview` and `agency` where it says that an
            interview or the reports of agencies went into it.
        of: What it derives from, as the text names it (an outlet, a title, an address).
        by: Who translated it (of a machine, which), interviewed, or passed it on, where named.
        start: Where the text says so.
        end: One past the end of that stretch.
    """

    kind: str
    of: str | None = None
    by: str | None = None
    start: int | None = None
    end: int | None = None

    @property
    def whole(self) -> bool:
        """Whether the document's words are throughout those of what it derives from."""
        return self.kind not in ("interview", "agency")


@dataclass(frozen=True, slots=True)
class Hint:
    """A date that the text lets one guess at ("as of 11th May"): offered, never assumed.

    Attributes:
        field: The field of `Metadata` that it would fill.
        value: What it would be; for dates EDTF.
        start: Where the text says so.
        end: One past the end of that stretch.
    """

    field: str
    value: str
    start: int
    end: int


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
        found_in: For each field that is set, where its value was found.
        section: Part of the outlet it stands in ("World", "Opinion").
        modified: EDTF date of the last change that it tells of.
        dateline: Place that it was written or sent from, as its place-line says.
        hints: What the text lets one guess at where a field is not set.
    """

    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    genre: Genre = Genre.ANALYSIS
    language: str | None = None
    url: str | None = None
    found_in: Mapping[str, str] = field(default_factory=dict)
    section: str | None = None
    modified: str | None = None
    dateline: str | None = None
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True)
class Acquisition:
    """One way in which the bytes of a document reached the case.

    Attributes:
        place: File path or address, as given.
        acquired: ISO 8601 moment in UTC. Never the document's own date.
        name: File name that annotations go by (`000.txt` gives `000`).
        within: The archive, mailbox or list that it came in, where it did.
        headers: What the server or the archived response said of it, by lower-case header name.
    """

    place: str
    acquired: str
    name: str
    within: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


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
        pages: Pages of the file, in order; empty where it has none.
        tables: Tables that stand in the text, in order.
        speech: Direct speech in running prose, in text order; of two that begin together the outer
            first. The turns of an interview are none.
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
    pages: tuple[Page, ...] = ()
    tables: tuple[Table, ...] = ()
    speech: tuple[Speech, ...] = ()

    def page(self, offset: int) -> Page | None:
        """The page that a code point of the text stands on, or None where there are no pages."""
        index = bisect_right(self.pages, offset, key=lambda page: page.start) - 1
        return self.pages[index] if index >= 0 else None

    def speaker(self, role: SpeakerRole) -> Speaker | None:
        """The first voice in a role, or None."""
        return next((s for s in self.speakers if s.role is role), None)
