"""From words to segments of lines: what stands on one line, parted by no more than a space."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from factional.read.formats.pdf import bidi
from factional.read.formats.pdf.shapes import Segment, Style, Word, around

_APART = 1.0
"""Gap, in font sizes, that parts a line into segments: justified lines stay below it."""
_SPACE = 0.22
_SMALL = 0.86
_NOTE = re.compile(r"[\d,;–-]{1,9}$")
_UNIT = re.compile(r"(?:^|[\d\s])(?:k|c|m|d)?m$|(?:^|[\d\s])(?:ft|mi|yd|in)$")
_SIGN_LEFT = re.compile(r"^([.,:;!?…]+)([^\W\u0590-\u08ff](?:.*\w)?)$")
_POWERS = {"2": "²", "3": "³"}
_LABEL = re.compile(
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[a-zA-Zа-я]|[ivxlc]{1,5})[.):]|[•·▪◦‣●○■□–—*-])$"
)
_SPEAKER = re.compile(r"[^\d.?!]{1,40}:$")
_REACH = 6.0  # font sizes between a label and the line that it opens
_LONG = 5


def segments(words: Sequence[Word]) -> list[Segment]:
    """The segments of a page, from top to bottom and left to right."""
    found: list[Segment] = []
    for line in _lines(_raised(words)):
        run: list[Word] = []
        end = float("-inf")
        for word in line:
            sizes = [w.style.size for w in (word, *run[-1:]) if not w.raised]
            if run and word.x0 - end > _APART * min(sizes, default=word.style.size):
                found.append(segment(run))
                run, end = [], float("-inf")
            run.append(word)
            end = max(end, word.x1)
        found.append(segment(run))
    return _labelled(found)


def segment(words: Sequence[Word]) -> Segment:
    """Words that stand side by side, as one segment.

    Args:
        words: From left to right; at least one.
    """
    joined = _spread(words)
    text = _text(joined)
    plain = [w for w in joined if not w.raised] or list(joined)
    sizes: Counter[float] = Counter()
    for word in plain:
        sizes[word.style.size] += len(word.text)
    told = [w for w in plain if any(c.isalpha() for c in w.text)] or plain
    style = Style(
        sizes.most_common(1)[0][0],
        all(w.style.bold for w in told),
        all(w.style.italic for w in told),
    )
    box = around(plain if len(plain) < len(joined) else joined)
    whole = around(joined)
    base = Counter(w.base for w in plain).most_common(1)[0][0]
    rtl = bidi.runs_left(text)
    return Segment(whole.x0, box.top, whole.x1, box.bottom, text, base, style, tuple(joined), rtl)


def _raised(words: Sequence[Word]) -> list[Word]:
    """Words with those that are set as superscripts put down on the line that they belong to."""
    common = Counter[float]()
    for word in words:
        common[word.style.size] += len(word.text)
    if len(common) < 2:
        return list(words)
    near: defaultdict[int, list[Word]] = defaultdict(list)
    for word in words:
        near[int(word.base // 16)].append(word)
    found: list[Word] = []
    largest = max(common)
    for word in words:
        small = len(word.text) <= 9 and word.style.size < _SMALL * largest
        host = _host(word, near) if small else None
        if host is None:
            found.append(word)
        else:
            size = host.style.size
            top, bottom = host.base - 0.8 * size, host.base + 0.2 * size
            found.append(replace(word, base=host.base, top=top, bottom=bottom, raised=True))
    return found


def _host(word: Word, near: dict[int, list[Word]]) -> Word | None:
    """The larger word that a small one is raised beside, or None."""
    bucket = int(word.base // 16)
    for other in [w for b in (bucket, bucket + 1) for w in near.get(b, ())]:
        size = other.style.size
        if word.style.size >= _SMALL * size:
            continue
        lift = other.base - word.base
        gap = max(word.x0 - other.x1, other.x0 - word.x1)
        if 0.15 * size < lift < 0.75 * size and -0.2 * size < gap < 0.4 * size:
            return other
    return None


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words that stand on one line across the page, from left to right."""
    line: list[Word] = []
    for word in sorted(words, key=lambda w: w.base):
        if line:
            size = min(word.style.size, line[0].style.size)
            if word.base - line[0].base > 0.22 * size:
                yield sorted(line, key=lambda w: w.x0)
                line = []
        line.append(word)
    if line:
        yield sorted(line, key=lambda w: w.x0)


def _text(words: Sequence[Word]) -> str:
    """The text of words that stand from left to right."""
    rtl = any(bidi.is_rtl(w.text) for w in words)
    leftwards = rtl and bidi.runs_left("".join(w.text for w in words))
    order = bidi.logical(list(words), lambda w: w.text, rtl=leftwards) if rtl else list(words)
    text = ""
    for before, word in pairwise([None, *order]):
        assert word is not None
        letters = _SIGN_LEFT.sub(r"\2\1", word.text) if leftwards else word.text
        piece = _mark(text, word) if word.raised else letters
        text += " " + piece if before is not None and _spaced(before, word, rtl) else piece
    return bidi.mended(text) if leftwards else text


def _mark(text: str, word: Word) -> str:
    """A superscript as it reads in a line: a note's mark in brackets, a power as a power."""
    if word.text in _POWERS and _UNIT.search(text):
        return _POWERS[word.text]
    return f"[{word.text.strip(',;')}]" if _NOTE.match(word.text) else word.text


def _spaced(before: Word, word: Word, rtl: bool) -> bool:
    """Whether a space stands between two words that are read one after the other."""
    size = max(before.style.size, word.style.size)
    gap = max(word.x0 - before.x1, before.x0 - word.x1)
    if word.raised:
        return gap > 0.5 * size
    if before.raised and _NOTE.match(before.text) and any(c.isalnum() for c in word.text):
        return True  # a mark before what it marks, as at the head of a note
    if rtl:
        return gap > 0.13 * size
    return gap >= _SPACE * size or (word.spaced and gap > 0.03 * size)


def _spread(words: Sequence[Word]) -> list[Word]:
    """Words with those put together whose letters were set apart for show ("R E P O R T")."""
    single = [len(w.text) == 1 and w.text.isalpha() for w in words]
    if sum(single) < 5 or sum(single) < 0.7 * len(words):
        return list(words)
    gaps = sorted(b.x0 - a.x1 for a, b in pairwise(words))
    usual = gaps[len(gaps) // 2]
    found: list[Word] = [words[0]]
    for word in words[1:]:
        last = found[-1]
        if word.x0 - last.x1 < max(1.5 * usual, usual + 0.1 * word.style.size):
            box = around([last, word])
            found[-1] = replace(last, x0=box.x0, x1=box.x1, text=_beside(last.text, word.text))
        else:
            found.append(word)
    return found


def _beside(left: str, right: str) -> str:
    return right + left if bidi.is_rtl(right) else left + right


def _labelled(found: list[Segment]) -> list[Segment]:
    """Segments with the number, bullet or speaker that opens a line put before it.

    Lists are set with a gap after the label, which else would be a column of its own.
    """
    kept: list[Segment] = []
    for one in sorted(found, key=lambda s: (s.base, s.x0)):
        last = kept[-1] if kept else None
        if last is not None and _opens(last, one):
            kept[-1] = replace(
                segment([*last.words, *one.words]), text=f"{last.text} {one.text}", rtl=one.rtl
            )
        elif last is not None and _opens(one, last):  # right to left: the label is at the right
            kept[-1] = replace(
                segment([*last.words, *one.words]), text=f"{one.text} {last.text}", rtl=last.rtl
            )
        else:
            kept.append(one)
    return kept


def _opens(label: Segment, line: Segment) -> bool:
    if abs(label.base - line.base) > 0.5 or (label.x0 > line.x0) != line.rtl:
        return False
    gap = max(line.x0 - label.x1, label.x0 - line.x1)
    if not 0 < gap < _REACH * line.style.size or len(line.text.split()) < _LONG:
        return False
    return bool(_LABEL.match(label.text) or _SPEAKER.match(label.text))
