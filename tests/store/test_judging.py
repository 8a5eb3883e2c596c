"""What people decided of two actors is kept, stands or does not, and says what to resolve again."""

from dataclasses import replace

import pytest

from factional.errors import InvalidQuery
from factional.model import Anchor, DecisionKind, Name, NameKind
from tests.store import build

KINDS = [DecisionKind.MERGED, DecisionKind.SPLIT, DecisionKind.KEPT_APART, DecisionKind.UNSURE]


@pytest.fixture
def about(store):
    """A report that is resolved."""
    document = build.put(store)
    store.write_resolution(build.entities(document), build.keys(document))
    store.mark_resolved([document.id], [], rules=1)
    return document


def test_judgements_stand_in_order_until_they_are_undone(store, about):
    first, second = build.anchors(about)
    for kind in KINDS:
        store.judge(kind, first, second, by="Nour", note="as they say", details={"with": "1"})
    taken = store.undo(2, "Şirin")
    standing = store.judgements()
    assert [j.kind for j in standing] == [KINDS[0], *KINDS[2:]]
    assert all((j.first, j.second) == (tuple(first), tuple(second)) for j in standing)
    store.undo(taken.id, "Nour")
    assert [j.decision for j in store.judgements()] == [1, 2, 3, 4]
    assert store.decisions()[0].details == {"with": "1"}
    assert store.decisions()[0].target == "falcons"


def test_a_split_of_names_says_so(store, about):
    store.judge(DecisionKind.SPLIT, *build.anchors(about), by="Nour", details={"names": "Lions"})
    store.judge(DecisionKind.SPLIT, *build.anchors(about), by="Nour")
    assert [j.named for j in store.judgements()] == [True, False]


def test_who_is_judged_is_to_be_resolved_again(store, about):
    assert store.unresolved() == ([], [])
    made = store.judge(DecisionKind.MERGED, *build.anchors(about), by="Nour")
    assert store.unresolved() == ([], ["falcons", "lions"])
    store.mark_resolved([], ["falcons", "lions"], rules=1)
    store.undo(made.id, "Nour")
    assert store.unresolved() == ([], ["falcons", "lions"])
    assert store.changed > store.refreshed


def test_of_whom_a_claim_tells_is_to_be_resolved_again_only_where_it_tells_of_names(store, about):
    id_ = build.claim(about).id
    store.decide(DecisionKind.REJECTED, id_, by="Nour")
    assert store.unresolved() == ([], [])
    store.decide(DecisionKind.EDITED, id_, by="Nour", details={"relation": "succeeds"})
    assert store.unresolved() == ([], ["falcons", "lions"])


def test_new_documents_wait(store):
    about = build.put(store)
    assert store.unresolved() == ([about.id], [])
    build.put(store, at=build.acquired("elsewhere"))
    assert store.unresolved() == ([about.id], [])


def test_a_document_that_is_read_again_waits_with_all_that_it_named(store, about):
    store.write_reach({(about.id, "falcons"): {"actor=falcons"}}, whole=True)
    store.rewrite(about, build.extraction(about))
    assert store.unresolved() == ([about.id], sorted({e.id for e in build.entities(about)}))
    assert store.called(["actor=falcons"]) == set()


def test_it_takes_somebody_and_two(store, about):
    first, second = build.anchors(about)
    with pytest.raises(InvalidQuery, match="Nobody decides"):
        store.judge(DecisionKind.MERGED, first, second, by=" ")
    with pytest.raises(InvalidQuery, match="takes two"):
        store.judge(DecisionKind.MERGED, first, [], by="Nour")
    with pytest.raises(InvalidQuery, match="not accepted"):
        store.judge(DecisionKind.ACCEPTED, first, second, by="Nour")
    assert store.decisions() == [] == store.judgements()


def test_what_is_found_by_keys(store, about):
    keys = {
        (about.id, "falcons"): {"actor=falcons", "actor=صقور"},
        (about.id, "lions"): {"actor=lions"},
    }
    store.write_reach(keys, whole=True)
    assert store.called({"actor=صقور", "actor=nobody"}) == {(about.id, "falcons")}
    assert store.reached({"actor=falcons"}, set(), set()) == (
        {"actor=falcons", "actor=صقور"},
        {"falcons"},
    )
    assert store.reached(set(), {"lions"}, set())[0] == {"actor=lions"}
    assert store.reached(set(), set(), {(about.id, "lions")}) == ({"actor=lions"}, {"lions"})
    store.write_reach({(about.id, "lions"): {"actor=pride"}}, whole=False)
    assert store.called({"actor=falcons", "actor=lions"}) == {(about.id, "falcons")}
    assert store.called({"actor=pride"}) == {(about.id, "lions")}
    assert store.bearers({"actor=falcons"}) == [("actor=falcons", (about.id, "falcons"), "falcons")]
    store.write_reach({(about.id, "lions"): {"actor=pride"}}, whole=True)
    assert store.called({"actor=falcons", "actor=pride"}) == {(about.id, "lions")}


def test_names_are_added_to_an_entity_that_stays(store, about):
    lions = next(e for e in store.entities() if e.id == "lions")
    added = Name("The Lions", NameKind.ALIAS, about.id, 2)
    store.add_names({"lions": [added]})
    (now,) = (e for e in store.entities() if e.id == "lions")
    assert set(now.names) == {*lions.names, added}
    assert list(now.names) == sorted(now.names, key=Name.place)
    assert store.nameless(["lions", "nobody"]) == {"lions": replace(lions, names=())}


def test_anchors_may_outlive_what_they_hold_on_to(store, about):
    gone = [Anchor("feed", "nobody", "Nobody", "nobody")]
    store.judge(DecisionKind.MERGED, build.anchors(about)[0], gone, by="Nour")
    assert store.unresolved()[1] == ["falcons"]
    assert store.judgements()[0].second == tuple(gone)
    assert [decision.id for decision in store.orphaned()] == [1]
    store.judge(DecisionKind.MERGED, *build.anchors(about), by="Nour")
    store.undo(1, "Nour")
    assert store.orphaned() == []


def test_only_those_that_are_named_are_replaced(store, about):
    entities = {e.id: e for e in build.entities(about)}
    of = build.keys(about)
    store.write_resolution(
        [entities["lions"]],
        {key: id for key, id in of.items() if id in ("falcons", "lions")}
        | {(about.id, "falcons"): "lions"},
        among=["falcons", "lions"],
    )
    assert {e.id for e in store.entities()} == set(entities) - {"falcons"}
    assert store.entity_of() == of | {(about.id, "falcons"): "lions"}
