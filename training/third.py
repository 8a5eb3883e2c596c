"""The third stage: what sentences state between their words, learnt with the encoder at rest.

The reader shares the embeddings of subwords, which stay as they are. They are therefore looked up
once, for a few versions of each sentence in other company and under other names, and only the
reader's own layers and the scorer of pairs learn.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
import yaml
from numpy.typing import NDArray
from torch import Tensor

from factional.extract.language.subwords import OPENING, SEPARATOR, Subwords
from training import stated
from training.asked import Asked, Bank, asked, bank, exchanged, pieces
from training.labels import Labels
from training.network import WIDTH, Encoder, Network, chance
from training.statements import Statements, loss
from training.steps import fast, slope

PLAN = Path(__file__).parent / "third.yaml"


@dataclass(slots=True)
class Packed:
    """Sentences in one window.

    Attributes:
        first: Where the last part of each word begins.
        embedded: `[S, 384]` its subwords before the first layer.
        begins: The word that each sentence begins with.
    """

    subwords: list[int] = field(default_factory=lambda: [OPENING])
    cases: list[int] = field(default_factory=lambda: [0])
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    sentences: list[Asked] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)
    embedded: Tensor | None = None

    def add(self, one: Asked, forms: Iterable[str], subwords: Subwords) -> None:
        """Put a sentence at the end, as a paragraph of its own."""
        self.sentences.append(one)
        self.begins.append(len(self.first))
        for form in forms:
            at = len(self.subwords)
            for piece in subwords.of(pieces(form)):
                at = len(self.subwords)
                self.subwords += piece.ids
                self.cases += [piece.case] * len(piece.ids)
            self.first.append(at)
            self.last.append(len(self.subwords) - 1)
        self.subwords.append(SEPARATOR)
        self.cases.append(0)


def packed(
    sentences: Sequence[Asked], lent: Bank, plan: dict[str, Any], subwords: Subwords, seed: str
) -> list[Packed]:
    """All sentences in windows of several sizes, in an order and under names that a seed draws."""
    rng = random.Random(seed)
    order = list(sentences)
    rng.shuffle(order)
    windows, room = [Packed()], rng.choice(plan["windows"])
    for one in order:
        forms = exchanged(one, lent, plan["exchanged"], rng)
        size = sum(len(piece.ids) for form in forms for piece in subwords.of(pieces(form)))
        if windows[-1].sentences and len(windows[-1].subwords) + size >= room:
            windows.append(Packed())
            room = rng.choice(plan["windows"])
        windows[-1].add(one, forms, subwords)
    return windows


def read(encoder: Encoder, windows: Sequence[Packed]) -> None:
    """Look up the subwords of windows."""
    for one in windows:
        with torch.no_grad():
            found = encoder.embedded(torch.tensor([one.subwords]), torch.tensor([one.cases]))
        one.embedded = found[0].to(torch.bfloat16)


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side.

    Attributes:
        embedded: `[B, S, 384]`.
        words: `[5, B, W]`.
        mask: `[B, S]`.
        pairs: `[5, P]`, words counted through all windows.
        wanted: `[P, R]`.
        own: `[P]` whether the pair is of a sentence that we wrote.
    """

    embedded: Tensor
    words: Tensor
    mask: Tensor
    pairs: Tensor
    wanted: Tensor
    own: Tensor


def batch(windows: Sequence[Packed], share: float, draw: np.random.Generator) -> Batch:
    """Puts windows side by side.

    Args:
        windows: Windows that were read.
        share: The share of the pairs of corpora of which nothing is stated that is kept.
        draw: Draws them.
    """
    longest = max(len(w.subwords) for w in windows)
    most = max(len(w.first) for w in windows)
    embedded = torch.zeros(len(windows), longest, WIDTH)
    mask = torch.zeros(len(windows), longest, dtype=torch.bool)
    words = np.zeros((5, len(windows), most), np.int64)
    chosen, wanted, own = [], [], []
    for row, window in enumerate(windows):
        assert window.embedded is not None
        embedded[row, : len(window.subwords)] = window.embedded.float()
        mask[row, : len(window.subwords)] = True
        words[0, row, : len(window.first)] = window.first
        words[1, row, : len(window.last)] = window.last
        for one, begin in zip(window.sentences, window.begins, strict=True):
            words[2:, row, begin : begin + len(one.forms)] = one.grammar
            told: NDArray[np.bool_] = np.asarray(one.wanted.any(axis=1))
            kept = told | (draw.random(told.shape[0]) < (1.0 if one.own else share))
            moved = one.pairs[:, kept].copy()
            moved[:3] += row * most + begin
            chosen.append(moved)
            wanted.append(one.wanted[kept])
            own.append(np.full(int(kept.sum()), one.own))
    parts = (np.concatenate(chosen, axis=1), np.concatenate(wanted), np.concatenate(own))
    tensors = (torch.from_numpy(part) for part in (words, *parts))
    put, pairs, answers, ours = tensors
    return Batch(embedded, put, mask, pairs, answers, ours)


def third(out: Path, data: Path) -> dict[str, Any]:
    """Train on the labelled sentences; writes `third.pt` and gives the scores on those held back.

    Args:
        out: The folder of the run, with `second.pt` and `data/labels.json` in it.
        data: The folder of corpora.
    """
    plan: dict[str, Any] = yaml.safe_load(PLAN.read_text("utf-8"))
    labels = Labels.read(out / "data" / "labels.json")
    subwords = Subwords(out / "tokenizer.json")
    network = Network(labels)
    network.load_state_dict(torch.load(out / "second.pt", map_location="cpu")["network"])
    network.eval()
    sentences = list(asked([*stated.own(), *stated.load(data)], labels))
    train = [one for one in sentences if one.split == "train"]
    dev = [one for one in sentences if one.split == "dev"]
    torch.manual_seed(plan["seed"])
    chance(plan["seed"], torch.device("cpu"))
    reader = Statements(labels, network.encoder)
    kept = packed(dev, {}, {**plan, "exchanged": 0.0}, subwords, "dev")
    lent = bank(train)
    versions = [
        packed(train, lent, plan, subwords, f"{plan['seed']} {n}") for n in range(plan["versions"])
    ]
    for windows in (kept, *versions):
        read(network.encoder, windows)
    report = _trained(reader, versions, kept, plan, out / "third.log")
    report |= seen(train, plan["passes"])
    torch.save({"reader": reader.state_dict(), "third": report, "plan": plan}, out / "third.pt")
    return report


def seen(sentences: Sequence[Asked], passes: int) -> dict[str, Any]:
    """What a run saw, for the card: words in all passes, and words once by corpus and licence."""
    sources = Counter[tuple[str, str]]()
    for one in sentences:
        sources[one.source] += len(one.forms)
    return {
        "sentences": len(sentences),
        "words": passes * sources.total(),
        "sources": [[*source, count] for source, count in sources.items()],
    }


def _trained(
    reader: Statements,
    versions: Sequence[Sequence[Packed]],
    dev: Sequence[Packed],
    plan: dict[str, Any],
    log: Path,
) -> dict[str, Any]:
    draw, rng = np.random.default_rng(plan["seed"]), random.Random(plan["seed"])
    layered = [p for name, p in reader.named_parameters() if name.startswith("layers.")]
    others = [p for name, p in reader.named_parameters() if not name.startswith("layers.")]
    rates = plan["rates"]
    steps = torch.optim.AdamW(
        [{"params": layered, "peak": rates["layers"]}, {"params": others, "peak": rates["scorer"]}],
        weight_decay=rates["weight_decay"],
    )
    report: dict[str, Any] = {}
    for turn in range(plan["passes"]):
        windows = sorted(
            versions[turn % len(versions)], key=lambda w: len(w.subwords) + 20 * rng.random()
        )
        groups = [windows[at : at + plan["batch"]] for at in range(0, len(windows), plan["batch"])]
        rng.shuffle(groups)
        reader.train()
        losses = []
        for at, group in enumerate(groups):
            share = slope((turn + at / len(groups)) / plan["passes"], rates)
            for part in steps.param_groups:
                part["lr"] = part["peak"] * share
            found = _scored(reader, one := batch(group, plan["silent"], draw))
            total = loss(found, one.wanted, plan["weight"])
            steps.zero_grad()
            total.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), rates["clip"])
            steps.step()
            losses.append(float(total.detach()))
        report = {"pass": turn + 1, "loss": round(float(np.mean(losses)), 4)}
        if turn % 2 or turn + 1 == plan["passes"]:
            report["scores"] = scores(reader, dev)
        with log.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(report) + "\n")
    return report


def _scored(reader: Statements, one: Batch) -> Tensor:
    quick = fast(torch.device("cpu")) and reader.training
    with torch.autocast("cpu", torch.bfloat16, enabled=quick):
        vectors = reader.vectors(one.embedded, one.words, one.mask)
    return reader.pairs(vectors.float().flatten(0, 1), one.pairs)


def scores(reader: Statements, windows: Sequence[Packed]) -> dict[str, float]:
    """Precision and recall at three thresholds, of sentences that we wrote and of others."""
    reader.eval()
    draw = np.random.default_rng(0)
    made, wanted, own = [], [], []
    for at in range(0, len(windows), 16):
        one = batch(windows[at : at + 16], 1.0, draw)
        with torch.no_grad():
            made.append(torch.sigmoid(_scored(reader, one)))
        wanted.append(one.wanted)
        own.append(one.own)
    chances, answers, ours = torch.cat(made), torch.cat(wanted) > 0, torch.cat(own)
    found: dict[str, float] = {}
    for name, rows in (("written", ours), ("corpora", ~ours)):
        for threshold in (0.3, 0.5, 0.7):
            said, right = chances[rows] > threshold, answers[rows]
            hits = float((said & right).sum())
            found[f"{name} precision {threshold}"] = round(hits / max(1.0, float(said.sum())), 4)
            found[f"{name} recall {threshold}"] = round(hits / max(1.0, float(right.sum())), 4)
    return found
