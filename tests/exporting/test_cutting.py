"""Texts with stretches cut out: what stands where afterwards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.exporting.cutting import Cut, Edit, gaps, joined

TEXT = "𐌰𐌱 The clerk Umm Salma 👩‍🏫 wrote قال that nobody reads."


def words(cut, start, end):
    span = cut.span(start, end)
    return None if span is None else cut.text[slice(*span)]


class TestCut:
    def test_what_stays_is_found_again(self):
        cut = Cut(TEXT, [Edit(0, 3, ""), Edit(13, 22, "Source 1", kept=True)])
        assert cut.text == "The clerk Source 1 👩‍🏫 wrote قال that nobody reads."
        start = TEXT.index("wrote")
        assert words(cut, start, start + 9) == "wrote قال"

    def test_what_goes_is_nowhere(self):
        cut = Cut(TEXT, [Edit(3, 12, "[…]")])
        assert cut.span(4, 9) is None

    def test_what_is_replaced_is_where_its_stand_in_is(self):
        cut = Cut(TEXT, [Edit(13, 22, "Source 1", kept=True)])
        assert words(cut, 13, 16) == "Source 1"
        assert words(cut, 17, 29) == f"Source 1{TEXT[22:29]}"

    def test_a_stretch_is_as_long_as_what_is_left_of_it(self):
        cut = Cut("one two three four", [Edit(4, 13, "")])
        assert words(cut, 0, 8) == "one "
        assert words(cut, 6, 18) == " four"

    def test_nothing_is_nowhere(self):
        assert Cut(TEXT, []).span(4, 4) is None
        assert Cut(TEXT, []).of(None) is None

    def test_an_edit_inside_another_is_passed_over(self):
        assert Cut("abcdef", [Edit(1, 5, "-"), Edit(2, 3, "!")]).text == "a-f"

    @given(st.text(min_size=1, max_size=40), st.data())
    def test_what_is_kept_reads_as_before(self, text, data):
        spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
        kept = joined((min(a, b), max(a, b)) for a, b in data.draw(st.lists(spans, max_size=5)))
        cut = Cut(text, [Edit(a, b, "…") for a, b in gaps(kept, len(text))])
        for start, end in kept:
            assert words(cut, start, end) == text[start:end]
        for start, end in gaps(kept, len(text)):
            assert cut.span(start, end) is None


@pytest.mark.parametrize(
    ("kept", "left"),
    [
        ([], [(0, 9)]),
        ([(0, 9)], []),
        ([(2, 4), (6, 9)], [(0, 2), (4, 6)]),
    ],
)
def test_gaps_are_what_is_between(kept, left):
    assert list(gaps(kept, 9)) == left


def test_stretches_that_touch_are_one():
    assert joined([(4, 6), (0, 2), (2, 3), (5, 9), (7, 7)]) == [(0, 3), (4, 9)]
