"""Reports: stretches of a document that somebody else says than the one who speaks around them."""

from __future__ import annotations

from dataclasses import dataclass

from factional.model import Hop


@dataclass(frozen=True, slots=True)
class Report:
    """Words that somebody is said to have said, written, shown or thought.

    Attributes:
        content: The words that are reported, as indices into the tree.
        hops: Who says them, innermost first: more than one where an outlet was told.
        lemma: Dictionary form of the cue, which may deny or doubt what it reports; "" for none.
        cue: The word that shows it; None for quotations whose place alone tells.
        rule: Which rule or model found it, for explaining.
    """

    content: frozenset[int]
    hops: tuple[Hop, ...]
    lemma: str = ""
    cue: int | None = None
    rule: str = ""
