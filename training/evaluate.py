"""Evaluation of an export on the development sets: what int8 costs, and how good the model is.

The figures of the card are those of `benchmarks.language`, which asks the run time with raw text
as users do. What int8 costs is measured window by window, both graphs over the same windows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from benchmarks.language.__main__ import PARTS, measured

from factional.extract.language.model import LocalModel
from factional.extract.language.network import Floats, OnnxNetwork, Scores
from factional.extract.language.subwords import Subwords
from training import passages, scoring
from training.labels import Labels
from training.passages import Passage
from training.windows import Window

Figures = dict[str, dict[str, float]]


class Graphs:
    """The exported graphs of one folder, each window run once."""

    def __init__(self, folder: Path) -> None:
        self._network = OnnxNetwork(folder)
        self._held: dict[tuple[str, int, int], Scores] = {}

    def run(self, window: Window) -> Scores:
        """The first pass over a window."""
        key = (window.passage.name, window.start, window.end)
        if key not in self._held:
            rows = (window.subwords, window.cases, window.first, window.last)
            self._held[key] = self._network.window(*(np.array(row, np.int64) for row in rows))
        return self._held[key]

    def name(self, child: Floats, parent: Floats) -> Floats:
        """The relations of words to their heads."""
        return self._network.relations(child, parent)


def heads(out: Path, folder: Path) -> Figures:
    """Scores of each head of the graphs in a folder, in percent, over development passages."""
    labels = Labels.read(out / "weights" / "labels.json")
    subwords = Subwords(out / "weights" / "tokenizer.json")
    graphs = Graphs(folder)

    def dev(corpus: str) -> list[Passage]:
        return passages.read(out / "data" / "dev" / f"{corpus}.jsonl.gz")

    found: Figures = {}
    for corpus in ("ewt", "gum"):
        found[corpus] = scoring.syntax(dev(corpus), subwords, labels, graphs.run, graphs.name)
    for corpus in ("ewt", "gum", "re3d", "field"):
        spans = scoring.entities(dev(corpus), subwords, labels, graphs.run)
        found[f"names {corpus}"] = {kind: score["f"] for kind, score in spans.items()}
    for corpus in ("ewt", "gum", "attribution"):
        said = scoring.attribution(dev(corpus), subwords, labels, graphs.run)
        found[f"attribution {corpus}"] = said
    r = scoring.factuality(dev("ewt"), subwords, labels, graphs.run)
    found["factuality"] = {"pearson": 100 * r}
    return found


def losses(out: Path) -> Figures:
    """What int8 costs: fp32 less int8, in points, by part and measure; writes `int8.json`."""
    full, small = heads(out, out / "fp32"), heads(out, out / "weights")
    cost = {
        part: {key: round(full[part][key] - small[part][key], 2) for key in full[part]}
        for part in full
    }
    text = json.dumps({"fp32": full, "int8": small, "cost": cost}, indent=1)
    (out / "int8.json").write_text(text + "\n", "utf-8")
    return cost


def figures(data: Path, folder: Path) -> Figures:
    """The scores of the card, through the run time: by part and measure, shares of one."""
    return dict(_rows(data, folder))


def _rows(data: Path, folder: Path) -> Iterator[tuple[str, dict[str, float]]]:
    model = LocalModel.load(folder)
    for part, found in measured(model, PARTS, data, "dev"):
        yield part, {key: round(float(value), 4) for key, value in found.items()}
