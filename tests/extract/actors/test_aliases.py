"""Aliases: what a text says other names are, and what it does not say."""

from __future__ import annotations

import pytest

from factional.extract.actors.aliases import Stated, find_aliases
from factional.extract.actors.patterns import Naming
from factional.extract.language import analyse
from factional.model import NameKind


def stated(text: str) -> list[Stated]:
    return list(find_aliases(text, analyse(text)))


def pairs(text: str) -> list[tuple[str, str, str]]:
    return [
        (text[s.name.start : s.name.end], text[s.other.start : s.other.end], s.kind.value)
        for s in stated(text)
    ]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("The Kesh Defence League (KDL) left.", "Kesh Defence League | KDL | abbreviation"),
        ("The KDL (Kesh Defence League) left.", "KDL | Kesh Defence League | abbreviation"),
        ("The Kesh Defence League, or KDL, left.", "Kesh Defence League | KDL | abbreviation"),
        ("Kuvayê Azadiya Zagrê (KAZ) left.", "Kuvayê Azadiya Zagrê | KAZ | abbreviation"),
        ("The Odumbe Rifles (the ORs) left.", "Odumbe Rifles | ORs | abbreviation"),
        ("Liwa al-Bahr, also known as the Sea Wolves, left.", "Liwa al-Bahr | Sea Wolves | alias"),
        ("Liwa al-Bahr, aka the Sea Wolves, left.", "Liwa al-Bahr | Sea Wolves | alias"),
        ("The gang is popularly known as the Numbers.", "The gang | Numbers | alias"),
        ("Istvan Varga, nicknamed “the Baker”, left.", "Istvan Varga | Baker | alias"),
        ("Hugo “Machete” Caicedo was buried.", "Hugo “Machete” Caicedo | Machete | alias"),
        ("The rebels, who call themselves the Free Men, left.", "The rebels | Free Men | alias"),
        ("Liwa al-Bahr, formerly Saraya al-Bahr, left.", "Liwa al-Bahr | Saraya al-Bahr | former"),
        ("Liwa al-Bahr was renamed the Fifth Legion.", "Fifth Legion | Liwa al-Bahr | former"),
        ("Liwa al-Bahr, renamed the Fifth Legion, left.", "Fifth Legion | Liwa al-Bahr | former"),
        (
            "The Fifth Legion is the successor of Liwa al-Bahr.",
            "Fifth Legion | Liwa al-Bahr | succeeds",
        ),
        (
            "The Fifth Legion was succeeded by the Home Corps.",
            "Home Corps | Fifth Legion | succeeds",
        ),
        (
            "Liwa al-Bahr (Brigade of the Sea) left.",
            "Liwa al-Bahr | Brigade of the Sea | translation",
        ),
        ("The name Tariki means “those who wait”.", "Tariki | those who wait | translation"),
        ("Liwa al-Bahr (لواء البحر) left.", "Liwa al-Bahr | لواء البحر | script"),
        ("Taras Melnyk (Тарас Мельник) left.", "Taras Melnyk | Тарас Мельник | script"),
        ("The Thaya Column (သာယာတပ်) left.", "Thaya Column | သာယာတပ် | script"),
        ("Ma Guofeng 马国锋 left.", "Ma Guofeng | 马国锋 | script"),
        (
            "Abu Harun, whose real name is Sami Daoud, left.",
            "Abu Harun | Sami Daoud | nom_de_guerre",
        ),
        ("Taras Melnyk, callsign Heron, left.", "Taras Melnyk | Heron | nom_de_guerre"),
        ("Rosa Leal, born Inés Duarte, left.", "Rosa Leal | Inés Duarte | former"),
        ("THE RED COLUMN, ALSO KNOWN AS THE SEA PLAN, LEFT.", "RED COLUMN | SEA PLAN | alias"),
    ],
)
def test_a_name_beside_another(text: str, pair: str) -> None:
    assert pair in [" | ".join(p) for p in pairs(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Liwa al-Bahr, a Druze-majority group, left.",
        "The Sea Front (Kesh) left.",
        "Varga (2016) disagrees.",
        "Istvan Varga (pictured) left.",
        "Senator Istvan Varga (Labour) left.",
        "Istvan Varga, 47, left.",
        "Three parties (the Sea Party, the Land Party and the Sky Party) left.",
        "Istvan Varga, commander of the Sea Front, left.",
        "The Sea Front's spokesman, Istvan Varga, left.",
        "It is unclear whether the Sea Front or the Red Column fired.",
        "Varga called the Sea Front “a band of thieves”.",
        "Turkey renamed the operation Peace Reed.",
        "Abu Harun (may God keep him) left.",
        "Colonel Istvan Varga (Sea Front) met General Otto Lenz (Red Column).",
        "The Sea Front, also based in Kesh, left.",
        "Known for its cruelty, the Sea Front was feared.",
        "Karim, later minister of defence, fled.",
        "The Red Column replaced the Sea Front at the gate.",
        "Omar Said (OS) left.",
        "قال أبو عمر إن لواء البحر انسحب.",
        "",
    ],
)
def test_what_describes_is_no_name(text: str) -> None:
    assert pairs(text) == []


def test_an_owner_is_not_what_it_owns() -> None:
    text = "Liwa al-Bahr, previously known as the Sea Front's branch in Mali, Saraya al-Bahr, left."
    assert pairs(text) == [("Liwa al-Bahr", "Saraya al-Bahr", "former")]
    text = "Liwa al-Bahr, the Sea Front's renamed Saraya al-Bahr, left."
    assert pairs(text) == [("Liwa al-Bahr", "Saraya al-Bahr", "former")]


def test_a_list_of_other_names_is_of_the_first() -> None:
    text = "Liwa al-Bahr (a.k.a. Sea Brigade; a.k.a. LAB; f.k.a. Saraya al-Bahr) was listed."
    assert pairs(text) == [
        ("Liwa al-Bahr", "Sea Brigade", "alias"),
        ("Liwa al-Bahr", "LAB", "abbreviation"),
        ("Liwa al-Bahr", "Saraya al-Bahr", "former"),
    ]


def test_a_place_before_a_cue_is_where_and_not_who() -> None:
    ((name, other, kind),) = pairs("The patrols of Ogbaro, known locally as Yan Daji, left.")
    assert (name, other, kind) == ("The patrols of Ogbaro", "Yan Daji", "alias")


def test_a_plain_identity_makes_one_and_a_contested_one_two() -> None:
    (plain,) = stated("The Kesh Defence League (KDL) left.")
    assert plain.same
    assert plain.cue is None
    assert plain.name_kind is NameKind.ABBREVIATION
    (former,) = stated("Liwa al-Bahr, formerly Saraya al-Bahr, left.")
    assert not former.same
    assert former.relation == "succeeds"
    (born,) = stated("Rosa Leal, born Inés Duarte, left.")
    assert born.relation == "also_known_as"
    assert not born.same
    (successor,) = stated("The Fifth Legion is the successor of Liwa al-Bahr.")
    assert not successor.same
    assert successor.relation == "succeeds"
    (own,) = stated("The Dawn Party calls itself the Sea Front.")
    assert own.same
    assert own.speaker == own.name


def test_who_says_so_and_whether_it_is_denied_or_doubted() -> None:
    text = "The government says that the Sea Front is merely another name for the Red Column."
    (said,) = stated(text)
    assert said.speaker is not None
    assert "government" in text[said.speaker.start : said.speaker.end]
    assert not said.same
    (denied,) = stated("The Sea Front rejects claims that it is the successor of the Red Column.")
    assert denied.denied
    assert not denied.hedged
    assert denied.kind is Naming.SUCCEEDS
    (doubted,) = stated("The Sea Front, possibly also known as Cell 9, left.")
    assert doubted.hedged
    assert not doubted.same
    text = "The patrols, which residents call “the Locusts”, left."
    (called,) = stated(text)
    assert called.speaker is not None
    assert text[called.speaker.start : called.speaker.end] == "residents"


def test_the_cue_is_shown() -> None:
    text = "Harakat al-Bahr (which used to go by the name Katibat al-Bahr) left."
    (former,) = stated(text)
    assert former.cue is not None
    assert text[former.cue.start : former.cue.end] == "which used to go by the name"
    assert text[former.start : former.end].endswith("Katibat al-Bahr")
