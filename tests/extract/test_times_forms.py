"""Times in all their written forms, to EDTF, ISO 8601 durations, hours and kinds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.annotate import annotate
from factional.extract.layers import Anchor, TimeExpression, TimeKind
from factional.extract.lexicon import data
from factional.model import is_edtf
from tests.examples import examples
from tests.extract.documents import article

PUBLISHED = "2021-06-15"  # a Tuesday


def times(*paragraphs: str, published: str | None = PUBLISHED) -> list[TimeExpression]:
    found = annotate(article(*paragraphs, published=published)).sentences
    return [time for sentence in found for time in sentence.times]


def only(words: str, published: str | None = PUBLISHED) -> TimeExpression:
    (time,) = times(words, published=published)
    return time


@pytest.mark.parametrize(
    ("words", "text", "edtf"),
    [
        ("It rose in mid-August 2018.", "mid-August 2018", "2018-08~"),
        ("It fell in the second half of 2018.", "the second half of 2018", "2018-07/2018-12"),
        ("It fell in the first half of May 2018.", "the first half of May 2018",
         "2018-05-01/2018-05-15"),
        ("It fell in Q3 2019.", "Q3 2019", "2019-07/2019-09"),
        ("It fell in the third quarter of 2019.", "the third quarter of 2019", "2019-07/2019-09"),
        ("He stayed from March 2015 to June 2016.", "from March 2015 to June 2016",
         "2015-03/2016-06"),
        ("It was so in 2013-14.", "2013-14", "2013/2014"),
        ("It was so in 1998-2003.", "1998-2003", "1998/2003"),
        ("It was so in 2013/14.", "2013/14", "2013/2014"),
        ("It has held it since the summer of 2014.", "since the summer of 2014", "2014-22/.."),
        ("It has held it since the third quarter of 2014.", "since the third quarter of 2014",
         "2014-35/.."),
        ("It held it until the end of 2015.", "until the end of 2015", "../2015-12~"),
        ("It left by no later than May 2016.", "no later than May 2016", "../2016-05"),
        ("It went on from 2012 onwards.", "from 2012 onwards", "2012/.."),
        ("It ruled from 2012 to the present.", "from 2012 to the present", "2012/.."),
        ("It left as early as 2012.", "as early as 2012", "2012"),
        ("It left on 4 or 5 May 2016.", "4 or 5 May 2016", "[2016-05-04,2016-05-05]"),
        ("It left in 2014 or 2015.", "in 2014 or 2015", "[2014,2015]"),
        ("It left on 3, 5 and 9 May 2016.", "3, 5 and 9 May 2016",
         "{2016-05-03,2016-05-05,2016-05-09}"),
        ("It left on 4 and 5 May 2016.", "4 and 5 May 2016", "2016-05-04/2016-05-05"),
        ("It left between 29 December and 3 January 2017.",
         "between 29 December and 3 January 2017", "2016-12-29/2017-01-03"),
        ("It left at 041530Z JUN 21.", "041530Z JUN 21", "2021-06-04"),
        ("It left on 14 juin 2021.", "14 juin 2021", "2021-06-14"),
        ("It left on 14 de junio de 2021.", "14 de junio de 2021", "2021-06-14"),
        ("It left on 3 März 2020.", "3 März 2020", "2020-03-03"),
        ("It left perhaps in May 2016.", "perhaps in May 2016", "2016-05?"),
        ("It left in May 2016 (?).", "May 2016 (?)", "2016-05?"),
        ("It left in about May 2016.", "about May 2016", "2016-05~"),
        ("In the first week of May 2016 it left.", "the first week of May 2016",
         "2016-05-01/2016-05-07"),
        ("It left in the week of 3 May 2016.", "the week of 3 May 2016", "2016-05-02/2016-05-08"),
        ("It left over the weekend of 7 May 2016.", "the weekend of 7 May 2016",
         "2016-05-07/2016-05-08"),
        ("It fought in the 19th century.", "the 19th century", "18XX"),
        ("It fought in the 1800s.", "the 1800s", "18XX"),
        ("It fought in the '90s.", "the '90s", "199X"),
        ("It fought in the nineties.", "the nineties", "199X"),
        ("It fought in the late 1990s.", "the late 1990s", "1997~/1999~"),
        ("It left on Dec. 3, 2015 at noon.", "Dec. 3, 2015 at noon", "2015-12-03"),
        ("It left on the 3rd of May, 2016.", "the 3rd of May, 2016", "2016-05-03"),
        ("It left on the third of May 2016.", "the third of May 2016", "2016-05-03"),
        ("It left on 2016/05/03.", "2016/05/03", "2016-05-03"),
        ("It left on 03.05.2016.", "03.05.2016", "2016-05-03"),
        ("It ruled (1704–1787).", "1704–1787", "1704/1787"),
        ("It fell in 594 BC.", "594 BC", "-0593"),
        ("On 9/11 it fell.", "9/11", "2001-09-11"),
        ("It left two days after Christmas 2015.", "two days after Christmas 2015", "2015-12-27"),
        ("It ruled for about two months after January 2017.",
         "for about two months after January 2017", "2017-01/2017-03~"),
        ("For three weeks after 4 May 2016 it ruled.", "For three weeks after 4 May 2016",
         "2016-05-04/2016-05-25~"),
        ("It ruled for two years before May 2016.", "for two years before May 2016",
         "2014~/2016-05"),
        ("It left the day before 3 May 2016.", "the day before 3 May 2016", "2016-05-02"),
        ("It left on the eve of 3 May 2016.", "the eve of 3 May 2016", "2016-05-02"),
    ],
)  # fmt: skip
def test_dates_that_are_written_out(words: str, text: str, edtf: str) -> None:
    found = only(words, published=None)
    assert (found.text, found.edtf, found.anchor) == (text, edtf, Anchor.TEXT)
    assert is_edtf(edtf)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("It left this spring.", "2021-21"),
        ("It left last summer.", "2020-22"),
        ("It left last week.", "2021-06-07/2021-06-13"),
        ("It leaves next month.", "2021-07"),
        ("It left this quarter.", "2021-04/2021-06"),
        ("It left last quarter.", "2021-01/2021-03"),
        ("It left in the last decade.", "201X"),
        ("It left three days ago.", "2021-06-12"),
        ("It left two weeks ago.", "2021-06-01~"),
        ("It left a year ago.", "2020"),
        ("It left a year and a half ago.", "2019-12~"),
        ("It left the day before yesterday.", "2021-06-13"),
        ("It leaves the day after tomorrow.", "2021-06-17"),
        ("It left last Friday.", "2021-06-11"),
        ("It left last Tuesday.", "2021-06-08"),
        ("It leaves next Friday.", "2021-06-18"),
        ("It left Friday last week.", "2021-06-11"),
        ("It will leave on Friday.", "2021-06-18"),
        ("It said on Friday that it will leave.", "2021-06-11"),
        ("It will leave in October.", "2021-10"),
        ("It left in October.", "2020-10"),
        ("It has to leave by 1 July.", "../2021-07-01"),
        ("It has held it for the past three years.", "2018~/2021-06-15"),
        ("It will hold it over the next two years.", "2021-06-15/2023~"),
        ("It left in May of last year.", "2020-05"),
        ("It left on the 3rd of last month.", "2021-05-03"),
        ("It left at the end of last year.", "2020-12~"),
        ("It leaves later this year.", "2021-06-15/2021-12"),
        ("It left earlier today.", "2021-06-15"),
        ("It has held it since Monday.", "2021-06-14/.."),
        ("It left at the beginning of the month.", "2021-06~"),
        ("It left in the third quarter.", "2020-07/2020-09"),
        ("It left on Tuesday, 4 May.", "2021-05-04"),
        ("It left a week ago Monday.", "2021-06-07"),
        ("It leaves Monday week.", "2021-06-28"),
        ("It leaves on Monday next.", "2021-06-21"),
        ("The truce begins on Friday.", "2021-06-18"),
        ("It left some 30 years ago.", "1991~"),
        ("It left 20-odd years ago.", "2001"),
        ("It fell in the three months to May.", "2021-03/2021-05"),
    ],
)
def test_dates_that_are_pointed_at_count_from_the_utterance(words: str, edtf: str) -> None:
    found = only(words)
    assert (found.edtf, found.anchor) == (edtf, Anchor.UTTERANCE)
    assert all(t.edtf is None or "XXXX" in t.edtf for t in times(words, published=None))


def test_dates_are_counted_from_where_the_narrative_is() -> None:
    found = times(
        "It was founded on 3 May 2016. The following year it split. A year later it merged.",
        "On 7 June 2017 it met. The previous day rain fell. That night it left. Three months "
        "later it came back. The same month it lost. The next Friday it rained.",
        published=None,
    )
    assert [t.edtf for t in found] == [
        "2016-05-03", "2017", "2018", "2017-06-07", "2017-06-06", "2017-06-06", "2017-09",
        "2017-09", "2017-06-09",
    ]  # fmt: skip
    assert {t.anchor for t in found} == {Anchor.TEXT, Anchor.NARRATIVE}


def test_a_year_in_passing_does_not_move_the_narrative_and_one_in_front_does() -> None:
    passing = times("It has stood there since its founding in 2012. In February it left.")
    fronted = times("In 2012 it was founded. In February it left.")
    assert [t.edtf for t in passing] == ["2012", "2021-02"]
    assert [t.edtf for t in fronted] == ["2012", "2012-02"]


def test_figures_are_read_as_other_dates_of_the_document_show() -> None:
    assert [t.edtf for t in times("It met on 03/17/2019 and 05/02/2019.", published=None)] == [
        "2019-03-17",
        "2019-05-02",
    ]
    assert [t.edtf for t in times("It met on 17/03/2019 and 05/02/2019.", published=None)] == [
        "2019-03-17",
        "2019-02-05",
    ]


@pytest.mark.parametrize(
    ("words", "text", "duration"),
    [
        ("It stayed for two months.", "two months", "P2M"),
        ("It stayed two and a half years.", "two and a half years", "P30M"),
        ("It stayed for half a year.", "half a year", "P6M"),
        ("It was a 20-year war.", "20-year", "P20Y"),
        ("It was a decades-long war.", "decades-long", "PXY"),
        ("It fought for six straight days.", "six straight days", "P6D"),
        ("It fought for 18 months.", "18 months", "P18M"),
        ("It fought for a decade.", "a decade", "P10Y"),
        ("It fought for a fortnight.", "a fortnight", "P2W"),
        ("It fought for three hours.", "three hours", "PT3H"),
        ("It fought for several weeks.", "several weeks", "PXW"),
        ("It fought for years.", "years", "PXY"),
        ("It fought for two years and three months.", "two years and three months", "P2Y3M"),
        ("It fought for 2 1/2 years.", "2 1/2 years", "P30M"),
    ],
)
def test_durations(words: str, text: str, duration: str) -> None:
    found = only(words)
    assert (found.text, found.duration, found.edtf) == (text, duration, None)
    assert found.kind is TimeKind.DURATION


@pytest.mark.parametrize(
    ("words", "text", "duration"),
    [
        ("It met every Friday.", "every Friday", "P1W"),
        ("On Fridays they pray.", "On Fridays", "P1W"),
        ("It pays each month.", "each month", "P1M"),
        ("It pays every two weeks.", "every two weeks", "P2W"),
        ("It met twice a week.", "twice a week", "P1W"),
        ("It met three times a year.", "three times a year", "P1Y"),
        ("The daily patrol left.", "daily", "P1D"),
        ("It starves every winter.", "every winter", "P1Y"),
        ("It shoots every night.", "every night", "P1D"),
    ],
)
def test_what_comes_again_and_again(words: str, text: str, duration: str) -> None:
    found = only(words)
    assert (found.text, found.duration, found.edtf) == (text, duration, None)
    assert found.kind is TimeKind.SET


@pytest.mark.parametrize(
    ("words", "edtf", "hour"),
    [
        ("At 6:30 p.m. on 3 May 2016 it left.", "2016-05-03", "18:30"),
        ("It left on 3 May 2016 at 6:30.", "2016-05-03", "06:30"),
        ("It left at 0800 GMT on 3 May 2016.", "2016-05-03", "08:00"),
        ("It left at 12 am on 3 May 2016.", "2016-05-03", "00:00"),
        ("It left just before 9 pm on 3 May 2016.", "2016-05-03", "21:00"),
        ("It left on the morning of the 11th.", "2021-06-11", "MO"),
        ("It left in mid-week.", None, None),
        ("It left at dawn on 3 May 2016.", "2016-05-03", "DT"),
        ("It left in the early hours of 3 May 2016.", "2016-05-03", "NI"),
        ("It left on the night of 3-4 May 2016.", "2016-05-03/2016-05-04", "NI"),
        ("It left on the night of 3 May 2016.", "2016-05-03", "NI"),
        ("It left on Thursday night.", "2021-06-10", "NI"),
        ("It left yesterday evening.", "2021-06-14", "EV"),
        ("It left last night.", "2021-06-14", "NI"),
        ("It left this morning.", "2021-06-15", "MO"),
        ("It left overnight.", None, None),
    ],
)
def test_hours_and_parts_of_the_day(words: str, edtf: str | None, hour: str | None) -> None:
    found = only(words)
    assert (found.edtf, found.hour, found.kind) == (edtf, hour, TimeKind.TIME)


@pytest.mark.parametrize(
    "words",
    ["at that time", "recently", "currently", "now", "in recent history", "in the near future",
     "at the moment", "these days", "by then", "in the past"],
)  # fmt: skip
def test_times_that_nobody_can_put_a_date_on_are_times_all_the_same(words: str) -> None:
    found = only(f"It left {words}.")
    assert (found.text, found.edtf, found.duration, found.anchor) == (words, None, None, None)


@pytest.mark.parametrize(
    "words",
    ["He is 32 years old.", "A 20-year-old man left.", "UN Resolution 2254 says so.",
     "It has 2000 fighters.", "It paid $2000.", "It weighs 1.2016 tons.", "Call 555-2012-33.",
     "They may march on.", "A quarter of them left.", "She is in her 80s.", "It lies 1900 km off.",
     "Version 2.0.2016 is out."],
)  # fmt: skip
def test_what_only_looks_like_a_time(words: str) -> None:
    assert times(words) == []


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("It struck during Ramadan 2014.", "2014-06-28~/2014-07-27~"),
        ("It struck on 12 Ramadan 1435.", "2014-07-09~"),
        ("It struck on the 12th of Ramadan 1435 AH.", "2014-07-09~"),
        ("It began in Muharram 1440.", "2018-09-11~/2018-10-09~"),
        ("It began in Dhu al-Hijja 1440.", "2019-08-02~/2019-08-30~"),
        ("It ended on 21 Khordad 1395.", "2016-06-10"),
        ("It began on 7 Sawr 1357.", "1978-04-27"),
        ("It struck on Easter Sunday 2019.", "2019-04-21"),
        ("It struck at Orthodox Easter 2019.", "2019-04-28"),
        ("It struck on Good Friday 1998.", "1998-04-10"),
        ("It struck on Christmas Eve 1914.", "1914-12-24"),
        ("It struck at Orthodox Christmas 2023.", "2023-01-07"),
        ("It struck on Eid al-Fitr last year.", "2020-05-24~/2020-05-26~"),
        ("It struck on Ashura 2004.", "2004-03-01~"),
        ("It struck at Nowruz 2019.", "2019-03-21"),
        ("It struck at Nowruz 1398.", "2019-03-21"),
        ("It struck on Yom Kippur 1973.", "1973-10-06"),
        ("It struck during Passover 2002.", "2002-03-28/2002-04-03"),
        ("It struck on Thanksgiving 2010.", "2010-11-25"),
        ("It struck during Tet 1968.", "1968-02~"),
        ("It struck last Ramadan.", "2021-04-13~/2021-05-12~"),
    ],
)
def test_feasts_and_other_calendars(words: str, edtf: str) -> None:
    assert only(words).edtf == edtf
    assert is_edtf(edtf)


def test_a_person_called_after_a_feast_is_none() -> None:
    assert times("Tariq Ramadan left. Abu Eid al-Kordi stayed.") == []


def test_an_interval_knows_the_dates_that_it_is_made_of() -> None:
    found = only("It fought from March to June 2019.")
    assert [(p.text, p.edtf) for p in found.parts] == [("March", "2019-03"), ("June", "2019-06")]
    since = only("It has fought since 2017.")
    assert [(p.text, p.edtf) for p in since.parts] == [("2017", "2017")]


def test_an_expression_says_which_rule_found_it() -> None:
    assert only("It left two weeks ago.").rule == "ago"
    assert only("It left two weeks ago.").duration == "P2W"


def _literals(match: str | list[str]) -> set[str]:
    """The words that a rule asks for by themselves."""
    lexemes = re.findall(r"[^\s()?@|:~]+", " ".join([match] if isinstance(match, str) else match))
    return {lexeme for lexeme in lexemes if not lexeme.isupper()}


MONTHS = ["January", "March", "May", "August", "December"]


@examples(25)
@given(st.integers(1, 28), st.sampled_from(MONTHS), st.integers(1900, 2090))
def test_a_day_is_the_same_whichever_way_it_is_written(day: int, month: str, year: int) -> None:
    suffix = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}.get(day, "th")
    ways = [
        f"{day} {month} {year}", f"{month} {day}, {year}", f"the {day}{suffix} of {month} {year}",
        f"{month} {day}{suffix}, {year}", f"{day} {month}, {year}",
    ]  # fmt: skip
    found = {only(f"It left on {way} with them.", published=None).edtf for way in ways}
    assert len(found) == 1
    assert next(iter(found)) is not None


WORDS = sorted(
    {w for level in data("time-rules")["levels"] for r in level for w in _literals(r["match"])}
    | {str(w) for table in data("time-rules")["words"].values() for w in table}
)
PIECES = st.one_of(
    st.sampled_from([*"0123456789-/.:,()'’–", " 2016 ", " 14 ", " 3 ", " 1435 ", "\n", *MONTHS]),
    st.sampled_from(WORDS).map(lambda w: f" {w} "),
    st.sampled_from(WORDS).map(lambda w: f" {w.title()} "),
)


@examples(300)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_whatever_the_text_every_value_is_edtf_and_every_stretch_lies_in_it(text: str) -> None:
    document = article(text)
    for sentence in annotate(document).sentences:
        at = sentence.start
        for time in sentence.times:
            assert at <= time.start < time.end <= sentence.end
            assert document.text[time.start : time.end] == time.text
            assert time.edtf is None or is_edtf(time.edtf)
            at = time.end
            for part in time.parts:
                assert time.start <= part.start < part.end <= time.end
