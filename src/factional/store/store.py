"""The case on disk: one folder, one writer at a time, any number of readers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert, select, update

from factional.errors import CaseExists, CaseNotFound
from factional.model import (
    Acquisition,
    Claim,
    Document,
    Entity,
    Extraction,
    Known,
    Likeness,
    Name,
    Tie,
    Translation,
)
from factional.store import (
    database,
    knowing,
    migrate,
    naming,
    originals,
    rewriting,
    sharing,
    weighing,
    writing,
)
from factional.store import schema as t
from factional.store.analyst import Analyst
from factional.vocabulary import Vocabulary

DATABASE = "case.db"
"""The file that makes a folder a case."""


class Store(Analyst):
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
                migrate.create(connection)
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
        self,
        entities: Iterable[Entity],
        of: Mapping[tuple[str, str], str],
        *,
        among: Collection[str] | None = None,
    ) -> None:
        """Replace all entities, and say of which each referent is one.

        Args:
            entities: The actors, places and events of the case.
            of: Entity id by document id and referent id.
            among: Ids of the entities that these are in the place of; all where not given.
        """
        with self._write() as connection:
            writing.write_resolution(connection, entities, of, among)

    def add_names(self, names: Mapping[str, Collection[Name]]) -> None:
        """Add names to actors that stay as they are, by id; the documents had none of theirs."""
        with self._write() as connection:
            naming.add_names(connection, names)

    def write_reach(self, keys: Mapping[tuple[str, str], Collection[str]], *, whole: bool) -> None:
        """Keep the keys by which referents are found, in the place of those that they had.

        Args:
            keys: Keys by document id and referent id.
            whole: Whether these are all there are.
        """
        with self._write() as connection:
            naming.write_keys(connection, keys, whole=whole)

    def mark_resolved(
        self, documents: Iterable[str], entities: Iterable[str], *, rules: int
    ) -> None:
        """Note that the referents of some documents, and some entities, were resolved."""
        with self._write() as connection:
            naming.settle(connection, documents, entities)
            naming.write_rules(connection, rules)

    def write_ties(self, ties: Iterable[Tie], *, among: Collection[str] | None = None) -> None:
        """Replace ties.

        Args:
            ties: The ties of the case.
            among: Ids of the ties that these are in the place of; all where not given.
        """
        with self._write() as connection:
            writing.write_ties(connection, ties, among)

    def mark_weighed(
        self,
        spokesmen: Mapping[str, tuple[str, str, str]],
        *,
        among: Collection[str] | None,
        claims: Collection[str] = (),
        rules: str,
    ) -> None:
        """Note that all claims are weighed, and who speaks for whom by them.

        Args:
            spokesmen: Document, person and body by the claim that tells it.
            among: Ids of the documents whose claims these are; None where that is all.
            claims: Ids of further claims that were weighed.
            rules: By which rules it was weighed.
        """
        with self._write() as connection:
            weighing.write_spokesmen(connection, spokesmen, among, claims)
            weighing.settle(connection, rules)

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
