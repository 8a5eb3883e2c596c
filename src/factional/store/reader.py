"""Everything that can be read from a case."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import select

from factional.model import (
    Acquisition,
    Claim,
    Decision,
    Document,
    Drop,
    Entity,
    Gap,
    Known,
    Label,
    Likeness,
    Referent,
    Tie,
    Translation,
)
from factional.store import (
    deciding,
    finding,
    knowing,
    originals,
    reading,
    rewriting,
    sharing,
    standing,
)
from factional.store import schema as t
from factional.store.finding import Paragraph, Wanted
from factional.store.weights import Weights


class Reader(Weights):
    """An open case to read from."""

    @property
    def revision(self) -> int:
        """How many writes the case has seen; goes up with each that changes something."""
        return self._count(t.cases.c.revision)

    @property
    def changed(self) -> int:
        """How many of the writes were of documents or decisions."""
        return self._count(t.cases.c.changed)

    @property
    def refreshed(self) -> int:
        """The value of `changed` that entities and ties were made from."""
        return self._count(t.cases.c.refreshed)

    def documents(self) -> list[Document]:
        """All documents in the order they came in: heads, without text, blocks and tables."""
        with self._read() as connection:
            return reading.documents(connection)

    def document(self, id: str) -> Document:
        """One document, whole. A beginning of its id that no other has is enough.

        Raises:
            NotFound: no document's id begins so.
            Ambiguous: several do.
        """
        with self._read() as connection:
            return reading.document(connection, id)

    def acquisitions(self, id: str) -> list[Acquisition]:
        """How the bytes of a document came in, first to last."""
        with self._read() as connection:
            return reading.acquisitions(connection, id)

    def arrivals(self) -> list[tuple[str, str]]:
        """Each document with the ISO moment at which it first came in, the last to come first."""
        with self._read() as connection:
            return reading.arrivals(connection)

    def document_from(self, place: str) -> str | None:
        """Id of the document that came from a place; of several the last, None where none did."""
        with self._read() as connection:
            return reading.document_from(connection, place)

    def find(self, wanted: Sequence[Iterable[Wanted]]) -> list[Paragraph]:
        """The paragraphs that hold one of each of some alternatives, the likeliest first.

        What came in since something was last looked for is indexed first.
        """
        with self._read() as connection:
            waits = finding.waiting(connection)
        if waits:
            with self._write() as connection:
                finding.index_waiting(connection)
        with self._read() as connection:
            return finding.find(connection, wanted)

    def original(self, id: str) -> bytes:
        """The bytes of a document, exactly as received.

        Raises:
            NotFound: no document's id begins so.
            CaseError: the file is gone, or was changed.
        """
        with self._read() as connection:
            found = reading.document_id(connection, id)
            query = select(t.documents.c.sha256).where(t.documents.c.id == found)
            sha256 = connection.execute(query).scalar_one()
        return originals.load(self.folder, sha256)

    def referents(self, document_id: str | None = None) -> list[tuple[str, Referent]]:
        """Referents with their mentions, each with its document's id; of one document or all."""
        with self._read() as connection:
            return reading.referents(connection, document_id)

    def claims(self, document_id: str | None = None) -> list[Claim]:
        """Claims as analysts left them, in reading order; of one document or all."""
        with self._read() as connection:
            return reading.claims(connection, document_id)

    def claims_as_read(self, document_id: str) -> list[Claim]:
        """The claims of one document as they were read, no edit laid over them."""
        with self._read() as connection:
            return reading.as_read(connection, reading.document_id(connection, document_id))

    def former_claims(self, document_id: str) -> list[Claim]:
        """Claims of a document that were decided about and that its last reading did not find."""
        with self._read() as connection:
            return rewriting.former_claims(connection, document_id)

    def labels(self, document_id: str, *, undone: bool = False) -> dict[int, Label]:
        """The labels that people set in a document, by decision; with `undone` also those undone.

        Labels whose words a later reading does not find are left out.
        """
        with self._read() as connection:
            return standing.labels(connection, document_id, all=undone)

    def orphaned(self) -> list[Decision]:
        """Decisions that stand, and whose claim or words a later reading does not find."""
        with self._read() as connection:
            return standing.orphaned(connection)

    def claim(self, id: str) -> Claim:
        """One claim as analysts left it.

        Raises:
            NotFound: there is no claim of this id.
        """
        with self._read() as connection:
            return reading.claim(connection, id)

    def gaps(self, document_id: str | None = None) -> list[Gap]:
        """What somebody would not or could not say; in one document or all."""
        with self._read() as connection:
            return reading.gaps(connection, document_id)

    def drops(self, document_id: str | None = None) -> list[Drop]:
        """Claims that were made and not kept, with the reasons; of one document or all."""
        with self._read() as connection:
            return reading.drops(connection, document_id)

    def entities(self) -> list[Entity]:
        """All entities by id."""
        with self._read() as connection:
            return reading.entities(connection)

    def entity_of(self) -> dict[tuple[str, str], str]:
        """Entity id by document id and referent id."""
        with self._read() as connection:
            return reading.entity_of(connection)

    def ties(self) -> list[Tie]:
        """All ties by id."""
        with self._read() as connection:
            return reading.ties(connection)

    def decisions(self) -> list[Decision]:
        """All decisions in the order in which they were made."""
        with self._read() as connection:
            return deciding.decisions(connection)

    def known(self) -> list[Known]:
        """What the case knows beforehand: the entries of all imported lists, by list and id."""
        with self._read() as connection:
            return knowing.known(connection)

    def likenesses(self) -> list[Likeness]:
        """All pairs of documents that share text, with the stretches that they share."""
        with self._read() as connection:
            return sharing.likenesses(connection)

    def unsigned(self, scheme: int) -> list[str]:
        """Ids of the documents that were not compared with the others by marks of this scheme."""
        with self._read() as connection:
            return sharing.unsigned(connection, scheme)

    def alike(self, marks: Collection[int], *, apart: str) -> list[str]:
        """Ids of other documents that have marks in common with `apart`, the likeliest first."""
        with self._read() as connection:
            return sharing.alike(connection, marks, apart=apart)

    def date_given(self, id: str) -> tuple[str | None, str] | None:
        """The date that somebody gave a document (None for none), with who did; None if nobody."""
        with self._read() as connection:
            return standing.dates(connection, id).get(id)

    def translations(self) -> list[Translation]:
        """All translations that have their original beside them."""
        with self._read() as connection:
            return sharing.translations(connection)
