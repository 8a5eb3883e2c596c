"""What began, ended, turned or happened in a stretch of time, by the claims of the ties.

A state that nobody dates is attested and did not begin; one that is no more spoken of did not end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from factional.model import Answer, Bounds, Claim, ClaimKind, Comparison, Period, Polarity, Tie
from factional.model import Verdict as V
from factional.model.time import OPEN
from factional.vocabulary import Vocabulary
from factional.weigh._reading import foretold, lasting


class Turn(StrEnum):
    """What a change is: a state began or ended, one took the place of another, or an event."""

    BEGAN = "began"
    ENDED = "ended"
    TURNED = "turned"
    HAPPENED = "happened"


@dataclass(frozen=True, slots=True)
class Change:
    """Something that was not the same after as before.

    Attributes:
        tie: Id of the tie that it is a change of.
        turn: What it is.
        since: First day on which it may have come about; None where nobody says.
        until: Last day; None where nobody says.
        claims: Ids of the claims that tell it; of what turned, the later first.
        reason: Why it counts as one, in words; empty where the claims say so themselves.
        within: Whether it fell into the time that was asked for: yes or maybe.
    """

    tie: str
    turn: Turn
    since: date | None
    until: date | None
    claims: tuple[str, ...]
    reason: str = ""
    within: Answer = Answer.YES


def changes(
    ties: Iterable[Tie],
    claims: Mapping[str, Claim],
    bounds: Callable[[Claim], Bounds],
    vocabulary: Vocabulary,
    during: Period,
) -> list[Change]:
    """What began, ended, turned or happened in a stretch of time, the earliest first.

    Args:
        ties: Ties of a case.
        claims: Its claims, by id.
        bounds: When a claim holds, by its own words and the day they were said.
        vocabulary: The relations of the case.
        during: The time that is asked for.
    """
    told = Chronicle(claims, bounds, vocabulary)
    found: list[Change] = []
    for tie in ties:
        for change in told.of(tie):
            within = _within(change, during)
            if within is not Answer.NO:
                found.append(replace(change, within=within))
    return sorted(found, key=lambda c: (c.until or c.since or date.max, c.tie, c.turn))


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Tells the changes of one tie after the other: its history."""

    claims: Mapping[str, Claim]
    bounds: Callable[[Claim], Bounds]
    vocabulary: Vocabulary

    def of(self, tie: Tie) -> list[Change]:
        """What began, happened, ended or turned in a tie, each told once, with all who tell it.

        Of what is told to have ended by one claim, the last day on which anybody had it counts.
        """
        merged: dict[tuple[object, ...], Change] = {}
        for change in self._all(tie):
            closed = change.turn in (Turn.ENDED, Turn.TURNED) and change.reason
            key = (change.turn, change.claims[0]) if closed else (change.turn, change.since)
            key = (*key, change.until)
            held = merged.get(key)
            if held is None:
                merged[key] = change
                continue
            since = max(filter(None, (held.since, change.since)), default=None)
            later = change if since == change.since else held
            ids = tuple(dict.fromkeys((*held.claims, *change.claims)))
            merged[key] = replace(later, claims=ids)
        return list(merged.values())

    def _all(self, tie: Tie) -> Iterator[Change]:
        for id in tie.affirming:
            claim = self.claims[id]
            if not foretold(claim, self.vocabulary[claim.relation]):
                yield from self._told(tie, claim)
        for comparison in tie.comparisons:
            if comparison.verdict is V.SUPERSEDE and comparison.first in tie.affirming:
                yield self._ended(tie, comparison)

    def _told(self, tie: Tie, claim: Claim) -> Iterator[Change]:
        when = self.bounds(claim)
        relation = self.vocabulary[claim.relation]
        if not lasting(claim, relation):
            yield Change(tie.id, Turn.HAPPENED, when.earliest_start, when.latest_end, (claim.id,))
            return
        start, slash, end = (claim.time or "").partition("/")
        onset = claim.kind is ClaimKind.EVENT and not slash
        if start not in ("", OPEN) and (slash or onset):
            first = Bounds.parse(start)
            yield Change(tie.id, Turn.BEGAN, first.earliest_start, first.latest_end, (claim.id,))
        if slash and end not in ("", OPEN):
            yield Change(tie.id, Turn.ENDED, when.earliest_end, when.latest_end, (claim.id,))

    def _ended(self, tie: Tie, comparison: Comparison) -> Change:
        """The end of a state: on the day of what ended it, or between the two that are told."""
        state, after = self.claims[comparison.first], self.claims[comparison.second]
        relation = self.vocabulary[after.relation]
        then = self.bounds(after)
        ids = (after.id, state.id)
        if not lasting(after, relation):
            since = then.earliest_start or self._last_told(state)
            return Change(tie.id, Turn.ENDED, since, then.latest_end, ids, comparison.reason)
        begun = min(filter(None, (then.latest_start, then.earliest_end)), default=None)
        since = then.earliest_start or self._last_told(state)
        if since and begun and since > begun:
            since = None
        over = any(ending.relation == state.relation for ending in relation.ends)
        over |= after.polarity is Polarity.DENIED
        turn = Turn.ENDED if over else Turn.TURNED
        return Change(tie.id, turn, since, begun, ids, comparison.reason)

    def _last_told(self, state: Claim) -> date | None:
        when = self.bounds(state)
        return max(filter(None, (when.earliest_end, when.latest_start)), default=None)


def _within(change: Change, during: Period) -> Answer:
    """Whether a change fell into a time; of one with one day only, whether that day did."""
    first, last = change.since or change.until, change.until or change.since
    if first is None or last is None:
        return Answer.NO
    if (during.first and last < during.first) or (during.last and first > during.last):
        return Answer.NO
    after = during.first is None or first >= during.first
    before = during.last is None or last <= during.last
    sure = change.since is not None and change.until is not None
    return Answer.YES if sure and after and before else Answer.MAYBE
