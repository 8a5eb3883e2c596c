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
