"""Pointers: words of a text that had a say in a claim, written into the short texts of `Claim.how`.

`negation: not [12-15]; governor: refused [20-27]` is two of them. Offsets count code points of the
document, end exclusive; a pointer whose words no longer stand there has outlived its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_ONE = re.compile(r"(?:([a-z ]+): )?(.*?) \[([0-9]+)-([0-9]+)\](?:; |$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words and what they are there for.

    Attributes:
        label: What they are ("pronoun", "negation"), in small letters; "" for none.
        text: The words, as they stand.
        start: First code point.
        end: One past the last.
    """

    label: str
    text: str
    start: int
    end: int

    def __str__(self) -> str:
        """The pointer as `pointers` reads it."""
        label = f"{self.label}: " if self.label else ""
        return f"{label}{self.text} [{self.start}-{self.end}]"


def written(found: Iterable[Pointer]) -> str:
    """Some pointers as one text, each once."""
    return "; ".join(dict.fromkeys(map(str, found)))


def pointers(value: str) -> tuple[Pointer, ...]:
    """The pointers of a text, in order; none where it is prose."""
    found = []
    at = 0
    while at < len(value):
        match = _ONE.match(value, at)
        if match is None:
            return ()
        label, text, start, end = match.groups()
        found.append(Pointer(label or "", text, int(start), int(end)))
        at = match.end()
    return tuple(found)
