"""Export: from trained weights to the ONNX graphs that ship, int8 where that costs nothing."""

from __future__ import annotations

import shutil
from dataclasses import fields
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from factional.extract.language.network import Scores
from training.labels import Labels
from training.network import PAIR_FEATURES, RELATION, WIDTH, Network
from training.statements import Statements
from training.upstream import tokenizer

OPSET = 18
OUTPUTS = tuple(field.name for field in fields(Scores))
GRAPHS = ("model", "relations", "pairs", "stated")


class _One(nn.Module):
    """The network over one window, without a batch axis."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, subwords: Tensor, cases: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, ...]:
        inputs = (one.unsqueeze(0) for one in (subwords, cases, first, last))
        made = self.network(*inputs, None)
        return tuple(made[name].squeeze(0) for name in OUTPUTS)


class _Flat(nn.Module):
    """A scorer of pairs whose one score needs no axis of its own."""

    def __init__(self, inner: nn.Module) -> None:
        super().__init__()
        self.inner = inner

    def forward(self, vectors: Tensor, left: Tensor, right: Tensor, features: Tensor) -> Tensor:
        scores: Tensor = self.inner(vectors, left, right, features)
        return scores.squeeze(-1)


def export(network: Network, reader: Statements, labels: Labels, out: Path) -> dict[str, int]:
    """Writes `fp32/*.onnx` and the int8 graphs with labels and tokenizer; gives bytes by file.

    Args:
        network: Trained.
        reader: The reader of statements over its embeddings, trained.
        labels: Its inventories.
        out: The folder; what ships lies in `out/weights`.
    """
    network.eval()
    reader.eval()
    full, ships = out / "fp32", out / "weights"
    for folder in (full, ships):
        folder.mkdir(parents=True, exist_ok=True)
    subwords, words, mentions, pairs = 24, 16, 5, 7
    sizes = {"S": subwords, "W": words}
    index = torch.arange(words)
    _graph(
        _One(network),
        (
            torch.randint(1000, 2000, (subwords,)),
            torch.ones(subwords, dtype=torch.long),
            index + 1,
            index + 2,
        ),
        {"subwords": {0: "S"}, "cases": {0: "S"}, "first": {0: "W"}, "last": {0: "W"}},
        OUTPUTS,
        full / "model.onnx",
    )
    _graph(
        network.relation,
        (torch.randn(sizes["W"], RELATION), torch.randn(sizes["W"], RELATION)),
        {"child": {0: "W"}, "parent": {0: "W"}},
        ("relations",),
        full / "relations.onnx",
    )
    ends = (torch.randint(0, mentions, (pairs,)), torch.randint(0, mentions, (pairs,)))
    vectors = torch.randn(mentions, WIDTH)
    _graph(
        _Flat(network.pairs),
        (vectors, *ends, torch.randn(pairs, PAIR_FEATURES)),
        {"vectors": {0: "M"}, "anaphor": {0: "P"}, "antecedent": {0: "P"}, "features": {0: "P"}},
        ("coreference",),
        full / "pairs.onnx",
    )
    column = torch.arange(words)
    _graph(
        reader,
        (
            torch.randn(subwords, WIDTH),
            torch.stack([column + 1, column + 2, *[column % 2] * 3]),
            torch.stack([column % 3, column % 5, *[column % 2] * 3]),
        ),
        {"embedded": {0: "S"}, "words": {1: "W"}, "pairs": {1: "P"}},
        ("stated",),
        full / "stated.onnx",
    )
    for name in GRAPHS:
        quantized(full / f"{name}.onnx", ships / f"{name}.onnx")
    labels.write(ships / "labels.json")
    tokenizer(ships / "tokenizer.json")
    return {path.name: path.stat().st_size for path in sorted(ships.iterdir())}


def _graph(
    module: nn.Module,
    inputs: tuple[Tensor, ...],
    axes: dict[str, dict[int, str]],
    outputs: tuple[str, ...],
    path: Path,
) -> None:
    torch.onnx.export(
        module.eval(),
        inputs,
        str(path),
        input_names=list(axes),
        output_names=list(outputs),
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def quantized(full: Path, small: Path) -> None:
    """The graph with int8 weights for every matrix and table.

    Scales are taken by channel, weights in seven bits of the eight: with eight, CPUs without VNNI
    overflow and say other things than those with it. Activations are quantised as they come, over a
    whole window, so the answer for a window depends on that window alone.
    """
    quantize_dynamic(
        full,
        small,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        extra_options={"MatMulConstBOnly": True},
    )
    held = onnx.load(small)
    held.producer_name, held.doc_string = "factional", ""
    onnx.save(held, small)


def install(out: Path, package: Path) -> None:
    """Copies what ships into the package."""
    package.mkdir(parents=True, exist_ok=True)
    for path in sorted((out / "weights").iterdir()):
        shutil.copyfile(path, package / path.name)


def restored(path: Path, labels: Labels) -> tuple[Network, dict[str, Any]]:
    """The network of a checkpoint, and the checkpoint."""
    held: dict[str, Any] = torch.load(path, map_location="cpu")
    network = Network(labels)
    network.load_state_dict(held["network"])
    return network, held


def reader(path: Path, network: Network, labels: Labels) -> tuple[Statements, dict[str, Any]]:
    """The reader of statements of a checkpoint, and the checkpoint."""
    held: dict[str, Any] = torch.load(path, map_location="cpu")
    made = Statements(labels, network.encoder)
    made.load_state_dict(held["reader"])
    return made, held
