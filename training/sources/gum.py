"""GUM (clean genres): trees, names, mentions with their clusters, reported speech by tree."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

from training import states
from training.passages import Mention, Passage, Span
from training.sources import conllu, speech

GENRES = ("news", "interview", "speech", "court", "academic", "bio", "voyage")
KINDS = (
    "person",
    "place",
    "organization",
    "object",
    "event",
    "time",
    "substance",
    "animal",
    "plant",
    "abstract",
)
_MARK = re.compile(r"\((?P<id>\d+)-(?P<kind>[a-z]+)[^()]*(?P<alone>\))?|(?P<close>\d+)\)")
_NAMED = {
    "person": "Person",
    "place": "Place",
    "organization": "Organization",
    "event": "Event",
    "animal": "",
}
_DOCUMENT = re.compile(
    r"\b(Act|Code|Constitution|Treaty|Convention|Resolution|Report|Bible|Declaration|Charter|Directive|Law|Amendment)\b"
)


def passages(data: Path, split: str) -> Iterator[Passage]:
    """The documents of a split (`train` or `dev`) in the genres whose licence lets weights ship."""
    for document in conllu.documents(data / "gum" / f"gum_{split}.conllu.gz"):
        if document.name.split("_")[1] in GENRES:
            yield _passage(document)


def _passage(document: conllu.Document) -> Passage:
    passage = conllu.passage(document, "gum")
    mentions = tuple(_mentions(document, passage))
    spans, barred = _names(passage, mentions)
    return dataclasses.replace(
        passage,
        mentions=mentions,
        spans=spans,
        known=("Organization", "State", "Person", "Place", "Event", "Date", "Group"),
        barred=barred,
        attributions=speech.by_tree(passage),
    )


def _mentions(document: conllu.Document, passage: Passage) -> Iterator[Mention]:
    rows = [row for sentence in document.sentences for row in sentence.rows]
    opened: list[tuple[int, str, int]] = []
    for at, row in enumerate(rows):
        for mark in _MARK.finditer(row.misc.get("Entity", "")):
            if mark["close"] is None:
                opened.append((int(mark["id"]), mark["kind"], at))
                if mark["alone"] is None:
                    continue
                number = int(mark["id"])
            else:
                number = int(mark["close"])
            place = max((i for i, o in enumerate(opened) if o[0] == number), default=None)
            if place is not None:
                _, kind, start = opened.pop(place)
                yield Mention(start, at + 1, head(passage, start, at + 1), kind, number)


def head(passage: Passage, start: int, end: int) -> int:
    """The word of a stretch that hangs on a word outside it."""
    assert passage.heads is not None
    for at in range(start, end):
        if not start <= passage.heads[at] < end:
            return at
    return end - 1


def _names(
    passage: Passage, mentions: tuple[Mention, ...]
) -> tuple[tuple[Span, ...], tuple[tuple[int, int], ...]]:
    """Named mentions cut down to their names; what our guide types otherwise or not is barred."""
    assert passage.tags is not None
    below = conllu.children(passage)
    found: dict[tuple[int, int], str] = {}
    barred = set[tuple[int, int]]()
    for mention in sorted(mentions, key=lambda m: m.end - m.start, reverse=True):
        if mention.kind == "time":
            if _dated(passage, mention):
                found[mention.start, mention.end] = "Date"
            else:
                barred.add((mention.start, mention.end))
            continue
        if passage.tags[mention.head] != "PROPN":
            continue
        stretch = name(passage, below, mention)
        if mention.kind == "person":
            stretch = (stretch[0] + states.untitled(passage.words[slice(*stretch)]), stretch[1])
        words = passage.words[slice(*stretch)]
        kind = _NAMED.get(mention.kind, "")
        if states.people(words) and mention.kind == "person":
            kind = "Group"
        elif kind == "Organization" and (states.state(words) or states.government(words)):
            kind = "State"
        elif kind in ("", "Event") and _DOCUMENT.search(" ".join(words)):
            kind = "Document" if "Treaty" not in words else "Event"
        if kind:
            found[stretch] = kind
        else:
            barred.add(stretch)
    spans = tuple(Span(*s, kind) for s, kind in sorted(found.items()))
    return spans, tuple(sorted(barred - found.keys()))


def name(passage: Passage, below: dict[int, list[int]], mention: Mention) -> tuple[int, int]:
    """The name in a named mention: without article, title, apposition, clause or owner."""
    assert passage.relations is not None
    assert passage.tags is not None
    kept, waiting = {mention.head}, [mention.head]
    while waiting:
        word = waiting.pop()
        for child in below.get(word, ()):
            if not mention.start <= child < mention.end:
                continue
            relation, inside = passage.relations[child], _capital(passage.words[child])
            linked = relation in ("conj", "cc", "punct") and word != mention.head
            marks = relation in ("det", "case", "punct") and word != mention.head
            if (
                linked
                or marks
                or (relation not in states.lexicon("beside") and (inside or relation == "flat"))
            ):
                kept.add(child)
                waiting.append(child)
    start, end = min(kept), max(kept) + 1
    while end - start > 1 and not _capital(passage.words[start]):
        start += 1
    while end - start > 1 and passage.tags[end - 1] in ("PUNCT", "PART", "ADP"):
        end -= 1
    return start, end


def _dated(passage: Passage, mention: Mention) -> bool:
    words = passage.words[mention.start : mention.end]
    return len(words) <= 8 and any(
        word.casefold() in states.lexicon("calendar") or any(c.isdigit() for c in word)
        for word in words
    )


def _capital(word: str) -> bool:
    return any(c.isupper() or c.isdigit() for c in word[:4])
