"""Whole documents: how well claims, their voices and their times are found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from benchmarks.claims.extracted import Corpus, matches, table
from factional.ask._matching import Match
from factional.ask.evaluate import Report, Scores, reported

_HEAD = (
    "document",
    "gold",
    "found",
    "false",
    "precision",
    "recall",
    "F1",
    "F1 with speaker",
    "entity recall",
)


def document_scores(corpus: Corpus) -> Iterator[str]:
    """Tables of a set: by document and by relation where it may be read, else its totals.

    Claims of low confidence are left out, as they are of what a case exports.
    """
    found = matches(corpus)
    report = reported(found)
    yield f"### {corpus.name}, {len(found)} documents"
    each = list(report.documents.items()) if corpus.open else []
    yield table([_row(n, s) for n, s in [*each, ("**all**", report.total)]], _HEAD)
    total = report.total
    given = total.time_given_accuracy
    yield (
        f"Of the claims found, right: speaker {total.speaker_accuracy:.3f}, chain "
        f"{total.chain_accuracy:.3f}, time {total.time_accuracy:.3f}, certainty "
        f"{total.certainty_accuracy:.3f}, kind {total.kind_accuracy:.3f}, time where gold gives "
        f"one {0.0 if given is None else given:.3f}."
    )
    if corpus.open:
        yield by_relation(report)


def by_relation(report: Report) -> str:
    """Recall and precision of each relation."""
    rows = [
        (
            name,
            c.found + c.missed,
            c.found,
            c.false,
            c.found / (c.found + c.missed) if c.found + c.missed else None,
            c.found / (c.found + c.false) if c.found + c.false else None,
        )
        for name, c in report.relations.items()
    ]
    return table(rows, ("relation", "gold", "found", "false", "recall", "precision"))


def headline(found: Mapping[str, Match]) -> tuple[float, float, float, float]:
    """Precision, recall, F1 and F1 with speaker over all documents."""
    total = reported(found).total
    claims = total.claims
    return claims.precision, claims.recall, claims.f1, total.claims_and_speaker.f1


def _row(name: str, scores: Scores) -> tuple[object, ...]:
    counts, claims = scores.counts, scores.claims
    return (
        name,
        counts.gold,
        counts.found,
        counts.false,
        claims.precision,
        claims.recall,
        claims.f1,
        scores.claims_and_speaker.f1,
        scores.entity_recall,
    )
