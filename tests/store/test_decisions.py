"""What a person decides is logged, takes effect, and can be taken back without loss."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.errors import InvalidQuery, InvalidTime, NotFound
from factional.model import (
    Certainty,
    ClaimKind,
    DecisionKind,
    DocumentStatus,
    Polarity,
    Quantity,
    Question,
    Review,
    Tie,
    TieStatus,
)
from factional.store import Store
from tests.examples import examples
from tests.store import build


def test_the_latest_decision_that_stands_is_the_review(store):
    claim = build.claim(build.put(store))
    store.decide(DecisionKind.ACCEPTED, claim.id, by="Nour", note="heard it myself")
    assert store.claim(claim.id) == replace(claim, review=Review.ACCEPTED)
    rejected = store.decide(DecisionKind.REJECTED, claim.id, by="Şirin")
    assert store.claim(claim.id).review is Review.REJECTED
    store.undo(rejected.id, "Şirin")
    assert store.claim(claim.id).review is Review.ACCEPTED
    store.undo(1, "Nour")
    assert store.claim(claim.id) == claim


def test_the_log_only_grows(store):
    claim = build.claim(build.put(store))
    first = store.decide(DecisionKind.ACCEPTED, claim.id, by="Nour", note="سمعته بنفسي")
    assert (first.id, first.kind, first.target) == (1, DecisionKind.ACCEPTED, claim.id)
    assert (first.by, first.note, first.undone) == ("Nour", "سمعته بنفسي", None)
    assert first.at.endswith("+00:00")
    second = store.undo(first.id, "Şirin")
    assert second.kind is DecisionKind.UNDID
    assert second.details == {"undoes": "1"}
    assert store.decisions() == [replace(first, undone=second.id), second]


def test_what_was_taken_back_can_be_brought_back(store):
    claim = build.claim(build.put(store))
    accepted = store.decide(DecisionKind.ACCEPTED, claim.id, by="Nour")
    undone = store.undo(accepted.id, "Nour")
    with pytest.raises(InvalidQuery, match=f"by decision {undone.id}"):
        store.undo(accepted.id, "Nour")
    again = store.undo(undone.id, "Nour")
    assert store.claim(claim.id).review is Review.ACCEPTED
    assert [d.undone for d in store.decisions()] == [None, again.id, None]
    store.undo(again.id, "Nour")
    assert store.claim(claim.id).review is Review.PROPOSED


@examples(40)
@given(
    steps=st.lists(
        st.sampled_from([DecisionKind.ACCEPTED, DecisionKind.REJECTED]) | st.integers(1, 8),
        max_size=8,
    )
)
def test_the_review_follows_from_the_log_whatever_was_undone(tmp_path_factory, steps):
    """A model of the log: a stack of decisions, of which undoing switches one off or on."""
    with Store.create(tmp_path_factory.mktemp("case")) as store:
        claim = build.claim(build.put(store))
        log = []  # (kind or the number undone, stands)
        for step in steps:
            if isinstance(step, DecisionKind):
                store.decide(step, claim.id, by="Nour")
                log.append([step, True])
            elif step <= len(log) and log[step - 1][1]:
                store.undo(step, "Nour")
                log.append([step, True])
                number = step
                stands = False
                while True:
                    log[number - 1][1] = stands
                    if isinstance(log[number - 1][0], DecisionKind):
                        break
                    number, stands = log[number - 1][0], not stands
        standing = [kind for kind, stands in log if stands and isinstance(kind, DecisionKind)]
        expected = standing[-1].value if standing else "proposed"
        assert store.claim(claim.id).review.value == expected
        assert len(store.decisions()) == len(log)


EDITS = [
    ({"time": "2018-08/.."}, {"time": "2018-08/.."}),
    ({"object": "hasan", "relation": "hostile_to"}, {"object": "hasan", "relation": "hostile_to"}),
    ({"object": ""}, {"object": None}),
    ({"polarity": "denied"}, {"polarity": Polarity.DENIED}),
    ({"certainty": "possible"}, {"certainty": Certainty.POSSIBLE}),
    ({"kind": "event"}, {"kind": ClaimKind.EVENT}),
    ({"value": "أهل الجبل"}, {"value": "أهل الجبل"}),
    (
        {"min": "250", "max": "", "approx": "true", "unit": "families"},
        {"value": Quantity(250, None, True, "families")},
    ),
]


@pytest.mark.parametrize(("details", "changes"), EDITS)
def test_an_edit_is_laid_over_the_claim_and_lifted_again(store, details, changes):
    claim = build.claim(build.put(store))
    decision = store.decide(DecisionKind.EDITED, claim.id, by="Nour", details=details)
    edited = replace(claim, review=Review.EDITED, **changes)
    assert store.claim(claim.id) == edited
    assert store.claims()[0] == store.claims(claim.document)[0] == edited
    store.undo(decision.id, "Nour")
    assert store.claim(claim.id) == claim


def test_edits_add_up_and_outlast_a_later_acceptance(store):
    claim = build.claim(build.put(store))
    first = store.decide(DecisionKind.EDITED, claim.id, by="Nour", details={"time": "2016"})
    store.decide(DecisionKind.EDITED, claim.id, by="Nour", details={"role": "tutors"})
    store.decide(DecisionKind.ACCEPTED, claim.id, by="Nour")
    assert store.claim(claim.id) == replace(
        claim, time="2016", role="tutors", review=Review.ACCEPTED
    )
    store.undo(first.id, "Nour")
    assert store.claim(claim.id) == replace(claim, role="tutors", review=Review.ACCEPTED)


def test_half_of_a_quantity_is_edited_and_the_rest_stays(store):
    about = build.put(store)
    claim = build.strength(about)
    store.decide(DecisionKind.EDITED, claim.id, by="Nour", details={"max": "400"})
    assert store.claim(claim.id).value == Quantity(250, 400)


REFUSED = [
    ({"evidence": "something better"}, InvalidQuery, "is not edited"),
    ({"polarity": "perhaps"}, InvalidQuery, "affirmed, denied"),
    ({"time": "last spring"}, InvalidTime, "EDTF"),
    ({"subject": ""}, InvalidQuery, "needs a subject"),
    ({"subject": "somebody"}, InvalidQuery, "nobody in document"),
    ({"relation": "drinks_tea_with"}, InvalidQuery, "drinks_tea_with"),
    ({"min": "a few"}, InvalidQuery, "whole number"),
    ({"min": "20", "max": "10"}, InvalidQuery, "greater"),
    ({"relation": "trains"}, InvalidQuery, "changes nothing"),
    ({"before": "accepted"}, InvalidQuery, "kept for the case"),
]


@pytest.mark.parametrize(("details", "error", "message"), REFUSED)
def test_an_edit_that_makes_no_claim_is_refused(store, details, error, message):
    claim = build.claim(build.put(store))
    before = store.revision
    with pytest.raises(error, match=message):
        store.decide(DecisionKind.EDITED, claim.id, by="Nour", details=details)
    assert store.decisions() == []
    assert store.claim(claim.id) == claim
    assert store.revision == before


def test_decisions_are_about_something_and_by_somebody(store):
    claim = build.claim(build.put(store))
    with pytest.raises(NotFound, match="No claim"):
        store.decide(DecisionKind.ACCEPTED, "nothing", by="Nour")
    with pytest.raises(InvalidQuery, match="or judge actors"):
        store.decide(DecisionKind.MERGED, "falcons", by="Nour")
    with pytest.raises(NotFound, match="No document"):
        store.withdraw("feed", by="Nour")
    with pytest.raises(NotFound, match="No document"):
        store.decide(DecisionKind.WITHDREW, "feed", by="Nour")
    with pytest.raises(NotFound, match="No decision 7"):
        store.undo(7, "Nour")
    with pytest.raises(InvalidQuery, match="Nobody decides"):
        store.decide(DecisionKind.ACCEPTED, claim.id, by=" ")
    with pytest.raises(InvalidQuery, match="Use undo"):
        store.decide(DecisionKind.UNDID, claim.id, by="Nour")
    accepted = store.decide(DecisionKind.ACCEPTED, claim.id, by="Nour")
    with pytest.raises(InvalidQuery, match="Nobody takes this back"):
        store.undo(accepted.id, "")
    assert len(store.decisions()) == 1


def test_a_withdrawn_document_keeps_its_claims_and_is_marked(store):
    about = build.put(store)
    decision = store.withdraw(about.id[:6], by="Nour", note="the outlet took it down")
    assert decision.target == about.id
    assert store.document(about.id) == replace(about, status=DocumentStatus.WITHDRAWN)
    assert store.documents()[0].status is DocumentStatus.WITHDRAWN
    assert len(store.claims(about.id)) == 2
    store.undo(decision.id, "Nour")
    assert store.document(about.id) == about


def test_a_replaced_document_names_its_later_version(store):
    old = build.put(store)
    new = build.put(store, build.document(build.REPORT + "Correction: 350.\r\n"))
    decision = store.replace(old.id[:6], new.id[:6], by="Nour")
    marked = replace(old, status=DocumentStatus.REPLACED, replaced_by=new.id)
    assert store.document(old.id) == marked
    withdrawn = store.withdraw(old.id, by="Nour")
    assert store.document(old.id).replaced_by is None
    store.undo(withdrawn.id, "Nour")
    assert store.document(old.id) == marked
    store.undo(decision.id, "Nour")
    assert store.document(old.id) == old
    assert len(store.claims()) == 4
    with pytest.raises(InvalidQuery, match="does not replace itself"):
        store.replace(old.id, old.id, by="Nour")


def opinion(store, kind, target, **details):
    return store.decide(kind, target, by="Nour", details=details)


def test_opinions_are_logged_and_change_nothing_else(store):
    build.put(store)
    changed = store.changed
    graded = opinion(store, DecisionKind.GRADED, "The Courier", reliability="F")
    opinion(store, DecisionKind.AFFILIATED, "The Courier", to="مطبعة القصر")
    assert (graded.target, dict(graded.details)) == ("The Courier", {"reliability": "F"})
    assert store.changed == changed
    store.undo(graded.id, "Nour")
    assert [d.undone for d in store.decisions()] == [3, None, None]


@pytest.mark.parametrize(
    ("kind", "target", "details", "says"),
    [
        (DecisionKind.GRADED, "The Courier", {"reliability": "G"}, "A to F"),
        (DecisionKind.GRADED, " ", {"reliability": "A"}, "its name"),
        (DecisionKind.AFFILIATED, "The Courier", {}, "Whom does it belong to"),
        (DecisionKind.ESTIMATED, "no.tie", {"likelihood": "likely"}, "No tie 'no.tie'"),
    ],
)
def test_what_is_no_opinion_is_refused(store, kind, target, details, says):
    with pytest.raises((InvalidQuery, NotFound), match=says):
        store.decide(kind, target, by="Nour", details=details)
    assert store.decisions() == []


def test_how_likely_a_tie_is_in_the_words_of_the_standard(store):
    about = build.put(store)
    store.write_resolution(build.entities(about), build.keys(about))
    store.write_ties(
        [
            Tie(
                "falcons.trains.lions",
                Question("falcons", "trains", "lions"),
                TieStatus.SINGLE_SOURCE,
            )
        ]
    )
    made = opinion(
        store,
        DecisionKind.ESTIMATED,
        "falcons.trains.lions",
        likelihood="very_likely",
        confidence="low",
    )
    assert made.details["confidence"] == "low"
    with pytest.raises(InvalidQuery, match="almost_no_chance, very_unlikely"):
        opinion(store, DecisionKind.ESTIMATED, "falcons.trains.lions", likelihood="0.9")
    with pytest.raises(InvalidQuery, match="a word for one of them"):
        opinion(store, DecisionKind.ESTIMATED, "falcons.trains.lions")
