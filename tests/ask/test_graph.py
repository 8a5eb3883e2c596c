"""The network in columns: every tie of two actors once, on every day that it is told of."""

from hypothesis import given
from hypothesis import strategies as st

from factional import ask
from factional.model import Bounds, DecisionKind
from tests.ask import build

EPOCH = 719163


def columns(record):
    return {len(getattr(record, name)) for name in record.__slots__}


def test_every_tie_of_two_actors_is_in_it_once(store):
    found = ask.graph(store)
    kinds = {row.id: row.type for row in ask.actors(store).items}
    ties = {tie.id: tie for tie in store.ties() if tie.question.object is not None}
    wanted = {
        id
        for id, tie in ties.items()
        if tie.question.subject in kinds and tie.question.object in kinds
    }
    assert wanted
    assert set(found.ties.id) == wanted
    assert found.elsewhere == len(ties) - len(wanted)
    assert [columns(found.actors), columns(found.ties), columns(found.spans)] == [
        {len(found.actors.id)}, {len(wanted)}, {len(found.spans.tie)},
    ]  # fmt: skip
    for n, id in enumerate(found.ties.id):
        tie = ties[id]
        assert found.actors.id[found.ties.source[n]] == tie.question.subject
        assert found.actors.id[found.ties.target[n]] == tie.question.object
        assert (found.ties.relation[n], found.ties.status[n]) == (tie.question.relation, tie.status)
        assert (found.ties.affirming[n], found.ties.origins[n]) == (
            len(tie.affirming), len(tie.origins),
        )  # fmt: skip


def test_only_who_stands_in_a_tie_is_in_it(store):
    found = ask.graph(store)
    assert set(found.ties.source) | set(found.ties.target) == set(range(len(found.actors.id)))
    claims = {row.id: row.claims for row in ask.actors(store).items}
    assert list(found.actors.claims) == sorted(found.actors.claims, reverse=True)
    assert dict(zip(found.actors.id, found.actors.claims, strict=True)).items() <= claims.items()


def test_the_spans_of_a_tie_are_those_of_its_claims(store):
    found = ask.graph(store)
    told = dict.fromkeys(range(len(found.ties.id)), 0)
    assert list(found.spans.tie) == sorted(found.spans.tie)
    for tie, claims in zip(found.spans.tie, found.spans.claims, strict=True):
        told[tie] += claims
    for n, claims in told.items():
        assert claims == (found.ties.affirming[n] or found.ties.denying[n])


def test_days_are_counted_from_1970(store):
    found = ask.graph(store)
    row = next(row for row in ask.claims(store).items if row.tie in found.ties.id)
    days = [
        (found.spans.latest_start[n], found.spans.earliest_end[n])
        for n, tie in enumerate(found.spans.tie)
        if found.ties.id[tie] == row.tie
    ]
    published = Bounds.parse(row.document.published or "")
    assert published.latest_end is not None
    said = published.latest_end.toordinal() - EPOCH
    assert any(said in told for told in days)


def test_places_are_kept_until_they_are_taken_back(own):
    first, second = ask.graph(own).actors.id[:2]

    def put(places):
        details = ask.arrangement(places)
        return own.decide(DecisionKind.ARRANGED, ask.NETWORK, by="Nour", details=details)

    def places():
        actors = ask.graph(own).actors
        return dict(zip(actors.id, zip(actors.x, actors.y, strict=True), strict=True))

    put({first: (10.04, -3.0), second: (0.0, 1e6)})
    assert (places()[first], places()[second]) == ((10.0, -3.0), (0.0, 1e6))
    freed = put({first: None})
    assert places()[first] == (None, None)
    own.undo(freed.id, "Nour")
    assert places()[first] == (10.0, -3.0)
    build.refresh(own)
    assert places()[first] == (10.0, -3.0)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_place_comes_back_to_a_tenth(x, y):
    written = ask.arrangement({"كتيبة/№1 🜁": (x, y), "b": None})
    back = [float(number) for number in written["كتيبة/№1 🜁"].split()]
    assert all(abs(a - b) <= 0.0501 for a, b in zip(back, (x, y), strict=True))
    assert written["b"] == ""
