"""Who says things in a case: persons, outlets, organisations, and the unnamed of an outlet.

A source is worked out of the documents and kept nowhere: the innermost voice of a claim, and of
what a document says in its own voice its authors and its publisher. Who is an actor of the case
goes by its id; others by their names.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from factional.ask._actors import ACTORS
from factional.ask._snapshot import Snapshot
from factional.errors import Ambiguous, NotFound
from factional.model import AUTHOR, Claim, EntityType, Hop, SourceKind
from factional.resolve import fold
from factional.resolve.names import slug
from factional.store import Store

_kept: WeakKeyDictionary[Snapshot, Voices] = WeakKeyDictionary()
_LISTED = 5
_PERSONS = frozenset({EntityType.PERSON})


@dataclass(slots=True)
class Source:
    """Somebody who says things.

    Attributes:
        id: Id in the case: that of an entity, or made of the name.
        name: The name that it is shown by.
        kind: What it is.
        entity: Id of the entity that it is; None where the case knows it by name alone.
        claims: Ids of the claims in its own words, in order.
        passed: Ids of the claims in others' words that it publishes or passes on.
        documents: Ids of the documents that are its own, or that it speaks in.
        names: All its names, folded.
    """

    id: str
    name: str
    kind: SourceKind
    entity: str | None
    claims: list[str] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)
    documents: dict[str, None] = field(default_factory=dict)
    names: frozenset[str] = frozenset()


def voices(store: Store, snap: Snapshot) -> Voices:
    """The sources of a case, made once for each revision of it."""
    found = _kept.get(snap)
    if found is None:
        found = _kept[snap] = Voices(store, snap)
    return found


class Voices:
    """All sources of a case.

    Attributes:
        sources: The sources by id.
        declining: Ids of the sources of each refusal, in the order of `ask.gaps`.
    """

    def __init__(self, store: Store, snap: Snapshot) -> None:
        self._snap = snap
        self._ids: dict[str, str] = {}
        self._own: dict[str, tuple[str, ...]] = {}
        self.sources: dict[str, Source] = {}
        for document in snap.by_date:
            for id in self.of(document, AUTHOR):
                self.sources[id].documents[document] = None
        for claim in snap.claims:
            self._take(claim)
        self.declining = [
            self.of(document, gap.speaker)
            for document in snap.by_date
            for gap in store.gaps(document)
        ]
        self._called: defaultdict[str, set[str]] = defaultdict(set)
        for source in self.sources.values():
            source.names = self._names(source)
            for name in source.names:
                self._called[name].add(source.id)

    def of(self, document: str, who: str) -> tuple[str, ...]:
        """Ids of the sources that a voice of a document is; its own voice is of all who sign it."""
        if who == AUTHOR:
            if document not in self._own:
                self._own[document] = self._signing(document)
            return self._own[document]
        snap = self._snap
        name, entity = snap.voice(document, who)
        placeholder = entity is not None and snap.entities[entity].placeholder
        if placeholder or (entity is None and name == name.lower() != name.upper()):
            teller = self.sources[self.of(document, AUTHOR)[-1]]
            unnamed = f"unnamed sources of {teller.name}"
            return (self._id(f"unnamed {teller.id}", unnamed, SourceKind.ANONYMOUS, None),)
        return (self._of_name(name, entity, SourceKind.PERSON),)

    def of_claim(self, claim: Claim) -> tuple[str, ...]:
        """Ids of the sources whose words a claim is."""
        return self.of(claim.document, claim.attribution[0].who if claim.attribution else AUTHOR)

    def find(self, id_or_name: str) -> Source:
        """A source by its id or one of its names; that whose own name it is comes first.

        Raises:
            NotFound: nobody called so says anything.
            Ambiguous: several do.
        """
        if id_or_name in self.sources:
            return self.sources[id_or_name]
        found = self.called(id_or_name)
        if not found:
            raise NotFound(
                f"Nobody called {id_or_name!r} says anything. `factional sources` lists who does."
            )
        if len(found) > 1:
            listed = ", ".join(found[:_LISTED]) + (" …" if len(found) > _LISTED else "")
            raise Ambiguous(f"{id_or_name!r} is the name of {listed}. Use an id.")
        return self.sources[found[0]]

    def called(self, name: str) -> list[str]:
        """Ids of the sources of a name: of those whose own it is, or else of all who bear it."""
        folded = fold(name)
        found = sorted(self._called.get(folded, ()))
        return [id for id in found if fold(self.sources[id].name) == folded] or found

    def _signing(self, document: str) -> tuple[str, ...]:
        snap = self._snap
        head = snap.documents[document].metadata
        translation = snap.translations.get(document)
        if not head.authors and not head.publisher:
            if translation:
                return self.of(translation.original, AUTHOR)
            name = head.title or snap.documents[document].name
            return (self._id(f"document {document}", name, SourceKind.ANONYMOUS, None),)
        found = [
            self._of_name(name, self._signer(name, document), SourceKind.PERSON)
            for name in head.authors
            if fold(name) != fold(head.publisher or "")
        ]
        if head.publisher:
            known = self._signer(head.publisher, document)
            found.append(self._of_name(head.publisher, known, SourceKind.OUTLET))
        return tuple(dict.fromkeys(found))

    def _signer(self, name: str, document: str) -> str | None:
        """The one actor who signs a document by a name; a place of that name signs nothing."""
        snap = self._snap
        found = {id for id in snap.called(name) if snap.entities[id].type in ACTORS}
        if len(found) > 1:
            found = {id for id in found if document in snap.mentioned[id]}
        return min(found) if len(found) == 1 else None

    def _of_name(self, name: str, entity: str | None, kind: SourceKind) -> str:
        if entity is None:
            return self._id(f"name {fold(name) or name}", name, kind, None)
        known = self._snap.entities[entity]
        if kind is not SourceKind.OUTLET:
            kind = SourceKind.PERSON if known.type in _PERSONS else SourceKind.ORGANISATION
        return self._id(f"entity {entity}", known.name, kind, entity)

    def _id(self, key: str, name: str, kind: SourceKind, entity: str | None) -> str:
        """The id of a source by what tells it from others; who publishes once is an outlet."""
        if key not in self._ids:
            id = entity or slug(name) or "source"
            if entity is None and (id in self._snap.entities or id in self.sources):
                id = f"{id}-{hashlib.sha256(key.encode()).hexdigest()[:8]}"
            self._ids[key] = id
            self.sources[id] = Source(id, name, kind, entity)
        source = self.sources[self._ids[key]]
        if kind is SourceKind.OUTLET:
            source.kind = kind
        return source.id

    def _take(self, claim: Claim) -> None:
        hops = claim.attribution or (Hop(AUTHOR),)
        speaking = self.of(claim.document, hops[0].who)
        for id in speaking:
            self.sources[id].claims.append(claim.id)
            self.sources[id].documents[claim.document] = None
        passing = {id for hop in hops[1:] for id in self.of(claim.document, hop.who)}
        for id in sorted(passing.difference(speaking)):
            self.sources[id].passed.append(claim.id)
            self.sources[id].documents[claim.document] = None

    def _names(self, source: Source) -> frozenset[str]:
        entity = self._snap.entities.get(source.entity or "")
        texts: Iterable[str] = (n.text for n in entity.names) if entity else ()
        return frozenset(fold(text) or text for text in (source.name, *texts))
