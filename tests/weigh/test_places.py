"""What lies in what: by the gazetteer, and by names that hold one another."""

import pytest

from factional.model import Entity, EntityType
from factional.weigh._places import Places

NAMES = [
    "Syria", "Idlib", "Idlib province", "Idlib city", "Jisr al-Shughur", "Hama", "Dolkhan", "Qavra",
    "northern countryside of Hama", "western districts of Dolkhan", "camps near Dolkhan",
    "Dolkhan road", "دولخان",
]  # fmt: skip


@pytest.fixture(scope="module")
def places():
    return Places(Entity(name, name, EntityType.PLACE) for name in NAMES)


@pytest.mark.parametrize(
    ("place", "wider"),
    [
        ("Jisr al-Shughur", {"Idlib", "Idlib province", "Syria"}),
        ("Idlib", {"Idlib province", "Syria"}),
        ("Idlib city", {"Idlib", "Idlib province", "Syria"}),
        ("northern countryside of Hama", {"Hama", "Syria"}),
        ("western districts of Dolkhan", {"Dolkhan"}),
        ("camps near Dolkhan", set()),
        ("Dolkhan road", set()),
        ("Syria", set()),
        ("Qavra", set()),
    ],
)
def test_what_a_place_lies_in(places, place, wider):
    assert {name for name in NAMES if name != place and places.lies_in(place, name)} == wider


def test_what_is_named_by_another_is_not_apart_from_it(places):
    assert places.apart("Idlib", "Hama")
    assert places.apart("Qavra", "Dolkhan")
    assert not places.apart("camps near Dolkhan", "Dolkhan")
    assert not places.apart("Jisr al-Shughur", "Syria")
    assert not places.apart("Idlib", "nowhere that the case knows")


def test_who_is_no_place_lies_nowhere(places):
    places.put(Entity("front", "Idlib Front", EntityType.ORGANIZATION))
    assert "front" not in places
    assert not places.lies_in("front", "Idlib")


def test_a_place_that_is_renamed_lies_elsewhere():
    places = Places(
        [Entity("x", "Nowhere", EntityType.PLACE), Entity("s", "Syria", EntityType.STATE)]
    )
    assert not places.lies_in("x", "s")
    places.put(Entity("x", "Idlib", EntityType.PLACE))
    assert places.lies_in("x", "s")
    places.drop("x")
    assert not places.lies_in("x", "s")
