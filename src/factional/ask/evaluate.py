"""How well predicted annotations agree with gold ones: precision, recall, and what was got right.

A prediction is right where a core gold claim of the same document has the same subject, relation,
object or value and polarity, with its evidence close by; entities are matched by the forms that
point at them, never by their ids. Each gold claim is matched by one prediction. What matches a gold
claim that is not core counts neither for nor against. Everything else is false.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from factional.ask._alignment import Annotated, annotated_documents, form
from factional.ask._matching import Match, same_time

__all__ = [
    "Counts",
    "Measure",
    "RelationCounts",
    "Report",
    "Scores",
    "annotated_documents",
    "evaluate",
    "form",
    "reported",
]


@dataclass(frozen=True, slots=True)
class Measure:
    """Shares between 0 and 1; `f1` is the harmonic mean of the other two."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, right: int, *, gold: int, predicted: int) -> Measure:
        """What a number of right answers comes to."""
        precision, recall = _share(right, predicted), _share(right, gold)
        both = precision + recall
        return cls(precision, recall, 2 * precision * recall / both if both else 0.0)


@dataclass(frozen=True, slots=True)
class Counts:
    """What the shares are of.

    Attributes:
        gold: Core gold claims.
        found: Those that a prediction matches.
        false: Predictions that match nothing.
        side: Predictions that match a gold claim that is not core.
        unsound: Predictions whose evidence is too long, or not in the text.
        predicted: All predictions that are scored.
    """

    gold: int
    found: int
    false: int
    side: int
    unsound: int
    predicted: int


@dataclass(frozen=True, slots=True)
class Scores:
    """How one document, or all of them together, came out.

    Attributes:
        claims: Claims that are right.
        claims_and_speaker: Claims that are right and in the right one's words.
        speaker_accuracy: Of the claims found, the share with the right innermost voice.
        chain_accuracy: That and the right number of voices.
        time_accuracy: With the right time, or rightly none.
        certainty_accuracy: With the right certainty.
        kind_accuracy: With the right kind.
        time_given_accuracy: With the right time, of those to which gold gives one; None of none.
        entity_recall: Of the entities in core gold claims, the share that was found.
        entities_split: How many more predicted entities stand for them than they are.
    """

    claims: Measure
    claims_and_speaker: Measure
    speaker_accuracy: float
    chain_accuracy: float
    time_accuracy: float
    certainty_accuracy: float
    kind_accuracy: float
    time_given_accuracy: float | None
    entity_recall: float
    entities_split: int
    counts: Counts


@dataclass(frozen=True, slots=True)
class RelationCounts:
    """How the claims of one relation came out."""

    found: int
    missed: int
    false: int


@dataclass(frozen=True, slots=True)
class Report:
    """Scores of all documents together, of each, and counts by relation."""

    total: Scores
    documents: Mapping[str, Scores]
    relations: Mapping[str, RelationCounts]


def evaluate(
    gold: Path,
    predicted: Path,
    texts: Path | None = None,
    *,
    documents: Sequence[str] | None = None,
) -> Report:
    """Hold predicted annotations against gold ones.

    Args:
        gold: Folder of gold annotations, one folder a document.
        predicted: Folder of predicted ones; a document that is not there has no claims.
        texts: Folder of `<stem>.txt`; if given, evidence must stand there at its offsets.
        documents: Names of the documents to score; all of gold if not given.

    Raises:
        AnnotationError: there is no gold, a file is not JSON, or a text is missing.
    """
    names = list(documents) if documents is not None else annotated_documents(gold)
    return reported(
        {n: Match(Annotated.load(gold, n), Annotated.load(predicted, n, texts)) for n in names}
    )


def reported(matches: Mapping[str, Match]) -> Report:
    """What the matches of documents, by name, come to."""
    relations: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for match in matches.values():
        for claim, _ in match.claims.pairs:
            relations[claim["relation"]]["found"] += 1
        for claim in match.claims.missed:
            relations[claim["relation"]]["missed"] += 1
        for claim in match.claims.false:
            relations[claim["relation"]]["false"] += 1
    tallies = {name: _tally(match) for name, match in matches.items()}
    return Report(
        total=_scores(sum(tallies.values(), Counter())),
        documents={name: _scores(tally) for name, tally in tallies.items()},
        relations={
            name: RelationCounts(count["found"], count["missed"], count["false"])
            for name, count in sorted(relations.items())
        },
    )


def _tally(match: Match) -> Counter[str]:
    claims = match.claims
    dated = [(g, p) for g, p in claims.pairs if g.get("time")]
    return Counter(
        gold=len(claims.pairs) + len(claims.missed),
        found=len(claims.pairs),
        false=len(claims.false),
        side=claims.side,
        unsound=claims.unsound,
        predicted=claims.predicted,
        speaker=sum(match.same_speaker(g, p) for g, p in claims.pairs),
        chain=sum(match.same_chain(g, p) for g, p in claims.pairs),
        time=sum(same_time(g, p) for g, p in claims.pairs),
        certainty=sum(g["certainty"] == p.get("certainty") for g, p in claims.pairs),
        kind=sum(g["kind"] == p.get("kind") for g, p in claims.pairs),
        dated=len(dated),
        dated_right=sum(same_time(g, p) for g, p in dated),
        entities=len(match.wanted_entities),
        entities_found=match.found_entities,
        entities_split=match.split_entities,
    )


def _scores(tally: Counter[str]) -> Scores:
    found = tally["found"]
    judged = found + tally["false"]
    return Scores(
        claims=Measure.of(found, gold=tally["gold"], predicted=judged),
        claims_and_speaker=Measure.of(tally["speaker"], gold=tally["gold"], predicted=judged),
        speaker_accuracy=_share(tally["speaker"], found),
        chain_accuracy=_share(tally["chain"], found),
        time_accuracy=_share(tally["time"], found),
        certainty_accuracy=_share(tally["certainty"], found),
        kind_accuracy=_share(tally["kind"], found),
        time_given_accuracy=tally["dated_right"] / tally["dated"] if tally["dated"] else None,
        entity_recall=_share(tally["entities_found"], tally["entities"]),
        entities_split=tally["entities_split"],
        counts=Counts(
            gold=tally["gold"],
            found=found,
            false=tally["false"],
            side=tally["side"],
            unsound=tally["unsound"],
            predicted=tally["predicted"],
        ),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
