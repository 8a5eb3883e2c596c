"""Whose words the words of a claim are: the innermost voice against that of the gold.

    python -m benchmarks.claims.speakers ../shared              all claims of the gold, core or not
    python -m benchmarks.claims.speakers ../shared --misses 20  and what goes wrong
    python -m benchmarks.claims.speakers ../shared --set tune   of the documents here, not there

The place of each claim is given: the head of its evidence. So this measures voices alone, by the
same rule as the score of claims (`gold/score.py`): the first hop, compared by surface forms. Rules
over phrases, before the parse, had 0.866 of the gold there (core 0.882), and 0.855 of `tune`.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from benchmarks.claims.build import DOCUMENTS, SETS
from factional.extract.annotate import parsed
from factional.extract.language import Analysis
from factional.extract.layers import Layers
from factional.extract.syntax import Clauses, Tree
from factional.extract.voices import Voices
from factional.model import AUTHOR, Hop
from factional.read import read

Speak = Callable[[int, int], tuple[Hop, ...]]


def scoring(folder: Path) -> ModuleType:
    """The scoring program of the gold, as a module."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def over_parse(layers: Layers, analysis: Analysis) -> Speak:
    """The voices over the parse."""
    tree = Tree(layers.document.text, analysis)
    voices = Voices(layers, tree, Clauses(tree), analysis)

    def speak(start: int, end: int) -> tuple[Hop, ...]:
        word = tree.head_of(start, end)
        for clause in tree.children(word, "ccomp", "acl") if word is not None else ():
            if any(r.cue == word and clause in r.content for r in voices.reports):
                word = clause if start <= tree.words[clause].start < end else word
        return voices.chain(word, start, end) if word is not None else (Hop(AUTHOR),)

    return speak


def extracted(score: ModuleType, layers: Layers) -> object:
    """The entities of the layers in the form that the scoring program takes."""
    doc = score.Doc.__new__(score.Doc)
    doc.name, doc.text, doc.claims, doc.gaps = layers.document.name, None, [], []
    doc.entities = {
        r.id: {"id": r.id, "name": r.name, "type": r.type.value, "mentions": r.forms()}
        for r in layers.referents.values()
    }
    metadata = layers.document.metadata
    voices = [{"name": s.name, "role": s.role.value} for s in layers.document.speakers]
    doc.meta = {
        "authors": list(metadata.authors),
        "publisher": metadata.publisher,
        "speakers": voices,
    }
    return doc


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="a folder with gold/ and samples/")
    parser.add_argument("--misses", type=int, default=0, help="print so many of each document")
    parser.add_argument("--set", choices=SETS, help="of the documents beside this program")
    parser.add_argument("--doc", nargs="*", help="names of documents")
    options = parser.parse_args()
    score = scoring(options.shared / "gold")
    total: Counter[str] = Counter()
    print(f"{'document':10} {'claims':>6} {'speaker':>8} {'core':>6} {'chain':>6}")
    here = DOCUMENTS / options.set if options.set else None
    gold = here / "gold" if here else options.shared / "gold"
    texts = here / "texts" if here else options.shared / "samples"
    for folder in sorted(p for p in gold.iterdir() if p.is_dir()):
        if options.doc and folder.name not in options.doc:
            continue
        row, misses = _measured(score, gold, texts, folder.name)
        total.update(row)
        _print(folder.name, row)
        for line in misses[: options.misses]:
            print("   ", line)
    _print("all", total)
    return 0


def _print(name: str, row: Counter[str]) -> None:
    core = row["core_ok"] / max(1, row["core"])
    share = row["ok"] / max(1, row["claims"])
    chain = row["chain"] / max(1, row["claims"])
    print(f"{name:10} {row['claims']:6} {share:8.3f} {core:6.3f} {chain:6.3f}")


def _measured(
    score: ModuleType, gold_folder: Path, texts: Path, name: str
) -> tuple[Counter[str], list[str]]:
    gold = score.Doc(gold_folder, name)
    path = texts / f"{name}.txt"
    document = read(path.read_bytes(), path.name, name=name)
    layers, analysis = parsed(document)
    speak = over_parse(layers, analysis)
    pred = extracted(score, layers)
    amap = score.align(gold, pred)
    row: Counter[str] = Counter()
    misses: Counter[str] = Counter()
    for claim in gold.claims:
        said = [h.who for h in speak(claim["start"], claim["end"])]
        right = score.speaker_ok(claim, {"attribution": said}, gold, pred, amap)
        row["claims"] += 1
        row["ok"] += right
        row["core"] += claim["core"]
        row["core_ok"] += right and claim["core"]
        row["chain"] += right and len(said) == len(claim["attribution"])
        if not right:
            quote = " ".join(claim["evidence"].split())
            misses[f"{claim['attribution']} not {said} @{claim['start']}: {quote}"] += 1
    return row, [f"{n}x {line}" for line, n in misses.most_common()]


if __name__ == "__main__":
    sys.exit(main())
