"""One revision of a case in memory, indexed for asking.

Twenty thousand claims fit in a few dozen megabytes, and a question over all of them takes less
than a query would. A snapshot is made when a case is first asked after a write, and kept.
"""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from weakref import WeakKeyDictionary

from factional.errors import Ambiguous, InvalidTime, NotFound
from factional.model import (
    AUTHOR,
    Bounds,
    Claim,
    DecisionKind,
    Document,
    Entity,
    EntityType,
    Likeness,
    Polarity,
    Referent,
    Tie,
    Translation,
    Verdict,
)
from factional.resolve import fold, kind_of, known_names
from factional.resolve.matching import Index
from factional.store import Store
from factional.weigh import Stances, bounds, entity_id

_kept: WeakKeyDictionary[Store, Snapshot] = WeakKeyDictionary()
_lock = threading.Lock()
_LISTED = 5
_NEAREST = 3


def snapshot(store: Store) -> Snapshot:
    """The present revision of a case, made anew only where it was written to."""
    with _lock:
        kept = _kept.get(store)
        while kept is None or kept.revision != store.revision:
            kept = _kept[store] = Snapshot(store)
        return kept


class Snapshot:
    """Everything that claims are shown and filtered by.

    Attributes:
        revision: The revision that it shows.
        documents: Heads of all documents, by id.
        claims: All claims, by date of their document, then in text order.
        entities: All entities, by id.
        ties: All ties, by id.
        tie_of: The tie of each claim that is weighed, by claim id.
        about: Claims with an entity as subject or object, by entity id.
        by_date: Ids of the documents by date, undated ones last.
        claims_of: How many claims each document has.
        settled_of: How many claims of each document somebody has settled.
        acquisitions: In how many ways a document came in, as far as it was looked up.
        translations: Translations with their originals, by id of the translation.
        likenesses: What each document shares with others, by its id.
        lists: Entries of the imported lists.
        decisions: What people decided, as far as it stands.
        judgements: What people decided of two actors, as far as it stands.
        earlier: What was known by earlier times, as far as it was asked for.
    """

    def __init__(self, store: Store) -> None:
        self.revision = store.revision
        self.name = store.name
        self.vocabulary = store.vocabulary
        self.ties: dict[str, Tie] = {tie.id: tie for tie in store.ties()}
        # before the documents: another process may add some in between
        claims = store.claims()
        self.documents: dict[str, Document] = {d.id: d for d in store.documents()}
        self.entities: dict[str, Entity] = {e.id: e for e in store.entities()}
        self.of = store.entity_of()
        self.lists = store.known()
        self.decisions = [d for d in store.decisions() if d.undone is None]
        self.judgements = store.judgements()
        self.referents: dict[tuple[str, str], Referent] = {
            (document, referent.id): referent for document, referent in store.referents()
        }
        order = {id: (_day(d), i) for i, (id, d) in enumerate(self.documents.items())}
        self.claims: list[Claim] = sorted(
            claims, key=lambda c: (order[c.document], c.evidence.start, c.id)
        )
        self.claim: dict[str, Claim] = {c.id: c for c in self.claims}
        self.tie_of: dict[str, Tie] = {id: t for t in self.ties.values() for id in t.claims}
        self.about = by_entity(self, self.claims)
        self.by_date: list[str] = sorted(self.documents, key=lambda id: order[id])
        self.claims_of = Counter(claim.document for claim in self.claims)
        self.settled_of = Counter(c.document for c in self.claims if c.review.settled)
        self.acquisitions: dict[str, int] = {}
        self.translations: dict[str, Translation] = {t.document: t for t in store.translations()}
        self.likenesses: defaultdict[str, list[Likeness]] = defaultdict(list)
        for like in store.likenesses():
            for document in (like.first, like.second):
                self.likenesses[document].append(like)
        self.earlier: dict[str, Snapshot] = {}
        self._drops: Counter[str] | None = None
        self._bounds: dict[str, Bounds] = {}

    def drops_of(self, store: Store) -> Counter[str]:
        """How many claims of each document were made and not kept."""
        if self._drops is None:
            self._drops = Counter(drop.claim.document for drop in store.drops())
        return self._drops

    def subject(self, claim: Claim) -> str:
        """Entity id of the subject of a claim."""
        return entity_id(self.of, claim.document, claim.subject)

    def object(self, claim: Claim) -> str | None:
        """Entity id of the object of a claim."""
        return claim.object and entity_id(self.of, claim.document, claim.object)

    def speaker(self, claim: Claim) -> str | None:
        """Entity id of the one whose words a claim is, where the case knows it as one."""
        who = claim.attribution[0].who if claim.attribution else AUTHOR
        return self.voice(claim.document, who)[1]

    def party(self, claim: Claim) -> str | None:
        """Entity id of the side on which the speaker of a claim stands: himself, or his outlet's.

        An outlet that is no actor of the case speaks as what somebody decided it belongs to.
        """
        who = claim.attribution[0].who if claim.attribution else AUTHOR
        shown, entity = self.voice(claim.document, who)
        if entity is not None or not self.outlets:
            return entity
        names = [shown]
        if who == AUTHOR:
            head = self.documents[claim.document].metadata
            names += [*head.authors, *([head.publisher] if head.publisher else [])]
        return next((self.outlets[n] for n in map(fold, names) if n in self.outlets), None)

    def voice(self, document_id: str, who: str) -> tuple[str, str | None]:
        """The name that a hop is shown by, and its entity id where there is one."""
        if who == AUTHOR:
            document = self.documents[document_id]
            head = document.metadata
            names = head.authors or ((head.publisher,) if head.publisher else ())
            source = self.translations.get(document_id)
            if not names and source:  # a bare translation speaks with its original's voice
                return self.voice(source.original, AUTHOR)
            shown = ", ".join(names) or head.title or document.name
            return shown, self.named(names[0], document_id) if names else None
        known = self.of.get((document_id, who))
        referent = self.referents.get((document_id, who))
        if known is None:
            return (referent.name, None) if referent else (who, self.named(who, document_id))
        entity = self.entities[known]
        return entity.name, known

    def named(self, name: str, document_id: str) -> str | None:
        """The one entity of a name; of several the one that the document speaks of, if one."""
        found = self.names.get(fold(name), frozenset())
        if len(found) > 1:
            found = frozenset(id for id in found if document_id in self.mentioned[id])
        return next(iter(found)) if len(found) == 1 else None

    def called(self, id_or_name: str) -> set[str]:
        """Ids of the entities that an id stands for, or that have a name, folded."""
        if id_or_name in self.entities:
            return {id_or_name}
        return set(self.names.get(fold(id_or_name), ()))

    def find(self, id_or_name: str) -> set[str]:
        """Ids of the entities that are called so, or of the one whose longer name holds the words.

        "Kestrel" finds the "Kestrel Detachment" where nobody is called Kestrel.

        Raises:
            Ambiguous: only longer names hold the words, and they are of several.
        """
        if found := self.called(id_or_name):
            return found
        words = set(fold(id_or_name).split())
        if not words:
            return set()
        longer = {id for name, ids in self.names.items() if words <= {*name.split()} for id in ids}
        longer = {id for id in longer if not self.entities[id].placeholder}
        if len(longer) > 1:
            raise Ambiguous(
                f"{id_or_name!r} is in the names of {_listed(sorted(longer))}. Use an id."
            )
        return longer

    def find_one(self, id_or_name: str) -> Entity:
        """The entity of an id or a name.

        That whose preferred name it is comes before those that are called so now and then.

        Raises:
            NotFound: the case knows none.
            Ambiguous: it knows several.
        """
        found = sorted(self.find(id_or_name))
        name = fold(id_or_name)
        found = [id for id in found if fold(self.entities[id].name) == name] or found
        if not found:
            raise NotFound(f"No actor {id_or_name!r}. {self.advice(id_or_name)}")
        if len(found) > 1:
            raise Ambiguous(f"{id_or_name!r} is the name of {_listed(found)}. Use an id.")
        return self.entities[found[0]]

    def advice(self, name: str) -> str:
        """What to do where nobody is called so: the names that come nearest."""
        nearest = [self.entities[c.key].name for c in self.index.near(name, limit=_NEAREST)]
        if not nearest:
            return "Search the actors for how it is spelt."
        return f"Nearest: {', '.join(dict.fromkeys(nearest))}."

    def find_document(self, prefix: str) -> str:
        """The id of a document, from itself, its beginning, or its file's name.

        Raises:
            NotFound: there is none.
            Ambiguous: there are several.
        """
        if prefix in self.documents:
            return prefix
        found = [d.id for d in self.documents.values() if prefix and d.id.startswith(prefix)]
        found = found or [d.id for d in self.documents.values() if d.name == prefix]
        if not found:
            raise NotFound(f"No document {prefix!r}. List the documents for their ids.")
        if len(found) > 1:
            raise Ambiguous(f"{prefix!r} stands for {_listed(found)}. Give more of the id.")
        return found[0]

    def forget_bounds(self) -> None:
        """Work out anew when claims hold, as the ties of a copy are others."""
        self._bounds = {}

    def bounds(self, claim: Claim) -> Bounds:
        """When a claim holds, an ending that the case knows of taken into account."""
        if claim.id not in self._bounds:
            self._bounds[claim.id] = self._ended(claim, self.stated_bounds(claim))
        return self._bounds[claim.id]

    def stated_bounds(self, claim: Claim) -> Bounds:
        """When a claim holds by its own words and the day they were said."""
        relation = self.vocabulary[claim.relation]
        return bounds(claim, relation, self.documents[claim.document])

    def _ended(self, claim: Claim, stated: Bounds) -> Bounds:
        """Bounds of a state that an event, a denial or a later state has brought to an end."""
        tie = self.tie_of.get(claim.id)
        for comparison in tie.comparisons if tie else ():
            if comparison.verdict is not Verdict.SUPERSEDE or claim.id != comparison.first:
                continue
            other = self.claim[comparison.second]
            ending = self.stated_bounds(other)
            lasts = ending.latest_end is None or other.polarity is Polarity.DENIED
            last = ending.latest_start if lasts else ending.latest_end
            if last and (stated.latest_end is None or last < stated.latest_end):
                stated = replace(stated, latest_end=last)
        return stated

    @cached_property
    def names(self) -> dict[str, frozenset[str]]:
        """Ids of the entities that bear a name, by the folded name.

        An entity is found too by the other names that an imported list has for one of its own.
        """
        found: defaultdict[str, set[str]] = defaultdict(set)
        for entity in self.entities.values():
            for text in {entity.name, *(name.text for name in entity.names)}:
                found[fold(text)].add(entity.id)
        for names in known_names(self.lists):
            called = {id for _, name in names for id in found.get(name, ())}
            kind = names[0][0]
            bearers = {id for id in called if kind_of(self.entities[id].type) == kind}
            for _, name in names if bearers else ():
                found[name] |= bearers
        return {name: frozenset(ids) for name, ids in found.items()}

    @cached_property
    def place(self) -> dict[str, int]:
        """Which of all claims in their order each is, by its id."""
        return {claim.id: n for n, claim in enumerate(self.claims)}

    @cached_property
    def index(self) -> Index:
        """The names of all entities but the unnamed, for finding those that are alike."""
        index = Index()
        for entity in self.entities.values():
            if not entity.placeholder:
                for text in dict.fromkeys((entity.name, *(name.text for name in entity.names))):
                    index.add(entity.id, text, entity.type)
        return index

    @cached_property
    def mentioned(self) -> defaultdict[str, set[str]]:
        """Ids of the documents that speak of an entity, by entity id."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for (document, _), entity in self.of.items():
            found[entity].add(document)
        return found

    @cached_property
    def ties_with(self) -> defaultdict[str, list[Tie]]:
        """Ties that an entity stands in, by entity id."""
        found: defaultdict[str, list[Tie]] = defaultdict(list)
        for tie in self.ties.values():
            for entity in _sides(tie.question.subject, tie.question.object):
                found[entity].append(tie)
        return found

    @cached_property
    def statuses(self) -> defaultdict[str, Counter[str]]:
        """How many ties an entity stands in, by entity id and status."""
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for entity, ties in self.ties_with.items():
            found[entity].update(tie.status.value for tie in ties)
        return found

    @cached_property
    def disputed(self) -> frozenset[str]:
        """Ids of the claims that another one disputes."""
        return frozenset(
            claim
            for tie in self.ties.values()
            for comparison in tie.comparisons
            if comparison.verdict.disputes
            for claim in (comparison.first, comparison.second)
        )

    @cached_property
    def outlets(self) -> dict[str, str]:
        """Entity id of what a source belongs to as somebody decided, by its folded name."""
        found = {}
        for made in self.decisions:
            homes = self.called(made.details["to"]) if made.kind is DecisionKind.AFFILIATED else ()
            if len(homes) == 1:
                found[fold(made.target)] = min(homes)
        return found

    @cached_property
    def homes(self) -> Mapping[str, set[str]]:
        """What speakers belong to as documents introduce them or somebody decided, by entity id."""
        homes: defaultdict[str, set[str]] = defaultdict(set)
        for document in self.documents.values():
            for speaker in document.speakers:
                if not speaker.affiliation or speaker.name == AUTHOR:
                    continue
                who = self.named(speaker.name, document.id)
                home = self.named(speaker.affiliation, document.id)
                if who and home:
                    homes[who].add(home)
        for made in self.decisions:
            whose = self.called(made.target) if made.kind is DecisionKind.AFFILIATED else ()
            if len(whose) == 1:
                homes[min(whose)] |= self.called(made.details["to"])
        return homes

    @cached_property
    def stances(self) -> Stances:
        """How speakers stand to others, by ties, introductions and affiliations."""
        return Stances(
            self.ties.values(),
            self.vocabulary,
            self.homes,
            held=lambda id: self.bounds(self.claim[id]),
        )


def by_entity(snap: Snapshot, claims: Iterable[Claim]) -> defaultdict[str, list[Claim]]:
    """Claims by the entities that they are about: as subject, as object, or as where it was."""
    about: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        sides = _sides(snap.subject(claim), snap.object(claim))
        place = snap.of.get((claim.document, claim.place)) if claim.place else None
        # what a state does is about it; what is done in its country is not
        if place in snap.entities and snap.entities[place].type is EntityType.PLACE:
            sides.add(place)
        for entity in sides:
            about[entity].append(claim)
    return about


def _day(document: Document) -> date:
    """The day that a document is sorted by; undated ones come last."""
    try:
        published = document.metadata.published
        return (published and Bounds.parse(published).earliest_start) or date.max
    except InvalidTime:
        return date.max


def _sides(subject: str, other: str | None) -> set[str]:
    return {subject} if other is None else {subject, other}


def _listed(ids: Iterable[str]) -> str:
    found = list(ids)
    return ", ".join(found[:_LISTED]) + (" …" if len(found) > _LISTED else "")
