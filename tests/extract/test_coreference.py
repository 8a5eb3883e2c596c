"""Coreference and aliases: who is the same, and who must not be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factional.extract.annotate import annotate
from factional.model import AUTHOR, BlockKind, EntityType, Metadata
from tests.extract.documents import article, built, interview, names, pointed, read


def together(text: str, *words: str) -> bool:
    layers = read(text)
    found = {pointed(layers, w) for w in words}
    return len(found) == 1 and None not in found


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Hurrās ad-Dalīl left. Hurras al-Dalil came.", "Hurrās ad-Dalīl", "Hurras al-Dalil"),
        ("Jabhat an-Nasr left. The Nasr Front came.", "Jabhat an-Nasr", "Nasr Front"),
        ("The Kesh Liberation Front (KLF) left. KLF came.", "Kesh Liberation Front", "KLF"),
        ("The Kesh Islamic Party left. The KIP men came.", "Kesh Islamic Party", "KIP"),
        ("The Kesh Front, KF, left. KF came.", "Kesh Front", "KF"),
        ("Junud al-Wadi (Soldiers of the Valley) left.", "Junud al-Wadi", "Soldiers of the Valley"),
        ("The Dawn Watch (Hirasat al-Fajr) left.", "Dawn Watch", "Hirasat al-Fajr"),
        ("Istvan Varga left. Varga came.", "Istvan Varga", "Varga"),
        ("Usmel Tarvikh was killed. Osmel Tarvikh fled.", "Usmel Tarvikh", "Osmel Tarvikh"),
        ("Varga left. Colonel Istvan Varga came.", "Varga", "Colonel Istvan Varga"),
        ("The U.S. denied it. The United States agreed.", "U.S.", "United States"),
        ("The Rojo Column left. The group came back.", "Rojo Column", "The group"),
        ("The Rojo Column left. It came back.", "Rojo Column", "It"),
        ("Its leader, Istvan Varga, left. He came back.", "Istvan Varga", "He"),
        (
            "The leader of the small armed group Rojo Column, Istvan Varga, was killed.",
            "The leader",
            "Istvan Varga",
        ),
        (
            "The chief of the town council of Kesh, Istvan Varga, left.",
            "The chief",
            "Istvan Varga",
        ),
        (
            "Istvan Varga, the leader of Rojo Column, left.",
            "Istvan Varga",
            "the leader",
        ),
        ("Rwanda denied it. The Rwandan government left.", "Rwanda", "The Rwandan government"),
        ("President Odede left. The president came.", "President Odede", "The president"),
        ("The Kordish Armed Forces (HKBD) left. HKBD won.", "Kordish Armed Forces", "HKBD"),
        ("The Salwa Liberation Army left. The SLA won.", "Salwa Liberation Army", "SLA"),
    ],
)
def test_one(text: str, one: str, other: str) -> None:
    assert together(text, one, other)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Ansar al-Haqq left. Ansar al-Huda came.", "Ansar al-Haqq", "Ansar al-Huda"),
        ("Jabhat al-Nasr left. Jaysh al-Nasr came.", "Jabhat al-Nasr", "Jaysh al-Nasr"),
        ("The Taliban left. Harakat Taliban came.", "Taliban", "Harakat Taliban"),
        ("The Syrian Army left. The Free Syrian Army came.", "Syrian Army", "Free Syrian Army"),
        ("Fares Bayat left. Khaled Bayat came.", "Fares Bayat", "Khaled Bayat"),
        ("Kesh Front left. Then the Malian army came.", "Kesh Front", "Malian army"),
        ("The Nasr Front, formerly known as Liwa Kesh, left.", "Nasr Front", "Liwa Kesh"),
        ("Kesh Battalion left. Rain fell in Kesh.", "Kesh Battalion", "Kesh"),
        ("The 13th Division left. The 23rd Division came.", "13th Division", "23rd Division"),
        ("The Irish Ledger met the Rojo Column. The group left.", "Irish Ledger", "The group"),
    ],
)
def test_two(text: str, one: str, other: str) -> None:
    layers = read(text)
    assert pointed(layers, one) is not None
    assert pointed(layers, other) is not None
    assert pointed(layers, one) != pointed(layers, other)


@pytest.mark.parametrize(
    "words",
    [
        "formerly known as",
        "previously known as",
        "which used to go by the name",
        "formerly",
    ],
)
def test_a_former_name_is_kept_apart_and_linked(words: str) -> None:
    layers = read(f"The Nasr Front ({words} Liwa Kesh) left.")
    (alias,) = layers.aliases
    assert alias.former
    assert layers.referents[alias.referent].name == "Nasr Front"
    assert alias.other is not None
    assert layers.referents[alias.other].name == "Liwa Kesh"
    assert layers.document.text[alias.start : alias.end].startswith("Nasr Front (")


@pytest.mark.parametrize("words", ["previously known as", "formerly called", "also known as"])
def test_an_owner_is_no_alias_of_what_it_owns(words: str) -> None:
    layers = read(f"The Nasr Front, {words} Rojo Column's branch in Mali, Liwa Kesh, left.")
    (alias,) = layers.aliases
    assert alias.other != pointed(layers, "Rojo Column")
    assert pointed(layers, "Rojo Column") == "Rojo Column"
    assert layers.document.text[alias.start : alias.end].endswith("Liwa Kesh")
    assert read(f"The Nasr Front, {words} Rojo Column's branch in Mali, left.").aliases == ()


def test_what_belongs_to_somebody_is_no_form_of_his_name() -> None:
    layers = read("The Rojo Column left Mali. Its organisation was disbanded. Its leader left.")
    column = layers.referents["rojo_column"]
    assert column.forms() == ["Rojo Column"]
    assert pointed(layers, "Its") == "Rojo Column"
    assert pointed(layers, "Its leader") == "Its leader"


def test_an_organisation_is_called_by_what_it_is_called_without_its_head() -> None:
    layers = read("The Harras al-Wadi Organization left. Harras al-Wadi came back.")
    assert pointed(layers, "Harras al-Wadi Organization") == "Harras al-Wadi"


def test_a_later_name_turns_the_link_round() -> None:
    layers = read("Liwa Kesh, later renamed the Nasr Front, left.")
    (alias,) = layers.aliases
    assert layers.referents[alias.referent].name == "Nasr Front"
    assert alias.former


def test_another_name_is_linked_with_its_words() -> None:
    layers = read("The Vedeno Brigade, also known as the Sharoy Front, left.")
    (alias,) = layers.aliases
    assert alias.other is not None
    assert layers.referents[alias.other].name == "Sharoy Front"
    assert not alias.former
    assert "also known as" in layers.document.text[alias.start : alias.end]


def test_a_remark_in_brackets_is_no_alias() -> None:
    layers = read("The Nasr Front (in Kesh) left. Abu Walid (KLF) came. Kesh Front (banned) won.")
    assert layers.aliases == ()


def test_in_an_interview_first_person_is_the_speaker_or_his_organisation() -> None:
    layers = annotate(
        interview(
            ("Q", "Do you train the Kesh Brigade? What do you think of it?"),
            ("A", "We do not train them. I know nothing. The Rojo Column is small."),
        )
    )
    assert pointed(layers, "We") == "Rojo Column"
    assert pointed(layers, "I") == "Abu Samir al-Kordi"
    assert pointed(layers, "you", 0) == "Rojo Column"
    assert pointed(layers, "you", 1) == "Abu Samir al-Kordi"
    assert pointed(layers, "them") == "Kesh Brigade"


def test_nobody_who_speaks_is_they() -> None:
    layers = annotate(
        interview(
            ("Q", "Have you met the Kesh Brigade?"),
            ("A", "The Rojo Column met it. They said nothing."),
        )
    )
    assert pointed(layers, "They") != "Rojo Column"


def test_your_group_is_the_organisation_of_the_one_asked() -> None:
    layers = annotate(
        interview(("Q", "When was your group founded?"), ("A", "Rojo Column is old."))
    )
    assert pointed(layers, "your group") == "Rojo Column"


def test_a_man_and_a_woman_of_one_name_are_two() -> None:
    layers = read("Mr. Varga left. Mrs. Varga stayed. Mrs Varga wept.")
    mentions = {m.text: m.referent for s in layers.sentences for m in s.mentions}
    assert mentions["Mr. Varga"] != mentions["Mrs. Varga"] == mentions["Mrs Varga"]


def test_who_names_our_brigade_speaks_for_it() -> None:
    said = "Our brigade, the Velm Column, left the Rojo Front. We have no money."
    layers = annotate(interview(("Q", "Who are you?"), ("A", said), affiliation=None))
    assert pointed(layers, "We") == pointed(layers, "Our") == "Velm Column"


def test_without_an_affiliation_we_is_the_speaker() -> None:
    layers = annotate(interview(("Q", "Who are you?"), ("A", "We are tired."), affiliation=None))
    assert pointed(layers, "We") == "Abu Samir al-Kordi"


def test_every_voice_has_a_referent() -> None:
    layers = annotate(interview(("Q", "Who is Varga?"), ("A", "Nobody.")))
    assert {layers.referents[r].name for r in layers.speakers.values()} == {
        "Ada Quill",
        "Abu Samir al-Kordi",
    }
    assert layers.speakers.keys() == {"Ada Quill", "Abu Samir al-Kordi"}


def test_the_publisher_is_an_organisation_and_the_author_a_person() -> None:
    document = replace(
        article("Nothing happened."),
        metadata=Metadata(publisher="The Kesh Courier", authors=("Ada Quill",)),
    )
    layers = annotate(document)
    kinds = {layers.referents[r].type for r in layers.speakers.values()}
    assert kinds == {EntityType.ORGANIZATION, EntityType.PERSON}
    assert AUTHOR not in layers.speakers


def test_pronouns_are_no_names() -> None:
    layers = read("The Rojo Column left. It came back.")
    (column,) = (r for r in layers.referents.values() if r.type is EntityType.ORGANIZATION)
    assert column.forms() == ["Rojo Column"]
    assert len(column.mentions) == 2


def test_an_impersonal_it_is_nobody() -> None:
    assert pointed(read("The Rojo Column left. It is possible that it rains."), "It") is None


def test_ids_are_readable_and_unique() -> None:
    layers = read("Hay'at al-Wadi left. Jaysh Ḥurr came. The حركة الوادي won.")
    assert {"hay_at_al_wadi", "jaysh_hurr"} <= layers.referents.keys()
    assert all(r.id == key for key, r in layers.referents.items())


def test_layers_are_a_pure_function_of_the_document() -> None:
    document = built([(BlockKind.PARAGRAPH, AUTHOR, "The Rojo Column (RC) left Kesh in May 2016.")])
    assert annotate(document) == annotate(document)
    assert names(annotate(document)) >= {"Rojo Column"}


def test_a_possessive_is_of_the_nearest_in_its_sentence_not_of_the_most_frequent() -> None:
    layers = read(
        "Rojo Column left Mali. Rojo Column came back. Rojo Column grew.",
        "We heard of Jaysh al-Wadi (Army of the Valley) and its leader, Istvan Varga.",
    )
    assert pointed(layers, "its") == "Jaysh al-Wadi"


def test_an_answer_without_a_name_speaks_of_whom_it_was_asked_about() -> None:
    layers = annotate(
        interview(
            ("Q", "What does the Kesh Brigade want? How strong is it?"),
            ("A", "Its fighters left."),
            ("Q", "We heard of Jaysh al-Wadi and its chief, Istvan Varga. Who funds the group?"),
            ("A", "Its organisation was disbanded and its soldiers fled."),
            ("Q", "Is Istvan Varga alive?"),
            ("A", "He is. His men left him."),
        )
    )
    assert pointed(layers, "Its", 0) == "Kesh Brigade"
    assert pointed(layers, "the group") == "Jaysh al-Wadi"
    assert pointed(layers, "Its", 1) == "Jaysh al-Wadi"
    assert pointed(layers, "its", 1) == "Jaysh al-Wadi"
    assert {pointed(layers, w) for w in ("He", "His", "him")} == {"Istvan Varga"}


def test_he_is_never_the_one_who_speaks() -> None:
    layers = annotate(interview(("Q", "Who are you?"), ("A", "I am old. He is old too.")))
    assert pointed(layers, "He") != "Abu Samir al-Kordi"


def test_she_is_nobody_who_was_a_he() -> None:
    layers = read(
        "Istvan Varga left. He said so. Yelena Oryol came. Istvan Varga ran, and she sang."
    )
    assert pointed(layers, "she") == "Yelena Oryol"


@pytest.mark.parametrize(
    "words", ["Other factions", "Both factions", "Another group", "Two groups"]
)
def test_who_is_said_to_be_another_is_taken_for_nobody(words: str) -> None:
    layers = read(f"Some factions left. Other factions and both groups met. {words} stayed.")
    found = [r for r in layers.referents.values() if any(m.text == words for m in r.mentions)]
    assert [[m.text for m in r.mentions] for r in found] == [[words]] * len(found)
    assert found


def test_these_factions_are_those_spoken_of_last() -> None:
    layers = read("Some other factions left. Jaysh al-Wadi came. These factions stayed.")
    assert pointed(layers, "These factions") == pointed(layers, "Some other factions")


def test_the_main_faction_is_not_the_last_one_spoken_of() -> None:
    layers = read("The Rojo Column left. It became part of the main faction.")
    assert pointed(layers, "the main faction") != "Rojo Column"


def test_of_two_parties_the_one_that_acts_is_the_party() -> None:
    layers = read("The Kesh Labour Party met the Kesh Unity Party. Rain fell. The party split.")
    assert pointed(layers, "The party") == "Kesh Labour Party"


def test_a_name_after_another_verb_is_not_the_holder_of_the_post():
    text = "The leader of the group met the Rojo Column, Istvan Varga, and others."
    assert not together(text, "The leader", "Istvan Varga")


def test_an_agency_is_known_by_its_initials_in_its_own_report():
    document = read("A resident told KPA that the Rojo Column left.").document
    document = replace(
        document, metadata=replace(document.metadata, publisher="Karvia Press Agency")
    )
    layers = annotate(document)
    agency = layers.referents[layers.speakers["Karvia Press Agency"]]
    assert agency.name == pointed(layers, "KPA")
