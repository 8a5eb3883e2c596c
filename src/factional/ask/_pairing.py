"""Two actors held against each other: how alike their names are, and what was decided of them."""

from __future__ import annotations

from dataclasses import dataclass

from factional.ask._similar import Proposal, held_two, likeness, proposed
from factional.ask._snapshot import snapshot
from factional.errors import InvalidQuery
from factional.model import DecisionKind
from factional.resolve import kind_of
from factional.resolve.matching import Feature
from factional.store import Store


@dataclass(frozen=True, slots=True)
class Ruled:
    """What somebody decided of two actors, as it stands."""

    decision: int
    kind: DecisionKind


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two actors that somebody holds against each other.

    Attributes:
        proposal: What a merge of them would be.
        features: What the likeness of their nearest names rests on, the weightiest first.
        kin: Whether they are of one kind; a person and a place are merged only across types.
        found: What somebody decided of them, the latest last.
    """

    proposal: Proposal
    features: tuple[Feature, ...]
    kin: bool
    found: tuple[Ruled, ...]


def pairing(store: Store, first: str, second: str) -> Pairing:
    """Hold two actors against each other.

    Args:
        store: The case.
        first: Id or any name of the one.
        second: Id or any name of the other.

    Raises:
        NotFound: there is no actor called so.
        Ambiguous: several are.
        InvalidQuery: both are one.
    """
    snap = snapshot(store)
    one, other = snap.find_one(first), snap.find_one(second)
    if one.id == other.id:
        raise InvalidQuery(f"{first!r} and {second!r} are one actor. Choose another.")
    made = tuple(Ruled(j.decision, j.kind) for j in held_two(snap, one.id, other.id))
    features = likeness(one, other).match.features
    kin = kind_of(one.type) == kind_of(other.type)
    return Pairing(proposed(snap, one.id, other.id), features, kin, made)
