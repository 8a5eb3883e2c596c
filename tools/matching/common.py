r"""Count how common the words of names are.

    python -m tools.matching.common ../shared/data [--write]

Bits are the logarithm of how few entries of the OFAC list (public domain), of the UCDP actor list
(CC BY 4.0) and of the tuning half of the UN list have a word of the same class of sounds, for
persons and for organisations apart.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from pathlib import Path

from factional.model import EntityType
from factional.resolve.matching._words import read
from tools.matching.material import entries, united_nations

TARGET = Path(__file__).parents[2] / "src/factional/vocabulary/names/common.tsv"
FEWEST = 3
"""Entries that a class of sounds needs to be written down; what has fewer is rare."""
HEAD = (
    "# How much the words of names say, in bits: kind (o, p) and class of sounds, bits.\n"
    "# `python -m tools.matching.common` wrote it and says from what (UCDP: CC BY 4.0).\n"
)


def main() -> None:
    """Count, and write if asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    holders: defaultdict[str, set[str]] = defaultdict(set)
    totals: Counter[str] = Counter()
    named = [(e.id, e.kind, e.names) for e in entries(options.data)]
    named += [(p.entry, p.kind, (p.a, p.b)) for p in united_nations(options.data, "tune") if p.same]
    for kind in ("o", "p"):
        own = {i for i, k, _ in named if (k is EntityType.PERSON) == (kind == "p")}
        totals[kind] = len(own)
    for entry, kind_, names in named:
        kind = "p" if kind_ is EntityType.PERSON else "o"
        for name in names:
            for word in read(name, kind_).words:
                holders[f"{kind}:{word.key}"].add(entry)
    lines = []
    for key, own in sorted(holders.items()):
        if len(own) >= FEWEST and not key.partition(":")[2].isdecimal():
            lines.append(f"{key}\t{math.log2(totals[key[0]] / len(own)):.1f}\n")
    print(f"{dict(totals)} entries, {len(lines)} classes of sounds")
    if options.write:
        TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
