"""Dates of heads and datelines as EDTF."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.model import Bounds, is_edtf
from factional.read import dates
from factional.read.addresses import in_path
from factional.read.dates import find
from factional.read.dates import given as declared
from factional.read.orders import decide
from factional.read.stamps import stamps


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
        ("05/02/2023", "[2023-02-05,2023-05-02]"),
        ("05.02.2023", "2023-02-05"),
        ("Sun, 06/11/2016 - 14:05", "2016-11-06"),
        ("Saturday 06/11/2016", "2016-06-11"),
        ("Monday 06/11/2016", "[2016-06-11,2016-11-06]"),
        ("le 1er août 2016", "2016-08-01"),
        ("3 de mayo de 2016", "2016-05-03"),
        ("12. Oktober 1999", "1999-10-12"),
        ("12 мая 2014 г.", "2014-05-12"),
        ("3 Mart 2018", "2018-03-03"),
        ("٢١ فبراير ٢٠١٩", "2019-02-21"),
        ("22 كانون الثاني 2014", "2014-01-22"),
        ("May 2016", "2016-05"),
        ("٣ حزيران/يونيو ٢٠١٩", "2019-06-03"),
        ("14 جانفي 2023", "2023-01-14"),
        ("5 غشت 2011", "2011-08-05"),
        ("22 تشرين الثاني/نوفمبر 2014", "2014-11-22"),
        ("20 رمضان 1440هـ - 25 مايو 2019م", "2019-05-25"),
        ("25 مايو 2019 الموافق 20 رمضان 1440", "2019-05-25"),
        ("20 رمضان 1440 هـ", "2019-05-25~"),
        ("7 Kasım 2018", "2018-11-07"),
        ("07.11.2018, 16.42 Uhr", "2018-11-07"),
        ("07.11.18", "2018-11-07"),
        ("2018.11.07", "2018-11-07"),
        ("junio 3, 2019", "2019-06-03"),
        ("05/05/2023", "2023-05-05"),
    ],
)
def test_dates_as_they_are_written(text, edtf):
    assert [f.edtf for f in find(text)] == [edtf]


@pytest.mark.parametrize(
    "text", ["31 February 2019", "13/13/2019", "call 2016-05-11-22", "mayor 2016", "1999", "12:30"]
)
def test_what_is_no_date(text):
    assert list(find(text)) == []


@given(st.dates(date(1970, 1, 1), date(2060, 12, 31)))
def test_one_day_in_all_its_spellings(day):
    spellings = [
        day.isoformat(),
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
    ]

    assert [[f.edtf for f in find(s)] for s in spellings] == [[day.isoformat()]] * 3


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


def test_a_known_order_decides():
    assert [f.edtf for f in find("05/02/2023", "day first")] == ["2023-02-05"]
    assert [f.edtf for f in find("05/02/2023", "month first")] == ["2023-05-02"]
    assert [f.edtf for f in find("25/02/2023", "month first")] == ["2023-02-25"]


@given(st.dates(date(1970, 1, 1), date(2060, 12, 31)))
def test_a_date_of_numbers_is_one_of_its_readings_whatever_the_order(day):
    (found,) = find(f"{day.day:02d}/{day.month:02d}/{day.year}")

    assert day.isoformat() in found.days
    assert len(found.days) == (2 if day.day <= 12 and day.day != day.month else 1)
    assert is_edtf(found.edtf)


def test_an_open_date_bounds_both_its_readings():
    bounds = Bounds.parse("[2012-03-04,2012-04-03]")

    assert (bounds.earliest_start, bounds.latest_end) == (date(2012, 3, 4), date(2012, 4, 3))


@pytest.mark.parametrize(
    ("lines", "signs", "order"),
    [
        (["04/03/2012", "25/03/2012"], {}, "day first by its other dates"),
        (["04/03/2012", "03/25/2012"], {}, "month first by its other dates"),
        (["04/03/2012", "25/03/2012", "03/25/2012"], {}, None),
        (["Sunday 04/03/2012"], {}, None),  # one reading left: nothing to decide
        (["Sunday 04/03/2012", "05/03/2012"], {}, "day first by a weekday"),
        (["04/03/2012", "3 April 2012"], {}, "month first by a date known otherwise"),
        (["04/03/2012"], {"known": ["2012-03-04"]}, "day first by a date known otherwise"),
        (["04/03/2012"], {"locale": "en-US"}, "month first by the language tag en-US"),
        (["04/03/2012"], {"locale": "en-GB"}, "day first by the language tag en-GB"),
        (["04/03/2012"], {"address": "https://post.example.uk/a"}, "day first by the domain .uk"),
        (["04/03/2012"], {"address": "https://state.gov/a"}, "month first by the domain .gov"),
        (["04/03/2012"], {"address": "https://post.ca/a"}, None),
        (["04/03/2012"], {"language": lambda: "fr"}, "day first by the language (fr)"),
        (["04/03/2012"], {"language": lambda: "en"}, None),
        (["4 March 2012"], {"locale": "en-US"}, None),
    ],
)
def test_what_decides_on_the_order(lines, signs, order):
    found = decide(lines, **signs)

    assert (f"{found.value} by {found.why}" if found else None) == order


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Published: 14 March 2021 | Updated: 16 March 2021", ["published", "modified"]),
        ("Updated 18:05, 7 Nov 2018", ["modified"]),
        ("Publié le 12 mai 2017 à 18h04 - Mis à jour le 13 mai 2017", ["published", "modified"]),
        ("Giriş: 07.11.2018 16:42 Güncelleme: 08.11.2018", ["published", "modified"]),
        ("آخر تحديث: ٤ حزيران ٢٠١٩", ["modified"]),
        ("Обновлено 3 июня 2019", ["modified"]),
        ("Captured 3 Jan 2020", ["other"]),
        ("Retrieved on 3 January 2020", ["other"]),
        ("Joined: Tue Mar 04, 2008", ["other"]),
        ("Lowmoor, 7 March 1998", ["published"]),
    ],
)
def test_what_a_date_is_the_date_of(line, kinds):
    assert [s.kind for s in stamps(line)] == kinds


CAPTURED = "https://web.archive.org/web/20200103101010/https://quay.example"


@pytest.mark.parametrize(
    ("address", "edtf"),
    [
        ("https://quay.example/2019/06/03/story", "2019-06-03"),
        ("https://quay.example/world/2019-06-03/story", "2019-06-03"),
        ("https://quay.example/2019/06/story.html", "2019-06"),
        ("https://quay.example/story-20190603.html", "2019-06-03"),
        (f"{CAPTURED}/2015/02/19/toll/", "2015-02-19"),
        (f"{CAPTURED}/toll/", None),
        ("https://quay.example/id/2019123", None),
        ("https://quay.example/story?d=2019/06/03", None),
    ],
)
def test_the_day_in_an_address(address, edtf):
    assert in_path(address) == edtf


STRETCHES = st.one_of(
    st.sampled_from(["May", "NİSAN", "NISAN", "MAYIS", "Auguſt", "mars", "мая", "julio", "xx_May"]),
    st.sampled_from(["مارس", "من", "ذو", "الحجة", "١٢", "يوليو/تموز", "كانون", "الثاني", "1435"]),
    st.sampled_from(["2016-05-11", "11/05/2016", "5.2.2023", "05.02.23", "3.5", "2011-12", "2014"]),
    st.sampled_from(
        ["12", "5th", "1ermars", "21st", "of", "de", "12º", "12May", "’14", "/", ".", "-"]
    ),
    st.text(max_size=4),
)


@given(st.lists(STRETCHES, max_size=14), st.sampled_from([" ", "", ", "]))
def test_the_quick_look_at_words_leaves_no_date_out(parts, gap):
    text = gap.join(parts)
    quick = [m.span() for m in dates._matches(text)]
    if len(text) <= 24:  # one stretch, whatever digits stand in it
        slow = [m.span() for m in dates._pattern().finditer(text)]
        assert quick == slow
    assert all(dates._pattern().match(text, a, b) for a, b in quick)


@pytest.mark.parametrize("text", ["3 NİSAN 2014", "1ermars 2014", "12May 2014", "5 auguſt 2012"])
def test_months_in_odd_letters(text):
    assert [m.group() for m in dates._matches(text)] == [text]
