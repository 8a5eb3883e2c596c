"""Compounded: names of several words tied to a participle: "Salt Army-backed Wolves".

A token holds the last word of the name and the participle, so a finder of names takes either too
much ("Salt Army-backed Wolves") or nothing.
"""

from __future__ import annotations

import re

from factional.extract.lexicon import ordinary
from factional.extract.spans import Form, Line, Shape, Span, function_words
from factional.extract.spelling import fold
from factional.vocabulary.lexicon import frames

_TIED = re.compile(r"(.*\w)[-‑–](\w+)")
_LONGEST = 5


def compounded(line: Line, spans: list[Span]) -> list[Span]:
    """The names of a line, those before a participle and after it told apart."""
    if line.shape is Shape.UPPER:
        return spans
    found = spans
    for i, token in enumerate(line.tokens):
        tied = _TIED.fullmatch(token.text)
        if tied is None or tied[2].lower() not in participles() or not tied[1][:1].isalpha():
            continue
        found = _apart(line, found, i, token.start + len(tied[1]))
    return found


def participles() -> frozenset[str]:
    """What may follow a name and a hyphen: "-backed", "-affiliated"."""
    known = frames()
    return frozenset(known.compounds) | frozenset(known.turned_compounds)


def _apart(line: Line, spans: list[Span], i: int, end: int) -> list[Span]:
    """The names with the one that ends within a token, and what follows the token by itself."""
    whole = next((s for s in spans if s.first <= i < s.last), None)
    first = whole.first if whole is not None else _begin(line, i)
    kept = [s for s in spans if s is not whole and not (first <= s.first and s.last <= i)]
    short = i - first < 1 and whole is None
    start, text = line.tokens[first].start, line.text(first, i + 1)
    text = text[: len(text) - (line.tokens[i].end - end)]
    if short or text.islower():
        return spans
    kept.append(Span(line.index, first, i + 1, start, end, text, Form.NAME))
    if whole is not None and whole.last > i + 1:
        kept.append(line.span(i + 1, whole.last, Form.NAME))
    return sorted(kept, key=lambda s: s.first)


def _begin(line: Line, i: int) -> int:
    """Where the capitals before a token begin."""
    at = i
    while at > max(0, i - _LONGEST) and line.raw(at - 1)[:1].isupper():
        word = line.word(at - 1)
        if word in function_words() or (at == 1 and fold(word) in ordinary()):
            break
        at -= 1
    return at
