"""Imprints: what lines say of the issue that a text appeared in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.model import is_edtf
from factional.read.imprints import Imprint, imprint


@pytest.mark.parametrize(
    ("line", "outlet", "published"),
    [
        ("Hill Quarterly, Vol. IV, No. 2 (April-June 1996)", "Hill Quarterly", "1996-04/1996-06"),
        ("RESEARCH BRIEF No. 12 | May 2019", None, "2019-05"),
        ("Research Brief 12, May 2019", None, "2019-05"),
        ("The Highland Review 14 (2), Summer 2003", "The Highland Review", "2003-22"),
        ("War Monthly - Issue 44 - December 2001/January 2002", "War Monthly", "2001-12/2002-01"),
        ("Levant Centre Policy Brief | No. 9 | 14 June 2020", "Levant Centre", "2020-06-14"),
        ("Rio Group Africa Briefing N°50, Harare, 5 June 2019", "Rio Group", "2019-06-05"),
        ("Harbour Bulletin, January 2009, Vol 2 Issue 1", "Harbour Bulletin", "2009-01"),
        ("Insurgency Monitor Volume: 13 Issue: 4", "Insurgency Monitor", None),
        ("Revista Sierra Nº 44, octubre 2010", "Revista Sierra", "2010-10"),
        ("Revue du Fleuve, n° 12, hiver 1998", "Revue du Fleuve", "1998-24"),
        ("Vol. 12, No. 4", None, None),
    ],
)  # fmt: skip
def test_a_line_about_an_issue(line, outlet, published):
    assert imprint(line) == Imprint(outlet, published)


@pytest.mark.parametrize(
    "line",
    [
        "The War in the North, Part 2",
        "Issue 4: The War in the North",
        "Resolution 1701 (2006)",
        "Report of the Panel of Experts, S/2019/608",
        "Attack kills 12, May 2013",
        "Kurdistan 24 - 12 May 2017",
        "Battle of Hill 45, May 1967",
        "Brigade 313",
        "Three killed in raid, 17 November 1989",
        "17 November 1989",
        "Winter 1998/99",
        "",
    ],
)
def test_a_headline_a_name_and_a_plain_date_are_none(line):
    assert imprint(line) is None


@given(st.text(max_size=80))
def test_whatever_the_line_its_date_is_edtf(line):
    found = imprint(line)
    assert found is None or found.published is None or is_edtf(found.published)
