"""What bears on one claim of a tie."""

from factional.model import TieStatus
from factional.weigh import bearings
from tests.weigh.build import claim, document, one

PAPERS = [document(f"d{n}", authors=(f"Author {n}",)) for n in range(1, 6)]


def test_each_further_origin_counts_once():
    claims = [
        claim("allied_with", doc="d1", id="a"),
        claim("allied_with", doc="d2", id="b"),
        claim("allied_with", doc="d3", by=("tesh", "<author>"), id="c"),
        claim("allied_with", doc="d4", by=("tesh", "<author>"), id="d"),
    ]
    found = bearings(one(claims, PAPERS))
    assert {id: bearing.origins for id, bearing in found.items()} == dict.fromkeys("abcd", 3)
    assert all(b.corroborated and not b.contradicted for b in found.values())


def test_the_claims_of_each_answer_have_their_own_origins():
    claims = [
        claim("status", "karim", doc="d1", id="a", value="alive"),
        claim("status", "karim", doc="d2", id="b", value="alive"),
        claim("status", "karim", doc="d3", id="c", value="alive"),
        claim("status", "karim", doc="d4", id="d", value="killed"),
        claim("status", "karim", doc="d5", id="e", value="killed"),
    ]
    tie = one(claims, PAPERS)
    assert (tie.status, len(tie.origins)) == (TieStatus.DISPUTED, 3)
    found = bearings(tie)
    assert [found[id].origins for id in "abcde"] == [3, 3, 3, 2, 2]
    assert all(bearing.contradicted for bearing in found.values())


def test_those_who_deny_support_each_other_too():
    claims = [
        claim("trains", doc="d1", id="a"),
        claim("trains", doc="d2", id="b", denied=True),
        claim("trains", doc="d3", id="c", denied=True),
    ]
    found = bearings(one(claims, PAPERS))
    assert [found[id].origins for id in "abc"] == [1, 2, 2]
    assert all(bearing.against for bearing in found.values())


def test_who_contradicts_himself_is_not_contradicted_by_others():
    claims = [
        claim("trains", doc="d1", by=("tesh", "<author>"), id="a"),
        claim("trains", doc="d2", by=("tesh", "<author>"), id="b", denied=True),
    ]
    found = bearings(one(claims, PAPERS))
    assert all(b.own and not b.contradicted and not b.corroborated for b in found.values())
