"""The names that a line gives where nothing but names tells that it is a by-line."""

import pytest

from factional.read import read
from factional.read.names import people


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ravna Sool", ("Ravna Sool",)),
        ("Station Reporter Ravna Sool", ("Ravna Sool",)),
        ("Special correspondent Ravna Sool", ("Ravna Sool",)),
        ("Colonel Amir Khan and Ravna Sool", ("Amir Khan", "Ravna Sool")),
        ("Professor of History Dr Ravna Sool", ("Ravna Sool",)),
        ("Interview with Commander Ravna Sool", ()),
        ("Talks with General Amir Khan", ()),
        ("Army promotes Colonel Amir Khan", ()),
        ("Entretien avec le colonel Amir Khan", ()),
    ],
)
def test_a_rank_within_a_headline_makes_no_by_line_of_it(line, names):
    assert people(line, bare=True) == names


def test_whoever_is_asked_did_not_write_the_interview():
    text = """\
Interview with Commander Ravna Sool
Harbour Post, 3 March 2012

Q: Who pays the League's fighters?
A: They are volunteers. They bring their own bread.
Q: And the rifles?
A: Some are from the old army.
"""
    document = read(text.encode(), "sool.txt")
    assert document.metadata.title == "Interview with Commander Ravna Sool"
    assert document.metadata.authors == ()
    assert [t.speaker for t in document.turns] == ["<author>", "Ravna Sool"] * 2
