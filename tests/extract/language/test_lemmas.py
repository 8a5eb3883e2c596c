"""Lemmas by edit scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.language.lemmas import apply, lemma


@pytest.mark.parametrize(
    ("form", "script", "expected"),
    [
        ("Marching", "l-3+", "march"),
        ("armies", "k-3+y", "army"),
        ("Hama", "k-0+", "Hama"),
        ("Was", "l=be", "be"),
        ("n't", "k=not", "not"),
        ("Şehirler", "k-3+", "Şehir"),
        ("it", "l-5+x", "it"),
        ("men", "l-3+", "men"),
    ],
)
def test_a_script_makes_the_lemma(form, script, expected):
    assert apply(form, script) == expected


def test_exceptions_win_as_written_and_in_lower_case():
    known = {"men\tNOUN": "man", "Men\tPROPN": "Men"}
    assert lemma("Men", "NOUN", "k-0+", known) == "man"
    assert lemma("Men", "PROPN", "l-0+", known) == "Men"
    assert lemma("men", "VERB", "k-0+", known) == "men"


@given(st.text(min_size=1), st.sampled_from("kl"), st.integers(0, 9), st.text(max_size=3))
def test_no_script_leaves_nothing(form, case, drop, suffix):
    assert apply(form, f"{case}-{drop}+{suffix}")
