"""How words are heard, read and aligned before anything is weighed."""

import pytest

from factional.model import EntityType
from factional.resolve.matching._acronyms import spells, translated
from factional.resolve.matching._align import align
from factional.resolve.matching._glosses import common, glosses, key_of, senses_of
from factional.resolve.matching._sounds import alike, sounds, tables
from factional.resolve.matching._words import Role, read
from factional.resolve.names import fold

ORG, PERSON = EntityType.ORGANIZATION, EntityType.PERSON


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("hussein", "husayn"),
        ("tawhid", "tauhid"),
        ("salim", "saleem"),
        ("hassan", "hasan"),
        ("nusrah", "nusra"),
        ("jawlani", "jolani"),
        ("tayyiba", "taiba"),
    ],
)
def test_schools_are_heard_alike(a, b):
    assert alike(a, b) > 0.9


@pytest.mark.parametrize(
    ("a", "b"),
    [("basayev", "bassajew"), ("басаев", "basayev"), ("qadhafi", "gaddafi"), ("axmed", "ahmed")],
)
def test_farther_schools_too(a, b):
    assert alike(a, b) > 0.6


@pytest.mark.parametrize(
    ("a", "b"), [("hassan", "hussein"), ("karim", "rahim"), ("front", "force"), ("33", "34")]
)
def test_other_words_are_not(a, b):
    assert alike(a, b) < 0.3


def test_arabic_without_vowels_meets_latin_with_them():
    assert alike("تحرير", "tahrir") > 0.9
    assert alike("jabal", "جبل") > 0.5
    assert alike("تحرير", "tariq") < 0.1


def test_both_orders_are_one():
    assert alike("tahrir", "تحرير") == alike("تحرير", "tahrir")


def test_groups_of_letters_are_one_sound():
    assert sounds("dschochar") == sounds("djochar")
    assert sounds("khattab") == "xatab"
    assert sounds("аль") == sounds("al")
    assert sounds("") == ""


def test_a_sign_never_says_more_than_itself():
    table = tables()["latin"]
    assert all(table.pairs[a, b] == table.pairs[b, a] for a, b in table.pairs)
    assert all(table.best[x] >= nats for (x, _), nats in table.pairs.items() if x in table.best)


def test_a_key_has_the_consonants_of_all_schools():
    assert key_of("muhammad") == key_of("mohamed") == key_of("محمد")
    assert key_of("qadhafi") == key_of("kadafi")
    assert key_of("umar") == key_of("omar") == key_of("عمر")
    assert key_of("m23") != key_of("m19")


def test_meanings_are_found_by_sound_by_plural_and_with_an_article_run_on():
    assert senses_of("jeish") == senses_of("army")
    assert "democratic" in senses_of("democratiques")
    assert senses_of("hizbul") == senses_of("hizb")
    assert not senses_of("timurov")


def test_every_gloss_is_folded_and_no_row_is_empty():
    table = glosses()
    assert all(word == fold(word) for word in table.senses)
    assert table.heads.isdisjoint(table.sides)
    assert {"army", "front"} <= table.heads
    assert {"north", "march"} <= table.sides


def test_the_rare_says_more():
    bits = common()
    assert bits[f"p:{key_of('muhammad')}"] < bits[f"p:{key_of('mustafa')}"] < 14
    assert min(bits.values()) > 0


def words(name, kind):
    return [(word.text, word.role) for word in read(name, kind).words]


def test_persons_are_read_by_their_own_rules():
    assert words("Mullah Abu Bakr bin Zahir al-Wadi", PERSON) == [
        ("mullah", Role.TITLE),
        ("abubakr", Role.KUNYA),
        ("zahir", Role.NAME),
        ("wadi", Role.NAME),
    ]
    assert words("Abd al-Rahman Saif al-Din", PERSON) == words("Abdurrahman Saifuddin", PERSON)
    assert words("Timurov, Ruslan", PERSON) == words("Ruslan Timurov", PERSON)
    assert words("Mullah", PERSON) == [("mullah", Role.NAME)]


def test_bodies_have_heads_places_sides_and_abbreviations_beside_them():
    reading = read("Qasr Valley Front of Iraq - North (QVF)", ORG)
    assert [w.role for w in reading.words] == [
        Role.NAME,
        Role.NAME,
        Role.HEAD,
        Role.PLACE,
        Role.SIDE,
    ]
    assert reading.given == ("qvf",)
    assert read("M-27", ORG).initials == "m27"
    assert read("Real SRA", ORG).words[1].role is Role.INITIALS
    assert read("Communist Party (Isak)", ORG).part == {"isak"}
    remark = "Wadi Exchange (branch located in the old market)"
    assert [w.text for w in read(remark, ORG).words] == ["wadi", "exchange"]


def test_a_name_in_capitals_is_no_abbreviation():
    assert read("QASR VALLEY FRONT", ORG).initials == ""
    assert all(w.role is not Role.INITIALS for w in read("THE OLD MEN", ORG).words)


def test_two_words_stand_for_one():
    pairings = align(read("Antibalad", ORG), read("Anti-balad", ORG))
    assert [(p.left, p.right) for p in pairings] == [((0,), (0, 1))]


def test_a_word_stands_for_one_other_at_most():
    pairings = align(read("Ali Ali Hassan", PERSON), read("Hasan Ali", PERSON))
    assert len({p.left for p in pairings}) == len({p.right for p in pairings}) == 2


@pytest.mark.parametrize(
    ("letters", "name", "how"),
    [
        ("qvf", "qasr valley front", 1.0),
        ("mle", "movement for the liberation of esra", 1.0),
        ("ifs", "исламский фронт сорвии", 1.0),
        ("qvf", "valley front of qasr", 0.0),
        ("q", "qasr valley front", 0.0),
    ],
)
def test_initials(letters, name, how):
    assert spells(letters, tuple(name.split())) == how


def test_initials_that_take_more_or_skip_a_word_say_less():
    assert 0.5 < spells("model", ("movement", "for", "democracy", "in", "eastern", "libera")) < 1
    assert 0.5 < spells("qf", ("qasr", "valley", "front")) < 1


def test_initials_of_a_translation():
    assert translated("fls", ("sorvia", "liberation", "front"))
    assert not translated("xyz", ("sorvia", "liberation", "front"))
