"""How well the language model reads: the measures of a run, as a table.

    python -m benchmarks.language [PARTS] [--data ../shared/data] [--peer FOLDER] [--json FILE]
    python -m benchmarks.language --train-peer 900 --peer FOLDER

PARTS are `syntax`, `names`, `attribution`, `factuality`, `coreference` and `costs`; all where left
out. Development sets only; `--test` opens the test set of UD EWT, which is for the end. With
`--peer`, the spaCy pipeline in that folder is measured in the same run. The model is the one that
FACTIONAL_MODEL names, or the shipped one.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.language import costs, gold, peer, scores
from benchmarks.language.gold import Gold
from benchmarks.language.scores import Figures, Reader
from factional.extract.language.model import LocalModel
from factional.extract.language.spacy import SpacyModel

PARTS = ("syntax", "names", "attribution", "factuality", "coreference", "costs")
Row = tuple[str, Figures]
Measure = Callable[[Reader, Sequence[Gold]], Figures]


def syntax(model: Reader, data: Path, split: str) -> Iterator[Row]:
    """Trees over given words and sentences, and from raw text."""
    for corpus in ("ewt", "gum") if split == "dev" else ("ewt",):
        golds = list(gold.treebank(data, corpus, split))
        yield f"{corpus} {split}, words given", scores.syntax(model, golds)
        yield f"{corpus} {split}, raw text", scores.raw(model, golds)


def names(model: Reader, data: Path) -> Iterator[Row]:
    """Names by type."""
    yield "names, UNER EWT dev", scores.names(model, list(gold.treebank(data, "ewt", "dev")))
    yield "names, GUM dev", scores.names(model, list(gold.treebank(data, "gum", "dev")))
    yield "names, re3d held out", scores.names(model, list(gold.re3d(data)))
    yield "names, field dev", scores.names(model, list(gold.own("dev.yaml")))


def attribution(model: Reader, data: Path) -> Iterator[Row]:
    """Who said what."""
    held = list(gold.own("attribution.yaml", "dev"))
    yield "attribution, own held-out", scores.attribution(model, held)
    yield "attribution, LitBank dev", scores.attribution(model, list(gold.fiction(data)))


def factuality(model: Reader, data: Path) -> Iterator[Row]:
    """How sure it is that something happened."""
    yield "factuality, UDS dev", scores.factuality(model, list(gold.treebank(data, "ewt", "dev")))


def coreference(model: Reader, data: Path) -> Iterator[Row]:
    """Who and what is the same."""
    yield "coreference, GUM dev", scores.coreference(model, list(gold.treebank(data, "gum", "dev")))


def measured(model: Reader, parts: Sequence[str], data: Path, split: str) -> Iterator[Row]:
    """The rows of one model."""
    if "syntax" in parts:
        yield from syntax(model, data, split)
    by_name: dict[str, Callable[[Reader, Path], Iterator[Row]]] = {
        "names": names,
        "attribution": attribution,
        "factuality": factuality,
        "coreference": coreference,
    }
    for name, part in by_name.items():
        if name in parts and split == "dev":
            yield from part(model, data)


def main() -> None:
    """Print the measures that are asked for."""
    parser = argparse.ArgumentParser(description="How well the language model reads.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", type=Path, help="folder of a model, in place of the shipped")
    parser.add_argument("--peer", type=Path, help="folder of a spaCy pipeline")
    parser.add_argument("--train-peer", type=float, metavar="SECONDS", help="train it first")
    parser.add_argument("--json", type=Path, help="write the figures here, too")
    parser.add_argument("--test", action="store_true", help="open the test set of UD EWT")
    given = parser.parse_args()
    parts = given.parts or PARTS
    if unknown := set(parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    if given.train_peer:
        peer.train(given.data, given.peer, given.train_peer)
        return
    models: dict[str, Reader] = {"local": LocalModel.load(given.model)}
    if given.peer:
        models["spaCy"] = SpacyModel(given.peer)
    split = "test" if given.test else "dev"
    kept: dict[str, dict[str, Figures]] = {}
    for name, model in models.items():
        for row, figures in measured(model, parts, given.data, split):
            kept.setdefault(row, {})[name] = figures
            _print(f"{row} ({name})", figures)
    if "costs" in parts:
        golds = list(gold.treebank(given.data, "ewt", "dev"))
        rates = costs.speed(models, golds)
        _print("speed, one thread", rates)
        if given.model:
            os.environ["FACTIONAL_MODEL"] = str(given.model)
        text = "\n\n".join(g.text for g in golds)[:60_000]
        kept["costs"] = {"speed": rates, "wheel": costs.wheel()}
        kept["costs"]["local"] = costs.alone(costs.LOCAL, text)
        if given.peer:
            kept["costs"]["spaCy"] = costs.alone(costs.PEER.format(path=str(given.peer)), text)
        for name, figures in kept["costs"].items():
            if name != "speed":
                _print(f"costs ({name})", figures)
    if given.json:
        given.json.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def _print(row: str, figures: Figures) -> None:
    shown = "  ".join(
        f"{key} {value:,.0f}" if value > 10 or float(value).is_integer() else f"{key} {value:.3f}"
        for key, value in figures.items()
    )
    print(f"{row:40}{shown}", flush=True)


if __name__ == "__main__":
    main()
