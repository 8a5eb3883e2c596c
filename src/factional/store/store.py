"""The case on disk: one folder, one writer at a time, any number of readers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert, select, update

from factional.errors import CaseExists, CaseNotFound, InvalidQuery, NotFound
from factional.model import (
    Acquisition,
    BlockKind,
    Claim,
    Decision,
    DecisionKind,
    Document,
    Entity,
    Extraction,
    Known,
    Likeness,
    Source,
    Tie,
    Translation,
)
from factional.store import (
    database,
    deciding,
    knowing,
    migrate,
    originals,
    reading,
    rewriting,
    sharing,
    writing,
)
from factional.store import schema as t
from factional.store.reader import Reader
from factional.vocabulary import Vocabulary

DATABASE = "case.db"
"""The file that makes a folder a case."""

_WORDS = 80


class Store(Reader):
    """A case: its documents as received and as read, their claims, and what analysts decided.

    Every write is one transaction: it happens whole or not at all, also when the process dies in
    the middle of it. Readers see the last whole state while another process writes; a second
    writer waits its turn. A store may be shared by threads.

    Attributes:
        folder: The folder of the case.
        name: What the case is called.
        vocabulary: The built-in relations and those of the folder's `vocabulary.yaml`.
    """

    @classmethod
    def create(cls, folder: Path, *, name: str | None = None) -> Store:
        """Begin a case in a folder, which is made where it is not there yet.

        Args:
            folder: Where the case is to live.
            name: What to call it; the folder's name if not given.

        Raises:
            CaseExists: the folder holds a case already.
            CaseError: the folder cannot be written.
            VocabularyError: the folder's `vocabulary.yaml` contradicts itself or the built-in one.
        """
        folder = Path(folder)
        vocabulary = Vocabulary.load(folder / "vocabulary.yaml")
        path = folder / DATABASE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.touch(exist_ok=False)
        except FileExistsError as error:
            raise CaseExists(
                f"{folder} is a case already. Open it, or name another folder."
            ) from error
        except OSError as error:
            raise database.unwritable(folder, error) from error
        name = name or folder.resolve().name
        engine = database.connect(path)
        try:
            with database.transaction(engine, write=True) as connection:
                migrate.upgrade(connection)
                created = datetime.now(UTC).isoformat(timespec="seconds")
                row = {"id": 1, "name": name, "created": created}
                row |= {"revision": 0, "changed": 0, "refreshed": 0}
                connection.execute(insert(t.cases), [row])
        except BaseException:
            engine.dispose()
            path.unlink()
            raise
        return cls(folder, engine, name, vocabulary)

    @classmethod
    def open(cls, folder: Path) -> Store:
        """Open the case of a folder, and bring one of an earlier version up to date.

        Raises:
            CaseNotFound: the folder holds no case.
            CaseTooNew: a later version of Factional wrote it.
            CaseError: its file is damaged, or is not that of a case.
            VocabularyError: the folder's `vocabulary.yaml` contradicts itself or the built-in one.
        """
        folder = Path(folder)
        path = folder / DATABASE
        if not path.is_file():
            raise CaseNotFound(f"No case in {folder}. Run `factional init` there to begin one.")
        vocabulary = Vocabulary.load(folder / "vocabulary.yaml")
        engine = database.connect(path)
        try:
            with database.transaction(engine) as connection:
                found = migrate.current(connection)
            if found != migrate.HEAD:
                with database.transaction(engine, write=True) as connection:
                    migrate.refuse_strange(connection, path)
                    migrate.upgrade(connection)
            with database.transaction(engine) as connection:
                name = connection.execute(select(t.cases.c.name)).scalar_one()
        except BaseException:
            engine.dispose()
            raise
        return cls(folder, engine, name, vocabulary)

    def put(
        self,
        document: Document,
        extraction: Extraction,
        original: bytes,
        acquisition: Acquisition,
    ) -> bool:
        """Keep a document with its claims; of bytes that are here already, only how they came.

        Claims whose evidence is not found verbatim, or that name what the document or the
        vocabulary does not hold, are kept among the drops with the reason.

        Returns:
            True where the document is new to the case.

        Raises:
            CaseError: the bytes are not those of the document, or cannot be written.
            ExtractorError: two referents have one id, or a gap is not found in the text.
        """
        originals.keep(self.folder, document.sha256, original)
        with self._write() as connection:
            return writing.put(connection, document, extraction, acquisition, self.vocabulary)

    def rewrite(
        self,
        document: Document,
        extraction: Extraction,
        *,
        former: Iterable[Claim] = (),
        labels: Mapping[int, tuple[int, int] | None] | None = None,
    ) -> None:
        """Put a new reading of a document in the place of the last one, in one transaction.

        Args:
            document: As read now, no label laid over it.
            extraction: What was read in it; claims that succeed earlier ones bear their ids.
            former: Claims that were decided about and are found no more.
            labels: Where the words of each decision's label stand now; None where they do not.
        """
        with self._write() as connection:
            rewriting.rewrite(
                connection,
                document,
                extraction,
                former=former,
                labels=labels or {},
                vocabulary=self.vocabulary,
            )

    def write_resolution(
        self, entities: Iterable[Entity], of: Mapping[tuple[str, str], str]
    ) -> None:
        """Replace all entities, and say of which each referent is one.

        Args:
            entities: The actors, places and events of the case.
            of: Entity id by document id and referent id.
        """
        with self._write() as connection:
            writing.write_resolution(connection, entities, of)

    def write_ties(self, ties: Iterable[Tie]) -> None:
        """Replace all ties."""
        with self._write() as connection:
            writing.write_ties(connection, ties)

    def write_sources(self, sources: Iterable[Source]) -> None:
        """Add sources or describe known ones anew; a grade that an analyst gave stays."""
        with self._write() as connection:
            writing.write_sources(connection, sources)

    def write_likenesses(
        self, document_id: str, marks: Collection[int], scheme: int, found: Iterable[Likeness]
    ) -> None:
        """Keep by which marks a document is found, and what it shares with others.

        Args:
            document_id: The document that was compared.
            marks: Its signature, as signed 64-bit numbers.
            scheme: Version of the signature.
            found: What it shares with others, in the place of what was known of it.
        """
        with self._write() as connection:
            sharing.write_signature(connection, document_id, marks, scheme)
            sharing.write_likenesses(connection, document_id, found)

    def write_translation(self, translation: Translation) -> None:
        """Keep that a document translates another, in the place of what was known of it.

        Raises:
            InvalidQuery: both are one document, or the original is a translation of the other.
        """
        with self._write() as connection:
            sharing.write_translation(connection, translation)

    def write_known(
        self, source: str, entries: Iterable[Known], *, format: str, sha256: str
    ) -> None:
        """Keep the entries of a list in the place of those that it had; each id is there once.

        Args:
            source: Name of the list.
            entries: What it holds now.
            format: How it was written (`csv`, `ftm`, `wikidata`, `sparql`).
            sha256: Of its bytes.
        """
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        with self._write() as connection:
            knowing.write(
                connection, source, entries, format=format, sha256=sha256, imported=moment
            )

    def mark_refreshed(self, seen: int) -> None:
        """Note that entities and ties were made from what the case held at `changed` = `seen`."""
        with self._write() as connection:
            connection.execute(update(t.cases).values(refreshed=seen))

    def decide(
        self,
        kind: DecisionKind,
        target: str,
        *,
        by: str,
        note: str = "",
        details: Mapping[str, str] | None = None,
    ) -> Decision:
        """Log what an analyst decided, and let it take effect.

        Accepted, edited and rejected are of a claim; an edit's details are the fields as they
        should read. Withdrew and replaced are of a document. Graded is of a source, with its
        `reliability` A to F. Merged, split and kept apart are of an entity, and take effect when
        the case is next resolved.

        Raises:
            NotFound: there is nothing of the id of the target.
            InvalidQuery: the details do not fit, or nobody is named as deciding.
            InvalidTime: an edit's time is not EDTF.
        """
        with self._write() as connection:
            return deciding.decide(
                connection,
                kind,
                target,
                by=by,
                note=note,
                details=details or {},
                vocabulary=self.vocabulary,
            )

    def undo(self, decision_id: int, by: str) -> Decision:
        """Take a decision back. The log keeps both; undoing the undoing brings it back.

        Raises:
            NotFound: there is no decision of this number.
            InvalidQuery: it was taken back already.
        """
        with self._write() as connection:
            return deciding.undo(connection, decision_id, by=by)

    def withdraw(self, document_id: str, *, by: str, note: str = "") -> Decision:
        """Mark a document as withdrawn; its claims stay.

        Raises:
            NotFound: no document's id begins so.
            Ambiguous: several do.
        """
        with self._write() as connection:
            target = reading.document_id(connection, document_id)
            return self.decide(DecisionKind.WITHDREW, target, by=by, note=note)

    def replace(self, old_id: str, new_id: str, *, by: str, note: str = "") -> Decision:
        """Mark a document as replaced by a later version of it; the claims of both stay.

        Raises:
            NotFound: no document's id begins so.
            Ambiguous: several do.
            InvalidQuery: both are one.
        """
        with self._write() as connection:
            target = reading.document_id(connection, old_id)
            details = {deciding.REPLACED_BY: reading.document_id(connection, new_id)}
            return self.decide(DecisionKind.REPLACED, target, by=by, note=note, details=details)

    def relabel(
        self,
        document_id: str,
        block: int,
        kind: BlockKind,
        *,
        by: str,
        speaker: str | None = None,
        note: str = "",
    ) -> Decision:
        """Say what a block of a document is, and whose words it holds.

        Args:
            document_id: The document, by its id or a beginning that only it has.
            block: Number of the block, from 1.
            kind: What it is.
            by: Who says so.
            speaker: Whose words it holds; left as it is where not given.
            note: The reason.

        Raises:
            NotFound: no document's id begins so, or it has no such block.
            Ambiguous: several do.
            InvalidQuery: that is what it is already.
        """
        with self._write() as connection:
            document = reading.document(connection, document_id)
            if not 0 < block <= len(document.blocks):
                raise NotFound(
                    f"{document.name} has no block {block}. Its blocks are 1 to "
                    f"{len(document.blocks)}; `factional show {document.id}` numbers them."
                )
            old = document.blocks[block - 1]
            if old.kind is kind and speaker in (None, old.speaker):
                raise InvalidQuery(f"Block {block} is a {kind} already. Name what else it is.")
            details = {
                "start": str(old.start),
                "end": str(old.end),
                "kind": kind.value,
                "was": old.kind.value,
                "words": document.text[old.start : old.end][:_WORDS],
            }
            if speaker is not None:
                details["speaker"] = speaker
            return self.decide(
                DecisionKind.RELABELLED, document.id, by=by, note=note, details=details
            )
