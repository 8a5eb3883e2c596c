"""What an actor's own people say of it, beside what others say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factional.ask._build import asked
from factional.ask._snapshot import Snapshot
from factional.model import Claim, Stance, Tie
from factional.weigh import said


@dataclass(frozen=True, slots=True)
class Account:
    """A question of which an actor's own people speak, with what others say of it.

    Attributes:
        tie: Id of the tie.
        question: What it answers, in words.
        family: Family of its relation.
        own: Ids of the claims in words of its own people.
        others: Ids of the claims of all others; those that contradict them from other ties, too.
        disagree: Whether one of the others contradicts one of its own.
    """

    tie: str
    question: str
    family: str
    own: tuple[str, ...]
    others: tuple[str, ...]
    disagree: bool


def stance_to(snap: Snapshot, claim: Claim, actor: str) -> Stance:
    """How the speaker of a claim stood to an actor when he said it."""
    when = said(claim, snap.documents[claim.document])
    return snap.stances.of(snap.party(claim), actor, when)


def accounts_of(
    snap: Snapshot, ties: Iterable[Tie], stances: Mapping[str, Stance]
) -> tuple[Account, ...]:
    """The questions of which own people speak; those first where others contradict them.

    Args:
        snap: The case.
        ties: The ties of an actor.
        stances: How the speaker of each claim stood to it, by claim id.
    """
    found = []
    for tie in ties:
        own = [id for id in tie.claims if stances[id] is Stance.SELF]
        if not own:
            continue
        others = [id for id in tie.claims if id not in own]
        against = [
            other
            for c in tie.comparisons
            if c.verdict.disputes
            for mine, other in ((c.first, c.second), (c.second, c.first))
            if mine in own and other not in own and stances.get(other) is not Stance.SELF
        ]
        found.append(
            Account(
                tie=tie.id,
                question=asked(snap, tie, own),
                family=snap.vocabulary[tie.question.relation].family,
                own=tuple(own),
                others=tuple(dict.fromkeys((*others, *against))),
                disagree=bool(against),
            )
        )
    return tuple(sorted(found, key=lambda a: (not a.disagree, not a.others, -len(a.own), a.tie)))


def voices_of(stances: Mapping[str, Stance]) -> dict[str, int]:
    """How many claims come from each side, every side present."""
    counted = Counter(stances.values())
    return {stance.value: counted[stance] for stance in Stance}
