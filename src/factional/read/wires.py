"""How reports open: place, date and agency before a dash ("KABUL, 2 JUL 89 (AFP) --")."""

from __future__ import annotations

import re

from factional.read import dates
from factional.read.cues import flat
from factional.read.head import Head
from factional.read.names import is_capitals, outlet, people, recased
from factional.read.pieces import Piece

_WIRE = re.compile(r"(?P<head>[^\n]{2,90}?)\((?P<agency>[^()]{2,60})\)\s*(?:-{1,3}|[–—])\s")
_PLACED = re.compile(r"(?P<head>[^\n()]{2,70}?)\s*(?:--+|[–—])\s")
_BRACKETS = re.compile(r"\[([^\[\]]{3,400})\]")
_BY = re.compile(r"\bby\s+([^\[\],;]{3,60})", re.IGNORECASE)
_DASH = re.compile(r"--|[–—]")
_OPENING = 100
_BEFORE = " ,;:|–—-/"


def read_wire(piece: Piece, head: Head) -> None:
    """Read the opening of a report out of its first paragraph."""
    text = flat(piece.text)
    match = _WIRE.match(text) if "(" in text[:_OPENING] else None
    agency = flat(match.group("agency")) if match else ""
    if not match:
        match = _PLACED.match(text) if _DASH.search(text[:_OPENING]) else None
        if match and next(dates.find(match.group("head")), None) is None:
            _place_line(match.group("head"), head)
            match = None
    if not match:
        return
    opened = match.group("head")
    place = _undated(opened)
    if (
        len(re.findall(r"\w+", place)) > 8
        or not opened[0].isupper()
        or re.search(r"[.!?]\s", place)
    ):
        return
    if any(w.islower() and len(w) > 3 for w in place.split()):
        return
    head.wired = True
    head.put("dateline", place.strip(_BEFORE), "dateline")
    stamp = next(dates.find(opened, head.order), None) or next(dates.find(agency, head.order), None)
    if stamp:
        head.put("published", stamp.edtf, "dateline")
    if agency and next(dates.find(agency), None) is None:
        head.put("publisher", outlet(agency), "dateline")
    labels = _BRACKETS.findall(text[match.end() : match.end() + 600])
    if labels and text[match.end() :].startswith("["):
        head.label = recased(labels[0]) if is_capitals(labels[0]) else labels[0]
        if by := _BY.search(labels[0]):
            head.put(
                "authors",
                people(re.split(r" --| – ", by.group(1))[0], bare=False),
                "head of the broadcast",
            )


def _place_line(opened: str, head: Head) -> None:
    """Take a place in capitals before a dash: "TESHIR – The Assembly ..."."""
    first = re.split("[,/]", opened, maxsplit=1)[0].strip()
    letters = [c for c in first if c.isalpha()]
    if len(letters) >= 3 and all(c.isupper() for c in letters) and len(opened.split()) <= 6:
        head.put("dateline", opened.strip(_BEFORE), "place-line")


def _undated(text: str) -> str:
    for found in reversed(list(dates.find(text))):
        text = f"{text[: found.start]} | {text[found.end :]}"
    return flat(text).replace(" | ", " ").strip(" |")
