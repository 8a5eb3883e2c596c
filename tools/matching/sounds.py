r"""Learn which sounds stand for each other in spellings of one name.

    python -m tools.matching.sounds ../shared/data/names_translit_ar [--write]

The pairs are tokens of names with their Arabic spelling, from Wikidata (CC0) and from Google's
transliteration set (Apache-2.0). Latin against Arabic is learnt from them as they stand; Latin
against Latin from spellings that have one Arabic word in common. Spellings are aligned by the table
so far, the signs that meet are counted, and the counts make the next table: expectation
maximisation with the best alignment alone (Viterbi training), from a table that only knows that
a sign stands for itself. Pairs that say less than nothing for one word are left out after two
rounds: one Arabic word can be two names.
"""

from __future__ import annotations

import argparse
import math
import random
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

from factional.resolve.matching._sounds import GAP, Table, sounds
from factional.resolve.names import fold

TARGET = Path(__file__).parents[2] / "src/factional/vocabulary/names/sounds.tsv"
SEED = 7
ROUNDS = 6
PRIOR = 0.5
"""Counts that every two signs have before any pair is read."""
PER_WORD = 12
"""Pairs taken of one Arabic word, at most."""
HEAD = (
    "# How much two sounds say for one word, in nats over chance: table, sound, sound, nats, with\n"
    "# - for a sound left out. `python -m tools.matching.sounds` wrote it and says from what; the\n"
    "# signs are those of letters.yaml. Data: Wikidata (CC0), google/transliteration\n"
    "# (Apache-2.0).\n"
)
Pairs = list[tuple[str, str]]


def main() -> None:
    """Learn both tables, and write them if asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    arabic, latin = read(options.data)
    lines = []
    for name, pairs, symmetric in (("arabic", arabic, False), ("latin", latin, True)):
        table = learn(pairs, symmetric=symmetric)
        print(f"{name}: {len(pairs)} pairs, {len(table.pairs)} entries")
        for (a, b), nats in sorted(table.pairs.items()):
            if not symmetric or a <= b:
                lines.append(f"{name}\t{a}\t{b}\t{nats:.2f}\n")
    if options.write:
        TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")


def read(folder: Path) -> tuple[Pairs, Pairs]:
    """Pairs of signs: Arabic with Latin, and Latin with Latin."""
    spellings: defaultdict[str, set[str]] = defaultdict(set)
    for path in sorted(folder.glob("wd_arabic_*")):
        for line in path.read_text(encoding="utf-8").splitlines():
            latin, letters, _ = line.split("\t")
            spellings[fold(letters.replace(" ", ""))].add(fold(latin))
    for path in sorted(folder.glob("ar2en-*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            arabic, latin = line.split("\t")
            spellings[fold(arabic)].add(fold(latin))
    rng = random.Random(SEED)
    across: Pairs = []
    within: Pairs = []
    for arabic, words in sorted(spellings.items()):
        own = sorted({sounds(w) for w in words if w.isascii() and w.isalpha()})
        heard = sounds(arabic)
        across += [(heard, word) for word in own if heard and word]
        both = [(a, b) for a, b in combinations(own, 2) if a and b]
        within += rng.sample(both, min(PER_WORD, len(both)))
        within += [(word, word) for word in own[:1]]
    return across, within


def learn(pairs: Pairs, *, symmetric: bool) -> Table:
    """The table that pairs come to; the same both ways if symmetric."""
    if symmetric:
        pairs = [*pairs, *((b, a) for a, b in pairs)]
    table = _first(pairs)
    for round_ in range(ROUNDS):
        counts: Counter[tuple[str, str]] = Counter()
        for a, b in pairs:
            met, nats = _met(table, a, b)
            if round_ < 2 or nats > 0:
                counts.update(met)
        table = _table(counts)
    return table


def _first(pairs: Pairs) -> Table:
    signs = {x for pair in pairs for word in pair for x in word}
    kin = {"A": "aeiou", "Y": "iyeɛ", "W": "uwoɔ", "E": "aeiou", "H": "h", "T": "at", "ħ": "h"}
    kin |= {"ṣ": "s", "ḍ": "dδ", "ṭ": "t", "ẓ": "zδ"}
    table = {(x, y): -3.0 for x in signs for y in signs}
    table |= {(x, y): 0.5 for x in "aeiouywɛɔ" for y in "aeiouywɛɔ"}
    table |= {(x, x): 2.0 for x in signs}
    table |= {(x, y): 1.5 for x, own in kin.items() for y in own}
    table |= {(GAP, x): -0.5 if x in "aeiouyw" else -2.0 for x in signs}
    table |= {(x, GAP): -0.5 if x in "aeiouywAEHTYW" else -2.0 for x in signs}
    return Table.of(table)


def _met(table: Table, a: str, b: str) -> tuple[list[tuple[str, str]], float]:
    """The signs that meet in the best alignment of two strings, and what it says."""
    rows = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    steps: dict[tuple[int, int], tuple[int, int]] = {}
    get = table.pairs.get
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            ways = []
            if i and j:
                ways.append((rows[i - 1][j - 1] + get((a[i - 1], b[j - 1]), -4.0), (1, 1)))
            if i:
                ways.append((rows[i - 1][j] + get((a[i - 1], GAP), -4.0), (1, 0)))
            if j:
                ways.append((rows[i][j - 1] + get((GAP, b[j - 1]), -4.0), (0, 1)))
            if ways:
                rows[i][j], steps[i, j] = max(ways)
    met, i, j = [], len(a), len(b)
    while i or j:
        di, dj = steps[i, j]
        met.append((a[i - 1] if di else GAP, b[j - 1] if dj else GAP))
        i, j = i - di, j - dj
    return met, rows[-1][-1]


def _table(counts: Counter[tuple[str, str]]) -> Table:
    """Logarithms of how much oftener signs met than chance would have it."""
    left, right = _shares(counts, 0), _shares(counts, 1)
    total = sum(counts.values())
    pairs = {}
    for a, share_a in [*left.items(), (GAP, 1.0)]:
        for b, share_b in [*right.items(), (GAP, 1.0)]:
            seen = counts[a, b]
            if (a, b) == (GAP, GAP) or (not seen and GAP not in (a, b)):
                continue
            chance = share_a * share_b
            smoothed = (seen + PRIOR * chance) / total
            pairs[a, b] = max(-4.0, round(math.log(max(smoothed, 1e-9) / chance), 2))
    return Table.of({pair: nats for pair, nats in pairs.items() if nats > -4.0})


def _shares(counts: Counter[tuple[str, str]], side: int) -> dict[str, float]:
    found: Counter[str] = Counter()
    for pair, seen in counts.items():
        if pair[side] != GAP:
            found[pair[side]] += seen
    return {sign: seen / found.total() for sign, seen in found.items()}


if __name__ == "__main__":
    main()
