"""Gather: everything that the rules read in a sentence, each claim once."""

from __future__ import annotations

from collections.abc import Iterator

from factional.extract.adjectives import adjective_readings
from factional.extract.attributes import attribute_readings
from factional.extract.backing import backing_readings
from factional.extract.clauses import Clauses
from factional.extract.jointly import joint_readings
from factional.extract.nominals import noun_readings
from factional.extract.posts import of_readings, owned_readings, post_readings
from factional.extract.reading import Reading
from factional.extract.relations import verb_readings
from factional.model import Quantity
from factional.vocabulary import Vocabulary

_VOCABULARY = Vocabulary.load()


def readings(clauses: Clauses) -> list[Reading]:
    """What the rules find in a sentence, the surer one of two alike."""
    found: dict[tuple[object, ...], Reading] = {}
    for reading in _all(clauses):
        sides = reading.sides()
        if sides is None:
            continue
        known = tuple(sorted(sides)) if _VOCABULARY[reading.relation].symmetric else sides
        value = reading.value if isinstance(reading.value, Quantity) else str(reading.value).lower()
        role = reading.role if reading.rule == "post" else None
        key = (reading.relation, known, value, role)
        if key not in found or reading.confidence > found[key].confidence:
            found[key] = reading
    posts = {r.sides() for r in found.values() if r.role}
    return [r for r in found.values() if r.role or r.cue != "of" or r.sides() not in posts]


def _all(clauses: Clauses) -> Iterator[Reading]:
    yield from verb_readings(clauses)
    yield from joint_readings(clauses)
    yield from adjective_readings(clauses)
    yield from noun_readings(clauses)
    yield from backing_readings(clauses)
    yield from post_readings(clauses)
    yield from of_readings(clauses)
    yield from owned_readings(clauses)
    yield from attribute_readings(clauses)
