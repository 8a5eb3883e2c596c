"""The converters behind the figures for times: TIMEX3 and TEI against EDTF."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks import timex
from factional.extract.layers import TimeExpression

MEANTIME = """<?xml version="1.0"?><Document doc_id="1" doc_name="1_Kesh" lang="en">
<token number="0" sentence="0" t_id="1">Column</token>
<token number="1" sentence="0" t_id="2">leaves</token>
<token number="2" sentence="1" t_id="3">May</token>
<token number="3" sentence="1" t_id="4">03</token>
<token number="4" sentence="1" t_id="5">,</token>
<token number="5" sentence="1" t_id="6">2016</token>
<token number="6" sentence="2" t_id="7">It</token>
<token number="7" sentence="2" t_id="8">left</token>
<token number="8" sentence="2" t_id="9">(</token>
<token number="9" sentence="2" t_id="10">today</token>
<token number="10" sentence="2" t_id="11">)</token>
<token number="11" sentence="2" t_id="12">.</token>
<token number="12" sentence="3" t_id="13">Unmarked</token>
<Markables>
<TIMEX3 functionInDocument="CREATION_TIME" m_id="1" type="DATE" value="03-05-2016">
<token_anchor t_id="3"/><token_anchor t_id="4"/>
<token_anchor t_id="5"/><token_anchor t_id="6"/></TIMEX3>
<TIMEX3 functionInDocument="NONE" m_id="2" type="DATE" value="2016-05-03">
<token_anchor t_id="10"/></TIMEX3>
<TIMEX3 functionInDocument="NONE" m_id="3" type="DATE" value="2017" TAG_DESCRIPTOR="empty"/>
</Markables></Document>"""

CONLLU = """# newdoc id = GUM_news_kesh
# meta::dateCreated = 2016-05-03
# newpar
1\tIt\tit\tPRON\t_\t_\t_\t_\t_\t_
2\tleft\tleave\tVERB\t_\t_\t_\t_\t_\t_
3\tin\tin\tADP\t_\t_\t_\t_\t_\t_
4\tMay\tMay\tPROPN\t_\t_\t_\t_\t_\tEntity=(1)|XML=<date when:::"2016-05">
5\t2016\t2016\tNUM\t_\t_\t_\t_\t_\tSpaceAfter=No|XML=</date>
6\t.\t.\tPUNCT\t_\t_\t_\t_\t_\t_

# newdoc id = GUM_bio_orm
# meta::dateCreated = 2001-01-01
1-2\tHe's\t_\t_\t_\t_\t_\t_\t_\t_
1\tHe\the\tPRON\t_\t_\t_\t_\t_\tSpaceAfter=No
2\t's\tbe\tAUX\t_\t_\t_\t_\t_\t_
3\t1900s\t1900s\tNUM\t_\t_\t_\t_\t_\tXML=<date from:::"1900-01-01" to:::"1909-01-01"></date>
"""


def expression(
    edtf: str | None, duration: str | None = None, hour: str | None = None, rule: str = ""
) -> object:
    return TimeExpression(0, 1, "x", edtf, duration=duration, hour=hour, rule=rule)


def part(edtf: str) -> object:
    return expression(edtf, rule="part")


def test_meantime_is_read_with_its_text_its_date_and_what_is_marked(tmp_path: Path) -> None:
    folder = tmp_path / "intra-doc_annotation" / "corpus"
    folder.mkdir(parents=True)
    (folder / "1_Kesh.xml").write_text(MEANTIME, encoding="utf-8")
    (marked,) = timex.meantime(tmp_path)
    assert marked.text == "Column leaves\nMay 03, 2016\nIt left (today)."
    assert marked.published == "2016-05-03"
    found = [(marked.text[g.start : g.end], g.value) for g in marked.gold]
    assert found == [("May 03, 2016", "2016-05-03"), ("today", "2016-05-03")]


def test_gum_is_read_with_its_text_its_date_and_its_tags() -> None:
    news, bio = timex.gum_documents(CONLLU.splitlines(keepends=True))
    assert (news.name, news.published, news.text.strip()) == (
        "GUM_news_kesh", "2016-05-03", "It left in May 2016.",
    )  # fmt: skip
    assert [(news.text[g.start : g.end], g.value) for g in news.gold] == [("May 2016", "2016-05")]
    assert bio.text.strip() == "He's 1900s"
    assert [g.value for g in bio.gold] == ["1900-01-01/1909"]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2007", (2007, 1, 1), (2007, 12, 31)),
        ("2007-10", (2007, 10, 1), (2007, 10, 31)),
        ("2007-10-08", (2007, 10, 8), (2007, 10, 8)),
        ("200", (2000, 1, 1), (2009, 12, 31)),
        ("19", (1900, 1, 1), (1999, 12, 31)),
        ("2007-W51", (2007, 12, 17), (2007, 12, 23)),
        ("2007-W51-WE", (2007, 12, 22), (2007, 12, 23)),
        ("2007-Q3", (2007, 7, 1), (2007, 9, 30)),
        ("2007-H2", (2007, 7, 1), (2007, 12, 31)),
        ("2007-SU", (2007, 6, 1), (2007, 8, 31)),
        ("2007-WI", (2007, 12, 1), (2008, 2, 29)),
        ("2007-10-08T16:15Z", (2007, 10, 8), (2007, 10, 8)),
        ("1900-01-01/1999-12-31", (1900, 1, 1), (1999, 12, 31)),
        ("../1999", (1999, 1, 1), (1999, 12, 31)),
    ],
)
def test_values_of_timex3_and_tei_are_days(
    value: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert timex.days(value) == (date(*first), date(*last))


@pytest.mark.parametrize("value", ["PRESENT_REF", "PAST_REF", "XXXX-XX-XX", "P2Y", "2007-W99", ""])
def test_values_that_are_no_date(value: str) -> None:
    assert timex.days(value) is None


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ("2007", expression("2007"), True),
        ("2007", expression("2007~"), True),
        ("2007", expression("2007-01"), False),
        ("2007", expression(None), False),
        ("2007-Q3", expression("2007-07/2007-09"), True),
        ("2007-SU", expression("2007-06/2007-08"), True),
        ("197", expression("197X"), True),
        ("2007-10-08T16:15Z", expression("2007-10-08", hour="16:15"), True),
        ("2007-10-08T16:15Z", expression("2007-10-08", hour="17:15"), False),
        ("2007-10-08TNI", expression("2007-10-08", hour="NI"), True),
        ("P2Y", expression(None, "P2Y"), True),
        ("P2Y", expression(None, "P24M"), True),
        ("P2Y", expression("2005", "P2Y"), True),
        ("P2Y", expression(None, "P3Y"), False),
        ("PXY", expression(None, "PXY"), True),
        ("PXY", expression(None, "PXM"), False),
        ("P2Q", expression(None, "P6M"), True),
        ("P1DE", expression(None, "P10Y"), True),
        ("P1CE", expression(None, "P100Y"), True),
        ("2007", part("2007-01~/2007-04~"), True),
        ("2007", expression("2007-01~/2007-04~"), False),
        ("2007", part("2007-11/2008-02"), False),
        ("2007-05", part("2007-05-01/2007-05-12"), True),
        ("2007-W51", part("2007-12-17/2007-12-19"), True),
        ("2007-W51", expression("2007-12-17/2007-12-19"), False),
        ("1900-01-01/1909-12-31", part("1907~/1909~"), True),
        ("1955-01-01/1959-12-31", part("1957~/1959~"), False),
        ("2007-SU", expression("2007-22"), True),
        ("PRESENT_REF", expression(None), True),
        ("PRESENT_REF", expression("2007"), False),
        ("PAST_REF", expression(None, "P2Y"), False),
        ("--07", expression("2003-07"), True),
        ("--07", expression("2003-08"), False),
        ("--12-25", expression("XXXX-12-25"), True),
        ("1900-01-01/1999-12-31", expression("19XX"), True),
    ],
)
def test_an_expression_agrees_with_gold(gold: str, found: TimeExpression, right: bool) -> None:
    assert timex.agrees(gold, found) is right


def test_half_of_the_documents_are_for_development_and_always_the_same() -> None:
    names = [f"{n}_Kesh" for n in range(400)]
    kept = [n for n in names if timex.Marked(n, "", None).development]
    assert 150 < len(kept) < 250
    assert kept == [n for n in names if timex.Marked(n, "", None).development]
