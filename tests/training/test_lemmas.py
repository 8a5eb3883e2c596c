"""Scripts that the run time can apply."""

from hypothesis import given
from hypothesis import strategies as st
from training.passages import Passage

from factional.extract.language.lemmas import apply
from training import lemmas


class TestScripts:
    def test_examples(self):
        assert lemmas.script("Fighters", "fighter") == "l-1+"
        assert lemmas.script("armies", "army") == "l-3+y"
        assert lemmas.script("Aleppo", "Aleppo") == "k-0+"
        assert lemmas.script("went", "go") == "l=go"
        assert lemmas.script("AL-SHAM", "al-Sham") == "l-4+Sham"

    @given(st.text("abAʿāḤ𐎠", min_size=1, max_size=8), st.text("abAßʿāḥ", min_size=1, max_size=8))
    def test_the_run_time_makes_the_lemma_of_what_it_says(self, form, lemma):
        assert apply(form, lemmas.script(form, lemma)) == lemma


class TestExceptions:
    def test_what_corpora_agree_on_and_no_more(self):
        words = ("men", "Men", "saw", "saw", "saw", "Hama", "Hama")
        found = lemmas.exceptions(
            [
                Passage(
                    "own",
                    "x",
                    words,
                    (6,),
                    tags=("NOUN", "NOUN", "VERB", "VERB", "VERB", "PROPN", "PROPN"),
                    lemmas=("man", "man", "see", "saw", "see", "Hama", "Hama"),
                )
            ]
        )
        assert found == {"men\tNOUN": "man", "Hama\tPROPN": "Hama"}
