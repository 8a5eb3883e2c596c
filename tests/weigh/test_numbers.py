"""What is counted, and when two numbers cannot both be so."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.model import Evidence, Quantity
from factional.weigh._numbers import Match, counted, match
from tests.weigh.build import claim


def number(low, high=None, unit="fighters", approx=False, quote=None):
    made = claim("strength", value=Quantity(low, high, approx, unit))
    return replace(made, evidence=Evidence(quote or f"… {unit}", 0, 1))


@pytest.mark.parametrize(
    ("unit", "kind", "parts"),
    [
        ("fighters", "fighters", set()),
        ("armed men", "fighters", set()),
        ("militants under arms", "fighters", set()),
        ("members", "members", set()),
        ("foreign fighters", "fighters", {"foreign"}),
        ("muhajirs (foreign fighters)", "fighters", {"foreign"}),
        ("ansaris", "fighters", {"native"}),
        ("fighters (muhajirs and ansaris together)", "fighters", set()),
        ("fighters from Pereshk", "fighters", {"pereshk"}),
        ("families", "households", set()),
        ("mercenaries", "mercenaries", set()),
        ("fighters per platoon", "fighters", {"per"}),
    ],
)
def test_what_a_number_counts(unit, kind, parts):
    found = counted(number(1, 1, unit))
    assert (found.kind, found.parts) == (kind, parts)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (number(250, 300), number(300, 300, approx=True), Match.FIT),
        (number(250, 300), number(2000), Match.CLASH),
        (number(2200, 2200), number(2000, 2000, approx=True), Match.FIT),
        (number(2400, 2400), number(2000, 2000, approx=True), Match.CLASH),
        (number(None, 400), number(500, 500, approx=True), Match.CLASH),
        (number(90, 90), number(180, 180, "members"), Match.PART),
        (number(180, 180), number(90, 90, "members"), Match.CLASH),
        (number(90, 90, "men"), number(90, 90, "guards"), Match.FIT),
        (number(80, 80, "foreign fighters"), number(180, 180), Match.PART),
        (number(300, 300, "foreign fighters"), number(180, 180), Match.CLASH),
        (number(80, 80, "muhajirs"), number(100, 100, "ansaris"), Match.PART),
        (number(6000, 6000), number(3, 3, "armed groups"), Match.PART),
        (number(40, 40, "families"), number(200, 200), Match.PART),
        (number(300, 300, "fighters, at its largest"), number(80, 80), Match.THEN),
        (number(300, 300, quote="300 fighters at our largest"), number(80, 80), Match.THEN),
    ],
)
def test_two_numbers(first, second, expected):
    assert match(first, second) is expected
    assert match(second, first) is expected


@pytest.mark.parametrize(
    ("low", "quote", "parts"),
    [
        (40, "has 40 foreign fighters and 160 local fighters", {"foreign"}),
        (160, "has 40 foreign fighters and 160 local fighters", {"native"}),
        (40, "has forty foreign fighters", {"foreign"}),
        (40, "foreign fighters say that it has 40 fighters", set()),
        (40, "has 40 fighters", set()),
        (2000, "has 2,000 foreign fighters", {"foreign"}),
        (40, "has 40", set()),
    ],
)
def test_a_number_counts_what_stands_between_it_and_its_noun(low, quote, parts):
    assert counted(number(low, low, quote=quote)).parts == parts


def test_a_number_without_a_noun_counts_what_the_other_counts():
    thousand = number(1000, 1000, "members", quote="The government says a thousand.")
    assert match(number(250, 300), thousand) is Match.CLASH
    assert match(number(40, 40, "families"), thousand) is Match.CLASH
    assert match(number(900, 1000, "foreign fighters"), thousand) is Match.FIT


NUMBERS = st.builds(
    number,
    st.integers(0, 3000),
    st.none(),
    st.sampled_from(["fighters", "members", "foreign fighters", "families", "воины", "مقاتل"]),
    st.booleans(),
)


@given(NUMBERS, NUMBERS)
def test_the_order_makes_no_difference_and_a_number_fits_itself(first, second):
    assert match(first, second) is match(second, first)
    assert match(first, first) is Match.FIT
