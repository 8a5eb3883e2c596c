r"""Fit the weights by which the features of two names become a probability.

    python -m tools.matching.weights ../shared/data [--write]

A logistic regression with a ridge for persons and one for all else, on the tuning half of the UN
list, the tuning half of `benchmarks/names/groups.csv`, and pairs of the OFAC and UCDP lists made as
the UN's were; what resembles a name of the halves for figures is left out of the lists. Each name
with itself, and with one drawn at random, is there too, for less. A feature
must speak for or against as `AGAINST` says, or not at all, so that what a person reads is what was
reckoned. Printed are figures of folds by entry, each with the weights of the other folds.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.names.scores import average_precision, before_an_error, recall_at
from numpy.typing import NDArray

from factional.model import EntityType
from factional.resolve.matching._features import measure
from tools.matching.material import Pair, entries, groups, pairs_of, united_nations
from tools.matching.regression import Numbers, logistic

TARGET = Path(__file__).parents[2] / "src/factional/vocabulary/names/weights.yaml"
SEED = 11
FOLDS = 5
RIDGE = 1.0
SHARES = {"un": 3.0, "groups": 4.0, "ucdp": 0.5, "ofac": 0.3, "selves": 0.5, "strangers": 0.5}
"""What a pair of each source counts for; look-alikes of the UN list twice, since those that lie in
the half for figures are not there."""
STRANGERS = 6
FROM_LISTS = 4000
AGAINST = {
    "both have words of their own",
    "first names differ, the rest does not",
    "in another order",
    "one may be the other's father",
    "only what kind of body",
    "another kind of body",
    "names of their own",
    "another place",
    "another side or number",
    "another part",
    "another abbreviation",
    "the rest agrees, a name differs",
    "the rest agrees, another place",
    "the rest agrees, a place more",
    "the rest agrees, a side or number differs",
}
"""What may only speak against; all else may only speak for."""


@dataclass(frozen=True, slots=True)
class Material:
    """Pairs with their features, ready to fit."""

    pairs: list[Pair]
    names: list[str]
    rows: Numbers
    labels: Numbers
    shares: Numbers
    sources: list[str]


def main() -> None:
    """Fit, tell how well it does on folds, and write if asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    out = HEAD
    for name, person in (("person", True), ("organisation", False)):
        material = gather(options.data, person=person)
        print(f"{name}: {len(material.pairs)} pairs, {int(material.labels.sum())} the same")
        _folds(material)
        weights = fit(material, np.ones(len(material.pairs), dtype=bool))
        out += f"{name}:\n"
        for feature, weight in zip(["start", *material.names], weights, strict=True):
            if abs(weight) >= 0.005:
                out += f"  {feature}: {weight:.2f}\n"
    print(out)
    if options.write:
        TARGET.write_text(out, encoding="utf-8")


HEAD = (
    "# What each feature of two names adds to the log odds that they are one actor's, as a\n"
    "# multiple of its value. `python -m tools.matching.weights` wrote it and says from what.\n\n"
)


def gather(data: Path, *, person: bool) -> Material:
    """All pairs to fit on, of persons or of all else."""
    listed = pairs_of(entries(data))
    listed = [p for p in listed if (p.kind is EntityType.PERSON) == person]
    random.Random(SEED).shuffle(listed)
    sourced = [(p, "un") for p in united_nations(data, "tune")]
    sourced += [(p, "groups") for p in groups("tune")]
    sourced += [(p, p.entry.partition("-")[0]) for p in listed[:FROM_LISTS]]
    sourced += _plain([p for p, source in sourced if source in ("un", "groups")])
    sourced = [(p, s) for p, s in sourced if (p.kind is EntityType.PERSON) == person]
    measured = [measure(p.a, p.b, p.kind) for p, _ in sourced]
    names = sorted({name for found in measured for name in found})
    rows = np.array(
        [[1.0, *(m[n].value if n in m else 0.0 for n in names)] for m in measured], dtype=np.float64
    )
    return Material(
        [p for p, _ in sourced],
        names,
        rows,
        np.array([float(p.same) for p, _ in sourced]),
        np.array([SHARES[s] * (2 if s == "un" and not p.same else 1) for p, s in sourced]),
        [s for _, s in sourced],
    )


def _plain(pairs: list[Pair]) -> list[tuple[Pair, str]]:
    """Pairs too plain for a list: a name and itself, and a name and a stranger's."""
    rng = random.Random(SEED)
    named = sorted(
        {(p.a, p.kind, p.entry) for p in pairs} | {(p.b, p.kind, p.entry) for p in pairs if p.same}
    )
    whole = [n for n in named if n[1] is not EntityType.PERSON or " " in n[0]]
    out = [(Pair(name, name, kind, True, entry), "selves") for name, kind, entry in whole]
    for name, kind, entry in named:
        for other, other_kind, whose in rng.sample(named, STRANGERS):
            if entry != whose and kind is other_kind:
                out.append((Pair(name, other, kind, False, entry), "strangers"))
    return out


def fit(material: Material, chosen: NDArray[np.bool_]) -> list[float]:
    """Weights from some of the pairs, the start first."""
    signs = [0, *(-1 if name in AGAINST else 1 for name in material.names)]
    ridge = np.array([0.0, *(RIDGE for _ in material.names)])
    return logistic(
        material.rows[chosen],
        material.labels[chosen],
        ridge=ridge,
        weights=material.shares[chosen],
        signs=signs,
    )


def _folds(material: Material) -> None:
    order = sorted({p.entry for p in material.pairs})
    random.Random(SEED).shuffle(order)
    fold_of = {entry: i % FOLDS for i, entry in enumerate(order)}
    folds = np.array([fold_of[p.entry] for p in material.pairs])
    chances = np.zeros(len(material.pairs))
    for i in range(FOLDS):
        weights = np.array(fit(material, folds != i))
        chances[folds == i] = 1 / (1 + np.exp(-(material.rows[folds == i] @ weights)))
    for source in SHARES:
        own = [i for i, s in enumerate(material.sources) if s == source]
        for label, some in (
            ("all", own),
            ("sharing a word", [i for i in own if material.pairs[i].shares]),
            ("to be told by names", [i for i in own if material.pairs[i].tier < 3]),
        ):
            _print(source, label, [(float(chances[i]), material.pairs[i].same) for i in some])


def _print(source: str, label: str, scored: Sequence[tuple[float, bool]]) -> None:
    if not scored:
        return
    clean, worst = before_an_error(scored)
    if (
        source == "un"
    ):  # look-alikes in the half for figures are not in the tuning half: as many again
        scored = [*scored, *(pair for pair in scored if not pair[1])]
    ap, recall = average_precision(scored), recall_at(scored, 0.95)
    brier = sum((score - same) ** 2 for score, same in scored) / len(scored)
    print(
        f"  {source:7} {label:20} {len(scored):5} pairs  AP {ap:.3f}  recall at 0.95 {recall:.3f}"
        f"  without an error {clean} above {worst:.3f}  Brier {brier:.3f}"
    )


if __name__ == "__main__":
    main()
