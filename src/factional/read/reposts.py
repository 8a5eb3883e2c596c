"""The text that a document passes on: where it begins, and where its own words come again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factional.model import BlockKind, Derivation
from factional.read.cues import flat, opening, whole
from factional.read.furniture import Layout
from factional.read.pieces import Piece

_PAIRS = {"“": "”", "«": "»", '"': '"', "„": "“”", "『": "』", "「": "」"}
_TITLE = re.compile(r"(?:title|headline|titre|título|titel|العنوان|заголовок)\s*:", re.IGNORECASE)
_ENDS = re.compile(r"[\s.)\]]+$")
_MOST = 0.5  # of the words: a quotation of so much is what the document is there for
_NEAR = 2  # pieces between an introduction and the rule below it
_SOME = 0.2  # where an introduction says from whom it is


def carried(
    pieces: Sequence[Piece], layout: Layout, derivations: Sequence[Derivation]
) -> tuple[int, ...]:
    """Pieces of a text that is passed on whole, under an introduction.

    It is set off in one of three ways: by quotation marks that open at the start of one paragraph
    and close at the end of a later one, whether or not those between open with a mark again, as
    printers do; by rules ("---", "***"); by a label above it ("Translation:"). A rule or label
    counts only where the introduction names the outlet. A line that gives the title of what is
    quoted ("Title: ...") just above belongs to it; the document's own comment below does not.
    """
    inside = [
        i
        for i in range(layout.first, layout.last + 1)
        if not layout.furniture[i] and i not in layout.notes
    ]
    named = [d.end for d in derivations if d.of and d.end is not None]
    span = _in_marks(pieces, inside, named)
    if not span and named:
        rest = [i for i in inside if pieces[i].start > min(named)]
        span = _in_rules(pieces, rest) or _labelled(pieces, rest)
    if span and (place := inside.index(span[0])) and _TITLE.match(pieces[inside[place - 1]].text):
        span.insert(0, inside[place - 1])
    return tuple(span)


def _in_marks(pieces: Sequence[Piece], inside: Sequence[int], named: Sequence[int]) -> list[int]:
    total = sum(pieces[i].words for i in inside)
    for place, index in enumerate(inside):
        text = pieces[index].text
        if text[:1] not in _PAIRS or pieces[index].kind is BlockKind.QUOTATION:
            continue
        end = _closing(pieces, inside, place)
        if end is None:
            continue
        span = list(inside[place : end + 1])
        told = any(said <= pieces[index].start for said in named)
        least, share = (1, _SOME) if told else (2, _MOST)
        if end - place >= least and sum(pieces[i].words for i in span) >= share * total:
            return span
    return []


def _closing(pieces: Sequence[Piece], inside: Sequence[int], place: int) -> int | None:
    """Place of the paragraph at whose end the mark is closed that opened at `place`."""
    first = pieces[inside[place]].text[0]
    close = _PAIRS[first]
    depth = 0
    for later in range(place, len(inside)):
        text = _ENDS.sub("", pieces[inside[later]].text)
        again = later > place and text.startswith(first)  # a mark that only goes on
        if close == first:
            depth = (depth + text.count(first) - again) % 2
        else:
            depth += text.count(first) - again - sum(text.count(c) for c in close)
        if depth <= 0 and text.endswith(tuple(close)):
            following = inside[later + 1] if later + 1 < len(inside) else None
            if following is not None and pieces[following].text.startswith(first):
                depth = 1  # paragraphs that are each in marks of their own
                continue
            return later if later > place else None
    return None


def _is_rule(piece: Piece) -> bool:
    return len(piece.text) >= 3 and not any(c.isalnum() for c in piece.text)


def _in_rules(pieces: Sequence[Piece], rest: Sequence[int]) -> list[int]:
    """What stands below a rule, up to the next one or to the document's own words.

    Rules are page furniture, so they are looked for between the pieces that are not.
    """
    if not rest:
        return []
    rules = [i for i in range(rest[0] - 1, rest[-1] + 1) if _is_rule(pieces[i])]
    if not rules or rules[0] > rest[0] + _NEAR:
        return []
    stop = rules[1] if len(rules) > 1 else rest[-1] + 1
    return _until_own(pieces, [i for i in rest if rules[0] < i < stop])


def _labelled(pieces: Sequence[Piece], rest: Sequence[int]) -> list[int]:
    """What stands below a line such as "Translation:"."""
    for place, index in enumerate(rest):
        if whole("derivation.label").fullmatch(flat(pieces[index].text)):
            return _until_own(pieces, rest[place + 1 :])
    return []


def _until_own(pieces: Sequence[Piece], span: Sequence[int]) -> list[int]:
    own = (p for p, i in enumerate(span) if opening("own_words").match(flat(pieces[i].text)))
    return list(span[: next(own, len(span))])
