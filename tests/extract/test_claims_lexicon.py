"""The lexicon: inflection, patterns, and the mistakes that a writer of it can make."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.errors import VocabularyError
from factional.vocabulary import Vocabulary
from factional.vocabulary.lexicon import Words, frames, grammar, inflect, load, plural, words
from factional.vocabulary.lexicon._sets import spelled_out


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("train", ("trains", "training", "trained")),
        ("ally", ("allies", "allying", "allied")),
        ("base", ("bases", "basing", "based")),
        ("clash", ("clashes", "clashing", "clashed")),
        ("ban", ("bans", "banning", "banned")),
        ("flee", ("flees", "fleeing", "fled")),
        ("expel", ("expels", "expelling", "expelled")),
        ("fight", ("fights", "fighting", "fought")),
        ("die", ("dies", "dying", "died")),
        ("destroy", ("destroys", "destroying", "destroyed")),
    ],
)
def test_verbs_inflect(lemma, forms):
    made = grammar().forms(lemma)
    assert (made["s"], made["ing"], made["past"]) == forms


@pytest.mark.parametrize(
    ("noun", "many"), [("ally", "allies"), ("fighter", "fighters"), ("spokesman", "spokesmen"),
                       ("clash", "clashes"), ("day", "days")]
)  # fmt: skip
def test_nouns_have_plurals(noun, many):
    assert plural(noun) == many


@given(st.sampled_from(sorted(frames().verbs)))
def test_every_form_of_a_trigger_leads_back_to_it(lemma):
    if lemma in ("be", "have", "do"):
        return
    for form in grammar().forms(lemma).values():
        assert lemma in {verb.lemma for verb in grammar().verbs(form)}


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=10))
def test_inflection_is_total(lemma):
    forms = inflect(lemma)
    assert forms["base"] == lemma
    assert all(forms.values())


def test_every_relation_has_frames_or_words_of_its_own():
    by_frame = {
        frame.relation
        for index in (frames().verbs, frames().adjectives, frames().nouns)
        for found in index.values()
        for frame in found
    }
    own = {"strength", "composition", "ideology", "status", "described_as", "aims_to"}
    assert set(Vocabulary.load().relations) <= by_frame | own


def test_a_word_that_yaml_takes_for_a_truth_value_is_refused():
    with pytest.raises(VocabularyError, match="Put it in quotes"):
        Words({"prepositions": ["in", True]})


def test_an_unknown_list_or_lexicon_names_what_there_is():
    with pytest.raises(VocabularyError, match="negators"):
        words("mood.en")["nonsense"]
    with pytest.raises(VocabularyError, match=r"nowhere\.en\.yaml"):
        load("nowhere.en")


def test_a_set_stands_for_its_words():
    given = [f for f in frames().verbs["bankroll"] if f.relation == "supports"]
    gifts = [f for f in frames().verbs["smuggle"] if f.relation == "supports" and f.words]
    assert any(f.words == () for f in given)
    assert any({"rifle", "money", "diesel"} <= f.words[0] for f in gifts)


def test_a_pattern_with_an_unknown_set_names_the_known_ones():
    with pytest.raises(VocabularyError, match="there are: arms"):
        spelled_out("provide $salt to *actor", {"arms": "rifle"})
