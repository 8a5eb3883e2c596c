"""Actors are merged, kept apart and split by a person, and everything follows and comes back."""

import pytest

from factional import ask
from factional.errors import Ambiguous, InvalidQuery, NotFound
from factional.model import DecisionKind, EntityType
from tests.cli import world
from tests.resolve.build import add

JABAL, CYRILLIC = "Ansar al-Jabal", "Ансар аль-Джабаль"


@pytest.fixture
def case(tmp_path):
    with world.build(tmp_path / "case") as opened:
        yield opened


def ids(case):
    return {entity.id for entity in case.store.entities()}


def test_two_actors_become_one_with_all_that_is_claimed_of_them(case):
    before = {claim.id: (claim.subject, claim.object) for claim in case.store.claims()}
    claims = {name: ask.actor(case.store, name).row.claims for name in (JABAL, CYRILLIC)}
    made = case.merge(JABAL, CYRILLIC, by="Nour", note="same emblem")
    assert (made.kind, made.by, made.note) == (DecisionKind.MERGED, "Nour", "same emblem")
    actor = ask.actor(case.store, CYRILLIC)
    assert actor.row.id == "ansar-al-jabal"
    assert actor.row.claims == sum(claims.values())
    assert {claim.id: (claim.subject, claim.object) for claim in case.store.claims()} == before
    assert [(join.ground, join.decision) for join in actor.joins] == [("decided", made.id)]
    assert not case.stale


def test_undoing_a_merge_loses_nothing_even_after_more_came(case):
    before = {actor.id for actor in ask.actors(case.store).items}
    ties = case.store.ties()
    made = case.merge(CYRILLIC, JABAL, by="Nour")
    new = add(case, "Ансар аль-Джабаль ушёл. Ansar al-Jabal left.", CYRILLIC, JABAL)
    assert (
        len({case.store.entity_of()[key] for key in case.store.entity_of() if key[0] == new}) == 1
    )
    case.undo(made.id, by="Şirin")
    assert {actor.id for actor in ask.actors(case.store).items} == before
    assert case.store.ties() == ties
    assert (
        len({case.store.entity_of()[key] for key in case.store.entity_of() if key[0] == new}) == 2
    )


def test_undoing_and_undoing_that_is_a_merge_again(case):
    made = case.merge(JABAL, CYRILLIC, by="Nour")
    merged = case.store.entity_of()
    taken = case.undo(made.id, by="Nour")
    case.undo(taken.id, by="Nour")
    assert case.store.entity_of() == merged


def test_a_name_that_was_merged_is_not_merged_twice(case):
    case.merge(JABAL, CYRILLIC, by="Nour")
    with pytest.raises(InvalidQuery, match=r"one already: Ansar al-Jabal \(ansar-al-jabal\)"):
        case.merge(CYRILLIC, JABAL, by="Nour")
    assert len(case.store.decisions()) == 1


def test_what_is_kept_apart_is_not_merged_before_that_is_undone(case):
    kept = case.apart(JABAL, "Alwiya", by="Nour")
    with pytest.raises(InvalidQuery, match="kept apart, by decision 1"):
        case.merge("Alwiya", JABAL, by="Şirin")
    with pytest.raises(InvalidQuery, match="kept apart already"):
        case.apart("Alwiya", JABAL, by="Şirin")
    case.undo(kept.id, by="Nour")
    case.merge("Alwiya", JABAL, by="Şirin")
    assert "alwiya" not in ids(case)


def test_kinds_are_merged_on_purpose_only(case):
    with pytest.raises(InvalidQuery, match=r"Abu Salim is a Person and .* across types"):
        case.merge("abu-salim", JABAL, by="Nour")
    case.merge("abu-salim", JABAL, by="Nour", across=True)
    assert "abu-salim" not in ids(case)


def test_who_is_unknown_is_told_with_who_comes_near(case):
    with pytest.raises(NotFound, match=r"No actor 'Ansar al-Jibal'\. Nearest: .*Ansar al-Jabal"):
        case.merge("Ansar al-Jibal", "Alwiya", by="Nour")
    with pytest.raises(NotFound, match="No actor 'شبح'"):
        case.apart("شبح", "Alwiya", by="Nour")
    assert case.store.decisions() == []


def test_a_name_of_two_is_asked_for_by_its_id(case):
    for text in ("Karim came.", "Karim left."):
        add(case, text, "Karim", type=EntityType.PERSON)
    with pytest.raises(Ambiguous, match="Use an id"):
        case.merge("Karim", "Abu Salim", by="Nour")
    first, second = sorted(id for id in ids(case) if id.startswith("karim"))
    case.merge(first, second, by="Nour")
    assert ask.actor(case.store, "Karim").row.documents == 2


def test_quotes_and_scripts_are_names_like_others(case):
    add(case, 'The "Sons" of O\'Hara met كتيبة النور at dawn.', '"Sons" of O\'Hara', "كتيبة النور")
    case.merge('"Sons" of O\'Hara', "كَتيبة النور", by="Nour")
    assert ask.actor(case.store, "Sons of O’Hara").row.documents == 1


def test_what_one_document_calls_so_is_split_off_and_comes_back(case):
    document = world.document_id(world.NEWS)
    whole = ask.actor(case.store, JABAL).row
    made = case.split(JABAL, documents=[document[:8]], by="Nour")
    of = case.store.entity_of()
    taken = of[document, "ansar_al_jabal"]
    assert taken != whole.id
    assert {c.document.id for c in ask.claims(case.store, ask.ClaimFilter(about=taken)).items} == {
        document
    }
    later = add(case, "Ansar al-Jabal met.", JABAL)
    assert case.store.entity_of()[later, "ansar_al-jabal"] == whole.id
    case.undo(made.id, by="Nour")
    assert ask.actor(case.store, JABAL).row.documents == whole.documents + 1


def test_a_name_is_split_off_with_whoever_bears_it(case):
    case.merge(JABAL, CYRILLIC, by="Nour")
    made = case.split(JABAL, names=[CYRILLIC], by="Şirin")
    later = add(case, "Ансар аль-Джабаль пришёл.", CYRILLIC)
    of = case.store.entity_of()
    statement = world.document_id(world.STATEMENT)
    cyrillic = CYRILLIC.lower().replace(" ", "_")
    assert of[later, cyrillic] == of[statement, "ансар_аль_джабаль"] != "ansar-al-jabal"
    case.undo(made.id, by="Şirin")
    assert case.store.entity_of()[later, cyrillic] == "ansar-al-jabal"
    own = case.split(JABAL, names=[JABAL], by="Şirin")
    assert (own.details["of"], own.details["words"]) == (CYRILLIC, JABAL)


@pytest.mark.parametrize(
    ("what", "error", "message"),
    [
        ({"names": [JABAL]}, InvalidQuery, "all there is"),
        ({"names": ["Jabal Brothers"]}, NotFound, "is not called so"),
        ({"documents": ["statement"]}, NotFound, "not named there"),
        ({"documents": ["0000"]}, NotFound, "No document"),
        ({}, InvalidQuery, "Nothing is named"),
    ],
)
def test_what_cannot_be_split_off_is_told(case, what, error, message):
    with pytest.raises(error, match=message):
        case.split(JABAL, by="Nour", **what)
    assert case.store.decisions() == []


def test_what_was_merged_later_is_two_to_who_asks_what_was_known_before(case):
    case.merge(JABAL, CYRILLIC, by="Nour")
    names = {actor.name for actor in ask.actors(case.store).items}
    then = {actor.name for actor in ask.actors(case.store, known_by="2020").items}
    assert CYRILLIC not in names
    assert {JABAL, CYRILLIC} <= then
    asked = ask.ClaimFilter(about=JABAL, known_by="2020")
    subjects = {row.subject.name for row in ask.claims(case.store, asked).items}
    assert CYRILLIC not in subjects
    assert ask.actor(case.store, CYRILLIC, known_by="2020").row.id != "ansar-al-jabal"
    assert ask.actors(case.store, known_by="2999") == ask.actors(case.store)


def test_who_was_named_later_was_not_known_before(case):
    add(case, "The Otter Front rose.", "Otter Front", published="2021-05-01")
    known = {actor.name for actor in ask.actors(case.store, known_by="2021").items}
    before = {actor.name for actor in ask.actors(case.store, known_by="2020").items}
    assert "Otter Front" in known - before


def test_an_alias_of_one_source_is_that_sources(case):
    case.merge(JABAL, CYRILLIC, by="Nour")
    names = {row.text: row.source for row in ask.actor(case.store, JABAL).names}
    assert names[JABAL] is None
    assert names[CYRILLIC] == "statement"
