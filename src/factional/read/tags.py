"""Tags that open the turns of an interview: "Q:", "Q12", "Answer:", "[SURNAME]", "Jane Roe:"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factional.model import TurnKind
from factional.read.cues import CAPITAL, NAME, flat, terms, wordset
from factional.read.pieces import Piece

_BRACKET = re.compile(r"[*_]{0,2}\[([^\[\]\n]{1,40})\][*_]{0,2}:?\s*")
_NUMBERED = re.compile(r"[*_]{0,2}([^\W\d_]{1,9})\s?\.?\s?(\d{1,3})\s?[.:)–—-]?[*_]{0,2}\s+(?=\S)")
_LABEL = re.compile(r"[*_]{0,2}([^\W\d_][\w.’'ʼ -]{0,40}?)\s*[*_]{0,2}\s?[:：][*_]{0,2}(?:\s+|$)")
# "Dr. Jane Roe (Dawn Front):", "JANE ROE, HOST:"; what follows the name is kept apart
_DESCRIBED = re.compile(
    r"[*_]{0,2}(?P<name>[^\W\d_][\w.’'ʼ -]{1,40}?)\s*"
    r"(?:\((?P<aside>[^()\n]{1,60})\)|,\s(?P<post>[^:\n]{2,80}?))\s*[:：][*_]{0,2}\s+(?=\S)"
)
# "[00:01:23]", "(1:05)", "12:30 -": where a recording stands
_CLOCK = re.compile(
    r"\s*[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?\s*[-–—]?\s*(?=[^\W\d_\[])"
)
_NAME = re.compile(rf"(?:{NAME}|{CAPITAL}{{1,4}}\.?)")
_COUNTED = re.compile(rf"{CAPITAL}[\w’']+ \d{{1,2}}")
_DOTTED = re.compile(r"[*_]{0,2}([^\W\d_]{1,9})[.)]?\s?[.)–—-]\s?[*_]{0,2}\s+(?=\S)")
_UNPARTED = (_NUMBERED, _BRACKET, _DOTTED)  # those that a text without a colon can open with


@dataclass(frozen=True, slots=True)
class Mark:
    """What opens a paragraph of an interview: "Q12", "Answer:", "[SURNAME]".

    Attributes:
        label: The tag as the text has it.
        side: `question`, `answer`, or None for a name, whose side its turns tell.
        post: What stands beside a name: "former commander, Delta Garrison".
    """

    label: str
    side: TurnKind | None
    post: str = ""


def mark(piece: Piece) -> Mark | None:
    """The tag that opens a piece, or None."""
    text = piece.text
    colon = ":" in text or "：" in text
    if colon and (clock := _CLOCK.match(text)):
        text = text[clock.end() :]
    for pattern in (_NUMBERED, _LABEL, _BRACKET, _DOTTED) if colon else _UNPARTED:
        found = pattern.match(text)
        if not found:
            continue
        label = flat(found.group(1)).strip("*_ ")
        side = side_of(label)
        if side or pattern in (_LABEL, _BRACKET):
            if not side and not _may_label(label):
                continue
            return Mark(label, side)
    return _described(text) if colon else None


def _described(text: str) -> Mark | None:
    """A name with what its bearer is, up to a colon."""
    found = _DESCRIBED.match(text)
    if not found:
        return None
    label = flat(found.group("name")).strip("*_ ")
    post = flat(found.group("aside") or found.group("post"))
    if found.group("post") and not (label.isupper() and post.isupper()):
        return None  # outside of transcripts a comma before a colon is that of a sentence
    if not _may_label(label):
        return None
    asks = terms("interview.host").search(post)
    return Mark(label, TurnKind.QUESTION if asks else None, post)


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


def counted(label: str) -> bool:
    """Whether a tag only counts voices, as machines do: "Speaker 2"."""
    return _COUNTED.fullmatch(label) is not None


def same_voice(one: str, other: str) -> bool:
    """Whether two tags name one person: "JANE ROE" and "ROE", "Dr. Roe" and "Jane Roe"."""
    first, second = (_bare(label) for label in (one, other))
    short, long = sorted((first, second), key=len)
    return bool(short) and (long[-len(short) :] == short or long[: len(short)] == short)


def _bare(label: str) -> list[str]:
    parts = [word.strip(".") for word in label.casefold().split()]
    kept = [word for word in parts if word not in wordset("ranks")]
    return kept or parts


def _may_label(label: str) -> bool:
    count = label.split()
    if counted(label):
        return True
    if label.casefold() in wordset("no_names"):
        return False
    while len(count) > 2 and count[0].casefold().strip(".") in wordset("ranks"):
        del count[0]
    name = " ".join(count)
    return len(count) <= 5 and _NAME.fullmatch(name) is not None
