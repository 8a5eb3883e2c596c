"""How well the layers know who a text is about: entity recall against annotated documents.

    python benchmarks/layers.py GOLD_FOLDER TEXTS_FOLDER [--misses]

GOLD_FOLDER holds annotations in the project's exchange layout, TEXTS_FOLDER the documents by the
same names. Counted over the entities that core claims speak of: found (a referent shares most
surface forms with it), split (two referents for one entity) and merged (two entities in one
referent: the worst of mistakes, wanted 0).
"""

from __future__ import annotations

import argparse
import collections
import json
import time
from pathlib import Path
from typing import Any

from factional.ask.evaluate import form
from factional.extract.annotate import annotate
from factional.model import Document
from factional.read import read


def rows(path: Path) -> list[dict[str, Any]]:
    """The lines of a JSON Lines file."""
    return [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines() if x.strip()]


def align(gold: dict[str, set[str]], mine: dict[str, set[str]]) -> dict[str, str]:
    """Referent to gold entity: by shared forms, else by whole words that one has of the other."""
    pairs: dict[str, str] = {}
    for name, forms in mine.items():
        votes: dict[str, float] = collections.defaultdict(float)
        for entity, theirs in gold.items():
            votes[entity] += len(forms & theirs)
        if not any(votes.values()):
            for entity, theirs in gold.items():
                for a in forms:
                    for b in theirs:
                        long = min(len(a), len(b)) > 4
                        if long and (f" {a} " in f" {b} " or f" {b} " in f" {a} "):
                            votes[entity] += 0.5
        scored = {e: v / len(forms | gold[e]) for e, v in votes.items() if v}
        if scored:
            pairs[name] = max(sorted(scored), key=lambda e: scored[e])
    return pairs


def measure(document: Document, folder: Path, name: str, misses: bool) -> collections.Counter[str]:
    """Counts for one document."""
    layers = annotate(document)
    entities = {str(e["id"]): e for e in rows(folder / f"{name}.entities.jsonl")}
    gold = {
        i: {form(str(f)) for f in (e["name"], *e["mentions"])} - {""} for i, e in entities.items()
    }
    claims = [c for c in rows(folder / f"{name}.claims.jsonl") if c["core"]]
    claims = [c for c in claims if c["relation"] not in ("described_as", "aims_to")]
    used = {str(c[k]) for c in claims for k in ("subject", "object") if c.get(k)}
    mine = {i: {form(f) for f in r.forms()} - {""} for i, r in layers.referents.items()}
    mine = {i: forms for i, forms in mine.items() if forms}
    pairs = align(gold, mine)
    found = set(pairs.values()) & used
    split = {e: [i for i in pairs if pairs[i] == e] for e in found}
    index = collections.defaultdict(set)
    for entity, forms in gold.items():
        for said in forms:
            index[said].add(entity)
    merged = {}
    for i, forms in mine.items():
        only = {next(iter(index[f])) for f in forms if len(index[f]) == 1}
        if len(only) > 1:
            merged[i] = only
    types = sum(
        layers.referents[i].type.value == entities[e]["type"]
        for i, e in pairs.items()
        if e in found
    )
    if misses:
        print(name, "missed:", ", ".join(sorted(used - found)))
        print(name, "merged:", {i: sorted(m) for i, m in merged.items()})
        print(name, "split:", {e: s for e, s in split.items() if len(s) > 1})
    return collections.Counter(
        gold=len(used), found=len(found), split=sum(len(s) - 1 for s in split.values()),
        merged=len(merged), typed=types, pairs=sum(1 for e in pairs.values() if e in found),
        referents=len(mine),
    )  # fmt: skip


def main() -> None:
    """Print a line for each document and their sum."""
    parser = argparse.ArgumentParser(description="Entity recall of the layers.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    total: collections.Counter[str] = collections.Counter()
    words, seconds = 0, 0.0
    for folder in sorted(p for p in given.gold.iterdir() if p.is_dir()):
        path = next(given.texts.glob(f"{folder.name}.*"))
        document = read(path.read_bytes(), str(path))
        begun = time.perf_counter()
        annotate(document)
        seconds += time.perf_counter() - begun
        words += len(document.text.split())
        counts = measure(document, folder, folder.name, given.misses)
        total += counts
        _print(folder.name, counts)
    _print("all", total)
    print(f"{words / seconds:,.0f} words a second")


def _print(name: str, c: collections.Counter[str]) -> None:
    print(
        f"{name:6} entities {c['gold']:4} found {c['found']:4} ({c['found'] / c['gold']:.3f}) "
        f"split {c['split']:3} merged {c['merged']:3} typed {c['typed']}/{c['pairs']} "
        f"referents {c['referents']}"
    )


if __name__ == "__main__":
    main()
