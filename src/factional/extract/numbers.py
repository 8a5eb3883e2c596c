"""Numbers in figures and words: "1,500", "1.5 million", "twenty-two", "two and a half thousand"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from factional.extract.atoms import Atoms
from factional.extract.lexicon import data

_HYPHENS = frozenset("-‐‑–")


@dataclass(frozen=True, slots=True)
class Number:
    """A number that begins at some atom.

    Attributes:
        last: One past its last atom.
        value: What it comes to.
        figures: Whether it begins with figures.
        plain: Whether it is one run of figures and nothing else, as days and years are.
    """

    last: int
    value: float
    figures: bool
    plain: bool


@cache
def _small() -> Mapping[str, int]:
    table: Mapping[str, int] = data("time")["numbers"]
    return table


@cache
def _large() -> Mapping[str, int]:
    table: Mapping[str, int] = data("time")["multipliers"]
    return table


@cache
def _shorthand() -> Mapping[str, int]:
    table: Mapping[str, int] = data("time")["shorthand"]
    return table


def number_at(atoms: Atoms, at: int) -> Number | None:
    """The longest number that begins at an atom, or None."""
    word = atoms.words[at]
    if word.isdecimal():
        return _figures(atoms, at)
    if word in _small() or word in _large():
        return _words(atoms, at)
    if word in ("a", "an", "half"):
        return _words(atoms, at) if at + 1 < len(atoms) else None
    return None


def _figures(atoms: Atoms, at: int) -> Number:
    """Digits with their groups, decimals and a multiplier after them: "3,000", "1.5 million"."""
    words, glued = atoms.words, atoms.glued
    digits, last = words[at], at + 1
    while len(digits) <= 15 and _glued_pair(atoms, last, ",") and len(words[last + 1]) == 3:
        if last == at + 1 and len(digits) > 3:
            break
        digits, last = digits + words[last + 1], last + 2
    value = float(digits) if len(digits) <= 18 else 0.0
    if _glued_pair(atoms, last, "."):
        value, last = float(f"{digits}.{words[last + 1]}"), last + 2
    if last + 2 < len(atoms) and words[last : last + 3] == ["1", "/", "2"] and not glued[last]:
        value, last = value + 0.5, last + 3
    elif last < len(atoms) and atoms.texts[last] == "½":
        value, last = value + 0.5, last + 1
    plain = last == at + 1
    while last < len(atoms):
        word = words[last]
        if word in _large() or (word in _shorthand() and glued[last]):
            value *= _large().get(word) or _shorthand()[word]
            last, plain = last + 1, False
        elif (
            word in _HYPHENS
            and glued[last]
            and last + 1 < len(atoms)
            and words[last + 1] in _large()
        ):
            last += 1
        else:
            break
    return Number(last, value, figures=True, plain=plain)


def _glued_pair(atoms: Atoms, at: int, mark: str) -> bool:
    """Whether a mark and digits follow without a space."""
    return (
        at + 1 < len(atoms)
        and atoms.words[at] == mark
        and atoms.glued[at]
        and atoms.glued[at + 1]
        and atoms.words[at + 1].isdecimal()
    )


def _words(atoms: Atoms, at: int) -> Number | None:
    """Number words: "twenty-two", "a hundred and fifty", "half a million", "two dozen"."""
    words = atoms.words
    total, current, last, i = 0.0, 0.0, at, at
    seen = half = False
    while i < len(atoms):
        word = words[i]
        if word in _small():
            value = _small()[word]
            below = current % 100
            if seen and not (
                (below == 0 and (current or total))
                or (below >= 20 and below % 10 == 0 < value < 10)
            ):
                break
            current, seen, i = current + value, True, i + 1
            last = i
        elif word in _large() and (seen or i == at):
            factor = _large()[word]
            current = (current or 1) * factor
            if factor >= 1000:
                total, current = total + current, 0.0
            seen, i = True, i + 1
            last = i
        elif word in ("a", "an") and not seen and i + 1 < len(atoms) and words[i + 1] in _large():
            i += 1
            current, seen = (0.5 if half else 1), True
            half = False
        elif word == "half" and not seen:
            half, i = True, i + 1
        elif word == "and" and seen and i + 1 < len(atoms):
            if words[i + 1] in ("a", "an") and words[i + 2 : i + 3] == ["half"]:
                current, i = current + 0.5, i + 3
                last = i
            elif current >= 100 or (total and not current):
                i += 1
                if words[i] not in _small():
                    break
            else:
                break
        elif word in _HYPHENS and seen and i + 1 < len(atoms) and atoms.glued[i]:
            if words[i + 1] in _large() or (
                words[i + 1] in _small() and current % 100 >= 20 and current % 10 == 0
            ):
                i += 1
            else:
                break
        else:
            break
    if last == at:
        return None
    return Number(last, total + current, figures=False, plain=False)
