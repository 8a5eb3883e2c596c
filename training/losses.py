"""Losses of every head over a batch of windows."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from factional.extract.language.pairing import (
    Mentioned,
    coreference_pairs,
    pair_features,
)
from training.labels import Labels
from training.network import Network
from training.passages import Stretch
from training.ties import Named, tie_features
from training.windows import UNKNOWN, Array, Targets, Window

FURTHEST = 50
PAIRED = 0.5
"""The share of batches on which mentions are paired: the features of pairs are what is slow."""
NUMBERS = frozenset({"Date", "Quantity"})
MOST_TIES = 40
"""About how many pairs of a window are asked for, beside those that hold."""
SYMMETRIC = frozenset({"hostile_to", "allied_with", "met_with", "also_known_as"})


@dataclass(slots=True)
class Batch:
    """Windows with their inputs and targets, padded."""

    windows: list[Window]
    subwords: Tensor
    cases: Tensor
    first: Tensor
    last: Tensor
    mask: Tensor
    targets: list[Targets]

    @property
    def words(self) -> int:
        """Words in the batch, padding not counted."""
        return sum(map(len, self.windows))


def batch(windows: list[Window], targets: list[Targets]) -> Batch:
    """Pads windows to one batch."""
    return Batch(
        windows,
        _padded([w.subwords for w in windows]),
        _padded([w.cases for w in windows]),
        _padded([w.first for w in windows]),
        _padded([w.last for w in windows]),
        _padded([[1] * len(w.subwords) for w in windows]).bool(),
        targets,
    )


def _padded(rows: list[list[int]]) -> Tensor:
    made = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
    for row, values in enumerate(rows):
        made[row, : len(values)] = torch.tensor(values)
    return made


def _joined(targets: list[Targets], key: str, fill: float, device: torch.device) -> Tensor:
    wide = max(len(t["tags"]) for t in targets)
    rows = []
    for one in targets:
        value = one[key]
        spread = [(0, wide - len(value))] + [(0, 0)] * (value.ndim - 1)
        rows.append(np.pad(value, spread, constant_values=fill))
    return torch.from_numpy(np.stack(rows)).to(device)


def _classes(scores: Tensor, wanted: Tensor, floor: float) -> Tensor:
    """Cross entropy by item, over at least a share of all items, so that few do not shout."""
    known = (wanted != UNKNOWN).sum()
    total = functional.cross_entropy(
        scores.float().flatten(0, -2), wanted.flatten(), ignore_index=UNKNOWN, reduction="sum"
    )
    return total / torch.clamp(known, min=floor * wanted.numel())


def losses(
    network: Network, made: dict[str, Tensor], one: Batch, labels: Labels, rng: random.Random
) -> dict[str, Tensor]:
    """The loss of each head; keys are those of `weights` in `mix.yaml`."""
    device = made["tags"].device
    targets = one.targets
    found = {}
    for key in ("tags", "feats", "lemmas", "mentions"):
        found[key] = _classes(made[key], _joined(targets, key, UNKNOWN, device), 0.3)
    ends = _joined(targets, "ends", UNKNOWN, device)
    found["ends"] = _binary(made["ends"], ends, 0.3)
    heads = _joined(targets, "heads", UNKNOWN, device)
    sentence = _joined(targets, "sentence", -1, device)
    arcs = made["arcs"].float()
    outside = sentence[:, :, None] != sentence[:, None, :]
    arcs = torch.cat([arcs[..., :1], arcs[..., 1:].masked_fill(outside, -1e4)], -1)
    found["arcs"] = _classes(arcs, heads, 0.3)
    relations = _joined(targets, "relations", UNKNOWN, device)
    chosen = heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, made["parent"].shape[-1])
    named = network.relation(made["child"], torch.gather(made["parent"], 1, chosen))
    found["relations"] = _classes(named, relations, 0.3)
    found["entities"] = _entities(made["entities"], _joined(targets, "entities", UNKNOWN, device))
    roles = _joined(targets, "attribution", UNKNOWN, device)
    found["attribution"] = _classes(made["attribution"], roles, 0.5) * 3.0
    found["links"] = _links(made, targets, device)
    values = _joined(targets, "factuality", float("nan"), device)
    known = ~values.isnan()
    if known.any():
        gap = functional.smooth_l1_loss(
            made["factuality"].float()[known], values[known], reduction="sum"
        )
        found["factuality"] = gap / torch.clamp(known.sum(), min=0.03 * values.numel())
    if rng.random() < PAIRED:
        pairs = _pairs(network, made["words"], one, labels)
        if pairs is not None:
            found["pairs"] = pairs
    ties = _ties(network, made["words"], one, labels, rng)
    if ties is not None:
        found["ties"] = ties
    return found


def _binary(scores: Tensor, wanted: Tensor, floor: float) -> Tensor:
    known = wanted != UNKNOWN
    total = functional.binary_cross_entropy_with_logits(
        scores.float()[known], wanted[known].float(), reduction="sum"
    )
    return total / torch.clamp(known.sum(), min=floor * wanted.numel())


def _entities(scores: Tensor, wanted: Tensor) -> Tensor:
    """Binary by span and type, per word; of types marked as a choice the likelier is taught."""
    scores, wanted = scores.float(), wanted.long()
    choice = wanted == 2
    if choice.any():
        likely = scores.detach().masked_fill(~choice, -1e9)
        best = functional.one_hot(likely.argmax(-1), scores.shape[-1]).bool() & choice
        wanted = torch.where(choice, torch.where(best, 1, UNKNOWN), wanted)
    known = (wanted != UNKNOWN) & (scores > -9e3)
    words = torch.clamp(known.any(-1).any(-1).sum(), min=0.3 * wanted.shape[0] * wanted.shape[1])
    total = functional.binary_cross_entropy_with_logits(
        scores[known], wanted[known].float(), reduction="sum"
    )
    return total / words


def _links(made: dict[str, Tensor], targets: list[Targets], device: torch.device) -> Tensor:
    """Each cue against every start of the role in its window."""
    total = made["sources"].new_zeros((), dtype=torch.float32)
    count = 0
    for row, one in enumerate(targets):
        for key, role in (("sources", 0), ("contents", 2)):
            if not len(one[key]):
                continue
            cues = sorted({int(cue) for cue, _ in one[key]})
            starts = np.flatnonzero(one["attribution"][:, role] == 1).tolist()
            held = {(int(a), int(b)) for a, b in one[key]}
            wanted = torch.tensor([[float((c, s) in held) for s in starts] for c in cues])
            scores = made[key][row][cues][:, starts].float()
            total = total + functional.binary_cross_entropy_with_logits(
                scores, wanted.to(device), reduction="sum"
            )
            count += wanted.numel()
    return total / max(count, 4)


def _pairs(network: Network, words: Tensor, one: Batch, labels: Labels) -> Tensor | None:
    """Mention ranking with marginal likelihood over antecedents; windows of one text follow on."""
    groups: dict[str, list[int]] = {}
    for row, window in enumerate(one.windows):
        if window.passage.mentions:
            groups.setdefault(window.passage.name, []).append(row)
    total, count = words.new_zeros((), dtype=torch.float32), 0
    for rows in groups.values():
        ranked = _ranked(network, words, one, rows, labels)
        if ranked is not None:
            total, count = total + ranked[0], count + ranked[1]
    return None if count == 0 else total / max(count, 20)


def _ranked(
    network: Network, words: Tensor, one: Batch, rows: list[int], labels: Labels
) -> tuple[Tensor, int] | None:
    passage = one.windows[rows[0]].passage
    place = {
        at: (row, at - one.windows[row].start)
        for row in rows
        for at in range(one.windows[row].start, one.windows[row].end)
    }
    by_head = {m.head: m for m in sorted(passage.mentions or (), key=lambda m: m.start - m.end)}
    mentions = [m for head, m in sorted(by_head.items()) if head in place]
    if len(mentions) < 2:
        return None
    vectors = torch.stack([words[place[m.head]] for m in mentions])
    ends = np.zeros(len(passage.words) + 1, np.int64)
    for last in passage.ends or ():
        ends[last + 1 :] += 1
    kinds = {kind: number for number, kind in enumerate(labels.mentions)}
    seen = [
        Mentioned(
            passage.words[m.start : m.end],
            passage.words[m.head],
            kinds.get(m.kind, -1),
            m.start,
            m.end,
            int(ends[m.head]),
        )
        for m in mentions
    ]
    left, right = coreference_pairs(len(mentions), FURTHEST)
    clusters = np.array([m.cluster for m in mentions])
    device = words.device
    scores = network.pairs(
        vectors,
        torch.from_numpy(left).to(device),
        torch.from_numpy(right).to(device),
        torch.from_numpy(pair_features(seen, left, right)).to(device, vectors.dtype),
    )
    return ranking(scores.squeeze(-1).float(), left, right, clusters, FURTHEST)


def ranking(
    scores: Tensor, later: Array, earlier: Array, clusters: Array, reach: int
) -> tuple[Tensor, int]:
    """The loss of mentions over their antecedents, marginal likelihood; and how many mentions.

    Args:
        scores: `[P]`, of each pair.
        later: `[P]`, its anaphor.
        earlier: `[P]`, its antecedent, at most `reach` mentions before.
        clusters: `[M]`, the cluster of each mention.
        reach: How far back pairs go.
    """
    device = scores.device
    grid = scores.new_full((len(clusters), reach + 1), -1e4)
    good = torch.zeros(grid.shape, dtype=torch.bool, device=device)
    grid[:, 0] = 0.0
    at = (torch.from_numpy(later).to(device), torch.from_numpy(later - earlier).to(device))
    grid[at] = scores
    good[at] = torch.from_numpy(clusters[later] == clusters[earlier]).to(device)
    good[:, 0] = ~good.any(-1)
    grid, good = grid[1:], good[1:]
    chance = torch.logsumexp(grid, -1) - torch.logsumexp(grid.masked_fill(~good, -1e4), -1)
    return chance.sum(), len(grid)


def _ties(
    network: Network, words: Tensor, one: Batch, labels: Labels, rng: random.Random
) -> Tensor | None:
    """Ordered pairs of named spans in a window against the relations its corpus knows."""
    index = labels.index["ties"]
    vectors, wanted = list[Tensor](), list[Array]()
    left, right, features = list[Array](), list[Array](), list[Array]()
    for row, window in enumerate(one.windows):
        passage = window.passage
        if passage.ties is None:
            continue
        held: dict[tuple[Stretch, Stretch], set[str]] = {}
        for tie in passage.ties:
            held.setdefault((tie.subject, tie.object), set()).add(tie.relation)
            if tie.relation in SYMMETRIC:
                held.setdefault((tie.object, tie.subject), set()).add(tie.relation)
        kinds = {(s.start, s.end): s.type for s in passage.spans or ()}
        sides = {*kinds, *(t.subject for t in passage.ties), *(t.object for t in passage.ties)}
        places = sorted(
            s
            for s in sides
            if window.start <= s[0] and s[1] <= window.end and kinds.get(s) not in NUMBERS
        )
        pairs = [(a, b) for a in range(len(places)) for b in range(len(places)) if a != b]
        share = MOST_TIES / max(len(pairs), 1)
        pairs = [(a, b) for a, b in pairs if (places[a], places[b]) in held or rng.random() < share]
        if not pairs:
            continue
        subject, other = np.array(pairs, np.int64).T
        left.append(subject + len(vectors))
        right.append(other + len(vectors))
        vectors += [words[row, a - window.start : b - window.start].mean(0) for a, b in places]
        ends = np.array(passage.ends or (), np.int64)
        named = Named(
            np.array([a for a, _ in places]),
            np.array([b for _, b in places]),
            np.searchsorted(ends, [a for a, _ in places]),
            np.array([kinds.get(place) == "Person" for place in places]),
            np.array([kinds.get(place) in ("Place", "State", "State|Place") for place in places]),
        )
        features.append(tie_features(named, subject, other))
        target = np.full((len(pairs), len(index)), UNKNOWN, np.float32)
        for name in passage.ties_known:
            target[:, index[name]] = [
                name in held.get((places[a], places[b]), ()) for a, b in pairs
            ]
        wanted.append(target)
    if not left:
        return None
    device = words.device
    scores = network.ties(
        torch.stack(vectors),
        torch.from_numpy(np.concatenate(left)).to(device),
        torch.from_numpy(np.concatenate(right)).to(device),
        torch.from_numpy(np.concatenate(features)).to(device, words.dtype),
    ).float()
    truth = torch.from_numpy(np.concatenate(wanted)).to(device)
    known = truth != UNKNOWN
    total = functional.binary_cross_entropy_with_logits(
        scores[known], truth[known], reduction="sum"
    )
    return total / max(len(truth), 30)
