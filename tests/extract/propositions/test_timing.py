"""Timing: each claim has the time of its own clause."""

from __future__ import annotations

import pytest

from factional.extract.layers import TimeExpression
from factional.extract.propositions.mood import mood
from factional.extract.propositions.timing import dated
from factional.extract.spans import Line, Shape
from factional.extract.times import Clock, find_times
from factional.model import Block, BlockKind
from factional.vocabulary import Vocabulary
from tests.extract.propositions.marked import cases, read

PUBLISHED = "2019-06-12"
ROWS = [(group, *row) for group, rows in cases("timing.yaml").items() for row in rows]


def times_of(tree, published):
    """The time expressions of a text, sentence by sentence."""
    clock = Clock(published)
    found: list[TimeExpression] = []
    block = Block(BlockKind.PARAGRAPH, 0, len(tree.text))
    for i, sentence in enumerate(tree.sentences):
        line = Line(i, sentence.start, sentence.end, block, (), (), Shape.NORMAL)
        found.extend(find_times(line, tree.text, clock))
    return found


@pytest.mark.parametrize(
    ("group", "source", "expected", "time"), ROWS, ids=[f"{r[0]}-{r[1][:60]}" for r in ROWS]
)
def test_a_claim_has_the_time_that_its_clause_gives(group, source, expected, time):
    name, *labels = expected.split()
    clauses, reading = read(source, name, labels)
    relation = Vocabulary.load().relations[name]
    published = None if group == "undated" else PUBLISHED
    said = mood(clauses, reading, relation, own=False)
    times = times_of(clauses.tree, published)
    found = dated(clauses, reading, said, times, published).edtf
    assert (found or "").replace("~", "") == (time or "").replace("~", "")
