"""The training run: legs that resume, a log of losses and development scores."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import torch

from factional.extract.language.network import Floats, Scores
from factional.extract.language.subwords import Subwords
from training import passages, scoring
from training.feeding import Feed
from training.labels import Labels
from training.losses import Batch
from training.network import Network
from training.passages import Passage
from training.plans import PLANS, plan
from training.steps import Lanes, optimizer, slope
from training.upstream import tokenizer, weights
from training.windows import Window


def train(out: Path, minutes: float = 95.0) -> bool:
    """Trains until all plans are done or the leg's minutes are up; gives whether they are done.

    A leg ends with a checkpoint, as does every round; the next leg goes on from there and sees
    exactly what one long leg would have seen.

    Args:
        out: The folder of the run; its `data` is prepared.
        minutes: The longest that the leg runs.
    """
    until = time.monotonic() + 60 * minutes
    before = None
    for name in PLANS:
        done = out / f"{name}.pt"
        if not done.exists() and not _plan(out, name, before, until):
            return False
        before = done
    return True


def _plan(out: Path, name: str, start: Path | None, until: float) -> bool:
    """Goes through a plan, or goes on with it; gives whether it is done before `until`."""
    mix, device = plan(name), torch.device("cuda" if torch.cuda.is_available() else "cpu")
    labels = Labels.read(out / "data" / "labels.json")
    subwords = Subwords(tokenizer(out / "tokenizer.json"))
    feed = Feed(out, mix, subwords, labels)
    torch.manual_seed(mix["seed"])
    if device.type == "cpu":
        torch.set_num_threads(1)
    network = Network(labels)
    network.encoder.load(weights())
    state = {"round": 0, "words": 0, "legs": 1}
    if start is not None:
        held = torch.load(start, map_location="cpu")
        network.load_state_dict(held["network"])
        state = held["state"] | {"round": 0, "legs": held["state"]["legs"] + 1}
    network.to(device)
    lanes = Lanes(network, optimizer(network, mix["rates"]), labels, mix, device)
    saved = out / f"{name}.checkpoint.pt"
    if saved.exists():
        held = torch.load(saved, map_location=device)
        network.load_state_dict(held["network"])
        lanes.steps.load_state_dict(held["steps"])
        state = held["state"] | {"legs": held["state"]["legs"] + 1}
    while state["round"] < mix["rounds"]:
        report = _round(lanes, feed.round(state["round"]), state, out / "steps.log")
        if state["round"] % 4 == 0 or state["round"] == 1:
            report["dev"] = glance(network, out, labels, subwords, device)
        parts = {"network": network.state_dict(), "steps": lanes.steps.state_dict()}
        _keep(saved, parts | {"state": state})
        _log(out / "train.log", report)
        if time.monotonic() > until:
            break
    done: bool = state["round"] >= mix["rounds"]
    if done:
        _keep(out / f"{name}.pt", {"network": network.state_dict(), "state": state, "mix": mix})
    return done


def _round(lanes: Lanes, batches: list[Batch], state: dict[str, int], log: Path) -> dict[str, Any]:
    """Takes the steps of a round, counts them in the state, and reports."""
    mix, number = lanes.mix, state["round"]
    running: dict[str, list[float]] = defaultdict(list)
    since, before = time.monotonic(), state["words"]
    lanes.network.train()
    for at in range(0, len(batches), mix["lanes"]):
        group = batches[at : at + mix["lanes"]]
        share = slope((number + at / len(batches)) / mix["rounds"], mix["rates"])
        for part in lanes.steps.param_groups:
            part["lr"] = part["peak"] * share
        seed = mix["seed"] * 1_000_003 + number * 10_007 + at
        for name, value in lanes.step(group, seed).items():
            running[name].append(value)
        state["words"] += sum(one.words for one in group)
        if at % (40 * mix["lanes"]) == 0:
            _log(log, {**state, "at": at, "of": len(batches), "losses": _means(running)})
    state["round"] += 1
    took = time.monotonic() - since
    speed = round((state["words"] - before) / took)
    return {**state, "words_per_second": speed, "losses": _means(running)}


def glance(
    network: Network, out: Path, labels: Labels, subwords: Subwords, device: torch.device
) -> dict[str, Any]:
    """Development scores on a part of each set."""
    network.eval()

    held: dict[tuple[str, int, int], Scores] = {}

    def run(window: Window) -> Scores:
        key = (window.passage.name, window.start, window.end)
        if key not in held:
            rows = (window.subwords, window.cases, window.first, window.last)
            with torch.no_grad():
                made = network(*(torch.tensor([row], device=device) for row in rows), None)
            held[key] = Scores(**{k: v[0].float().cpu().numpy() for k, v in made.items()})
        return held[key]

    def name(child: Floats, parent: Floats) -> Floats:
        pair = (torch.from_numpy(child).to(device), torch.from_numpy(parent).to(device))
        with torch.no_grad():
            named: Floats = network.relation(*pair).cpu().numpy()
        return named

    def dev(corpus: str, every: int = 1) -> list[Passage]:
        return passages.read(out / "data" / "dev" / f"{corpus}.jsonl.gz")[::every]

    found: dict[str, Any] = {}
    for corpus, every in (("ewt", 8), ("gum", 4)):
        found[corpus] = scoring.syntax(dev(corpus, every), subwords, labels, run, name)
    for corpus, every in (("ewt", 8), ("gum", 4), ("re3d", 1), ("field", 1)):
        spans = scoring.entities(dev(corpus, every), subwords, labels, run)
        found[f"{corpus} names"] = {kind: score["f"] for kind, score in spans.items()}
    for corpus, every in (("ewt", 8), ("attribution", 1)):
        found[f"{corpus} said"] = scoring.attribution(dev(corpus, every), subwords, labels, run)
    found["factuality"] = scoring.factuality(dev("ewt", 8), subwords, labels, run)
    return found


def _means(running: dict[str, list[float]]) -> dict[str, float]:
    return {name: round(float(np.mean(v[-100:])), 4) for name, v in sorted(running.items())}


def _keep(path: Path, held: dict[str, Any]) -> None:
    """Writes a checkpoint whole or not at all."""
    part = path.with_suffix(".part")
    torch.save(held, part)
    part.replace(path)


def _log(path: Path, report: dict[str, Any]) -> None:
    line = json.dumps(report, default=float)
    with path.open("a", encoding="utf-8") as log:
        log.write(line + "\n")
    print(line[:600], flush=True)
