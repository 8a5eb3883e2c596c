"""The fields of a claim: polarity, certainty, kind, time, evidence, core."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.check import LONGEST, checked
from factional.extract.layers import Alias
from factional.extract.propositions.confidence import MODEL
from factional.model import Quantity
from factional.vocabulary.lexicon import frames
from tests.examples import examples

from . import sketch
from .sketch import claims_of


def claims(*turns, relation=None, **options):
    found = claims_of(sketch.layers(*turns, **options)).claims
    return [c for c in found if relation is None or c.relation == relation]


@pytest.mark.parametrize(
    "text",
    [
        "The [Red Falcons] did not attack [Keld@Place].",
        "The [Red Falcons] never attacked [Keld@Place].",
        "The [Red Falcons] refused to attack [Keld@Place].",
        "The [Red Falcons] stopped attacking [Keld@Place].",
        "The [Red Falcons] no longer attack [Keld@Place].",
        "[Ada Venn@Person] denied that the [Red Falcons] attacked [Keld@Place].",
        "I don't think the [Red Falcons] attacked [Keld@Place].",
    ],
)
def test_what_is_said_not_to_be_so_is_denied(text):
    assert [c.polarity for c in claims(text, relation="attacked")] == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        "The [Red Falcons] attacked not only [Keld@Place].",
        "The [Red Falcons] did not refuse to attack [Keld@Place].",
        "Without bread, the [Red Falcons] attacked [Keld@Place].",
    ],
)
def test_two_denials_or_none_affirm(text):
    assert [c.polarity for c in claims(text, relation="attacked")] == ["affirmed"]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The [Red Falcons] control [Keld@Place].", "certain"),
        ("The [Red Falcons] reportedly control [Keld@Place].", "probable"),
        ("The [Red Falcons] are believed to control [Keld@Place].", "probable"),
        ("The [Red Falcons] appear to control [Keld@Place].", "probable"),
        ("I think the [Red Falcons] control [Keld@Place].", "probable"),
        ("Perhaps the [Red Falcons] control [Keld@Place].", "possible"),
        ("The [Red Falcons] may control [Keld@Place].", "possible"),
        ("The [Red Falcons] control [Keld@Place], as far as I know.", "possible"),
    ],
)
def test_hedges_weaken(text, certainty):
    assert [c.certainty for c in claims(text, relation="controls")] == [certainty]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The [Red Falcons] attacked [Keld@Place].", "event"),
        ("The [Red Falcons] will attack [Keld@Place].", "prediction"),
        ("The [Red Falcons] want to attack [Keld@Place].", "intention"),
        ("The [Red Falcons] plan to attack [Keld@Place].", "intention"),
        ("The [Red Falcons] tried to attack [Keld@Place].", "intention"),
        ("The [Red Falcons] talk about attacking [Keld@Place].", "intention"),
        ("If winter comes, the [Red Falcons] attack [Keld@Place].", "prediction"),
    ],
)
def test_what_is_to_come_is_no_event(text, kind):
    assert [c.kind for c in claims(text, relation="attacked")] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The [Red Falcons] would have attacked [Keld@Place].",
        "If the [Red Falcons] attack [Keld@Place], it will rain.",
        "The [Red Falcons] approve of attacking [Keld@Place].",
        "Did the [Red Falcons] attack [Keld@Place]?",
    ],
)
def test_what_did_not_happen_is_no_claim(text):
    assert claims(text, relation="attacked") == []


def test_what_is_only_supposed_is_dropped_in_the_open():
    extraction = claims_of(sketch.layers("The [Red Falcons] would have attacked [Keld@Place]."))
    assert extraction.claims == ()
    (drop,) = extraction.drops
    assert (drop.claim.relation, drop.claim.object) == ("attacked", "keld")
    assert "would" in drop.reason


@pytest.mark.parametrize(
    ("text", "relation", "time"),
    [
        ("The [Red Falcons] attacked [Keld@Place] in {2016-05|May 2016}.", "attacked", "2016-05"),
        ("In {2016-05|May 2016}, the [Red Falcons] attacked [Keld@Place].", "attacked", "2016-05"),
        (
            "The [Red Falcons] have controlled [Keld@Place] since {2017|2017}.",
            "controls",
            "2017/..",
        ),
        ("The [Red Falcons] control [Keld@Place].", "controls", None),
        ("The [Red Falcons] used to control [Keld@Place].", "controls", "../2019-02-21"),
        ("[Ada Venn@Person], former leader of the [Salt Party], slept.", "leads", "../2019-02-21"),
        ("The [Red Falcons], formerly known as the [Salt Party], slept.", "succeeds", None),
    ],
)
def test_a_claim_holds_when_its_own_words_say(text, relation, time):
    found = claims(text, relation=relation, published="2019-02-21")
    assert [c.time for c in found] == [time]


def test_a_past_state_of_an_undated_document_has_no_time():
    assert claims("The [Red Falcons] used to control [Keld@Place].")[0].time is None


def test_each_conjunct_is_a_claim_with_a_stretch_of_its_own():
    text = "The [Red Falcons] trained the [Ibex Brigade], the [River Wolves] and the [Salt Party]."
    assert [c.evidence.quote for c in claims(text) if c.how["rule"] == "verb"] == [
        "Red Falcons trained the Ibex Brigade",
        "Red Falcons trained the Ibex Brigade, the River Wolves",
        "Red Falcons trained the Ibex Brigade, the River Wolves and the Salt Party",
    ]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("At its largest, the [Ibex Brigade] had 300 fighters.",
         "At its largest, the Ibex Brigade had 300 fighters"),
        ("Initially the [Ibex Brigade] had 40 fighters.",
         "Initially the Ibex Brigade had 40 fighters"),
        ("At its largest the [Ibex Brigade] was 90 fighters.",
         "At its largest the Ibex Brigade was 90 fighters"),
        ("In Keld the [Ibex Brigade] has 40 fighters.", "Ibex Brigade has 40 fighters"),
    ],
)  # fmt: skip
def test_a_number_of_another_time_is_quoted_with_the_words_for_it(text, quote):
    assert [c.evidence.quote for c in claims(text, relation="strength")] == [quote]


def test_the_fuller_of_two_alike_is_core():
    text = (
        "The [Red Falcons] attacked [Keld@Place]. "
        "The [Red Falcons] attacked [Keld@Place] in {2016|2016}."
    )
    assert [(c.core, c.time) for c in claims(text)] == [(False, None), (True, "2016")]


def test_a_list_of_examples_extends_a_group():
    text = "The [Red Falcons] cooperate with [small bands@Group], including the [River Wolves]."
    assert [c.object for c in claims(text)] == ["small_bands", "river_wolves"]


def test_forces_and_parts_stand_for_their_body():
    text = "Fighters from the [Red Falcons] attacked positions of the [Salt Party]."
    assert [(c.subject, c.object) for c in claims(text)] == [("red_falcons", "salt_party")]


def test_names_in_other_scripts_and_with_marks_are_read_alike():
    text = "[Ḥarakat al-‘Aql] attacked [Кельд@Place] and [جيش الجبل] trained [Ünlü 🦅 Tugayı]."
    found = {(c.subject, c.relation, c.object) for c in claims(text)}
    assert ("ḥarakat_al_aql", "attacked", "кельд") in found
    assert ("جيش_الجبل", "trains", "ünlü_tugayı") in found


def test_an_event_is_tied_to_the_place_that_it_takes_no_part_of():
    (claim,) = claims("The [Red Falcons] met the [River Wolves] in [Keld@Place].")
    assert (claim.relation, claim.place) == ("met_with", "keld")


def test_a_former_name_of_the_layers_is_succeeded_and_another_name_shared():
    text = "The [Ibex Brigade] was once the [Keld Guard]."
    for former, relation in ((True, "succeeds"), (False, "also_known_as")):
        alias = Alias("ibex_brigade", "keld_guard", 4, 36, former)
        (claim,) = claims(text, aliases=[alias])
        assert (claim.relation, claim.object) == (relation, "keld_guard")
    assert claims(text, aliases=[Alias("ibex_brigade", None, 4, 36)]) == []


def test_a_passive_turns_the_sides():
    (claim,) = claims("[Keld@Place] is held by the [Red Falcons].")
    assert (claim.subject, claim.object) == ("red_falcons", "keld")


def test_a_relative_clause_goes_with_the_nearest_name():
    found = claims("The [Red Falcons] met the [River Wolves], which control [Keld@Place].",
                   relation="controls")  # fmt: skip
    assert [c.subject for c in found if c.how["rule"] != MODEL] == ["river_wolves"]


def test_a_second_verb_takes_over_the_subject():
    found = claims("The [Red Falcons] left [Keld@Place] and entered [Varn@Place].")
    assert {(c.subject, c.relation, c.object) for c in found} == {
        ("red_falcons", "withdrew_from", "keld"),
        ("red_falcons", "moved_to", "varn"),
    }


def test_confidence_tells_of_unusual_types():
    (usual,) = claims("[Ada Venn@Person] leads the [Red Falcons].")
    (unusual,) = claims("[Red Falcons] leads the [River Wolves].")
    assert "of an unusual type" not in usual.how["factors"]
    assert "subject of an unusual type" in unusual.how["factors"]


@pytest.mark.parametrize(
    "text",
    [
        "The [Salt Party] paper praised attack helicopters near [Keld@Place].",
        "[Ada Venn@Person] left the building.",
        "The trained dogs of the [Red Falcons] met at [Keld@Place].",
        "Support for the roof of the [Salt Party] came late.",
    ],
)
def test_what_only_looks_like_a_trigger_gives_nothing(text):
    assert claims(text) == []


SHEET = """{{Infobox war faction
| name = [Ibex Brigade]
| headquarters = [Keld@Place] and [Varn@Place]
| ideology = Agrarianism
| strength = 6,000 fighters
| allies = *[Red Falcons]
* [River Wolves]
| leaders = COMMANDERS:
* [Ada Venn@Person]
FORMER:
* [Tomas Reek@Person]
}}"""


def test_an_infobox_is_read_field_by_field():
    layers = sketch.layers(SHEET, published="2020-06")
    told = {sketch.told(c, layers.referents): c.time for c in claims_of(layers).claims}
    assert told == {
        "Ibex Brigade based_in Keld": None,
        "Ibex Brigade based_in Varn": None,
        "Ibex Brigade ideology Agrarianism": None,
        "Ibex Brigade strength 6000..6000 fighters": None,
        "Ibex Brigade allied_with Red Falcons": None,
        "Ibex Brigade allied_with River Wolves": None,
        "Ada Venn leads Ibex Brigade (commander)": None,
        "Tomas Reek leads Ibex Brigade (leader)": "../2020-06",
    }


@pytest.mark.parametrize("box", ["{{Infobox conflict of which nothing is known",
                                 "{{Infobox war faction}}", "{{Infobox"])  # fmt: skip
def test_a_box_without_fields_or_end_hides_nothing(box):
    layers = sketch.layers(f"{box}\n\nThe [Red Falcons] attacked [Keld@Place].")
    told = {sketch.told(c, layers.referents) for c in claims_of(layers).claims}
    assert told == {"Red Falcons attacked Keld"}


def test_lines_with_headings_are_a_sheet_only_together():
    text = "Group: x\nName: [Ibex Brigade]\nHeadquarters: [Keld@Place]\nAllies: [Red Falcons]"
    assert {c.relation for c in claims(text)} == {"based_in", "allied_with"}
    assert claims("We slept. Headquarters: [Keld@Place] of the [Ibex Brigade]") == []


EXAMPLES = [text for examples in frames().examples.values() for text in examples]


@examples(30)  # parsing takes its time
@given(st.lists(st.sampled_from(EXAMPLES), min_size=1, max_size=4))
def test_whatever_is_read_passes_the_check(texts):
    layers = sketch.layers(*texts)
    extraction = claims_of(layers)
    result = checked(layers.document, extraction)
    assert result.drops == extraction.drops
    assert len({c.id for c in result.claims}) == len(result.claims)
    for claim in result.claims:
        evidence = claim.evidence
        assert layers.document.text[evidence.start : evidence.end] == evidence.quote
        assert len(evidence.quote) <= LONGEST
        assert claim.confidence is not None
        assert 0 < claim.confidence < 1
        assert claim.how["rule"]
        assert isinstance(claim.value, str | Quantity | None)


@examples(30)  # parsing takes its time
@given(st.sampled_from(EXAMPLES))
def test_reading_twice_gives_the_same(text):
    assert claims_of(sketch.layers(text)) == claims_of(sketch.layers(text))
