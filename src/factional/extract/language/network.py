"""The graphs of the model and what goes into them and comes out.

One window a run, always: the scales of 8-bit arithmetic are taken over a whole input, so windows
that shared a run would change each other's answers. The names and shapes are those that
`training/INTERFACE.md` fixes.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Floats = NDArray[np.float32]
Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the first pass says of the W words of a window; logits, unless said.

    Attributes:
        words: (W, D) vectors.
        tags: (W, parts of speech).
        feats: (W, feature strings).
        lemmas: (W, edit scripts).
        ends: (W,) the word ends a sentence.
        arcs: (W, W + 1) the word depends on: column 0 the root, column j + 1 word j.
        child: (W, K) vectors of words as dependents.
        parent: (W + 1, K) vectors of the root and of words as heads.
        entities: (W, N, types) the n + 1 words from a word on are a name of a type.
        mentions: (W, kinds) the mention that the word heads; kind 0 is none.
        attribution: (W, roles, 3) outside, at the beginning of or inside a stretch of the role.
        sources: (W, W) the source that begins at the column belongs to the cue of the row.
        contents: (W, W) the same for contents.
        factuality: (W,) from -3 to 3.
        embedded: (S, D) the subwords before the first layer, for the reader of statements.
    """

    words: Floats
    tags: Floats
    feats: Floats
    lemmas: Floats
    ends: Floats
    arcs: Floats
    child: Floats
    parent: Floats
    entities: Floats
    mentions: Floats
    attribution: Floats
    sources: Floats
    contents: Floats
    factuality: Floats
    embedded: Floats


class Network(Protocol):
    """The model's arithmetic: anything that fills in the scores of a window."""

    def window(self, subwords: Indices, cases: Indices, first: Indices, last: Indices) -> Scores:
        """The first pass: S subwords with their casing, and where each of W words lies."""
        ...

    def relations(self, child: Floats, parent: Floats) -> Floats:
        """(W, relations): how each word depends on the head whose vector stands in its row."""
        ...

    def coreference(
        self, vectors: Floats, anaphor: Indices, antecedent: Indices, features: Floats
    ) -> Floats:
        """(P,): whether the two mentions of each pair, rows of `vectors`, mean the same."""
        ...

    def stated(self, embedded: Floats, words: Indices, pairs: Indices) -> Floats:
        """(P, relations): what the words state between the two of each pair.

        Args:
            embedded: (S, D), as `Scores.embedded`.
            words: (5, W) first and last subword, tag, relation to the head, and name of each word.
            pairs: (5, P), as `stating.pairs` gives them.
        """
        ...


_OUTPUTS = [field.name for field in fields(Scores)]


class OnnxNetwork:
    """The shipped graphs, run by ONNX Runtime; each is loaded when it is first needed.

    ONNX Runtime because it runs 8-bit graphs on any CPU from a wheel of its own, without the
    framework that trained them.
    """

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        self._folder = folder
        self._threads = threads
        self._sessions: dict[str, InferenceSession] = {}

    def window(self, subwords: Indices, cases: Indices, first: Indices, last: Indices) -> Scores:
        """The first pass."""
        given = {"subwords": subwords, "cases": cases, "first": first, "last": last}
        return Scores(*self._session("model").run(_OUTPUTS, given))

    def relations(self, child: Floats, parent: Floats) -> Floats:
        """How each word depends on its head."""
        return self._one("relations", {"child": child, "parent": parent})

    def coreference(
        self, vectors: Floats, anaphor: Indices, antecedent: Indices, features: Floats
    ) -> Floats:
        """Whether two mentions mean the same."""
        pairs = {"anaphor": anaphor, "antecedent": antecedent}
        return self._one("pairs", {"vectors": vectors, **pairs, "features": features})

    def stated(self, embedded: Floats, words: Indices, pairs: Indices) -> Floats:
        """What the words state between two of them."""
        return self._one("stated", {"embedded": embedded, "words": words, "pairs": pairs})

    def _one(self, graph: str, given: dict[str, Floats | Indices]) -> Floats:
        answer: Floats = self._session(graph).run(None, given)[0]
        return answer

    def _session(self, graph: str) -> InferenceSession:
        if graph not in self._sessions:
            # 0.2 s to import, so only when something is read
            from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415

            options = SessionOptions()
            options.intra_op_num_threads = self._threads
            options.inter_op_num_threads = 1
            options.log_severity_level = 3
            # a thread that waits by spinning takes a core from whoever else runs here
            options.add_session_config_entry("session.intra_op.allow_spinning", "0")
            self._sessions[graph] = InferenceSession(
                self._folder / f"{graph}.onnx", options, providers=["CPUExecutionProvider"]
            )
        return self._sessions[graph]
