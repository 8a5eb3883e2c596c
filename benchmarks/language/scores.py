"""Scores of one model on annotated texts; every figure is a share of one."""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

import numpy as np

from benchmarks.language.coreference import conll
from benchmarks.language.gold import Gold, Span
from factional.extract.language import Analysis, Attribution

Figures = dict[str, float]
T = TypeVar("T")
_Tuple = tuple[Span | None, Span | None, tuple[Span, ...]]


class Reader(Protocol):
    """A model that reads raw text, and text whose words are known."""

    def analyse(self, text: str, stretches: Sequence[Span]) -> Analysis:
        """Reads raw text."""
        ...

    def parse(self, text: str, sentences: Sequence[Sequence[Span]]) -> Analysis:
        """Reads given words and sentences."""
        ...


def f1(right: float, found: float, gold: float) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (found + gold) if found + gold else 0.0


def syntax(model: Reader, golds: Iterable[Gold]) -> Figures:
    """Over gold words and sentences: UPOS, lemma, UAS, LAS; all words count, whole relations."""
    count: Counter[str] = Counter()
    for gold in golds:
        passage, tree = gold.passage, gold.tree()
        sentences = [gold.words[a:b] for a, b in passage.sentences()]
        found = model.parse(gold.text, sentences).words
        assert len(found) == len(gold.words)
        for i, word in enumerate(found):
            head = -1 if word.head is None else word.head
            attached = head == tree.heads[i]
            count["words"] += 1
            count["upos"] += word.tag == tree.tags[i]
            count["lemma"] += word.lemma == tree.lemmas[i]
            count["uas"] += attached
            count["las"] += attached and word.relation == tree.relations[i]
    return {key: count[key] / max(count["words"], 1) for key in ("upos", "lemma", "uas", "las")}


def raw(model: Reader, golds: Iterable[Gold]) -> Figures:
    """F1 from raw text, as the CoNLL 2018 shared task counts it."""
    count: Counter[str] = Counter()
    for gold in golds:
        tree = gold.tree()
        found = model.analyse(gold.text, gold.paragraphs())
        count["words_found"] += len(found.words)
        count["words_gold"] += len(gold.words)
        sentences = {(s.start, s.end) for s in found.sentences}
        count["sentences_found"] += len(sentences)
        count["sentences_gold"] += len(gold.sentences())
        count["sentences"] += len(sentences & set(gold.sentences()))
        place = {span: i for i, span in enumerate(gold.words)}
        for word in found.words:
            i = place.get((word.start, word.end))
            if i is None:
                continue
            head = -1
            if word.head is not None:
                above = found.words[word.head]
                head = place.get((above.start, above.end), -2)
            count["words"] += 1
            count["upos"] += word.tag == tree.tags[i]
            count["lemma"] += word.lemma == tree.lemmas[i]
            count["las"] += head == tree.heads[i] and word.relation == tree.relations[i]
    both = count["words_found"], count["words_gold"]
    figures = {key: f1(count[key], *both) for key in ("words", "upos", "lemma", "las")}
    ends = count["sentences"], count["sentences_found"], count["sentences_gold"]
    return {**figures, "sentences": f1(*ends)}


def names(model: Reader, golds: Iterable[Gold]) -> Figures:
    """Exact F1 of names by type, from raw text.

    Where a corpus cannot tell two types apart (State, Place), either is right. What it says
    nothing about, a type or a stretch, is not counted.
    """
    count: Counter[tuple[str, str]] = Counter()
    for gold in golds:
        passage = gold.passage
        wanted = {
            (*gold.span(s.start, s.end),): s.type.split("|") for s in passage.spans or () if s.type
        }
        barred = {gold.span(*stretch) for stretch in passage.barred}
        found = model.analyse(gold.text, gold.paragraphs()).names
        for name in found:
            span = (name.start, name.end)
            if name.type not in passage.known or (span in barred and span not in wanted):
                continue
            right = name.type in wanted.get(span, ())
            type = wanted[span][0] if right else name.type.value
            count[type, "found"] += 1
            count[type, "right"] += right
        for types in wanted.values():
            if types[0] in passage.known:
                count[types[0], "gold"] += 1
    types = sorted({type for type, _ in count})
    figures = {}
    for type in [*types, "all"]:
        own = types if type == "all" else [type]
        hits, said, known = (sum(count[t, w] for t in own) for w in ("right", "found", "gold"))
        if known:
            figures[type] = f1(hits, said, known)
            figures[f"{type} n"] = known
    return figures


def attribution(model: Reader, golds: Iterable[Gold]) -> Figures:
    """F1 of sources, cues, contents and whole tuples, exact and by overlap, from raw text.

    A tuple is right by overlap where its source, its cue (or the lack of one) and some of its
    content overlap those of a gold tuple; no gold tuple serves twice.
    """
    count: Counter[str] = Counter()
    for gold in golds:
        wanted = [
            (
                gold.span(*a.source) if a.source else None,
                gold.span(*a.cue) if a.cue else None,
                tuple(gold.span(*content) for content in a.contents),
            )
            for a in gold.passage.attributions or ()
        ]
        found = [_tuple(a) for a in model.analyse(gold.text, gold.paragraphs()).attributions]
        for role in range(3):
            key = ("source", "cue", "content")[role]
            one, other = _spans(wanted, role), _spans(found, role)
            count[f"{key} gold"] += len(one)
            count[f"{key} found"] += len(other)
            count[f"{key} exact"] += len(one & other)
            count[f"{key} overlap"] += _matched(sorted(one), sorted(other), _overlap)
        count["tuple gold"] += len(wanted)
        count["tuple found"] += len(found)
        count["tuple exact"] += _matched(wanted, found, operator.eq)
        count["tuple overlap"] += _matched(wanted, found, _alike)
    return {
        f"{key} {how}": f1(count[f"{key} {how}"], count[f"{key} found"], count[f"{key} gold"])
        for key in ("source", "cue", "content", "tuple")
        for how in ("exact", "overlap")
    } | {"tuples n": count["tuple gold"]}


def _tuple(a: Attribution) -> _Tuple:
    source = (a.source.start, a.source.end) if a.source else None
    cue = (a.cue.start, a.cue.end) if a.cue else None
    return source, cue, tuple((content.start, content.end) for content in a.contents)


def _spans(tuples: Iterable[_Tuple], role: int) -> set[Span]:
    by_role = [((source,), (cue,), contents) for source, cue, contents in tuples]
    return {span for roles in by_role for span in roles[role] if span is not None}


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _alike(a: _Tuple, b: _Tuple) -> bool:
    sides = ((a[0], b[0]), (a[1], b[1]))
    same = all((x is None and y is None) or (x and y and _overlap(x, y)) for x, y in sides)
    return same and any(_overlap(x, y) for x in a[2] for y in b[2])


def _matched(gold: Sequence[T], found: Sequence[T], fits: Callable[[T, T], bool]) -> int:
    """How many of the gold are met by one found each, taken in order."""
    free = list(found)
    met = 0
    for one in gold:
        other = next((o for o in free if fits(one, o)), None)
        if other is not None:
            free.remove(other)
            met += 1
    return met


def factuality(model: Reader, golds: Iterable[Gold]) -> Figures:
    """Pearson's r over annotated predicates, gold words given; and the share that had a value."""
    wanted: list[float] = []
    given: list[float] = []
    asked = 0
    for gold in golds:
        if not gold.passage.factuality:
            continue
        sentences = [gold.words[a:b] for a, b in gold.passage.sentences()]
        words = model.parse(gold.text, sentences).words
        for index, value in gold.passage.factuality:
            asked += 1
            answer = words[index].factuality
            if answer is not None:
                wanted.append(value)
                given.append(answer)
    if len(given) < 2:
        return {"pearson": 0.0, "answered": 0.0}
    return {
        "pearson": float(np.corrcoef(wanted, given)[0, 1]),
        "answered": len(given) / asked,
    }


def coreference(model: Reader, golds: Iterable[Gold]) -> Figures:
    """The CoNLL score from raw text, mentions predicted; those that stand alone are left out."""
    pairs = []
    alone = []
    count: Counter[str] = Counter()
    for gold in golds:
        clusters: dict[int, set[Span]] = {}
        for mention in gold.passage.mentions or ():
            span = gold.span(mention.start, mention.end)
            clusters.setdefault(mention.cluster, set()).add(span)
        found = model.analyse(gold.text, gold.paragraphs())
        spans = [(m.start, m.end) for m in found.mentions]
        chains = [frozenset(spans[i] for i in chain) for chain in found.chains]
        linked = {i for chain in found.chains for i in chain}
        single = [frozenset({span}) for i, span in enumerate(spans) if i not in linked]
        wanted = [frozenset(cluster) for cluster in clusters.values()]
        pairs.append(([c for c in wanted if len(c) > 1], _apart(chains)))
        alone.append((wanted, _apart([*chains, *single])))
        mentions = {span for cluster in wanted for span in cluster}
        count["gold"] += len(mentions)
        count["found"] += len(set(spans))
        count["right"] += len(mentions & set(spans))
    figures = conll(pairs)
    figures["conll with single mentions"] = conll(alone)["conll"]
    figures["mentions"] = f1(count["right"], count["found"], count["gold"])
    return figures


def _apart(clusters: Iterable[frozenset[Span]]) -> list[frozenset[Span]]:
    """Clusters without a span that an earlier one holds: the score needs each span once."""
    seen: set[Span] = set()
    kept = []
    for cluster in clusters:
        own = cluster - seen
        seen |= own
        if own:
            kept.append(frozenset(own))
    return kept
