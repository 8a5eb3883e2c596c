"""Several decisions as one act, claims that people make, dates that they correct."""

from dataclasses import replace

import pytest

from factional.errors import InvalidQuery, InvalidTime, NotFound
from factional.model import (
    AUTHOR,
    MADE_BY,
    Claim,
    DecisionKind,
    EntityType,
    Evidence,
    Hop,
    Mention,
    Quantity,
    Referent,
    Review,
)
from tests.store import build


def reviews(store):
    return [claim.review for claim in store.claims()]


def test_what_is_decided_as_one_is_undone_as_one(store):
    about = build.put(store)
    both = [claim.id for claim in store.claims()]
    store.decide(DecisionKind.SET_ASIDE, both[0], by="Nour")
    store.decide(DecisionKind.REJECTED, both[1], by="Şirin")
    made = store.decide_all(DecisionKind.ACCEPTED, both, by="Nour", note="same words")
    assert [d.target for d in made] == both
    assert reviews(store) == [Review.ACCEPTED, Review.ACCEPTED]
    undone = store.undo_last("Nour")
    assert [d.details["undoes"] for d in undone] == ["4", "3"]
    assert reviews(store) == [Review.UNSURE, Review.REJECTED]
    store.undo_last("Nour")
    assert reviews(store) == [Review.PROPOSED, Review.REJECTED]
    with pytest.raises(InvalidQuery, match="Nothing that Nour decided stands"):
        store.undo_last("Nour")
    assert store.claims()[0] == build.claim(about)


def test_nothing_is_decided_where_one_of_several_is_gone(store):
    build.put(store)
    first = store.claims()[0].id
    with pytest.raises(NotFound):
        store.decide_all(DecisionKind.ACCEPTED, [first, "nothing-01"], by="Nour")
    with pytest.raises(InvalidQuery, match="one target"):
        store.decide_all(DecisionKind.ACCEPTED, [], by="Nour")
    assert store.decisions() == []
    assert reviews(store) == [Review.PROPOSED, Review.PROPOSED]


def drawn(about, words="Word from Qasr 🦅", **changes):
    start = about.text.index(words)
    evidence = Evidence(words, start, start + len(words))
    made = Claim("", about.id, "falcons", "active_in", evidence, (Hop(AUTHOR),), object="qasr")
    return replace(made, **changes)


def town(about):
    start = about.text.index("Qasr")
    return Referent("qasr", "Qasr", EntityType.PLACE, (Mention("qasr", "Qasr", start, start + 4),))


def test_a_claim_that_a_person_made_is_one_of_the_case(store):
    about = build.put(store)
    before = store.claims()
    made = store.make_claim(drawn(about), by="Nour", referents=[town(about)], note="the headline")
    claim = store.claim(made.target)
    assert made.kind is DecisionKind.MADE
    assert claim.id not in {c.id for c in before}
    assert claim.evidence.quote == "Word from Qasr 🦅"
    assert (claim.review, claim.extractor, claim.confidence) == (Review.ACCEPTED, "Nour", None)
    assert claim.how == {MADE_BY: "Nour"}
    assert town(about) in [referent for _, referent in store.referents()]
    store.undo_last("Nour")
    assert store.claim(claim.id).review is Review.REJECTED
    second = store.make_claim(drawn(about, object="lions", relation="trains"), by="Nour")
    assert len({claim.id, second.target}) == 2
    assert [c for c in store.claims() if c in before] == before


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"relation": "sings_with"}, "sings_with"),
        ({"object": "nobody"}, "nobody"),
        ({"evidence": Evidence("", 9, 9)}, "outside the text"),
        ({"evidence": Evidence("", 2, 90_000)}, "outside the text"),
        ({"object": None, "value": Quantity(2**70)}, "too large"),
    ],
)
def test_a_claim_that_cannot_be_kept_is_refused(store, changes, says):
    about = build.put(store)
    with pytest.raises(InvalidQuery, match=says):
        store.make_claim(drawn(about, **{"object": "lions"} | changes), by="Nour")
    with pytest.raises(InvalidTime):
        store.make_claim(drawn(about, object="lions", time="soon"), by="Nour")
    assert len(store.claims()) == 2
    assert store.decisions() == []


def test_a_date_is_laid_over_the_one_that_was_read(store):
    about = build.put(store)
    store.redate(about.id[:8], "2019-02-19", by="Nour", note="the print edition")
    for document in (store.document(about.id), store.documents()[0]):
        assert document.metadata.published == "2019-02-19"
        assert document.metadata.found_in["published"] == "set by Nour"
    store.redate(about.id, None, by="Şirin")
    assert store.document(about.id).metadata.published is None
    store.undo_last("Şirin")
    store.undo_last("Nour")
    assert store.document(about.id).metadata == about.metadata
    with pytest.raises(InvalidTime):
        store.redate(about.id, "last week", by="Nour")
    with pytest.raises(InvalidQuery, match="already"):
        store.redate(about.id, "2019-02-21", by="Nour")
    with pytest.raises(NotFound):
        store.decide(DecisionKind.DATED, "nothing", by="Nour", details={"published": "2019"})


def test_a_question_is_watched_until_that_is_undone(store):
    build.put(store)
    changed = store.changed
    watched = store.decide(DecisionKind.WATCHED, "about=falcons", by="Nour")
    assert store.changed == changed  # nothing has to be weighed anew
    store.undo(watched.id, "Nour")
    assert store.decisions()[0].undone == 2
    assert store.changed == changed
