"""Grounds: every claim keeps the words that made it what it is."""

from __future__ import annotations

from functools import cache
from math import prod

import pytest

from factional.extract.local import extract
from factional.model import pointers
from tests.extract.documents import article, interview


@cache
def read(*paragraphs):
    return extract(article(*paragraphs))


def ground(text, relation, key):
    """The words under a key of the one claim of a relation, with their labels."""
    document = article(text)
    (claim,) = [c for c in extract(document).claims if c.relation == relation]
    found = pointers(claim.how.get(key, ""))
    assert all(document.text[p.start : p.end] == p.text for p in found)
    return [(p.label, p.text) for p in found]


TRAINS = "The Keld Front trains the Ravnik Brigade."


def test_a_plain_statement_has_its_rule_its_pattern_and_its_sides():
    (claim,) = read("It rained.", TRAINS).claims
    how = claim.how
    assert (how["rule"], how["cue"]) == ("verb", "train")
    assert how["frame"].startswith("train ")
    assert "|" not in how["frame"].split()[0]
    start, end = map(int, how["sentence"].split("-"))
    assert article("It rained.", TRAINS).text[start:end] == TRAINS
    assert [p.text for p in pointers(how["trigger"])] == ["trains"]
    assert [(p.label, p.text) for p in pointers(how["subject"])] == [("name", "Keld Front")]
    assert not how.keys() & {"polarity", "certainty", "kind", "past", "time", "answer"}
    assert how["voices"] == "document"


@pytest.mark.parametrize(
    ("text", "relation", "key", "words"),
    [
        ("The Keld Front does not train the Ravnik Brigade.", "trains", "polarity",
         [("negation", "not")]),
        ("The Keld Front refused to train the Ravnik Brigade.", "trains", "polarity",
         [("governor", "refused")]),
        ("The Keld Front may have attacked the Ravnik Brigade.", "attacked", "certainty",
         [("modal", "may")]),
        ("The Keld Front probably trains the Ravnik Brigade.", "trains", "certainty",
         [("hedge", "probably")]),
        ("The Keld Front will attack the Ravnik Brigade.", "attacked", "kind",
         [("modal", "will")]),
        ("The Keld Front attacked the Ravnik Brigade in May 2014.", "attacked", "time",
         [("clause", "May 2014")]),
        ("In June fighters of the Keld Front attacked the Ravnik Brigade.", "attacked", "subject",
         [("part", "fighters"), ("name", "Keld Front")]),
    ],
)  # fmt: skip
def test_what_departs_from_a_plain_statement_has_the_words_for_it(text, relation, key, words):
    assert ground(text, relation, key) == words


def test_a_pronoun_is_told_from_a_name():
    found = read("The Keld Front is in the hills. It attacked the Ravnik Brigade.").claims
    (attacked,) = [c for c in found if c.relation == "attacked"]
    (subject,) = pointers(attacked.how["subject"])
    assert (subject.label, subject.text) == ("pronoun", "It")


def test_the_odds_of_a_claim_are_the_product_of_its_factors():
    found = read("The Keld Front is in the hills. It attacked the Ravnik Brigade.").claims
    for claim in found:
        odds = prod(float(f.rpartition(" ")[2]) for f in claim.how["factors"].split("; "))
        assert claim.confidence == pytest.approx(odds / (1 + odds), abs=0.02)
    (attacked,) = [c for c in found if c.relation == "attacked"]
    assert "subject by a pronoun" in attacked.how["factors"]


def test_each_voice_has_its_rule():
    (claim,) = read("The Keld Front trains the Ravnik Brigade, the harbour ministry said.").claims
    rules = claim.how["voices"].split("; ")
    assert len(rules) == len(claim.attribution) == 2
    assert rules[-1] == "document"
    assert rules[0] != "document"


def test_an_answer_says_what_it_answered():
    document = interview(("Q", "Does the Rojo Column train the Ravnik Brigade?"), ("A", "Yes."))
    (claim,) = [c for c in extract(document).claims if c.relation == "trains"]
    assert claim.how["answer"] == "yes"
    (trigger,) = pointers(claim.how["trigger"])
    assert trigger.text == "train"
    assert claim.evidence.start >= document.turns[1].start


def test_what_is_only_supposed_is_dropped_with_its_reason_and_not_claimed():
    found = read("If the Keld Front attacks the Ravnik Brigade, the war will last.")
    assert not [c for c in found.claims if c.relation == "attacked"]
    (drop,) = [d for d in found.drops if d.claim.relation == "attacked"]
    assert drop.reason == "it is only supposed, or would have been: If"
    assert drop.claim.subject == "keld_front"
