"""One box over all that a case holds: actors, claims, quotations and documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from weakref import WeakKeyDictionary

from factional.ask._build import actor_row, claim_row, document_ref
from factional.ask._paging import paged
from factional.ask._passages import Passage, alternatives, holds, passages
from factional.ask._restricting import Restriction, passes, restriction
from factional.ask._review import Progress, progress
from factional.ask._snapshot import Snapshot, snapshot
from factional.ask._variants import Sought, sought
from factional.ask._wording import Restricted, understood
from factional.ask.rows import ActorRow, ClaimRow, DocumentRef, Page
from factional.model import Claim, Entity, TieStatus
from factional.store import Store
from factional.store.finding import Paragraph, Wanted, folded
from factional.weigh import stated

S = TypeVar("S")
R = TypeVar("R")
Groups = Sequence[Sequence[Wanted]]

_PASSAGES = 3
"""Sentences of one document that are shown."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a source that claims rest on.

    Attributes:
        claims: The claims that rest on just these words.
    """

    quote: str
    start: int
    end: int
    document: DocumentRef
    speaker: str
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A document in which something was found.

    Attributes:
        passages: The sentences in which it stands, the likeliest first; none where only the title,
            an author or the publisher is called so.
        places: In how many paragraphs it stands.
    """

    document: DocumentRef
    publisher: str | None
    claims: int
    passages: tuple[Passage, ...]
    places: int


@dataclass(frozen=True, slots=True)
class Findings:
    """What a search found, group by group, and what it was taken for.

    Attributes:
        restrictions: The operators that were understood, as typed.
        sought: What was searched for, with other spellings and names.
        states: How many of the claims found stand in ties of each status, every status present.
        relations: How many of them there are of each relation, the commonest first.
        progress: How far their review is.
    """

    restrictions: tuple[Restricted, ...]
    sought: tuple[Sought, ...]
    actors: Page[ActorRow]
    claims: Page[ClaimRow]
    quotations: Page[Quoted]
    documents: Page[Leaf]
    states: Mapping[str, int]
    relations: Mapping[str, int]
    progress: Progress


def search(
    store: Store, text: str, *, variants: bool = True, limit: int | None = 8, offset: int = 0
) -> Findings:
    """Search a case for words, in all that it holds.

    Every word, or name of several words, must be found: in one name of an actor, in what a claim
    states or in its words, in one quotation, in one paragraph of a document. Words may be begun
    only; between quotation marks they are found as they stand. Operators restrict it:
    `type:`, `state:`, `source:`, `about:`, `before:`, `after:`.

    Args:
        store: The case.
        text: What stands in the box.
        variants: Whether other spellings and names of what is sought are sought as well.
        limit: How many of each group at most.
        offset: How many of each group to leave out first.

    Raises:
        InvalidQuery: an operator has no value, or one that is none.
        NotFound: nobody is called so.
        InvalidTime: a time is not EDTF.
    """
    snap = snapshot(store)
    wording = understood(text)
    wanted = sought(snap, wording.terms, variants=variants)
    groups = [alternatives(each) for each in wanted]
    restricted = restriction(snap, wording)
    if not wanted and not wording.restrictions:
        return _nothing(snap)
    found = _claims(snap, restricted, groups)
    leaves = _documents(snap, store, restricted, groups)
    return Findings(
        restrictions=wording.restrictions,
        sought=tuple(wanted),
        actors=_page(
            _actors(snap, restricted, wanted, groups),
            limit,
            offset,
            lambda entity: actor_row(snap, entity),
        ),
        claims=_page(found, limit, offset, lambda claim: claim_row(snap, claim)),
        quotations=_page(
            _quotations(snap, restricted, groups),
            limit,
            offset,
            lambda claims: _quoted(snap, claims),
        ),
        documents=_page(leaves, limit, offset, lambda leaf: _leaf(snap, store, groups, *leaf)),
        states=_states(snap, found),
        relations=dict(Counter(claim.relation for claim in found).most_common()),
        progress=progress(found),
    )


def _nothing(snap: Snapshot) -> Findings:
    empty = _states(snap, ())
    return Findings(
        (), (), Page(0, ()), Page(0, ()), Page(0, ()), Page(0, ()), empty, {}, progress(())
    )


def _page(items: Sequence[S], limit: int | None, offset: int, row: Callable[[S], R]) -> Page[R]:
    """A stretch of what was found, of which only what is shown is written out."""
    some = paged(items, limit, offset)
    return Page(some.total, tuple(row(item) for item in some.items))


def _actors(
    snap: Snapshot, restricted: Restriction, wanted: Sequence[Sought], groups: Groups
) -> list[Entity]:
    """Those whose names hold all words: the ones that are named first, then by claims."""
    meant = frozenset.intersection(*(each.entities for each in wanted)) if wanted else frozenset()
    found = [
        entity
        for entity in snap.entities.values()
        if (entity.id in meant or _is_called(entity, groups)) and passes(restricted, snap, entity)
    ]
    found.sort(key=lambda e: (e.id not in meant, e.placeholder, -len(snap.about[e.id]), e.id))
    return found


def _is_called(entity: Entity, groups: Groups) -> bool:
    names = [folded(text) for text in {entity.name, *(name.text for name in entity.names)}]
    return any(all(holds(name, wanted) for wanted in groups) for name in names)


def _passing(snap: Snapshot, restricted: Restriction) -> list[Claim]:
    ids = restricted.claims
    return [claim for claim in snap.claims if ids is None or claim.id in ids]


def _claims(snap: Snapshot, restricted: Restriction, groups: Groups) -> list[Claim]:
    """Claims that state it or say it: what is weighed first, what has most origins of these."""
    told = _told(snap)
    found = [
        claim
        for claim in _passing(snap, restricted)
        if all(holds(told[claim.id], wanted) for wanted in groups)
    ]
    return sorted(found, key=lambda claim: (claim.low, -_origins(snap, claim)))


def _origins(snap: Snapshot, claim: Claim) -> int:
    tie = snap.tie_of.get(claim.id)
    return len(tie.origins) if tie else 0


_kept: WeakKeyDictionary[Snapshot, dict[str, str]] = WeakKeyDictionary()


def _told(snap: Snapshot) -> Mapping[str, str]:
    """What each claim states and says, folded; made once for a revision."""
    known = _kept.get(snap)
    if known is None:
        known = _kept[snap] = {claim.id: _all_of(snap, claim) for claim in snap.claims}
    return known


def _all_of(snap: Snapshot, claim: Claim) -> str:
    sides = (snap.subject(claim), snap.object(claim))
    parts = [
        *(snap.entities[id].name for id in sides if id in snap.entities),
        snap.vocabulary[claim.relation].label,
        stated(claim),
        claim.role,
        *(snap.voice(claim.document, hop.who)[0] for hop in claim.attribution),
        claim.evidence.quote,
    ]
    return folded("\n".join(part for part in parts if part))


def _quotations(snap: Snapshot, restricted: Restriction, groups: Groups) -> list[list[Claim]]:
    """The claims of each stretch of words that holds all that is sought."""
    found: dict[tuple[str, int, int], list[Claim]] = {}
    for claim in _passing(snap, restricted) if groups else ():
        words = claim.evidence
        if all(holds(folded(words.quote), wanted) for wanted in groups):
            found.setdefault((claim.document, words.start, words.end), []).append(claim)
    return list(found.values())


def _quoted(snap: Snapshot, claims: Sequence[Claim]) -> Quoted:
    first = claim_row(snap, claims[0])
    words = first.evidence
    rows = tuple(claim_row(snap, claim) for claim in claims)
    return Quoted(words.quote, words.start, words.end, first.document, first.speaker, rows)


def _documents(
    snap: Snapshot, store: Store, restricted: Restriction, groups: Groups
) -> list[tuple[str, list[Paragraph]]]:
    """Documents with the paragraphs that hold it, the likeliest first; then those called so."""
    allowed = {id for id in snap.by_date if restricted.document(id)}
    found: dict[str, list[Paragraph]] = {}
    for paragraph in store.find(groups) if groups else ():
        if paragraph.document in allowed:
            found.setdefault(paragraph.document, []).append(paragraph)
    for id in snap.by_date:
        head = snap.documents[id].metadata
        names = [snap.documents[id].name, head.title, head.publisher, *head.authors]
        called = folded("\n".join(name for name in names if name))
        if id in allowed and id not in found and all(holds(called, wanted) for wanted in groups):
            found[id] = []
    return list(found.items())


def _leaf(
    snap: Snapshot, store: Store, groups: Groups, id: str, found: Sequence[Paragraph]
) -> Leaf:
    shown = tuple(passages(store.document(id).text, found[:_PASSAGES], groups)) if found else ()
    publisher = snap.documents[id].metadata.publisher
    return Leaf(document_ref(snap, id), publisher, snap.claims_of[id], shown, len(found))


def _states(snap: Snapshot, found: Sequence[Claim]) -> dict[str, int]:
    counts = Counter(snap.tie_of[c.id].status for c in found if c.id in snap.tie_of)
    return {status.value: counts[status] for status in TieStatus}
