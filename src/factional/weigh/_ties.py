"""Ties: claims gathered by the question that they answer, and the status that follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from factional.model import Comparison, Question, Tie, TieStatus, Verdict
from factional.vocabulary import Vocabulary
from factional.weigh._origins import independent
from factional.weigh._reading import Reading, tie_id
from factional.weigh._verdicts import (
    agreeing,
    compared,
    contradiction,
    exclusion,
    lapse,
    over,
    retirement,
    rivalry,
    same_post,
)

Pairs = frozenset[str]


class Bench:
    """All readings of a case, gathered so that those which bear on each other are found."""

    def __init__(
        self, readings: Iterable[Reading], vocabulary: Vocabulary, name: Callable[[str], str]
    ) -> None:
        self._vocabulary = vocabulary
        self._name = name
        self.by_question: defaultdict[Question, list[Reading]] = defaultdict(list)
        self._between: defaultdict[tuple[str, frozenset[str]], list[Reading]] = defaultdict(list)
        self._holders: defaultdict[tuple[str, str], list[Reading]] = defaultdict(list)
        self._ending: defaultdict[tuple[str, str, str], list[Reading]] = defaultdict(list)
        for reading in sorted(readings, key=lambda r: r.claim.id):
            self._gather(reading)

    def _gather(self, reading: Reading) -> None:
        asked, relation = reading.question, reading.relation
        self.by_question[asked].append(reading)
        if asked.object is not None:
            pair = frozenset((asked.subject, asked.object))
            self._between[relation.name, pair].append(reading)
            if relation.functional == "object":
                self._holders[relation.name, asked.object].append(reading)
        for ending in relation.ends:
            ended = _ended(asked, ending.of)
            if ended is not None:
                self._ending[ending.relation, ending.of, ended].append(reading)

    def tie(self, asked: Question) -> Tie:
        """The tie of one question."""
        readings = self.by_question[asked]
        affirming = [r for r in readings if r.affirms]
        denying = [r for r in readings if not r.affirms]
        stated = [r for r in affirming if not r.foretold]
        disputes = _once(self._disputes(asked, affirming, denying))
        endings = _once(self._endings(asked, stated, denying))
        origins, support = _support(stated or affirming)
        status = _status(affirming, stated, disputes, endings, origins)
        return Tie(
            id=tie_id(asked),
            question=asked,
            status=status,
            affirming=tuple(r.claim.id for r in affirming),
            denying=tuple(r.claim.id for r in denying),
            origins=tuple(origins),
            comparisons=(*disputes, *endings, *support, *_apart(affirming, denying, disputes)),
        )

    def _disputes(
        self, asked: Question, affirming: Sequence[Reading], denying: Sequence[Reading]
    ) -> Iterator[Comparison]:
        yield from _paired(affirming, denying, contradiction)
        if any(r.claim.value is not None for r in affirming):
            yield from _paired(affirming, affirming, contradiction)
        if asked.object is None:
            return
        pair = frozenset((asked.subject, asked.object))
        for other in sorted(self._vocabulary.excluding(asked.relation)):
            yield from _paired(affirming, self._between[other, pair], exclusion)
        holders = self._holders.get((asked.relation, asked.object), ())
        rivals = [r for r in holders if r.question != asked]
        of = self._name(asked.object)
        yield from _paired(
            affirming, rivals, lambda a, b: rivalry(a, b, of=of) if same_post(a, b) else None
        )

    def _endings(
        self, asked: Question, stated: Sequence[Reading], denying: Sequence[Reading]
    ) -> Iterator[Comparison]:
        found: list[Reading] = []
        for of in ("pair", "subject", "object"):
            key = _pair(asked) if of == "pair" else asked.subject
            if key is not None:
                found.extend(self._ending.get((asked.relation, of, key), ()))
        for reading in stated:
            verdicts = [v for e in found if (v := retirement(reading, e))]
            verdicts += [v for d in denying if (v := lapse(reading, d))]
            yield from verdicts[:1]


def _ended(asked: Question, of: str) -> str | None:
    """Whose states an event ends, as `_endings` looks it up."""
    if of == "pair":
        return _pair(asked)
    return asked.subject if of == "subject" else asked.object


def _pair(asked: Question) -> str | None:
    return f"{asked.subject}\n{asked.object}" if asked.object is not None else None


def _paired(
    ours: Sequence[Reading],
    theirs: Sequence[Reading],
    judge: Callable[[Reading, Reading], Comparison | None],
) -> Iterator[Comparison]:
    """For each claim of either side the first of the other side that it is in dispute with."""
    for side, other in ((ours, theirs), (theirs, ours)):
        for reading in side:
            verdicts = (judge(reading, r) for r in other if r is not reading)
            yield from (v for v in [next(filter(None, verdicts), None)] if v)
        if ours is theirs:
            return


def _once(comparisons: Iterable[Comparison]) -> list[Comparison]:
    return sorted(set(comparisons), key=lambda c: (c.first, c.second, c.verdict, c.reason))


def _support(readings: Sequence[Reading]) -> tuple[list[str], list[Comparison]]:
    """The independent origins of the best supported answer, and the pairs that show them."""
    best: list[tuple[str, list[Reading]]] = []
    for group in agreeing(readings):
        found = [
            (name, [group[p] for p in positions])
            for name, positions in independent(r.origin for r in group)
        ]
        if len(found) > len(best):
            best = found
    comparisons: list[Comparison] = []
    for name, members in best:
        for other in members[1:]:
            reason = f"Both say so, but both go back to {name}."
            comparisons.append(compared(members[0], other, Verdict.NOT_INDEPENDENT, reason))
    for name, members in best[1:]:
        reason = f"Both say so, and neither goes back to the other: {best[0][0]} and {name}."
        comparisons.append(compared(best[0][1][0], members[0], Verdict.AGREE, reason))
    return [name for name, _ in best], comparisons


def _apart(
    affirming: Sequence[Reading], denying: Sequence[Reading], disputes: Sequence[Comparison]
) -> list[Comparison]:
    """Denials that contradict nothing, because they speak of another time."""
    disputed = {claim for c in disputes for claim in (c.first, c.second)}
    reason = "One says so, the other says that it is not so, of different times."
    return [
        compared(affirming[0], denial, Verdict.DIFFERENT_TIME, reason)
        for denial in denying
        if affirming and denial.claim.id not in disputed
    ]


def _status(
    affirming: Sequence[Reading],
    stated: Sequence[Reading],
    disputes: Sequence[Comparison],
    endings: Sequence[Comparison],
    origins: Sequence[str],
) -> TieStatus:
    if not affirming:
        return TieStatus.DENIED
    if disputes:
        return TieStatus.DISPUTED
    if not stated:
        return TieStatus.PREDICTED
    ended = {claim for c in endings for claim in (c.first, c.second)}
    if all(over(r) or r.claim.id in ended for r in stated):
        return TieStatus.SUPERSEDED
    return TieStatus.CORROBORATED if len(origins) > 1 else TieStatus.SINGLE_SOURCE
