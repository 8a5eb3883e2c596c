"""All ties of a case, kept while claims, documents and actors come, change and go.

What a change touches is found by what depends on it, and nothing else is weighed again: the claims
of a document, those of the questions that bear on one another, those that name an actor whose names
changed. What comes out is what weighing everything from nothing gives, in whatever order it came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from factional.errors import NotFound
from factional.model import (
    AUTHOR,
    Claim,
    Comparison,
    Document,
    Entity,
    EntityType,
    Likeness,
    Question,
    SpeakerRole,
    Tie,
    Translation,
    TurnKind,
)
from factional.resolve import Key, fold
from factional.vocabulary import Vocabulary
from factional.weigh._index import Index
from factional.weigh._origins import Origins
from factional.weigh._pairs import Court
from factional.weigh._places import Places
from factional.weigh._posts import spokesman
from factional.weigh._reading import (
    Reading,
    bounds,
    counts,
    entity_id,
    foretold,
    question,
    seen_as,
    tie_id,
)
from factional.weigh._relays import Passages, name_words, relayed
from factional.weigh._shared import sources
from factional.weigh._ties import tie_of
from factional.weigh._values import same_value

_NONE: Mapping[Key, str | None] = MappingProxyType({})


class Weighing:
    """The ties of a case, by id, and what they were weighed from."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.ties: dict[str, Tie] = {}
        self._vocabulary = vocabulary
        self._claims: dict[str, Claim] = {}
        self._claims_of: defaultdict[str, set[str]] = defaultdict(set)
        self._readings: dict[str, Reading] = {}
        self._documents: dict[str, Document] = {}
        self._entities: dict[str, Entity] = {}
        self._of: dict[Key, str] = {}
        self._named_in: defaultdict[str, set[str]] = defaultdict(set)
        self._likenesses: dict[tuple[str, str], Likeness] = {}
        self._translations: dict[str, Translation] = {}
        self._sources: dict[str, str] = {}
        self._spokesmen: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._speaking: dict[str, tuple[str]] = {}
        self._speaks_for: dict[str, frozenset[str]] = {}
        self._spoken_by: defaultdict[str, set[str]] = defaultdict(set)
        self._passages = Passages()
        self._places = Places()
        self._index = Index(vocabulary, self._places)
        self._origins = Origins(
            self._documents, self._of, self._entities, self._sources, self._speaks_for
        )
        self._court = Court(vocabulary, self._places, self._origins.name, self._type)

    def change(
        self,
        *,
        claims: Iterable[Claim] = (),
        gone: Iterable[str] = (),
        documents: Iterable[Document] = (),
        withdrawn: Iterable[str] = (),
        of: Mapping[Key, str | None] = _NONE,
        entities: Iterable[Entity] = (),
        lost: Iterable[str] = (),
        likenesses: Iterable[Likeness] = (),
        translations: Iterable[Translation] = (),
        only: Collection[Question] | None = None,
    ) -> frozenset[str]:
        """Take in what came, changed and went, and weigh what it touches.

        Args:
            claims: New claims, and those that were edited or reviewed.
            gone: Ids of claims that are no more.
            documents: Documents that are new, or whose head or standing changed.
            withdrawn: Ids of documents that left the case, with their claims.
            of: Entity ids of referents that are new or moved; None for one that is no more.
            entities: Entities that are new, or whose names or type changed.
            lost: Ids of entities that are no more.
            likenesses: What documents share, in the place of what was known of the two.
            translations: Translations with their originals.
            only: The questions whose ties are asked for, where what is told of a case is enough
                for no others.

        Returns:
            Ids of the ties that are new, changed or gone.

        Raises:
            VocabularyError: a claim has a relation that the vocabulary does not know.
            InvalidTime: a claim or a document has a date that is not EDTF.
        """
        left = list(withdrawn)
        missing = {c for d in left for c in self._claims_of.get(d, ())} | set(gone)
        pages = self._changed_documents(documents, left, likenesses, translations)
        pages |= self._moved(of) | self._renamed(entities, lost)
        dirty = {id for page in pages for id in self._claims_of.get(page, ())} - missing
        for id in missing:
            self._forget(id)
        for claim in claims:
            self._claims[claim.id] = claim
            self._claims_of[claim.document].add(claim.id)
            dirty.add(claim.id)
        dirty |= self._spoken_for(dirty | missing)
        asked = {q for page in pages for q in self._questions_of(page)}
        for id in missing:
            asked |= self._unread(id)
        for id in dirty:
            asked |= self._read(id)
        return self._weigh(asked, only)

    def compare(self, first: str, second: str) -> Comparison | None:
        """How two claims stand to each other, by their ids; None where neither bears on the other.

        Raises:
            NotFound: one of them is not weighed.
        """
        return self._court.verdict(self._linked(first), self._linked(second))

    def _linked(self, id: str) -> Reading:
        reading = self._readings.get(id)
        if reading is None:
            raise NotFound(f"No claim {id!r} is weighed. A rejected or low one belongs to no tie.")
        linked = self._index.linked.get(reading.question, ())
        return next((r for r in linked if r.claim.id == id), reading)

    def _type(self, entity_id: str) -> EntityType | None:
        entity = self._entities.get(entity_id)
        return entity.type if entity else None

    def _changed_documents(
        self,
        documents: Iterable[Document],
        left: Iterable[str],
        likenesses: Iterable[Likeness],
        translations: Iterable[Translation],
    ) -> set[str]:
        """Take in documents and what they share; the ids of those whose claims it touches."""
        touched: set[str] = set()
        for document in documents:
            self._documents[document.id] = document
            touched.add(document.id)
        for id in left:
            self._documents.pop(id, None)
            touched.add(id)
            for first, second in [pair for pair in self._likenesses if id in pair]:
                del self._likenesses[first, second]
                self._passages.drop(first, second)
                touched |= {first, second}
            for one in [t.document for t in self._translations.values() if id in _ends(t)]:
                del self._translations[one]
        for like in likenesses:
            self._likenesses[like.first, like.second] = like
            self._passages.put(like)
            touched |= {like.first, like.second}
        for translation in translations:
            self._translations[translation.document] = translation
            touched |= _ends(translation)
        if touched and (self._likenesses or self._translations or self._sources):
            found = sources(self._documents, self._likenesses.values(), self._translations.values())
            moved = set(found) | set(self._sources)
            touched |= {d for d in moved if found.get(d) != self._sources.get(d)}
            self._sources.clear()
            self._sources.update(found)
        return touched | {d for d in self._sources if touched & set(self._way(d))}

    def _way(self, document: str) -> Iterable[str]:
        """The documents that one goes back to."""
        seen = [document]
        while (source := self._sources.get(seen[-1])) and source not in seen:
            seen.append(source)
        return seen

    def _moved(self, of: Mapping[Key, str | None]) -> set[str]:
        touched = set()
        for key, id in of.items():
            if self._of.get(key) == id:
                continue
            touched.add(key[0])
            if id is None:
                self._of.pop(key, None)
            else:
                self._of[key] = id
                self._named_in[id].add(key[0])
        return touched

    def _renamed(self, entities: Iterable[Entity], lost: Iterable[str]) -> set[str]:
        touched: set[str] = set()
        for entity in entities:
            known = self._entities.get(entity.id)
            self._entities[entity.id] = entity
            if known is None or seen_as(known) != seen_as(entity):
                self._places.put(entity)
                touched |= self._naming(entity.id)
        for id in lost:
            if self._entities.pop(id, None) is not None:
                self._places.drop(id)
                touched |= self._naming(id)
                self._named_in.pop(id, None)
        return touched

    def _naming(self, entity_id: str) -> set[str]:
        """Documents that name an entity, or one who speaks for it."""
        speakers = self._spoken_by.get(entity_id, ())
        return {d for one in (entity_id, *speakers) for d in self._named_in.get(one, ())}

    def _spoken_for(self, changed: Iterable[str]) -> set[str]:
        """Claims of documents that name somebody who became a spokesman, or is none any more."""
        persons: set[str] = set()
        for id in changed:
            for person in self._speaking.pop(id, ()):
                self._spokesmen[person].pop(id, None)
                persons.add(person)
            claim = self._claims.get(id)
            found = spokesman(claim, self._of, self._documents) if claim else None
            if found is not None:
                person, body = found
                self._spokesmen[person][id] = body
                self._speaking[id] = (person,)
                persons.add(person)
        touched: set[str] = set()
        for person in persons:
            bodies = frozenset(self._spokesmen[person].values())
            if bodies != self._speaks_for.get(person, frozenset()):
                self._speaks_for[person] = bodies
                for body in bodies:
                    self._spoken_by[body].add(person)
                for document in self._named_in.get(person, ()):
                    touched |= self._claims_of.get(document, set())
        return touched

    def _forget(self, id: str) -> None:
        claim = self._claims.pop(id, None)
        if claim is not None:
            self._claims_of[claim.document].discard(id)

    def _questions_of(self, document: str) -> set[Question]:
        held = (self._readings.get(id) for id in self._claims_of.get(document, ()))
        return {reading.question for reading in held if reading}

    def _unread(self, id: str) -> set[Question]:
        old = self._readings.pop(id, None)
        if old is None:
            return set()
        self._index.drop(old)
        return {old.question}

    def _read(self, id: str) -> set[Question]:
        """Read a claim anew; the questions that it bears on where that changed anything."""
        old, new = self._readings.get(id), self._reading(self._claims[id])
        if old == new:
            return set()
        asked = self._unread(id)
        if new is not None:
            self._readings[id] = new
            self._index.put(new)
            asked.add(new.question)
        return asked

    def _reading(self, claim: Claim) -> Reading | None:
        if not counts(claim, self._documents):
            return None
        relation = self._vocabulary[claim.relation]
        document = self._documents.get(claim.document)
        return Reading(
            claim=claim,
            relation=relation,
            question=question(claim, relation, self._of),
            bounds=bounds(claim, relation, document),
            origin=self._origins.of_claim(claim),
            foretold=foretold(claim, relation),
            place=entity_id(self._of, claim.document, claim.place) if claim.place else None,
            premise=self._asked(claim, document),
            printed=self._origins.prints(claim.document),
        )

    def _asked(self, claim: Claim, document: Document | None) -> bool:
        """Whether a claim is what a question of an interview takes for granted."""
        if document is None or not claim.attribution:
            return False
        at = claim.evidence.start
        turn = next((t for t in document.turns if t.start <= at < t.end), None)
        if turn is not None:
            return turn.kind is TurnKind.QUESTION
        who = claim.attribution[0].who
        entity = self._entities.get(self._of.get((claim.document, who), ""))
        names = {fold(who), fold(entity.name) if entity else ""}
        asking = (s.name for s in document.speakers if s.role is SpeakerRole.INTERVIEWER)
        return who != AUTHOR and any(fold(name) in names for name in asking)

    def _name_words(self, asked: Question) -> frozenset[str]:
        found = (self._entities.get(id or "") for id in (asked.subject, asked.object))
        entities = [entity for entity in found if entity]
        texts = {text for e in entities for text in (e.name, *(n.text for n in e.names))}
        return name_words(*texts)

    def _weigh(
        self, asked: Iterable[Question], only: Collection[Question] | None
    ) -> frozenset[str]:
        """Weigh the ties of some questions, and those that they bear on."""
        changed = set(asked)
        for one in changed:
            held = self._index.readings.get(one)
            if held:
                ordered = [held[id] for id in sorted(held)]
                self._index.linked[one] = relayed(
                    ordered, self._documents, self._passages, _alike, self._name_words(one)
                )
        found: set[str] = set()
        touched = {other for q in changed for other in self._index.questions.touched(q)}
        for one in touched if only is None else touched.intersection(only):
            id = tie_id(one)
            readings = self._index.linked.get(one)
            if not readings:
                if self.ties.pop(id, None):
                    found.add(id)
                continue
            tie = tie_of(one, readings, self._index.around(one), self._court)
            if self.ties.get(id) != tie:
                self.ties[id] = tie
                found.add(id)
        return frozenset(found)


def _alike(first: Reading, second: Reading) -> bool:
    """Whether two claims of one question say the same."""
    return first.affirms is second.affirms and same_value(first, second)


def _ends(translation: Translation) -> set[str]:
    return {translation.document, translation.original}
