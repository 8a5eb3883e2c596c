"""Tokens: words, numbers and marks with their exact places.

Apostrophes and hyphens inside names stay (Hay'at, al-‘Izza, M-19); a possessive 's and what is
contracted to a pronoun (I'm, they've) come off; abbreviations keep their full stop (Lt., U.S.).
"""

from __future__ import annotations

import re
from functools import cache

from factional.extract.layers import Token
from factional.extract.lexicon import data, words

_APOSTROPHE = "'’‘ʼʻʿʾ`´"
_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"""
    (?P<url>(?:https?://|www\.)\S+|[@\#]\w+)
  | (?P<dotted>(?:{_LETTER}\.){{2,}})
  | (?P<number>\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+(?:\.\d+)?(?:st|nd|rd|th|ST|ND|RD|TH)?
      (?:-{_LETTER}[^\W_]*)*(?![^\W\d_]))
  | (?P<word>[^\W_]+(?:(?:-[{_APOSTROPHE}]?|[{_APOSTROPHE}])[^\W_]+)*)
  | (?P<mark>--+|\.\.\.+|\S)
    """,
    re.VERBOSE,
)
_TAIL = re.compile(rf"[{_APOSTROPHE}](s|S|m|re|RE|ve|VE|ll|LL|d)$")
_CONTRACTED = frozenset({"m", "re", "ve", "ll", "d"})


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`, offsets counting in the whole text."""
    found: list[Token] = []
    at = start
    while match := _TOKEN.search(text, at, end):
        first, last = match.span()
        if match.lastgroup == "word":
            last = _abbreviation(text, first, last, end)
            cut = _TAIL.search(text[first:last])
            if cut and (
                cut[1].lower() == "s" or _contracts(text[first : first + cut.start()], cut[1])
            ):
                found.append(_token(text, first, first + cut.start()))
                first += cut.start()
        elif match.lastgroup == "url":
            while text[last - 1] in ".,;:!?)]}\"'”’":
                last -= 1
        found.append(_token(text, first, last))
        at = last
    return tuple(found)


def _token(text: str, start: int, end: int) -> Token:
    stretch = text[start:end]
    return Token(start, end, stretch, stretch.lower())


def _abbreviation(text: str, first: int, last: int, end: int) -> int:
    if last >= end or text[last] != ".":
        return last
    word = text[first:last]
    initial = (
        len(word) == 1
        and word.isupper()
        and text[last + 1 : last + 2] == " "
        and (text[last + 2 : last + 3].isupper())
    )
    return last + 1 if initial or f"{word.lower()}." in words("names", "titles") else last


def _contracts(stem: str, tail: str) -> bool:
    return tail.lower() in _CONTRACTED and stem.lower() in _stems()


@cache
def _stems() -> frozenset[str]:
    pronouns: dict[str, list[str]] = data("people")["pronouns"]
    return frozenset(p for forms in pronouns.values() for p in forms) | _OTHER_STEMS


_OTHER_STEMS = frozenset({"who", "that", "there", "this", "what", "where", "how"})
