"""Dates of heads and datelines as EDTF."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factional.model import is_edtf
from factional.read.dates import find
from factional.read.dates import given as declared


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("21 February 2019", "2019-02-21"),
        ("Jane Roe – June 12, 2019", "2019-06-12"),
        ("September 22, 2006 | Page 5", "2006-09-22"),
        ("Sat 3 Sept 2011 12.00 BST", "2011-09-03"),
        ("the 1st of May 2011", "2011-05-01"),
        ("PORT SELWYN, 2 JUL 89 (AAA) --", "1989-07-02"),
        ("HADAR, 9 Jan 04 (AAA) --", "2004-01-09"),
        ("HADAR, Feb 4 (Northern Wire) -", "XXXX-02-04"),
        ("2016-05-11T10:00:00Z", "2016-05-11"),
        ("13/02/2020", "2020-02-13"),
        ("02/13/2020", "2020-02-13"),
        ("05/02/2023", "2023-02-05?"),
        ("05.02.2023", "2023-02-05"),
        ("Sun, 06/11/2016 - 14:05", "2016-11-06"),
        ("Saturday 06/11/2016", "2016-06-11"),
        ("Monday 06/11/2016", "2016-11-06?"),
        ("le 1er août 2016", "2016-08-01"),
        ("3 de mayo de 2016", "2016-05-03"),
        ("12. Oktober 1999", "1999-10-12"),
        ("12 мая 2014 г.", "2014-05-12"),
        ("3 Mart 2018", "2018-03-03"),
        ("٢١ فبراير ٢٠١٩", "2019-02-21"),
        ("22 كانون الثاني 2014", "2014-01-22"),
        ("May 2016", "2016-05"),
    ],
)
def test_dates_as_they_are_written(text, edtf):
    assert [f.edtf for f in find(text)] == [edtf]


@pytest.mark.parametrize(
    "text", ["31 February 2019", "13/13/2019", "call 2016-05-11-22", "mayor 2016", "1999", "12:30"]
)
def test_what_is_no_date(text):
    assert list(find(text)) == []


@settings(deadline=None)  # the patterns are compiled with the first text
@given(st.dates(date(1970, 1, 1), date(2060, 12, 31)))
def test_one_day_in_all_its_spellings(day):
    spellings = [
        day.isoformat(),
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
    ]

    assert [[f.edtf for f in find(s)] for s in spellings] == [[day.isoformat()]] * 3


@settings(deadline=None)  # the patterns are compiled with the first text
@given(st.text(alphabet="0123456789/.- MayJuneنيسан,de", max_size=40))
def test_whatever_is_found_is_edtf_and_lies_in_the_text(text):
    for found in find(text):
        assert is_edtf(found.edtf)
        assert text[found.start : found.end].strip()


def test_dates_of_front_matter():
    assert declared("2010-02-04T00:00:00Z") == "2010-02-04"
    assert declared(datetime(2013, 9, 2, 8, 15)) == "2013-09-02"
    assert declared(date(2013, 9, 2)) == "2013-09-02"
    assert declared("2013") == "2013"
    assert declared("2013-09") == "2013-09"
    assert declared("4 May 2013") == "2013-05-04"
    assert declared("soon") is None
    assert declared(None) is None
