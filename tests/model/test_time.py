"""Valid time: four bounds and three-valued answers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.errors import InvalidTime
from factional.model import Answer, Bounds, Period, is_edtf, time

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def asked(time: str | None, at: str, *, lasting: bool = True, known: str | None = None) -> str:
    return Bounds.of_claim(time, lasting=lasting, known=known).holds(Period.parse(at)).value


class TestParse:
    @pytest.mark.parametrize(
        ("text", "first", "last"),
        [
            ("2016", date(2016, 1, 1), date(2016, 12, 31)),
            ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
            ("2016-05-11", date(2016, 5, 11), date(2016, 5, 11)),
            ("201X", date(2010, 1, 1), date(2019, 12, 31)),
            ("2001-21", date(2001, 3, 1), date(2001, 5, 31)),
            ("2016-05-11T10:00:00Z", date(2016, 5, 11), date(2016, 5, 11)),
            ("[2016,2018]", date(2016, 1, 1), date(2018, 12, 31)),
        ],
    )
    def test_a_point_is_as_wide_as_its_precision(self, text, first, last):
        bounds = Bounds.parse(text)
        assert (bounds.earliest_start, bounds.latest_end) == (first, last)

    @pytest.mark.parametrize(
        ("text", "first", "last"),
        [
            ("2018~", date(2017, 1, 1), date(2019, 12, 31)),
            ("2018-01~", date(2017, 12, 1), date(2018, 2, 28)),
            ("2018-03-01~", date(2018, 2, 28), date(2018, 3, 2)),
        ],
    )
    def test_an_approximate_date_is_one_unit_wider_on_either_side(self, text, first, last):
        bounds = Bounds.parse(text)
        assert (bounds.earliest_start, bounds.latest_end) == (first, last)

    @given(st.integers(0, 9999), st.integers(0, 25), st.integers(0, 32), st.integers(1, 3))
    def test_a_plain_date_is_what_the_grammar_makes_of_it(self, year, month, day, parts):
        text = "-".join([f"{year:04d}", f"{month:02d}", f"{day:02d}"][:parts])
        plain = time._plain(text)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(time, "_plain", lambda _: None)
            assert plain is None or plain == time._point(text, whole=text)

    @given(st.integers(0, 13), st.integers(0, 32), st.integers(2, 3))
    def test_so_is_a_day_of_any_year(self, month, day, parts):
        text = "-".join(["XXXX", f"{month:02d}", f"{day:02d}"][:parts])
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(time, "_plain", lambda _: None)
            try:
                slow = time._point(text, whole=text)
            except InvalidTime:
                slow = None
        assert time._plain(text) == slow

    def test_an_interval_has_an_imprecise_start_and_end(self):
        bounds = Bounds.parse("2017-01/2017-03")
        assert bounds == Bounds(
            date(2017, 1, 1), date(2017, 1, 31), date(2017, 3, 1), date(2017, 3, 31)
        )

    def test_a_date_without_its_year_is_valid_and_bounds_nothing(self):
        assert Bounds.parse("XXXX-05-11") == Bounds()

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "May 2016",
            "2016-13",
            "2016-02-30",
            "2016-00",
            "2016-00-11",
            "11/05/2016",
            "2018/2016",
            "x/..",
            "~",
        ],
    )
    def test_what_is_no_date_is_refused_with_a_remedy(self, text):
        with pytest.raises(InvalidTime, match=r"\. [A-Z]"):
            Bounds.parse(text)
        assert not is_edtf(text)

    @given(st.text(max_size=20))
    def test_any_text_is_a_date_or_an_error_of_ours(self, text):
        assert is_edtf(text) in (True, False)


class TestHolds:
    def test_founded_in_may_began_somewhere_in_may(self):
        known = "2019-02-21"
        assert asked("2016-05/..", "2016-04", known=known) == "no"
        assert asked("2016-05/..", "2016-05-10", known=known) == "maybe"
        assert asked("2016-05/..", "2016-06-01", known=known) == "yes"

    def test_an_open_end_is_attested_up_to_the_utterance_only(self):
        assert asked("2016-05/..", "2019-02-21", known="2019-02-21") == "yes"
        assert asked("2016-05/..", "2019-02-22", known="2019-02-21") == "maybe"

    def test_an_undated_state_holds_on_the_day_it_was_said(self):
        assert asked(None, "2019-02-21", known="2019-02-21") == "yes"
        assert asked(None, "2010", known="2019-02-21") == "maybe"
        assert asked(None, "2021", known="2019-02-21") == "maybe"

    def test_nothing_is_sure_of_an_undated_state_in_an_undated_document(self):
        assert asked(None, "2019") == "maybe"

    def test_a_past_state_was_over_by_the_time_it_was_told(self):
        assert asked("../2019-02-21", "2019-02-21", known="2019-02-21") == "maybe"
        assert asked("../2019-02-21", "2019-03", known="2019-02-21") == "no"

    def test_an_event_happens_once(self):
        assert asked("2017-03", "2017", lasting=False) == "yes"
        assert asked("2017-03", "2017-03-04", lasting=False) == "maybe"
        assert asked("2017-03", "2018", lasting=False) == "no"

    def test_an_undated_event_came_before_its_telling(self):
        assert asked(None, "2018", lasting=False, known="2017-05-02") == "no"
        assert asked(None, "2016", lasting=False, known="2017-05-02") == "maybe"

    def test_a_doubted_date_is_never_a_yes(self):
        assert asked("2016?/2018", "2017", known="2019") == "maybe"

    @given(days, days, days, days)
    def test_a_yes_for_a_day_is_a_yes_for_every_period_around_it(self, a, b, day, known):
        bounds = Bounds.of_claim(f"{min(a, b)}/{max(a, b)}", lasting=True, known=known.isoformat())
        if bounds.holds(Period(day, day)) is Answer.YES:
            wider = Period(day - timedelta(days=400), day + timedelta(days=3))
            assert bounds.holds(wider) is Answer.YES

    @given(days, days, days)
    def test_exact_intervals_answer_yes_or_no(self, a, b, day):
        first, last = min(a, b), max(a, b)
        answer = Bounds.parse(f"{first}/{last}").holds(Period(day, day))
        assert answer is (Answer.YES if first <= day <= last else Answer.NO)


class TestOverlaps:
    def test_a_later_state_does_not_overlap(self):
        assert Bounds.parse("2015/2016").overlaps(Bounds.parse("2018/2019")) is Answer.NO

    def test_two_that_surely_shared_a_day(self):
        assert Bounds.parse("2015/2018").overlaps(Bounds.parse("2017/2019")) is Answer.YES

    def test_two_that_may_have_met(self):
        assert Bounds.parse("2015/2016").overlaps(Bounds.parse("2016/2017")) is Answer.MAYBE
        assert Bounds().overlaps(Bounds.parse("2016")) is Answer.MAYBE

    @given(days, days, days, days)
    def test_overlap_has_no_direction(self, a, b, c, d):
        one = Bounds.parse(f"{min(a, b)}/{max(a, b)}")
        other = Bounds.parse(f"{min(c, d)}/{max(c, d)}")
        assert one.overlaps(other) is other.overlaps(one)
