"""Which claims a question asks for."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from factional.ask._snapshot import Snapshot
from factional.ask.rows import ClaimFilter
from factional.errors import InvalidQuery, NotFound
from factional.model import AUTHOR, Answer, Bounds, Claim, Period, Stance
from factional.resolve import fold
from factional.weigh import said, stated

Test = Callable[[Claim], bool]


@dataclass(frozen=True, slots=True)
class Found:
    """A claim that a filter lets through, with the answers to its questions about time."""

    claim: Claim
    holds: Answer | None
    known: Answer | None


def select(snap: Snapshot, asked: ClaimFilter) -> Iterator[Found]:
    """The claims that a filter asks for, in order.

    Raises:
        NotFound: no actor or document is called so.
        Ambiguous: several documents are.
        InvalidQuery: there is no such relation.
        InvalidTime: a time is not EDTF.
    """
    tests = list(_tests(snap, asked))
    as_of = Period.parse(asked.as_of) if asked.as_of else None
    known_by = Period.parse(asked.known_by) if asked.known_by else None
    return _through(snap, tests, as_of, known_by)


def _through(
    snap: Snapshot, tests: list[Test], as_of: Period | None, known_by: Period | None
) -> Iterator[Found]:
    for claim in snap.claims:
        if not all(test(claim) for test in tests):
            continue
        known = published(snap, claim, known_by) if known_by else None
        holds = snap.bounds(claim).holds(as_of) if as_of else None
        if Answer.NO not in (known, holds):
            yield Found(claim, holds, known)


def published(snap: Snapshot, claim: Claim, by: Period) -> Answer:
    """Whether a claim was published by a time; one without any date may have been."""
    document = snap.documents[claim.document]
    published = document.metadata.published or said(claim, document)
    if published is None or by.last is None:
        return Answer.MAYBE if published is None else Answer.YES
    when = Bounds.parse(published)
    if when.earliest_start is not None and when.earliest_start > by.last:
        return Answer.NO
    sure = when.latest_end is not None and when.latest_end <= by.last and not when.uncertain
    return Answer.YES if sure else Answer.MAYBE


def _tests(snap: Snapshot, asked: ClaimFilter) -> Iterator[Test]:
    yield from _of_relations(snap, asked)
    yield from _of_fields(asked)
    if asked.document is not None:
        document = snap.find_document(asked.document)
        yield lambda c: c.document == document
    if asked.status is not None:
        yield lambda c: c.id in snap.tie_of and snap.tie_of[c.id].status == asked.status
    if asked.disputed:
        yield lambda c: c.id in snap.disputed
    if asked.since is not None:
        after = Period(Period.parse(asked.since).first, None)
        yield lambda c: snap.bounds(c).holds(after) is not Answer.NO
    if asked.about is not None:
        yield _about(snap, asked.about)
    if asked.by is not None:
        yield speaks(snap, asked.by)
    if asked.stance is not None:
        stance = asked.stance
        yield lambda c: stance in _stances(snap, c)
    if asked.text is not None:
        words = searchable(asked.text).split()
        yield lambda c: all(word in _haystack(snap, c) for word in words)


def _of_relations(snap: Snapshot, asked: ClaimFilter) -> Iterator[Test]:
    relation, family = asked.relation, asked.family
    if relation is not None:
        if relation not in snap.vocabulary.relations:
            known = ", ".join(sorted(snap.vocabulary.relations))
            raise InvalidQuery(f"No relation {relation!r}. Use one of: {known}.")
        yield lambda c: c.relation == relation
    if family is not None:
        if family not in snap.vocabulary.families:
            known = ", ".join(sorted(snap.vocabulary.families))
            raise InvalidQuery(f"No family of relations {family!r}. Use one of: {known}.")
        yield lambda c: snap.vocabulary[c.relation].family == family


def _of_fields(asked: ClaimFilter) -> Iterator[Test]:
    if asked.polarity is not None:
        yield lambda c: c.polarity == asked.polarity
    if asked.review is not None:
        yield lambda c: c.review == asked.review
    if asked.core is not None:
        yield lambda c: c.core is asked.core
    if asked.extractor is not None:
        yield lambda c: c.extractor == asked.extractor
    if asked.low is not None:
        yield lambda c: c.low is asked.low


def _about(snap: Snapshot, name: str) -> Test:
    ids = snap.find(name)
    if not ids:
        raise NotFound(f"No actor {name!r}. {snap.advice(name)}")
    wanted = {claim.id for id in ids for claim in snap.about[id]}
    return lambda c: c.id in wanted


def _stances(snap: Snapshot, claim: Claim) -> set[Stance]:
    """How the speaker of a claim stood to its two sides when he said it."""
    speaker = snap.party(claim)
    when = said(claim, snap.documents[claim.document])
    sides = (snap.subject(claim), snap.object(claim))
    return {snap.stances.of(speaker, side, when) for side in sides if side}


def speaks(snap: Snapshot, name: str) -> Test:
    """A test for claims in the words of somebody.

    Raises:
        NotFound: nobody of this name says anything.
        Ambiguous: several have the name.
    """
    folded = fold(name)
    wanted = _said_by(snap, snap.called(name), folded)
    if not wanted:
        ids = snap.find(name)
        wanted = _said_by(snap, ids, folded)
        if not ids:
            raise NotFound(
                f"Nobody called {name!r} says anything. Look at a claim's chain for names."
            )
    return lambda c: c.id in wanted


def _said_by(snap: Snapshot, ids: set[str], folded: str) -> set[str]:
    """Ids of the claims in the words of one of the entities, or of a speaker who is shown so."""
    wanted: set[str] = set()
    for claim in snap.claims:
        who = claim.attribution[0].who if claim.attribution else AUTHOR
        shown, entity = snap.voice(claim.document, who)
        if entity in ids or fold(shown) == folded:
            wanted.add(claim.id)
    return wanted


def _haystack(snap: Snapshot, claim: Claim) -> str:
    entities = (snap.subject(claim), snap.object(claim))
    names = [snap.entities[e].name for e in entities if e in snap.entities]
    return searchable(" ".join([claim.evidence.quote, *names, stated(claim) or ""]))


def searchable(text: str) -> str:
    """A text without case and diacritics, for finding words in it."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
