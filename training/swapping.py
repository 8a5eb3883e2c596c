"""Names exchanged for generated ones, with all labels of the passage kept in step.

A name seen often is learnt by heart; exchanged, only its surroundings and its make can be learnt.
One name of a passage becomes one other name wherever it stands; a surname alone becomes the
short form of what the full name became.
"""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable
from dataclasses import dataclass

from training.names.generator import Name, Namer
from training.passages import Attribution, Mention, Passage, Span, Stretch, Tie
from training.words import covering, words

SHARE = 0.6
"""How many of a passage's names are exchanged."""

_MAKERS: dict[str, Callable[[Namer], Name]] = {
    "Person": Namer.person,
    "Organization": Namer.organisation,
    "Place": Namer.place,
}


@dataclass(frozen=True, slots=True)
class _New:
    """What stands in for a span: its words, and the names within."""

    words: tuple[str, ...]
    inner: tuple[Span, ...]
    short: tuple[str, ...]


def _made(name: Name) -> _New:
    offsets = words(name.text)
    inner = tuple(
        Span(*stretch, kind)
        for start, end, kind in name.inner
        if (stretch := covering(offsets, start, end))
    )
    short = tuple(name.short[a:b] for a, b in words(name.short))
    return _New(tuple(name.text[a:b] for a, b in offsets), inner, short)


def swapped(passage: Passage, rng: random.Random) -> Passage:
    """The passage with most of its persons, organisations and places renamed."""
    chosen = _chosen(passage, rng)
    return _replaced(passage, chosen) if chosen else passage


def _chosen(passage: Passage, rng: random.Random) -> dict[Stretch, _New]:
    outer, edge = list[Span](), 0
    for span in sorted(passage.spans or (), key=lambda s: (s.start, -s.end)):
        if span.start >= edge:
            outer.append(span)
            edge = span.end
    namer = Namer(rng)
    renamed: dict[tuple[str, ...], _New | None] = {}
    surnames: dict[str, _New] = {}
    chosen: dict[Stretch, _New] = {}
    for span in outer:
        name = passage.words[span.start : span.end]
        if span.type not in _MAKERS or any(word.islower() and len(word) > 4 for word in name):
            continue
        if span.type == "Person" and len(name) == 1 and name[0] in surnames:
            new = surnames[name[0]]
            renamed.setdefault(name, _New(new.short or new.words[-1:], (), ()))
        if name not in renamed:
            renamed[name] = _made(_MAKERS[span.type](namer)) if rng.random() < SHARE else None
        new_name = renamed[name]
        if new_name is not None and new_name.words:
            chosen[span.start, span.end] = new_name
            if span.type == "Person" and len(name) > 1:
                surnames.setdefault(name[-1], new_name)
    return chosen


def _replaced(passage: Passage, chosen: dict[Stretch, _New]) -> Passage:
    size = len(passage.words)
    starts, inside, made = [0] * (size + 1), [False] * size, list[str]()
    origin = list[tuple[int, bool]]()
    at = 0
    while at < size:
        span = next(
            (s for s in ((at, e) for e in range(at + 1, min(size, at + 16) + 1)) if s in chosen),
            None,
        )
        starts[at] = len(made)
        if span is None:
            made.append(passage.words[at])
            origin.append((at, False))
            at += 1
            continue
        for old in range(*span):
            starts[old], inside[old] = len(made), True
        top = _top(passage, span)
        made += chosen[span].words
        origin += [(top, n > 0) for n in range(len(chosen[span].words))]
        at = span[1]
    starts[size] = len(made)
    edges = {edge for span in chosen for edge in span}

    def moved(stretch: Stretch) -> Stretch | None:
        """A stretch in new words; None if it begins or ends within an exchanged name."""
        for edge in stretch:
            within = edge < size and inside[edge] and edge not in edges
            if within:
                return None
        return starts[stretch[0]], starts[stretch[1]]

    def last(word: int) -> int:
        return (
            starts[word + 1] - 1
            if word + 1 == size or not inside[word + 1] or word + 1 in edges
            else starts[word]
        )

    return dataclasses.replace(
        _hung(passage, origin, starts, tuple(made)),
        words=tuple(made),
        paragraphs=tuple(last(p) for p in passage.paragraphs),
        ends=None if passage.ends is None else tuple(last(e) for e in passage.ends),
        spans=tuple(sorted(_spans(passage, chosen, starts, moved), key=lambda s: (s.start, s.end))),
        barred=tuple(m for b in passage.barred if (m := moved(b))),
        mentions=None
        if passage.mentions is None
        else tuple(
            Mention(*new, starts[m.head], m.kind, m.cluster)
            for m in passage.mentions
            if (new := moved((m.start, m.end)))
        ),
        attributions=None
        if passage.attributions is None
        else tuple(
            Attribution(
                a.source and moved(a.source),
                a.cue and moved(a.cue),
                tuple(m for c in a.contents if (m := moved(c))),
            )
            for a in passage.attributions
        ),
        factuality=tuple((starts[i], v) for i, v in passage.factuality),
        ties=None
        if passage.ties is None
        else tuple(
            Tie(subject, other, t.relation)
            for t in passage.ties
            if (subject := moved(t.subject)) and (other := moved(t.object))
        ),
    )


def _top(passage: Passage, span: Stretch) -> int:
    """The word of a span that the rest of the sentence hangs it by."""
    for at in range(*span):
        if passage.heads is not None and not span[0] <= passage.heads[at] < span[1]:
            return at
    return span[0]


def _hung(
    passage: Passage, origin: list[tuple[int, bool]], starts: list[int], made: tuple[str, ...]
) -> Passage:
    """The passage with its trees: a new name is PROPN, its first word hangs as the old one did.

    Args:
        passage: The passage as it was, with its old words.
        origin: For each new word the old one it stands for, and whether it is a further one.
        starts: For each old word the first new one.
        made: The new words.
    """
    if not (passage.tags and passage.feats and passage.lemmas and passage.heads):
        return passage
    assert passage.relations is not None
    tags, feats, lemmas, heads = list[str](), list[str](), list[str](), list[int]()
    for word, (old, further) in zip(made, origin, strict=True):
        named = further or word != passage.words[old]
        tags.append("PROPN" if named else passage.tags[old])
        feats.append("Number=Sing" if named else passage.feats[old])
        lemmas.append(word if named else passage.lemmas[old])
        head = passage.heads[old]
        heads.append(-2 if further else head if head < 0 else starts[head])
    return dataclasses.replace(
        passage,
        tags=tuple(tags),
        feats=tuple(feats),
        lemmas=tuple(lemmas),
        heads=tuple(heads),
        relations=tuple(passage.relations[old] for old, _ in origin),
    )


def _spans(
    passage: Passage,
    chosen: dict[Stretch, _New],
    starts: list[int],
    moved: Callable[[Stretch], Stretch | None],
) -> list[Span]:
    found = list[Span]()
    for span in passage.spans or ():
        place = (span.start, span.end)
        new = moved(place)
        within = any(a <= span.start and span.end <= b and (a, b) != place for a, b in chosen)
        if new is None or within:
            continue
        found.append(Span(*new, span.type))
        if place in chosen:
            base = starts[span.start]
            found += [Span(base + s.start, base + s.end, s.type) for s in chosen[place].inner]
    return found
