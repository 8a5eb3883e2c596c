"""Times as stories tell them: parts of years, directions, tense, and where a narrative is."""

from __future__ import annotations

import pytest

from factional.extract.annotate import annotate
from factional.extract.layers import TimeExpression, TimeKind
from factional.model import is_edtf
from tests.extract.documents import article

PUBLISHED = "2021-06-15"  # a Tuesday


def times(*paragraphs: str, published: str | None = PUBLISHED) -> list[TimeExpression]:
    found = annotate(article(*paragraphs, published=published)).sentences
    return [time for sentence in found for time in sentence.times]


def last(words: str, published: str | None = PUBLISHED) -> TimeExpression:
    return times(words, published=published)[-1]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("It came in early 2018.", "2018-01~/2018-04~"),
        ("It came in mid-2018.", "2018-05~/2018-08~"),
        ("It came in late 2018.", "2018-09~/2018-12~"),
        ("It came at the beginning of 2018.", "2018-01~"),
        ("It came towards the end of 2018.", "2018-12~"),
        ("It came in the mid-to-late 1980s.", "1985~/1989~"),
        ("It came in the late nineteenth century.", "1870~/1899~"),
        ("It came in the 4th century BC.", "-0399/-0300"),
        ("It came in late summer 2019.", "2019-06~/2019-08~"),
        ("It came in winter 2014-15.", "2014-12/2015-02"),
        ("It came over the winter of 2014/2015.", "2014-12/2015-02"),
        ("It came in the spring and summer of 2019.", "2019-21/2019-22"),
        ("It came between the winter and autumn of 2019.", "2018-12/2019-23"),
        ("It has held it since early 2018.", "2018-01~/.."),
        ("It held it until late 2018.", "../2018-12~"),
        ("It fought from late 2014 to early 2015.", "2014-09~/2015-04~"),
        ("It fell in the first three months of 2020.", "2020-01/2020-03"),
        ("It fell in the last ten days of May 2020.", "2020-05-22/2020-05-31"),
        ("It fell on the last day of 2019.", "2019-12-31"),
        ("It fell on the last Friday of May 2020.", "2020-05-29"),
        ("It fell on the second Monday of May 2020.", "2020-05-11"),
        ("It fell over the first weekend of May 2020.", "2020-05-02/2020-05-03"),
        ("It fell on the first day of Ramadan 2014.", "2014-06-28~"),
        ("It came in fiscal year 2020.", "2020"),
        ("It came in the third fiscal quarter of 2020.", "2020-07/2020-09"),
        ("It came in 4Q20.", "2020-10/2020-12"),
        ("It fought in March and April 2019.", "2019-03/2019-04"),
        ("It fought in March and May 2019.", "{2019-03,2019-05}"),
        ("It fought in both 1993 and 1996.", "{1993,1996}"),
        ("It fought in 1993, 1996 and 2006.", "{1993,1996,2006}"),
        ("It fought in 2014 and 2015.", "2014/2015"),
        ("It fell in the year to March 2009.", "2008-04/2009-03"),
        ("It fell in the quarter ended 30 June 2009.", "2009-04/2009-06"),
        ("It met on 3 May 2016 from 9 a.m. to 5 p.m.", "2016-05-03"),
        ("It fought in January/February 2019.", "2019-01/2019-02"),
        ("It has ruled between 1985 and the present.", "1985/.."),
        ("The post-2003 order fell.", "2003/.."),
        ("Its pre-2011 flag fell.", "../2011"),
        ("It came after 2000.", "2000/.."),
        ("It came after Ramadan 2014.", "2014-07-27~/.."),
        ("It came before Ramadan 2014.", "../2014-06-28~"),
        ("It held until Ramadan 2014.", "../2014-06-28~"),
        ("It came two weeks before Ramadan 2014.", "2014-06-14~"),
        ("It fell on one Sunday in May 2019.", "2019-05"),
        ("The September 11 attacks came first.", "2001-09-11"),
        ("It came in the 1968 Christmas week.", "1968-12-25"),
    ],
)
def test_dates_that_the_words_give_whole(words: str, edtf: str) -> None:
    assert last(words, published=None).edtf == edtf
    assert last(words, published=PUBLISHED).edtf == edtf
    assert is_edtf(edtf)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("In the past two months it lost ground.", "2021-04~/2021-06-15"),
        ("It came this summer.", "2021-22"),
        ("It came in mid-August.", "2020-08~"),
        ("It came last Friday.", "2021-06-11"),
        ("It came on the evening of 4 May.", "2021-05-04"),
        ("It came earlier this year.", "2021-01/2021-06-15"),
        ("It came earlier this week.", "2021-06-14/2021-06-15"),
        ("It came earlier this decade.", "2020/2021"),
        ("It came this time last year.", "2020-06~"),
        ("It came the week before last.", "2021-05-31/2021-06-06"),
        ("It came on October 7 last year.", "2020-10-07"),
        ("It came in May, last year.", "2020-05"),
        ("It came a quarter of a century ago.", "1996~"),
        ("It came a few days ago.", "2021-06~"),
        ("It came a couple of years back.", "2019"),
        ("It stayed from Monday to Wednesday.", "2021-06-07/2021-06-09"),
        ("It will stay from Thursday to Monday.", "2021-06-17/2021-06-21"),
        ("It stayed between Monday and Friday last week.", "2021-06-07/2021-06-11"),
        ("It came overnight into Monday.", "2021-06-14"),
        ("Arms rose from a year earlier.", "2020"),
        ("It lost the rest of the year.", "2021"),
        ("It will come in two weeks.", "2021-06-29~"),
        ("It will come in a few days.", "2021-06~"),
        ("It will come in the fourth quarter.", "2021-10/2021-12"),
        ("It came in the fourth quarter.", "2020-10/2020-12"),
        ("It is leaving on Friday.", "2021-06-18"),
        ("It has summoned them to a meeting on Friday.", "2021-06-18"),
        ("It summoned them on Friday.", "2021-06-11"),
        ("Last year's fourth quarter was worse.", "2020-10/2020-12"),
        ("It fell at the day's end.", "2021-06-15"),
        ("It might lose it by August.", "../2021-08"),
        ("The talks in August are open to all.", "2021-08"),
        ("It has held it since August.", "2020-08/.."),
        ("He is working there since August.", "2020-08/.."),
        ("The next decade is bleak.", "2021-06-15/2031~"),
    ],
)
def test_dates_that_are_counted_from_publication(words: str, edtf: str) -> None:
    assert last(words).edtf == edtf
    assert is_edtf(edtf)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("In the past two months it grew.", "2021-04~/2021-06"),
        ("In the past two years it grew.", "2019~/2021-06"),
        ("It grew earlier this year.", "2021-01/2021-06"),
        ("It grew two months ago.", "2021-04"),
        ("In the past two weeks it grew.", None),
    ],
)
def test_a_document_of_some_month_has_no_today_but_that_month(words: str, edtf: str | None) -> None:
    assert last(words, published="2021-06").edtf == edtf


def test_this_decade_in_its_first_year_is_told_of_the_last_one() -> None:
    assert last("It ruled earlier this decade.", published="2010-02-04").edtf == "200X"


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("A year later it split.", "2017"),
        ("The following day it split.", "2016-05-04"),
        ("Until then it had been small.", "../2016-05-03"),
        ("Since then it has grown.", "2016-05-03/.."),
        ("By then the group was big.", "../2016-05-03"),
        ("From then on it grew.", "2016-05-03/.."),
        ("Later that year it split.", "2016-05-03/2016-12"),
        ("The night before, it rained.", "2016-05-02"),
        ("By evening, it rained.", "2016-05-03"),
        ("During the night, it rained.", "2016-05-03"),
        ("In the next three months it split.", "2016-05-03/2016-08~"),
        ("In the following two weeks it split.", "2016-05-03/2016-05-17~"),
        ("In the previous two weeks it had split.", "2016-04-19~/2016-05-03"),
    ],
)
def test_stories_go_on_from_where_they_are(words: str, edtf: str) -> None:
    for published in (None, PUBLISHED):
        found = last(f"It was founded on 3 May 2016. {words}", published)
        assert found.edtf == edtf


@pytest.mark.parametrize(
    "words", ["Until then it grew.", "By then Sergeant Oyo left.", "Then it left."]
)
def test_then_is_no_date_where_the_story_is_nowhere(words: str) -> None:
    assert all(t.edtf is None for t in times(words))


def test_a_story_goes_on_over_new_year() -> None:
    found = times("It was formed on 14 December 2012. On 6 January it split. In May it left.")
    assert [t.edtf for t in found] == ["2012-12-14", "2013-01-06", "2013-05"]


def test_a_quarter_is_counted_from_the_one_that_is_told_of() -> None:
    found = times(
        "In the third quarter of 2019 it fell. In the previous quarter it rose. It was better than "
        "in the same quarter of 2008."
    )
    assert [t.edtf for t in found] == ["2019-07/2019-09", "2019-04/2019-06", "2008-04/2008-06"]


@pytest.mark.parametrize(
    ("words", "duration"),
    [
        ("It was a year-long siege.", "P1Y"),
        ("It was a two-and-a-half-year siege.", "P30M"),
        ("It was the worst single-day loss.", "P1D"),
        ("It has grown in recent weeks.", "PXW"),
        ("It will grow in the months ahead.", "PXM"),
        ("It has grown for the last few years.", "PXY"),
        ("It shells the town seven days a week.", "P1W"),
    ],
)
def test_lengths(words: str, duration: str) -> None:
    (found,) = times(words)
    assert (found.duration, found.edtf) == (duration, None)


def test_numbers_of_papers_are_no_years() -> None:
    assert times("Resolutions 1970, 1973 and 1989 say so, as do resolutions 2042 and 2043.") == []


def test_a_year_alone_is_a_heading() -> None:
    filler = ["The river rose."] * 9
    found = times("2013", "In March it came.", *filler, "In May it left.", published=None)
    assert [t.edtf for t in found] == ["2013", "2013-03", "2013-05"]


def test_what_has_been_since_december_counts_from_the_day_it_is_said() -> None:
    first = "In November 1985 it raided the court."
    held = times(first, "It has been holding talks since December.", published="1989-07-02")
    had = times(first, "It had been holding talks since December.", published="1989-07-02")
    assert held[-1].edtf == "1988-12/.."
    assert had[-1].edtf == "1985-12/.."


def test_a_length_looked_back_on_is_no_place_to_count_from() -> None:
    found = times("In the last fifty years it grew. In the next ten years it will shrink.")
    assert [t.edtf for t in found] == ["1971~/2021-06-15", "2021-06-15/2031~"]


def test_what_is_to_come_moves_no_story() -> None:
    found = times("It will come in late 2022. It has to end before the end of the month.")
    assert found[-1].edtf == "../2021-06~"


@pytest.mark.parametrize(
    "words",
    ["Today it is the largest group.", "It is known today as Kesh.", "It remains so today."],
)
def test_today_is_no_day_where_the_words_say_how_things_are(words: str) -> None:
    (found,) = times(words)
    assert (found.text.lower(), found.edtf) == ("today", None)


@pytest.mark.parametrize(
    "words",
    [
        "It was attacked today.",
        "It will meet today.",
        "Today is a great day.",
        "It met here today.",
    ],
)
def test_today_is_the_day_where_something_happens(words: str) -> None:
    assert times(words)[0].edtf == PUBLISHED


@pytest.mark.parametrize("words", ["It took the town in two weeks.", "It fell in days."])
def test_how_long_something_took_is_no_date(words: str) -> None:
    (found,) = times(words)
    assert (found.edtf, found.kind) == (None, TimeKind.DURATION)


def test_some_monday_is_no_day() -> None:
    assert [t.edtf for t in times("They met on a Monday. A Friday raid left five dead.")] == [
        None,
        "2021-06-11",
    ]


def test_nights_of_a_weekday_come_again() -> None:
    (found,) = times("It struck on Friday nights.")
    assert (found.kind, found.duration, found.edtf) == (TimeKind.SET, "P1W", None)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("THEY MAY MARCH ON THE CITY.", []),
        ("THEY SAT IN THE SUN AND SAW IT.", []),
        ("IN MARCH THEY LEFT THE VALLEY.", ["1989-03"]),
        ("THEY MARCHED FROM MAY TO JUNE.", ["1989-05/1989-06"]),
        ("BETWEEN MARCH AND MAY 1988 THEY HELD IT.", ["1988-03/1988-05"]),
        ("ON 3 MAY THEY LEFT.", ["1989-05-03"]),
        ("SINCE EARLY THIS YEAR THEY HAVE HELD IT.", ["1989-01~/.."]),
        ("THEY MET IN MID-AUGUST.", ["1988-08~"]),
        ("THEY HELD IT UNTIL THE END OF 1987.", ["../1987-12~"]),
    ],
)
def test_lines_in_capitals(words: str, edtf: list[str]) -> None:
    found = times(words, published="1989-07-02")
    assert [t.edtf for t in found] == edtf


def test_last_friday_brings_a_story_back_to_these_days() -> None:
    found = times("On 4 May 2019 it was founded. Last Friday it split. In February it rejoined.")
    assert [t.edtf for t in found] == ["2019-05-04", "2021-06-11", "2021-02"]


def test_nothing_comes_a_year_after_a_decade() -> None:
    (decade, later) = times("It grew in the 1970s. A year later it split.", published=None)
    assert (decade.edtf, later.edtf, later.duration) == ("197X", None, "P1Y")


def test_a_season_is_marked_without_its_preposition() -> None:
    assert times("It will fight in the fall.")[0].text == "the fall"
    assert times("The summer offensive failed.")[0].text == "The summer"


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("It had been expelled the previous winter.", "2015-12/2016-02"),
        ("It left the following winter.", "2016-12/2017-02"),
        ("That summer it left.", "2016-22"),
        ("It left in the same autumn.", "2016-23"),
        ("It has held the town since that winter.", "2015-12/.."),
    ],
)
def test_seasons_are_those_nearest_to_the_story(words: str, edtf: str) -> None:
    assert last(f"It was founded on 3 May 2016. {words}").edtf == edtf


@pytest.mark.parametrize(
    ("words", "published", "edtf"),
    [
        ("In March it came.", "1994-07/1994-09", "1994-03"),
        ("In December it came.", "1994-07/1994-09", "1993-12"),
        ("It came on 9 February.", "2016-03", "2016-02-09"),
        ("It came on 9 May.", "2016-03", "2015-05-09"),
    ],
)
def test_an_issue_of_some_months_tells_the_year(words: str, published: str, edtf: str) -> None:
    assert last(words, published=published).edtf == edtf


def test_a_story_of_last_year_goes_on_to_what_is_just_over() -> None:
    assert last("The army left in December 2020. It attacked on 17 May.").edtf == "2021-05-17"
