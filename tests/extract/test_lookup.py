"""What names are proposed to be, and what is left to the sentence."""

from __future__ import annotations

import pytest

from factional.extract.gazetteer import knowing
from factional.extract.gazetteer_files import entries, sections
from factional.extract.lookup import Kind, propose
from factional.extract.register import pack, telling
from factional.extract.spelling import fold
from factional.model import EntityType, Known, KnownName, NameKind, is_edtf

ORG, STATE, PERSON = EntityType.ORGANIZATION, EntityType.STATE, EntityType.PERSON
GROUP, PLACE = EntityType.GROUP, EntityType.PLACE


def first(name, **how):
    found = propose(name, **how)
    return (found[0].type, found[0].kind, found[0].sure) if found else None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Burkina Faso", (STATE, Kind.STATE, True)),
        ("Turkey", (STATE, Kind.STATE, True)),
        ("Jordan", (STATE, Kind.STATE, False)),
        ("Nigerian army", (ORG, Kind.FORCE, True)),
        ("Sri Lankan navy", (ORG, Kind.FORCE, True)),
        ("Armed Forces of the Philippines", (ORG, Kind.FORCE, True)),
        ("Syrian government", (STATE, Kind.GOVERNMENT, True)),
        ("Tatmadaw", (ORG, Kind.ARMED, True)),
        ("FARDC", (ORG, Kind.FORCE, True)),
        ("IDF", (ORG, Kind.STATE_BODY, True)),
        ("MONUSCO", (ORG, Kind.INTERNATIONAL, True)),
        ("Hürriyet", (ORG, Kind.OUTLET, True)),
        ("Dawn", (ORG, Kind.OUTLET, False)),
        ("Kim Jong-un", (PERSON, Kind.LEADER, True)),
        ("Hemedti", (PERSON, Kind.LEADER, True)),
        ("Putin", (PERSON, Kind.SURNAME, False)),
        ("Nasrallah", (PERSON, Kind.SURNAME, False)),
        ("Kurds", (GROUP, Kind.PEOPLE, True)),
        ("French", (GROUP, Kind.PEOPLE, False)),
        ("Goma", (PLACE, Kind.TOWN, True)),
        ("Nice", (PLACE, Kind.TOWN, False)),
        ("Reading", (PLACE, Kind.TOWN, False)),
        ("Mobile", (PLACE, Kind.TOWN, False)),
        ("Hope", None),
        ("Victory", None),
        ("May", None),
        ("Front", None),
        ("Us", None),
        ("Who", None),
        ("Idf", None),
        ("turkey", None),
        ("reading", None),
        ("nice", None),
    ],
)
def test_what_a_name_can_be(name, expected):
    assert first(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("GOMA", (PLACE, Kind.TOWN, True)),
        ("SYRIAN ARMY", (ORG, Kind.FORCE, True)),
        ("HEZBOLLAH", (ORG, Kind.ARMED, True)),
        ("PUTIN", (PERSON, Kind.SURNAME, False)),
        ("TURKEY", (STATE, Kind.STATE, False)),
        ("US", (STATE, Kind.STATE, False)),
        ("NICE", (PLACE, Kind.TOWN, False)),
        ("READING", (PLACE, Kind.TOWN, False)),
        ("MAY", None),
        ("HOPE", None),
        ("WHO", None),
        ("IS", None),
    ],
)
def test_in_a_text_of_capitals_a_capital_says_nothing(name, expected):
    assert first(name, capitals=True) == expected


def test_a_capital_is_a_town_that_may_act_for_its_state():
    kinds = {p.kind: p for p in propose("Ankara")}
    assert kinds[Kind.TOWN].sure
    assert not kinds[Kind.CAPITAL].sure
    assert kinds[Kind.CAPITAL].of == kinds[Kind.TOWN].of == "TR"


def test_an_abbreviation_of_two_bodies_is_proposed_as_both_and_sure_of_neither():
    found = propose("AFP")
    assert {p.name for p in found} == {"Agence France-Presse", "Armed Forces of the Philippines"}
    assert not any(p.sure for p in found)


def test_a_leader_comes_with_post_and_years():
    leader = propose("Foday Sankoh")[0]
    assert (leader.of, leader.post) == ("Revolutionary United Front", "leader")
    assert leader.years == "1991/2003"


def test_a_surname_of_several_is_each_of_them():
    assert {p.name for p in propose("Assad")} >= {"Bashar al-Assad", "Hafez al-Assad"}


def test_leaders_are_written_as_they_are_read():
    codes = {entry["code"] for entry in entries("states.yaml")}
    known = {
        fold(n)
        for group in sections("organisations.yaml").values()
        for names in group
        for n in names
    }
    unknown = 0
    for name, post, of, years, *others in entries("leaders.yaml"):
        assert all(isinstance(text, str) for text in (name, post, of, *others)), name
        assert is_edtf(str(years)) or years == "..", name
        assert len(of) > 2 or of in codes, name
        unknown += len(of) > 2 and fold(of) not in known
    assert len(entries("leaders.yaml")) > 300
    assert unknown < 60


def test_no_name_is_that_of_two_leaders():
    named = [fold(n) for line in entries("leaders.yaml") for n in {line[0], *line[4:]}]
    twice = {n for n in named if named.count(n) > 1}
    # two spellings of one name may fold alike
    assert all(len({p.name for p in propose(n.title())}) == 1 for n in twice)


def entry(name, kind=ORG, *others, weak=()):
    names = [KnownName(name, NameKind.PRIMARY)]
    names += [KnownName(other, NameKind.ALIAS) for other in others]
    names += [KnownName(other, NameKind.ALIAS, weak=True) for other in weak]
    return Known("list.csv", name, name, kind, tuple(names))


def test_what_a_case_knows_is_proposed_for_as_long_as_the_case_is_at_hand():
    packed = pack([entry("Varnish Column", ORG, "QVX", weak=["the Lions"])])
    assert propose("QVX") == ()
    with knowing(packed):
        assert first("QVX") == (ORG, Kind.CASE, True)
        assert propose("QVX")[0].name == "Varnish Column"
        assert propose("the Lions") == ()
    assert propose("QVX") == ()


def test_a_name_in_another_script_is_known_too():
    with knowing(pack([entry("Liwa al-Zaytoun", ORG, "لواء الزيتون", "Ливан аз-Зайтун")])):
        assert propose("لواء الزيتون")[0].name == "Liwa al-Zaytoun"
        assert propose("Ливан аз-Зайтун")[0].type is ORG


@pytest.mark.parametrize("name", ["Hope", "May", "Ali", "x", "rebels", "the front", "Will"])
def test_ordinary_words_and_given_names_are_never_packed(name):
    assert not telling(name, PERSON)


def test_a_name_of_two_entries_stands_for_neither():
    with knowing(pack([entry("Qasr Column", ORG, "QCX"), entry("Qart Council", ORG, "QCX")])):
        assert propose("QCX")[0].name == "qcx"


def test_the_bytes_are_the_same_whatever_the_order():
    entries_ = [entry("Qasr Column"), entry("Selma Idder", PERSON), entry("Tarnabad", PLACE)]
    assert pack(entries_) == pack(reversed(entries_))
    assert pack([]) == b""
