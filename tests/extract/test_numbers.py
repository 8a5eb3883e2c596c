"""Numbers: figures and words come to the same, and end where they should."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.atoms import atoms
from factional.extract.numbers import number_at

ONES = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
        "nineteen"]  # fmt: skip
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def read(text: str) -> tuple[float, str] | None:
    row = atoms(text, 0, len(text))
    number = number_at(row, 0)
    return (number.value, text[: row.ends[number.last - 1]]) if number else None


@pytest.mark.parametrize(
    ("text", "value", "stretch"),
    [
        ("1,500 men", 1500, "1,500"),
        ("12,34 men", 12, "12"),
        ("1,234,567 men", 1234567, "1,234,567"),
        ("1.5 million men", 1500000, "1.5 million"),
        ("20bn", 20e9, "20bn"),
        ("12k followers", 12000, "12k"),
        ("3 m away", 3, "3"),
        ("2 1/2 years", 2.5, "2 1/2"),
        ("2½ years", 2.5, "2½"),
        ("2016, 300 men", 2016, "2016"),
        ("twenty-two men", 22, "twenty-two"),
        ("twenty two men", 22, "twenty two"),
        ("two three men", 2, "two"),
        ("a hundred men", 100, "a hundred"),
        ("one hundred and fifty men", 150, "one hundred and fifty"),
        ("two hundred and the rest", 200, "two hundred"),
        ("three thousand five hundred men", 3500, "three thousand five hundred"),
        ("two and a half thousand men", 2500, "two and a half thousand"),
        ("half a million men", 500000, "half a million"),
        ("half a dozen men", 6, "half a dozen"),
        ("two dozen men", 24, "two dozen"),
        ("five lakh people", 500000, "five lakh"),
        ("ten thousand", 10000, "ten thousand"),
        ("300 thousand", 300000, "300 thousand"),
    ],
)
def test_numbers_in_figures_and_words(text: str, value: float, stretch: str) -> None:
    assert read(text) == (value, stretch)


@pytest.mark.parametrize("text", ["a man", "half of them", "men", "and ten", "half a league"])
def test_what_is_no_number(text: str) -> None:
    assert read(text) is None


def spelt(number: int) -> str:
    """A number below a million in words."""
    if number >= 1000:
        rest = f" {spelt(number % 1000)}" if number % 1000 else ""
        return f"{spelt(number // 1000)} thousand{rest}"
    if number >= 100:
        rest = f" and {spelt(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    if number >= 20:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


@given(st.integers(1, 999_999))
def test_words_and_figures_come_to_the_same(number: int) -> None:
    for text in (spelt(number), f"{number:,}", str(number)):
        assert read(text) == (number, text)
