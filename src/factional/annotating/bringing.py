"""Annotations into a case: a document at a time, each whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from factional.annotating.casting import cast, forms_of
from factional.annotating.lines import Fault, Record, entities, records
from factional.annotating.stating import Voices, accepted, differences, known_already, stated
from factional.ask.annotations import stems
from factional.ask.evaluate import annotated_documents
from factional.errors import AnnotationError, InvalidQuery
from factional.model import Claim, Decision, DecisionKind, Document
from factional.store import Store
from factional.store.edits import WITH


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of the annotation of one document.

    Attributes:
        name: Name of its folder.
        document: Id of the document; None where the case has none of this name.
        made: Claims that the case did not have.
        accepted: Claims that it had and nobody had accepted.
        edited: Those that are accepted with fields put right.
        same: Claims that it had, accepted and just so, or that an earlier line says.
        referents: Actors, places and events that the document did not have.
        faults: Lines that do not fit, with what to do.
    """

    name: str
    document: str | None = None
    made: int = 0
    accepted: int = 0
    edited: int = 0
    same: int = 0
    referents: int = 0
    faults: tuple[Fault, ...] = ()


def import_annotations(store: Store, folder: Path, *, by: str) -> Iterator[Brought]:
    """`Case.import_annotations`, document by document as the outcomes are asked for."""
    if not by.strip():
        raise InvalidQuery("Nobody accepts these claims. Say who does.")
    for name in annotated_documents(folder):
        claims = folder / name / f"{name}.claims.jsonl"
        faults: list[Fault] = []
        lines = list(records(claims, faults))
        with store.transaction():
            document = _document(store, name, [record for _, record in lines])
            if document is None:
                reason = (
                    f"The case has no document {name}. Add it with `factional add`, or give the "
                    "folder and its files the name of one; `factional documents` lists them."
                )
                outcome = Brought(name, faults=(Fault(str(claims), 0, reason),))
            else:
                outcome = _Bringing(store, document, by, claims, faults).bring(name, lines)
        yield outcome


def _document(store: Store, name: str, claims: Iterable[Record]) -> Document | None:
    """The document that a folder is named after; of several the one that its evidence stands in."""
    wanted = name.casefold()
    heads = [d for d in store.documents() if wanted in [stem.casefold() for stem in stems(d)]]
    found = [store.document(head.id) for head in heads]
    if len(found) < 2:
        return found[0] if found else None
    spans = [(c.get("start"), c.get("end"), c.get("evidence")) for c in claims]
    sound = [(a, b, words) for a, b, words in spans if type(a) is int and type(b) is int]
    return max(found, key=lambda d: sum(d.text[a:b] == words for a, b, words in sound))


@dataclass(slots=True)
class _Bringing:
    """One document's annotation on its way into the case."""

    store: Store
    document: Document
    by: str
    file: Path
    faults: list[Fault]
    first: Decision | None = None

    def bring(self, name: str, lines: Iterable[tuple[int, Record]]) -> Brought:
        """Write what fits, and tell the rest."""
        store, document = self.store, self.document
        listed = self.file.with_name(f"{name}.entities.jsonl")
        held = [referent for _, referent in store.referents(document.id)]
        found = cast(document, held, entities(listed, self.faults))
        for one, shape in found.nowhere:
            reason = f"{shape!r} stands nowhere in {document.name}. Write it as the text has it."
            self.faults.append(Fault(str(listed), one.line, reason))
        if found.new:
            store.add_referents(document.id, found.new)
        unique: dict[str, tuple[int, Claim]] = {}
        done = {"made": 0, "accepted": 0, "edited": 0, "same": 0}
        for number, record in lines:
            try:
                draft = stated(record, document, found.of, store.vocabulary)
                done["same"] += repr(draft) in unique
                unique.setdefault(repr(draft), (number, draft))
            except AnnotationError as error:
                self.faults.append(Fault(str(self.file), number, str(error)))
        drafts = list(unique.values())
        voices = Voices(document, {r.id: forms_of(r) for r in (*held, *found.new)})
        known = known_already(
            [draft for _, draft in drafts],
            store.claims(document.id),
            store.vocabulary,
            voices.same,
            found.twins,
        )
        for place, (number, draft) in enumerate(drafts):
            try:
                done[self._settle(draft, known.get(place))] += 1
            except InvalidQuery as error:
                self.faults.append(Fault(str(self.file), number, str(error)))
        return Brought(
            name, document.id, **done, referents=len(found.new), faults=tuple(self.faults)
        )

    def _settle(self, draft: Claim, claim: Claim | None) -> str:
        """Make a claim, or accept the one that is there; all as one act. Returns what was done."""
        together = {WITH: str(self.first.id)} if self.first else {}
        if claim is None:
            made = self.store.make_claim(draft, by=self.by, details=together)
            self.first = self.first or made
            return "made"
        changes = differences(draft, claim, self.store.vocabulary)
        if not changes and accepted(claim):
            return "same"
        kind = DecisionKind.EDITED if changes else DecisionKind.ACCEPTED
        made = self.store.decide(kind, claim.id, by=self.by, details=together | changes)
        self.first = self.first or made
        return "edited" if changes else "accepted"
