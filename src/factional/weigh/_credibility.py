"""A credibility from 1 to 6 for one claim, suggested by the words of the Admiralty code.

The code asks three things of a piece of information: whether independent sources confirm it,
whether it is logical in itself, and whether other information on the subject agrees. What a
machine can tell of the second is only whether its speaker says otherwise himself. A suggestion is
the analyst's to take or leave, and never changes a status.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factional.model import Claim, Comparison, Polarity, Tie, TieStatus
from factional.vocabulary import Vocabulary
from factional.weigh._bearing import Bearing
from factional.weigh._reading import foretold
from factional.weigh._stance import tenor

_STANDING = frozenset({TieStatus.CORROBORATED, TieStatus.SINGLE_SOURCE, TieStatus.SUPERSEDED})


@dataclass(frozen=True, slots=True)
class Credibility:
    """A suggested grade of one claim.

    Attributes:
        code: `1` to `6`; `6` says that there is nothing to judge it by, which is no middle value.
        reasons: Why, in words.
    """

    code: str
    reasons: tuple[str, ...]


def credibility(
    claim: Claim, tie: Tie, bearing: Bearing, beside: Iterable[Tie], vocabulary: Vocabulary
) -> Credibility:
    """Suggest how credible a claim is.

    Args:
        claim: The claim.
        tie: The tie that it belongs to.
        bearing: What bears on it there.
        beside: Ties of the same two, this one or not.
        vocabulary: The relations of the case.
    """
    if foretold(claim, vocabulary[claim.relation]):
        return Credibility("6", ("It speaks of what may come: nothing is there to judge it by.",))
    agrees = _agreeing(claim, tie, beside, vocabulary)
    against = _reasons(bearing.against)
    confirmed = _reasons(bearing.agreeing)
    own = _reasons(bearing.own)
    alone = "No other origin says so."
    quiet = "Nothing contradicts it."
    if confirmed and not against:
        code, reasons = "1", (*confirmed, quiet)
    elif against and (confirmed or agrees):
        code, reasons = "3", (*confirmed, *agrees, *against)
    elif against:
        code, reasons = "5", (alone, *against)
    elif own:
        code, reasons = "4", (alone, *own)
    elif agrees:
        code, reasons = "2", (alone, *agrees, quiet)
    else:
        code, reasons = "6", (alone, "Nothing else in the case bears on it.")
    return Credibility(code, reasons)


def _reasons(pairs: Iterable[Comparison]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(pair.reason for pair in pairs))


def _agreeing(
    claim: Claim, tie: Tie, beside: Iterable[Tie], vocabulary: Vocabulary
) -> Sequence[str]:
    """Other information on the same two that fits: of the same tenor, by another origin."""
    ours = tenor(vocabulary[claim.relation])
    if ours is None or claim.polarity is Polarity.DENIED:
        return ()
    found = [
        f"Another origin has it that one {relation.label} the other: {', '.join(others)}."
        for other in sorted(beside, key=lambda t: t.id)
        if other.id != tie.id and other.status in _STANDING
        for relation in [vocabulary[other.question.relation]]
        if tenor(relation) == ours
        for others in [[name for name in other.origins if name not in tie.origins]]
        if others
    ]
    return tuple(dict.fromkeys(found))
