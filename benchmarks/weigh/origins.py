"""How well claims of one origin are told from independent ones, on a made corpus.

    python -m benchmarks.weigh.origins [seed] [documents]

Judged are all pairs of claims of one question from two documents; a pair is positive where both
go back to one origin (`benchmarks/weigh/corpus.py` says what is planted). Tuned on seed 1.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from itertools import combinations

from benchmarks.weigh.corpus import Corpus, made
from factional.model import Likeness, Verdict
from factional.read import likeness
from factional.vocabulary import Vocabulary
from factional.weigh import Weighing


def likenesses(corpus: Corpus) -> list[Likeness]:
    """What the documents share: those with a mark in common are compared, as a case does."""
    bodies = {id: likeness.body(document) for id, document in corpus.documents.items()}
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for id, body in bodies.items():
        for mark in likeness.marks(body):
            holders[mark].append(id)
    pairs = {pair for ids in holders.values() for pair in combinations(sorted(ids), 2)}
    found = (likeness.likeness((a, bodies[a]), (b, bodies[b])) for a, b in sorted(pairs))
    return [like for like in found if like]


def judge(corpus: Corpus) -> list[tuple[str, str, bool, bool, str]]:
    """Each pair of claims with whether it is of one origin, whether it came out so, and why."""
    weighing = Weighing(Vocabulary.load())
    weighing.change(
        claims=corpus.claims,
        documents=corpus.documents.values(),
        of=corpus.of,
        entities=corpus.entities,
        likenesses=likenesses(corpus),
    )
    out = []
    for tie in weighing.ties.values():
        for a, b in combinations(tie.affirming, 2):
            if a.split("-")[0] == b.split("-")[0]:
                continue
            verdict = weighing.compare(a, b)
            assert verdict is not None
            one = not corpus.roots[a].isdisjoint(corpus.roots[b])
            found = verdict.verdict is Verdict.NOT_INDEPENDENT
            out.append((a, b, one, found, verdict.reason))
    return out


def main(seed: int, size: int) -> None:
    """Print precision and recall, and where they are lost."""
    corpus = made(seed, size)
    counts = Counter[tuple[bool, bool]]()
    wrong = []
    for a, b, one, found, reason in judge(corpus):
        counts[one, found] += 1
        if one is not found:
            wrong.append(f"  {a} {b}: {'missed' if one else 'false'}. {reason}")
    right = counts[True, True]
    precision = right / max(1, right + counts[False, True])
    recall = right / max(1, right + counts[True, False])
    print(
        f"seed {seed}: {len(corpus.documents)} documents, {len(corpus.claims)} claims, "
        f"{sum(counts.values())} pairs, {right + counts[True, False]} of one origin"
    )
    print(f"precision {precision:.3f}  recall {recall:.3f}")
    if seed == 1:
        print("\n".join(wrong[:20]))


if __name__ == "__main__":
    numbers = [int(arg) for arg in sys.argv[1:]]
    main(*(numbers + [1, 200][len(numbers) :]))
