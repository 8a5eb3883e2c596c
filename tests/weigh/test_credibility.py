"""A suggested credibility follows the doctrine's own words, and says why."""

import pytest

from factional.model import ClaimKind
from factional.weigh import bearings, credibility
from tests.weigh.build import VOCABULARY, claim, document, weighed

PAPERS = [document(f"d{n}", authors=(f"Author {n}",)) for n in range(1, 6)]
TESH = ("tesh", "<author>")


def suggested(claims, id="a"):
    ties = weighed(claims, PAPERS)
    tie = next(t for t in ties.values() if id in t.claims)
    of = {c.id: c for c in claims}
    return credibility(of[id], tie, bearings(tie)[id], ties.values(), VOCABULARY)


@pytest.mark.parametrize(
    ("code", "claims"),
    [
        ("1", [claim("trains", doc="d1", id="a"), claim("trains", doc="d2")]),
        ("2", [claim("trains", doc="d1", id="a"), claim("allied_with", doc="d2")]),
        (
            "3",
            [
                claim("trains", doc="d1", id="a"),
                claim("trains", doc="d2"),
                claim("trains", doc="d3", denied=True),
            ],
        ),
        (
            "3",
            [
                claim("trains", doc="d1", id="a"),
                claim("allied_with", doc="d2"),
                claim("trains", doc="d3", denied=True),
            ],
        ),
        (
            "4",
            [
                claim("trains", doc="d1", by=TESH, id="a"),
                claim("trains", doc="d2", by=TESH, denied=True),
            ],
        ),
        ("5", [claim("trains", doc="d1", id="a"), claim("trains", doc="d2", denied=True)]),
        ("6", [claim("trains", doc="d1", id="a")]),
        ("6", [claim("trains", doc="d1", id="a"), claim("hostile_to", doc="d2", object="post")]),
        ("6", [claim("trains", doc="d1", id="a", kind=ClaimKind.PREDICTION)]),
    ],
    ids=[
        "confirmed", "alone-and-consistent", "confirmed-and-contradicted",
        "consistent-and-contradicted", "not-logical-in-itself", "contradicted", "nothing-else",
        "nothing-on-the-two", "foretold",
    ],
)  # fmt: skip
def test_the_words_of_the_code(code, claims):
    found = suggested(claims)
    assert found.code == code
    assert all(reason.endswith(".") for reason in found.reasons)


def test_one_origin_is_not_confirmed_however_often_it_is_printed():
    claims = [claim("trains", doc=f"d{n}", by=TESH, id=f"a{n}") for n in range(1, 5)]
    assert suggested(claims, "a1").code == "6"


def test_foes_do_not_fit_friends():
    claims = [claim("trains", doc="d1", id="a"), claim("condemned", doc="d2")]
    assert suggested(claims).code == "6"


def test_reasons_name_who_says_so():
    claims = [claim("trains", doc="d1", id="a"), claim("trains", doc="d2")]
    (shown, quiet) = suggested(claims).reasons
    assert "Author 1" in shown
    assert "Author 2" in shown
    assert quiet == "Nothing contradicts it."
