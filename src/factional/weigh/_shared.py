"""What goes back to what by the text itself: reprints, translations, and passages passed on.

A document that stands mostly in an earlier one is its reprint, and speaks with that one's voice; so
does a translation with its original's. A claim whose words stand in a passage that two documents
share is the earlier one's, whoever prints it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from factional.errors import InvalidTime
from factional.model import MOSTLY, Bounds, Claim, Document, Likeness, Passage, Translation
from factional.weigh._reading import Reading

_INSIDE = 0.8
Order = tuple[date, str]


def order(document: Document) -> Order:
    """What tells the earlier of two documents; undated ones come last."""
    try:
        published = document.metadata.published
        first = Bounds.parse(published).earliest_start if published else None
    except InvalidTime:
        first = None
    return first or date.max, document.id


def sources(
    documents: Mapping[str, Document],
    likenesses: Iterable[Likeness],
    translations: Iterable[Translation],
) -> dict[str, str]:
    """The document that each reprint and each translation goes back to, by id."""
    found: dict[str, str] = {}
    for like in likenesses:
        for one, other in ((like.first, like.second), (like.second, like.first)):
            if one not in documents or other not in documents or like.share(one) < MOSTLY:
                continue
            earliest = min((found.get(one, other), other), key=lambda id: order(documents[id]))
            if order(documents[earliest]) < order(documents[one]):
                found[one] = earliest
    for translation in translations:
        if translation.original in documents and translation.document in documents:
            found[translation.document] = translation.original
            if found.get(translation.original) == translation.document:
                del found[translation.original]
    return found


def one_voice(
    readings: Sequence[Reading], documents: Mapping[str, Document], likenesses: Iterable[Likeness]
) -> list[Reading]:
    """The readings, those of one question whose words are one passage given its earliest origin."""
    passages: defaultdict[tuple[str, str], list[Passage]] = defaultdict(list)
    for like in likenesses:
        passages[like.first, like.second].extend(like.passages)
    asked: defaultdict[object, list[int]] = defaultdict(list)
    for at, reading in enumerate(readings):
        asked[reading.question].append(at)
    origin = list(range(len(readings)))

    def root(at: int) -> int:
        while origin[at] != at:
            at = origin[at]
        return at

    def rank(at: int) -> tuple[Order, str]:
        claim = readings[at].claim
        return order(documents[claim.document]), claim.id

    for group in asked.values() if passages else ():
        ordered = sorted(group, key=lambda at: readings[at].claim.document)
        for i, first in enumerate(ordered):
            for second in ordered[i + 1 :]:
                a, b = readings[first].claim, readings[second].claim
                shared = passages.get((a.document, b.document), ())
                if any(_same_words(a, b, passage) for passage in shared):
                    ends = sorted((root(first), root(second)), key=rank)
                    origin[ends[1]] = ends[0]
    return [
        reading if root(at) == at else replace(reading, origin=readings[root(at)].origin)
        for at, reading in enumerate(readings)
    ]


def _same_words(a: Claim, b: Claim, passage: Passage) -> bool:
    """Whether the evidence of two claims is the same stretch of a passage.

    Where the passage is not letter for letter the same in both, places in it answer to each other
    in proportion, and as loosely as its two lengths differ.
    """
    ours, theirs = a.evidence, b.evidence
    if not _inside((ours.start, ours.end), passage.first):
        return False
    if not _inside((theirs.start, theirs.end), passage.second):
        return False
    length = passage.first[1] - passage.first[0]
    other = passage.second[1] - passage.second[0]
    start = (theirs.start - passage.second[0]) * length / other + passage.first[0]
    end = (theirs.end - passage.second[0]) * length / other + passage.first[0]
    slack = abs(length - other)
    return start - slack < ours.end and ours.start < end + slack


def _inside(span: tuple[int, int], passage: tuple[int, int]) -> bool:
    shared = min(span[1], passage[1]) - max(span[0], passage[0])
    return shared >= _INSIDE * (span[1] - span[0])
