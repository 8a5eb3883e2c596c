"""What follows from claims: who repeats whom, what changed, what came true, what nobody said."""

import pytest

from factional import ask
from factional.ask import ClaimFilter
from factional.errors import InvalidQuery, InvalidTime, NotFound
from factional.model import Answer, Stance, TieStatus
from factional.weigh import Fate, Turn
from tests.ask import weighed_case


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with weighed_case.case(tmp_path_factory.mktemp("case") / "derkush") as opened:
        yield opened


def test_an_agency_and_who_recalls_it_are_one_circle(store):
    (circle,) = ask.circular(store)
    assert circle.question == "Karim Haddad is killed"
    assert [c.document.name for c in circle.claims] == ["agency", "later"]
    assert circle.documents == 2
    (pair,) = circle.reasons
    assert "go back to Defence Ministry" in pair.reason
    assert "“Leader killed”, which has it from Defence Ministry" in pair.reason
    (tie,) = (t for t in ask.actor(store, "Karim Haddad").ties if t.relation == "status")
    assert tie.status is TieStatus.SINGLE_SOURCE
    assert tie.origins == ("Defence Ministry",)


def test_circles_of_one_actor(store):
    assert ask.circular(store, "Karim Haddad")
    assert ask.circular(store, "Lions") == []
    with pytest.raises(NotFound):
        ask.circular(store, "Nobody")


def test_what_changed(store):
    found = {(row.question, row.turn) for row in ask.changed(store, "2023", "2023-12")}
    assert ("Sahel Guard controls Derkush", Turn.BEGAN) in found
    assert ("Qasr Front controls Derkush", Turn.ENDED) in found
    assert ("Qasr Front withdrew from Derkush", Turn.HAPPENED) in found
    (ended,) = (r for r in ask.changed(store, "2023") if r.turn is Turn.ENDED)
    assert (ended.since, ended.until, ended.within) == ("2023-10-01", "2023-10-31", Answer.YES)
    assert [c.document.name for c in ended.claims] == ["later", "agency"]
    assert ended.reason
    assert ask.changed(store, "2019", "2020") == []
    assert ask.changed(store, "2023", about="Lions") == []


def test_a_change_tells_the_size_and_the_fate(store):
    (fate,) = {r.question for r in ask.changed(store, about="Karim Haddad")}
    assert fate == "Karim Haddad is killed"
    sizes = {(r.turn, r.question) for r in ask.changed(store, about="Sahel Guard")}
    many = "Sahel Guard has a strength of 200 fighters / 220 men"
    assert (Turn.ENDED, many) in sizes
    assert (Turn.TURNED, f"{many}, then 900 fighters") in sizes


def test_a_dispute_has_no_side_that_nobody_contradicts(store):
    (found,) = (d for d in ask.disputes(store) if d.relation == "strength")
    assert {p.label.removeprefix("Sahel Guard has a strength of ") for p in found.positions} == {
        "200 fighters",
        "220 men",
    }
    assert found.question == "Sahel Guard has a strength of 200 fighters / 220 men"


def test_a_time_that_ends_before_it_begins(store):
    with pytest.raises(InvalidQuery, match="comes after"):
        ask.changed(store, "2024", "2023")
    with pytest.raises(InvalidTime):
        ask.changed(store, "last year")


def test_what_was_foretold_came_about(store):
    (row,) = ask.foretellings(store)
    assert (row.outcome, row.made, row.horizon) == (Fate.BORNE_OUT, "2023-03-16", "2023-12-31")
    assert [c.document.name for c in row.by] == ["later"]
    assert ask.foretellings(store, by="Ozhgar Agency") == [row]
    assert ask.foretellings(store, about="Lions") == []
    with pytest.raises(NotFound):
        ask.foretellings(store, by="Nobody")


def test_what_nobody_would_say(store):
    (gap,) = ask.gaps(store)
    assert (gap.document.name, gap.speaker, gap.reason) == ("talk", "Qasr Front", "declined")
    assert (gap.topic, gap.quote) == ("Who pays us", "I will not say")
    assert [entity.name for entity in gap.about] == ["Qasr Front"]
    assert ask.gaps(store, about="Qasr Front", by="Qasr Front") == [gap]
    assert ask.gaps(store, about="Lions") == []


@pytest.mark.parametrize(
    ("stance", "documents"),
    [
        (Stance.SELF, {"talk"}),
        (Stance.ADVERSARY, {"talk", "blog"}),
        (Stance.ALLY, {"talk", "blog"}),
    ],
)
def test_reports_of_oneself_and_of_adversaries(store, stance, documents):
    found = ask.claims(store, ClaimFilter(stance=stance)).items
    assert {row.document.name for row in found} == documents
    for row in found:
        assert stance in (row.stance, row.object_stance)


def test_stance_is_told_towards_both_sides(store):
    rows = {
        (r.document.name, r.relation): (r.stance, r.object_stance) for r in ask.claims(store).items
    }
    assert rows["talk", "hostile_to"] == (Stance.ADVERSARY, Stance.SELF) or rows[
        "talk", "hostile_to"
    ] == (Stance.SELF, Stance.ADVERSARY)
    assert rows["blog", "trains"][0] is Stance.ADVERSARY
    assert rows["agency", "status"][1] is None


def test_what_is_printed_twice_is_foretold_once(tmp_path):
    with weighed_case.printed_twice(tmp_path / "case") as store:
        rows = ask.foretellings(store)
        assert [(r.claim.document.name, r.claim.object and r.claim.object.name) for r in rows] == [
            ("first", "Derkush"),
            ("first", "Salqin"),
            ("other", "Derkush"),
        ]
        assert [[c.document.name for c in r.again] for r in rows] == [["second"], ["second"], []]
        assert len(ask.foretellings(store, about="Derkush")) == 2
