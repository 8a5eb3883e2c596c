"""What an analyst chooses to let out: of which claims, and how much of what stands behind them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factional.ask import ClaimFilter
from factional.model import TLP


class Identities(StrEnum):
    """What becomes of the names of sources.

    With `alias` each is called "Source 3" throughout, so that one can tell who says several things;
    with `drop` all are called the same.
    """

    KEEP = "keep"
    ALIAS = "alias"
    DROP = "drop"


_ALL = ClaimFilter()


@dataclass(frozen=True, slots=True)
class Choice:
    """What goes out. The fields as they stand by themselves let out the least that is of use.

    Attributes:
        claims: Which claims; all of the case where the filter asks nothing.
        quotes: The words of the evidence. Without them a file says what was claimed, not how.
        texts: Whole texts of the documents, not only the words that are quoted.
        notes: What analysts wrote and concluded, who they are, and how they grade sources.
        sources: What becomes of the names of sources.
        named: Names of sources that are kept although the others are not.
        low: Claims of low confidence that nobody accepted.
        rejected: Claims that somebody rejected.
        whereabouts: Claims that say where a person is or was.
        handling: The strictest handling label of documents that go out.
    """

    claims: ClaimFilter = _ALL
    quotes: bool = True
    texts: bool = False
    notes: bool = False
    sources: Identities = Identities.KEEP
    named: tuple[str, ...] = ()
    low: bool = False
    rejected: bool = False
    whereabouts: bool = False
    handling: TLP = TLP.GREEN

    @property
    def whole(self) -> bool:
        """Whether no claim is left out by what was asked for."""
        return self.claims == _ALL


STRICTEST_FIRST = tuple(TLP)
"""Handling labels, that first which lets out least."""


def may_leave(label: TLP, limit: TLP) -> bool:
    """Whether a document with a label goes out where the strictest label that does is `limit`."""
    return STRICTEST_FIRST.index(label) >= STRICTEST_FIRST.index(limit)
