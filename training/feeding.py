"""What a run sees: the windows of each round, in batches."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factional.errors import FactionalError
from factional.extract.language.subwords import Subwords
from training import passages
from training.labels import Labels
from training.losses import Batch, batch
from training.swapping import swapped
from training.windows import Window, cut, noisy, targets

GROUPED = frozenset({"gum", "litbank"})
"""Corpora whose windows stay together by text, for coreference across windows."""


class Feed:
    """The windows of each round, drawn from the seed and the round's number alone."""

    def __init__(self, out: Path, mix: dict[str, Any], subwords: Subwords, labels: Labels) -> None:
        self.mix, self.subwords, self.labels = mix, subwords, labels
        files = {name: out / "data" / "train" / f"{name}.jsonl.gz" for name in mix["corpora"]}
        self.corpora = {name: passages.read(path) for name, path in files.items()}
        sizes = {name: sum(len(p.words) for p in held) for name, held in self.corpora.items()}
        planned = sum(size * mix["corpora"][name]["times"] for name, size in sizes.items())
        if planned > mix["most"]:
            raise FactionalError(
                f"The mix plans {planned:,.0f} words, and {mix['most']:,} are the most. "
                "See some corpus fewer times."
            )

    def round(self, number: int) -> list[Batch]:
        """The batches of a round in the order in which they are taken."""
        rng = random.Random(f"{self.mix['seed']} {number}")
        loose, batches = list[Window](), list[list[Window]]()
        for name in sorted(self.corpora):
            windows = list(self._windows(name, number))
            if name not in GROUPED:
                loose += [noisy(w, self.subwords, rng, self.mix["noise"]) for w in windows]
            else:
                batches += self._grouped(windows)
        loose.sort(key=lambda w: len(w.subwords) + rng.random() * 8)
        batches += self._packed(loose)
        rng.shuffle(batches)
        return [batch(one, [targets(w, self.labels) for w in one]) for one in batches]

    def _windows(self, name: str, number: int) -> Iterator[Window]:
        held = self.corpora[name]
        plan = self.mix["corpora"][name]
        since = plan.get("from", 0.0)
        start, end = (
            plan["times"] * max(0.0, at / self.mix["rounds"] - since) / (1 - since)
            for at in (number, number + 1)
        )
        for turn in range(int(start), int(end) + 1):
            rng = random.Random(f"{self.mix['seed']} {name} {turn}")
            order = held.copy()
            rng.shuffle(order)
            lo, hi = (max(0.0, min(1.0, at - turn)) for at in (start, end))
            chosen = order[round(lo * len(order)) : round(hi * len(order))]
            for passage in chosen:
                renamed = rng.random() < self.mix["noise"]["swap"]
                seen = swapped(passage, rng) if renamed else passage
                yield from cut(seen, self.subwords, self.mix["window"], rng)

    def _grouped(self, windows: list[Window]) -> Iterator[list[Window]]:
        held, used = list[Window](), 0
        for window in windows:
            if held and (window.passage is not held[0].passage or used > self.mix["batch"]):
                yield held
                held, used = [], 0
            held.append(window)
            used += len(window)
        if held:
            yield held

    def _packed(self, windows: list[Window]) -> Iterator[list[Window]]:
        held, used = list[Window](), 0
        for window in windows:
            if held and (used + len(window) > self.mix["batch"] or len(held) >= 48):
                yield held
                held, used = [], 0
            held.append(window)
            used += len(window)
        if held:
            yield held
