"""Values: what clauses say of one party alone, and the stretch that words it."""

from __future__ import annotations

from functools import cache

from factional.extract.propositions.reading import Party, Reading
from factional.extract.syntax import Tree
from factional.model import ClaimKind, EntityType, Value
from factional.vocabulary.lexicon import load

BODIES = frozenset({EntityType.ORGANIZATION, EntityType.GROUP})
ACTORS = BODIES | {EntityType.STATE, EntityType.PERSON}
PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})


@cache
def listed(relation: str, name: str) -> frozenset[str]:
    """A word list that the lexicon keeps beside the examples of a relation."""
    found = load("relations.en")[relation].get(name) or ()
    return frozenset(str(w) for w in found)


def valued(
    relation: str,
    subject: Party,
    value: Value,
    span: tuple[int, int],
    *,
    trigger: int,
    cue: str,
    confidence: float,
    clause: int | None = None,
    words: tuple[int, ...] = (),
    kind: ClaimKind | None = None,
    past: bool = False,
) -> Reading:
    """A reading that gives a party a text or a number."""
    return Reading(
        relation=relation,
        subject=subject,
        object=None,
        trigger=trigger,
        words=words or (trigger,),
        rule="value",
        cue=cue,
        confidence=confidence,
        clause=clause,
        value=value,
        value_span=span,
        kind=kind,
        past=past,
    )


def worded(tree: Tree, span: tuple[int, int]) -> str:
    """A stretch in its own words, with single spaces for line breaks."""
    return " ".join(tree.text[span[0] : span[1]].split())


def span_of(tree: Tree, found: list[int]) -> tuple[int, int]:
    """From the first to the last of some words."""
    return tree.words[min(found)].start, tree.words[max(found)].end
