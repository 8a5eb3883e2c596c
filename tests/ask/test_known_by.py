"""What stood by an earlier time: ties are weighed from what had been published."""

import pytest

from factional import ask
from factional.ask import ClaimFilter
from factional.ask._earlier import as_known
from factional.ask._snapshot import snapshot
from factional.errors import InvalidTime
from factional.model import TieStatus
from factional.weigh import weigh
from tests.ask import weighed_case
from tests.ask.build import refresh


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with weighed_case.case(tmp_path_factory.mktemp("case") / "derkush") as opened:
        yield opened


def statuses(store, known_by=None):
    found = ask.claims(store, ClaimFilter(known_by=known_by)).items
    return {(r.document.name, r.relation, r.subject.name): r.status for r in found}


def test_what_ended_later_still_held(store):
    key = ("agency", "controls", "Qasr Front")
    assert statuses(store)[key] is TieStatus.SUPERSEDED
    assert statuses(store, "2024-01-01")[key] is TieStatus.SINGLE_SOURCE


def test_what_was_foretold_was_only_foretold(store):
    key = ("agency", "controls", "Sahel Guard")
    assert statuses(store)[key] is TieStatus.SINGLE_SOURCE
    assert statuses(store, "2023-04")[key] is TieStatus.PREDICTED


def test_one_origin_was_all_there_was_before_the_second(store):
    key = ("talk", "hostile_to", "Qasr Front")
    assert statuses(store)[key] is TieStatus.CORROBORATED
    assert statuses(store, "2023-05-15")[key] is TieStatus.SINGLE_SOURCE


def test_an_actor_stood_in_the_ties_of_then(store):
    now = {t.id for t in ask.actor(store, "Qasr Front").ties}
    then = {t.id for t in ask.actor(store, "Qasr Front", known_by="2023-04").ties}
    assert then < now
    assert ask.disputes(store, known_by="2023-04") == []


def test_the_present_is_what_the_case_was_weighed_to(store):
    snap = snapshot(store)
    assert as_known(snap, "2030") is snap
    assert as_known(snap, None) is snap


def test_then_is_weighed_as_a_case_of_those_documents_would_be(store):
    snap = snapshot(store)
    then = as_known(snap, "2023-05-15")
    known = {"agency", "talk"}
    documents = {d.id: d for d in snap.documents.values() if d.name in known}
    ties = weigh(
        [c for c in snap.claims if c.document in documents],
        of=then.of,
        documents=documents,
        vocabulary=snap.vocabulary,
        entities=then.entities.values(),
    )
    assert then.ties == {tie.id: tie for tie in ties}


def test_only_so_many_times_are_kept(store):
    snap = snapshot(store)
    for year in range(1900, 1940):
        as_known(snap, str(year))
    assert len(snap.earlier) <= 12
    with pytest.raises(InvalidTime):
        ask.disputes(store, known_by="last year")


def test_a_version_that_was_replaced_later_stood_then(tmp_path):
    with weighed_case.case(tmp_path / "derkush") as store:
        ids = {d.name: d.id for d in store.documents()}
        store.replace(ids["talk"], ids["later"], by="Nour")
        refresh(store)
        key = ("talk", "trains", "Qasr Front")
        assert statuses(store)[key] is None
        assert statuses(store, "2023-05-15")[key] is TieStatus.SINGLE_SOURCE
