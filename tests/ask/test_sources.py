"""Sources: who says what of whom, how it holds up, and what an analyst holds of them."""

import pytest

from factional import ask, grading
from factional.errors import InvalidQuery, NotFound
from factional.model import DecisionKind, SourceKind
from tests.ask import sources_case
from tests.ask.build import refresh


@pytest.fixture
def store(tmp_path):
    with sources_case.case(tmp_path / "case") as opened:
        yield opened


def rows(store, by=None):
    return {row.name: row for row in ask.sources(store, by=by)}


def test_voices_authors_and_publishers_are_sources(store):
    assert {name: (row.kind, row.claims, row.passed) for name, row in rows(store).items()} == {
        "Imran Tesh": (SourceKind.PERSON, 3, 0),
        "Mara Lind": (SourceKind.PERSON, 2, 3),
        "Harbour Post": (SourceKind.OUTLET, 2, 4),
        "Valley Courier": (SourceKind.OUTLET, 3, 0),
        "unnamed sources of Harbour Post": (SourceKind.ANONYMOUS, 1, 0),
        "blog": (SourceKind.ANONYMOUS, 1, 0),
    }
    order = [row.claims for row in ask.sources(store)]
    assert order == sorted(order, reverse=True)


def test_shares_have_their_denominators(store):
    courier = rows(store)["Valley Courier"]
    told = (courier.claims, courier.weighed, courier.corroborated, courier.contradicted)
    assert told == (3, 3, 1, 1)
    tesh = ask.source(store, "Imran Tesh")
    assert (tesh.row.corroborated, tesh.row.contradicts_itself) == (1, 2)
    (both,) = (id for id in tesh.corroborated if id in tesh.contradicts_itself)
    assert ask.claim(store, both).row.relation == "allied_with"
    assert tesh.row.contradicted == len(tesh.contradicted) == 1  # the blog has them as allies


def test_what_a_source_says_of_whom_and_how_it_stands_to_them(store):
    tesh = ask.source(store, "Imran Tesh")
    assert tesh.row.affiliations == ()
    assert [(of.actor.name, len(of.claims), of.stances) for of in tesh.of] == [
        ("Qasr Front", 3, {"self": 3}),
        ("Marsh Lions", 2, {"unknown": 2}),
    ]
    assert sum(tesh.row.stances.values()) == tesh.row.claims == len(tesh.claims)
    assert {id for ids in tesh.by_stance.values() for id in ids} == set(tesh.claims)


def test_what_it_foretold_and_what_it_declined(store):
    courier = ask.source(store, "Valley Courier")
    assert courier.row.predictions == {"open": 1}
    assert [row.claim.relation for row in courier.predictions] == ["joined"]
    tesh = ask.source(store, "Imran Tesh")
    assert (tesh.row.declined, [gap.topic for gap in tesh.declined]) == (1, ["Who pays you"])
    assert [ref.name for ref in tesh.documents] == ["post", "talk"]


def test_a_source_is_found_by_its_names(store):
    assert ask.source(store, "harbour post").row.id == "harbour-post"
    assert ask.source(store, "harbour-post").row.name == "Harbour Post"
    with pytest.raises(NotFound, match="factional sources"):
        ask.source(store, "Marsh Lions")


def test_grades_are_personal(store):
    made = grading.grade(store, "harbour-post", "C", by="Nour", note="two hoaxes")
    grade = rows(store, "Nour")["Harbour Post"].grade
    assert (grade.reliability, grade.label, grade.note) == ("C", "fairly reliable", "two hoaxes")
    assert rows(store, "Şirin")["Harbour Post"].grade is None
    assert rows(store)["Harbour Post"].grade is None
    grading.grade(store, "Harbour Post", "F", by="Nour")
    later = ask.source(store, "Harbour Post", by="Nour").row.grade
    assert later is not None
    assert later.reliability == "F"
    store.undo_last("Nour")
    assert ask.source(store, "Harbour Post", by="Nour").row.grade == grade
    assert grade.decision == made.id
    store.undo(made.id, "Nour")
    assert rows(store, "Nour")["Harbour Post"].grade is None
    with pytest.raises(InvalidQuery, match="A to F"):
        grading.grade(store, "Harbour Post", "G", by="Nour")
    with pytest.raises(NotFound):
        grading.grade(store, "Nobody", "A", by="Nour")


def test_grades_change_nothing_that_is_weighed(store):
    before = ask.to_json(ask.claims(store)), store.changed
    grading.grade(store, "Imran Tesh", "E", by="Nour")
    assert (ask.to_json(ask.claims(store)), store.changed) == before


def test_an_outlet_speaks_for_whom_it_belongs_to(store):
    claims = {c.document.name: c for c in ask.claims(store).items if c.relation == "controls"}
    assert claims["courier"].stance == "unknown"
    made = grading.affiliate(store, "Valley Courier", "Qasr Front", by="Nour")
    claims = {c.document.name: c for c in ask.claims(store).items if c.relation == "controls"}
    assert claims["courier"].stance == "self"
    courier = ask.source(store, "Valley Courier")
    assert [ref.name for ref in courier.row.affiliations] == ["Qasr Front"]
    assert [(b.to, b.by) for b in courier.belongings] == [("Qasr Front", "Nour")]
    assert courier.row.stances["self"] >= 1
    store.undo(made.id, "Şirin")
    assert ask.source(store, "Valley Courier").row.affiliations == ()
    with pytest.raises(InvalidQuery, match="itself"):
        grading.affiliate(store, "Imran Tesh", "Imran Tesh", by="Nour")


def test_a_claim_is_assessed(store):
    claim = next(c for c in ask.claims(store).items if c.relation == "controls")
    grading.grade(store, "Harbour Post", "B", by="Nour")
    found = ask.assessment(store, claim.id, by="Nour")
    assert [(s.name, s.grade and s.grade.reliability) for s in found.sources] == [
        ("Mara Lind", None),
        ("Harbour Post", "B"),
    ]
    assert found.suggestion is not None
    assert (found.suggestion.code, found.suggestion.label) == ("1", "confirmed by other sources")
    assert (found.estimate.likelihood, found.estimate.confidence) == (None, None)
    with pytest.raises(NotFound):
        ask.assessment(store, "no-claim")


def test_likelihood_and_confidence_are_kept_apart(store):
    claim = next(c for c in ask.claims(store).items if c.relation == "controls")
    grading.estimate(store, claim.id, likelihood="very_likely", by="Nour")
    held = ask.assessment(store, claim.id, by="Nour").estimate
    assert held.likelihood is not None
    assert (held.likelihood.label, held.likelihood.percent) == ("very likely", (80, 95))
    assert held.confidence is None
    assert claim.tie is not None
    made = grading.estimate(store, claim.tie, confidence="low", by="Nour", note="one village")
    held = ask.assessment(store, claim.id, by="Nour").estimate
    assert held.likelihood is not None
    assert held.confidence is not None
    assert (held.likelihood.code, held.confidence.label) == ("very_likely", "low")
    assert (held.confidence.decision, held.confidence.note) == (made.id, "one village")
    store.undo(made.id, "Nour")
    assert ask.assessment(store, claim.id, by="Nour").estimate.confidence is None
    assert ask.assessment(store, claim.id, by="Şirin").estimate.likelihood is None
    with pytest.raises(NotFound):
        grading.estimate(store, "no.tie", likelihood="likely", by="Nour")


def test_what_is_not_weighed_has_no_credibility(store):
    claim = ask.claims(store).items[0]
    store.decide(DecisionKind.REJECTED, claim.id, by="Nour")
    refresh(store)
    found = ask.assessment(store, claim.id)
    assert (found.tie, found.suggestion) == (None, None)


def test_the_log_shows_an_analyst_his_own_grades(store):
    made = grading.grade(store, "Harbour Post", "C", by="Nour")
    store.undo(made.id, "Nour")
    grading.grade(store, "Harbour Post", "A", by="Şirin")
    grading.affiliate(store, "Valley Courier", "Qasr Front", by="Şirin")
    kinds = [(row.kind, row.by) for row in ask.decisions(store, by="Nour")]
    assert kinds == [("graded", "Nour"), ("undid", "Nour"), ("affiliated", "Şirin")]
    assert [row.kind for row in ask.decisions(store, by="Şirin")] == ["graded", "affiliated"]
    assert len(ask.decisions(store)) == 4
