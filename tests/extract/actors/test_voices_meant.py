"""Who "we", "I" and "you" are in interviews and communiqués, and how sure the layers are."""

from __future__ import annotations

import pytest

from factional.extract.annotate import annotate_parsed
from factional.extract.language import analyse
from factional.extract.layers import Layers
from factional.model import AUTHOR, BlockKind, Document, EntityType
from tests.extract.actors.test_resolver import layers, meant, place
from tests.extract.documents import built, interview


def read(document: Document) -> Layers:
    return annotate_parsed(
        document, analyse(document.text, [(b.start, b.end) for b in document.blocks])
    )


TALK = interview(
    ("Q", "When was your group founded? Do you get aid from the Velm Column?"),
    ("A", "We began in 2013. I was there. They give us and our families nothing."),
    ("Q", "Do you believe that they will attack?"),
    ("A", "No. The Velm Column left our valley."),
    affiliation="Rojo Column",
)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("your group", "Rojo Column"),
        ("you", "Rojo Column"),
        ("We", "Rojo Column"),
        ("I", "Abu Samir al-Kordi"),
        ("They", "Velm Column"),
        ("us", "Rojo Column"),
        ("our", "Rojo Column"),
        ("you#2", "Abu Samir al-Kordi"),
        ("they", "Velm Column"),
        ("our#2", "Rojo Column"),
    ],
)
def test_turns_of_an_interview(phrase: str, name: str) -> None:
    assert meant(read(TALK), place(TALK.text, phrase)) == {name}


COMMUNIQUE = built(
    [
        (BlockKind.HEADING, AUTHOR, "Movimiento Armado Ruta Azul"),
        (BlockKind.HEADING, AUTHOR, "COMMUNIQUE No. 6"),
        (BlockKind.PARAGRAPH, AUTHOR, "On 17 May our columns took the town of Tarapala."),
        (BlockKind.PARAGRAPH, AUTHOR, "We hold General Prado, and he is alive."),
    ]
)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("our", "Movimiento Armado Ruta Azul"),
        ("We", "Movimiento Armado Ruta Azul"),
        ("he", "Prado"),
    ],
)
def test_a_communique_speaks_for_the_body_that_put_it_out(phrase: str, name: str) -> None:
    assert meant(read(COMMUNIQUE), place(COMMUNIQUE.text, phrase)) == {name}


NAMED = layers("We, the Front of Upper Keld, hold the mill. The Front has guns, and we want more.")
MEMOIR = layers(
    "My name was Yurani. I was fifteen when I joined the Velm Column. "
    "Then the Oru Front burned our mill, and we left Dorma. I never went back."
)
SPEECH = layers(
    "Speech of Tomas Reek to the Velm Column\n\nI greet you all. We took Dorma from the Oru Front."
)


@pytest.mark.parametrize(
    ("made", "phrase", "name"),
    [
        (NAMED, "We", "Front of Upper Keld"),
        (NAMED, "we", "Front of Upper Keld"),
        (NAMED, "Front#2", "Front of Upper Keld"),
        (MEMOIR, "I", "Yurani"),
        (MEMOIR, "our", "Velm Column"),
        (MEMOIR, "we", "Velm Column"),
        (SPEECH, "I", "Tomas Reek"),
        (SPEECH, "We", "Velm Column"),
    ],
)
def test_who_tells_a_text_in_the_first_person(made: Layers, phrase: str, name: str) -> None:
    assert meant(made, place(made.document.text, phrase)) == {name}


def test_who_tells_of_himself_at_length_is_somebody_without_a_name() -> None:
    made = layers("I grew up in Dorma. I joined the Velm Column. I left in May.")
    assert meant(made, place(made.document.text, "I#2")) == {"narrator"}
    once = layers("The Velm Column left Dorma. I saw it.")
    assert meant(once, place(once.document.text, "I")) == set()


def test_an_author_s_we_is_no_body_of_the_text() -> None:
    made = layers("The Velm Column left Dorma. We found no evidence of that.")
    assert meant(made, place(made.document.text, "We")) == set()


def test_sureness_is_between_none_and_one_and_higher_for_lone_candidates() -> None:
    one = layers("The Velm Column left Dorma. It came back.")
    many = layers("The Velm Column met Jaysh al-Wadi and the Oru Front. It came back.")
    for made in (one, many):
        assert made.sure
        assert all(0 <= s <= 1 for s in made.sure.values())
    spot = (place(m.document.text, "It") for m in (one, many))
    first, second = (m.sure[s] for m, s in zip((one, many), spot, strict=True))
    assert first > second


def test_boilerplate_names_nobody() -> None:
    document = built(
        [
            (BlockKind.PARAGRAPH, AUTHOR, "The Velm Column left Dorma."),
            (BlockKind.BOILERPLATE, AUTHOR, "Share on Facebook. Read more about Boko Haram."),
        ]
    )
    names = {r.name for r in read(document).referents.values()}
    assert "Velm Column" in names
    assert not names & {"Boko Haram", "Facebook"}


def test_a_capital_is_the_state_where_it_acts_and_a_place_where_it_is_a_scene() -> None:
    made = layers("Tunisia closed the border. Tunis denied it. Shops in Tunis stayed shut.")
    first, second = (place(made.document.text, f"Tunis#{n}") for n in (1, 2))
    kinds = {m.start: (r.name, r.type) for r in made.referents.values() for m in r.mentions}
    assert kinds[first[0]] == ("Tunisia", EntityType.STATE)
    assert kinds[second[0]] == ("Tunis", EntityType.PLACE)
