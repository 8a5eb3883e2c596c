"""Gazetteers in running text: they propose, and an ordinary word stays one."""

from __future__ import annotations

import pytest

from factional.extract import extractor
from factional.model import EntityType
from factional.read import read

ORG, STATE, PERSON = EntityType.ORGANIZATION, EntityType.STATE, EntityType.PERSON
PLACE = EntityType.PLACE


def named(text):
    """What the extractor takes the names of a text for."""
    found = extractor("local")(read(text.encode(), "text.txt"))
    return {r.name: r.type for r in found.referents if not r.placeholder}


@pytest.mark.parametrize(
    "text",
    [
        "It was nice of the guards to let the boys eat turkey, and reading gave them hope.",
        "They may call us on a mobile phone in May, and victory is near.",
        "Victory for the rebels was near. Hope was all that was left. Nice words did not help.",
        "Reading the letter, the commander fled. Mobile patrols saw him. Will he return?",
        "THE COMMANDER SAID THAT VICTORY MAY COME IN MAY, AND READING THE LETTER GAVE US HOPE.",
    ],
)
def test_an_ordinary_word_is_no_name_because_a_town_is_called_so(text):
    assert named(text) == {}


def test_a_state_that_people_are_called_after_is_who_the_text_says():
    person = named(
        "Michael Jordan led the Varnish Column for two years. "
        "Jordan said on Monday that the Varnish Column had left Goma."
    )
    assert person["Michael Jordan"] is PERSON
    assert STATE not in person.values()
    state = named("Turkey and Jordan condemned the attack on Goma by the Varnish Column.")
    assert state["Jordan"] is state["Turkey"] is STATE
    assert state["Goma"] is PLACE


def test_a_capital_acts_for_its_state_and_an_army_is_a_body():
    found = named("Ankara condemned the attack. Abuja said that the Nigerian army attacked Goma.")
    assert found["Ankara"] is STATE
    assert found["Nigerian army"] is ORG


def test_a_text_of_capitals_has_the_names_that_the_gazetteers_know():
    found = named("THE NIGERIAN ARMY ATTACKED BOKO HARAM NEAR MAIDUGURI ON SUNDAY.")
    assert found["BOKO HARAM"] is ORG
    assert PLACE in found.values()
