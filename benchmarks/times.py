"""How well times are found and valued, against two corpora with times marked by hand.

    python -m benchmarks.times DATA [--half dev|test|all] [--misses]

DATA holds the corpora of `benchmarks.timex`, which says how their values compare with EDTF. Of each
the documents with an even hash are for development (`dev`); the others (`test`) are reported.

Scores are those of TempEval-3 (UzZaman et al. 2013). *Span*: an expression is found when it
overlaps a gold one (relaxed) or is the same but for prepositions and articles at its ends (strict).
*Value*: precision and recall of expressions that overlap and have the gold's value.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from benchmarks.timex import Marked, agrees, gum, meantime
from factional.extract.layers import TimeExpression
from factional.extract.sentences import sentences
from factional.extract.spans import Line, Shape
from factional.extract.times import Clock, find_times
from factional.extract.tokens import tokens
from factional.model import Block, BlockKind, Document, Metadata

_AT_ENDS = frozenset([
    "the", "a", "an", "in", "on", "at", "since", "until", "till", "by", "from", "between", "to",
    "of", "for", "during", "over", "around", "about", "approximately", "ever", "up", "as",
    "before", "after", "early", "late", "mid", "-", "–", "and", "within",
])  # fmt: skip


def found_in(marked: Marked) -> list[TimeExpression]:
    """The times that the project finds in a text, the dates of intervals one by one."""
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, m.start(), m.end()) for m in re.finditer(r"[^\n]+", marked.text)
    )
    document = Document(
        "", "", marked.name, "text/plain", marked.text, blocks, (0, len(marked.text)),
        Metadata(published=marked.published, language="en"),
    )  # fmt: skip
    clock = Clock(marked.published)
    every: list[TimeExpression] = []
    for i, (start, end, block) in enumerate(sentences(document)):
        made = tokens(marked.text, start, end)
        line = Line(i, start, end, block, made, tuple(t.lower for t in made), Shape.NORMAL)
        every += find_times(line, marked.text, clock)
    every = [part for e in every for part in (e.parts or (e,))]
    return [e for e in every if e.edtf] if marked.dates_only else every


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without prepositions and articles at its ends."""
    stretch = [
        (m.start(), m.end(), m[0].lower()) for m in re.finditer(r"\w+|[^\w\s]", text[start:end])
    ]
    while stretch and stretch[0][2] in _AT_ENDS:
        stretch = stretch[1:]
    while stretch and stretch[-1][2] in (*_AT_ENDS, ".", ",", "'", "’", "s"):
        stretch = stretch[:-1]
    return (start + stretch[0][0], start + stretch[-1][1]) if stretch else (start, end)


def compare(marked: Marked, report: Callable[[str], None] | None = None) -> Counter[str]:
    """Counts for one text: gold, found, overlapping, the same stretch, of the same value."""
    counts: Counter[str] = Counter()
    mine = found_in(marked)
    free = set(range(len(mine)))
    counts["gold"] = len(marked.gold)
    for gold in sorted(marked.gold, key=lambda g: g.start):
        near = [i for i in free if mine[i].start < gold.end and gold.start < mine[i].end]
        near.sort(key=lambda i: (not agrees(gold.value, mine[i]), abs(mine[i].start - gold.start)))
        words = marked.text[max(0, gold.start - 30) : gold.end + 25].replace("\n", " ")
        if not near:
            if report:
                report(f"MISSED {gold.value:12} {marked.text[gold.start : gold.end]!r} … {words!r}")
            continue
        best = mine[near[0]]
        free.discard(near[0])
        counts["relaxed"] += 1
        counts["strict"] += _core(marked.text, gold.start, gold.end) == _core(
            marked.text, best.start, best.end
        )
        right = agrees(gold.value, best)
        counts["value"] += right
        if report and not right:
            report(
                f"VALUE  {gold.value:12} {marked.text[gold.start : gold.end]!r} "
                f"got {best.text!r} {best.edtf} {best.duration} ({best.rule}) "
                f"DCT {marked.published} … {words!r}"
            )
    counts["found"] = len(mine)
    if report:
        for i in sorted(free):
            near_by = marked.text[max(0, mine[i].start - 30) : mine[i].end + 25].replace("\n", " ")
            report(f"EXTRA  {mine[i].text!r} {mine[i].edtf} ({mine[i].rule}) … {near_by!r}")
    return counts


def f1(hits: int, gold: int, found: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * hits / (gold + found) if gold + found else 0.0


def main() -> None:
    """Print a line for each corpus and half."""
    parser = argparse.ArgumentParser(description="Span and value F1 of times.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=("dev", "test", "all"), default="test")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    columns = ("relaxed", "strict", "value P", "value R", "value F1", "of found")
    print(
        f"{'corpus':10} {'half':5} {'texts':>5} {'gold':>5} {'found':>5}",
        *(f"{c:>9}" for c in columns),
    )
    corpora = {"meantime": meantime(given.data / "meantime"), "gum": gum(given.data / "gum")}
    for name, texts in corpora.items():
        counts: Counter[str] = Counter()
        halves = {"dev": (True,), "test": (False,), "all": (True, False)}[given.half]
        number = 0
        for marked in texts:
            if marked.development not in halves:
                continue
            number += 1
            counts += compare(marked, print if given.misses and marked.development else None)
        gold, found, value = counts["gold"], counts["found"], counts["value"]
        shares = (
            f1(counts["relaxed"], gold, found), f1(counts["strict"], gold, found), value / found,
            value / gold, f1(value, gold, found), value / counts["relaxed"],
        )  # fmt: skip
        print(
            f"{name:10} {given.half:5} {number:5} {gold:5} {found:5}",
            *(f"{s:9.3f}" for s in shares),
        )


if __name__ == "__main__":
    main()
