"""Confidence: signs that are found, factors that are multiplied, and what comes out."""

from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.local import extract
from factional.extract.propositions.confidence import START, chance, lessened, odds
from factional.vocabulary.lexicon import load
from tests.extract.documents import article, interview

KNOWN = sorted(set(load("confidence")["odds"]) - {START})


def claims(*paragraphs, relation):
    return [c for c in extract(article(*paragraphs)).claims if c.relation == relation]


def signs(claim):
    return {part.rpartition(" ")[0] for part in claim.how["factors"].split("; ")}


def test_the_factors_are_odds():
    found = load("confidence")["odds"]
    assert found[START] > 1
    assert all(isinstance(share, float) and share > 0 for share in found.values())


@given(st.sets(st.sampled_from(KNOWN)))
def test_confidence_is_what_the_odds_come_to(found):
    product = prod(odds(found).values())
    assert chance(found) == pytest.approx(product / (1 + product), abs=0.011)
    assert 0 < chance(found) < 1


@given(st.lists(st.sampled_from(KNOWN)), st.sampled_from(KNOWN))
def test_a_sign_counts_once_and_one_that_is_not_known_not_at_all(found, other):
    assert chance([*found, *found]) == chance(found)
    assert chance([*found, "قلعة"]) == chance(found)
    more = odds([other])[other]
    assert (chance({*found, other}) - chance(set(found) - {other})) * (more - 1) >= 0


@given(st.floats(0.01, 0.99), st.sampled_from(KNOWN))
def test_a_sign_found_later_is_multiplied_in(confidence, sign):
    share = odds([sign])[sign]
    assert (lessened(confidence, sign) - confidence) * (share - 1) >= -0.01
    assert 0.01 <= lessened(confidence, sign) <= 0.99


@pytest.mark.parametrize(
    ("text", "relation", "sign"),
    [
        ("The Keld Front did not train the Ravnik Brigade.", "trains", "denied"),
        ("The Keld Front may have trained the Ravnik Brigade.", "trains", "hedged"),
        ("The Keld Front will train the Ravnik Brigade.", "trains", "foretold"),
        ("The Keld Front trains the Ravnik Brigade.", "trains", "rule verb"),
        ("Shepherds attacked the Ravnik Brigade in May.", "attacked",
         "subject a people or a crowd"),
        ("The Keld Front pledged allegiance to Tomas Reek.", "allegiance_to",
         "pattern of many words"),
    ],
)  # fmt: skip
def test_a_sign_is_found(text, relation, sign):
    (claim,) = claims(text, relation=relation)
    assert sign in signs(claim)


def test_a_plain_statement_has_none_of_them():
    (claim,) = claims("The Keld Front trained the Ravnik Brigade.", relation="trains")
    usual = {START, "rule verb", "believed by the model", "tied by the model"}
    assert signs(claim) <= usual | {"read by the model, surely"}


def test_a_pronoun_costs_confidence():
    plain, pointing = claims(
        "The Keld Front trained the Ravnik Brigade in May 2014.",
        "The Keld Front left Keld. In 2015 it trained the Heron Column.",
        relation="trains",
    )
    assert "subject by a pronoun" in signs(pointing) - signs(plain)
    assert pointing.confidence < plain.confidence


def test_what_is_said_twice_is_told():
    first, second = claims(
        "The Keld Front trains the Ravnik Brigade.",
        "It snowed in Keld. The Keld Front trains the Ravnik Brigade.",
        relation="trains",
    )
    assert sorted("said twice" in signs(c) for c in (first, second)) == [False, True]
    assert sorted(c.core for c in (first, second)) == [False, True]


def test_what_a_question_grants_and_an_answer_takes_is_told():
    document = interview(
        ("Q", "Does the Keld Front train the Ravnik Brigade?"),
        ("A", "Yes."),
    )
    (claim,) = [c for c in extract(document).claims if c.relation == "trains"]
    assert "answer yes" in signs(claim)
