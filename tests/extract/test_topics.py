"""Sentences without a subject are about whom their heading names."""

import pytest

from factional.extract.local import extract
from factional.read import read

PAGE = """Who is who in the Keld valley

{head}

{text} Nobody in the valley has counted them, and the elders do not like to speak of it.

Valley Guard

The elders of the valley do not speak of them, and nobody has counted them for many years.
"""


def told(text, head="Red Lance Movement (RLM)"):
    found = extract(read(PAGE.format(head=head, text=text).encode(), "who.txt"))
    names = {r.id: r.name for r in found.referents}
    return {
        (names[c.subject], c.relation, names[c.object] if c.object else c.value)
        for c in found.claims
    }


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Founded in 2014 after a split from the Union of Orlen Patriots.",
            ("Red Lance Movement", "formed", None),
        ),
        ("Backed by Karvia, according to traders.", ("Karvia", "supports", "Red Lance Movement")),
        (
            "Fought the Orlen Army for two years.",
            ("Red Lance Movement", "attacked", "Orlen Army"),
        ),
        ("Operates in Varnland.", ("Red Lance Movement", "active_in", "Varnland")),
        (
            "Allies: Close ties to the Orlen Army.",
            ("Red Lance Movement", "allied_with", "Orlen Army"),
        ),
    ],
)
def test_a_sentence_without_a_subject_is_about_the_heading(text, claim):
    assert claim in told(text)


def test_a_list_of_figures_is_of_the_body_that_it_stands_under():
    long = "Traders meet them on the passes, and the elders of the valley pay them for the road."
    found = told(
        f"{long} {long}\n\nKey figures\n- Abu Yusuf al-Hamdi: founder and secretary general\n"
        "- Omar Varo: military commander (killed in Varnland, 2016)\n\nWhat others say of them\n"
    )
    assert {c for c in found if c[1] == "leads"} == {
        ("Abu Yusuf al-Hamdi", "leads", "Red Lance Movement"),
        ("Omar Varo", "leads", "Red Lance Movement"),
    }


def test_an_entry_in_a_list_is_about_the_name_at_its_head():
    found = told(
        "Two more bands live by the road that runs along the border of the district:\n\n"
        "• Nyati Front (FNN): a militia of herders commanded by Omar Varo. Backed by Karvia.\n\n"
        "• Raia Defence Union – the oldest band in the district. Allied with the Orlen Army.\n\n"
    )
    assert found >= {
        ("Karvia", "supports", "Nyati Front"),
        ("Raia Defence Union", "allied_with", "Orlen Army"),
    }


def test_a_dated_note_is_about_the_body_whose_timeline_it_stands_in():
    text = "* May 2003: Joins forces with the Salt Party to take the town."
    claim = "Red Lance Movement", "allied_with", "Salt Party"
    assert claim in told(text, "Timeline of the Red Lance Movement")


def test_what_an_article_is_about_is_meant_before_who_is_named_in_passing():
    found = told(
        "The Red Lance Movement is an armed body of herders. Founded by Omar Varo, once a man of "
        "the Orlen Army's Hill Command, it attacked the Valley Guard. The group has been banned "
        "by Karvia. Relations with the Nyati Group soured. The organisation later left Varnland."
    )
    assert {
        ("Red Lance Movement", "attacked", "Valley Guard"),
        ("Karvia", "designated", "Red Lance Movement"),
        ("Red Lance Movement", "hostile_to", "Nyati Group"),
        ("Red Lance Movement", "withdrew_from", "Varnland"),
    } <= found


def test_the_evidence_is_the_sentence_and_not_the_heading():
    source = PAGE.format(head="Red Lance Movement", text="Operates in Varnland.")
    (claim,) = (
        c for c in extract(read(source.encode(), "who.txt")).claims if c.relation == "active_in"
    )
    assert claim.evidence.quote == "Operates in Varnland"


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("How the Red Lance Movement began", "Founded in 2014 after a quarrel."),
        ("Red Lance Movement", "Join the Orlen Army."),
        ("Red Lance Movement", "Operates in Varnland?"),
    ],
)
def test_what_a_heading_is_not_the_subject_of(head, text):
    assert not {c for c in told(text, head) if c[0] == "Red Lance Movement"}
