"""Backing: what somebody does with the help of somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from factional.extract.clauses import Clauses, Names
from factional.extract.phrases import Kind, Phrase
from factional.extract.reading import Reading, Trigger
from factional.model import EntityType
from factional.vocabulary.lexicon import words

_BACKED = 0.55
_GIVERS = {EntityType.ORGANIZATION, EntityType.STATE, EntityType.PERSON, EntityType.GROUP}
_TAKERS = _GIVERS - {EntityType.PERSON}
_REACH = 6


def backing_readings(clauses: Clauses) -> Iterator[Reading]:
    """Who helps whom: "X took the town with the backing of Y", "with arms and training from Y"."""
    for opener in clauses.phrases:
        if opener.kind is Kind.PREPOSITION and opener.lower in ("with", "through"):
            yield from _given(clauses, opener)


def _given(clauses: Clauses, opener: Phrase) -> Iterator[Reading]:
    """What is given after "with", with the giver after "of" or "from"."""
    lexicon = words("roles.en")
    given: list[tuple[str, Phrase]] = []
    for phrase in clauses.phrases[opener.index + 1 : opener.index + 1 + _REACH]:
        gift = phrase.kind is Kind.NOUN or (phrase.kind is Kind.VERB and len(phrase.items) == 1)
        if gift and phrase.main.lower in lexicon["teaching"]:
            given.append(("trains", phrase))
        elif gift and phrase.main.lower in lexicon["help"]:
            given.append(("supports", phrase))
        elif phrase.kind is Kind.PREPOSITION and phrase.lower in ("from", "of", "by"):
            yield from _each(clauses, opener, given, clauses.objects(phrase.index + 1))
            return
        elif phrase.kind not in (Kind.COMMA, Kind.COORDINATOR, Kind.ADJECTIVE, Kind.ADVERB):
            return


def _each(
    clauses: Clauses, opener: Phrase, given: list[tuple[str, Phrase]], givers: Names
) -> Iterator[Reading]:
    takers, verb = _takers(clauses, opener)
    for relation, phrase in given:
        trigger = Trigger(
            opener.start, phrase.main.end, "backing", phrase.main.lower, _BACKED, verb
        )
        for giver in givers:
            for taker in takers:
                if clauses.type(giver) in _GIVERS and clauses.type(taker) in _TAKERS:
                    yield trigger.reads(relation, giver, taker)


def _takers(clauses: Clauses, opener: Phrase) -> tuple[Names, Phrase | None]:
    """Who has the help: the subject of the clause that "with" is in."""
    verb = next((p for p in reversed(clauses.phrases[: opener.index]) if p.kind is Kind.VERB), None)
    return (clauses.subject(verb), verb) if verb is not None else ([], None)
