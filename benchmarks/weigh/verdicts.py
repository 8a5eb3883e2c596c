"""How often weighing comes to the verdict of a reader, on pairs of gold claims.

    python -m benchmarks.weigh.verdicts [tune|report]

Precision and recall by verdict, for the real documents and for the sample case apart. A dispute of
a speaker with himself counts as a dispute, too. On `tune` every pair that comes out otherwise is
listed; on `report` only the figures, so that no rule is made for one of them.
"""

from __future__ import annotations

import sys
from collections import Counter

from benchmarks.weigh.gold import Annotated, Judged, annotated, pairs
from factional.vocabulary import Vocabulary
from factional.weigh import Weighing

NOTHING = "not_comparable"


def judge(gold: Annotated, asked: list[Judged]) -> list[tuple[Judged, str, str]]:
    """Each pair with the verdict that weighing comes to, and the reason."""
    weighing = Weighing(Vocabulary.load())
    weighing.change(
        claims=gold.claims.values(),
        documents=gold.documents.values(),
        of=gold.of,
        entities=gold.entities,
        likenesses=gold.likenesses,
    )
    out = []
    for pair in asked:
        found = weighing.compare(pair.first, pair.second)
        out.append((pair, found.verdict.value if found else NOTHING, found.reason if found else ""))
    return out


def figures(found: list[tuple[Judged, str, str]]) -> None:
    """Print precision and recall by verdict."""
    right, told, asked = Counter[str](), Counter[str](), Counter[str]()
    for pair, verdict, _ in found:
        for kind in _kinds(verdict):
            told[kind] += 1
            right[kind] += kind in _kinds(pair.verdict)
        asked.update(_kinds(pair.verdict))
    for kind in sorted(asked | told):
        precision = right[kind] / told[kind] if told[kind] else 1.0
        recall = right[kind] / asked[kind] if asked[kind] else 1.0
        print(f"  {kind:16} {asked[kind]:4} pairs   P {precision:.2f}   R {recall:.2f}")
    same = sum(pair.verdict == verdict for pair, verdict, _ in found)
    print(f"  {'all':16} {len(found):4} pairs   alike {same / max(1, len(found)):.2f}")


def _kinds(verdict: str) -> set[str]:
    return {"dispute", "self_dispute"} if verdict == "self_dispute" else {verdict}


def main(half: str) -> None:
    """Judge the pairs of a half and print how it went."""
    for part in ("real", "sample"):
        gold = annotated(part)
        if gold is None:
            print(f"{part}: the gold is not there")
            continue
        found = judge(gold, pairs(half, part))
        print(f"{half}, {part}")
        figures(found)
        if half == "tune":
            for pair, verdict, reason in found:
                if pair.verdict != verdict:
                    told = f"{pair.verdict}, came out {verdict}. {reason}"
                    print(f"    {pair.first} {pair.second}: {told}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "report")
