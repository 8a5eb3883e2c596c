"""Judgements: what a person decided of two actors, held by the words that name them."""

from __future__ import annotations

from dataclasses import dataclass

from factional.model.decision import DecisionKind


@dataclass(frozen=True, slots=True)
class Anchor:
    """A referent by which a judgement finds its actor again, whatever the actor is made of by then.

    Attributes:
        document: Id of its document.
        referent: Its id there.
        name: What it was called; another referent of the name stands in where it is gone.
        entity: Id that its entity had when it was judged.
    """

    document: str
    referent: str
    name: str
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """That two actors are one, are two, or that nobody can tell yet.

    Attributes:
        decision: Number of the decision; of two that contradict each other, the later holds.
        kind: `MERGED`, `KEPT_APART`, `UNSURE` or `SPLIT`.
        first: What the one actor was made of: one referent for each of its names. Of a split, what
            stays.
        second: The same for the other actor. Of a split, what is taken off.
        at: ISO 8601 moment in UTC.
        named: Of a split: whether the names go with it, so that later documents follow them; where
            not, these referents go and no others.
    """

    decision: int
    kind: DecisionKind
    first: tuple[Anchor, ...]
    second: tuple[Anchor, ...]
    at: str = ""
    named: bool = False
