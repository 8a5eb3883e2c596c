"""Whose word a claim goes back to, and which words go back to the same.

An origin has marks, and claims that share one are not independent of each other. A named voice has
one mark wherever it is quoted. A document's own voice has marks for its authors, or its publisher,
and for the report itself; the unnamed have the mark of the report alone, so that they count once in
it and never beside its author. What was translated, reposted or summarised carries the marks of
what it derives from, and a reprint or a translation those of the document that it goes back to.

An outlet that is quoted may have said it in any of its reports: `quotes` holds its names, `prints`
those that a report answers to, and the two meet. Two reports of one outlet do not meet by that.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from factional.model import AUTHOR, Claim, Document, Entity, Genre, Hop
from factional.resolve import Key, fold


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim comes from.

    Attributes:
        name: What to call it.
        marks: What it shares with claims that go back to the same.
        quotes: Folded names of the outlets and authors whose reports it may be from.
        prints: Folded names that the report whose own word it is answers to.
        recalls: Folded names of all who are named in its chain.
        voice: Whose words these are, to tell who contradicts himself.
        how: How it goes back there, where that is more than being said by them.
    """

    name: str
    marks: frozenset[str]
    quotes: frozenset[str] = frozenset()
    prints: frozenset[str] = frozenset()
    recalls: frozenset[str] = frozenset()
    voice: frozenset[str] = frozenset()
    how: tuple[str, ...] = ()

    def meets(self, other: Origin) -> bool:
        """Whether the two are not independent of each other."""
        return not (
            self.marks.isdisjoint(other.marks)
            and self.quotes.isdisjoint(other.prints)
            and self.prints.isdisjoint(other.quotes)
        )

    def joined(self, other: Origin, how: str) -> Origin:
        """This origin where it turns out to go back to another one, with the way it does."""
        return replace(
            self,
            name=other.name,
            marks=self.marks | other.marks,
            quotes=self.quotes | other.quotes,
            prints=self.prints | other.prints,
            how=tuple(dict.fromkeys((*self.how, how, *other.how))),
        )


@dataclass(slots=True)
class Origins:
    """Finds the origin of claims of one case.

    Attributes:
        documents: The documents, by id; heads will do.
        of: Entity id by document id and referent id.
        entities: The entities, by id.
        sources: The document that each reprint and each translation goes back to.
        speaks_for: The bodies whose word is that of a person, their spokesman, by entity id.
    """

    documents: Mapping[str, Document]
    of: Mapping[Key, str]
    entities: Mapping[str, Entity]
    sources: Mapping[str, str] = field(default_factory=dict)
    speaks_for: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def name(self, entity_id: str) -> str:
        """The preferred name of an entity, or its id where the case has no more."""
        entity = self.entities.get(entity_id)
        return entity.name if entity else entity_id

    def of_claim(self, claim: Claim) -> Origin:
        """The origin of a claim: its innermost named voice, or the report it is first found in."""
        found = replace(self._from(claim, claim.attribution), voice=self._voice_of(claim))
        named = (self._names(claim.document, hop) for hop in claim.attribution)
        return replace(found, recalls=frozenset().union(*named))

    def _from(self, claim: Claim, chain: Sequence[Hop]) -> Origin:
        for position, hop in enumerate(chain):
            if hop.who == AUTHOR:
                unnamed = position > 0 or chain is not claim.attribution
                return self._report(claim.document, unnamed=unnamed)
            if self._anonymous(claim.document, hop):
                continue
            found = self._quoted(claim.document, hop)
            rest = chain[position + 1 :]
            if rest and self._belongs(claim.document, rest[0], hop):
                teller = self._from(claim, rest)
                how = f"{found.name} is quoted by one of its own"
                return replace(teller.joined(found, how), name=found.name)
            return found
        return self._report(claim.document, unnamed=bool(chain))

    def _entity(self, document: str, hop: Hop) -> Entity | None:
        return self.entities.get(self.of.get((document, hop.who), ""))

    def _anonymous(self, document: str, hop: Hop) -> bool:
        entity_id = self.of.get((document, hop.who))
        entity = self.entities.get(entity_id or "")
        if entity and entity.placeholder:
            return True
        name = entity.name if entity else hop.who
        unknown_id = entity_id is not None and entity is None
        return not unknown_id and name == name.lower() != name.upper()

    def _names(self, document: str, hop: Hop) -> frozenset[str]:
        """The folded names of a named voice; none of the author's own and of the unnamed."""
        if hop.who == AUTHOR or self._anonymous(document, hop):
            return frozenset()
        entity = self._entity(document, hop)
        texts = [entity.name, *(n.text for n in entity.names)] if entity else [hop.who]
        return frozenset(filter(None, map(fold, texts)))

    def _quoted(self, document: str, hop: Hop) -> Origin:
        """A named voice; where an outlet is quoted, any of its reports may be meant."""
        entity_id = self.of.get((document, hop.who))
        shown = self.name(entity_id) if entity_id else hop.who
        mark = f"actor:{entity_id}" if entity_id else f"name:{fold(hop.who) or hop.who}"
        bodies = self.speaks_for.get(entity_id or "", frozenset())
        marks = {mark, *(f"actor:{body}" for body in bodies)}
        how = tuple(f"{shown} speaks for {self.name(body)}" for body in sorted(bodies))
        names = self._names(document, hop)
        answers = frozenset() if entity_id else names  # a bare name is whoever bears it
        return Origin(shown, frozenset(marks), quotes=names, prints=answers, how=how)

    def _belongs(self, document: str, teller: Hop, voice: Hop) -> bool:
        """Whether a document introduces one voice as a member of the body that is the other."""
        body = self._names(document, voice)
        if not body or teller.who == AUTHOR or document not in self.documents:
            return False
        entity = self._entity(document, teller)
        called = {fold(teller.who), *([fold(entity.name)] if entity else [])}
        return any(
            speaker.affiliation and fold(speaker.affiliation) in body
            for speaker in self.documents[document].speakers
            if fold(speaker.name) in called
        )

    def _voice_of(self, claim: Claim) -> frozenset[str]:
        hop = claim.attribution[0] if claim.attribution else Hop(AUTHOR)
        if hop.who == AUTHOR:
            own = self._own_voice(claim.document)
            named = {mark for mark in own.marks if not mark.startswith("report:")}
            return frozenset(named or {f"report:{claim.document}"})
        entity_id = self.of.get((claim.document, hop.who))
        if self._anonymous(claim.document, hop):
            return frozenset({f"{claim.document}/{hop.who}"})
        return frozenset({f"actor:{entity_id}" if entity_id else f"name:{fold(hop.who)}"})

    def _report(self, document: str, *, unnamed: bool) -> Origin:
        own = self._voice(document)
        if not unnamed:
            return own
        found = self._reports(document)
        return replace(found, name=f"unnamed sources of {own.name}", how=own.how)

    def _voice(self, document_id: str) -> Origin:
        own = self._own_voice(document_id)
        root = self._root(document_id)
        if root == document_id:
            return own
        first = self._own_voice(root)
        head = self.documents[root].metadata
        named = head.authors or head.publisher or head.title
        how = f"{self._called(document_id)} carries the text of {self._called(root)}"
        return replace(own.joined(first, how), name=first.name if named else own.name)

    def _root(self, document_id: str) -> str:
        """The document that one goes back to, over however many steps; often itself."""
        seen = [document_id]
        while (source := self.sources.get(seen[-1])) and source not in seen:
            seen.append(source)
        return seen[-1] if seen[-1] in self.documents else document_id

    def _own_voice(self, document_id: str) -> Origin:
        document = self.documents.get(document_id)
        reports = self._reports(document_id)
        if document is None:
            return replace(reports, name=document_id)
        head = document.metadata
        source = next((d.of for d in document.derivations if d.of and d.whole), None)
        names: tuple[str | None, ...] = head.authors or (head.publisher,)
        if head.genre is Genre.STATEMENT:
            names = (*head.authors, head.publisher)
        if source:
            names = (source,)
        marks = {f"name:{fold(name) or name}" for name in names if name}
        shown = ", ".join(name for name in names if name) or head.title or document.name
        return replace(reports, name=shown, marks=reports.marks | marks)

    def _reports(self, document_id: str) -> Origin:
        """A report, and the reports that it derives from."""
        root = self._root(document_id)
        marks, quotes, how = {f"report:{document_id}", f"report:{root}"}, set(), []
        document = self.documents.get(document_id)
        for derivation in document.derivations if document else ():
            if derivation.of:
                marks.add(f"name:{fold(derivation.of) or derivation.of}")
                quotes.add(fold(derivation.of))
                kind = derivation.kind.replace("_", " ")
                how.append(f"{self._called(document_id)} names {derivation.of} ({kind})")
        prints = self.prints(document_id) | self.prints(root)
        return Origin("", frozenset(marks), frozenset(quotes) - {""}, prints, how=tuple(how))

    def prints(self, document_id: str) -> frozenset[str]:
        """The folded names that a report answers to: its outlet's, authors', title, address."""
        document = self.documents.get(document_id)
        if document is None:
            return frozenset()
        head = document.metadata
        names = (head.publisher, head.title, head.url, *head.authors)
        return frozenset(fold(name) for name in names if name) - {""}

    def _called(self, document_id: str) -> str:
        document = self.documents.get(document_id)
        if document is None:
            return document_id
        return document.metadata.title or document.name


def independent(origins: Iterable[Origin]) -> list[tuple[str, list[int]]]:
    """Origins grouped by what they share: for each group its commonest name and its positions."""
    found = list(origins)
    parent = list(range(len(found)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    first: dict[str, int] = {}
    printed: defaultdict[str, list[int]] = defaultdict(list)
    for at, origin in enumerate(found):
        for mark in origin.marks:
            parent[root(at)] = root(first.setdefault(mark, at))
        for name in origin.prints:
            printed[name].append(at)
    for at, origin in enumerate(found):
        for name in origin.quotes:
            for report in printed.get(name, ()):
                parent[root(report)] = root(at)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for at in range(len(found)):
        groups[root(at)].append(at)
    return [(_commonest(found, positions), positions) for positions in groups.values()]


def _commonest(origins: Sequence[Origin], positions: Sequence[int]) -> str:
    counts = Counter(origins[p].name for p in positions)
    return min(counts, key=lambda name: (-counts[name], name))
