"""What a model costs: words a second on one core, time to load, memory, and size in the wheel."""

from __future__ import annotations

import io
import json
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

import factional
from benchmarks.language.gold import Gold
from benchmarks.language.scores import Figures, Reader

_ALONE = """
import json, resource, sys, time
begun = time.perf_counter()
{load}
loaded = time.perf_counter()
text = sys.stdin.read()
model.analyse(text[:2000], [(0, min(2000, len(text)))])
ready = time.perf_counter()
model.analyse(text, [(0, len(text))])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({{"load s": loaded - begun, "first answer s": ready - begun, "peak MiB": peak}}))
"""
LOCAL = "from factional.extract.language import language_model\nmodel = language_model()"
PEER = "from factional.extract.language.spacy import SpacyModel\nmodel = SpacyModel({path!r})"


def speed(models: dict[str, Reader], golds: Sequence[Gold], rounds: int = 5) -> Figures:
    """Words a processor-second of each model, one thread, the median of rounds taken in turn."""
    words = sum(len(gold.words) for gold in golds)
    taken: dict[str, list[float]] = {name: [] for name in models}
    for _ in range(rounds):
        for name, model in models.items():
            begun = time.process_time()
            for gold in golds:
                model.analyse(gold.text, gold.paragraphs())
            taken[name].append(words / (time.process_time() - begun))
    return {f"{name} words a second": statistics.median(rates) for name, rates in taken.items()}


def alone(load: str, text: str) -> Figures:
    """Time to load, time to a first answer and peak memory of a fresh interpreter.

    Args:
        load: Statements that leave the model in `model`.
        text: What it reads.
    """
    run = subprocess.run(
        [sys.executable, "-c", _ALONE.format(load=load)],
        input=text,
        capture_output=True,
        text=True,
        check=True,
    )
    figures: Figures = json.loads(run.stdout)
    return figures


def wheel() -> Figures:
    """Megabytes of the weights and of the package with them, packed as a wheel packs."""
    root = Path(factional.__file__).parent
    packed = {"weights": 0, "package": 0}
    for path in sorted(root.rglob("*")):
        if not path.is_file() or "__pycache__" in path.parts:
            continue
        room = io.BytesIO()
        with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(path, path.name)
        size = room.tell()
        packed["package"] += size
        packed["weights"] += size if "weights" in path.parts else 0
    return {f"{name} packed MB": size / 1e6 for name, size in packed.items()}
