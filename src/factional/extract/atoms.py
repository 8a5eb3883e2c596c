"""Atoms: a sentence as runs of digits, runs of letters and single marks.

Finer than tokens on purpose. "mid-1990s", "2012–16", "6:30pm" and "1,500-strong" are one token or
several as the tokenizer sees fit; as atoms they are always the same row, and whether two atoms
touch is kept beside them. Rules for times and quantities are written over atoms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factional.extract.spelling import fold

_ATOM = re.compile(r"\d+|[^\W\d_]+|\S")


@dataclass(frozen=True, slots=True)
class Atoms:
    """The atoms of one stretch, as parallel rows.

    Attributes:
        starts: First code point of each atom in the whole text.
        ends: One past its last.
        texts: As written.
        words: Folded (lower case, no diacritics); marks stay what they are.
        glued: Whether it touches the atom before it.
    """

    starts: list[int]
    ends: list[int]
    texts: list[str]
    words: list[str]
    glued: list[bool]

    def __len__(self) -> int:
        return len(self.starts)


def atoms(text: str, start: int, end: int) -> Atoms:
    """The atoms of `text[start:end]`, offsets counting in the whole text."""
    starts: list[int] = []
    ends: list[int] = []
    texts: list[str] = []
    found: list[str] = []
    glued: list[bool] = []
    last = -1
    for match in _ATOM.finditer(text, start, end):
        first, after = match.span()
        atom = match[0]
        starts.append(first)
        ends.append(after)
        texts.append(atom)
        found.append(atom.lower() if atom.isascii() else fold(atom) or atom)
        glued.append(first == last)
        last = after
    return Atoms(starts, ends, texts, found, glued)
