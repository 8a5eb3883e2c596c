"""Spans: stretches that may become mentions, and what is known of the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from factional.extract.layers import Token
from factional.extract.lexicon import data, ordinary, words
from factional.extract.spelling import fold
from factional.model import Block, BlockKind, EntityType


class Form(StrEnum):
    """How a span points: by a name, by a description ("the group") or by a pronoun."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


class Shape(StrEnum):
    """How a sentence uses capitals: for names, for every word of weight, or throughout."""

    NORMAL = "normal"
    TITLE = "title"
    UPPER = "upper"


@dataclass(slots=True)
class Span:
    """A stretch of one sentence that may become a mention.

    Attributes:
        first: Index of its first token; `last` is one past its last.
        head: Folded head noun of a description, or the pronoun.
        type: None until decided.
        title: Folded titles before a person's name.
        definite: True for "the group", False for "a group", None for a bare noun.
        inner: Names that a description is made with ("the leaders of HTS").
        signature: What two descriptions of one thing share.
        unnamed: True where nobody could say who it is: "local sources", "a senior official".
    """

    sentence: int
    first: int
    last: int
    start: int
    end: int
    text: str
    form: Form
    type: EntityType | None = None
    head: str = ""
    title: str = ""
    definite: bool | None = None
    inner: tuple[Span, ...] = ()
    signature: tuple[str, ...] = ()
    unnamed: bool = False
    referent: str | None = None
    evidence: dict[EntityType, float] = field(default_factory=dict)


@dataclass(slots=True)
class Line:
    """A sentence with its tokens, before mentions are known."""

    index: int
    start: int
    end: int
    block: Block
    tokens: tuple[Token, ...]
    folded: tuple[str, ...]
    shape: Shape

    def span(self, first: int, last: int, form: Form, **more: object) -> Span:
        """A span over tokens `first` to `last`, exclusive."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        text = self.text(first, last)
        return Span(self.index, first, last, start, end, text, form, **more)  # type: ignore[arg-type]

    def text(self, first: int, last: int) -> str:
        """The words of some tokens, as they stand but for line breaks kept by the caller."""
        parts: list[str] = []
        at = self.tokens[first].start
        for token in self.tokens[first:last]:
            parts.append(" " * (token.start > at) + token.text)
            at = token.end
        return "".join(parts)

    def word(self, index: int) -> str:
        """Folded word at an index, or "" beyond the sentence."""
        return self.folded[index] if 0 <= index < len(self.folded) else ""

    def raw(self, index: int) -> str:
        """Token text at an index, or "" beyond the sentence."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""


_PARTICLE = re.compile(
    r"(?:al|el|ad|an|ar|as|at|az|ash|esh|adh|ath|ul|ur|i|e|vo|wa)[-'’‘`][‘’'`ʿʾ]?[^\W\d_]"
    r"|(?:a[dlnrstz]|ash|el)(?=[A-Z])"
)
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "by",
        "for",
        "from",
        "with",
        "and",
        "or",
        "but",
        "nor",
        "as",
        "vs",
        "via",
        "is",
        "are",
        "be",
    ]
)


def is_capital(text: str) -> bool:
    """Whether a token is written as names are: HTS, Hama, al-Sham, adDeen, M-19, O'Neill."""
    if not text or not text[0].isalpha():
        return False
    if text[0].isupper():
        tail = re.split(r"[-–]", text)[1:]
        return not any(_is_plain(part) for part in tail)
    match = _PARTICLE.match(text)
    if not match:
        return False
    return text[match.end() - 1].isupper() or text[match.end() : match.end() + 1].isupper()


def _is_plain(part: str) -> bool:
    """Whether a part after a hyphen is an ordinary word: "CIA-run", "Israeli-occupied"."""
    return part.islower() and len(part) > 2 and part in ordinary()


def shape_of(tokens: Sequence[Token], block: Block) -> Shape:
    """How a sentence uses capitals."""
    alphabetic = [t.text for t in tokens if t.text[0].isalpha() and len(t.text) > 1]
    letters = [c for t in alphabetic for c in t if c.isalpha()]
    if len(alphabetic) >= 3 and sum(c.isupper() for c in letters) > 0.85 * len(letters):
        return Shape.UPPER
    weighty = [t for t in alphabetic if t.lower() not in _SMALL]
    raised = sum(t[0].isupper() for t in weighty)
    share = raised / len(weighty) if weighty else 0
    if len(weighty) >= 4 and (share > 0.85 or (block.kind is BlockKind.HEADING and share > 0.7)):
        lowered = any(t.islower() and t in ordinary() for t in weighty)
        common = sum(t.lower() in ordinary() and t[0].isupper() for t in weighty[1:])
        if common >= 2 and (not lowered or block.kind is BlockKind.HEADING):
            return Shape.TITLE
    return Shape.NORMAL


@cache
def function_words() -> frozenset[str]:
    """Words that hold a sentence together and are part of no name at its start."""
    grammar = data("grammar")
    keys = (
        "determiners", "possessives", "pronouns", "prepositions", "particles", "coordinators",
        "relatives", "subordinators", "be", "have", "do", "modals", "adverbs",
    )  # fmt: skip
    return frozenset(fold(str(w)) for key in keys for w in grammar[key]) | words(
        "people", "determiners"
    )


def initial_positions(line: Line) -> set[int]:
    """Where a capital says nothing: at the start, after a colon, an opening quote, a list mark."""
    found = {0}
    for i, token in enumerate(line.tokens[:-1]):
        if token.text in '"“‘«:•*–—-…' or token.text in ("--", "...") or token.text in ".?!":
            found.add(i + 1)
        elif i == 0 and not token.text[0].isalpha():
            found.add(1)
    return found


def overlapping(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span shares a token with another one."""
    return any(span.first < o.last and o.first < span.last for o in others)
