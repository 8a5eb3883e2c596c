"""Likenesses: text that two documents share, and where it stands in both."""

from __future__ import annotations

from dataclasses import dataclass

MOSTLY = 0.8
"""Share of a body from which on a document is said to stand mostly in another."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch that two documents share, small changes of wording overlooked.

    Attributes:
        first: Start and end in the first document's text.
        second: Start and end in the second's.
        words: How many words of it are the same in both.
    """

    first: tuple[int, int]
    second: tuple[int, int]
    words: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two documents have in common, word for word.

    Attributes:
        first: Id of a document, the lesser of the two.
        second: Id of the other.
        resemblance: Jaccard similarity of the word shingles of both bodies, 0 to 1.
        first_share: How much of the first's body stands in the second, 0 to 1, by words.
        second_share: How much of the second's body stands in the first.
        passages: The stretches that they share, in the order of the first's text.
    """

    first: str
    second: str
    resemblance: float
    first_share: float
    second_share: float
    passages: tuple[Passage, ...] = ()

    @property
    def words(self) -> int:
        """How many words they share in all."""
        return sum(passage.words for passage in self.passages)

    def share(self, document: str) -> float:
        """How much of one of the two stands in the other, 0 to 1."""
        return self.first_share if document == self.first else self.second_share
