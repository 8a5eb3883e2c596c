"""Weighing what is new in a case: the few ties that it touches, and none of the others.

From documents that came in or changed, and from actors that are others now, one comes to the
questions that their claims answer, and from these to all that bear on one another. The claims of
these are weighed by themselves; the rest stays as it is, and the outcome is that of weighing all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from factional.model import AUTHOR, Claim, Document, Entity, Question, Tie
from factional.resolve import Key
from factional.resolving import Resolved
from factional.store import Store
from factional.store.weighing import Unweighed
from factional.weigh import (
    Places,
    Questions,
    Weighing,
    question,
    rules,
    seen_as,
    spokesman,
    tie_id,
    weigh,
)

_MUCH = 0.5
"""Share of the documents from which on all is weighed anew: it takes no longer than to find out
what is touched."""

Spokesmen = Mapping[str, tuple[str, str, str]]
"""By which claim who speaks for which body: document, person, body."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What became of the ties that something new touches.

    Attributes:
        ties: Those ties.
        among: Ids of the ties that they come in the place of; None where that is all of them.
        spokesmen: Who speaks for whom by the claims that were read.
        documents: The documents whose claims these are; None where that is all of them.
        claims: Ids of further claims that were.
        rules: By which rules it was weighed.
    """

    ties: tuple[Tie, ...]
    among: frozenset[str] | None
    spokesmen: Spokesmen
    documents: frozenset[str] | None
    claims: frozenset[str]
    rules: str

    def write(self, store: Store) -> None:
        """Write it, in one transaction."""
        with store.transaction():
            store.write_ties(self.ties, among=self.among)
            store.mark_weighed(
                self.spokesmen, among=self.documents, claims=self.claims, rules=self.rules
            )


def weighed(store: Store, found: Resolved, *, whole: bool = False) -> Weighed:
    """Weigh what waits in a case; nothing is written.

    Args:
        store: The case.
        found: Its actors, as they will be.
        whole: Whether to weigh all of it anew; so it is where other rules made what is there, and
            where much of it is touched.
    """
    with store.moment():
        known = rules(store.vocabulary)
        if whole or store.weighed != known:
            return _all(store, found, known)
        actors = _Actors(store, found)
        waiting = store.unweighed()
        documents = _touched(store, actors, waiting)
        if len(documents) > _MUCH * store.count_documents():
            return _all(store, found, known)
        return _some(store, actors, waiting, documents, known)


def _all(store: Store, found: Resolved, known: str) -> Weighed:
    resolution = found.all(store)
    claims = store.claims()
    documents = {document.id: document for document in store.documents()}
    ties = weigh(
        claims,
        of=resolution.of,
        documents=documents,
        vocabulary=store.vocabulary,
        entities=resolution.entities,
        likenesses=store.likenesses(),
        translations=store.translations(),
    )
    spoken = _spoken(claims, resolution.of, documents)
    return Weighed(tuple(ties), None, spoken, None, frozenset(), known)


@dataclass(slots=True)
class _Actors:
    """The actors of a case as they will be once what is new is written.

    Attributes:
        moved: Documents of referents that are of another actor than before.
        renamed: Actors that are seen otherwise than before.
    """

    store: Store
    found: Resolved
    moved: set[str] = field(init=False)
    renamed: set[str] = field(init=False)
    _now: dict[str, Entity] = field(init=False)
    _of: dict[str, dict[Key, str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        resolution, among = self.found.resolution, self.found.among
        self._now = {entity.id: entity for entity in resolution.entities}
        if among is None:
            before, held = self.store.entity_of(), {e.id: e for e in self.store.entities()}
        else:
            before = self.store.entities_of(list(resolution.of))
            held = self.store.entities_seen({*self._now, *among})
        self.moved = {key[0] for key, id in resolution.of.items() if before.get(key) != id}
        if self.found.names:
            followed = self.store.entities_seen(self.found.names)
            held |= followed
            self._now |= {
                id: replace(entity, names=(*entity.names, *self.found.names[id]))
                for id, entity in followed.items()
            }
        self.renamed = {
            id
            for id, entity in self._now.items()
            if id not in held or seen_as(held[id]) != seen_as(entity)
        }
        for key, id in resolution.of.items():
            self._of.setdefault(key[0], {})[key] = id

    def of(self, documents: Iterable[str]) -> dict[Key, str]:
        """The entity of each referent of some documents."""
        wanted, gone = set(documents), self.found.among
        stay: dict[Key, str] = {}
        if gone is not None:
            held = self.store.entities_in(wanted)
            stay = {key: id for key, id in held.items() if id not in gone}
        for document in wanted:
            stay |= self._of.get(document, {})
        return stay

    def named(self, ids: Collection[str]) -> dict[str, Entity]:
        """Some entities by id."""
        new = {id: self._now[id] for id in ids if id in self._now}
        gone = self.found.among
        if gone is None:
            return new
        return self.store.entities_seen({i for i in ids if i not in new and i not in gone}) | new

    def naming(self, ids: Collection[str]) -> set[str]:
        """Documents that name one of some entities."""
        found = self.store.documents_naming(ids) if ids else set[str]()
        wanted = set(ids)
        return found | {key[0] for key, id in self.found.resolution.of.items() if id in wanted}


def _touched(store: Store, actors: _Actors, waiting: Unweighed) -> set[str]:
    """The documents whose claims may all be read otherwise than when they were weighed last."""
    bodies = {person for _, person, _ in store.spokesmen(bodies=actors.renamed).values()}
    found = store.related(waiting.documents)
    found |= actors.moved | actors.naming(actors.renamed | bodies)
    return found | actors.naming(_other_spokesmen(store, actors, found, waiting.claims))


def _other_spokesmen(
    store: Store, actors: _Actors, documents: set[str], further: Collection[str]
) -> set[str]:
    """Who speaks for others than before, by the claims of some documents and some further ones."""
    before = store.spokesmen(documents=documents, claims=further)
    now = _spoken_in(store, actors, store.claims_among(documents=documents, ids=further).values())
    persons = {person for _, person, _ in (*before.values(), *now.values())}
    held = store.spokesmen(persons=persons)
    stay = {claim: row for claim, row in held.items() if claim not in before}
    return {p for p in persons if _bodies(held, p) != _bodies(stay | now, p)}


def _spoken_in(
    store: Store, actors: _Actors, claims: Collection[Claim]
) -> dict[str, tuple[str, str, str]]:
    """Who speaks for whom by some claims, as things will be."""
    documents = {claim.document for claim in claims}
    return _spoken(claims, actors.of(documents), store.heads(documents))


def _bodies(spokesmen: Spokesmen, of: str) -> set[str]:
    return {body for _, person, body in spokesmen.values() if person == of}


def _spoken(
    claims: Iterable[Claim], of: Mapping[Key, str], documents: Mapping[str, Document]
) -> dict[str, tuple[str, str, str]]:
    return {
        claim.id: (claim.document, *found)
        for claim in claims
        if (found := spokesman(claim, of, documents))
    }


def _some(
    store: Store, actors: _Actors, waiting: Unweighed, documents: set[str], known: str
) -> Weighed:
    """Weigh the claims of some documents, those that wait by themselves, and all they touch."""
    own = store.claims_among(documents=documents, ids=waiting.claims)
    of = actors.of({claim.document for claim in own.values()})
    vocabulary = store.vocabulary
    answered = {question(c, vocabulary[c.relation], of) for c in own.values()}
    asked = answered | store.questions_of(documents, waiting.claims) | set(waiting.questions)
    touched, beside = _around(store, actors, asked)
    others = store.claims_among(ids=store.claims_on(set(map(tie_id, beside))))
    claims = {id: c for id, c in others.items() if c.document not in documents} | own
    claims |= _speaking(store, actors, claims.values(), documents)
    return Weighed(
        tuple(_ties(store, actors, claims.values(), touched)),
        frozenset(map(tie_id, touched)),
        _spoken_in(store, actors, own.values()),
        frozenset(documents),
        frozenset(waiting.claims),
        known,
    )


def _around(
    store: Store, actors: _Actors, asked: set[Question]
) -> tuple[set[Question], set[Question]]:
    """The questions that some bear on, with these; and all that bear on any of those."""
    places = Places()
    questions = Questions(store.vocabulary, places, asked)

    def near(of: set[Question]) -> set[Question]:
        _put(places, actors, of)
        found = store.questions(
            {(s.relation, s.subject, s.object) for one in of for s in questions.near(one)}
        )
        _put(places, actors, found)
        for one in found:
            questions.add(one)
        return found

    near(asked)
    touched = {other for one in asked for other in questions.touched(one)}
    return touched, touched | near(touched)


def _put(places: Places, actors: _Actors, questions: Iterable[Question]) -> None:
    """Take in the places among the objects of some questions."""
    for entity in actors.named({q.object for q in questions if q.object is not None}).values():
        places.put(entity)


def _speaking(
    store: Store, actors: _Actors, claims: Iterable[Claim], documents: Collection[str]
) -> dict[str, Claim]:
    """The claims, of other documents, by which those who are quoted speak for a body."""
    quoted = {(c.document, hop.who) for c in claims for hop in c.attribution if hop.who != AUTHOR}
    of = actors.of({document for document, _ in quoted})
    held = store.spokesmen(persons={of[key] for key in quoted if key in of})
    return store.claims_among(ids=[id for id, row in held.items() if row[0] not in documents])


def _ties(
    store: Store, actors: _Actors, claims: Collection[Claim], asked: Collection[Question]
) -> list[Tie]:
    """The ties of some questions, from the claims that bear on them."""
    documents = store.related({claim.document for claim in claims})
    used = {(c.document, referent) for c in claims for referent in _referents(c)}
    of = {key: id for key, id in actors.of({d for d, _ in used}).items() if key in used}
    weighing = Weighing(store.vocabulary)
    weighing.change(
        claims=claims,
        documents=store.heads(documents).values(),
        of=of,
        entities=actors.named(set(of.values())).values(),
        likenesses=store.likenesses_among(documents),
        translations=store.translations_among(documents),
        only=asked,
    )
    return list(weighing.ties.values())


def _referents(claim: Claim) -> Iterable[str]:
    named = (claim.subject, claim.object, claim.place, *(hop.who for hop in claim.attribution))
    return (referent for referent in named if referent is not None)
