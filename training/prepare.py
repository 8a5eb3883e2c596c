"""Preparation: from the corpora's folder to passages by corpus and split, and the labels."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path

from training import labels, passages, states
from training.passages import Passage
from training.sources import ewt, field, gum, litbank, named

SEED, GENERATED = 20260101, 12000
Reader = Callable[[Path], Iterable[Passage]]

TRAIN: dict[str, Reader] = {
    "ewt": lambda data: ewt.passages(data, "train"),
    "gum": lambda data: gum.passages(data, "train"),
    "crossner": lambda data: chain(named.crossner(data, "train"), named.crossner(data, "dev")),
    "redocred": named.redocred,
    "re3d": lambda data: named.re3d(data, held=False),
    "knowledgenet": named.knowledgenet,
    "litbank": lambda data: litbank.passages(data, "train"),
    "generated": lambda data: field.generated(SEED, GENERATED),
    "field": lambda data: field.named("train.yaml"),
    "attribution": lambda data: field.attributed("train"),
}
DEV: dict[str, Reader] = {
    "ewt": lambda data: ewt.passages(data, "dev"),
    "gum": lambda data: gum.passages(data, "dev"),
    "re3d": lambda data: named.re3d(data, held=True),
    "litbank": lambda data: litbank.passages(data, "dev"),
    "field": lambda data: field.named("dev.yaml"),
    "attribution": lambda data: field.attributed("dev"),
}


def prepare(data: Path, out: Path) -> dict[str, int]:
    """Reads every corpus; writes `train/*.jsonl.gz`, `dev/*.jsonl.gz`, `labels.json`, `words.json`.

    Args:
        data: The folder of corpora (`../shared/data`).
        out: Where to write.

    Returns:
        Words by corpus of the training split.
    """
    counts = {}
    for split, readers in (("train", TRAIN), ("dev", DEV)):
        for name, reader in readers.items():
            made = map(_without_peoples, reader(data))
            words = passages.write(out / split / f"{name}.jsonl.gz", made)
            if split == "train":
                counts[name] = words
            print(f"{split} {name}: {words} words", flush=True)
    parsed = chain.from_iterable(
        passages.read(out / "train" / f"{n}.jsonl.gz") for n in ("ewt", "gum")
    )
    labels.counted(parsed).write(out / "labels.json")
    (out / "words.json").write_text(json.dumps(counts, indent=1) + "\n", "utf-8")
    return counts


def _without_peoples(passage: Passage) -> Passage:
    """Bars nationalities where the corpus has no name for them.

    The guide types them (`Turkish` officers: State; `Chechens`: Group); most corpora do not.
    """
    if passage.source in ("field", "generated") or not passage.known:
        return passage
    held = {(s.start, s.end) for s in passage.spans or ()}
    found = {(at, at + 1) for at, word in enumerate(passage.words) if states.people((word,))} - held
    return dataclasses.replace(passage, barred=tuple(sorted({*passage.barred, *found})))
