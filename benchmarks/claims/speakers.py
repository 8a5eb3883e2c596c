"""Whose words the words of a claim are: the innermost voice against that of the gold.

    python -m benchmarks.claims.speakers ../shared              all claims of the gold, core or not
    python -m benchmarks.claims.speakers ../shared --misses 20  and what goes wrong
    python -m benchmarks.claims.speakers ../shared --former     by the rules over phrases
    python -m benchmarks.claims.speakers ../shared --set tune   of the documents here, not there

The place of each claim is given: the head of its evidence. So this measures voices alone, by the
same rule as the score of claims (`gold/score.py`): the first hop, compared by surface forms.
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
from factional.extract import attribution, clauses
from factional.extract.annotate import annotate
from factional.extract.language import Analysis, analyse
from factional.extract.layers import Layers
from factional.extract.syntax import Clauses, Tree
from factional.extract.voices import Voices, spoken
from factional.model import AUTHOR, Document, Hop
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


def analysed(document: Document) -> Analysis:
    """What the language model says of all that is no boilerplate."""
    return analyse(document.text, spoken(document))


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


def over_phrases(layers: Layers) -> Speak:
    """The voices of the rules over phrases."""
    quotations = attribution.Quotations()
    made = []
    for sentence in layers.sentences:
        own = attribution.base(layers, sentence)
        phrases = clauses.Clauses(sentence, layers)
        found = attribution.scopes(phrases, own)
        carried = quotations.follow(sentence, layers.document.text, found)
        house = attribution.house(layers)
        made.append((sentence, attribution.Voices(tuple(found), carried, own, house)))

    def speak(start: int, end: int) -> tuple[Hop, ...]:
        around = [v for s, v in made if s.start <= start < s.end] or [v for s, v in made][-1:]
        return around[0].chain(start)

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
    parser.add_argument("--former", action="store_true", help="by the rules over phrases")
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
        row, misses = _measured(score, gold, texts, folder.name, former=options.former)
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
    score: ModuleType, gold_folder: Path, texts: Path, name: str, *, former: bool
) -> tuple[Counter[str], list[str]]:
    gold = score.Doc(gold_folder, name)
    path = texts / f"{name}.txt"
    document = read(path.read_bytes(), path.name, name=name)
    layers = annotate(document)
    speak = over_phrases(layers) if former else over_parse(layers, analysed(document))
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
