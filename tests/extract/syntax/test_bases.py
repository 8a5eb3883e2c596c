"""Bases of verbs and nouns whose lemma was cut wrongly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.syntax.bases import base, singular
from factional.vocabulary.lexicon import grammar


@pytest.mark.parametrize(
    ("form", "lemma", "expected"),
    [
        ("armed", "arme", "arm"),
        ("vowed", "vowe", "vow"),
        ("denies", "denie", "deny"),
        ("ceased", "ceas", "cease"),
        ("planned", "plann", "plan"),
        ("Fired", "Fire", "fire"),
        ("was", "be", "be"),
        ("Googlified", "googlify", "googlify"),
        ("fled", "fle", "flee"),
        ("overran", "overran", "overrun"),
        ("holed", "ho", "hole"),
        ("обстреляли", "обстрелять", "обстрелять"),
    ],
)
def test_a_lemma_that_is_no_word_is_put_right(form, lemma, expected):
    assert base(form, lemma) == expected


@given(st.text(max_size=8), st.sampled_from(["attack", "arm", "deny"]))
def test_a_lemma_that_is_a_word_stays_but_for_a_known_form_of_another_verb(form, lemma):
    forms = {verb.lemma for verb in grammar().verbs(form.lower())}
    assert base(form, lemma) == lemma or base(form, lemma) in forms


@pytest.mark.parametrize(
    ("form", "lemma", "expected"),
    [
        ("gunmen", "gunme", "gunman"),
        ("mercenaries", "mercenarie", "mercenary"),
        ("scarves", "scarve", "scarf"),
        ("trenches", "trenche", "trench"),
        ("news", "news", "news"),
        ("مجاهدون", "مجاهدون", "مجاهدون"),
    ],
)
def test_a_plural_cut_wrongly_is_put_right(form, lemma, expected):
    assert singular(form, lemma) == expected
