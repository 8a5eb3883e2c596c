"""Whose words a claim is: reporters, quotations, outlets, interviewers and answers."""

import pytest

from factional.model import AUTHOR, BlockKind, SpeakerRole

from . import sketch
from .sketch import claims_of

INTERVIEW = {
    "speakers": (
        ("Ines Calder", SpeakerRole.INTERVIEWER),
        ("Tomas Reek", SpeakerRole.INTERVIEWEE, "River Wolves"),
    ),
    "voices": {"Ines Calder": "ines_calder", "Tomas Reek": "tomas_reek"},
}


def chains(*turns, relation=None, **options):
    extraction = claims_of(sketch.layers(*turns, **options))
    return [
        tuple(hop.who for hop in claim.attribution)
        for claim in extraction.claims
        if relation is None or claim.relation == relation
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[Ada Venn@Person] said that the [Red Falcons] attacked [Keld@Place].",
        "[Ada Venn@Person] told reporters that the [Red Falcons] attacked [Keld@Place].",
        "The [Red Falcons] attacked [Keld@Place], [Ada Venn@Person] said.",
        "The [Red Falcons] attacked [Keld@Place], said [Ada Venn@Person].",
        "According to [Ada Venn@Person], the [Red Falcons] attacked [Keld@Place].",
        "The [Red Falcons] attacked [Keld@Place], according to [Ada Venn@Person].",
        "[Ada Venn@Person] said: “The [Red Falcons] attacked [Keld@Place].”",
    ],
)
def test_a_reporter_comes_before_the_author(text):
    assert chains(text, relation="attacked") == [("ada_venn", AUTHOR)]


def test_sources_without_a_name_keep_their_words_and_the_outlet_they_told_comes_next():
    text = "Local sources told [Keld Radio] that the [Red Falcons] entered [Varn@Place]."
    assert chains(text) == [("Local sources", "keld_radio", AUTHOR)]


def test_whom_a_trailing_source_told_comes_after_it():
    text = "The [Red Falcons] attacked [Varn@Place], [Ada Venn@Person] told the [Keld Herald]."
    assert chains(text, relation="attacked") == [("ada_venn", "keld_herald", AUTHOR)]


def test_an_outlet_is_no_voice_of_its_own_in_what_it_publishes():
    house = {
        "speakers": (("Keld Radio", SpeakerRole.PUBLISHER),),
        "voices": {"Keld Radio": "keld_radio"},
    }
    told = "[Ada Venn@Person] told [Keld Radio] that the [Red Falcons] entered [Varn@Place]."
    assert chains(told, **house) == [("ada_venn", AUTHOR)]
    said = "[Keld Radio] said that the [Red Falcons] entered [Varn@Place]."
    assert chains(said, **house) == [(AUTHOR,)]


def test_the_verb_of_speech_is_kept_as_the_cue_with_its_place():
    layers = sketch.layers(
        "[Ada Venn@Person] claimed that [Keld@Place] was bombed by [Karvia@State]."
    )
    (claim,) = claims_of(layers).claims
    hop = claim.attribution[0]
    assert hop.cue == "claimed"
    assert layers.document.text[hop.start : hop.end] == "Ada Venn claimed"


def test_a_quotation_goes_on_in_the_next_sentence():
    text = (
        "[Ada Venn@Person] said: “The [Red Falcons] attacked [Keld@Place]. "
        "The [River Wolves] control [Varn@Place].” The [Salt Party] controls [Ostrel@Place]."
    )
    assert chains(text, relation="controls") == [("ada_venn", AUTHOR), (AUTHOR,)]


def test_plain_narration_is_the_authors_alone():
    assert chains("The [Red Falcons] attacked [Keld@Place].") == [(AUTHOR,)]


def test_who_accuses_says_what_the_accused_did():
    text = "[Ostrel@State] accuses [Karvia@State] of arming the [Red Falcons]."
    assert chains(text, relation="supports") == [("ostrel", AUTHOR)]
    assert chains(text, relation="condemned") == [(AUTHOR,)]


def test_an_answer_is_the_speakers_and_then_the_authors():
    turns = [(BlockKind.ANSWER, "Tomas Reek", "[We=River Wolves] train the [Ibex Brigade].")]
    assert chains(*turns, **INTERVIEW) == [("tomas_reek", AUTHOR)]


def test_an_interviewers_statement_is_the_interviewers_alone():
    turns = [
        (
            BlockKind.QUESTION,
            "Ines Calder",
            "The [River Wolves] trained the [Ibex Brigade]. Why did they do so?",
        )
    ]
    assert chains(*turns, **INTERVIEW) == [("ines_calder",)]


def test_a_question_asserts_nothing_but_what_it_takes_for_granted():
    asked = (BlockKind.QUESTION, "Ines Calder", "Do the [River Wolves] train the [Ibex Brigade]?")
    assert claims_of(sketch.layers(asked, **INTERVIEW)).claims == ()
    granted = (
        BlockKind.QUESTION,
        "Ines Calder",
        "What does [Tomas Reek@Person], leader of the [River Wolves], think?",
    )
    (claim,) = claims_of(sketch.layers(granted, **INTERVIEW)).claims
    assert (claim.relation, claim.core) == ("leads", False)


@pytest.mark.parametrize(("answer", "polarity"), [("Yes.", "affirmed"), ("No, never.", "denied")])
def test_a_bare_answer_takes_its_claim_from_the_question(answer, polarity):
    layers = sketch.layers(
        (BlockKind.QUESTION, "Ines Calder", "Do the [River Wolves] train the [Ibex Brigade]?"),
        (BlockKind.ANSWER, "Tomas Reek", answer),
        **INTERVIEW,
    )
    (claim,) = claims_of(layers).claims
    assert (claim.subject, claim.relation, claim.object) == (
        "river_wolves",
        "trains",
        "ibex_brigade",
    )
    assert claim.polarity == polarity
    assert answer.startswith(claim.evidence.quote)
    assert claim.attribution[0].who == "tomas_reek"


def test_a_bare_answer_to_two_questions_answers_neither():
    layers = sketch.layers(
        (
            BlockKind.QUESTION,
            "Ines Calder",
            "Do the [River Wolves] train the [Ibex Brigade]? Do they fight the [Salt Party]?",
        ),
        (BlockKind.ANSWER, "Tomas Reek", "Yes."),
        **INTERVIEW,
    )
    assert claims_of(layers).claims == ()


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("I cannot tell you.", "declined"),
        ("I have no idea.", "unknown"),
        ("I don’t know.", "unknown"),
    ],
)
def test_a_refusal_is_a_gap_and_no_claim(answer, reason):
    layers = sketch.layers(
        (BlockKind.QUESTION, "Ines Calder", "How many men do the [River Wolves] have?"),
        (BlockKind.ANSWER, "Tomas Reek", answer),
        **INTERVIEW,
    )
    extraction = claims_of(layers)
    assert extraction.claims == ()
    (gap,) = extraction.gaps
    assert (gap.speaker, gap.reason, gap.about) == ("tomas_reek", reason, ("river_wolves",))
    assert gap.evidence.quote == answer.rstrip(".")
    assert "How many men" in gap.topic


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        (
            "[Ada Venn@Person] said that [Tomas Reek@Person], leader of the [Red Falcons], left.",
            1,
        ),
        ("[Ada Venn@Person] said that [Tomas Reek@Person] is the leader of the [Red Falcons].", 2),
    ],
)
def test_who_somebody_is_a_writer_adds_to_what_others_say(text, voices):
    (chain,) = chains(text, relation="leads")
    assert len(chain) == voices
