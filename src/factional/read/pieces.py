"""Pieces: the lines and paragraphs of a text before anybody has said what they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from factional.model import BlockKind

_END = re.compile(r"[.!?…。؟۔।:](?:\[\d+\]|[^\w])*$|[^\W\d][\"'”’»)]?[.!?…]\d{1,3}$")
_BULLET = re.compile(r"\s*(?:[•·▪◦‣●○■□►▶➤»*+–—-]|\d{1,3}[.)])\s+\S")
_TAIL = 60  # characters at the end of a text in which its last mark stands
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\b[\w.-]+\.(?:com|org|net|info)/\S+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SENTENCES = re.compile(r"[.!?…؟۔。][\"”’»)\]]*(?:\[\w{1,3}\])*\s+(?=\W*\w)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that will be one block.

    Attributes:
        start: First code point in the document's text.
        end: One past the last.
        text: The stretch itself.
        kind: What the markup says it is, or None.
        bold: Whether all of it is set off from the text around it, in bold or italics.
        inside: Whether the page's markup puts it into the article; None where there is none.
        field: Whether it is a field of an information box.
    """

    start: int
    end: int
    text: str
    kind: BlockKind | None = None
    bold: bool = False
    inside: bool | None = None
    field: bool = False

    @property
    def words(self) -> int:
        """Number of words; scripts without spaces count two characters as one."""
        return _words(self.text)

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return _closed(self.text)

    @property
    def asks(self) -> bool:
        """Whether it ends in a question mark."""
        tail = self.text.rstrip(" \t\r\n\"'”’»)]*_")
        return tail.endswith(("?", "؟", "？"))

    @property
    def bullet(self) -> bool:
        """Whether it opens like an item of a list."""
        return _BULLET.match(self.text) is not None

    @property
    def prose(self) -> bool:
        """Whether it reads like a paragraph and not like a label."""
        count = self.words
        if self.links > 0.5:
            return False
        return (count >= 10 and self.closed) or count >= 30

    @property
    def sentences(self) -> int:
        """Number of sentences, at least one."""
        return len(_SENTENCES.findall(self.text)) + 1

    @property
    def links(self) -> float:
        """Share of characters that are addresses."""
        return _links(self.text)


# each of these is asked many times of one text
@lru_cache(maxsize=4096)
def _words(text: str) -> int:
    if text.isascii():
        return len(_WORD.findall(text))
    wide = len(_WIDE.findall(text))
    return len(_WORD.findall(_WIDE.sub(" ", text) if wide else text)) + wide // 2


@lru_cache(maxsize=4096)
def _closed(text: str) -> bool:
    return _END.search(text, max(0, len(text) - _TAIL)) is not None


@lru_cache(maxsize=4096)
def _links(text: str) -> float:
    if "/" not in text and "www." not in text:
        return 0.0
    return sum(len(m.group()) for m in _ADDRESS.finditer(text)) / len(text)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the white space at its ends."""
    while start < end and (text[start].isspace() or text[start] in "\ufeff\u200b\u200e\u200f"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\ufeff\u200b"):
        end -= 1
    return start, end
