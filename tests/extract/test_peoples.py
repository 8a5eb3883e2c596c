"""Peoples: every state has its own, the others are known for what they are, and all are groups."""

from __future__ import annotations

import pytest
import yaml

from factional.extract.gazetteer import FOLDER, gazetteer
from factional.model import EntityType
from tests.extract.documents import read

KINDS = {"ethnic", "religious", "clan", "region", "territory", "movement"}


def entries(name: str) -> list[dict[str, list[str]]]:
    loaded: list[dict[str, list[str]]] = yaml.safe_load(FOLDER.joinpath(name).read_text("utf-8"))
    return loaded


def test_every_state_says_what_its_people_are_called() -> None:
    without = [e["names"][0] for e in entries("states.yaml") if not e["people"]]
    assert without == ["Vatican City"]


def test_states_are_complete() -> None:
    """The members of the United Nations, its two observers, and those that some recognise."""
    codes = {str(e["code"]) for e in entries("states.yaml")}
    assert len({c for c in codes if c.isupper()}) >= 193 + 2
    assert {"PS", "VA", "XK", "TW", "SS", "TL", "ME", "eh"} <= codes


@pytest.mark.parametrize(
    ("one", "adjective"),
    [("dane", "danish"), ("spaniard", "spanish"), ("frenchman", "french"), ("pole", "polish"),
     ("turk", "turkish"), ("mosotho", "basotho"), ("filipina", "philippine"), ("scot", "british")],
)  # fmt: skip
def test_one_of_a_people_is_known_where_that_is_no_adjective(one: str, adjective: str) -> None:
    assert gazetteer().singles[one] == adjective


@pytest.mark.parametrize(
    ("people", "kind"),
    [("hazaras", "ethnic"), ("fulani", "ethnic"), ("karamojong", "ethnic"), ("taang", "ethnic"),
     ("mapuche", "ethnic"), ("druze", "religious"), ("kakais", "religious"), ("hawiye", "clan"),
     ("ghilzais", "clan"), ("darfuris", "region"), ("hongkongers", "territory")],
)  # fmt: skip
def test_peoples_of_all_parts_of_the_world_are_known_for_what_they_are(
    people: str, kind: str
) -> None:
    assert gazetteer().groups[people] == kind
    assert people in gazetteer().people


def test_peoples_are_well_formed_and_stand_once() -> None:
    plurals = [name for e in entries("peoples.yaml") for name in e["people"]]
    assert len(plurals) > 800
    assert {str(e["kind"]) for e in entries("peoples.yaml")} == KINDS
    assert sorted(plurals) == sorted(set(plurals))


def test_no_people_is_a_state_or_takes_its_adjective_from_one() -> None:
    known = gazetteer()
    assert not known.groups.keys() & known.states.keys()
    assert known.adjectives["syrian"] == "SY"
    assert known.adjectives["hazara"] == ""


def test_surnames_that_come_from_clans_are_no_adjectives() -> None:
    assert not gazetteer().adjectives.keys() & {"barzani", "baghdadi", "afridi", "mehsud", "wazir"}


@pytest.mark.parametrize(
    "plural",
    ["Hazaras", "Yazidis", "Danes", "Frenchmen", "Karamojong", "Mehsuds", "Burkinabé",
     "Crimean Tatars",     "Hongkongers", "Bedouin", "Sri Lankans", "Ta'ang", "Ta’ang"],
)  # fmt: skip
def test_a_people_in_a_text_is_a_group(plural: str) -> None:
    layers = read(f"Nobody followed the {plural} out of the valley.")
    found = [r for r in layers.referents.values() if plural in r.forms() or plural in r.name]
    assert {r.type for r in found} == {EntityType.GROUP}


@pytest.mark.parametrize("plural", ["Hazaras", "Fulani", "Crimean Tatars"])
def test_a_people_without_a_state_stays_one_when_it_acts(plural: str) -> None:
    layers = read(f"The {plural} attacked the valley in May. Nobody followed the {plural}.")
    (found,) = [r for r in layers.referents.values() if plural in r.name]
    assert (found.type, len(found.mentions)) == (EntityType.GROUP, 2)


@pytest.mark.parametrize(
    ("state", "plural"),
    [("Denmark", "Danes"), ("France", "Frenchmen"), ("Burkina Faso", "Burkinabé")],
)
def test_a_people_that_acts_stands_for_the_state_that_the_text_names(state, plural) -> None:
    layers = read(f"{state} denied it. The {plural} attacked the valley in May.")
    (found,) = [r for r in layers.referents.values() if plural in " ".join(r.forms())]
    assert (found.name, found.type) == (state, EntityType.STATE)


def test_a_people_whose_state_is_not_named_is_men_of_it() -> None:
    layers = read("There are many foreigners. The Uzbeks lead the camp; the Danes cook.")
    found = {r.name: r.type for r in layers.referents.values() if r.name in ("Uzbeks", "Danes")}
    assert found == {"Uzbeks": EntityType.GROUP, "Danes": EntityType.GROUP}
