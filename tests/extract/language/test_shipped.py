"""The weights that ship: what any release of them must do, on sentences of ours."""

import pytest

from factional.extract.language import NameType, analyse
from factional.extract.language.model import LocalModel
from factional.extract.language.weights import check

TEXT = (
    "Omar Haddad, a spokesman for Jabhat al-Sahil, said on Tuesday that the fighters had left "
    "Deir ez-Zor with more than 300 men. He didn’t deny the report.\n\n"
    "According to the United Nations, Haddad joined Hay'at Nur al-Jabal (HNJ) in 2016. The group "
    "has never controlled the border crossing with Turkey."
)
STRETCHES = [(0, TEXT.index("\n\n")), (TEXT.index("According"), len(TEXT))]


@pytest.fixture(scope="module")
def model():
    return LocalModel.load()


@pytest.fixture(scope="module")
def analysis(model):
    return model.analyse(TEXT, STRETCHES)


def at(thing):
    return TEXT[thing.start : thing.end]


def word(analysis, form):
    return next(w for w in analysis.words if at(w) == form)


def test_sentences(analysis):
    assert [at(s).split()[0] for s in analysis.sentences] == ["Omar", "He", "According", "The"]


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("spokesman", "NOUN", "spokesman"),
        ("said", "VERB", "say"),
        ("fighters", "NOUN", "fighter"),
        ("men", "NOUN", "man"),
        ("al-Sahil", "PROPN", "al-Sahil"),
        ("n’t", "PART", "not"),
        ("controlled", "VERB", "control"),
        ("300", "NUM", "300"),
    ],
)
def test_words(analysis, form, tag, lemma):
    found = word(analysis, form)
    assert (found.tag, found.lemma) == (tag, lemma)


@pytest.mark.parametrize(
    ("form", "relation", "head"),
    [
        ("Omar", "nsubj", "said"),
        ("left", "ccomp", "said"),
        ("fighters", "nsubj", "left"),
        ("group", "nsubj", "controlled"),
        ("said", "root", None),
    ],
)
def test_trees(analysis, form, relation, head):
    found = word(analysis, form)
    above = None if found.head is None else at(analysis.words[found.head])
    assert (found.relation, above) == (relation, head)


@pytest.mark.parametrize(
    ("form", "type"),
    [
        ("Omar Haddad", NameType.PERSON),
        ("Jabhat al-Sahil", NameType.ORGANIZATION),
        ("Deir ez-Zor", NameType.PLACE),
        ("HNJ", NameType.ORGANIZATION),
        ("2016", NameType.DATE),
    ],
)
def test_names(analysis, form, type):
    assert (form, type) in {(at(n), n.type) for n in analysis.names}


def test_who_said_what(analysis):
    said = [(a.source and at(a.source), a.cue and at(a.cue)) for a in analysis.attributions]
    assert any(s and "Omar Haddad" in s and cue == "said" for s, cue in said)
    assert any(cue and cue.lower().startswith("according") for _, cue in said)


def test_he_is_haddad(analysis):
    chains = [{at(analysis.mentions[i]) for i in chain} for chain in analysis.chains]
    assert any("He" in chain and any("Haddad" in form for form in chain) for chain in chains)


def test_what_happened_counts_for_more_than_what_did_not(analysis):
    assert word(analysis, "joined").factuality > 1 > 0 >= word(analysis, "controlled").factuality


def test_the_answer_is_the_same_whatever_was_read_before_and_on_two_threads(model, analysis):
    model.analyse("Other men marched over the hills of Dareh. " * 20, [(0, 860)])
    assert model.analyse(TEXT, STRETCHES) == analysis
    assert LocalModel.load(threads=2).analyse(TEXT, STRETCHES) == analysis


def test_messy_text_is_read_without_complaint(model):
    text = (
        "…؟! \U0001f600\U0001f600 ﷽ 𐌀𐌁 A\u0301l-\u200c \u0007 ((((\n\n---\n"
        + "x" * 5000
        + " ا" * 400
    )
    found = model.analyse(text, [(0, len(text))])
    assert "".join(text[w.start : w.end] for w in found.words) == "".join(text.split())


def test_the_files_are_those_of_the_card(model):
    check(model.card)
    assert model.card.licence
    assert model.card.data
    assert model.card.size < 40e6


def test_the_whole_text_is_read_where_no_stretch_is_named(model):
    assert analyse("Omar left.").words[0].tag == "PROPN"
