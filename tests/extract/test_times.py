"""Times: from words to EDTF."""

from __future__ import annotations

import pytest

from factional.extract.annotate import annotate
from factional.model import is_edtf
from tests.extract.documents import article


def times(*paragraphs: str, published: str | None = "2021-06-15") -> list[str]:
    found = annotate(article(*paragraphs, published=published)).sentences
    return [t.edtf for s in found for t in s.times if t.edtf]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("It was founded in May 2016.", "2016-05"),
        ("It left on 29 January 2017.", "2017-01-29"),
        ("It left on the 29th of January 2017.", "2017-01-29"),
        ("It left on January 29, 2017.", "2017-01-29"),
        ("KESH, 2 JUL 89", "1989-07-02"),
        ("It grew in early 2018.", "2018-01~/2018-04~"),
        ("It has grown since mid-August 2018.", "2018-08~/.."),
        ("It has grown since 2017.", "2017/.."),
        ("It fought between 2011 and 2014.", "2011/2014"),
        ("He ruled from 1970 to 1974.", "1970/1974"),
        ("It fought in 2011–2012.", "2011/2012"),
        ("It fought in the war (2012–16).", "2012/2016"),
        ("It is active (2013–present).", "2013/.."),
        ("It held the town until March 2015.", "../2015-03"),
        ("By 1982 it had come.", "../1982"),
        ("It began in the 1990s.", "199X"),
        ("It began in the mid-1970s.", "1975~"),
        ("It met this weekend.", "2021-06-12/2021-06-13"),
        ("It came around 2011.", "2011~"),
        ("It fought from March to June 2019.", "2019-03/2019-06"),
        ("It fought on 3-5 March 2019.", "2019-03-03/2019-03-05"),
        ("It left last month.", "2021-05"),
        ("It left last year.", "2020"),
        ("It left two months ago.", "2021-04"),
        ("It left on Monday.", "2021-06-14"),
        ("It left yesterday.", "2021-06-14"),
        ("It left in December.", "2020-12"),
        ("It left on 3 March.", "2021-03-03"),
        ("It hired in the last six months.", "2020-12~/2021-06-15"),
        ("It came in the summer of 2014.", "2014-22"),
        ("It was so as of 2020.", "2020"),
    ],
)
def test_words_become_dates(words: str, edtf: str) -> None:
    found = times(words, published="1989-07-20" if "89" in words else "2021-06-15")
    assert found == [edtf]
    assert is_edtf(edtf)


@pytest.mark.parametrize(
    ("figures", "published", "edtf"),
    [
        ("17/03/2019", None, "2019-03-17"),
        ("03/17/2019", None, "2019-03-17"),
        ("4.4.2019", None, "2019-04-04"),
        ("05/02/2019", None, "2019"),
        ("05/02/2019", "2019-02-05", "2019-02-05"),
        ("05/02/2019", "2019-05-02?", "2019-05-02"),
        ("05/02/2019", "2019-05-03", "2019"),
        ("31/31/2019", None, None),
    ],
)
def test_a_date_in_figures_is_a_day_only_where_one_reading_is(
    figures: str, published: str | None, edtf: str | None
) -> None:
    found = times(f"The convoy left Velm on {figures} at dawn.", published=published)
    assert found == ([edtf] if edtf else [])


@pytest.mark.parametrize(
    "words", ["It left last month.", "It left two weeks ago.", "It left today."]
)
def test_relative_words_say_nothing_in_an_undated_text(words: str) -> None:
    assert times(words, published=None) == []


def test_a_day_without_a_year_in_an_undated_text() -> None:
    assert times("It left on 11th May.", published=None) == ["XXXX-05-11"]


@pytest.mark.parametrize(
    "words",
    [
        "It may leave.",
        "It has 2,019 fighters.",
        "They march on.",
        "It grew in recent weeks.",
        "In 3 years.",
    ],
)
def test_what_only_looks_like_a_date(words: str) -> None:
    assert times(words) == []


def test_a_narrative_keeps_its_year() -> None:
    assert times(
        "On 25 December 2016 two men died. The next day the column came.",
        "On 23 January 2017 it left. In early March it came back.",
        published=None,
    ) == ["2016-12-25", "2016-12-26", "2017-01-23", "2017-03~"]


def test_days_are_counted_from_where_the_narrative_is() -> None:
    assert times(
        "On 19 May 2016 it met. Just a day before, rain fell. Two weeks later it left."
    ) == [
        "2016-05-19",
        "2016-05-18",
        "2016-06-01",
    ]


def test_a_guessed_year_is_not_carried_on() -> None:
    assert times("It met in December. In February it left.", published="1989-04-21") == [
        "1988-12",
        "1989-02",
    ]


def test_a_date_far_off_lends_its_year_to_nothing() -> None:
    filler = ["The river rose."] * 9
    assert times("It began on 3 May 2011.", *filler, "It left on 3 June.", published=None)[-1] == (
        "XXXX-06-03"
    )


def test_a_date_inside_a_name_dates_nothing() -> None:
    assert times("THE 19 APRIL MOVEMENT LEFT KESH AND THE VALLEY OF THE RIVER.") == []
