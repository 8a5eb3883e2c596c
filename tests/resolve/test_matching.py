"""compare: what is one actor's name over schools, scripts and languages, and what only looks so."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.model import EntityType
from factional.resolve.matching import Match, compare

ORG, PERSON, PLACE = EntityType.ORGANIZATION, EntityType.PERSON, EntityType.PLACE

ONE = [
    # spelling schools of one script
    ("Karim Qasimov", "Karim Kasimow", PERSON),
    ("Abd al-Rahman Zahrani", "Abdurrahman az-Zahrani", PERSON),
    ("Saif al-Din Murtada", "Sayfuddin Mourtada", PERSON),
    ("Nasr Allah Hamdani", "Nasrullah al-Hamadani", PERSON),
    ("Abu Bakr al-Saheli", "Abou Bekr es-Saheli", PERSON),
    ("Abubakar Dikwa", "Abu Bakr Dikwa", PERSON),
    ("Xasan Cali Warfaa", "Hassan Ali Warfa", PERSON),
    ("Timurov, Ruslan", "Ruslan Timurov", PERSON),
    ("Jaysh al-Wadi", "Jaish el-Wadi", ORG),
    ("Lashkar-e-Zafar", "Lashkar-i-Zafar", ORG),
    ("Hizbul Salihin", "Hizb al-Salihin", ORG),
    ("Nasrullahi Brigade", "Nasrallahi Brigade", ORG),
    ("Wadi al-Hajar", "Wadi el-Hagar", PLACE),
    # scripts
    ("Zahir al-Karimi", "ظاهر الكريمي", PERSON),
    ("Ruslan Timurov", "Руслан Тимуров", PERSON),
    ("Schamil Tschernow", "Шамиль Чернов", PERSON),
    ("Jaysh al-Tahrir", "جيش التحرير", ORG),
    ("Ansar al-Jabal", "Ансар аль-Джабаль", ORG),
    ("Kostas Nikolaou", "Κώστας Νικολάου", PERSON),
    # translations
    ("Army of the Emigrants", "Jaysh al-Muhajirin", ORG),
    ("Frente de Liberación de Sorvia", "Sorvia Liberation Front", ORG),
    ("Mountain People's Party", "حزب شعب Mountain", ORG),
    ("Движение за свободу Сорвии", "Sorvii Freedom Movement", ORG),
    ("Hezbollah", "Party of God", ORG),
    # initials
    ("QVF", "Qasr Valley Front", ORG),
    ("Qasr Valley Front", "Qasr Valley Front (QVF)", ORG),
    ("M-27", "Movimiento 27 de Mayo", ORG),
    ("Real SRA", "Real Sorvian Republican Army", ORG),
]

TWO = [
    ("Ansar al-Wadi", "Ansar al-Jabal", ORG),
    ("Jaysh al-Tahrir", "Jaysh al-Fath", ORG),
    ("Sorvia Liberation Front", "Sorvia Liberation Army of the North", ORG),
    ("Al-Qasr in the Arabian Peninsula", "Al-Qasr in the Islamic Maghreb", ORG),
    ("Qasr Brigade - North", "Qasr Brigade - South", ORG),
    ("Front 33", "Front 10", ORG),
    ("Communist Party of Sorvia (Isak)", "Communist Party of Sorvia (Khaplan)", ORG),
    ("Wadi Fund (office in the Union of the Comoros)", "Wadi Fund (office of Tanzania, east)", ORG),
    ("QVF", "QVA", ORG),
    ("QVF", "Mountain People's Army", ORG),
    ("Army of Islam", "Army of God", ORG),
    ("Ruslan Timurov", "Ramzan Timurov", PERSON),
    ("Abu Omar al-Saheli", "Abu Bakr al-Saheli", PERSON),
    ("Abu Hamza al-Wadi", "Abu Hamza al-Jabali", PERSON),
    ("Mullah Zahir", "Mullah Karim", PERSON),
    ("Zahir Karimi", "Zahra Salimi", PERSON),
]


@pytest.mark.parametrize(("a", "b", "kind"), ONE)
def test_one_actor(a, b, kind):
    assert compare(a, b, kind).score > 0.5


@pytest.mark.parametrize(("a", "b", "kind"), TWO)
def test_two_actors(a, b, kind):
    assert compare(a, b, kind).score < 0.5


def test_a_kunya_is_not_the_name_that_it_holds():
    own = compare("Abu Salman", "Abou Selman", PERSON).score
    assert compare("Abu Salman", "Salman", PERSON).score < 0.5 < own


def test_a_son_is_not_his_father():
    given_name = compare("Karim Zahir Saheli", "Karim Saheli", PERSON).score
    assert compare("Rashid Karim Saheli", "Karim Saheli", PERSON).score < given_name


def test_a_head_says_little_and_a_rare_name_much():
    heads = compare("Ansar al-Wadi", "Ansar al-Jabal", ORG).score
    names = compare("Ansar al-Wadi", "Liwa al-Wadi", ORG).score
    assert heads < names < compare("Ansar al-Wadi", "Ansar ul-Wadi", ORG).score


def test_what_a_list_has_often_says_less():
    common = compare("Mohammed Ali", "Mohammed Ali Zahranovic", PERSON).score
    rare = compare("Ruslan Zahranovic", "Ruslan Ali Zahranovic", PERSON).score
    assert common < rare


def test_a_part_is_not_the_whole():
    whole = "Sorvian Rally for Democracy"
    assert compare(whole, f"{whole} - Goma", ORG).score < compare(whole, whole, ORG).score - 0.05


def test_without_a_kind_names_of_bodies_are_bodies_names():
    pair = ("Jaysh al-Wadi", "Army of the Wadi")
    assert compare(*pair) == compare(*pair, ORG)
    plain = ("Karim Saheli", "Kerim Saheli")
    assert compare(*plain).score == min(compare(*plain, k).score for k in (ORG, PERSON))


@pytest.mark.parametrize("nothing", ["", " ", "!!!", "«»", "🏴"])
def test_what_has_no_letter_is_nobody(nothing):
    assert compare(nothing, "Ansar al-Wadi", ORG) == Match(0.0, ())
    assert compare(nothing, nothing).score == 0.0


def test_the_reasons_add_up_and_name_the_words():
    match = compare("Abu Omar al-Saheli", "Abu Bakr al-Saheli", PERSON)
    assert "saheli" in match.why()
    assert match.why().startswith("for: ")
    assert "; against: " in match.why()
    weights = [abs(feature.weight) for feature in match.features]
    assert weights == sorted(weights, reverse=True)
    more = compare("Abu Omar al-Saheli", "Abu Omar al-Saheli", PERSON)
    assert sum(f.weight for f in more.features) > sum(f.weight for f in match.features)


NAMES = st.text(st.sampled_from("abdhklmnrsuyz -'()ابدرسمنولعيабвгдежикΑβγ9.,/éşИ𐤀"), max_size=30)
KINDS = st.sampled_from([None, ORG, PERSON, PLACE])


@given(NAMES, NAMES, KINDS)
def test_scores_are_probabilities_and_the_order_makes_no_difference(a, b, kind):
    match = compare(a, b, kind)
    assert 0.0 <= match.score <= 1.0
    assert match == compare(b, a, kind)


@given(st.sampled_from([pair for pair in ONE if pair[2] is not PLACE]))
def test_case_and_marks_make_no_difference(pair):
    a, b, kind = pair
    bare = "".join(c for c in unicodedata.normalize("NFKD", a) if not unicodedata.combining(c))
    assert compare(bare, b, kind).score == pytest.approx(compare(a, b, kind).score, abs=0.05)


@given(NAMES, KINDS)
def test_a_name_is_never_less_like_itself_than_like_another(name, kind):
    assert compare(name, name, kind).score >= compare(name, f"{name} Zahranovic", kind).score - 1e-9
