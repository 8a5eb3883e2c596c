"""What bears on one claim: who says the same independently, who contradicts it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from factional.model import Comparison, Tie, Verdict

_LINKS = (Verdict.AGREE, Verdict.NOT_INDEPENDENT)


@dataclass(frozen=True, slots=True)
class Bearing:
    """What the comparisons of a tie have for one of its claims and against it.

    Attributes:
        origins: How many independent origins say what the claim says, its own among them.
        agreeing: The pairs that show it.
        against: Pairs with claims of others that contradict it.
        own: Pairs with claims by which the speaker contradicts himself.
    """

    origins: int = 1
    agreeing: tuple[Comparison, ...] = ()
    against: tuple[Comparison, ...] = ()
    own: tuple[Comparison, ...] = ()

    @property
    def corroborated(self) -> bool:
        """Whether another origin says the same."""
        return self.origins > 1

    @property
    def contradicted(self) -> bool:
        """Whether somebody else says what cannot be so beside it."""
        return bool(self.against)


def bearings(tie: Tie) -> dict[str, Bearing]:
    """What bears on each claim of a tie, by its id.

    Claims that say one thing are linked by the comparisons of the tie: one pair for every further
    origin, and pairs within an origin. So a group of claims has as many origins as it has pairs
    that agree, and one more.
    """
    linked: defaultdict[str, set[str]] = defaultdict(set)
    pairs: defaultdict[str, list[Comparison]] = defaultdict(list)
    for pair in tie.comparisons:
        for id in (pair.first, pair.second):
            pairs[id].append(pair)
        if pair.verdict in _LINKS:
            linked[pair.first].add(pair.second)
            linked[pair.second].add(pair.first)
    found: dict[str, Bearing] = {}
    for id in tie.claims:
        if id in found:
            continue
        group = _reached(id, linked)
        agreeing = dict.fromkeys(
            pair for one in sorted(group) for pair in pairs[one] if pair.verdict is Verdict.AGREE
        )
        for one in group & set(tie.claims):
            found[one] = Bearing(
                1 + len(agreeing),
                tuple(agreeing),
                tuple(p for p in pairs[one] if p.verdict is Verdict.DISPUTE),
                tuple(p for p in pairs[one] if p.verdict is Verdict.SELF_DISPUTE),
            )
    return found


def _reached(id: str, linked: defaultdict[str, set[str]]) -> set[str]:
    group, border = set[str](), {id}
    while border:
        group |= border
        border = {other for one in border for other in linked[one]} - group
    return group
