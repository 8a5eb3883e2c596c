r"""Fit the factors by which confidence in claims is reckoned, and say how well they hold.

    python -m tools.calibrate ../shared/gold benchmarks/claims/documents/tune \
        benchmarks/claims/sentences/tune --base benchmarks/claims/documents/held [--write]

Each place is a folder of gold with the documents in `samples` beside it, a set of
`benchmarks/claims/documents` or one of `benchmarks/claims/sentences`; what is kept for scores only
is refused. A claim is right where it matches a gold claim, core or not. The factors are those of a
logistic regression over signs with a ridge. Sentences that were written to be labelled are easier
than documents, and have a factor of their own, which is thrown away: they say how signs compare,
and documents how often a claim is right.

An extractor is right more often on documents that it was tuned on than on others. So one number,
`start`, is then moved until the claims of `--base`, documents that nobody tunes on, are right as
often as they should be: of these no more than that total is used.

Shown are the reliability diagram, its error, and what floors come to, for documents to fit on with
the factors of all others, and for those of the base with a start from all others. `--write` puts
the factors of everything into the lexicon.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.claims.extracted import Corpus, matches
from benchmarks.claims.judged import match_of
from benchmarks.claims.reliability import Judged, diagram, floors, judged
from benchmarks.claims.sentences import load
from numpy.typing import NDArray

from factional.ask._matching import Match
from factional.extract.propositions.confidence import START

TARGET = Path(__file__).parents[1] / "src/factional/vocabulary/lexicon/confidence.yaml"
SENTENCE = "a labelled sentence"
SHARE = 0.3
"""What a sentence weighs where a document's claim weighs one."""
RIDGE = 8.0
FEWEST = 5
"""Signs that fewer claims show have no factor."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A claim with its signs.

    Attributes:
        source: The document, or the file of sentences, that it is of.
        whole: Whether that is a document.
    """

    source: str
    whole: bool
    signs: frozenset[str]
    judged: Judged


@dataclass(slots=True)
class Found:
    """The claims of some places.

    Attributes:
        gold: Number of core gold claims in the documents.
    """

    examples: list[Example]
    gold: int = 0

    def take(self, place: Path, *, base: bool = False) -> None:
        """Add the claims of a place with their signs, and what came of them.

        Args:
            place: Where they are.
            base: Whether no more is wanted than how often they are right.
        """
        closed = {"blind"} if base else {"held", "blind"}
        if closed.intersection(place.resolve().parts):
            raise SystemExit(f"{place} is for scores only. Fit on what may be read.")
        for source, whole, match in _matches(place):
            if whole:
                self.gold += len(match.claims.pairs) + len(match.claims.missed)
            self.examples.extend(_examples(source, match, whole=whole))


def _examples(source: str, match: Match, *, whole: bool) -> Iterator[Example]:
    for claim, found in judged(match):
        told = [part.rpartition(" ")[0] for part in claim["how"]["factors"].split("; ")]
        signs = {sign for sign in told if sign != START} | (set() if whole else {SENTENCE})
        yield Example(source, whole, frozenset(signs), found)


def _matches(place: Path) -> Iterator[tuple[str, bool, Match]]:
    if list(place.glob("*.yaml")):
        for path in sorted(place.glob("*.yaml")):
            for item in load(path):
                yield path.stem, False, match_of(item, everything=True)
        return
    beside = (place / "gold", place / "texts")
    gold, texts = beside if beside[0].is_dir() else (place, place.parent / "samples")
    for name, match in matches(Corpus(place.name, gold, texts), everything=True).items():
        yield name, True, match


def columns(found: Sequence[Example]) -> list[str]:
    """The signs that enough claims show, in order."""
    seen = Counter(sign for example in found for sign in example.signs)
    return sorted(sign for sign, count in seen.items() if count >= FEWEST)


def matrix(found: Sequence[Example], signs: Sequence[str]) -> Numbers:
    """Claims by signs, a column of ones before them."""
    return np.array([[1.0, *(float(s in e.signs) for s in signs)] for e in found])


def fitted(found: Sequence[Example], signs: Sequence[str], ridge: float) -> Numbers:
    """Weights of a logistic regression by Newton's method; the first column is not held down."""
    shown = matrix(found, signs)
    right = np.array([float(e.judged.right) for e in found])
    share = np.array([1.0 if e.whole else SHARE for e in found])
    weights = np.zeros(shown.shape[1])
    held = np.full(shown.shape[1], ridge)
    held[0] = 1e-6
    for _ in range(50):
        chance = 1 / (1 + np.exp(-shown @ weights))
        slope = shown.T @ (share * (chance - right)) + held * weights
        bend = (shown.T * (share * chance * (1 - chance))) @ shown + np.diag(held)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if float(np.abs(step).max()) < 1e-6:
            break
    return weights


def across(found: Sequence[Example], ridge: float) -> list[Judged]:
    """The claims of documents with the confidence that all other sources give them."""
    made = []
    for source in sorted({e.source for e in found if e.whole}):
        rest = [e for e in found if e.source != source]
        own = [e for e in found if e.source == source]
        signs = columns(rest)
        weights = fitted(rest, signs, ridge)
        made += sure(own, matrix(own, signs) @ weights)
    return made


def sure(found: Sequence[Example], logits: Numbers) -> list[Judged]:
    """The claims with the confidence that logarithms of odds come to."""
    chances = (1 / (1 + np.exp(-logits))).tolist()
    return [
        Judged(chance, e.judged.right, e.judged.core)
        for e, chance in zip(found, chances, strict=True)
    ]


def moved(logits: Numbers, right: Numbers) -> float:
    """What to add to logarithms of odds so that claims are right as often as they should be."""
    low, high = -10.0, 10.0
    for _ in range(60):
        middle = (low + high) / 2
        if float((1 / (1 + np.exp(-logits - middle))).sum()) < float(right.sum()):
            low = middle
        else:
            high = middle
    return (low + high) / 2


@dataclass(frozen=True, slots=True)
class Based:
    """What a base comes to.

    Attributes:
        move: What is added to the logarithm of the odds at the start.
    """

    claims: list[Judged]
    move: float


def based(found: Sequence[Example], base: Sequence[Example], ridge: float) -> Based:
    """The claims of a base with a start from its other documents, and the move of them all."""
    signs = columns(found)
    logits = matrix(base, signs) @ fitted(found, signs, ridge)
    right = np.array([float(e.judged.right) for e in base])
    sources = np.array([e.source for e in base])
    made = []
    for source in sorted(set(sources.tolist())):
        own = sources == source
        move = moved(logits[~own], right[~own])
        made += sure([e for e in base if e.source == source], logits[own] + move)
    return Based(made, moved(logits, right))


def order(claims: Sequence[Judged]) -> float:
    """Chance that a right claim has more confidence than a wrong one (area under the ROC curve)."""
    right = np.array([c.confidence for c in claims if c.right])
    wrong = np.array([c.confidence for c in claims if not c.right])
    above = right[:, None] - wrong[None, :]
    return float(((above > 0) + 0.5 * (above == 0)).mean())


def loss(claims: Sequence[Judged]) -> float:
    """Mean logarithmic loss."""
    sure = np.array([c.confidence for c in claims])
    right = np.array([c.right for c in claims])
    return float(-np.log(np.where(right, sure, 1 - sure)).mean())


def written(found: Sequence[Example], ridge: float, move: float = 0.0) -> str:
    """The factors of all claims as the lexicon holds them, the start moved."""
    signs = columns(found)
    weights = np.exp(fitted(found, signs, ridge)).tolist()
    odds = {START: weights[0] * float(np.exp(move)), **dict(zip(signs, weights[1:], strict=True))}
    odds.pop(SENTENCE, None)
    head = TARGET.read_text(encoding="utf-8").partition("odds:")[0]
    lines = [f"  {sign}: {share:.2f}" for sign, share in odds.items() if f"{share:.2f}" != "1.00"]
    return f"{head}odds:\n" + "\n".join(lines) + "\n"


def _show(title: str, claims: Sequence[Judged], gold: int) -> None:
    print(f"### {title}\n")
    print(f"Logarithmic loss {loss(claims):.4f}; in order {order(claims):.3f} of pairs.\n")
    for piece in (*diagram(claims), floors(claims, gold)):
        print(f"{piece}\n")


def main() -> None:
    """Print how well confidence holds across documents; write the factors where asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("places", nargs="+", type=Path)
    parser.add_argument("--base", type=Path, help="documents that nobody tunes on")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    places, held = Found([]), Found([])
    for place in given.places:
        places.take(place)
    found = places.examples
    _show(f"{len(found)} claims to fit on", across(found, RIDGE), places.gold)
    move = 0.0
    if given.base:
        held.take(given.base, base=True)
        base = based(found, held.examples, RIDGE)
        move = base.move
        _show(f"base, start times {np.exp(move):.2f}", base.claims, held.gold)
    if given.write:
        TARGET.write_text(written(found, RIDGE, move), encoding="utf-8")
        print(f"Written to {TARGET.name}.")


if __name__ == "__main__":
    main()
