"""Which words of two names stand for each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factional.resolve.matching._acronyms import spells
from factional.resolve.matching._sounds import alike
from factional.resolve.matching._words import Reading, Role, Word

_LEAST = 0.3
"""How far two words must be alike to stand for each other."""
_JOINED = 0.6
"""The same for one word that is two in the other name, which chance makes alike sooner."""
_TRANSLATED = 0.9


@dataclass(frozen=True, slots=True)
class Pairing:
    """A stretch of one name that stands for one of the other.

    Attributes:
        left: Places of words in the first name.
        right: Places of words in the second.
        degree: How far they are alike, 0.3 to 1.
        bits: What it says that both names have it.
        translated: Whether their meaning joins them, not their letters.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    degree: float
    bits: float
    translated: bool


def align(a: Reading, b: Reading) -> tuple[Pairing, ...]:
    """The pairings of two names, each word in one at most, what says most first."""
    ways = [*_singles(a.words, b.words), *_runs(a, b)]
    ways += [_turned(way) for way in _runs(b, a)]
    ways.sort(key=lambda way: (-way.degree * way.bits, abs(way.left[0] - way.right[0]), way.left))
    left: set[int] = set()
    right: set[int] = set()
    kept = []
    for way in ways:
        if left.isdisjoint(way.left) and right.isdisjoint(way.right):
            left.update(way.left)
            right.update(way.right)
            kept.append(way)
    return tuple(kept)


def _singles(a: Sequence[Word], b: Sequence[Word]) -> Iterator[Pairing]:
    for i, first in enumerate(a):
        for j, second in enumerate(b):
            degree, translated = _degree(first, second)
            if degree >= _LEAST:
                bits = min(first.bits, second.bits)
                yield Pairing((i,), (j,), degree, bits, translated)


def _degree(first: Word, second: Word) -> tuple[float, bool]:
    """How far two words are one, and whether only their meaning says so."""
    if first.text == second.text:
        return 1.0, False
    if not _comparable(first, second):
        return 0.0, False
    heard = alike(first.text, second.text)
    if first.senses & second.senses:
        return max(_TRANSLATED, heard), heard < _LEAST
    if first.senses and second.senses and heard <= _JOINED:
        return 0.0, False  # both are known to mean something else
    return heard, False


def _comparable(first: Word, second: Word) -> bool:
    """Whether what two words do lets them be one: a title is no name, nor a kunya what is in it."""
    roles = {first.role, second.role}
    if roles & {Role.INITIALS, Role.NUMBER} or (Role.TITLE in roles and len(roles) > 1):
        return False
    return Role.KUNYA not in roles or len(roles) == 1 or first.text[:1] == second.text[:1]


def _runs(a: Reading, b: Reading) -> Iterator[Pairing]:
    """One word of a for several of b: written together, or their initials."""
    for i, word in enumerate(a.words):
        if word.role is Role.INITIALS:
            yield from _spelt_out(i, word, b.words)
            continue
        if len(word.text) < 5 or word.role is Role.NUMBER:
            continue
        for j in range(len(b.words) - 1):
            pair = b.words[j], b.words[j + 1]
            together = pair[0].text + pair[1].text
            if abs(len(together) - len(word.text)) > 3 or word.text in (pair[0].text, pair[1].text):
                continue
            degree = alike(word.text, together)
            if degree >= _JOINED:
                bits = max(word.bits, min(14.0, pair[0].bits + pair[1].bits))
                yield Pairing((i,), (j, j + 1), degree, bits, False)


def _spelt_out(i: int, word: Word, others: Sequence[Word]) -> Iterator[Pairing]:
    length = len(word.text)
    for j in range(len(others) - length + 1):
        run = others[j : j + length]
        if spells(word.text, tuple(w.text for w in run)) == 1.0:
            places = tuple(range(j, j + length))
            yield Pairing((i,), places, 0.9, min(14.0, sum(w.bits for w in run)), True)


def _turned(way: Pairing) -> Pairing:
    return Pairing(way.right, way.left, way.degree, way.bits, way.translated)
