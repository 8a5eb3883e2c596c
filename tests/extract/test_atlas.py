"""Where places are."""

from __future__ import annotations

import pytest

from factional.extract.atlas import place_key, sizes, towns


@pytest.mark.parametrize(
    ("name", "country", "latitude", "longitude"),
    [
        ("Goma", "CD", -1.7, 29.2),
        ("Raqqa", "SY", 35.9, 39.0),
        ("ar-Raqqa", "SY", 35.9, 39.0),
        ("RAQQA", "SY", 35.9, 39.0),
        ("Myitkyina", "MM", 25.4, 97.4),
        ("Medellín", "CO", 6.2, -75.6),
    ],
)
def test_a_town_has_coordinates_country_and_province(name, country, latitude, longitude):
    town = towns(name)[0]
    assert town.country == country
    assert town.latitude == pytest.approx(latitude, abs=0.1)
    assert town.longitude == pytest.approx(longitude, abs=0.1)
    assert town.province


def test_of_several_places_of_one_name_the_largest_comes_first():
    found = towns("Tripoli")
    assert {town.country for town in found} >= {"LY", "LB"}
    assert [t.thousands for t in found] == sorted((t.thousands for t in found), reverse=True)
    assert [t.country for t in towns("Tripoli", country="LB")] == ["LB"]


def test_what_is_no_place_has_none():
    assert towns("Qwertzuiopolis") == ()
    assert towns("") == ()


def test_every_place_is_on_the_globe_and_every_size_is_of_a_place():
    for key, thousands in list(sizes().items())[::200]:
        town = towns(key)[0]
        assert -90 <= town.latitude <= 90
        assert -180 <= town.longitude <= 180
        assert town.thousands == thousands
        assert key in {place_key(name) for name in town.names}
