"""Names: found, typed, and not seen where there are none."""

from __future__ import annotations

import pytest

from factional.extract.annotate import annotate
from factional.model import EntityType
from tests.extract.documents import article, names, pointed, read

ORG, PERSON, PLACE = EntityType.ORGANIZATION, EntityType.PERSON, EntityType.PLACE
STATE, GROUP, EVENT = EntityType.STATE, EntityType.GROUP, EntityType.EVENT


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Kawthar Liberation Front left.", "Kawthar Liberation Front"),
        ("Fighters of Katibat Macina left.", "Katibat Macina"),
        ("Yesterday Jaysh al-‘Ayn left.", "Jaysh al-‘Ayn"),
        ("Mountain Eagles Brigade left.", "Mountain Eagles Brigade"),
        ("El Frente Oriental left.", "El Frente Oriental"),
        ("The 23rd Division left.", "23rd Division"),
        ("The Army of the Marsh left.", "Army of the Marsh"),
        (
            "The National Council for the Defence of Kesh left.",
            "National Council for the Defence of Kesh",
        ),
        ("The Freedom and Progress Party left.", "Freedom and Progress Party"),
        ("He joined M-40 and left.", "M-40"),
        ("The KLF left.", "KLF"),
        ("The Rojo militants left Kesh.", "Rojo"),
        ("Rojo Mensah is a faction of herders.", "Rojo Mensah"),
        ("The Syrian Observatory for Human Rights left.", "Syrian Observatory for Human Rights"),
        ("He told the Irish Ledger so.", "Irish Ledger"),
        ("Harakat Ḥurrās al-Wādī left.", "Harakat Ḥurrās al-Wādī"),
    ],
)
def test_organisations(text: str, name: str) -> None:
    assert name in names(read(text), ORG)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lt. Col. Istvan Varga left.", "Istvan Varga"),
        ("Abu Walid al-Azawadi left.", "Abu Walid al-Azawadi"),
        ("Its leader, Tun Myat Zaw, left.", "Tun Myat Zaw"),
        ("Mullah Sangin left.", "Mullah Sangin"),
        ("The column is led by Yelena Oryol.", "Yelena Oryol"),
        ("Muhammad bin Rashad left.", "Muhammad bin Rashad"),
        ("Kenyan Vice President Wangari Odede left.", "Wangari Odede"),
        ("Declan Rooney told reporters so.", "Declan Rooney"),
    ],
)
def test_persons(text: str, name: str) -> None:
    assert name in names(read(text), PERSON)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It is active in Goma.", "Goma"),
        ("It left the village of Ubari Tin.", "Ubari Tin"),
        ("It holds Kesh province.", "Kesh"),
        ("It came to Puerto Lindo.", "Puerto Lindo"),
        ("Fighters moved to Pankra.", "Pankra"),
        ("It was seen in the northern countryside of Homs.", "northern countryside of Homs"),
        ("A bomb hit the Ugandan embassy.", "Ugandan embassy"),
        ("It is strong in the Middle East.", "Middle East"),
        ("It lives in southern Chad.", "southern Chad"),
    ],
)
def test_places(text: str, name: str) -> None:
    assert name in names(read(text), PLACE)


@pytest.mark.parametrize(
    "text", ["Operation Falcon began.", "The Battle of Kesh began.", "The Kesh Accord failed."]
)
def test_events(text: str) -> None:
    assert names(read(text), EVENT)


@pytest.mark.parametrize(
    "text",
    [
        "Recently nothing happened.",
        "Fighting went on. However, nobody won.",
        "I think so. You may go in May.",
        "Many of them prayed in Ramadan.",
        "Questions remain: Why now?",
        "“Peace is near,” it was written.",
    ],
)
def test_ordinary_words_with_a_capital_are_no_names(text: str) -> None:
    assert not names(read(text)) - {"Many"}


def test_a_country_that_acts_is_a_state_and_one_where_things_happen_a_place() -> None:
    layers = read("Uganda accused Rwanda of arming the rebels. The rebels train in Chad.")
    assert {"Uganda", "Rwanda"} <= names(layers, STATE)
    assert "Chad" in names(layers, PLACE)


def test_a_capital_that_acts_is_a_state() -> None:
    assert names(read("Ankara denied the report."), STATE) == {"Ankara"}
    assert "Ankara" in names(read("The talks were held in Ankara."), PLACE)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("German jihadists left.", "German jihadists"),
        ("Nobody followed the Albanians.", "Albanians"),
        ("Several masked gunmen left.", "Several masked gunmen"),
        ("Pro-government militias left.", "Pro-government militias"),
        ("It trained ten Kordish volunteers.", "ten Kordish volunteers"),
    ],
)
def test_groups(text: str, name: str) -> None:
    assert name in names(read(text), GROUP)


def test_two_kinds_of_people_are_two_groups_of_one_mention() -> None:
    layers = read("It trains Kurdish and Arab fighters. The Arab fighters left.")
    assert names(layers, GROUP) == {"Kurdish fighters", "Arab fighters"}
    both = [m.referent for m in layers.sentences[0].mentions if m.text.startswith("Kurdish")]
    assert len(both) == 2


def test_unnamed_voices_are_placeholders() -> None:
    layers = read("Local sources told Radio Tessit so. A senior official denied it.")
    unnamed = {r.name: r.type for r in layers.referents.values() if r.placeholder}
    assert unnamed == {"Local sources": GROUP, "senior official": PERSON}


def test_armies_and_governments_by_their_country() -> None:
    layers = read("The Malian army fought Kesh Brigade. The Malian government denied it.")
    assert "Malian army" in names(layers, ORG)
    assert "Malian government" in names(layers, STATE)


def test_a_mention_of_a_description_ends_before_whose_it_is() -> None:
    layers = read("It trained an elite unit of Jaysh al-Wadi.")
    assert pointed(layers, "an elite unit") == "elite unit of Jaysh al-Wadi"
    assert pointed(layers, "Jaysh al-Wadi") == "Jaysh al-Wadi"


def test_a_place_inside_a_longer_name_is_no_mention() -> None:
    layers = read("The Shan State Progress Brigade left.")
    assert names(layers) == {"Shan State Progress Brigade"}


def test_names_in_compounds() -> None:
    assert pointed(read("Some KLF-affiliated groups left."), "KLF") == "KLF"


def test_capitals_throughout() -> None:
    layers = read(
        "COMMANDER PEDRO ALVAREZ OF THE POPULAR LIBERATION MOVEMENT (MPL) SAID THAT\n"
        "THE MOVEMENT HOLDS THE VILLAGE OF SAN TELMO. THE NATIONAL GUARD FLED. ALVAREZ\n"
        "MET DELEGATES OF THE ASSOCIATION OF FISHERMEN IN BOGOTA."
    )
    assert {"POPULAR LIBERATION MOVEMENT", "NATIONAL GUARD"} <= names(layers, ORG)
    assert names(layers, PERSON) == {"PEDRO ALVAREZ"}
    assert {"SAN TELMO", "BOGOTA"} <= names(layers, PLACE)
    assert (
        pointed(layers, "MPL") == pointed(layers, "THE MOVEMENT") == "POPULAR LIBERATION MOVEMENT"
    )


def test_capitals_throughout_around_an_ordinary_word() -> None:
    layers = read(
        "THE UNITED HIGHLAND FRONT IS ALLIED WITH THE OSTREL VALLEY FRONT. THE MILITARY ATTACKED\n"
        "FRONT POSITIONS. A NEW REBEL FRONT OPENED THERE."
    )
    named = {r.name for r in layers.referents.values() if not r.placeholder}
    assert named == {"UNITED HIGHLAND FRONT", "OSTREL VALLEY FRONT"}


def test_a_shouted_opening_is_no_part_of_a_name() -> None:
    layers = read("HEZBOLLAH CAME out of the war. It has grown.")
    assert names(layers, ORG) == {"HEZBOLLAH"}


def test_names_across_a_line_break_are_one() -> None:
    layers = annotate(article("The fighters of the Kawthar\nLiberation Front left the town."))
    assert "Kawthar Liberation Front" in names(layers, ORG)


def test_a_person_by_a_word_that_is_a_people_too() -> None:
    layers = read("Saleh al-Somali was killed. Somali was described as a planner.")
    assert pointed(layers, "Somali") == "Saleh al-Somali"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The head of the grouping Sons of Velm, Osmel Tarvix, has been killed.", "Osmel Tarvix"),
        ("The man who died was, they said, his brother Ordren.", "Ordren"),
        ("Osmel Tarvix was wounded.", "Osmel Tarvix"),
        ("Ilmar Dosk and his brother trained the Ayzar Brigade.", "Ilmar Dosk"),
    ],
)
def test_persons_by_what_only_persons_are(text: str, name: str) -> None:
    assert name in names(read(text), PERSON)
    assert not any(name in other for other in names(read(text), ORG))


def test_a_town_is_no_short_form_of_what_is_named_for_it() -> None:
    text = "The Velmin Village Guards left. The armed groups of Velmin stayed. Velmin is quiet."
    assert pointed(read(text), "Velmin") == "Velmin"
    assert "Velmin" in names(read(text), PLACE)
    layers = read("The Irtal Battalion is not the Irtal Committee. Irtal fell.")
    assert len({pointed(layers, w) for w in ("Irtal Battalion", "Irtal Committee", "Irtal")}) == 3


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Silver Branch operation began.", "Silver Branch"),
        ("It joined the Tigris Shield and Silver Branch operations.", "Tigris Shield"),
        ("Operation Silver Branch began. In May Silver Branch ended.", "Silver Branch"),
        ("The Second Battle of Tal al-Wadi began.", "Second Battle of Tal al-Wadi"),
    ],
)
def test_operations_and_battles(text: str, name: str) -> None:
    assert name in {r.name for r in read(text).referents.values() if r.type is EVENT}


def test_an_operation_of_an_organisation_is_not_its_name() -> None:
    layers = read("The Kesh Brigade operation failed. It hit KLF operations and Rojo Column camps.")
    assert not any(r.type is EVENT and not r.placeholder for r in layers.referents.values())
