r"""How well names are matched, beside what others make of them, and what it costs.

    python -m benchmarks.names [--data ../shared/data] [pairs] [kinds] [threshold] [cost]

Only halves that nothing was tuned on are scored by `pairs` and `kinds`; `threshold` tells what the
tuning halves allow for merging without being asked.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median, quantiles

from benchmarks.names.peers import Score, forget, ours, scorers
from benchmarks.names.scores import average_precision, recall_at
from tools.matching.material import Pair, all_names, groups, united_nations

from factional.model import EntityType
from factional.resolve.matching import Index, Match, compare

Scored = list[tuple[float, bool]]
_PERSON = EntityType.PERSON


def main() -> None:
    """Print the tables that are asked for, or all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("tables", nargs="*", default=[])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--names", type=int, default=1_000_000, help="names in the index of `cost`")
    options = parser.parse_args()
    wanted = options.tables or ["pairs", "kinds", "threshold", "cost"]
    if "pairs" in wanted:
        _pairs(options.data)
    if "kinds" in wanted:
        _kinds()
    if "threshold" in wanted:
        _threshold(options.data)
    if "cost" in wanted:
        _cost(options.data, options.names)


def _pairs(data: Path) -> None:
    listed, armed = united_nations(data, "report"), groups("report")
    sets: list[tuple[str, list[Pair]]] = []
    for label, person in (("persons", True), ("organisations", False)):
        own = [p for p in listed if (p.kind is _PERSON) == person]
        sets.append((f"UN, {label}, all", own))
        sets.append((f"UN, {label}, sharing a word", [p for p in own if p.shares]))
    sets.append(("UN, both, sharing a word", [p for p in listed if p.shares]))
    for label, person in (("persons", True), ("organisations", False)):
        own = [p for p in armed if (p.kind is _PERSON) == person]
        sets.append((f"armed groups, {label}, all", own))
        told = [p for p in own if not (p.same and p.tier == 3)]
        sets.append((f"armed groups, {label}, to be told by names", told))
    print("| pairs | one | two | matcher | average precision | recall at 0.95 |")
    print("|---|---|---|---|---|---|")
    for label, pairs in sets:
        same = sum(p.same for p in pairs)
        head = f"{label} | {same} | {len(pairs) - same}"
        for name, score in scorers():
            scored = _scored(pairs, score)
            print(
                f"| {head} | {name} | {average_precision(scored):.3f}"
                f" | {recall_at(scored, 0.95):.3f} |"
            )
            head = " | | "
    print()


def _scored(pairs: Iterable[Pair], score: Score) -> Scored:
    return [(score(p.a, p.b, p.kind), p.same) for p in pairs]


def _kinds() -> None:
    """By what makes a pair hard: how many of it stand on the right side of a half."""
    found: defaultdict[tuple[bool, str], list[float]] = defaultdict(list)
    for pair in groups("report"):
        found[pair.same, pair.what].append(ours(pair.a, pair.b, pair.kind))
    print("| armed groups | | pairs | right at 0.5 | median score |")
    print("|---|---|---|---|---|")
    for (same, what), scores in sorted(
        found.items(), key=lambda item: (not item[0][0], item[0][1])
    ):
        right = sum((score >= 0.5) == same for score in scores)
        side = "one" if same else "two"
        print(f"| {side} | {what} | {len(scores)} | {right} | {median(scores):.2f} |")
    print()


def _threshold(data: Path) -> None:
    """What lies above a threshold, and the rule of three: no error in n bounds the rate by 3/n."""
    print("| pairs | threshold | one | two | at most wrong | no word left over: one | two |")
    print("|---|---|---|---|---|---|---|")
    for half in ("tune", "report"):
        for source, pairs in (("UN", united_nations(data, half)), ("armed groups", groups(half))):
            found = [(compare(p.a, p.b, p.kind), p.same) for p in pairs]
            for least in (0.9, 0.95, 0.97, 0.98, 0.99):
                above = [(match, same) for match, same in found if match.score >= least]
                whole = [same for match, same in above if _whole(match)]
                right = sum(same for _, same in above)
                wrong = len(above) - right
                bound = f"{3 / right:.3f}" if right and not wrong else ""
                left = f"{sum(whole)} | {len(whole) - sum(whole)}"
                print(f"| {source}, {half} | {least} | {right} | {wrong} | {bound} | {left} |")
    print()
    _reliability(_scored([*united_nations(data, "report"), *groups("report")], ours))


def _whole(match: Match) -> bool:
    return any(f.name == "all in common" and f.value > 0.5 for f in match.features)


def _reliability(scored: Scored) -> None:
    print("| score | pairs | mean | one |")
    print("|---|---|---|---|")
    error = 0.0
    for low in range(10):
        own = [(s, same) for s, same in scored if low <= s * 10 < low + 1 + (low == 9)]
        if own:
            mean = sum(s for s, _ in own) / len(own)
            right = sum(same for _, same in own) / len(own)
            error += abs(mean - right) * len(own) / len(scored)
            print(
                f"| {low / 10:.1f}–{low / 10 + 0.1:.1f} | {len(own)} | {mean:.3f} | {right:.3f} |"
            )
    brier = sum((s - same) ** 2 for s, same in scored) / len(scored)
    print(f"\n{len(scored)} pairs, ECE {error:.3f}, Brier score {brier:.3f}.\n")


def _cost(data: Path, size: int) -> None:
    pairs = [*united_nations(data, "report"), *groups("report")]
    print("| matcher | pairs a second |")
    print("|---|---|")
    for name, score in scorers():
        score("Ali", "Aly", _PERSON)
        runs = []
        for _ in range(3):
            forget()
            started = time.process_time()
            _scored(pairs, score)
            runs.append(len(pairs) / (time.process_time() - started))
        print(f"| {name} | {median(runs):,.0f} |")
    print("\n| names | added a second | look-ups p50 | p99 | with 20 compared, p50 | p99 |")
    print("|---|---|---|---|---|---|")
    names = _invented(data, size)
    index = Index()
    for some in sorted({size // 1000, size // 10, size}):
        started, before = time.process_time(), len(index)
        for i in range(before, some):
            index.add(str(i), *names[i])
        speed = (some - before) / (time.process_time() - started)
        asked = random.Random(5).sample(names[:some], min(some, 1000))
        looked = [_timed(lambda q=q: index.near(q[0], q[1], 20)) for q in asked]
        compared = [_timed(lambda q=q: _compared(index, *q)) for q in asked[:300]]
        cells = [f"{x:.2f} ms" for series in (looked, compared) for x in _percentiles(series)]
        print(f"| {some:,} | {speed:,.0f} | {' | '.join(cells)} |")


def _compared(index: Index, name: str, kind: EntityType) -> None:
    for found in index.near(name, kind, 20):
        compare(name, found.name, kind)


def _timed(call: object) -> float:
    assert callable(call)
    started = time.process_time()
    call()
    return (time.process_time() - started) * 1000


def _percentiles(series: Sequence[float]) -> tuple[float, float]:
    return median(series), quantiles(series, n=100)[98]


def _invented(data: Path, size: int) -> list[tuple[str, EntityType]]:
    """Names put together from the words of listed ones, as common as there."""
    rng = random.Random(3)
    listed = sorted(set(all_names(data)))
    words = {
        kind: [word for name, own in listed if own is kind for word in name.split()]
        for kind in (EntityType.PERSON, EntityType.ORGANIZATION)
    }
    out = []
    for _ in range(size):
        kind = rng.choice((EntityType.PERSON, EntityType.ORGANIZATION))
        out.append((" ".join(rng.choices(words[kind], k=rng.randint(2, 5))), kind))
    return out


if __name__ == "__main__":
    main()
