"""Which parents are rivals, by every reason for which they may not be."""

import pytest

from factional.ask._kin import kin, with_rivals
from factional.ask._lanes import Link, LinkKind
from factional.ask._told import Told
from factional.model import TieStatus


def link(kind, earlier, later, *, when=("2014-01-01", "2014-12-31"), claims=None, **fields):
    start, end = when or ("", "")
    tie = f"{later}.{kind}.{earlier}"
    claims = claims or (f"{tie}-1",)
    given = {
        "relation": kind.value, "family": "split", "words": tie, "origins": 1, "affirming": 1,
        "denying": 0, "held": (), "dispute": None, "rival": False,
        "status": TieStatus.SINGLE_SOURCE,
        "told": (Told(start, end, None, False, claims),) if when else (),
    }  # fmt: skip
    given |= fields
    return Link(tie=tie, kind=kind, earlier=earlier, later=later, claims=claims, **given)


def document(claim):
    return claim.rsplit("-", 1)[0]


A = link(LinkKind.SPLIT, "a", "child")
B = link(LinkKind.SPLIT, "b", "child")


def test_two_sources_with_two_parents_of_one_time():
    assert [each.rival for each in with_rivals([A, B], document)] == [True, True]


@pytest.mark.parametrize(
    ("links", "why"),
    [
        ([A], "one parent alone"),
        ([A, link(LinkKind.SPLIT, "b", "other")], "two children"),
        ([A, link(LinkKind.SPLIT, "b", "child", claims=(f"{A.tie}-2",))], "one source names both"),
        ([A, B, link(LinkKind.UMBRELLA, "a", "b")], "one is a part of the other"),
        ([A, link(LinkKind.SPLIT, "b", "child", when=("2020-01-01", None))], "one after the other"),
        ([A, link(LinkKind.SPLIT, "b", "child", status=TieStatus.PREDICTED)], "foretold"),
        ([A, link(LinkKind.UMBRELLA, "b", "child")], "a roof is no parent"),
    ],
)
def test_no_rivals(links, why):
    assert not any(each.rival for each in with_rivals(links, document)), why


def test_a_parent_that_is_not_dated_may_be_of_any_time():
    undated = link(LinkKind.SPLIT, "b", "child", when=(None, None))
    assert all(each.rival for each in with_rivals([A, undated], document))


def test_kin_are_ancestors_descendants_and_who_shares_a_roof():
    links = [
        link(LinkKind.SPLIT, "grandparent", "parent"),
        link(LinkKind.SUCCESSION, "parent", "me"),
        link(LinkKind.MERGER, "me", "later"),
        link(LinkKind.SPLIT, "later", "latest"),
        link(LinkKind.SPLIT, "parent", "sibling"),
        link(LinkKind.UMBRELLA, "roof", "me"),
        link(LinkKind.UMBRELLA, "roof", "neighbour"),
        link(LinkKind.OTHER, "me", "ally"),
        link(LinkKind.MERGER, "me", "denied", status=TieStatus.DENIED),
    ]
    assert kin(links, "me") == {"grandparent", "parent", "me", "later", "latest", "roof"}
    looped = [link(LinkKind.SPLIT, "a", "b"), link(LinkKind.SPLIT, "b", "a")]
    assert kin(looped, "a") == {"a", "b"}
