"""The network: a MiniLM encoder with a casing embedding, and all heads over its word vectors.

Deep biaffine attention for arcs after Dozat and Manning (2017); spans by their two ends and their
width; coreference over head words after Dobrovolskii (2021).
"""

from __future__ import annotations

import threading
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from training.labels import Labels

WIDTH, LAYERS, PARTS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
CASES = 7
PAIR_FEATURES, TIE_FEATURES = 16, 6
ARC, RELATION, SPAN, LINK, PAIR = 256, 192, 192, 64, 192
BARRED = -1e4


_CHANCE = threading.local()


def chance(seed: int, device: torch.device) -> None:
    """Sets what this thread's dropout draws from: lanes in threads draw the same each run."""
    _CHANCE.generator = torch.Generator(device).manual_seed(seed)


class Drop(nn.Module):
    """Dropout that draws from its thread's own generator."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """`x` with a share of it zeroed and the rest scaled up, in training."""
        if not self.training:
            return x
        kept = torch.empty_like(x).bernoulli_(1 - self.share, generator=_CHANCE.generator)
        return x * kept.div_(1 - self.share)


class Layer(nn.Module):
    """One transformer layer, post-norm as BERT has it."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.output = nn.Linear(WIDTH, WIDTH)
        self.attended = nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.done = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Drop(0.1)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """`[B, S, 384]` to the same; `mask` `[B, 1, 1, S]` is true where there is something."""
        size = (x.shape[0], x.shape[1], PARTS, WIDTH // PARTS)
        parts = [one(x).view(size).transpose(1, 2) for one in (self.query, self.key, self.value)]
        mixed = functional.scaled_dot_product_attention(*parts, attn_mask=mask)
        mixed = self.output(mixed.transpose(1, 2).reshape(x.shape))
        x = self.attended(x + mixed)
        return self.done(x + self.drop(self.narrow(functional.gelu(self.widen(x)))))


class Encoder(nn.Module):
    """Subwords and casing classes to subword vectors."""

    def __init__(self) -> None:
        super().__init__()
        self.subwords = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.cases = nn.Embedding(CASES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Drop(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        nn.init.normal_(self.cases.weight, std=0.01)

    def forward(
        self, subwords: Tensor, cases: Tensor, mask: Tensor | None
    ) -> tuple[Tensor, Tensor]:
        """`[B, S]` to `[B, S, 384]` before the first layer, and the same after the last."""
        embedded = self.embedded(subwords, cases)
        x = embedded
        for layer in self.layers:
            x = layer(x, mask)
        return embedded, x

    def embedded(self, subwords: Tensor, cases: Tensor) -> Tensor:
        """`[B, S]` to `[B, S, 384]` before the first layer."""
        places = torch.arange(subwords.shape[1], device=subwords.device)
        x = self.subwords(subwords) + self.positions(places) + self.kind + self.cases(cases)
        return self.drop(self.norm(x))

    def load(self, path: Path) -> None:
        """Takes the weights of a BERT of this shape from a safetensors file."""
        held = load_file(str(path))
        names = {
            "subwords.weight": "embeddings.word_embeddings.weight",
            "positions.weight": "embeddings.position_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight",
            "norm.bias": "embeddings.LayerNorm.bias",
        }
        inside = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "output": "attention.output.dense",
            "attended": "attention.output.LayerNorm",
            "widen": "intermediate.dense",
            "narrow": "output.dense",
            "done": "output.LayerNorm",
        }
        for layer in range(LAYERS):
            for mine, theirs in inside.items():
                for part in ("weight", "bias"):
                    name = f"encoder.layer.{layer}.{theirs}.{part}"
                    names[f"layers.{layer}.{mine}.{part}"] = name
        state = {mine: held[theirs] for mine, theirs in names.items()}
        state["kind"] = held["embeddings.token_type_embeddings.weight"][0]
        state["cases.weight"] = self.cases.weight.detach()
        self.load_state_dict(state)


def _mlp(wide: int, drop: float = 0.25) -> nn.Sequential:
    return nn.Sequential(nn.Linear(WIDTH, wide), nn.GELU(), Drop(drop))


class Network(nn.Module):
    """Encoder and heads; outputs are those of `INTERFACE.md`, with a batch axis before."""

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.wide = labels.max_span
        self.encoder = Encoder()
        self.drop = Drop(0.15)
        self.tags = nn.Linear(WIDTH, len(labels.tags))
        self.feats = nn.Linear(WIDTH, len(labels.feats))
        self.lemmas = nn.Linear(WIDTH, len(labels.scripts))
        self.ends = nn.Linear(WIDTH, 1)
        self.mentions = nn.Linear(WIDTH, len(labels.mentions))
        self.attribution = nn.Linear(WIDTH, 9)
        self.factuality = nn.Sequential(_mlp(96), nn.Linear(96, 1))
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.05)
        self.arc_child, self.arc_parent = _mlp(ARC), _mlp(ARC)
        self.arc = nn.Linear(ARC, ARC, bias=False)
        self.apt = nn.Linear(ARC, 1)
        self.child, self.parent = _mlp(RELATION), _mlp(RELATION)
        self.relation = Relation(len(labels.relations))
        self.span_start, self.span_end = nn.Linear(WIDTH, SPAN), nn.Linear(WIDTH, SPAN)
        self.span_wide = nn.Parameter(torch.randn(self.wide, SPAN) * 0.02)
        self.entities = nn.Linear(SPAN, len(labels.entities))
        self.link_cue = nn.Linear(WIDTH, 2 * LINK)
        self.link_role = nn.Linear(WIDTH, 2 * LINK)
        self.pairs = Pairs(PAIR_FEATURES, 1)
        self.ties = Pairs(TIE_FEATURES, len(labels.ties))
        nn.init.xavier_uniform_(self.arc.weight)
        nn.init.constant_(self.entities.bias, -4.0)

    def forward(
        self, subwords: Tensor, cases: Tensor, first: Tensor, last: Tensor, mask: Tensor | None
    ) -> dict[str, Tensor]:
        """Inputs `[B, S]` and `[B, W]`; `mask` `[B, S]` is true on subwords that are there."""
        seen = None if mask is None else mask[:, None, None, :]
        embedded, x = self.encoder(subwords, cases, seen)
        words = (rows(x, first) + rows(x, last)) * 0.5
        return {"words": words} | self.heads(self.drop(words)) | {"embedded": embedded}

    def heads(self, words: Tensor) -> dict[str, Tensor]:
        """All heads of the first pass over word vectors `[B, W, 384]`."""
        batch, size, _ = words.shape
        root = self.root.expand(batch, 1, WIDTH)
        with_root = torch.cat([root.to(words.dtype), words], 1)
        scored = self.arc(self.arc_child(words))
        heads = self.arc_parent(with_root)
        arcs = scored @ heads.transpose(1, 2) + self.apt(heads).transpose(1, 2)
        cues, roles = self.link_cue(words), self.link_role(words)
        links = [
            cues[..., part : part + LINK] @ roles[..., part : part + LINK].transpose(1, 2) / 8.0
            - 2.0
            for part in (0, LINK)
        ]
        return {
            "tags": self.tags(words),
            "feats": self.feats(words),
            "lemmas": self.lemmas(words),
            "ends": self.ends(words).squeeze(-1),
            "arcs": arcs,
            "child": self.child(words),
            "parent": self.parent(with_root),
            "entities": self.spans(words),
            "mentions": self.mentions(words),
            "attribution": self.attribution(words).view(batch, size, 3, 3),
            "sources": links[0],
            "contents": links[1],
            "factuality": self.factuality(words).squeeze(-1),
        }

    def spans(self, words: Tensor) -> Tensor:
        """`[B, W, N, T]`; spans past the window hold `BARRED`."""
        size = words.shape[1]
        starts, ends = self.span_start(words), self.span_end(words)
        padded = functional.pad(ends, (0, 0, 0, self.wide))
        ends = torch.stack([padded[:, n : n + size] for n in range(self.wide)], 2)
        hidden = functional.gelu(starts.unsqueeze(2) + ends + self.span_wide.to(words.dtype))
        scores = self.entities(hidden)
        at = torch.arange(size, device=words.device).unsqueeze(1)
        past = at + torch.arange(self.wide, device=words.device) >= size
        return scores.masked_fill(past[None, :, :, None], BARRED)


def rows(x: Tensor, at: Tensor) -> Tensor:
    """`[B, S, D]` at places `[B, W]` to `[B, W, D]`."""
    return torch.gather(x, 1, at.unsqueeze(-1).expand(-1, -1, x.shape[-1]))


class Relation(nn.Module):
    """Names the relation of a word to its head: `relations.onnx`."""

    def __init__(self, relations: int) -> None:
        super().__init__()
        self.drop = Drop(0.2)
        self.joint = nn.Linear(3 * RELATION, relations)

    def forward(self, child: Tensor, parent: Tensor) -> Tensor:
        """`[W, K]` twice to `[W, R]`."""
        return self.joint(self.drop(torch.cat([child, parent, child * parent], -1)))


class Pairs(nn.Module):
    """Scores ordered pairs of vectors with features: `pairs.onnx` and `ties.onnx`."""

    def __init__(self, features: int, scores: int) -> None:
        super().__init__()
        self.left, self.right = nn.Linear(WIDTH, PAIR), nn.Linear(WIDTH, PAIR)
        self.alike = nn.Linear(WIDTH, PAIR)
        self.product = nn.Linear(PAIR, PAIR, bias=False)
        self.features = nn.Linear(features, PAIR)
        self.drop = Drop(0.2)
        self.score = nn.Linear(PAIR, scores)

    def forward(self, vectors: Tensor, left: Tensor, right: Tensor, features: Tensor) -> Tensor:
        """Vectors `[M, 384]`, indices `[P]` twice, features `[P, F]` to `[P, scores]`."""
        alike = self.alike(vectors)
        joint = self.product(alike[left] * alike[right])
        hidden = self.left(vectors)[left] + self.right(vectors)[right] + joint
        return self.score(self.drop(functional.gelu(hidden + self.features(features))))
