"""Mood: what the words around a reading do to its claim."""

from __future__ import annotations

import pytest

from factional.extract.propositions.mood import mood
from factional.model import Certainty, Polarity
from factional.vocabulary import Vocabulary
from tests.extract.propositions.marked import cases, read

ROWS = [
    (group, *row)
    for name in ("mood.yaml", "adjuncts.yaml")
    for group, rows in cases(name).items()
    for row in rows
]


def described(found, kind):
    """A mood in the words of the cases."""
    if found.unreal:
        return {"unreal"}
    words = {
        "denied" * (found.polarity is Polarity.DENIED),
        found.certainty.value * (found.certainty is not Certainty.CERTAIN),
        found.kind.value * (found.kind is not kind),
        "past" * found.past,
        "unproven" * found.unproven,
    }
    return words - {""}


@pytest.mark.parametrize(("group", "source", "expected"), ROWS, ids=[r[1][:60] for r in ROWS])
def test_a_clause_says_what_its_words_and_governors_make_of_it(group, source, expected):
    name, *labels = expected.split()
    clauses, reading = read(source, name, labels)
    relation = Vocabulary.load().relations[name]
    found = mood(clauses, reading, relation, own="own" in labels)
    wanted = {w for w in labels if "=" not in w and w not in ("own", "ceiling")}
    if "unreal" in wanted:
        wanted = {"unreal"}
    assert described(found, relation.kind) == wanted
