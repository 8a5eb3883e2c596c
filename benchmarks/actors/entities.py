"""Entities: whom the documents speak of, and which of their names are kept together.

    python -m benchmarks.actors.entities                       # our own documents, tune and held
    python -m benchmarks.actors.entities --gold GOLD --texts TEXTS [--list | --totals]

Of gold entities (all, and those that core claims are about): how many have a referent that shares a
name or description with them. Merged: referents that the text calls by forms which belong to
different gold entities. Split: referents beyond the first of one entity. B³ is over the surface
forms that gold gives to one entity alone: precision over those found, recall over all. `--list`
shows what is missed, merged and split, and is never used on what is held back; `--totals` shows
nothing but the sum.
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factional.extract.annotate import annotate
from factional.extract.layers import Layers
from factional.model import Referent
from factional.read import fetch, read

OWN = Path(__file__).parent.parent / "claims" / "documents"
_ARTICLES = ("the ", "a ", "an ")


@dataclass
class Tally:
    """Counts over some documents."""

    entities: int = 0
    found: int = 0
    core: int = 0
    core_found: int = 0
    merged: int = 0
    split: int = 0
    typed: int = 0
    forms: int = 0
    forms_found: int = 0
    precision: float = 0.0
    recall: float = 0.0

    def add(self, other: Tally) -> None:
        """Add the counts of another document."""
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def line(self) -> str:
        """The counts as one row."""
        precision = self.precision / max(1, self.forms_found)
        recall = self.recall / max(1, self.forms)
        b3 = 2 * precision * recall / max(1e-9, precision + recall)
        return (
            f"entities {self.found}/{self.entities} = {self.found / max(1, self.entities):.3f}"
            f"  core {self.core_found}/{self.core} = {self.core_found / max(1, self.core):.3f}"
            f"  type {self.typed / max(1, self.found):.3f}  merged {self.merged}"
            f"  split {self.split}  B³ {precision:.3f} {recall:.3f} {b3:.3f}"
            f"  forms {self.forms_found}/{self.forms}"
            f" (recall of these {self.recall / max(1, self.forms_found):.3f})"
        )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, help="folder of annotations")
    parser.add_argument("--texts", type=Path, help="folder of the documents")
    parser.add_argument("--list", action="store_true", help="show what is wrong")
    parser.add_argument("--totals", action="store_true", help="show no document by itself")
    options = parser.parse_args()
    if options.gold:
        given = options.gold, options.texts or options.gold
        run("given", *given, show=options.list and not options.totals, totals=options.totals)
        return
    run("tune", OWN / "tune" / "gold", OWN / "tune" / "texts", show=options.list)
    run("held", OWN / "held" / "gold", OWN / "held" / "texts", show=False, totals=True)


def run(name: str, gold: Path, texts: Path, *, show: bool, totals: bool = False) -> Tally:
    """Score the documents of a folder, a line each, and the sum."""
    total = Tally()
    for stem, entities, core, path in documents(gold, texts):
        document = read(fetch(str(path)), str(path), name=stem)
        tally = score(entities, core, annotate(document), show=show)
        total.add(tally)
        if not totals:
            print(f"{stem:18}", tally.line)
    print(f"{name:18}", total.line)
    return total


def documents(
    gold: Path, texts: Path
) -> Iterator[tuple[str, dict[str, dict[str, Any]], set[str], Path]]:
    """Annotated documents: stem, entities, ids that core claims are about, and the file."""
    for folder in sorted(p for p in gold.iterdir() if p.is_dir()):
        stem = folder.name
        found = [p for p in texts.iterdir() if p.stem == stem and p.is_file()]
        if not found:
            continue
        entities = {e["id"]: e for e in _rows(folder / f"{stem}.entities.jsonl")}
        claims = [c for c in _rows(folder / f"{stem}.claims.jsonl") if c["core"]]
        core = {c["subject"] for c in claims} | {c["object"] for c in claims if c.get("object")}
        yield stem, entities, core, found[0]


def score(
    gold: Mapping[str, dict[str, Any]], core: set[str], layers: Layers, *, show: bool = False
) -> Tally:
    """Hold the referents of a document against its gold entities."""
    wanted = {id_: forms([e["name"], *e["mentions"]]) for id_, e in gold.items()}
    found = {r.id: forms([r.name, *_said(r)]) for r in layers.referents.values()}
    owners: dict[str, set[str]] = defaultdict(set)
    for id_, said in wanted.items():
        for form in said:
            owners[form].add(id_)
    aligned = {r: best for r, said in found.items() if (best := _best(said, wanted, owners))}
    back: dict[str, list[str]] = defaultdict(list)
    for referent, entity in aligned.items():
        back[entity].append(referent)
    only = {form: next(iter(ids)) for form, ids in owners.items() if len(ids) == 1}
    merged = {
        r.id: ids
        for r in layers.referents.values()
        if len(ids := {only[f] for f in forms(_said(r)) if f in only}) > 1
    }
    typed = sum(
        any(str(layers.referents[r].type) == gold[e]["type"] for r in rs) for e, rs in back.items()
    )
    tally = Tally(
        len(gold), len(back), len(core), len(core & back.keys()), len(merged),
        sum(len(rs) - 1 for rs in back.values()), typed,
    )  # fmt: skip
    _b_cubed(tally, only, found)
    if show:
        print("  missed", [sorted(wanted[e])[:2] for e in gold if e not in back])
        print("  merged", merged)
        print("  split", {e: rs for e, rs in back.items() if len(rs) > 1})
    return tally


def _said(referent: Referent) -> list[str]:
    """The names and descriptions of a referent as they stand in the text."""
    return [m.text for m in referent.mentions if m.named]


def _best(
    said: set[str], wanted: Mapping[str, set[str]], owners: Mapping[str, set[str]]
) -> str | None:
    """The gold entity that shares most of its forms with a referent."""
    votes: Counter[str] = Counter()
    for form in said:
        votes.update(owners.get(form, ()))
    if not votes:
        return None
    return max(sorted(votes), key=lambda e: votes[e] / len(said | wanted[e]))


def _b_cubed(tally: Tally, only: Mapping[str, str], found: Mapping[str, set[str]]) -> None:
    clusters: dict[str, set[str]] = defaultdict(set)
    for form, entity in only.items():
        clusters[entity].add(form)
    held: dict[str, set[str]] = {}
    for said in sorted(found.values(), key=len):
        known = said & only.keys()
        held.update(dict.fromkeys(known, known))
    for form, entity in only.items():
        tally.forms += 1
        if form in held:
            both = len(held[form] & clusters[entity])
            tally.forms_found += 1
            tally.precision += both / len(held[form])
            tally.recall += both / len(clusters[entity])


def forms(names: list[str]) -> set[str]:
    """Surface forms as they are compared: without marks, case, articles and apostrophes."""
    return {f for n in names if n and (f := _plain(n))}


def _plain(text: str) -> str:
    text = "".join(
        c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)
    ).lower()
    text = "".join(c if c.isalnum() else "" if c in "'’‘`ʿʾʻ" else " " for c in text)
    text = " ".join(text.split())
    for article in _ARTICLES:
        text = text.removeprefix(article)
    return text


def _rows(path: Path) -> list[dict[str, Any]]:
    lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
    return [json.loads(line) for line in lines if line.strip()]


if __name__ == "__main__":
    main()
