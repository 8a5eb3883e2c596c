"""A case with its rooms in a row: documents in, claims read, actors resolved, ties weighed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from factional.errors import CaseError, ExtractorError, FactionalError, NotFound, ReadError
from factional.extract import checked
from factional.extract import extractor as find_extractor
from factional.model import Acquisition, Document, Extraction, Extractor
from factional.read import fetch, read, stem
from factional.resolve import denied_identities, resolve
from factional.store import Store
from factional.weigh import weigh

_OF_A_CASE = {"case.db", "case.db-wal", "case.db-shm", "originals", "vocabulary.yaml"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file or address that was to be added.

    Attributes:
        place: The file's path or the address.
        document_id: The document in the case; None where it could not be read.
        added: True where the document is new to the case, False where its bytes were there.
        claims: How many claims the case holds of it.
        drops: How many claims were made of it and not kept.
        error: Why it could not be added, or None.
    """

    place: str
    document_id: str | None = None
    added: bool = False
    claims: int = 0
    drops: int = 0
    error: FactionalError | None = None


class Case:
    """One investigation, open for work.

    `add` takes a document through the rooms: fetched, read, its claims extracted and checked, all
    of it written in one transaction. Then actors and ties are made anew.

    Attributes:
        store: The case on disk, for reading it and for decisions.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def init(cls, folder: Path, name: str | None = None) -> Case:
        """Begin a case in a folder.

        Args:
            folder: Where the case is to live; it is made where it is not there yet.
            name: What to call it; the folder's name if not given.

        Raises:
            CaseExists: the folder holds a case already.
            CaseError: the folder cannot be written.
        """
        return cls(Store.create(folder, name=name))

    @classmethod
    def open(cls, folder: Path) -> Case:
        """Open the case of a folder.

        Raises:
            CaseNotFound: the folder holds no case.
            CaseTooNew: a later version of Factional wrote it.
            CaseError: its file is damaged, or is not that of a case.
        """
        return cls(Store.open(folder))

    def close(self) -> None:
        """Let go of the case. Closing twice does no harm."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def add(self, place: str | Path, *, extractor: str = "local") -> Outcome:
        """Add the document of one file or address.

        What is wrong with the document is told in the outcome.

        Raises:
            UnknownExtractor: no extractor of this name is installed.
            CaseError: the case cannot be written.
        """
        outcome = self._add(str(place), find_extractor(extractor))
        if self.stale:
            self.refresh()
        return outcome

    def add_all(
        self, places: Iterable[str | Path], *, extractor: str = "local"
    ) -> Iterator[Outcome]:
        """Add many documents, one after the other as the outcomes are asked for.

        A folder stands for the files in it and below, by name, hidden ones and those of a case
        left out. A bad file is told in its outcome, and the next one is taken up. Actors and ties
        are made anew once, after the last one; also when the caller stops asking or interrupts.

        Raises:
            UnknownExtractor: no extractor of this name is installed.
            CaseError: the case cannot be written.
        """
        return self._add_all(places, find_extractor(extractor))

    @property
    def stale(self) -> bool:
        """Whether documents or decisions came in since actors and ties were last made."""
        return self.store.refreshed < self.store.changed

    def refresh(self) -> None:
        """Make actors and ties anew from all referents and claims, and write both at once.

        Actors keep the ids they had. A refresh that was overtaken by another process's, made
        from more documents, writes nothing.
        """
        store = self.store
        seen = store.changed
        # claims before referents: what another process adds between them is never a claim of nobody
        claims = store.claims()
        resolution = resolve(
            store.referents(), previous=store.entity_of(), apart=denied_identities(claims)
        )
        ties = weigh(
            claims,
            of=resolution.of,
            documents={document.id: document for document in store.documents()},
            vocabulary=store.vocabulary,
            entities=resolution.entities,
        )
        with store.transaction():
            if store.refreshed > seen:
                return
            store.write_resolution(resolution.entities, resolution.of)
            store.write_ties(ties)
            store.mark_refreshed(seen)

    def _add_all(self, places: Iterable[str | Path], extract: Extractor) -> Iterator[Outcome]:
        writable = True
        try:
            for place in places:
                for path in _expanded(str(place)):
                    yield self._add(path, extract)
        except CaseError:
            writable = False
            raise
        finally:
            if writable and self.stale:
                self.refresh()

    def _add(self, place: str, extract: Extractor) -> Outcome:
        try:
            with _blaming(ReadError, f"{place} cannot be read"):
                data = fetch(place)
                name = stem(place)
            document = self._known(data)
            extraction = Extraction()
            if document is None:
                with _blaming(ReadError, f"{place} cannot be read"):
                    document = read(data, place)
                with _blaming(ExtractorError, f"No claims can be read in {place}"):
                    extraction = checked(document, extract(document))
            now = datetime.now(UTC).isoformat(timespec="seconds")
            added = self.store.put(document, extraction, data, Acquisition(place, now, name))
        except CaseError:
            raise
        except FactionalError as error:
            return Outcome(place, error=error)
        claims, drops = self.store.claims(document.id), self.store.drops(document.id)
        return Outcome(place, document.id, added, len(claims), len(drops))

    def _known(self, data: bytes) -> Document | None:
        """The document of these bytes, where the case holds it."""
        try:
            return self.store.document(hashlib.sha256(data).hexdigest()[:16])
        except NotFound:
            return None


@contextmanager
def _blaming(kind: type[FactionalError], what: str) -> Iterator[None]:
    """Turn what nobody foresaw into an error of the file at hand."""
    try:
        yield
    except FactionalError:
        raise
    except Exception as error:
        cause = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        raise kind(f"{what} ({cause}). Leave it out, and report this with the file.") from error


def _expanded(place: str) -> Iterator[str]:
    """The files that a place stands for."""
    if "://" not in place and Path(place).is_dir():
        yield from map(str, _files(Path(place)))
    else:
        yield place


def _files(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder  # fetching it fails, and the outcome says why
        return
    own = _OF_A_CASE if (folder / "case.db").exists() else set()
    for entry in entries:
        if entry.name.startswith(".") or entry.name in own:
            continue
        if entry.is_dir():
            # a link may lead back up and around
            if not entry.is_symlink():
                yield from _files(entry)
        else:
            yield entry


def find_case(start: Path) -> Path | None:
    """The case that a folder is in: itself or the nearest folder above it that holds one."""
    here = Path(start).resolve()
    return next(
        (folder for folder in (here, *here.parents) if (folder / "case.db").is_file()), None
    )
