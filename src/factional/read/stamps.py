"""Stamps: the dates of a line, and what each of them is the date of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from factional.read import dates
from factional.read.cues import flat, opening, words
from factional.read.pieces import Piece

PUBLISHED, MODIFIED, OTHER = "published", "modified", "other"
_REACH = 32  # code points before a date in which its label stands
_CLOCK = re.compile(
    r"(?:\b(?:at|um|à|a las|kl\.?|в|saat)\s+)?"
    r"\b\d{1,2}(?:[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?|\s?[ap]\.?m\.?\b|\s?h\s?\d{0,2}\b)"
    r"(?:\s*(?:h|uhr|hrs?|gmt|utc|est|edt|bst|cet|cest|msk|мск)\b\.?)?(?:\s*[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date in a line.

    Attributes:
        kind: `published`, `modified`, or `other` for days of capture, access, birth and the like.
        found: The date.
        labelled: Whether words before it say what it is.
    """

    kind: str
    found: dates.Found
    labelled: bool


@cache
def _labels() -> dict[str, re.Pattern[str]]:
    return {
        kind: re.compile(rf"(?<!\w)(?:{'|'.join(words(f'stamps.{kind}'))})\s*[:：]?\s*$", re.I)
        for kind in (OTHER, MODIFIED, PUBLISHED)
    }


@cache
def _anywhere() -> re.Pattern[str]:
    every = [w for kind in (OTHER, MODIFIED, PUBLISHED) for w in words(f"stamps.{kind}")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(every)})(?!\w)\s*:?", re.I)


def stamps(text: str, order: str | None = None) -> list[Stamp]:
    """The dates of a line, each with what the words before it say that it is.

    Weekday and time of day between the label and the date are read over ("Updated 18:05, 7 Nov").
    """
    out: list[Stamp] = []
    last = 0
    for found in dates.find(text, order):
        before = text[max(last, found.start - _REACH) : found.start]
        before = re.sub(r"[\s,.|·–—-]+$", "", _CLOCK.sub(" ", before))
        before = re.sub(r"[\s,]+$", "", _without_weekday(before))
        kind = next((k for k, p in _labels().items() if p.search(before)), None)
        out.append(Stamp(kind or PUBLISHED, found, kind is not None))
        last = found.end
    return out


def _without_weekday(text: str) -> str:
    named = re.search(r"([^\W\d_]+)[,.]?\s*$", text)
    return text[: named.start()] if named and dates.is_weekday(named.group(1)) else text


def unstamped(text: str) -> str:
    """A line with a bar in the place of each date, and without times of day and labels of dates."""
    for found in reversed(list(dates.find(text))):
        text = f"{text[: found.start]} | {text[found.end :]}"
    return flat(_anywhere().sub(" ", _CLOCK.sub(" ", text)))


def date_line(piece: Piece, order: str | None = None) -> list[Stamp]:
    """The dates of a line that holds a date, a name or a time, and no sentence; else none."""
    text = flat(piece.text)
    found = stamps(text, order) if piece.words <= 30 else []
    # "12. Oktober" opens like an item of a list
    if not found or (piece.bullet and found[0].found.start > 0):
        return []
    labelled = any(s.labelled for s in found) or opening("byline.posted").match(text) is not None
    if piece.words > (30 if labelled else 18):
        return []
    first = found[0].found
    left = re.findall(r"[^\W\d_]{2,}", unstamped(text))
    left = [w for w in left if not dates.is_weekday(w)]
    lower = [w for w in left if w[0].islower()]
    reads_on = first.start > 0 and first.end < len(text)  # as a headline with a date in it does
    sentence = (
        (first.edtf.startswith("XXXX") and len(left) > 1)
        or len(left) > 10
        or len(lower) > 4 + 2 * labelled
        or (piece.closed and len(left) > 4)
        or (reads_on and not labelled and len(lower) > 2)
        or (len(first.edtf) == 7 and len(left) > 2)
    )
    return [] if sentence else found
