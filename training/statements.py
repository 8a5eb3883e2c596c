"""The network that reads what a sentence states between two of its words.

It shares the encoder's embeddings and has layers of its own, which begin as copies of the
encoder's, then a scorer of ordered pairs of words. What the grammar says of the words and of the
way between them goes in beside their vectors. The encoder itself stays as it is, so that nothing
else that it is asked gets a worse answer.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from factional.extract.language.analysis import NameType
from factional.extract.language.stating import STEPS
from training.labels import Labels
from training.network import WIDTH, Drop, Encoder, Layer, rows

HIDDEN, REACH = 256, 20
RARE = -4.0
"""The bias that scores begin with: nearly every pair is told nothing of."""


class Statements(nn.Module):
    """From the embeddings of subwords to what is stated: `stated.onnx`."""

    def __init__(self, labels: Labels, encoder: Encoder) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer() for _ in encoder.layers)
        for mine, theirs in zip(self.layers, encoder.layers, strict=True):
            mine.load_state_dict(theirs.state_dict())
        self.tags = _table(len(labels.tags), WIDTH)
        self.depends = _table(len(labels.relations), WIDTH)
        self.names = _table(len(NameType) + 1, WIDTH)
        self.subject, self.object = nn.Linear(WIDTH, HIDDEN), nn.Linear(WIDTH, HIDDEN)
        self.top = nn.Linear(WIDTH, HIDDEN)
        self.left, self.right = nn.Linear(WIDTH, HIDDEN), nn.Linear(WIDTH, HIDDEN)
        self.product = nn.Linear(HIDDEN, HIDDEN, bias=False)
        self.apart = _table(2 * REACH + 1, HIDDEN)
        self.up, self.down = _table(STEPS + 2, HIDDEN), _table(STEPS + 2, HIDDEN)
        self.score = nn.Linear(HIDDEN, len(labels.stated))
        self.word_drop, self.pair_drop = Drop(0.2), Drop(0.3)
        nn.init.constant_(self.score.bias, RARE)

    def forward(self, embedded: Tensor, words: Tensor, pairs: Tensor) -> Tensor:
        """One window: `[S, 384]`, `[5, W]`, `[5, P]` to `[P, R]`; `Network.stated` has the rows."""
        vectors = self.vectors(embedded.unsqueeze(0), words.unsqueeze(1), None)
        return self.pairs(vectors.squeeze(0), pairs)

    def vectors(self, embedded: Tensor, words: Tensor, mask: Tensor | None) -> Tensor:
        """`[B, S, 384]` and `[5, B, W]` to `[B, W, 384]`; `mask` `[B, S]`."""
        seen = None if mask is None else mask[:, None, None, :]
        x = embedded
        for layer in self.layers:
            x = layer(x, seen)
        x = (rows(x.float(), words[0]) + rows(x.float(), words[1])) * 0.5
        grammar = self.tags(words[2]) + self.depends(words[3]) + self.names(words[4])
        return self.word_drop(x) + grammar

    def pairs(self, vectors: Tensor, pairs: Tensor) -> Tensor:
        """Vectors `[N, 384]` and rows of them with their steps `[5, P]` to logits `[P, R]`."""
        subject, other, top, up, down = pairs
        joint = self.left(vectors)[subject] * self.right(vectors)[other]
        apart = (other - subject).clamp(-REACH, REACH) + REACH
        hidden = (
            self.subject(vectors)[subject]
            + self.object(vectors)[other]
            + self.top(vectors)[top]
            + self.product(joint)
            + self.apart(apart)
            + self.up(up)
            + self.down(down)
        )
        scores: Tensor = self.score(self.pair_drop(functional.gelu(hidden)))
        return scores


def _table(size: int, width: int) -> nn.Embedding:
    made = nn.Embedding(size, width)
    nn.init.normal_(made.weight, std=0.1)
    return made


def loss(logits: Tensor, wanted: Tensor, weight: float) -> Tensor:
    """The loss of a batch, by statement: what is stated weighs more, since it is rare."""
    heavier = torch.full((wanted.shape[1],), weight)
    found = functional.binary_cross_entropy_with_logits(
        logits, wanted, pos_weight=heavier, reduction="sum"
    )
    return found / (wanted.sum() + 10.0)
