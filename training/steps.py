"""Steps: rates, gradients of several batches at once."""

from __future__ import annotations

import random
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from training.labels import Labels
from training.losses import Batch, losses
from training.network import Network, chance

_POOL = ThreadPoolExecutor(max_workers=8)


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
        with torch.autocast(self.device.type, torch.bfloat16, enabled=fast(self.device)):
            made = self.network(*inputs)
            found = losses(self.network, made, one, self.labels, random.Random(seed))
            weights_ = self.mix["weights"]
            total = torch.stack([weights_[name] * value for name, value in found.items()]).sum()
        grads = torch.autograd.grad(total / lanes, learnt, allow_unused=True)
        return {name: float(value.detach()) for name, value in found.items()}, grads


def fast(device: torch.device) -> bool:
    """Whether bfloat16 pays: on a GPU, and on CPUs that multiply in it."""
    if device.type == "cuda":
        return True
    flags = Path("/proc/cpuinfo")
    return flags.exists() and "avx512_bf16" in flags.read_text("utf-8", "replace")
