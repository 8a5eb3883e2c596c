"""Timing: which time expression of a sentence dates a claim, and which place it is tied to."""

from __future__ import annotations

from factional.extract.clauses import Clauses
from factional.extract.layers import TimeExpression
from factional.extract.polarity import Mood, clause_span
from factional.extract.reading import Reading
from factional.model import ClaimKind, EntityType
from factional.model.time import is_edtf
from factional.vocabulary import Relation

_WHERE = ("in", "near", "at", "outside", "inside", "around")


def valid_time(
    clauses: Clauses, reading: Reading, mood: Mood, published: str | None, text: str
) -> str | None:
    """EDTF valid time of a claim as far as its words give it.

    The time of its own clause; for an event also the only one of the sentence. A past state
    without a date was over by the day of publication.
    """
    expression = _expression(clauses, reading, mood)
    if expression is not None:
        return _valued(expression, mood, text)
    if mood.past and published:
        return f"../{published}"
    return None


def _expression(clauses: Clauses, reading: Reading, mood: Mood) -> TimeExpression | None:
    times = [t for t in clauses.sentence.times if t.edtf and is_edtf(t.edtf)]
    if not times or reading.rule == "compound":
        return None
    start, end = clause_span(clauses, reading)
    own = [t for t in times if start <= t.start < end]
    if reading.rule in ("post", "adjective") and reading.verb is None:
        return None
    if own:
        return min(own, key=lambda t: abs(t.start - reading.start))
    if mood.kind is ClaimKind.EVENT and len(times) == 1:
        return times[0]
    return None


def _valued(expression: TimeExpression, mood: Mood, text: str) -> str:
    value = expression.edtf or ""
    if "/" in value:
        return value
    lead = text[max(0, expression.start - 12) : expression.start].lower().split()
    first = expression.text.lower().split()[:1]
    cue = (lead[-1:] or [""])[0]
    if mood.kind is not ClaimKind.EVENT or cue == "since" or first == ["since"]:
        if cue == "since" or first == ["since"]:
            return f"{value}/.."
        if cue in ("until", "till") or first in (["until"], ["till"]):
            return f"../{value}"
    return value


def whereabouts(clauses: Clauses, reading: Reading, relation: Relation) -> str | None:
    """Referent of the place that an event is tied to, where the relation takes none as object."""
    if reading.rule != "verb" or EntityType.PLACE in relation.object or relation.lasting:
        return None
    start, end = clause_span(clauses, reading)
    for phrase in clauses.phrases:
        if phrase.lower not in _WHERE or not reading.start <= phrase.start < end:
            continue
        for name in clauses.objects(phrase.index + 1):
            if clauses.type(name) is EntityType.PLACE and name.mention is not None:
                return name.mention.referent if name.start >= start else None
    return None
