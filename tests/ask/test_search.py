"""One box finds actors, claims, quotations and documents, by every name and within operators."""

import pytest

from factional import ask
from factional.ask._passages import alternatives, holds, passages
from factional.ask._variants import Sought
from factional.ask._wording import Operator, Term, understood
from factional.errors import InvalidQuery, InvalidTime, NotFound
from factional.model import TieStatus
from factional.store.finding import Paragraph, folded
from tests.cli import world

JABAL, CYRILLIC = "Ansar al-Jabal", "Ансар аль-Джабаль"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with world.build(tmp_path_factory.mktemp("search") / "case") as case:
        case.merge(JABAL, CYRILLIC, by="Nour")
        yield case.store


def names(page):
    return [row.name for row in page.items]


def test_a_box_holds_words_quotations_and_operators():
    found = understood('hill "night  raid" type:split source:“Vestnik Gor” before:2015 http://x')
    assert found.terms == (Term("hill"), Term("night  raid", exact=True), Term("http://x"))
    assert [(r.operator, r.value) for r in found.restrictions] == [
        (Operator.TYPE, "split"),
        (Operator.SOURCE, "Vestnik Gor"),
        (Operator.BEFORE, "2015"),
    ]
    assert found.restrictions[1].text == "source:“Vestnik Gor”"
    assert understood('"open end').terms == (Term("open end", exact=True),)
    with pytest.raises(InvalidQuery, match="state:"):
        understood("men state:")


def test_an_actor_is_found_by_every_name_and_spelling(store):
    for words in (JABAL, "ansar jabal", "Ансар", "anssar al-jebal", CYRILLIC):
        assert names(ask.search(store, words).actors)[:1] == [JABAL], words


def test_other_names_are_searched_for_unless_they_are_not_to_be(store):
    found = ask.search(store, f"{JABAL} mountains")
    assert found.sought[0].also == (CYRILLIC,)
    with_names = ask.search(store, JABAL)
    without = ask.search(store, JABAL, variants=False)
    assert {leaf.document.name for leaf in with_names.documents.items} == {
        "interview",
        "news",
        "statement",
    }
    assert with_names.documents.total > without.documents.total == 2
    assert without.sought[0].also == ()


def test_quotation_marks_leave_words_as_they_are(store):
    assert ask.search(store, "Ansar al-Jab").actors.total == 1
    exact = ask.search(store, '"Ansar al-Jab"')
    assert (exact.actors.total, exact.documents.total) == (0, 0)
    assert ask.search(store, f'"{JABAL}"').sought[0].also == ()


def test_a_sentence_is_shown_with_its_hits_in_code_points(store):
    (leaf,) = ask.search(store, "allied").documents.items
    (passage,) = leaf.passages
    text = store.document(leaf.document.id).text
    assert text[passage.start : passage.end] == passage.text
    assert passage.text == "𝔄 Ansar al-Jabal is allied with the Zuhra Brigade."
    assert [text[a:b] for a, b in passage.hits] == ["allied"]


def test_claims_are_found_by_what_they_state_and_quotations_by_their_words(store):
    found = ask.search(store, "zuhra allied")
    assert [row.relation for row in found.claims.items] == ["allied_with"]
    (quoted,) = found.quotations.items
    assert [row.id for row in quoted.claims] == [found.claims.items[0].id]
    stated = ask.search(store, "orlova")
    assert stated.claims.total > 0
    assert stated.quotations.total == 0
    assert [leaf.passages for leaf in stated.documents.items] == [()]


def test_how_far_the_claims_found_are_reviewed_is_told_of_all_and_not_of_the_page(store):
    found = ask.search(store, "jabal", limit=1)
    assert found.progress.total == found.claims.total > 1
    rows = ask.search(store, "jabal", limit=None).claims.items
    assert found.progress.settled == sum(row.review.settled for row in rows)
    assert ask.search(store, "").progress.total == 0


def test_states_and_relations_are_counted_none_left_out(store):
    found = ask.search(store, "zuhra")
    assert set(found.states) == {status.value for status in TieStatus}
    assert sum(found.relations.values()) == found.claims.total
    assert sum(found.states.values()) <= found.claims.total


@pytest.mark.parametrize(
    ("text", "test"),
    [
        ("state:disputed", lambda row: row.status == "disputed"),
        ("type:trains", lambda row: row.relation == "trains"),
        ("type:strength zuhra", lambda row: row.relation == "strength"),
        ('about:"Abu Salim"', lambda row: row.relation == "leads"),
        ("before:2019-02-25", lambda row: row.document.name == "interview"),
        ("source:salim", lambda row: row.speaker == "Abu Salim" or "salim" in row.id),
        ("source:vestnik", lambda row: row.document.name == "interview"),
    ],
)
def test_operators_restrict_the_claims(store, text, test):
    found = ask.search(store, text, limit=None)
    everything = ask.claims(store, ask.ClaimFilter()).items
    if "zuhra" not in text:
        assert found.claims.total == sum(1 for row in everything if test(row)) > 0
    assert all(test(row) for row in found.claims.items)
    holders = {row.document.id for row in everything if test(row)}
    assert {leaf.document.id for leaf in found.documents.items} <= holders


def test_a_type_of_actors_restricts_these_alone(store):
    found = ask.search(store, "type:person")
    assert set(names(found.actors)) == {"Abu Salim"}
    assert ask.search(store, "type:Organisation").actors.total == 4


def test_undated_documents_are_neither_before_nor_after(store):
    everywhere = {leaf.document.name for leaf in ask.search(store, JABAL).documents.items}
    dated = {
        leaf.document.name
        for when in ("before:2030", "after:2000")
        for leaf in ask.search(store, f"{JABAL} {when}").documents.items
    }
    assert everywhere - dated == {"statement"}


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("type:banana", InvalidQuery),
        ("state:banana", InvalidQuery),
        ("before:banana", InvalidTime),
        ("about:banana", NotFound),
    ],
)
def test_what_cannot_be_asked_is_said(store, text, error):
    with pytest.raises(error):
        ask.search(store, text)


def test_nothing_asked_is_nothing_found(store):
    for text in ("", "  ", '""', "—"):
        found = ask.search(store, text)
        assert found.actors.total == found.claims.total == found.documents.total == 0


def test_a_stretch_of_each_group(store):
    whole = ask.search(store, "jabal", limit=None)
    part = ask.search(store, "jabal", limit=1, offset=1)
    assert part.claims.total == whole.claims.total
    assert part.claims.items == whole.claims.items[1:2]


def test_words_that_are_begun_are_held_and_others_not():
    wanted = alternatives(Sought("raid", exact=False, also=("night attack",)))
    assert holds("the raiders", wanted)
    assert holds("a night attack", wanted)
    assert not holds("night attacks", wanted)
    assert not holds("braid", wanted)


def test_a_long_sentence_is_cut_between_words():
    text = f"{'word ' * 200}lantern {'word ' * 200}".strip()
    wanted = [alternatives(Sought("lantern", exact=False))]
    (passage,) = passages(text, [Paragraph("d", 0, len(text))], wanted)
    assert len(passage.text) < 380
    assert passage.text.startswith("word ")
    assert folded(passage.text).split().count("lantern") == 1
    assert text[passage.start : passage.end] == passage.text
