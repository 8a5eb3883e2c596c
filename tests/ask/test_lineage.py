"""Lineage as claims tell it: nothing is continued, nothing is averaged, nothing is dropped."""

import json

import pytest

from factional import ask
from factional.ask import LinkKind
from factional.errors import NotFound
from factional.model import TieStatus
from tests.ask import lineage_case


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with lineage_case.case(tmp_path_factory.mktemp("lineage") / "delta") as opened:
        yield opened


@pytest.fixture(scope="module")
def found(store):
    return ask.lineage(store)


def lane(found, name):
    return next(lane for lane in found.lanes if lane.actor.name == name)


def link(found, kind, words):
    return next(link for link in found.links if link.kind is kind and words in link.words)


def dates(told):
    return [(each.earliest, each.latest) for each in told]


def test_sources_that_differ_give_two_beginnings(found):
    assert dates(lane(found, "Reed League").begins) == [
        ("2010-01-01", "2010-12-31"),
        ("2012-01-01", "2012-12-31"),
    ]


def test_a_date_that_is_not_told_agrees_with_one_that_is(found):
    split = link(found, LinkKind.SPLIT, "Heron Company")
    assert dates(split.told) == [("2014-05-01", "2014-05-31")]
    assert len(split.told[0].claims) == 2
    assert split.told[0].time == "2014-05"


def test_the_earlier_of_two_is_named_first_whatever_the_relation(store, found):
    ids = {name: ask.find_actor(store, name).id for name in ("Reed League", "Heron Company")}
    split = link(found, LinkKind.SPLIT, "Heron Company")
    assert (split.earlier, split.later) == (ids["Reed League"], ids["Heron Company"])
    renamed = link(found, LinkKind.SUCCESSION, "Ḥarakat al-Bajaʿ")
    assert renamed.earlier == ids["Heron Company"]
    umbrella = link(found, LinkKind.UMBRELLA, "Delta Front")
    assert umbrella.earlier == ask.find_actor(store, "Delta Front").id


def test_a_group_that_took_another_name_begins_and_ends_there(found):
    assert dates(lane(found, "Heron Company").ends) == [("2016-01-01", "2016-12-31")]
    assert dates(lane(found, "Ḥarakat al-Bajaʿ").begins) == [("2016-01-01", "2016-12-31")]


def test_a_merger_that_is_denied_ends_nobody(store, found):
    merger = link(found, LinkKind.MERGER, "Reed League")
    assert merger.status is TieStatus.DISPUTED
    assert (merger.affirming, merger.denying) == (1, 1)
    assert merger.dispute in {c.tie for c in ask.board(store)}
    assert lane(found, "Reed League").ends == ()


def test_sources_that_name_different_parents_of_one_time_are_rivals(found):
    rivals = {link.words for link in found.links if link.rival}
    assert rivals == set()  # the two parents are under one roof
    assert link(found, LinkKind.UMBRELLA, "Ḥarakat").held != ()


def test_what_is_foretold_or_only_possible_attests_nobody(found):
    fen = lane(found, "Fen Guard")
    assert (fen.attested, fen.begins, fen.ongoing) == ((), (), False)
    assert link(found, LinkKind.SPLIT, "Fen Guard").status is TieStatus.PREDICTED


def test_what_nobody_dates_is_there_all_the_same(found):
    assert dates(lane(found, "Salt Circle").begins) == [(None, None)]
    assert found.lanes[-1].actor.name in ("Mud Circle", "Fen Guard", "Salt Circle")
    assert lane(found, "Mud Circle").kin


def test_strength_is_told_of_the_days_it_is_said_of(found):
    (size,) = lane(found, "Delta Front").sizes
    assert (size.min, size.max, size.first, size.last) == (900, 900, "2020-02-01", "2020-02-01")


def test_no_word_attests_what_comes_after_it(found):
    assert found.horizon == "2021-07-01"
    for each in found.lanes:
        for stretch in each.attested:
            assert stretch.first <= stretch.last <= found.horizon


def test_the_lanes_come_by_the_first_day_that_is_told(found):
    assert found.lanes[0].actor.name == "Reed League"


def test_of_one_group_its_kin_alone(store):
    names = {each.actor.name for each in ask.lineage(store, "Heron Company").lanes}
    assert names >= {"Heron Company", "Reed League", "Ḥarakat al-Bajaʿ", "Otter Band"}
    assert not names & {"Salt Circle", "Mud Circle", "Fen Guard"}
    with pytest.raises(NotFound):
        ask.lineage(store, "Nobody at All")


def test_by_an_earlier_time_nothing_is_known_of_what_was_said_later(store):
    then = ask.lineage(store, known_by="2020")
    assert then.horizon == "2020-02-01"
    assert dates(lane(then, "Reed League").begins) == [("2012-01-01", "2012-12-31")]
    assert link(then, LinkKind.MERGER, "Reed League").status is TieStatus.SINGLE_SOURCE
    assert dates(lane(then, "Reed League").ends) == [("2018-03-01", "2018-03-31")]


def test_it_is_json_and_counts_what_is_reviewed(found):
    assert json.loads(json.dumps(ask.to_json(found)))["lanes"]
    assert (found.progress.settled, found.progress.total) == (0, 12)
