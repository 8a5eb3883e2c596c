"""What one analyst holds of sources and ties, out of the log: grades are personal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from factional.ask._voices import Source, Voices
from factional.model import Decision, DecisionKind
from factional.resolve import fold
from factional.vocabulary import Code, codes


@dataclass(frozen=True, slots=True)
class Grade:
    """How reliable an analyst holds a source to be, by the Admiralty code.

    Attributes:
        decision: Number of the decision, to take it back.
        reliability: `A` to `F`; `F` says that it cannot be judged, which is no middle value.
        label: The words of the code for it.
        at: ISO 8601 moment in UTC.
        note: The reason.
    """

    decision: int
    reliability: str
    label: str
    at: str
    note: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of ICD 203 that an analyst gave to a tie.

    Attributes:
        decision: Number of the decision, to take it back.
        code: Code of the word.
        label: The word.
        percent: The chances that a likelihood stands for; None for a confidence.
        at: ISO 8601 moment in UTC.
        note: The reason.
    """

    decision: int
    code: str
    label: str
    percent: tuple[int, int] | None
    at: str
    note: str


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What an analyst holds of a tie: how likely it is, and, kept apart, how sure that is."""

    likelihood: Word | None
    confidence: Word | None


def grades(decisions: Iterable[Decision], known: Voices, by: str | None) -> dict[str, Grade]:
    """The grades that an analyst gave, by id of the source; of several the last.

    A grade holds on to the name of its source, so it follows the name where actors are merged and
    split; where several bear it and none as its own name, it is nobody's.

    Args:
        decisions: The decisions that stand, in order.
        known: The sources of the case.
        by: Whose grades; nobody's where None.
    """
    found: dict[str, Grade] = {}
    for made in _of(decisions, DecisionKind.GRADED, by):
        called = known.called(made.target)
        if len(called) == 1:
            code = made.details["reliability"]
            label = codes().reliability[code].label
            found[called[0]] = Grade(made.id, code, label, made.at, made.note)
    return found


def estimate(decisions: Iterable[Decision], tie: str, by: str | None) -> Appraisal:
    """What an analyst holds of a tie; of several words of a kind the last."""
    made = [d for d in _of(decisions, DecisionKind.ESTIMATED, by) if d.target == tie]
    return Appraisal(
        _word(made, "likelihood", codes().likelihood), _word(made, "confidence", codes().confidence)
    )


def _word(made: Iterable[Decision], name: str, known: Mapping[str, Code]) -> Word | None:
    given = [d for d in made if d.details.get(name)]
    if not given:
        return None
    last = given[-1]
    code = known[last.details[name]]
    return Word(last.id, last.details[name], code.label, code.percent, last.at, last.note)


def affiliations(decisions: Iterable[Decision], source: Source) -> list[Decision]:
    """What anybody decided of whom a source belongs to."""
    found = _of(decisions, DecisionKind.AFFILIATED, None, anybody=True)
    return [d for d in found if fold(d.target) in source.names]


def _of(
    decisions: Iterable[Decision], kind: DecisionKind, by: str | None, *, anybody: bool = False
) -> Iterator[Decision]:
    return (d for d in decisions if d.kind is kind and (anybody or d.by == by))
