"""What changed in a stretch of time."""

from __future__ import annotations

from dataclasses import dataclass

from factional.ask._build import asked, claim_row, says, words
from factional.ask._snapshot import Snapshot, snapshot
from factional.ask.rows import ClaimRow
from factional.errors import InvalidQuery
from factional.model import Answer, Period, Polarity
from factional.store import Store
from factional.weigh import Change, Turn, changes, stated


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """Something that began, ended, turned or happened.

    Attributes:
        tie: Id of the tie.
        question: What it is a change of, in words.
        turn: `began`, `ended`, `turned` or `happened`.
        since: ISO date of the first day on which it may have come about; None where nobody says.
        until: ISO date of the last such day.
        within: Whether that was in the time that was asked for: yes or maybe.
        claims: The claims that tell it; of what ended or turned, the later first.
        reason: Why it counts as a change; empty where the claims say so themselves.
    """

    tie: str
    question: str
    turn: Turn
    since: str | None
    until: str | None
    within: Answer
    claims: tuple[ClaimRow, ...]
    reason: str


def changed(
    store: Store,
    since: str | None = None,
    until: str | None = None,
    *,
    about: str | None = None,
) -> list[ChangeRow]:
    """What began, ended, turned or happened from one time to another, the earliest first.

    Args:
        store: The case.
        since: EDTF time from whose first day on; None for since ever.
        until: EDTF time until whose last day; None for until now.
        about: Actor that it is about, by an id or a name; all where not given.

    Raises:
        InvalidTime: a time is not EDTF.
        InvalidQuery: the one is after the other.
        NotFound: the case knows no such actor.
        Ambiguous: it knows several of this name.
    """
    snap = snapshot(store)
    first = Period.parse(since).first if since else None
    last = Period.parse(until).last if until else None
    if first and last and first > last:
        raise InvalidQuery(f"{since} comes after {until}. Exchange the two.")
    ties = snap.ties_with[snap.find_one(about).id] if about else list(snap.ties.values())
    found = changes(ties, snap.claim, snap.stated_bounds, snap.vocabulary, Period(first, last))
    return [
        ChangeRow(
            tie=change.tie,
            question=told_of(snap, change),
            turn=change.turn,
            since=change.since.isoformat() if change.since else None,
            until=change.until.isoformat() if change.until else None,
            within=change.within,
            claims=tuple(claim_row(snap, snap.claim[id]) for id in change.claims),
            reason=change.reason,
        )
        for change in found
    ]


def told_of(snap: Snapshot, change: Change) -> str:
    """What is not as it was, in words: of a size or a fate which one, and what it turned into."""
    tie = snap.ties[change.tie]
    own = [snap.claim[id] for id in change.claims if id in tie.claims]
    after = next((c for c in own if change.reason and c.id == change.claims[0]), None)
    states = [claim for claim in own if claim is not after] or own
    affirmed = [claim.id for claim in states if claim.polarity is Polarity.AFFIRMED]
    denied = [claim for claim in states if claim.polarity is Polarity.DENIED]
    parts = [asked(snap, tie, affirmed)] if affirmed else []
    told = " / ".join(dict.fromkeys([*parts, *(says(snap, tie, claim) for claim in denied)]))
    then = stated(after) if after and change.turn is Turn.TURNED and len(own) > 1 else None
    return f"{told}, then {then}" if then else told or words(snap, tie)
