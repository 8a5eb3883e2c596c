"""Names: where the layers see names, and of what kind, in the re3d documents held back.

    python -m benchmarks.actors.names [--data ../shared/data]

Exact spans without articles and titles, over the types that both schemes have; re3d cannot tell a
state from a place, so that either is right for its locations. The documents are those that training
of the language model held back, whole, beside what the model alone finds.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks.actors.chains import document
from benchmarks.language import gold
from factional.extract.annotate import annotate_parsed
from factional.extract.kinds import untitled
from factional.extract.language import Analysis, analyse
from factional.extract.layers import Layers

_TYPES = {"Organization": "Organization", "Person": "Person", "Place": "Place", "State": "Place"}
Names = set[tuple[int, int, str]]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args()
    tallies: dict[str, Counter[str]] = {"layers": Counter(), "model": Counter()}
    for made in gold.re3d(options.data):
        analysis = analyse(made.text, made.paragraphs())
        layers = annotate_parsed(document(made), analysis)
        wanted = _wanted(made)
        for name, found in (("layers", of_layers(layers)), ("model", of_model(analysis))):
            _count(tallies[name], wanted, {(a, b, k) for a, b, k in _bare(made.text, found)})
    for name, tally in tallies.items():
        cells = (
            f"{kind} {_f1(tally, kind)}" for kind in ("all", "Organization", "Person", "Place")
        )
        print(f"{name:8}", "  ".join(cells), f"  spans alone {_f1(tally, 'span')}")


def of_layers(layers: Layers) -> Names:
    """Names of the layers, descriptions left out."""
    return {
        (m.start, m.end, _TYPES[str(r.type)])
        for r in layers.referents.values()
        if not r.placeholder and str(r.type) in _TYPES
        for m in r.mentions
        if m.named and any(c.isupper() for c in m.text) and not m.text.lower().startswith("the ")
    }


def of_model(analysis: Analysis) -> Names:
    """Names of the language model."""
    return {(n.start, n.end, _TYPES[n.type]) for n in analysis.names if n.type in _TYPES}


def _wanted(made: gold.Gold) -> Names:
    spans = {
        (*made.span(s.start, s.end), kind)
        for s in made.passage.spans or ()
        if (kind := _TYPES.get(s.type.split("|")[0]))
    }
    return set(_bare(made.text, spans))


def _bare(text: str, names: Iterable[tuple[int, int, str]]) -> Iterable[tuple[int, int, str]]:
    """Names without articles and titles."""
    for start, end, kind in names:
        first, _, rest = text[start:end].partition(" ")
        cut = len(first) + 1 if rest and first.lower() in ("the", "a", "an") else 0
        if kind == "Person":
            plain = untitled(" ".join(text[start:end].split()))
            cut = end - start - len(plain) if text[start:end].endswith(plain) else cut
        yield start + cut, end, kind


def _count(tally: Counter[str], wanted: Names, found: Names) -> None:
    for kind in ("all", "Organization", "Person", "Place"):
        a = {n for n in wanted if kind in ("all", n[2])}
        b = {n for n in found if kind in ("all", n[2])}
        tally.update({f"{kind} right": len(a & b), f"{kind} gold": len(a), f"{kind} found": len(b)})
    a_, b_ = {n[:2] for n in wanted}, {n[:2] for n in found}
    tally.update({"span right": len(a_ & b_), "span gold": len(a_), "span found": len(b_)})


def _f1(tally: Counter[str], kind: str) -> str:
    right, found, wanted = (tally[f"{kind} {k}"] for k in ("right", "found", "gold"))
    precision, recall = right / max(1, found), right / max(1, wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{precision:.3f} {recall:.3f} {f1:.3f}"


if __name__ == "__main__":
    main()
