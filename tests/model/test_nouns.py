"""The small promises that the nouns make."""

from hypothesis import given
from hypothesis import strategies as st

from factional.model import EntityType, Mention, Quantity, Question, Referent, Tie, TieStatus

numbers = st.none() | st.integers(0, 10_000)


@st.composite
def quantities(draw):
    low, high = draw(numbers), draw(numbers)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Quantity(low, high)


class TestQuantity:
    def test_ranges_that_touch_overlap(self):
        assert Quantity(250, 300).overlaps(Quantity(None, 300))
        assert Quantity(250, 300).overlaps(Quantity(300, None))
        assert not Quantity(250, 300).overlaps(Quantity(500, 500, approx=True))

    @given(quantities(), quantities())
    def test_overlap_has_no_direction(self, one, other):
        assert one.overlaps(other) == other.overlaps(one)

    @given(quantities())
    def test_everything_overlaps_itself(self, quantity):
        assert quantity.overlaps(quantity)


def test_forms_leave_out_pronouns_and_repetitions():
    mentions = (
        Mention("front", "the Dawn Front", 0, 14),
        Mention("front", "they", 20, 24, named=False),
        Mention("front", "جبهة الفجر", 30, 40),
        Mention("front", "the Dawn Front", 50, 64),
    )
    referent = Referent("front", "Dawn Front", EntityType.ORGANIZATION, mentions)
    assert referent.forms() == ["the Dawn Front", "جبهة الفجر"]


def test_a_tie_lists_the_claims_that_affirm_first():
    question = Question("a", "leads", "b")
    tie = Tie("t", question, TieStatus.DISPUTED, affirming=("2", "3"), denying=("1",))
    assert tie.claims == ("2", "3", "1")
