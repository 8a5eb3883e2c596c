"""Scores on development passages from the outputs of windows, whoever computed them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable

import numpy as np

from factional.extract.language import decoding
from factional.extract.language.boundaries import sentences
from factional.extract.language.lemmas import lemma
from factional.extract.language.network import Floats, Scores
from factional.extract.language.subwords import Subwords
from training.labels import Labels
from training.passages import Passage, Stretch
from training.windows import Window, clipped, cut

Run = Callable[[Window], Scores]
Name = Callable[[Floats, Floats], Floats]


def f1(right: float, said: float, wanted: float) -> dict[str, float]:
    """Precision, recall and their harmonic mean, in percent."""
    precision, recall = right / max(said, 1e-9), right / max(wanted, 1e-9)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"p": 100 * precision, "r": 100 * recall, "f": 100 * both, "n": wanted}


def syntax(
    passages: Iterable[Passage], subwords: Subwords, labels: Labels, run: Run, name: Name
) -> dict[str, float]:
    """UPOS, features, lemmas, sentences, UAS and LAS (gold words; gold sentences for the tree).

    LAS counts punctuation and compares whole relations; `las_predicted` takes predicted sentences.
    """
    count = Counter[str]()
    for passage in passages:
        assert passage.tags is not None
        assert passage.feats is not None
        assert passage.lemmas is not None
        assert passage.heads is not None
        assert passage.relations is not None
        assert passage.ends is not None
        for window in cut(passage, subwords, labels.window):
            outputs = run(window)
            start, size = window.start, len(window)
            span = slice(start, window.end)
            tags = [labels.tags[i] for i in outputs.tags.argmax(1)]
            count["words"] += size
            count["tags"] += sum(map(str.__eq__, tags, passage.tags[span]))
            feats = [labels.feats[i] for i in outputs.feats.argmax(1)]
            count["feats"] += sum(map(str.__eq__, feats, passage.feats[span]))
            scripts = [labels.scripts[i] for i in outputs.lemmas.argmax(1)]
            made = [
                lemma(*one, labels.exceptions)
                for one in zip(window.words, tags, scripts, strict=True)
            ]
            count["lemmas"] += sum(map(str.__eq__, made, passage.lemmas[span]))
            gold = clipped(passage, window)
            found = predicted(passage, window, outputs)
            count["sentences_right"] += len({*found} & {*gold})
            count["sentences_said"] += len(found)
            count["sentences_gold"] += len(gold)
            for key, stretches in (("", gold), ("_predicted", found)):
                heads = decoding.heads(outputs.arcs, stretches)
                named = name(outputs.child, outputs.parent[heads])
                root = labels.index["relations"]["root"]
                relations = decoding.relations(named, heads, root)
                for at, (head, relation) in enumerate(zip(heads, relations, strict=True)):
                    true = passage.heads[start + at]
                    same = head == (0 if true == -1 else true - start + 1)
                    right = labels.relations[relation] == passage.relations[start + at]
                    count[f"uas{key}"] += int(same)
                    count[f"las{key}"] += int(same and right)
    words = max(count["words"], 1)
    scores = {
        key: 100 * count[key] / words
        for key in ("tags", "feats", "lemmas", "uas", "las", "las_predicted")
    }
    ends = f1(count["sentences_right"], count["sentences_said"], count["sentences_gold"])
    return scores | {"sentences": ends["f"]}


def predicted(passage: Passage, window: Window, outputs: Scores) -> list[Stretch]:
    """The sentences that the model sees in a window, all of its words in one of them."""
    must = np.zeros(len(window), np.bool_)
    must[[p - window.start for p in passage.paragraphs if window.start <= p < window.end]] = True
    must[-1] = True
    return sentences(outputs.ends, 0.0, must, np.zeros(len(window), np.bool_))


def entities(
    passages: Iterable[Passage], subwords: Subwords, labels: Labels, run: Run
) -> dict[str, dict[str, float]]:
    """Exact F1 by type over the types that each passage knows; barred stretches count for nothing.

    A gold span that may be of two types is right with either, and counts for the one said.
    """
    right, said, wanted = Counter[str](), Counter[str](), Counter[str]()
    thresholds = labels.thresholds["entities"]
    assert isinstance(thresholds, dict)
    bars = [thresholds[kind] for kind in labels.entities]
    for passage in passages:
        if passage.spans is None or not passage.known:
            continue
        found: set[tuple[int, int, str]] = set()
        for window in cut(passage, subwords, labels.window):
            outputs, at = run(window), window.start
            inside = predicted(passage, window, outputs)
            spans = decoding.names(outputs.entities, bars, inside)
            found |= {(s.first + at, s.last + at, labels.entities[s.label]) for s in spans}
        barred = set(passage.barred)
        gold = {(s.start, s.end): s.type.split("|") for s in passage.spans}
        for a, b, kind in found:
            if (a, b) in barred or kind not in passage.known:
                continue
            said[kind] += 1
            right[kind] += kind in gold.get((a, b), ())
        by_place = {(a, b): kind for a, b, kind in found}
        for place, kinds in gold.items():
            if kinds[0] in passage.known:
                kind = by_place.get(place, "")
                wanted[kind if kind in kinds else kinds[0]] += 1
    scores = {
        kind: f1(right[kind], said[kind], wanted[kind]) for kind in labels.entities if wanted[kind]
    }
    scores["all"] = f1(right.total(), said.total(), wanted.total())
    return scores


def attribution(
    passages: Iterable[Passage], subwords: Subwords, labels: Labels, run: Run
) -> dict[str, float]:
    """F1 of each role and of whole tuples, exact and by overlap (any shared word)."""
    counts = Counter[str]()
    threshold = labels.thresholds["links"]
    assert isinstance(threshold, float)
    for passage in passages:
        if passage.attributions is None:
            continue
        found: list[tuple[Stretch | None, Stretch | None, list[Stretch]]] = []
        roles: list[list[Stretch]] = [[], [], []]
        for window in cut(passage, subwords, labels.window):
            outputs, at = run(window), window.start
            for role in range(3):
                spans = decoding.stretches(outputs.attribution[:, role])
                roles[role] += [(a + at, b + at) for a, b in spans]
            for one in decoding.said(
                outputs.attribution, outputs.sources, outputs.contents, threshold
            ):
                found.append(
                    (
                        _moved(one.source, at),
                        _moved(one.cue, at),
                        [(a + at, b + at) for a, b in one.contents],
                    )
                )
        gold = [(a.source, a.cue, list(a.contents)) for a in passage.attributions]
        wanted: list[set[Stretch]] = [set(), set(), set()]
        for source, cue, said in gold:
            wanted[0] |= {source} if source else set()
            wanted[1] |= {cue} if cue else set()
            wanted[2] |= set(said)
        for role, name in enumerate(labels.roles):
            _count(counts, name, roles[role], sorted(wanted[role]))
        _count_tuples(counts, found, [one for one in gold if one[1] is not None])
    scores = {}
    for name in (*labels.roles, "tuple"):
        for way in ("exact", "overlap"):
            p = counts[f"{name}_{way}_p"] / max(counts[f"{name}_said"], 1)
            r = counts[f"{name}_{way}_r"] / max(counts[f"{name}_gold"], 1)
            scores[f"{name}_{way}"] = 200 * p * r / max(p + r, 1e-9)
    return scores


def _moved(stretch: Stretch | None, at: int) -> Stretch | None:
    return None if stretch is None else (stretch[0] + at, stretch[1] + at)


def _shared(a: Stretch, b: Stretch) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _count(counts: Counter[str], name: str, said: list[Stretch], gold: list[Stretch]) -> None:
    counts[f"{name}_said"] += len(said)
    counts[f"{name}_gold"] += len(gold)
    counts[f"{name}_exact_p"] += sum(s in gold for s in said)
    counts[f"{name}_exact_r"] += sum(g in said for g in gold)
    counts[f"{name}_overlap_p"] += sum(any(_shared(s, g) for g in gold) for s in said)
    counts[f"{name}_overlap_r"] += sum(any(_shared(s, g) for s in said) for g in gold)


Tuple = tuple[Stretch | None, Stretch | None, list[Stretch]]


def _count_tuples(counts: Counter[str], said: list[Tuple], gold: list[Tuple]) -> None:
    def alike(a: Tuple, b: Tuple, same: Callable[[Stretch, Stretch], bool]) -> bool:
        for x, y in ((a[0], b[0]), (a[1], b[1])):
            if (x is None) != (y is None) or (x and y and not same(x, y)):
                return False
        if not a[2] or not b[2]:
            return not a[2] and not b[2]
        return any(same(x, y) for x in a[2] for y in b[2])

    counts["tuple_said"] += len(said)
    counts["tuple_gold"] += len(gold)
    for way, same in (("exact", tuple.__eq__), ("overlap", _shared)):
        counts[f"tuple_{way}_p"] += sum(any(alike(s, g, same) for g in gold) for s in said)
        counts[f"tuple_{way}_r"] += sum(any(alike(s, g, same) for s in said) for g in gold)


def factuality(passages: Iterable[Passage], subwords: Subwords, labels: Labels, run: Run) -> float:
    """Pearson's r over annotated predicates."""
    said, wanted = list[float](), list[float]()
    for passage in passages:
        values = dict(passage.factuality)
        if not values:
            continue
        for window in cut(passage, subwords, labels.window):
            scores = run(window).factuality
            for at in range(window.start, window.end):
                if at in values:
                    said.append(float(np.clip(scores[at - window.start], -3, 3)))
                    wanted.append(values[at])
    r = float(np.corrcoef(said, wanted)[0, 1]) if len(said) > 2 else 0.0
    return 0.0 if math.isnan(r) else r
