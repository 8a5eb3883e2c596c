"""Trees: what can be asked of the words of a document, whatever they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.language import Analysis, Sentence, Word, analyse
from factional.extract.syntax import Tree

TEXT = (
    "Out of the mosque, fighters and soldiers saw Jabhat al-Wādī (الوادي). "
    "They didn't leave because of the rain."
)


@pytest.fixture(scope="module")
def tree():
    return Tree(TEXT, analyse(TEXT))


@st.composite
def drawn(draw):
    """A tree of up to twelve words under any heads, one sentence, words two code points apart."""
    count = draw(st.integers(1, 12))
    heads = [None] + [draw(st.integers(0, i - 1)) for i in range(1, count)]
    words = tuple(
        Word(2 * i, 2 * i + 1, "NOUN", "a", head, "dep" if i else "root")
        for i, head in enumerate(heads)
    )
    analysis = Analysis(sentences=(Sentence(0, 2 * count - 1, 0, count),), words=words)
    return Tree("a " * count, analysis)


@given(drawn())
def test_children_and_heads_are_two_sides_of_one_thing(tree):
    for i in range(len(tree.words)):
        assert all(tree.head(c) == i for c in tree.children(i))
        assert tree.subtree(i)[0] <= i <= tree.subtree(i)[-1]
        assert all(tree.under(w, i) for w in tree.subtree(i))
        assert i not in tree.ancestors(i)


@given(drawn(), st.integers(0, 30))
def test_every_code_point_of_a_word_leads_to_it(tree, position):
    found = tree.at(position)
    if found is None:
        assert position >= tree.words[-1].end
    else:
        assert tree.words[found].end > position


@given(drawn())
def test_the_head_of_a_whole_sentence_is_its_root(tree):
    assert tree.head_of(0, 2 * len(tree.words)) == tree.root(0) == 0


def test_prepositions_of_several_words_are_one(tree):
    mosque = next(i for i in range(len(tree.words)) if tree.form(i) == "mosque")
    rain = next(i for i in range(len(tree.words)) if tree.form(i) == "rain")
    assert tree.preposition(mosque) == "out of"
    assert tree.preposition(rain) == "because of"


def test_names_in_two_scripts_keep_their_offsets(tree):
    start = TEXT.index("Jabhat")
    head = tree.head_of(start, TEXT.index(" ("))
    assert tree.form(head) == "Jabhat"
    assert tree.within(start, start + 6) == [head]


def test_coordinated_words_are_found_from_the_first(tree):
    fighters = next(i for i in range(len(tree.words)) if tree.form(i) == "fighters")
    both = tree.conjuncts(fighters)
    assert [tree.form(i) for i in both] == ["fighters", "soldiers"]
    assert tree.first_conjunct(both[1]) == fighters
    assert tree.joined_by(both[1]) == "and"


def test_an_apostrophe_is_straight_whatever_was_typed(tree):
    assert "n't" in {tree.lower(i) for i in range(len(tree.words))}
