"""What the language model reads between words: beside the frames, and as their witness."""

from dataclasses import replace

import pytest

from factional.extract.annotate import annotate_parsed
from factional.extract.assembly import Assembly
from factional.extract.language import analyse
from factional.extract.language.analysis import Stated
from factional.extract.propositions.confidence import MODEL
from factional.extract.propositions.stated import TAKEN
from tests.extract.documents import article

TEXT = "The Keld Front hummed along with the Ravnik Brigade near Irtam."


def claims(text, *stated):
    """The claims of a text of which the model says: (subject, relation, object, chance)."""
    document = article(text)
    analysis = analyse(document.text, [(b.start, b.end) for b in document.blocks])
    words = [document.text[w.start : w.end] for w in analysis.words]
    said = tuple(Stated(words.index(a), words.index(b), r, c) for a, r, b, c in stated)
    analysis = replace(analysis, stated=said)
    layers = annotate_parsed(document, analysis)
    return Assembly(layers, analysis).run()


def of(extraction, relation):
    names = {r.id: r.name for r in extraction.referents}
    return [
        (names[c.subject], names.get(c.object or "", ""), c.how["rule"])
        for c in extraction.claims
        if c.relation == relation
    ]


class TestTaken:
    def test_what_no_frame_reads_is_read_by_the_model(self):
        found = claims(TEXT, ("Front", "allied_with", "Brigade", 0.9))
        assert of(found, "allied_with") == [("Keld Front", "Ravnik Brigade", MODEL)]

    def test_an_unlikely_one_is_not(self):
        assert not of(claims(TEXT, ("Front", "trains", "Brigade", TAKEN - 0.01)), "trains")

    def test_a_frame_that_reads_the_same_goes_before(self):
        text = "The Keld Front trained the Ravnik Brigade."
        found = claims(text, ("Front", "trains", "Brigade", 0.9))
        assert of(found, "trains") == [("Keld Front", "Ravnik Brigade", "verb")]

    def test_its_polarity_and_kind_come_from_grammar(self):
        text = "The Keld Front will never hum along with the Ravnik Brigade."
        (claim,) = claims(text, ("Front", "allied_with", "Brigade", 0.9)).claims
        assert (claim.polarity, claim.kind) == ("denied", "prediction")

    def test_a_name_is_never_tied_to_itself(self):
        text = "The Keld Front and the Keld Front hummed."
        document = article(text)
        analysis = analyse(document.text, [(b.start, b.end) for b in document.blocks])
        heads = [n for n, w in enumerate(analysis.words) if text[w.start : w.end] == "Front"]
        analysis = replace(analysis, stated=(Stated(heads[0], heads[1], "attacked", 0.9),))
        assert not Assembly(annotate_parsed(document, analysis), analysis).run().claims

    def test_places_without_a_name_and_crowds_of_members_are_left(self):
        text = "Forty fighters of the Keld Front hummed in the village."
        said = ("fighters", "member_of", "Front", 0.9), ("fighters", "active_in", "village", 0.9)
        found = claims(text, *said)
        assert not of(found, "member_of")
        assert not of(found, "active_in")

    def test_a_body_is_no_member_but_a_part(self):
        found = claims(TEXT, ("Front", "member_of", "Brigade", 0.9))
        assert of(found, "part_of") == [("Keld Front", "Ravnik Brigade", MODEL)]
        assert not of(found, "member_of")

    def test_what_is_refused_is_denied(self):
        text = "The Keld Front refused to hum along with the Ravnik Brigade."
        (claim,) = claims(text, ("Front", "joined", "Brigade", 0.9)).claims
        assert claim.polarity == "denied"

    def test_a_side_of_an_unusual_type_is_taken(self):
        found = claims(
            "The Keld Front hummed for Sarkovia.", ("Sarkovia", "supports", "Front", 0.9)
        )
        assert of(found, "supports") == [("Sarkovia", "Keld Front", MODEL)]

    def test_a_noun_that_nothing_points_with_is_somebody(self):
        found = claims(
            "The Keld Front ambushed a supply convoy.", ("Front", "attacked", "convoy", 0.9)
        )
        assert of(found, "attacked") == [("Keld Front", "supply convoy", "verb")]

    def test_those_who_make_up_a_body_are_nobody_beside_it(self):
        text = "Fighters of the Keld Front hummed."
        found = claims(text, ("Fighters", "trains", "Front", 0.9))
        assert [r.name for r in found.referents] == ["Keld Front"]


class TestValues:
    """The model points at one word; grammar gives what is said with it."""

    def test_a_condition_in_its_own_words(self):
        found = claims("Omar Hamdi was gravely humming.", ("Hamdi", "status", "humming", 0.9))
        (claim,) = (c for c in found.claims if c.relation == "status")
        assert (claim.value, claim.how["rule"]) == ("gravely humming", MODEL)

    def test_a_number_with_its_bounds_and_unit(self):
        text = "The Keld Front hums with more than 300 fighters."
        found = claims(text, ("Front", "strength", "300", 0.9))
        (front,) = (r.id for r in found.referents if r.name == "Keld Front")
        (claim,) = (c for c in found.claims if (c.subject, c.relation) == (front, "strength"))
        assert (claim.value.min, claim.value.max, claim.value.unit) == (300, None, "fighters")

    def test_a_word_that_counts_nobody_tells_no_strength(self):
        found = claims("The Keld Front hums in Irtam.", ("Front", "strength", "hums", 0.9))
        assert not of(found, "strength")

    def test_who_they_are_with_what_narrows_it(self):
        text = "The Keld Front hums of young shepherds."
        found = claims(text, ("Front", "composition", "shepherds", 0.9))
        assert [c.value for c in found.claims] == ["young shepherds"]

    def test_what_is_said_of_one_alone(self):
        found = claims("The Keld Front hummed in 2014.", ("Front", "dissolved", "Front", 0.9))
        (claim,) = (c for c in found.claims if c.relation == "dissolved")
        assert (claim.object, claim.value, claim.time) == (None, None, "2014")

    def test_it_is_dated_by_the_clause_behind_it(self):
        text = "The Keld Front, hummed up in 2014, met the Ravnik Brigade in 2019."
        found = claims(text, ("Front", "formed", "Front", 0.9))
        assert [c.time for c in found.claims if c.relation == "formed"] == ["2014"]

    def test_a_frame_that_says_it_goes_before(self):
        text = "The Keld Front was dissolved in 2014."
        found = claims(text, ("Front", "dissolved", "Front", 0.9))
        assert [c.how["rule"] for c in found.claims if c.relation == "dissolved"] == ["verb"]
        assert any("read by the model, of one, surely" in c.how["factors"] for c in found.claims)


class TestWeighed:
    TEXT = "The Keld Front trains the Ravnik Brigade."

    @pytest.mark.parametrize(
        ("chance", "sign"),
        [(0.05, "not at all"), (0.3, "hardly"), (0.5, "maybe"), (0.7, "likely"), (0.95, "surely")],
    )
    def test_the_model_is_a_witness_for_what_a_frame_reads(self, chance, sign):
        (claim,) = claims(self.TEXT, ("Front", "trains", "Brigade", chance)).claims
        assert f"read by the model, {sign}" in claim.how["factors"]

    def test_its_silence_lowers_confidence(self):
        (silent,) = claims(self.TEXT).claims
        (heard,) = claims(self.TEXT, ("Front", "trains", "Brigade", 0.95)).claims
        assert (silent.confidence or 0) < (heard.confidence or 0)
