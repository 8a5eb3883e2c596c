"""Reports: words of a document that somebody else says than the one who speaks around them."""

from __future__ import annotations

from dataclasses import dataclass

from factional.model import Certainty, Hop


@dataclass(frozen=True, slots=True)
class Found:
    """A report whose speaker is a word of the text, before it is told who that is.

    Attributes:
        content: The words that are reported, as indices into the tree.
        source: The word that stands for who speaks; None where the text leaves it out.
        cue: The word that shows it.
        rule: Which rule found it, for explaining.
        through: Words for those who pass it on, from the inside out ("told Keld Radio").
        denied: Whether the speaker says that it is not so.
        certainty: How sure the speaker is, where the cue tells.
        unnamed: Whether a hop without a name stands for the speaker left out ("reportedly").
    """

    content: frozenset[int]
    source: int | None
    cue: int
    rule: str
    through: tuple[int, ...] = ()
    denied: bool = False
    certainty: Certainty | None = None
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """Words that somebody is said to have said, written, shown or thought.

    Attributes:
        content: The words that are reported, as indices into the tree.
        hops: Who says them, innermost first: more than one where an outlet was told, none where
            only their certainty is another's.
        rule: Which rule or model found it, for explaining.
        cue: The word that shows it; None for quotations whose place alone tells.
        denied: Whether the speaker says that it is not so.
        certainty: How sure the speaker is, where the cue tells.
    """

    content: frozenset[int]
    hops: tuple[Hop, ...]
    rule: str
    cue: int | None = None
    denied: bool = False
    certainty: Certainty | None = None
