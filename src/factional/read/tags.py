"""Tags that open the turns of an interview: "Q:", "Q12", "Answer:", "[SURNAME]", "Jane Roe:"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factional.model import TurnKind
from factional.read.cues import CAPITAL, NAME, flat, wordset
from factional.read.pieces import Piece

_BRACKET = re.compile(r"[*_]{0,2}\[([^\[\]\n]{1,40})\][*_]{0,2}:?\s*")
_NUMBERED = re.compile(r"[*_]{0,2}([^\W\d_]{1,9})\s?\.?\s?(\d{1,3})\s?[.:)–—-]?[*_]{0,2}\s+(?=\S)")
_LABEL = re.compile(r"[*_]{0,2}([^\W\d_][\w.’'ʼ -]{0,40}?)\s*[*_]{0,2}\s?[:：][*_]{0,2}(?:\s+|$)")
_DOTTED = re.compile(r"[*_]{0,2}([^\W\d_]{1,9})[.)]?\s?[.)–—-]\s?[*_]{0,2}\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Mark:
    """What opens a paragraph of an interview: "Q12", "Answer:", "[SURNAME]".

    Attributes:
        label: The tag as the text has it.
        side: `question`, `answer`, or None for a name, whose side its turns tell.
    """

    label: str
    side: TurnKind | None


def mark(piece: Piece) -> Mark | None:
    """The tag that opens a piece, or None."""
    text = piece.text
    for pattern in (_NUMBERED, _LABEL, _BRACKET, _DOTTED):
        found = pattern.match(text)
        if not found:
            continue
        label = flat(found.group(1)).strip("*_ ")
        side = side_of(label)
        if side or pattern in (_LABEL, _BRACKET):
            if not side and not _may_label(label):
                continue
            return Mark(label, side)
    return None


def side_of(label: str) -> TurnKind | None:
    """Whether a tag is a known word for a question or an answer; None for names."""
    folded = re.sub(r"\s*\d+$", "", label.casefold()).strip(" .")
    if len(folded) == 1 and label[0].islower():
        return None
    if folded in wordset("interview.question"):
        return TurnKind.QUESTION
    if folded in wordset("interview.answer"):
        return TurnKind.ANSWER
    return None


def _may_label(label: str) -> bool:
    count = label.split()
    return len(count) <= 4 and re.fullmatch(rf"(?:{NAME}|{CAPITAL}{{1,4}}\.?)", label) is not None
