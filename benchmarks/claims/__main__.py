"""How well claims are extracted, as tables.

    python -m benchmarks.claims [PART...] [--shared ../shared] [--out FILE]

PARTS, all but the last two where left out:

    gold         nine documents of --shared, to read and tune on
    sample       the case that comes with the project
    documents    the whole documents beside this program; of the held ones totals only
    sentences    sentences of every relation, as plain text and with their names given
    stated       what the model reads between two words, and what claims gain by it
    re3d         relations of re3d, in --shared/data
    confidence   whether claims are right as often as their confidence says
    ablation     gold and documents with one part switched off
    speed        words a second, shares, memory; run it alone
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from benchmarks.claims import stated
from benchmarks.claims.ablation import ablated
from benchmarks.claims.extracted import Corpus, own, shared
from benchmarks.claims.judged import sentence_scores
from benchmarks.claims.re3d import re3d_scores
from benchmarks.claims.reliability import reliabilities
from benchmarks.claims.sentences import SETS
from benchmarks.claims.speed import speeds
from benchmarks.claims.whole import document_scores
from factional import sample

SAMPLE = Path(sample.__file__).parent
PARTS: Mapping[str, Callable[[Path], Iterator[str]]] = {
    "gold": lambda folder: document_scores(shared(folder)),
    "sample": lambda _: document_scores(Corpus("sample", SAMPLE / "gold", SAMPLE / "documents")),
    "documents": lambda _: chain.from_iterable(document_scores(own(part)) for part in SETS),
    "sentences": lambda _: chain.from_iterable(sentence_scores(part) for part in SETS),
    "stated": stated.scores,
    "re3d": lambda folder: re3d_scores(folder / "data"),
    "confidence": lambda _: reliabilities([own("held")]),
    "ablation": lambda folder: ablated([shared(folder), own("tune")]),
    "speed": lambda _: speeds(),
}
_UNASKED = [part for part in PARTS if part not in ("ablation", "speed")]


def main() -> None:
    """Print the tables that are asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, help="write the tables here, too")
    given = parser.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    shown = []
    for part in given.parts or _UNASKED:
        for piece in PARTS[part](given.shared):
            print(f"{piece}\n", flush=True)
            shown.append(piece)
    if given.out:
        given.out.write_text("\n\n".join(shown) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
