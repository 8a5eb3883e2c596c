"""Quantities in many styles: sentences labelled before the rules were written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.annotate import annotate
from tests.extract.documents import article

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "quantities.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[c["text"][:40] for c in CASES])
def test_people_and_things_are_counted_apart(case: dict[str, Any]) -> None:
    found = annotate(article(case["text"])).sentences
    people = [
        [q.text, q.quantity.min, q.quantity.max, q.quantity.approx, q.quantity.unit]
        for s in found
        for q in s.quantities
    ]
    things = [
        [a.text, a.kind.value, a.low, a.high, a.rough, a.unit] for s in found for a in s.amounts
    ]
    assert people == case.get("people", [])
    assert things == case.get("things", [])


@given(low=st.integers(2, 900), more=st.integers(1, 90))
def test_a_range_in_figures_has_both_its_bounds(low: int, more: int) -> None:
    sentence = f"Between {low} and {low + more} fighters hold the ridge."
    (found,) = annotate(article(sentence)).sentences[0].quantities
    assert (found.quantity.min, found.quantity.max) == (low, low + more)


@given(st.integers(2, 999_999))
def test_a_number_is_read_with_and_without_its_commas(number: int) -> None:
    for written in (f"{number:,}", str(number)):
        found = annotate(article(f"It has {written} fighters.")).sentences[0].quantities
        if 1800 <= number <= 2099 and "," not in written:
            continue  # a year by the look of it
        assert [q.quantity.min for q in found] == [number]
