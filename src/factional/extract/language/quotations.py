"""Quotations: stretches between quotation marks, over sentences, and whose words they are.

A tree ends with its sentence and a quotation does not. So what is attributed within a quotation
takes in all of it, and a quotation that stands by itself right after one that has a speaker goes on
with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from factional.extract.language.analysis import Attribution, Span
from factional.read.quotations import paired

_SENTENCE: Final = re.compile(r"\w.*[.!?…,]$", re.DOTALL)
_STOPS: Final = ".!?…"
_WORDS: Final = 4
_UNSAID: Final = 0.5
"""Score of a quotation without a speaker: that somebody says it is all that is known."""


def quotations(text: str, stretches: Sequence[tuple[int, int]]) -> list[Span]:
    """What stands between quotation marks, without them, in text order.

    A quotation ends with its paragraph at the latest; an inner one belongs to the outer.

    Args:
        text: The text that the offsets count in.
        stretches: Start and end of each paragraph.
    """
    found = (
        _bare(text, quotation.parts[0][0], quotation.parts[-1][1])
        for start, end in stretches
        for quotation in paired(text, start, end)
    )
    return [span for span in found if span.start < span.end]


def _bare(text: str, start: int, end: int) -> Span:
    """A stretch without white space and commas at its edges; its full stop stays."""
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return Span(start, end)


def completed(text: str, said: Sequence[Attribution], quoted: Sequence[Span]) -> list[Attribution]:
    """Attributions whose contents take in whole quotations, and those that go on.

    A quoted sentence that nobody is said to have said is one of its own, without source and cue.

    Args:
        text: The text that the offsets count in.
        said: In text order.
        quoted: The quotations of the text.
    """
    made = [replace(a, contents=_whole(a, quoted)) for a in said]
    taken = {content for a in made for content in a.contents}
    for number, span in enumerate(quoted):
        if span in taken or not _stands_alone(text, span):
            continue
        before = quoted[number - 1] if number else None
        owner = next(
            (i for i, a in enumerate(made) if before in a.contents and _near(text, a, span)), None
        )
        if owner is not None:
            made[owner] = replace(made[owner], contents=(*made[owner].contents, span))
        elif not any(_claims(a, span) for a in made):
            made.append(Attribution(None, None, (span,), _UNSAID))
    return sorted(made, key=_start)


def _claims(said: Attribution, quotation: Span) -> bool:
    """Whether somebody outside a quotation is said to have said some of it."""
    outside = said.cue is None or not _in(said.cue, quotation)
    return outside and any(_in(content, quotation) for content in said.contents)


def _start(said: Attribution) -> int:
    first = said.cue or said.source or said.contents[0]
    return first.start


def _whole(said: Attribution, quoted: Sequence[Span]) -> tuple[Span, ...]:
    """Contents that lie in quotations around which the cue stands, widened to all of them."""
    at = said.cue or said.source
    contents: list[Span] = []
    for content in said.contents:
        around = next((q for q in quoted if _mostly(content, q) and at and not _in(at, q)), None)
        if (around or content) not in contents:
            contents.append(around or content)
    return tuple(contents)


def _mostly(content: Span, quotation: Span) -> bool:
    """Whether a content lies in a quotation, but for a mark or two."""
    overlap = min(content.end, quotation.end) - max(content.start, quotation.start)
    return overlap > 0 and overlap >= 0.9 * (content.end - content.start)


def _in(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end


def _stands_alone(text: str, quotation: Span) -> bool:
    """Whether a quotation begins where a sentence does, and is one: no word in quotation marks."""
    words = text[quotation.start : quotation.end]
    before = text[: quotation.start].rstrip('"“„«` \n')
    return bool(
        len(words.split()) >= _WORDS
        and _SENTENCE.match(words)
        and (not before or before[-1] in _STOPS + "\"”»'")
    )


def _near(text: str, said: Attribution, quotation: Span) -> bool:
    """Whether a quotation follows an attribution in its paragraph, with nobody in between."""
    last = max(s.end for s in (said.cue, said.source, *said.contents) if s)
    between = text[last : quotation.start]
    return last <= quotation.start and "\n\n" not in between and between.count(".") <= 1
