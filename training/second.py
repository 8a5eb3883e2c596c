"""The second stage: the scorer of coreference learns on, over whole texts as they are read.

While the encoder learns, pairs of mentions come from a batch's few windows, with the annotators'
mentions. The run time looks back over windows and has only the mentions that it found. So, with
the encoder at rest, each text is read once as the run time reads it, and the scorer goes on over
that.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from benchmarks.language.coreference import conll
from torch import Tensor, nn

from factional.extract.language import decoding
from factional.extract.language.chains import REACH, best
from factional.extract.language.network import Floats, Indices
from factional.extract.language.pairing import (
    Mentioned,
    coreference_pairs,
    mention_span,
    pair_features,
)
from factional.extract.language.subwords import Subwords
from training import passages
from training.labels import Labels
from training.losses import ranking
from training.network import Network, chance
from training.passages import Passage, Stretch
from training.plans import PLANS
from training.steps import fast
from training.windows import Window, clipped, cut

Pairs = tuple[Indices, Indices, Floats]


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it was read: what the scorer gets, and the truth.

    Attributes:
        vectors: (M, 384) of the predicted mentions' heads.
        mentions: The predicted mentions in text order.
        clusters: (M,) the annotators' cluster of each; a number of its own where they have none.
        gold: The annotators' clusters, each as stretches of words.
    """

    vectors: Tensor
    mentions: tuple[Mentioned, ...]
    clusters: Indices
    gold: tuple[frozenset[Stretch], ...]

    def known(self) -> Text:
        """The text with none but the mentions that the annotators have, too."""
        kept = np.flatnonzero(self.clusters >= 0)
        mentions = tuple(self.mentions[at] for at in kept)
        return Text(self.vectors[kept], mentions, self.clusters[kept], self.gold)

    def pairs(self) -> Pairs:
        """Anaphors, antecedents, features."""
        later, earlier = coreference_pairs(len(self.mentions), REACH)
        return later, earlier, pair_features(self.mentions, later, earlier)


def read(
    network: Network, held: Iterable[Passage], subwords: Subwords, labels: Labels
) -> Iterator[Text]:
    """Reads passages with mentions, the encoder at rest."""
    network.eval()
    for passage in held:
        if not passage.mentions:
            continue
        reader = _Reader(network, labels)
        for window in cut(passage, subwords, labels.window):
            reader.window(window)
        found = tuple(reader.mentions)
        if len(found) > 1:
            yield Text(torch.cat(reader.vectors), found, *_truth(passage, found))


class _Reader:
    """Reads the windows of one text and gathers its mentions."""

    def __init__(self, network: Network, labels: Labels) -> None:
        self._network, self._labels = network, labels
        self._sentence = 0
        self.vectors: list[Tensor] = []
        self.mentions: list[Mentioned] = []

    def window(self, window: Window) -> None:
        """Adds what a window mentions."""
        made, inside, heads = self._parsed(window)
        relations = self._relations(made, heads)
        below: list[list[int]] = [[] for _ in heads]
        for child, head in enumerate((heads - 1).tolist()):
            if head >= 0:
                below[head].append(child)
        kinds = made["mentions"].argmax(-1).cpu().tolist()
        for number, (first, last) in enumerate(inside, self._sentence):
            for head in filter(kinds.__getitem__, range(first, last)):
                start, end = mention_span(head, below, relations)
                forms = window.words[start:end]
                at, after = window.start + start, window.start + end
                self.mentions.append(
                    Mentioned(forms, window.words[head], kinds[head], at, after, number)
                )
                self.vectors.append(made["words"][head : head + 1].float().cpu())
        self._sentence += len(inside)

    def _parsed(self, window: Window) -> tuple[dict[str, Tensor], list[Stretch], Indices]:
        device = self._network.root.device
        rows = (window.subwords, window.cases, window.first, window.last)
        quick = torch.autocast(device.type, torch.bfloat16, enabled=fast(device))
        with torch.no_grad(), quick:
            made = self._network(*(torch.tensor([row], device=device) for row in rows), None)
        found = {key: value[0] for key, value in made.items()}
        inside = clipped(window.passage, window)
        return found, inside, decoding.heads(found["arcs"].float().cpu().numpy(), inside)

    def _relations(self, made: dict[str, Tensor], heads: Indices) -> list[str]:
        device = made["parent"].device
        quick = torch.autocast(device.type, torch.bfloat16, enabled=fast(device))
        with torch.no_grad(), quick:
            parents = made["parent"][torch.from_numpy(heads).to(device)]
            scores = self._network.relation(made["child"], parents).float().cpu().numpy()
        root = self._labels.index["relations"]["root"]
        return [self._labels.relations[i] for i in decoding.relations(scores, heads, root)]


def _truth(
    passage: Passage, found: tuple[Mentioned, ...]
) -> tuple[Indices, tuple[frozenset[Stretch], ...]]:
    """A predicted mention is the annotators' of the same words, or of the same head."""
    mentions = passage.mentions or ()
    exact = {(m.start, m.end): m.cluster for m in mentions}
    headed = {(m.head, m.end): m.cluster for m in mentions}
    clusters = np.array(
        [
            exact.get((m.first, m.last), headed.get((m.first, m.last), -1 - at))
            for at, m in enumerate(found)
        ],
        np.int64,
    )
    gold: dict[int, set[Stretch]] = {}
    for mention in mentions:
        gold.setdefault(mention.cluster, set()).add((mention.start, mention.end))
    return clusters, tuple(frozenset(one) for one in gold.values() if len(one) > 1)


def fit(
    scorer: nn.Module, texts: list[Text], seed: int, plan: dict[str, float], device: torch.device
) -> None:
    """Goes on with the scorer, a text a step."""
    steps = torch.optim.AdamW(scorer.parameters(), lr=plan["rate"], weight_decay=plan["decay"])
    rng, total, done = random.Random(seed), int(plan["passes"]) * len(texts), 0
    ready = [(text, text.pairs()) for text in texts]
    scorer.train()
    chance(seed, device)
    for _ in range(int(plan["passes"])):
        rng.shuffle(ready)
        for text, pairs in ready:
            for group in steps.param_groups:
                group["lr"] = plan["rate"] * min(1.0, done / 60) * (1 - done / total)
            scores = _scores(scorer, text, pairs, device)
            lost, count = ranking(scores, *pairs[:2], text.clusters, REACH)
            steps.zero_grad()
            (lost / count).backward()
            torch.nn.utils.clip_grad_norm_(scorer.parameters(), 1.0)
            steps.step()
            done += 1
    scorer.eval()


def _scores(scorer: nn.Module, text: Text, pairs: Pairs, device: torch.device) -> Tensor:
    inputs = (text.vectors, *map(torch.from_numpy, pairs))
    scores: Tensor = scorer(*(one.to(device) for one in inputs))
    return scores.squeeze(-1).float()


def judged(
    scorer: nn.Module, texts: list[Text], thresholds: Iterable[float], device: torch.device
) -> dict[float, float]:
    """The CoNLL score by threshold; mentions that stand alone are left out."""
    answers: dict[float, list[tuple[list[frozenset[Stretch]], list[frozenset[Stretch]]]]] = {}
    for text in texts:
        pairs = text.pairs()
        with torch.no_grad():
            scores = _scores(scorer, text, pairs, device).cpu().numpy()
        for threshold in thresholds:
            found = _chains(text, best(scores, *pairs[:2], threshold))
            answers.setdefault(threshold, []).append((list(text.gold), found))
    return {threshold: float(conll(pairs)["conll"]) for threshold, pairs in answers.items()}


def _chains(text: Text, links: list[tuple[int, int]]) -> list[frozenset[Stretch]]:
    leader = list(range(len(text.mentions)))
    for anaphor, antecedent in links:
        leader[anaphor] = leader[antecedent]
    chains: dict[int, set[Stretch]] = {}
    seen = set[Stretch]()
    for at, mention in enumerate(text.mentions):
        stretch = (mention.first, mention.last)
        if stretch not in seen:
            chains.setdefault(leader[at], set()).add(stretch)
            seen.add(stretch)
    return [frozenset(one) for one in chains.values() if len(one) > 1]


def second(out: Path) -> dict[str, Any]:
    """Goes on with the scorer of the finished run, chooses its threshold on GUM dev, keeps both."""
    held = torch.load(out / f"{PLANS[-1]}.pt", map_location="cpu")
    labels = Labels.read(out / "data" / "labels.json")
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network = Network(labels)
    network.load_state_dict(held["network"])
    network.to(device)
    subwords = Subwords(out / "tokenizer.json")

    def texts(split: str, corpus: str, most: int | None = None) -> list[Text]:
        file = out / "data" / split / f"{corpus}.jsonl.gz"
        return list(read(network, passages.read(file)[:most], subwords, labels))

    dev, train = texts("dev", "gum"), texts("train", "gum")
    # LitBank has persons, places and the like alone: what else is mentioned is not known there
    train += [text.known() for text in texts("train", "litbank", 30)]
    bars = [at / 4 for at in range(-8, 9)]
    before = judged(network.pairs, dev, [0.0], device)[0.0]
    fit(network.pairs, train, held["mix"]["seed"], held["mix"]["second"], device)
    scores = judged(network.pairs, dev, bars, device)
    bar = max(scores, key=lambda one: (scores[one], -abs(one)))
    report = {"before": before, "after": scores[bar], "threshold": bar}
    held |= {"network": network.cpu().state_dict(), "second": report}
    torch.save(held, out / "second.pt")
    return report
