"""Which side is likelier is a suggestion, with what is known of how far to trust it."""

import pytest

from factional import ask
from factional.ask import OUTCOME, PREFERRED
from factional.model import DecisionKind
from factional.weigh import Method
from tests.ask import sources_case


@pytest.fixture
def store(tmp_path):
    with sources_case.case(tmp_path / "case") as opened:
        yield opened


@pytest.mark.parametrize("method", Method)
def test_every_contradiction_has_chances_and_keeps_its_status(store, method):
    before = ask.disputes(store)
    found = ask.likelier(store, method)
    assert {c.tie for c in found.contradictions} == {dispute.tie for dispute in before}
    for each in found.contradictions:
        chances = [side.chance for side in each.sides]
        assert chances == sorted(chances, reverse=True)
        assert sum(chances) <= 1.01
    assert ask.disputes(store) == before


def test_of_who_contradicts_himself_the_last_word_counts(store):
    allied = next(c for c in ask.likelier(store).contradictions if "allied" in c.question)
    assert allied.sides[0].chance == allied.sides[1].chance  # the blog, and the colonel of May


def test_it_is_held_against_what_the_analyst_concluded(store):
    assert ask.likelier(store, by="Nour").calibration.concluded == 0
    allied = next(c for c in ask.likelier(store).contradictions if "allied" in c.question)
    for side, agreed in ((allied.sides[1], 0), (allied.sides[0], 1)):
        details = {OUTCOME: "prefer", PREFERRED: " ".join(side.claims)}
        store.decide(DecisionKind.CONCLUDED, allied.tie, by="Nour", details=details)
        figures = ask.likelier(store, by="Nour").calibration
        assert (figures.concluded, figures.agreed) == (1, agreed)
    assert ask.likelier(store, by="Şirin").calibration.concluded == 0
