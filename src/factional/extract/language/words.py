"""Words as Universal Dependencies counts them in English, with their exact places.

Clitics come off (do|n't, Hama|'s, can|not), compounds part at their hyphens (well|-|known), a
prefix stays (pre-war), brackets, currency and units stand alone, addresses and dates are one word.
One departure from the treebanks, on purpose: a transliterated name keeps its article and its
linkers (al-Sham, ad-Dīn, Lashkar-e-Sahel), and apostrophes inside it (Hay'at). What is a word by
the data is in the lexicon file `tokens`.

The rules of `extract.tokens` keep more together; these words are those that the language model was
trained on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from factional.extract.lexicon import data, words

_APOSTROPHES = "'’‘ʼʻ`´′"
_HYPHENS = "-‐‑"  # hyphen-minus, hyphen, non-breaking hyphen; dashes stand alone
# marks that combine with a letter, and joiners: Python's \w knows the letters only
_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u0640\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0963\u0966-\u1049\u104c-\u109f"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20f0\ufe00-\ufe0f\ufe20-\ufe2f"
)
_PLAIN = rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*"
_WORD = re.compile(
    rf"""
    (?P<plain>[A-Za-z]+(?=[\s,]))  # most words; none of them is of another kind
  | (?P<address>(?:https?|ftp)://[^\s<>"”]+ | www\.[^\s<>"”]+
      | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ | (?<!\w)@\w+ | \#(?=\w*[^\W\d])\w+
      | (?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu|info|co\.uk)\b(?:/[^\s<>"”]*)?
      | \w+(?:[.-]\w+)*\.(?:docx?|xlsx?|pptx?|pdf|jpe?g|png|html?|txt|csv|zip)\b)
  | (?P<dotted>Ph\.\ ?D\.?|(?:[^\W\d_]\.){{2,}}(?:[^\W\d_]\b)?|[A-Z]+&[A-Z]+\b)
  | (?P<face>[:;]-?[()DP](?!\w))
  | (?P<number>
        \d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)
      | \d{{1,2}}[-/.]\d{{1,2}}[-/.](?:\d{{4}}|\d{{2}})(?!\d)
      | \d{{1,2}}:\d{{2}}(?::\d{{2}})?(?!\d) | \d{{1,2}}/\d{{1,4}}(?![\d/])
      | \+?(?:\d{{1,3}}-)?\d{{3}}-\d{{3}}-\d{{4}}(?!\d) | \d{{3}}-\d{{4}}(?!\d)
      | \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?![\d,]) | (?:\d+)?(?:\.\d+)+ | \d+
    )(?:(?P<unit>{_PLAIN})|(?P<decade>['’]s\b))?
  | (?P<year>['’]\d\ds?\b(?!['’]))
  | (?P<word>{_PLAIN}(?:[{_APOSTROPHES}]{_PLAIN})*)
  | (?P<mark>[.!?؟…]{{2,}}|(?P<run>[-—=*_+<>~^#])(?P=run)+|''|``|’’|‘’|,,|\S[{_MARKS}]*)
    """,
    re.VERBOSE,
)
_HYPHEN = re.compile(rf"[{_HYPHENS}]")
_PART = re.compile(rf"(?:[{_APOSTROPHES}])?{_PLAIN}(?:[{_APOSTROPHES}]{_PLAIN})*")
_NEGATION = re.compile(rf"(?i)n[{_APOSTROPHES}]t$")
_CLITIC = re.compile(rf"(?i)[{_APOSTROPHES}](s|ll|re|ve|d|m)$")
_DESIGNATION = re.compile(r"(?i)[a-z]{1,4}$")
_TRAILING = ".,;:!?)]}\"'”’»…"


def split(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Start and end of every word of `text[start:end]`, in order, offsets in the whole text.

    Words do not overlap and hold no white space; together they hold everything that is not white
    space.
    """
    end = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    at, fused = start, _fused()
    while match := _WORD.search(text, at, end):
        at = match.end()
        kind = match.lastgroup
        if kind == "plain" and match[0].lower() not in fused:
            found.append(match.span())
        elif kind == "address":
            at = _without_stops(text, match.start(), at)
            found.append((match.start(), at))
        elif kind in ("plain", "word"):
            at = _hyphened(text, match.start(), at, end)
            at = _stopped(text, match.start(), at, end)
            found.extend(_parts(text, match.start(), at))
        elif match["number"]:
            numeral, at = _numeral(text, match, end)
            found.extend(numeral)
        else:
            found.append(match.span())
    return found


def hyphened(text: str, start: int, end: int) -> bool:
    """Whether any word of a stretch can have parts."""
    return _HYPHEN.search(text, start, end) is not None


def parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A word as the treebanks would have it: al|-|Sham where `split` keeps al-Sham whole.

    Prefixes and designations are one word there, too.
    """
    hyphens = [match.start() for match in _HYPHEN.finditer(text, start + 1, end - 1)]
    first = text[start : hyphens[0]] if hyphens else ""
    if not hyphens or first.lower() in _set("prefixes") or text[hyphens[0] + 1 : end].isdigit():
        return [(start, end)]
    kind = _WORD.match(text, start, end)
    if kind is None or not kind["word"]:
        return [(start, end)]
    edges = [start, *(edge for at in hyphens for edge in (at, at + 1)), end]
    return list(pairwise(edges))


def _without_stops(text: str, start: int, end: int) -> int:
    """The end of an address without the punctuation of the sentence around it."""
    while end - start > 1 and text[end - 1] in _TRAILING:
        if text[end - 1] == ")" and "(" in text[start:end]:
            break
        end -= 1
    return end


def _numeral(text: str, match: re.Match[str], end: int) -> tuple[list[tuple[int, int]], int]:
    """A number, without the unit that is written on to it; and where reading goes on."""
    start, at = match.span()
    unit = match["unit"]
    if unit and unit.lower() in _set("units"):
        return [(start, match.start("unit")), match.span("unit")], at
    if unit:
        at = _hyphened(text, start, at, end)
    return [(start, at)], at


def _hyphened(text: str, start: int, at: int, end: int) -> int:
    """Where a word ends that keeps its hyphens: a prefix, a name's article, a designation."""
    left = start
    while at < end and text[at] in _HYPHENS and (part := _PART.match(text, at + 1, end)):
        before, after = text[left:at], part[0]
        further = part.end() < end and text[part.end()] in _HYPHENS
        if not _joins(before, after, first=left == start, further=further):
            break
        left, at = at + 1, part.end()
    return at


def _joins(before: str, after: str, *, first: bool, further: bool) -> bool:
    """Whether the hyphen between two parts belongs to the word."""
    low, right = before.lower(), after.lower()
    capital = after.lstrip(_APOSTROPHES)[:1].isupper()
    named = before[:1].isupper()
    if low in _set("articles"):
        return True
    if low in _set("articles_before_capital") and capital and not before[1:].isupper():
        return True
    if not first and low in _set("linkers"):
        return True
    if named and right in _set("linkers"):
        return further or right in ("e", "i")
    if first and low in _set("prefixes"):
        return True
    designation = _DESIGNATION.match(before) and before.isupper()
    return bool(first and designation and after.isdigit() and len(after) < 4)


def _stopped(text: str, start: int, at: int, end: int) -> int:
    """Where a word ends with the full stop of an abbreviation, if it is one."""
    if at >= end or text[at] != "." or text[at + 1 : at + 2] == ".":
        return at
    word = text[start:at]
    low = f"{word.lower()}."
    following = text[at + 1 : min(at + 4, end)]
    rest = following.lstrip(" \u00a0")
    if low in _set("abbreviations") or (low == "al." and text[start - 3 : start] == "et "):
        return at + 1
    if low in _set("titled") and word[:1].isupper() and rest:
        return at + 1
    if low in _set("numbered") and rest[:1].isdigit():
        return at + 1
    initial = len(word) == 1 and word.isupper() and rest[:1].isupper() and following != rest
    return at + 1 if initial and word != "I" else at


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A written word as the words that it holds."""
    word = text[start:end]
    cut = _fused().get(word.lower())
    if cut is None:
        cut = _clitic(word)
    if cut:
        yield start, start + cut
        yield start + cut, end
    else:
        yield start, end


def _clitic(word: str) -> int | None:
    if found := _NEGATION.search(word):
        return found.start() or None
    found = _CLITIC.search(word)
    if not found or not found.start():
        return None
    if found[1].lower() in ("d", "m") and word[: found.start()].lower() not in _after():
        return None
    return found.start()


@cache
def _set(name: str) -> frozenset[str]:
    return words("tokens", name)


@cache
def _after() -> frozenset[str]:
    return words("tokens", "clitics_after")


@cache
def _fused() -> dict[str, int]:
    fused: dict[str, int] = data("tokens")["fused"]
    return fused
