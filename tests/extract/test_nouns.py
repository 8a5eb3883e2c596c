"""Common nouns: what they stand for, one of them and several."""

from __future__ import annotations

import pytest

from factional.extract.lexicon import data, ordinary, words
from factional.extract.nouns import nouns
from factional.model import EntityType

ORG, PERSON, GROUP = EntityType.ORGANIZATION, EntityType.PERSON, EntityType.GROUP
PLACE = EntityType.PLACE


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("priest", PERSON),
        ("priests", GROUP),
        ("colonels", GROUP),
        ("bodyguards", GROUP),
        ("militias", GROUP),
        ("clans", GROUP),
        ("thieves", GROUP),
        ("wives", GROUP),
        ("children", GROUP),
        ("gunmen", GROUP),
        ("monarchs", GROUP),
        ("wounded", GROUP),
        ("townspeople", GROUP),
        ("population", GROUP),
        ("junta", ORG),
        ("battalion", ORG),
        ("newspaper", ORG),
        ("cartel", ORG),
        ("ministry", ORG),
        ("village", PLACE),
        ("valleys", PLACE),
        ("barracks", PLACE),
        ("border", PLACE),
        ("checkpoint", PLACE),
        ("headquarters", PLACE),
    ],
)
def test_a_noun_stands_first_for_what_it_mostly_means(noun, kind):
    assert nouns().types(noun)[0] is kind


def test_one_is_told_from_many():
    known = nouns()
    assert known.is_plural("priests")
    assert not known.is_plural("priest")
    assert not {"policemans", "thiefs", "childs", "corpses", "wifes"} & known.many.keys()


def test_a_noun_may_stand_for_several_things():
    assert {PERSON, ORG} <= set(nouns().types("guard"))
    assert set(nouns().types("parties")) == {GROUP, ORG}


@pytest.mark.parametrize(
    "word", ["war", "money", "weapon", "agreement", "year", "attack", "Priest"]
)
def test_what_is_no_actor_and_no_place_is_left_alone(word):
    assert nouns().types(word) == ()


def test_the_words_are_written_as_they_are_looked_up():
    for key in ("persons", "collectives", "crowds", "organizations", "places"):
        assert [w for w in words("nouns", key) if w != w.lower() or not w.isascii()] == []


def test_plurals_are_of_nouns_that_are_listed_and_the_rule_makes_none_of_them():
    listed = words("nouns", "persons", "organizations", "places", "collectives")
    assert data("nouns")["plurals"].keys() <= listed


def test_most_plurals_are_words():
    made = {n for n in nouns().many if "-" not in n}
    strange = sorted(made - ordinary())
    assert len(strange) < len(made) / 8, strange


def test_no_noun_is_listed_twice_under_one_head():
    for key in ("persons", "organizations", "places"):
        listed = [w for theme in data("nouns")[key].values() for w in theme.split()]
        assert len(listed) == len(set(listed)), key
