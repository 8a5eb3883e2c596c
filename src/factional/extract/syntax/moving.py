"""Moving: the words of a parse whose heads can still be changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factional.extract.language import Sentence, Word


class Moving:
    """The words of a document while rules put their heads right.

    Attributes:
        text: The document's text.
        words: All words, in text order.
    """

    def __init__(self, text: str, parsed: Sequence[Word]) -> None:
        self.text = text
        self.words = list(parsed)

    def form(self, i: int) -> str:
        """The word as it stands."""
        return self.text[self.words[i].start : self.words[i].end]

    def head(self, i: int) -> int:
        """The word it hangs on, -1 for a root."""
        found = self.words[i].head
        return -1 if found is None else found

    def move(self, i: int, head: int, relation: str) -> None:
        """Hang a word on another."""
        self.words[i] = replace(self.words[i], head=head, relation=relation)

    def children(self, i: int, sentence: Sentence) -> list[int]:
        """The words that hang on one."""
        return [k for k in range(sentence.first, sentence.last) if self.words[k].head == i]

    def under(self, i: int, other: int) -> bool:
        """Whether one word is another or hangs on it, however far down."""
        steps = 0
        while i != other and i >= 0 and steps < 100:
            i, steps = self.head(i), steps + 1
        return i == other

    def first_of(self, i: int, sentence: Sentence) -> int:
        """The first word that hangs on one or is it, marks left out."""
        own = self.children(i, sentence)
        return min([i, *(c for c in own if self.words[c].relation != "punct")])

    def top(self, i: int) -> int:
        """The word that a name hangs by, from any of its words."""
        while self.words[i].relation in ("flat", "compound") and 0 <= self.head(i) != i:
            i = self.head(i)
        return i
