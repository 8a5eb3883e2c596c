"""Decisions: what a person decided. Logged, attributed, reversible, never overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class DecisionKind(StrEnum):
    """What was decided."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    SET_ASIDE = "set_aside"
    MADE = "made"
    MERGED = "merged"
    SPLIT = "split"
    KEPT_APART = "kept_apart"
    UNSURE = "unsure"
    GRADED = "graded"
    AFFILIATED = "affiliated"
    ESTIMATED = "estimated"
    WITHDREW = "withdrew"
    REPLACED = "replaced"
    RELABELLED = "relabelled"
    DATED = "dated"
    WATCHED = "watched"
    CONCLUDED = "concluded"
    ARRANGED = "arranged"
    LOCATED = "located"
    SAVED = "saved"
    UNDID = "undid"


@dataclass(frozen=True, slots=True)
class Decision:
    """One act of an analyst.

    Attributes:
        id: Running number in the case.
        kind: What was decided.
        target: Id of the claim, entity, tie or document decided about, or the name of a source.
        by: Who decided.
        at: ISO 8601 moment in UTC.
        note: The reason, in the analyst's words.
        details: What is needed to show and to undo it.
        undone: Id of the decision that took it back, or None.
    """

    id: int
    kind: DecisionKind
    target: str
    by: str
    at: str
    note: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    undone: int | None = None
