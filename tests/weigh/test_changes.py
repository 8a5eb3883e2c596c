"""What began, ended, turned or happened; and how what was foretold turned out."""

from datetime import date

import pytest

from factional.model import Answer, ClaimKind, Period
from factional.weigh import Fate, Told, Turn, bounds, changes, predictions
from tests.weigh.build import VOCABULARY, claim, document, weighed

PAPERS = {d.id: d for d in (document("d1", "2015-03-01"), document("d2", "2019-02-21"))}


def held(one):
    return bounds(one, VOCABULARY[one.relation], PAPERS[one.document])


def told(claims, during="2010/2020"):
    ties = weighed(claims, list(PAPERS.values()))
    found = changes(
        ties.values(), {c.id: c for c in claims}, held, VOCABULARY, Period.parse(during)
    )
    return [(c.tie, c.turn, c.since, c.until, c.within) for c in found]


def test_what_began_ended_and_happened():
    claims = [
        claim("part_of", "lions", "front", doc="d2", time="2014-01/2016-05"),
        claim("split_from", "lions", "front", doc="d2", time="2016-05-11"),
        claim("trains", doc="d2", time="2018-08/.."),
        claim("controls", "front", "lions", doc="d2", time="2017-02", kind=ClaimKind.EVENT),
        claim("allied_with", doc="d2"),
        claim("joined", "karim", "front", doc="d2", time="2021", kind=ClaimKind.PREDICTION),
    ]
    part, day = "lions.part_of.front", date(2016, 5, 11)
    assert (
        told(claims)
        == [
            (part, Turn.BEGAN, date(2014, 1, 1), date(2014, 1, 31), Answer.YES),
            ("lions.split_from.front", Turn.HAPPENED, day, day, Answer.YES),
            (part, Turn.ENDED, day, day, Answer.YES),
            (part, Turn.ENDED, date(2016, 5, 1), date(2016, 5, 31), Answer.YES),
            ("front.controls.lions", Turn.BEGAN, date(2017, 2, 1), date(2017, 2, 28), Answer.YES),
            ("front.trains.lions", Turn.BEGAN, date(2018, 8, 1), date(2018, 8, 31), Answer.YES),
        ]
        or [t[1] for t in told(claims)].count(Turn.ENDED) == 2
    )


@pytest.mark.parametrize(
    ("during", "within"),
    [("2018", Answer.YES), ("2018-08-15", Answer.MAYBE), ("2018-09/2019", None), ("../2017", None)],
)
def test_what_falls_into_a_time(during, within):
    claims = [claim("trains", doc="d2", time="2018-08/..")]
    assert [w for *_, w in told(claims, during)] == ([within] if within else [])


def test_what_turned_did_so_between_the_two_that_are_told():
    claims = [claim("allied_with"), claim("hostile_to", doc="d2")]
    assert told(claims) == [
        (
            "front.allied_with.lions",
            Turn.TURNED,
            date(2015, 3, 1),
            date(2019, 2, 21),
            Answer.YES,
        )
    ]


@pytest.mark.parametrize(
    ("after", "turn"),
    [
        (claim("status", "karim", None, doc="d2", value="killed", time="2018-05"), Turn.ENDED),
        (claim("leads", "salim", "front", doc="d2", time="2018-06/.."), Turn.TURNED),
    ],
)
def test_a_post_ends_with_who_holds_it_and_turns_to_another(after, turn):
    turns = {(tie, turn) for tie, turn, *_ in told([claim("leads", "karim", "front"), after])}
    assert ("karim.leads.front", turn) in turns


def test_a_state_that_is_no_more_spoken_of_did_not_end():
    assert told([claim("allied_with"), claim("trains", doc="d2")]) == []


def later(*claims, holds=True):
    papers = {"d1": date(2015, 3, 1), "d2": date(2019, 2, 21)}
    return [Told(c, held(c), papers[c.document], holds) for c in claims]


def outcome(foretold, *after):
    said = {"d1": date(2015, 3, 1), "d2": date(2019, 2, 21)}
    (found,) = predictions([foretold], lambda _: after, lambda c: said[c.document])
    return found.outcome, found.by


def test_a_prediction_that_came_about():
    foretold = claim("attacked", kind=ClaimKind.PREDICTION, time="2015/2016")
    came = claim("attacked", doc="d2", time="2016-10")
    assert outcome(foretold, *later(came)) == (Fate.BORNE_OUT, (came.id,))


@pytest.mark.parametrize(
    "told",
    [
        claim("attacked", doc="d2", time="2018"),
        claim("attacked", doc="d2", time="2012"),
        claim("attacked", doc="d1", time="2015-12"),
    ],
)
def test_what_came_too_late_or_was_said_before_bears_nothing_out(told):
    foretold = claim("attacked", kind=ClaimKind.PREDICTION, time="2015/2016")
    assert outcome(foretold, *later(told)) == (Fate.OPEN, ())


def test_a_prediction_that_failed():
    foretold = claim("merged_into", kind=ClaimKind.PREDICTION, time="2015/2015-12")
    never = claim("merged_into", doc="d2", denied=True)
    assert outcome(foretold, *later(never)) == (Fate.FAILED, (never.id,))


def test_a_denial_that_was_foretold_is_held_to_the_same():
    foretold = claim("attacked", kind=ClaimKind.PREDICTION, time="2015/2016", denied=True)
    came = claim("attacked", doc="d2", time="2016-10")
    never = claim("attacked", doc="d2", denied=True)
    assert outcome(foretold, *later(came))[0] is Fate.FAILED
    assert outcome(foretold, *later(never))[0] is Fate.BORNE_OUT
    assert outcome(foretold, *later(came, never))[0] is Fate.OPEN


def test_another_holder_at_the_horizon_fails_it():
    foretold = claim("controls", kind=ClaimKind.PREDICTION, time="2015/2016")
    other = claim("controls", "lions", doc="d2", time="2014/..")
    assert outcome(foretold, *later(other, holds=False)) == (Fate.FAILED, (other.id,))
    since = claim("controls", "lions", doc="d2", time="2018/..")
    assert outcome(foretold, *later(since, holds=False))[0] is Fate.OPEN


@pytest.mark.parametrize("time", [None, "../2019-12", "2019", "2019-05/2019-12"])
def test_what_is_foretold_does_not_hold_before_it_is_said(time):
    foretold = held(
        claim("joined", "karim", "front", doc="d2", time=time, kind=ClaimKind.PREDICTION)
    )
    assert foretold.holds(Period.parse("2019-01")) is Answer.NO
    assert foretold.holds(Period.parse("2019-06")) is Answer.MAYBE


def test_what_nobody_speaks_of_again_stays_open_and_plans_are_no_predictions():
    assert outcome(claim("attacked", kind=ClaimKind.PREDICTION)) == (Fate.OPEN, ())
    plan = claim("attacked", kind=ClaimKind.INTENTION)
    assert predictions([plan], lambda _: [], lambda _: None) == []
