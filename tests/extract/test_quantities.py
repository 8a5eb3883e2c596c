"""Quantities: counts of people with their bounds, and nothing else."""

from __future__ import annotations

import pytest

from factional.extract.annotate import annotate
from factional.model import Quantity
from tests.extract.documents import article


def quantities(words: str) -> list[Quantity]:
    return [q.quantity for s in annotate(article(words)).sentences for q in s.quantities]


@pytest.mark.parametrize(
    ("words", "quantity"),
    [
        ("It has about 500 militants.", Quantity(500, 500, True, "militants")),
        ("It has more than 300 militants.", Quantity(300, None, False, "militants")),
        ("It has at least 1,500 combatants.", Quantity(1500, None, False, "combatants")),
        ("It does not exceed 300 members.", Quantity(None, 300, False, "members")),
        ("It has up to 40 men.", Quantity(None, 40, False, "men")),
        ("It has fewer than two hundred men.", Quantity(None, 200, False, "men")),
        ("It has between 250 and 300 fighters.", Quantity(250, 300, False, "fighters")),
        ("It has 30–40 fighters.", Quantity(30, 40, False, "fighters")),
        ("It has thousands of fighters.", Quantity(1000, None, True, "fighters")),
        ("It killed dozens of civilians.", Quantity(24, None, True, "civilians")),
        ("It lost 22 fighters.", Quantity(22, 22, False, "fighters")),
        ("It lost twenty-two fighters.", Quantity(22, 22, False, "fighters")),
        ("It has 5,000 well-armed Kordish volunteers.", Quantity(5000, 5000, False, "volunteers")),
        ("It has 1.5 million supporters.", Quantity(1500000, 1500000, False, "supporters")),
        ("Their number does not exceed 250.", Quantity(None, 250, False, "")),
    ],
)
def test_counts_of_people(words: str, quantity: Quantity) -> None:
    assert quantities(words) == [quantity]


def test_two_counts_in_one_sentence() -> None:
    assert quantities("It had around 300 foreigners and 200 recruits.") == [
        Quantity(300, 300, True, "foreigners"),
        Quantity(200, 200, False, "recruits"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "In 2017 fighters left.",
        "It holds 40 percent of the town.",
        "He is 32 years old.",
        "It lies 500–600 meters away.",
        "It was paid 3,000 dollars.",
        "It has 12 tanks.",
        "It fired 40 rockets at soldiers.",
        "It stayed for 2 months with them.",
        "One of them died.",
        "See note [12].",
    ],
)
def test_what_is_no_count_of_people(words: str) -> None:
    assert quantities(words) == []
