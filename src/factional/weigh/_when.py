"""Which of two claims speaks of the earlier time, and whether they speak of one."""

from __future__ import annotations

from datetime import date, timedelta

from factional.model import AUTHOR, Answer, Bounds
from factional.model.time import OPEN
from factional.weigh._reading import Reading

NEAR = timedelta(days=366)
"""How far apart two utterances may be to contradict each other about undated states."""


def contend(first: Bounds, second: Bounds) -> Answer:
    """Whether two claims speak of one time, so that they can contradict each other.

    As `Bounds.overlaps`, but what overlaps only because nobody said since or until when does so
    no more where the two are attested more than a year apart: that is change, not contradiction.
    """
    answer = first.overlaps(second)
    if answer is not Answer.MAYBE:
        return answer
    ours, theirs = _attested(first), _attested(second)
    if ours and theirs and max(ours[0] - theirs[1], theirs[0] - ours[1]) > NEAR:
        return Answer.NO
    return answer


def succession(first: Reading, second: Reading) -> tuple[Reading, Reading] | None:
    """The earlier and the later of two states that do not speak of one time; None of others.

    One is over by the day by which the other had begun; or the two are attested more than a year
    apart; or one text gives each a day of its own; or one speaker tells, in one text, the one as
    past and the other as present. Where two speak in one text ("to which the agency once gave 500
    men, has 300"), a past of the one and a present of the other are no change.
    """
    together = first.claim.document == second.claim.document
    two = _tellers(first).isdisjoint(_tellers(second))
    for earlier, later in ((first, second), (second, first)):
        if together and two and later.claim.time is None:
            continue
        if _over_by(earlier.bounds, later.bounds) or _told_as_past(earlier, later):
            return earlier, later
        if together and _dated_before(earlier, later):
            return earlier, later
    if contend(first.bounds, second.bounds) is not Answer.NO:
        return None
    a, b = _first_day(first.bounds), _first_day(second.bounds)
    if a is None or b is None or a == b:
        return None
    return (first, second) if a < b else (second, first)


def _tellers(reading: Reading) -> set[str]:
    """Whose words a claim is, and who passes them on, in its document."""
    named = {hop.who for hop in reading.claim.attribution if hop.who != AUTHOR}
    return named or {AUTHOR}


def _over_by(earlier: Bounds, later: Bounds) -> bool:
    over, begun = earlier.latest_end, later.latest_start
    if over is None or begun is None or over > begun:
        return False
    return later.latest_end is None or later.latest_end > over


def _told_as_past(earlier: Reading, later: Reading) -> bool:
    """Whether one text has the one with its end or its years, and the other as what is."""
    if earlier.claim.document != later.claim.document or earlier.foretold or later.foretold:
        return False
    time = earlier.claim.time or ""
    dated = bool(time) and not time.endswith(("/", OPEN))
    return earlier.lasts and dated and later.lasts and later.claim.time is None


def _dated_before(earlier: Reading, later: Reading) -> bool:
    """Whether two states are each told of a day or a year, the one before the other."""
    if None in (earlier.claim.time, later.claim.time) or earlier.foretold or later.foretold:
        return False
    ours, theirs = _attested(earlier.bounds), _attested(later.bounds)
    return bool(ours and theirs and ours[1] < theirs[0])


def last_attested(when: Bounds) -> date | None:
    """The last day for which it is said to hold; None where no day is known."""
    days = [d for d in (when.earliest_end, when.latest_start) if d is not None]
    return max(days) if days else None


def undone(final: Bounds, other: Bounds) -> Answer:
    """Whether what is final was reached before a state that it excludes was attested.

    "Killed in March" and "alive" in May cannot both be so, however far apart they were said;
    "alive" in March and "killed" in May can.
    """
    reached, until = final.latest_start, other.earliest_end or other.latest_start
    if reached is None or until is None:
        return Answer.MAYBE
    return Answer.YES if reached <= until else Answer.NO


def _attested(when: Bounds) -> tuple[date, date] | None:
    if when.latest_start is None or when.earliest_end is None:
        return None
    return (
        min(when.latest_start, when.earliest_end),
        max(when.latest_start, when.earliest_end),
    )


def _first_day(when: Bounds) -> date | None:
    attested = _attested(when)
    return when.earliest_start or (attested[0] if attested else when.latest_end)
