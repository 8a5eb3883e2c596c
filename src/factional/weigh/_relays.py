"""Who passes on what among the claims of one question: words that are printed twice, and recalled.

Four things make two claims that say the same one: their words stand in a passage that two documents
share; the words themselves are the same, nearly all of them; an author has in his own voice, in
nearly the words of it, what somebody told him in an earlier text; and an outlet is recalled ("the
agency reported …") whose report is in the case and has it from somebody else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factional.model import Claim, Document, Likeness
from factional.resolve import fold
from factional.weigh._reading import Reading
from factional.weigh._shared import Order, order

_INSIDE = 0.8
_GRAM = 4
_RUN = 10
_COVER = 0.8
_OWN_COVER = 0.5
_WORD = re.compile(r"[^\W_]+")

Span = tuple[int, int]


class Passages:
    """Passages that documents share, by document."""

    def __init__(self) -> None:
        self._of: defaultdict[str, dict[str, list[tuple[Span, Span]]]] = defaultdict(dict)

    def put(self, like: Likeness) -> None:
        """Take in what two documents share, in the place of what was known of the two."""
        self._of[like.first][like.second] = [(p.first, p.second) for p in like.passages]
        self._of[like.second][like.first] = [(p.second, p.first) for p in like.passages]

    def drop(self, first: str, second: str) -> None:
        """Forget what two documents share."""
        self._of[first].pop(second, None)
        self._of[second].pop(first, None)

    def beside(self, document: str) -> Mapping[str, list[tuple[Span, Span]]]:
        """The passages of a document, by the other document, each span of this one first."""
        return self._of.get(document, {})


@dataclass(frozen=True, slots=True)
class Link:
    """A claim that goes back to an earlier one, with the way it does, in words."""

    later: int
    earlier: int
    how: str
    instead: bool
    """Whether its origin is the earlier one's and no more its own."""


def relayed(
    readings: Sequence[Reading],
    documents: Mapping[str, Document],
    passages: Passages,
    alike: Callable[[Reading, Reading], bool],
    names: frozenset[str] = frozenset(),
) -> list[Reading]:
    """The readings of one question, those that pass on earlier ones given the origin of those.

    Args:
        readings: Readings of one question.
        documents: The documents of the case.
        passages: What they share.
        alike: Whether two readings of the question say the same.
        names: Words of the names that the question is about: whoever writes of it has them.
    """
    if len(readings) < 2:
        return list(readings)
    ranks = [_rank(r, documents) for r in readings]
    links: dict[int, list[Link]] = defaultdict(list)
    for later, earlier, how, instead in _found(readings, documents, passages, alike, names):
        if ranks[earlier] < ranks[later]:
            links[later].append(Link(later, earlier, how, instead))
    out = list(readings)
    for at in sorted(range(len(readings)), key=ranks.__getitem__):
        for link in sorted(links.get(at, ()), key=lambda k: (not k.instead, ranks[k.earlier])):
            out[at] = _led_back(out[at], out[link.earlier], link)
    return out


def _led_back(reading: Reading, earlier: Reading, link: Link) -> Reading:
    own = reading.origin
    if not link.instead:
        return replace(reading, origin=own.joined(earlier.origin, link.how))
    how = tuple(dict.fromkeys((link.how, *earlier.origin.how)))
    if any(h.endswith(_PASSAGE) for h in own.how):
        return replace(reading, origin=own.joined(earlier.origin, link.how))
    origin = replace(earlier.origin, how=how, voice=own.voice, recalls=own.recalls)
    return replace(reading, origin=origin)


_PASSAGE = "in the same words"


def _rank(reading: Reading, documents: Mapping[str, Document]) -> tuple[Order, str]:
    claim = reading.claim
    document = documents.get(claim.document)
    return (order(document) if document else (date.max, claim.document)), claim.id


def _found(
    readings: Sequence[Reading],
    documents: Mapping[str, Document],
    passages: Passages,
    alike: Callable[[Reading, Reading], bool],
    names: frozenset[str],
) -> Iterator[tuple[int, int, str, bool]]:
    """Pairs of which the one may go back to the other, both ways round, with how."""
    for a, b in _in_passages(readings, passages):
        yield a, b, f"{_called(readings[b], documents)} has it {_PASSAGE}", True
    words = [_words(reading.claim, names) for reading in readings]
    for a, b in _in_same_words(readings, words):
        ours, theirs = readings[a], readings[b]
        if not alike(ours, theirs):
            continue
        cover = _cover(words[a], words[b])
        if cover >= _COVER and _run(words[a], words[b]) >= _RUN:
            yield a, b, f"{_called(theirs, documents)} has it {_PASSAGE}", True
        elif cover >= _OWN_COVER and _own_words_of(ours, theirs, documents):
            name = theirs.origin.name
            yield a, b, f"its author had it from {name} before, in nearly these words", False
    for a, b in _recalled(readings):
        ours, theirs = readings[a], readings[b]
        if alike(ours, theirs):
            place = _called(theirs, documents)
            yield a, b, f"it recalls {place}, which has it from {theirs.origin.name}", False


def _in_passages(readings: Sequence[Reading], passages: Passages) -> Iterator[tuple[int, int]]:
    by_document: defaultdict[str, list[int]] = defaultdict(list)
    for at, reading in enumerate(readings):
        by_document[reading.claim.document].append(at)
    for document, ours in by_document.items():
        for other, shared in passages.beside(document).items():
            for a in ours:
                for b in by_document.get(other, ()):
                    if any(_same_words(readings[a].claim, readings[b].claim, *p) for p in shared):
                        yield a, b


def printed_in_both(first: Claim, second: Claim, likenesses: Iterable[Likeness]) -> bool:
    """Whether two claims have one stretch of what their documents share for evidence.

    Where documents share passages, a few words that both have are theirs, too, with what stands
    between two passages left out or put in.
    """
    for like in likenesses:
        if {like.first, like.second} == {first.document, second.document}:
            a, b = (first, second) if like.first == first.document else (second, first)
            if fold(a.evidence.quote) == fold(b.evidence.quote):
                return True
            return any(_same_words(a, b, p.first, p.second) for p in like.passages)
    return False


def _same_words(a: Claim, b: Claim, ours: Span, theirs: Span) -> bool:
    """Whether the evidence of two claims is the same stretch of a passage.

    Where the passage is not letter for letter the same in both, places in it answer to each other
    in proportion, and as loosely as its two lengths differ.
    """
    mine, other = (a.evidence.start, a.evidence.end), (b.evidence.start, b.evidence.end)
    if not _inside(mine, ours) or not _inside(other, theirs):
        return False
    length, width = ours[1] - ours[0], theirs[1] - theirs[0]
    start = (other[0] - theirs[0]) * length / width + ours[0]
    end = (other[1] - theirs[0]) * length / width + ours[0]
    slack = abs(length - width)
    return start - slack < mine[1] and mine[0] < end + slack


def _inside(span: Span, passage: Span) -> bool:
    shared = min(span[1], passage[1]) - max(span[0], passage[0])
    return shared >= _INSIDE * (span[1] - span[0])


def _in_same_words(
    readings: Sequence[Reading], words: Sequence[Sequence[str]]
) -> Iterator[tuple[int, int]]:
    """Pairs of two documents whose evidence has some words in a row in common."""
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for at, reading in enumerate(readings):
        for gram in set(_grams(words[at])):
            for other in holders[gram]:
                if readings[other].claim.document != reading.claim.document:
                    seen.add((other, at))
            holders[gram].append(at)
    for a, b in sorted(seen):
        yield a, b
        yield b, a


def _own_words_of(later: Reading, earlier: Reading, documents: Mapping[str, Document]) -> bool:
    """Whether one is an author's own word, and the other what that author quoted before."""
    if later.origin.recalls or not earlier.origin.recalls:
        return False
    heads = [documents.get(r.claim.document) for r in (later, earlier)]
    if None in heads:
        return False
    ours, theirs = (set(h.metadata.authors) for h in heads if h)
    return bool(ours & theirs)


def _recalled(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Pairs of which the one names an outlet that the other is printed by."""
    printed: defaultdict[str, list[int]] = defaultdict(list)
    for at, reading in enumerate(readings):
        for name in reading.printed:
            printed[name].append(at)
    for at, reading in enumerate(readings):
        found = {b for name in reading.origin.recalls for b in printed.get(name, ())}
        for b in sorted(found):
            if readings[b].claim.document != reading.claim.document:
                yield at, b


def _words(claim: Claim, names: frozenset[str]) -> list[str]:
    found = (w.casefold() for w in _WORD.findall(claim.evidence.quote))
    return [w for w in found if w not in names]


def _grams(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(words[i : i + _GRAM]) for i in range(len(words) - _GRAM + 1))


def _cover(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """The share of the words of the shorter that the other has, too."""
    a, b = set(ours), set(theirs)
    return len(a & b) / max(1, min(len(a), len(b)))


def _run(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """The longest run of words that two pieces of evidence share."""
    best, row = 0, [0] * (len(theirs) + 1)
    for word in ours:
        last = row
        row = [0] * (len(theirs) + 1)
        for j, other in enumerate(theirs):
            if word == other:
                row[j + 1] = last[j] + 1
                best = max(best, row[j + 1])
    return best


def name_words(*names: str) -> frozenset[str]:
    """The words of some names, as evidence is compared without them."""
    return frozenset(w.casefold() for name in names for w in _WORD.findall(name))


def _called(reading: Reading, documents: Mapping[str, Document]) -> str:
    document = documents.get(reading.claim.document)
    if document is None:
        return reading.claim.document
    return f"“{document.metadata.title or document.name}”"
