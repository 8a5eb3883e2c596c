from importlib import resources

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factional.model import EntityType
from factional.resolve.names import (
    Spelling,
    distinctive,
    fold,
    is_abbreviation,
    is_name,
    script,
)

LEXICON = resources.files("factional.vocabulary").joinpath("lexicon", "names.yaml")
ORG = EntityType.ORGANIZATION
PERSON = EntityType.PERSON


@pytest.mark.parametrize(
    "spellings",
    [
        (
            "Hay’at Tahrīr as-Sahel",
            "Hay'at Tahrir al-Sahel",
            "HAYʾAT TAHRIR AL SAHEL",
            "Hayat Tahrir Sahel",
        ),
        ("Ḥarakat ash-Shams", "Harakat al-Shams", "Harakat esh-Shams", "the Harakat el Shams"),
        (
            "Jama‘at Nusrat al-Bahr wal-Jabal",
            "Jamaat Nusrat ul-Bahr wa-l-Jabal",
            "Jama'at Nusrat al-Bahr wa al-Jabal",
        ),
        ("Sipah-e-Ghazi", "Sipah-i-Ghazi", "Sipah e Ghazi"),
        ("M-19", "M 19", "M19", "m–19"),
        ("U.N.", "UN", "the UN"),
        ("QVF", "QVF’s"),
        ("Kılıç Tugayı", "Kilic Tugayi"),
        ("هَيْئَة تحرير الساحل", "هيئة تحرير الساحل"),
        ("Фронт Зелёной долины", "фронт зеленой долины"),
        ("𝔔asr Front", "Qasr Front"),
        ("ar-Raqqa", "al Raqqa"),
    ],
)
def test_spellings_of_one_name_fold_to_one_text(spellings):
    assert len({fold(text) for text in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ansar al-Islam", "Ansar al-Din"),
        ("Jabhat al-Nusra", "Jabhat Fateh al-Sham"),
        ("Ahrar al-Sham", "Ajnad al-Sham"),
        ("M-19", "M-23"),
        ("Brigade 13", "Brigade 15"),
        ("El Salvador", "Salvador"),
        ("War Room", "Wa Room"),
        ("Ash Valley", "Valley"),
    ],
)
def test_different_names_fold_apart(one, other):
    assert fold(one) != fold(other)


def test_an_article_alone_is_a_word():
    assert fold("Al") == "al"
    assert fold("the") == "the"
    assert fold("—") == ""


@given(st.text(max_size=40))
def test_folding_is_idempotent_for_simple_names(text):
    folded = fold(text)
    assert folded == folded.strip()
    assert "  " not in folded
    assert fold(text.upper().lower()) == fold(text.lower())


NAMES = st.lists(
    st.sampled_from(
        ["Hay'at", "al-Sham", "as-Sawt", "Fateh", "Jabhat", "العدل", "Зелёный", "M-19"]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)


@given(NAMES)
def test_folding_twice_changes_nothing(name):
    assert fold(fold(name)) == fold(name)


@given(NAMES)
def test_case_and_spacing_never_matter(name):
    assert fold(name.upper()) == fold(name) == fold(f"  {name.replace(' ', chr(10) + ' ')} ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Turkestan Islamic Party", "Turkistan Islamic Party"),
        ("Hay'at Tahrir al-Sham", "Hay'at Tahreer al-Shaam"),
        ("Abu Muhammad al-Jolani", "Abu Mohammed al-Julani"),
        ("Jaysh al-Muhajirin", "Jaish al-Muhajireen"),
        ("Raqqah Martyrs", "Raqqa Martyrs"),
    ],
)
def test_spelling_schools_match(one, other):
    kind = PERSON if one.startswith("Abu") else ORG
    first, second = Spelling.of(one, kind), Spelling.of(other, kind)
    assert first.matches(second)
    assert second.matches(first)
    assert first.weight >= 5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Niger Volunteers", "Nigeria Volunteers"),
        ("Salim Brigade", "Salam Brigade"),
        ("Ansar al-Islam", "Ansar al-Salam"),
        ("Karim Haddad", "Karam Haddad"),
        ("Division 13 Martyrs", "Division 15 Martyrs"),
        ("Мартовский фронт", "Мортовский фронт"),
    ],
)
def test_other_words_do_not_match(one, other):
    assert not Spelling.of(one, ORG).matches(Spelling.of(other, ORG))


def test_generic_heads_and_short_words_weigh_too_little_for_a_vowel_to_differ():
    assert Spelling.of("Ahrar al-Sham", ORG).weight < 5
    assert Spelling.of("Harakat Jabhat Liwa", ORG).weight == 0


def test_what_is_distinctive_depends_on_the_kind():
    assert distinctive("Jabhat al-Nusra", ORG) == ["nusra"]
    assert distinctive("Sheikh Abu Yusuf al-Masri", PERSON) == ["yusuf", "masri"]


@pytest.mark.parametrize(
    ("text", "kind", "named"),
    [
        ("the Central Committee", ORG, False),
        ("Ministry of Defence", ORG, False),
        ("rebel factions", ORG, False),
        ("Army of Glory", ORG, True),
        ("Hezbollah", ORG, True),
        ("Abu Salim", PERSON, False),
        ("Karim", PERSON, False),
        ("Karim Haddad", PERSON, True),
        ("أبو سالم", PERSON, False),
        ("سالم الحداد", PERSON, True),
    ],
)
def test_what_names_something_by_itself(text, kind, named):
    assert is_name(text, kind) is named


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("QVF", "Qasr Valley Front"),
        ("HTS", "Hay'at Tahrir as-Sahel"),
        ("JNBJ", "Jama'at Nusrat al-Bahr wal-Jabal"),
        ("RENAVA", "Resistência Nacional do Vale"),
        ("СФД", "Северный фронт долины"),
    ],
)
def test_abbreviations_are_spelt_by_their_names(short, full):
    assert is_abbreviation(short)
    assert is_abbreviation(short, full)


@pytest.mark.parametrize(
    "text", ["Qasr", "the QVF", "Q", "THE VALLEY", "12", "قوف", "ORGANISATION"]
)
def test_what_is_no_abbreviation(text):
    assert not is_abbreviation(text)


def test_an_abbreviation_of_something_else():
    assert not is_abbreviation("PKV", "Qasr Valley Front")


def test_scripts():
    assert script("Qasr 12") == "LATIN"
    assert script("قصر (Q)") == "ARABIC"
    assert script("Каср") == "CYRILLIC"
    assert script("12") == ""


@pytest.mark.parametrize("part", ["heads", "bodies", "titles", "linkers", "leading"])
def test_the_lexicon_is_written_folded(part):
    words = yaml.safe_load(LEXICON.read_text(encoding="utf-8"))[part]
    assert [fold(word) for word in words] == words
    assert len(set(words)) == len(words)
