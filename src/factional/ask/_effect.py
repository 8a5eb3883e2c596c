"""What a decision about a claim would change: the ties around it, weighed with and without it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factional.ask._build import words
from factional.ask._snapshot import Snapshot, snapshot
from factional.errors import NotFound
from factional.model import Claim, Review, Tie, TieStatus
from factional.store import Store
from factional.weigh import weigh

MOST = 1200
"""Claims that are weighed to find it out, at most; the answer is to come while one looks at it."""


@dataclass(frozen=True, slots=True)
class Change:
    """What would become of a tie.

    Attributes:
        question: What it answers, in words.
        before: Its status now; None where there is no such tie.
        after: Its status then; None where there would be none.
        origins_before: Independent origins that say so now.
        origins_after: And then.
    """

    question: str
    before: TieStatus | None
    after: TieStatus | None
    origins_before: int
    origins_after: int


@dataclass(frozen=True, slots=True)
class Effect:
    """What accepting and what rejecting a claim would change; empty where nothing would.

    Attributes:
        tried: False where too many claims are about its actors to try it out.
    """

    tried: bool
    accepting: tuple[Change, ...]
    rejecting: tuple[Change, ...]


def effect(store: Store, id: str) -> Effect:
    """What a decision about a claim would change.

    Raises:
        NotFound: there is no claim of this id.
    """
    snap = snapshot(store)
    claim = snap.claim.get(id)
    if claim is None:
        raise NotFound(f"No claim {id!r}. List the claims for their ids.")
    sides = [side for side in (snap.subject(claim), snap.object(claim)) if side is not None]
    around = {c.id: c for side in sides for c in snap.about[side]}
    if len(around) > MOST:
        return Effect(False, (), ())
    others = [c for c in around.values() if c.id != id]

    def then(review: Review) -> tuple[Change, ...]:
        now = _weighed(snap, store, [*others, claim])
        return _changes(snap, now, _weighed(snap, store, [*others, replace(claim, review=review)]))

    return Effect(True, then(Review.ACCEPTED), then(Review.REJECTED))


def _weighed(snap: Snapshot, store: Store, claims: Sequence[Claim]) -> dict[str, Tie]:
    ties = weigh(
        claims,
        of=snap.of,
        documents=snap.documents,
        vocabulary=snap.vocabulary,
        entities=snap.entities.values(),
        likenesses=store.likenesses(),
        translations=snap.translations.values(),
    )
    return {tie.id: tie for tie in ties}


def _changes(snap: Snapshot, now: dict[str, Tie], then: dict[str, Tie]) -> tuple[Change, ...]:
    made = []
    for id in sorted({*now, *then}):
        one, other = now.get(id), then.get(id)
        known = one or other
        assert known is not None
        change = Change(
            words(snap, known),
            one.status if one else None,
            other.status if other else None,
            len(one.origins) if one else 0,
            len(other.origins) if other else 0,
        )
        if (change.before, change.origins_before) != (change.after, change.origins_after):
            made.append(change)
    return tuple(made)
