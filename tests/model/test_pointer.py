"""Pointers are read as they were written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.model import Pointer, pointers, written

spans = st.integers(0, 10**9)
labels = st.text("abcdefghij klm", max_size=12).map(str.strip)
texts = st.text(min_size=1).filter(lambda t: "[" not in t and ":" not in t)


@given(st.lists(st.builds(Pointer, labels, texts, spans, spans), unique=True))
def test_what_is_written_is_read(found):
    assert pointers(written(found)) == tuple(found)


def test_words_in_any_script_and_with_marks_of_our_own():
    found = (
        Pointer("pronoun", "هم", 3, 5),
        Pointer("", "«Северный; фронт»", 9, 26),
        Pointer("name", "𝔄l-Jabal: [sic]", 30, 45),
    )
    assert pointers(written(found)) == found


def test_a_pointer_that_comes_twice_is_written_once():
    no = Pointer("negation", "not", 12, 15)
    assert written([no, no]) == "negation: not [12-15]"


@pytest.mark.parametrize("prose", ["", "narrative", "said; document", "rule 0.8", "not [12]"])
def test_prose_points_at_nothing(prose):
    assert pointers(prose) == ()
