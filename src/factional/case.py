"""A case with its rooms in a row: documents in, claims read, actors resolved, ties weighed."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Concatenate, ParamSpec, Self

from factional import judging, translating
from factional.adding.batch import Batch, Outcome
from factional.adding.engine import Engine, engine
from factional.adding.places import Named, Pasted
from factional.annotating import Brought, import_annotations
from factional.errors import CaseError, NotFound, ReadError
from factional.extract import extractor as find_extractor
from factional.extract.register import pack
from factional.importing import Imported, import_actors
from factional.model import Decision, EntityType
from factional.read.isolated import Limits
from factional.rereading import Reread, reread
from factional.resolving import resolved
from factional.store import Store
from factional.weighing import weighed

P = ParamSpec("P")

_TRIES = 3

__all__ = ["Case", "Limits", "Outcome", "Pasted", "find_case"]


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

    def add(
        self,
        place: Named,
        *,
        extractor: str = "local",
        workers: int | None = None,
        limits: Limits | None = None,
        again: bool = False,
    ) -> Outcome:
        """Add the document of one file or address.

        Of a place that stands for several (a folder, an archive, a list) all are added, and the
        outcome is that of the first that failed, or else of the first. What is wrong with a
        document is told in the outcome.

        Args:
            place: As for `add_all`, like all else.
            extractor: Name of what reads the claims.
            workers: How many processes read.
            limits: What one file may take.
            again: Whether an address that the case has is fetched once more.

        Raises:
            NotFound: the place stands for no document.
            UnknownExtractor: no extractor of this name is installed.
            CaseError: the case cannot be written.
        """
        outcomes = list(
            self.add_all([place], extractor=extractor, workers=workers, limits=limits, again=again)
        )
        if not outcomes:
            raise NotFound(f"{place} holds no documents. Name a file, or a folder with files.")
        return next((outcome for outcome in outcomes if outcome.error), outcomes[0])

    def add_all(
        self,
        places: Iterable[Named],
        *,
        extractor: str = "local",
        workers: int | None = None,
        limits: Limits | None = None,
        again: bool = False,
    ) -> Generator[Outcome]:
        """Add many documents, as the outcomes are asked for, in the order of the places.

        A folder stands for the files in it and below, by name, hidden ones and those of a case
        left out; an archive or mailbox for the documents in it; a list of addresses that was named
        itself for what is at them. A bad file is told in its outcome, and the next one is taken up.
        Bytes that the case has are told by their hash and not read again, so that a batch that was
        broken off goes on quickly. Actors and ties are made anew once, after the last one; also
        when the caller stops asking or interrupts.

        Args:
            places: Paths, addresses, or `Pasted` bytes.
            extractor: Name of what reads the claims.
            workers: How many processes read at the same time, each file within the limits; 0 to
                read in this one, without limits. By default one.
            limits: What one file may take.
            again: Whether an address that the case has is fetched once more.

        Raises:
            UnknownExtractor: no extractor of this name is installed.
            CaseError: the case cannot be written.
        """
        find_extractor(extractor)
        known = pack(self.store.known())
        return self._add_all(places, engine(extractor, workers, limits, known), again=again)

    def add_translation(
        self,
        place: Named,
        original: str | Path,
        *,
        translator: str | None = None,
        translated: str | None = None,
        extractor: str = "local",
        workers: int | None = None,
        limits: Limits | None = None,
    ) -> Outcome:
        """Add a translation with its original beside it.

        Claims are read in the translation; each shows the paragraph of the original that it goes
        back to. Both are documents of the case and count as one origin. An original that is new to
        the case waits without claims. Either may be in the case already.

        Args:
            place: The translation: one file or address.
            original: File or address of the original.
            translator: Who translated it.
            translated: EDTF date of the translation.
            extractor: Name of what reads the claims.
            workers: How many processes read; 0 to read in this one, without limits.
            limits: What one file may take.

        Returns:
            The outcome of the translation, or that of the original where it cannot be read.

        Raises:
            InvalidTime: the date is not EDTF.
            InvalidQuery: both are one document, or the original is a translation of the other.
            UnknownExtractor: no extractor of this name is installed.
            CaseError: the case cannot be written.
        """
        translating.refuse_undated(translated)
        try:
            found = translating.original(self.store, str(original), workers=workers, limits=limits)
        except ReadError as error:
            return Outcome(str(original), error=error)
        outcome = self.add(place, extractor=extractor, workers=workers, limits=limits)
        if outcome.document_id is not None:
            translating.link(
                self.store,
                found,
                outcome.document_id,
                translator=translator,
                translated=translated,
            )
            if self.stale:
                self.refresh()
        return outcome

    def import_actors(
        self,
        path: Path,
        *,
        source: str | None = None,
        otherwise: EntityType | None = None,
        dry: bool = False,
    ) -> Imported:
        """Bring in a list of actors, in the place of what the case has of its name.

        Its names are known from then on: documents that are added are read with them, and actors
        that bear several of them are one. What was read before stays as it is until `reread`.

        Args:
            path: FollowTheMoney or Wikidata entities, a SPARQL answer, or CSV.
            source: What to call the list; the file's name where not given.
            otherwise: What an entry is of which the list does not say.
            dry: Whether to write nothing.

        Raises:
            ListError: the file cannot be read, or no entry in it can.
            CaseError: the case cannot be written.
        """
        imported = import_actors(self.store, path, source=source, otherwise=otherwise, dry=dry)
        if self.stale and not dry:
            self.refresh()
        return imported

    def import_annotations(self, folder: Path, *, by: str) -> list[Brought]:
        """Bring in what a person read in documents of the case, as claims that are accepted.

        Each claim is made with all its fields, or accepted where the case has it: one of the same
        relation, actors, polarity and voice, in overlapping words. Where its role, certainty, kind,
        time, place or wording differs, it is put right. Who is new to a document comes with the
        claims. Lines that do not fit are told; gaps and metadata are left aside. Each document is
        one transaction, and one act that undoing takes back whole; a second time changes nothing.

        Args:
            folder: Holds a folder a document, as `export_annotations` writes them.
            by: Who accepts them.

        Raises:
            AnnotationError: the folder holds no annotations.
            InvalidQuery: nobody is named as accepting them.
            CaseError: the case cannot be written.
        """
        try:
            return list(import_annotations(self.store, folder, by=by))
        finally:
            if self.stale:
                self.refresh()

    def reread(
        self,
        documents: Iterable[str] | None = None,
        *,
        extractor: str = "local",
        workers: int | None = None,
        limits: Limits | None = None,
    ) -> Iterator[Reread]:
        """Read kept bytes again with the present reader and extractor; every decision stays.

        A new claim that says the same of the same actors in overlapping words takes the id and the
        decisions of the earlier one. What nothing succeeds and somebody accepted or edited stays,
        marked; other decisions whose claim is gone are told. Labels that people set stay. Each
        document is one transaction; actors and ties are made anew after the last.

        Args:
            documents: Ids, or beginnings of ids that only one has; all where not given.
            extractor: Name of what reads the claims.
            workers: 0 to read in this process, without limits.
            limits: What one document may take.

        Raises:
            UnknownExtractor: no extractor of this name is installed.
            NotFound: no document's id begins so.
            Ambiguous: several do.
            CaseError: the case cannot be written, or an original is gone.
        """
        try:
            yield from reread(
                self.store, documents, extractor=extractor, workers=workers, limits=limits
            )
        finally:
            if self.stale:
                self.refresh()

    def merge(
        self, first: str, second: str, *, by: str, note: str = "", across: bool = False
    ) -> Decision:
        """Decide that two actors are one; `factional.judging.merge` says what can be wrong.

        Args:
            first: Id or any name of the one.
            second: Id or any name of the other.
            by: Who decides.
            note: The reason.
            across: Whether they may be of kinds that are never one by themselves.
        """
        return self._judged(judging.merge, first, second, by=by, note=note, across=across)

    def apart(self, first: str, second: str, *, by: str, note: str = "") -> Decision:
        """Decide that two actors are two: not merged by anything, and not proposed again."""
        return self._judged(judging.apart, first, second, by=by, note=note)

    def unsure(self, first: str, second: str, *, by: str, note: str = "") -> Decision:
        """Decide that nobody can tell yet whether two actors are one."""
        return self._judged(judging.unsure, first, second, by=by, note=note)

    def split(
        self,
        actor: str,
        *,
        documents: Sequence[str] = (),
        names: Sequence[str] = (),
        by: str,
        note: str = "",
    ) -> Decision:
        """Decide that what some documents, or some names, call so is another actor.

        Args:
            actor: Id or any name of the actor.
            documents: What these call so is taken off; later documents stay with the actor.
            names: Who is called so is taken off, later documents too.
            by: Who decides.
            note: The reason.
        """
        return self._judged(
            judging.split, actor, documents=documents, names=names, by=by, note=note
        )

    def undo(self, decision: int, *, by: str) -> Decision:
        """Take a decision back, and let actors and ties follow.

        Raises:
            NotFound: there is no decision of this number.
            InvalidQuery: it was taken back already.
        """
        made = self.store.undo(decision, by)
        if self.stale:
            self.refresh()
        return made

    @property
    def stale(self) -> bool:
        """Whether documents or decisions came in since actors and ties were last made."""
        return self.store.refreshed < self.store.changed

    def refresh(self, *, whole: bool = False) -> None:
        """Bring actors and ties up to date with all referents, claims and decisions.

        Actors keep the ids they had. Only those are resolved, and only those ties weighed, that
        something new touches; both are written at once. Where another process writes meanwhile,
        it is done once more with what came in; one that was overtaken writes nothing.

        Args:
            whole: Whether to resolve and weigh all anew; the outcome is the same.
        """
        for _ in range(_TRIES):
            if self._refreshed(whole=whole):
                return
        with self.store.transaction():
            self._refreshed(whole=whole)

    def _refreshed(self, *, whole: bool) -> bool:
        """Refresh what the case holds now; False where it holds something else by then."""
        store = self.store
        # numpy takes a while to load, and only what writes needs it
        from factional.comparing import compare_new  # noqa: PLC0415

        compare_new(store)
        with store.moment():
            seen = store.changed
            found = resolved(store, whole=whole)
            ties = weighed(store, found, whole=whole)
        with store.transaction():
            if store.refreshed > seen:
                return not self.stale
            if store.changed != seen:
                return False
            found.write(store)
            ties.write(store)
            store.mark_refreshed(seen)
        return True

    def _judged(
        self,
        judge: Callable[Concatenate[Store, P], Decision],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Decision:
        """What is decided of the actors as they stand now, and followed at once."""
        if self.stale:
            self.refresh()
        made = judge(self.store, *args, **kwargs)
        self.refresh()
        return made

    def _add_all(
        self, places: Iterable[Named], reading: Engine, *, again: bool
    ) -> Generator[Outcome]:
        writable = True
        try:
            with reading:
                yield from Batch(self.store, reading, again=again).add(places)
        except CaseError:
            writable = False
            raise
        finally:
            if writable and self.stale:
                self.refresh()


def find_case(start: Path) -> Path | None:
    """The case that a folder is in: itself or the nearest folder above it that holds one."""
    here = Path(start).resolve()
    return next(
        (folder for folder in (here, *here.parents) if (folder / "case.db").is_file()), None
    )
