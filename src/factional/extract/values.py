"""Values: readings that give a name a text or a number, and what they share."""

from __future__ import annotations

from functools import cache

from factional.extract.clauses import Clauses
from factional.extract.phrases import Phrase
from factional.extract.reading import Reading
from factional.extract.tags import Item
from factional.model import ClaimKind, EntityType, Value
from factional.vocabulary.lexicon import load

BODIES = frozenset({EntityType.ORGANIZATION, EntityType.GROUP})
ACTORS = BODIES | {EntityType.STATE, EntityType.PERSON}


@cache
def listed(relation: str, name: str) -> frozenset[str]:
    """A word list that the lexicon keeps beside the examples of a relation."""
    return frozenset(load("relations.en")[relation][name])


def valued(
    relation: str,
    subject: Item,
    value: Value,
    span: tuple[int, int],
    *,
    cue: str,
    confidence: float,
    verb: Phrase | None = None,
    kind: ClaimKind | None = None,
) -> Reading:
    """A reading whose trigger is the value itself."""
    return Reading(
        relation=relation,
        subject=subject,
        object=None,
        start=span[0],
        end=span[1],
        rule="value",
        cue=cue,
        confidence=confidence,
        verb=verb,
        value=value,
        value_span=span,
        kind=kind,
    )


def worded(clauses: Clauses, span: tuple[int, int]) -> str:
    """A stretch in its own words, with single spaces for line breaks."""
    out = ""
    at = span[0]
    for item in clauses.items:
        if item.start >= span[0] and item.end <= span[1]:
            out += " " if item.start > at else ""
            out += item.text
            at = item.end
    return out.strip()


def first_name(clauses: Clauses, start: int, end: int) -> Item | None:
    """The first name among the phrases from one index to before another."""
    return next(
        (i for p in clauses.phrases[max(0, start) : end] for i in p.items if i.mention), None
    )
