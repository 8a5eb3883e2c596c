"""Training, from the folder of corpora to the weights that ship.

    python -m training all --data ../shared/data --out ../run
    python -m training prepare | train | second | third | export | evaluate [--out DIR] ...

`train` may be started again and again: it goes on from its last checkpoint until the plan is done.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "src" / "factional" / "extract" / "language" / "weights"
STEPS = ("prepare", "train", "second", "third", "export", "evaluate")


def main() -> int:
    """Runs a step, or all of them; gives 3 where training has to go on in another leg."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("step", choices=(*STEPS, "all"))
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--out", type=Path, default=HERE.parent / "build" / "training")
    parser.add_argument("--minutes", type=float, default=95.0, help="the longest that a leg runs")
    parser.add_argument("--install", action="store_true", help="put the weights into the package")
    given = parser.parse_args()
    for step in STEPS if given.step == "all" else (given.step,):
        if not _STEPS[step](given):
            print("The leg is over and the plan is not: start `train` again.")
            return 3
    return 0


def _prepare(given: argparse.Namespace) -> bool:
    from training.prepare import prepare  # noqa: PLC0415  (each step loads what it needs)

    prepare(given.data, given.out / "data")
    return True


def _train(given: argparse.Namespace) -> bool:
    from training.train import train  # noqa: PLC0415

    return train(given.out, given.minutes)


def _second(given: argparse.Namespace) -> bool:
    from training.second import second  # noqa: PLC0415

    print(second(given.out))
    return True


def _third(given: argparse.Namespace) -> bool:
    from training.third import third  # noqa: PLC0415

    print(third(given.out, given.data))
    return True


def _export(given: argparse.Namespace) -> bool:
    from training import card, export  # noqa: PLC0415
    from training.labels import Labels  # noqa: PLC0415

    labels = Labels.read(given.out / "data" / "labels.json")
    network, held = export.restored(given.out / "second.pt", labels)
    labels.thresholds["coreference"] = held["second"]["threshold"]
    reader, third = export.reader(given.out / "third.pt", network, labels)
    sizes = export.export(network, reader, labels, given.out)
    card.write(given.out, held, third["third"], {})
    for name, size in sizes.items():
        print(f"{name}: {size / 1e6:.1f} MB")
    return True


def _evaluate(given: argparse.Namespace) -> bool:
    from training import card, evaluate, export  # noqa: PLC0415
    from training.labels import Labels  # noqa: PLC0415

    for part, cost in evaluate.losses(given.out).items():
        shown = ", ".join(f"{key} {value:+.2f}" for key, value in cost.items())
        print(f"int8 costs {part}: {shown} points")
    labels = Labels.read(given.out / "data" / "labels.json")
    network, held = export.restored(given.out / "second.pt", labels)
    _, third = export.reader(given.out / "third.pt", network, labels)
    found = evaluate.figures(given.data, given.out / "weights")
    card.write(given.out, held, third["third"], found)
    if given.install:
        export.install(given.out, PACKAGE)
    return True


_STEPS = {
    "prepare": _prepare,
    "train": _train,
    "second": _second,
    "third": _third,
    "export": _export,
    "evaluate": _evaluate,
}

if __name__ == "__main__":
    sys.exit(main())
