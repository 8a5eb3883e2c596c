"""The number that an answer gives to who asks how many there are."""

import pytest

from factional.extract.local import extract
from factional.model import Quantity
from tests.extract.documents import interview


def strengths(question, answer):
    document = interview(
        ("Q", "When was your group founded?"),
        ("A", "We founded the Rojo Column in 2013, in the valley."),
        ("Q", question),
        ("A", answer),
        affiliation="Rojo Column",
    )
    found = extract(document)
    names = {r.id: r.name for r in found.referents}
    return [(names[c.subject], c.value) for c in found.claims if c.relation == "strength"]


@pytest.mark.parametrize(
    ("question", "answer", "value"),
    [
        ("How many are you today?", "Between 250 and 300 fighters.",
         Quantity(250, 300, unit="fighters")),
        ("How many fighters do you have?", "About 600 in the east.",
         Quantity(600, 600, approx=True, unit="fighters")),
        ("How many fighters do you have?", "When I joined, eight hundred.",
         Quantity(800, 800, unit="fighters")),
        ("How strong is your group now?", "More than 400.", Quantity(400, None, unit="members")),
    ],
)  # fmt: skip
def test_a_number_answers_how_many(question, answer, value):
    assert ("Rojo Column", value) in strengths(question, answer)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many tanks do you have?", "About 30."),
        ("When did you leave the valley?", "In 2014."),
        ("How many are you today?", "That I will not say."),
    ],
)
def test_other_answers_count_nobody(question, answer):
    assert not strengths(question, answer)
