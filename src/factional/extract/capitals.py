"""Names in a text that is capitals throughout: by their heads, and by what the gazetteers know."""

from __future__ import annotations

from collections.abc import Sequence

from factional.extract.gazetteer import gazetteer
from factional.extract.lexicon import data, ordinary, words
from factional.extract.spans import Line, Shape, function_words, is_capital

MONTHS = frozenset(names[0] for names in data("time")["months"].values())
PARTICLES = words("names", "particles") - {"o", "mac", "mc"}
_SITES = words("signs", "named_sites")
_WITH_OF = words("signs", "heads_with_of")
_NOT_UPPER = words("signs", "weak_heads")


def patterns(line: Line, strong: Sequence[bool]) -> list[tuple[int, int]]:
    """Names of organisations in a text in capitals, by their heads; and what gazetteers know."""
    heads, _functions = words("names", "heads"), function_words()
    before = words("names", "modifiers", "given_names") | heads | gazetteer().adjectives.keys()
    sites = words("names", "place_after") & _SITES
    plural = words("people", "groups") | _NOT_UPPER
    found: list[tuple[int, int]] = []
    taken = -1
    i = 0
    while i < len(line.tokens):
        if i <= taken:
            i += 1
            continue
        known = longest_known(line, i)
        word = line.folded[i]
        if known > i + 1:
            found.append((i, known))
            taken = known - 1
        elif (word in heads or word in leading() or word in sites) and (word not in plural):
            first = i
            while first - 1 > taken and _goes_before(
                line, first - 1, strong, before, first < i or line.word(i + 1) in heads
            ):
                first -= 1
            if line.raw(first - 1).isdigit() and first < i and line.folded[first] in MONTHS:
                first -= 1
            last = i + 1
            while line.word(last) in heads - plural:
                last += 1
            last = _of(line, last, strong)
            if last - first > 1:
                if found and found[-1][1] > first:
                    found.pop()
                found.append((first, last))
                taken = last - 1
        i += 1
    return found


def _goes_before(
    line: Line, i: int, strong: Sequence[bool], before: frozenset[str], begun: bool
) -> bool:
    """Whether a word belongs to a name in capitals whose head comes after it."""
    word = line.folded[i]
    if word in function_words():
        return False
    if word in before or strong[i]:
        return True
    if i == 0 or not (word.isalpha() and line.raw(i).isalpha()):
        return False
    # "QUINTIN LAME COMMANDO UNIT": an ordinary word that a name runs through
    if begun:
        return strong[i - 1]
    # "UNITED HIGHLAND FRONT", and not "NEW REBEL FRONT" or "MILITARY ATTACKED FRONT"
    if word in words("people", "modifiers") or word.endswith("ed"):
        return False
    return line.folded[i - 1] in words("names", "modifiers") | gazetteer().adjectives.keys()


def _of(line: Line, last: int, strong: Sequence[bool]) -> int:
    """The end of "ASSOCIATION OF INDUSTRIALISTS" or "ARMED FORCES OF COLOMBIA" after its head."""
    if line.word(last) != "of" or line.word(last - 1) not in _WITH_OF:
        return last
    at = last + 1 + (line.word(last + 1) == "the")
    if line.word(at) in words("names", "titles"):
        return last
    end = at
    while end < len(strong) and (strong[end] or (end == at and line.word(end).endswith("s"))):
        end += 1
    return end if end > at else last


def leading() -> frozenset[str]:
    """First words of organisations' names, in many languages."""
    return words("names", "leading_heads")


def is_common(word: str) -> bool:
    """Whether a word, or every part of a compound, is ordinary: "self-defense"."""
    return all(part in ordinary() or part in function_words() for part in word.split("-") if part)


def longest_known(line: Line, i: int) -> int:
    """One past the longest known name of several words that begins at `i`, or `i`."""
    gaz = gazetteer()
    raw = line.raw(i)
    if not (is_capital(raw) or line.shape is Shape.UPPER or line.word(i) in PARTICLES):
        return i
    upper = line.shape is Shape.UPPER
    for last in range(min(len(line.tokens), i + gaz.longest), i + 1, -1):
        if not upper and not is_capital(line.raw(last - 1)):
            continue
        folded = " ".join(line.folded[i:last])
        if (gaz.organisation(folded) or folded in gaz.states or folded in gaz.regions) and (
            not upper or " " in folded
        ):
            return last
    return i
