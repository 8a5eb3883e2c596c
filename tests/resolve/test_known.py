"""Names that an imported list gives to one actor."""

import pytest

from factional.model import EntityType, Known, KnownName, NameKind
from factional.resolve import known_names, resolve
from tests.resolve.build import ORG, PERSON, referent


def entry(id, *names, kind=ORG, former=(), weak=()):
    given = [KnownName(name, NameKind.ALIAS) for name in names]
    given += [KnownName(name, NameKind.FORMER) for name in former]
    given += [KnownName(name, NameKind.ALIAS, weak=True) for name in weak]
    return Known("list.csv", id, names[0], kind, tuple(given))


def entities(*names, known, type=ORG):
    documents = [(f"d{n}", referent(name, type=type)) for n, name in enumerate(names)]
    return len(resolve(documents, known=known).entities)


WARDENS = entry("1", "Lamp Wardens", "Wardoun", "حراس المصباح", "LWX")


@pytest.mark.parametrize("name", ["Wardoun", "al-Wardoun", "حراس المصباح", "LWX"])
def test_names_of_one_entry_are_one_actor_however_they_are_spelt(name):
    assert entities("Lamp Wardens", name, known=[WARDENS]) == 1
    assert entities("Lamp Wardens", name, known=[]) == 2


def test_what_was_called_so_once_may_live_on():
    known = [entry("1", "Lamp Wardens", "Wardoun", former=["Candle League"])]
    assert entities("Lamp Wardens", "Candle League", known=known) == 2


def test_a_weak_name_merges_nobody():
    known = [entry("1", "Lamp Wardens", "Wardoun", weak=["Lions"])]
    assert entities("Lamp Wardens", "Lions", known=known) == 2


def test_a_name_of_two_entries_is_neither_ones():
    known = [WARDENS, entry("2", "Lost Wardens", "LWX")]
    assert entities("Lamp Wardens", "LWX", known=known) == 2
    assert entities("Lost Wardens", "LWX", known=known) == 2


def test_one_entry_in_two_lists_is_one():
    known = [WARDENS, entry("1", "Lamp Wardens", "Garde-lampes")]
    assert entities("Wardoun", "Garde-lampes", known=known) == 1


def test_a_person_is_known_by_a_single_name_that_the_list_gives():
    known = [entry("1", "Selma Idder", "Tirsafa", kind=PERSON)]
    assert entities("Selma Idder", "Tirsafa", known=known, type=PERSON) == 1
    assert entities("Tirsafa", "Tirsafa", known=[], type=PERSON) == 2


def test_two_names_of_one_document_stay_two():
    documents = [("d1", referent("Lamp Wardens")), ("d1", referent("Wardoun"))]
    assert len(resolve(documents, known=[WARDENS]).entities) == 2


def test_an_abbreviation_is_what_the_documents_say_it_is():
    documents = [
        ("d1", referent("Low Water Express", "LWX")),
        ("d2", referent("LWX")),
        ("d3", referent("Lamp Wardens")),
    ]
    of = resolve(documents, known=[WARDENS]).of
    assert of["d2", "lwx"] == of["d1", "low_water_express"] != of["d3", "lamp_wardens"]


def test_an_actor_is_no_person_of_its_name():
    known = [entry("1", "Lamp Wardens", "Wardoun", kind=EntityType.PERSON)]
    assert entities("Lamp Wardens", "Wardoun", known=known) == 2


def test_entries_with_one_name_alone_say_nothing():
    assert known_names([entry("1", "Lamp Wardens"), entry("2", "Wardoun", former=["Old"])]) == []
