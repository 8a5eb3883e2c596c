"""The training run: legs that resume, a log of losses and development scores."""

from __future__ import annotations

import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import yaml

from factional.errors import FactionalError
from factional.extract.language.network import Floats, Scores
from factional.extract.language.subwords import Subwords
from training import passages, scoring
from training.labels import Labels
from training.losses import Batch, batch, losses
from training.network import Network, chance
from training.passages import Passage
from training.swapping import swapped
from training.upstream import tokenizer, weights
from training.windows import Window, cut, noisy, targets

ROUNDS = 24
_POOL = ThreadPoolExecutor(max_workers=8)
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
            plan["times"] * max(0.0, at / ROUNDS - since) / (1 - since)
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


def optimizer(network: Network, rates: dict[str, float]) -> torch.optim.AdamW:
    """AdamW with a rate for each layer; the subword table stays, so unseen names keep theirs."""
    network.encoder.subwords.weight.requires_grad_(False)
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = defaultdict(list)
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith("encoder.layers."):
            rate = rates["encoder"] * rates["decay"] ** (5 - int(name.split(".")[2]))
        elif name.startswith("encoder.cases"):
            rate = rates["heads"]
        elif name.startswith("encoder."):
            rate = rates["encoder"] * rates["decay"] ** 6
        else:
            rate = rates["heads"]
        decay = rates["weight_decay"] if parameter.ndim > 1 else 0.0
        groups[rate, decay].append(parameter)
    return torch.optim.AdamW(
        [{"params": p, "lr": r, "peak": r, "weight_decay": d} for (r, d), p in groups.items()],
        betas=(0.9, 0.98),
        eps=1e-6,
        fused=True,
    )


def slope(done: float, rates: dict[str, float]) -> float:
    """The share of the peak rate at a share of the run: up while warm, then down in a line."""
    return min(done / rates["warm"], max(0.0, (1 - done) / (1 - rates["warm"])) + 1e-3)


def train(out: Path, minutes: float = 95.0, mix_file: Path | None = None) -> bool:
    """Trains until the plan is done or the leg's minutes are up; gives whether it is done.

    A leg ends with a checkpoint, as does every round; the next leg goes on from there and sees
    exactly what one long leg would have seen.
    """
    mix = yaml.safe_load((mix_file or Path(__file__).parent / "mix.yaml").read_text("utf-8"))
    started, device = time.monotonic(), torch.device("cuda" if torch.cuda.is_available() else "cpu")
    labels = Labels.read(out / "data" / "labels.json")
    subwords = Subwords(tokenizer(out / "tokenizer.json"))
    feed = Feed(out, mix, subwords, labels)
    torch.manual_seed(mix["seed"])
    if device.type == "cpu":
        torch.set_num_threads(1)
    network = Network(labels)
    network.encoder.load(weights())
    network.to(device)
    steps = optimizer(network, mix["rates"])
    lanes = Lanes(network, steps, labels, mix, device)
    state = {"round": 0, "words": 0, "legs": 1}
    saved = out / "checkpoint.pt"
    if saved.exists():
        held = torch.load(saved, map_location=device)
        network.load_state_dict(held["network"])
        steps.load_state_dict(held["steps"])
        state = held["state"] | {"legs": held["state"]["legs"] + 1}
    while state["round"] < ROUNDS:
        torch.manual_seed(mix["seed"] + state["round"])
        network.train()
        running: dict[str, list[float]] = defaultdict(list)
        since, before = time.monotonic(), state["words"]
        batches = feed.round(state["round"])
        for at in range(0, len(batches), mix["lanes"]):
            group = batches[at : at + mix["lanes"]]
            share = slope((state["round"] + at / len(batches)) / ROUNDS, mix["rates"])
            for part in steps.param_groups:
                part["lr"] = part["peak"] * share
            seed = mix["seed"] * 1_000_003 + state["round"] * 10_007 + at
            for name, value in lanes.step(group, seed).items():
                running[name].append(value)
            state["words"] += sum(one.words for one in group)
            if at % (40 * mix["lanes"]) == 0:
                _log(
                    out / "steps.log",
                    {
                        **state,
                        "at": at,
                        "of": len(batches),
                        "seconds": round(time.monotonic() - since),
                        "losses": _means(running),
                    },
                )
        state["round"] += 1
        took = time.monotonic() - since
        report = {
            **state,
            "words_per_second": round((state["words"] - before) / took),
            "losses": _means(running),
        }
        if state["round"] % 4 == 0 or state["round"] == 1:
            report["dev"] = glance(network, out, labels, subwords, device)
        _keep(saved, {"network": network.state_dict(), "steps": steps.state_dict(), "state": state})
        _log(out / "train.log", report)
        if (time.monotonic() - started) / 60 > minutes:
            break
    done = state["round"] >= ROUNDS
    if done:
        _keep(out / "final.pt", {"network": network.state_dict(), "state": state, "mix": mix})
    return done


@dataclass(frozen=True, slots=True)
class Lanes:
    """Steps on the mean gradient of a group of batches.

    On a CPU each batch has a thread of its own: two threads that meet once a step lose less to a
    busy machine than two that meet at every product. The outcome is the same in whatever order.
    """

    network: Network
    steps: torch.optim.AdamW
    labels: Labels
    mix: dict[str, Any]
    device: torch.device

    def step(self, group: list[Batch], seed: int) -> dict[str, float]:
        """One step; gives the mean losses."""
        learnt = [p for p in self.network.parameters() if p.requires_grad]
        seeds = range(seed, seed + len(group))
        run = map if self.device.type != "cpu" else _POOL.map
        done = list(run(self._lane, group, seeds, [learnt] * len(group), [len(group)] * len(group)))
        for parameter, *grads in zip(learnt, *(grads for _, grads in done), strict=True):
            held = [g for g in grads if g is not None]
            parameter.grad = sum(held[1:], held[0]) if held else None
        torch.nn.utils.clip_grad_norm_(learnt, self.mix["rates"]["clip"])
        self.steps.step()
        found = [losses_ for losses_, _ in done]
        names = sorted({name for one in found for name in one})
        return {n: float(np.mean([one[n] for one in found if n in one])) for n in names}

    def _lane(
        self, one: Batch, seed: int, learnt: list[torch.nn.Parameter], lanes: int
    ) -> tuple[dict[str, float], tuple[torch.Tensor | None, ...]]:
        chance(seed, self.device)
        rows = (one.subwords, one.cases, one.first, one.last, one.mask)
        inputs = [row.to(self.device) for row in rows]
        fast = torch.autocast(self.device.type, torch.bfloat16)
        with fast if _fast(self.device) else nullcontext():
            made = self.network(*inputs)
            found = losses(self.network, made, one, self.labels, random.Random(seed))
            weights_ = self.mix["weights"]
            total = torch.stack([weights_[name] * value for name, value in found.items()]).sum()
        grads = torch.autograd.grad(total / lanes, learnt, allow_unused=True)
        return {name: float(value.detach()) for name, value in found.items()}, grads


def _fast(device: torch.device) -> bool:
    """Whether bfloat16 pays: on a GPU, and on CPUs that multiply in it."""
    if device.type == "cuda":
        return True
    flags = Path("/proc/cpuinfo")
    return flags.exists() and "avx512_bf16" in flags.read_text("utf-8", "replace")


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
