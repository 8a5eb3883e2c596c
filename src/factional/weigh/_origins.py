"""Whose word a claim goes back to, and which words go back to the same.

An origin is a set of marks; claims that share one are not independent of each other. A named voice
has one mark wherever it is quoted, and an outlet that is quoted those of all its reports, since any
may be meant. A document's own voice has marks for its authors, or its publisher, and for the report
itself; the unnamed have the mark of the report alone, so that they count once in it and never
beside its author. What was translated, reposted or summarised carries the marks of what it derives
from, and a reprint or a translation those of the document that it goes back to. What agencies or an
interview elsewhere went into keeps its author's voice and has their marks besides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factional.model import AUTHOR, Claim, Document, Entity, Hop
from factional.resolve import Key, fold


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim comes from: a name to show and the marks that tell origins apart."""

    name: str
    marks: frozenset[str]


class Origins:
    """Finds the origin of claims of one case."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        of: Mapping[Key, str],
        entities: Iterable[Entity],
        sources: Mapping[str, str] | None = None,
    ) -> None:
        self._documents = documents
        self._sources = sources or {}
        self._of = of
        self._entities: dict[str, Entity] = {entity.id: entity for entity in entities}
        named: defaultdict[str, set[str]] = defaultdict(set)
        for entity in self._entities.values():
            for text in {entity.name, *(n.text for n in entity.names)}:
                if not entity.placeholder:
                    named[fold(text)].add(entity.id)
        self._named = {name: min(ids) for name, ids in named.items() if len(ids) == 1}
        self._answering: defaultdict[str, set[str]] = defaultdict(set)
        for document in documents.values():
            head = document.metadata
            for name in (head.publisher, head.title, head.url, *head.authors):
                if name and fold(name):
                    self._answering[fold(name)].add(document.id)
        self._own: dict[str, Origin] = {}

    def name(self, entity_id: str) -> str:
        """The preferred name of an entity, or its id where the case has no more."""
        entity = self._entities.get(entity_id)
        return entity.name if entity else entity_id

    def of(self, claim: Claim) -> Origin:
        """The origin of a claim: its innermost named voice, or the report it is first found in."""
        for position, hop in enumerate(claim.attribution):
            if hop.who == AUTHOR:
                return self._report(claim, unnamed=position > 0)
            entity_id = self._of.get((claim.document, hop.who))
            if not self._anonymous(hop, entity_id):
                return self._quoted(hop.who, entity_id)
        return self._report(claim, unnamed=bool(claim.attribution))

    def _anonymous(self, hop: Hop, entity_id: str | None) -> bool:
        entity = self._entities.get(entity_id or "")
        if entity and entity.placeholder:
            return True
        name = entity.name if entity else hop.who
        unknown_id = entity_id is not None and entity is None
        return not unknown_id and name == name.lower() != name.upper()

    def _quoted(self, who: str, entity_id: str | None) -> Origin:
        """A named voice; where an outlet is quoted, any of its reports may be meant."""
        entity = self._entities.get(entity_id or self._named.get(fold(who)) or "")
        names = [entity.name, *(n.text for n in entity.names)] if entity else [who]
        reports = {f"report:{d}" for name in names for d in self._answering.get(fold(name), ())}
        shown = self.name(entity_id) if entity_id else who
        return Origin(shown, frozenset({self._mark(shown, entity_id), *reports}))

    def _mark(self, name: str, entity_id: str | None = None) -> str:
        known = entity_id or self._named.get(fold(name))
        return f"actor:{known}" if known else f"name:{fold(name) or name}"

    def _report(self, claim: Claim, *, unnamed: bool) -> Origin:
        own = self._voice(claim.document)
        if not unnamed:
            return own
        marks = self._reports(claim.document)
        return Origin(f"unnamed sources of {own.name}", marks)

    def _voice(self, document_id: str) -> Origin:
        if document_id not in self._own:
            self._own[document_id] = self._found_voice(document_id)
        return self._own[document_id]

    def _found_voice(self, document_id: str) -> Origin:
        own = self._own_voice(document_id)
        root = self._root(document_id)
        if root == document_id:
            return own
        first = self._own_voice(root)
        head = self._documents[root].metadata
        named = head.authors or head.publisher or head.title
        return Origin(first.name if named else own.name, first.marks | own.marks)

    def _root(self, document_id: str) -> str:
        """The document that one goes back to, over however many steps; often itself."""
        seen = [document_id]
        while (source := self._sources.get(seen[-1])) and source not in seen:
            seen.append(source)
        return seen[-1]

    def _own_voice(self, document_id: str) -> Origin:
        document = self._documents.get(document_id)
        reports = self._reports(document_id)
        if document is None:
            return Origin(document_id, reports)
        head = document.metadata
        source = next((d.of for d in document.derivations if d.of and d.whole), None)
        names = (source,) if source else head.authors or (head.publisher,)
        marks = {self._mark(name) for name in names if name}
        if source:
            for other in sorted(self._answering.get(fold(source), ())):
                marks |= {self._mark(n) for n in self._documents[other].metadata.authors}
        shown = ", ".join(name for name in names if name) or head.title or document.name
        return Origin(shown, reports | marks)

    def _reports(self, document_id: str) -> frozenset[str]:
        """Marks of a report and of the reports that it derives from."""
        marks = {f"report:{document_id}", f"report:{self._root(document_id)}"}
        document = self._documents.get(document_id)
        for derivation in document.derivations if document else ():
            if derivation.of:
                marks.add(self._mark(derivation.of))
                marks |= {f"report:{d}" for d in self._answering.get(fold(derivation.of), ())}
        return frozenset(marks)


def independent(origins: Iterable[Origin]) -> list[tuple[str, list[int]]]:
    """Origins grouped by shared marks: for each group its commonest name and its positions."""
    groups: list[tuple[set[str], list[int]]] = []
    names: list[str] = []
    for position, origin in enumerate(origins):
        names.append(origin.name)
        touching = [g for g in groups if g[0] & origin.marks]
        merged = (
            set(origin.marks).union(*(g[0] for g in touching)),
            [p for g in touching for p in g[1]] + [position],
        )
        groups = [g for g in groups if g not in touching] + [merged]
    out = []
    for _, positions in groups:
        counts = Counter(names[p] for p in positions)
        out.append((min(counts, key=lambda n: (-counts[n], n)), sorted(positions)))
    return sorted(out, key=lambda group: group[1])
