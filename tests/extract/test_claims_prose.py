"""Ordinary prose: what news and explainers say between the lines of a frame."""

import pytest

from factional.model import AUTHOR, Certainty, Polarity

from . import sketch
from .sketch import claims_of


def claims(text):
    return claims_of(sketch.layers(text)).claims


def told(text):
    layers = sketch.layers(text)
    return {sketch.told(claim, layers.referents) for claim in claims_of(layers).claims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In {2021|2021} the [Red Falcons] attacked [Keld@Place].",
            {"Red Falcons attacked Keld"},
        ),
        (
            "The [Ibex Brigade] is a band fighting in [Keld@Place].",
            {"Ibex Brigade active_in Keld", "Ibex Brigade described_as band fighting in Keld"},
        ),
        (
            "The army's tents in {2021|2021} burned; the [Red Falcons] slept.",
            set(),
        ),
        (
            "[Karvia@State]'s {2021-07-12|July 12} raid on [Keld@Place] failed.",
            {"Karvia attacked Keld"},
        ),
        (
            "There were military clashes with the [Salt Party] in the hills.",
            set(),
        ),
    ],
)
def test_a_clause_has_the_subject_that_its_readers_hear(text, expected):
    assert told(text) == expected


def test_missing_evidence_denies_by_implication():
    (claim,) = claims("I know of no evidence that the [Red Falcons] trained the [Ibex Brigade].")
    assert claim.polarity is Polarity.DENIED
    assert claim.certainty is Certainty.PROBABLE
    assert not claim.core


def test_evidence_that_there_is_denies_nothing():
    (claim,) = claims("There is evidence that the [Red Falcons] trained the [Ibex Brigade].")
    assert claim.polarity is Polarity.AFFIRMED
    assert claim.core


def test_a_source_described_between_commas_is_still_who_told():
    (claim,) = claims(
        "A security source, who asked not to be named, told the [Varn News Agency] "
        "that the [Red Falcons] attacked [Keld@Place]."
    )
    assert [hop.who for hop in claim.attribution] == [
        "security source",
        "varn_news_agency",
        AUTHOR,
    ]


def test_whoever_disbands_a_body_is_not_dissolved():
    assert told("[Karvia@State] wants the [Salt Party] to disband the [Red Falcons].") == {
        "Red Falcons dissolved",
    }


def test_the_gift_names_giver_and_taker():
    assert told("The [River Wolves] fled with the help of [Karvia@State].") == {
        "Karvia supports River Wolves"
    }
    assert told("The [River Wolves] fled with the horses of [Karvia@State].") == set()


def test_what_is_only_judged_is_nobodys_deed():
    assert told("The [Salt Party] does not agree with kidnapping [Ada Venn@Person].") == set()


def test_an_author_does_not_lead_the_title_of_a_book():
    assert told("We read [Tomas Reek@Person]'s [River Wolves]: A Childhood.") == set()
    assert told("We met [Tomas Reek@Person]'s [River Wolves].") == {"Tomas Reek leads River Wolves"}


@pytest.mark.parametrize(
    "text",
    [
        "[Karvia@State] denied arming the [Red Falcons].",
        "[Karvia@State] denied that [it=Karvia@State] armed the [Red Falcons].",
        "[Karvia@State] denies having armed the [Red Falcons].",
    ],
)
def test_a_denial_denies_once(text):
    assert told(text) == {"-Karvia supports Red Falcons"}


def test_a_founding_may_be_dated_before_its_founder():
    found = told("The [Red Falcons], founded in {1998|1998} by [Tomas Reek@Person], fled.")
    assert "Tomas Reek founded Red Falcons" in found
