import pytest

from factional import ask
from factional.ask import ClaimFilter
from factional.errors import Ambiguous, InvalidQuery, InvalidTime, NotFound
from factional.model import (
    Answer,
    BlockKind,
    ClaimKind,
    DecisionKind,
    Polarity,
    Review,
    Stance,
    TieStatus,
    Verdict,
)
from factional.store import Store
from tests.ask import build


def relations(page):
    return [row.relation for row in page.items]


def asked(store, **fields):
    return relations(ask.claims(store, ClaimFilter(**fields)))


def row(store, relation, **fields):
    (found,) = ask.claims(store, ClaimFilter(relation=relation, **fields)).items
    return found


def test_claims_come_by_date_and_then_in_text_order_undated_last(store):
    assert relations(ask.claims(store)) == [
        "also_known_as", "allied_with", "strength",
        "hostile_to", "strength", "leads",
        "trains", "leads",
    ]  # fmt: skip


def test_a_page_says_how_many_there_are(store):
    page = ask.claims(store, limit=2, offset=3)
    assert (page.total, relations(page)) == (8, ["hostile_to", "strength"])
    assert ask.claims(store, offset=100).items == ()
    assert ask.claims(store, limit=0).items == ()
    with pytest.raises(InvalidQuery):
        ask.claims(store, limit=-1)


def test_a_row_has_its_names_spelt_out(store):
    found = row(store, "hostile_to")
    assert found.subject.name == "Qasr Valley Front"
    assert found.object is not None
    assert found.object.name == "Ansar al-Nahr"
    assert found.relation_label == "is hostile to"
    assert found.family == "rivalry"
    assert found.place is not None
    assert found.place.name == "Derkush"
    assert found.document.title == "Clashes near Derkush"
    assert [hop.who for hop in found.chain] == ["Local sources", "Harbour Post", "Harbour Post"]
    assert found.chain[1].entity == found.chain[2].entity == "harbour-post"
    assert found.speaker == "Local sources"
    assert found.tie == "ansar-al-nahr.hostile_to.qasr-valley-front"
    assert found.status is TieStatus.DISPUTED
    assert found.origins == 1


def test_values_are_put_in_words(store):
    first, second = ask.claims(store, ClaimFilter(relation="strength")).items
    assert (first.value, second.value) == ("250–300 fighters", "2,000 or more fighters")
    assert first.quantity is not None
    assert first.quantity.max == 300


def test_how_the_speaker_stands(store):
    assert row(store, "allied_with").stance is Stance.SELF
    assert row(store, "hostile_to").stance is Stance.UNKNOWN


@pytest.mark.parametrize(
    "name",
    ["qasr-valley-front", "QVF", "qvf", "the Qaṣr Valley Front", "QASR VALLEY FRONT’s"],
)
def test_an_actor_is_asked_for_by_any_name(store, name):
    assert ask.claims(store, ClaimFilter(about=name)).total == 8


@pytest.mark.parametrize("name", ["Ansar an-Nahr", "ansar al nahr", "Anṣār el-Nahr"])
def test_articles_and_marks_do_not_matter(store, name):
    assert asked(store, about=name) == ["allied_with", "hostile_to", "trains"]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"about": "سليم نادر"}, ["leads"]),
        ({"by": "QVF"}, ["allied_with", "strength"]),
        ({"by": "rana sabbagh"}, ["also_known_as"]),
        ({"by": "Harbour Post"}, ["strength", "leads"]),
        ({"relation": "trains"}, ["trains"]),
        ({"status": TieStatus.DENIED}, ["trains"]),
        ({"status": "superseded"}, ["leads"]),
        ({"document": "derkush", "core": True}, ["hostile_to", "strength", "leads"]),
        ({"polarity": Polarity.DENIED}, ["trains"]),
        ({"review": Review.REJECTED}, []),
        ({"core": False}, ["also_known_as"]),
        ({"disputed": True}, ["allied_with", "strength", "hostile_to", "strength"]),
        ({"text": "HOSTILE ansar"}, ["hostile_to"]),
        ({"text": "salim nadir"}, ["leads"]),
        ({"text": "250–300"}, ["strength"]),
        ({"text": "no such words"}, []),
        ({"about": "QVF", "relation": "leads", "known_by": "2019"}, ["leads", "leads"]),
    ],
)
def test_filters(store, fields, found):
    assert asked(store, **fields) == found


def test_a_document_goes_by_the_beginning_of_its_id(store):
    id = build.news().id
    assert asked(store, document=id[:6]) == asked(store, document=id)
    with pytest.raises(NotFound):
        asked(store, document="zz")
    with pytest.raises(Ambiguous):
        asked(store, document="qasr")


@pytest.mark.parametrize(
    ("as_of", "answers"),
    [
        ("2019-02-21", {"allied_with": Answer.YES, "hostile_to": Answer.MAYBE}),
        ("2013", {"allied_with": Answer.MAYBE, "leads": Answer.YES}),
    ],
)
def test_as_of_has_three_answers_and_no_is_left_out(store, as_of, answers):
    rows = ask.claims(store, ClaimFilter(as_of=as_of)).items
    found = {r.relation: r.holds for r in rows}
    assert found | answers == found
    assert Answer.NO not in found.values()


def test_what_is_foretold_holds_maybe_and_not_before_it_was_said(own):
    text = "The QVF will join Ansar al-Nahr."
    page = build.Page("soon", text, [], published="2020-05-01")
    page.who("qvf", "QVF")
    page.who("nahr", "Ansar al-Nahr")
    page.say("merged_into", "qvf", "nahr", "will join", kind=ClaimKind.PREDICTION)
    page.put(own)
    build.refresh(own)
    assert asked(own, relation="merged_into", as_of="2019") == []
    found = row(own, "merged_into", as_of="2020-06")
    assert found.holds is Answer.MAYBE
    assert found.status is TieStatus.PREDICTED


def test_what_ended_is_gone_after_its_end(store):
    held = ask.claims(store, ClaimFilter(as_of="2018", about="Karim Haddad"))
    assert held.total == 0


def test_known_by_goes_by_the_day_of_publication(store):
    rows = ask.claims(store, ClaimFilter(known_by="2019-02")).items
    assert {(r.document.name, r.known) for r in rows} == {
        ("qasr", Answer.YES),
        ("qasr", Answer.MAYBE),
    }
    assert all(r.known is None for r in ask.claims(store).items)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"about": "Nobody"}, NotFound),
        ({"by": "Nobody"}, NotFound),
        ({"relation": "loves"}, InvalidQuery),
        ({"as_of": "last spring"}, InvalidTime),
        ({"known_by": "2019-13"}, InvalidTime),
    ],
)
def test_questions_that_cannot_be_asked(store, fields, error):
    with pytest.raises(error):
        ask.claims(store, ClaimFilter(**fields))


def test_a_claim_in_its_surroundings(store):
    detail = ask.claim(store, row(store, "allied_with").id)
    assert detail.context_before == "A: We are "
    assert detail.context_after.startswith(". The Front has 250 to 300 fighters.")
    assert detail.block is BlockKind.ANSWER
    assert detail.how == {"rule": "ally"}
    assert [m.relation for m in detail.members] == ["allied_with"]
    assert [o.relation for o in detail.others] == ["hostile_to"]
    assert [c.verdict for c in detail.comparisons] == [Verdict.DISPUTE]
    with pytest.raises(NotFound):
        ask.claim(store, "none")


def test_context_is_cut_at_sentences(own):
    middle = "The lions met the front"
    text = "Far away. " * 60 + middle + " at noon." + " Nothing else." * 60
    page = build.Page("long", text, [(BlockKind.PARAGRAPH, text)])
    page.who("lions", "lions")
    page.who("front", "the front")
    id = page.say("met_with", "lions", "front", middle)
    page.put(own)
    build.refresh(own)
    detail = ask.claim(own, id)
    assert 250 < len(detail.context_before) <= 300
    assert detail.context_before.startswith("Far away. ")
    assert detail.context_after.endswith("Nothing else.")
    assert len(detail.context_after) <= 300


def test_a_write_is_seen_at_once(own):
    id = row(own, "hostile_to").id
    own.decide(DecisionKind.REJECTED, id, by="Rana")
    build.refresh(own)
    assert asked(own, review=Review.REJECTED) == ["hostile_to"]
    rejected = row(own, "hostile_to")
    assert (rejected.tie, rejected.status, rejected.origins) == (None, None, 0)
    assert row(own, "allied_with").status is TieStatus.SINGLE_SOURCE


def test_claims_are_shown_before_anything_is_resolved(tmp_path):
    with Store.create(tmp_path / "case") as store:
        build.news().put(store)
        found = ask.claims(store, ClaimFilter(relation="leads")).items[0]
        assert found.subject.name == "Salīm Nādir"
        assert found.tie is None
        assert found.speaker == "Harbour Post"
