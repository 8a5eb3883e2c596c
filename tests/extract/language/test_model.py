"""The model's bookkeeping, with arithmetic that is plain to see."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.language.analysis import Analysis, NameType
from tests.extract.language import fake

TEXT = (
    "Omar Haddad said “the men leave”. He visited Dareh.\n\n"
    "Haddad met Salma Qadir and the fighters waited in Dareh. They said nothing."
)
SPLIT = TEXT.index("\n\n")
STRETCHES = [(0, SPLIT), (SPLIT + 2, len(TEXT))]


@pytest.fixture
def analysis():
    return fake.model().analyse(TEXT, STRETCHES)


def at(thing):
    return TEXT[thing.start : thing.end]


def test_sentences_hold_their_words(analysis):
    assert [at(s) for s in analysis.sentences] == [
        "Omar Haddad said “the men leave”.",
        "He visited Dareh.",
        "Haddad met Salma Qadir and the fighters waited in Dareh.",
        "They said nothing.",
    ]
    for sentence in analysis.sentences:
        own = analysis.words[sentence.first : sentence.last]
        assert (own[0].start, own[-1].end) == (sentence.start, sentence.end)


def test_each_sentence_has_one_root_and_no_arc_leaves_it(analysis):
    for sentence in analysis.sentences:
        own = range(sentence.first, sentence.last)
        roots = [i for i in own if analysis.words[i].head is None]
        assert [analysis.words[i].relation for i in roots] == ["root"]
        assert all(analysis.words[i].head in own for i in own if i not in roots)


def test_words_have_lemmas_features_and_factuality(analysis):
    by_form = {at(word): word for word in analysis.words}
    assert by_form["visited"].lemma == "visit"
    assert by_form["men"].lemma == "man"
    assert by_form["fighters"].features == {"Number": "Plur"}
    assert by_form["visited"].factuality == 3.0
    assert by_form["Dareh"].factuality is None


def test_names_are_typed_and_the_longer_comes_first(analysis):
    names = [(at(n), n.type) for n in analysis.names]
    assert ("Omar Haddad", NameType.PERSON) in names
    assert names.index(("Omar Haddad", NameType.PERSON)) < names.index(("Haddad", NameType.PERSON))


def test_who_said_what(analysis):
    first = analysis.attributions[0]
    assert (at(first.source), at(first.cue)) == ("Omar Haddad", "said")
    assert [at(content) for content in first.contents] == ["the men leave"]


def test_chains_reach_over_paragraphs(analysis):
    chains = [[at(analysis.mentions[i]) for i in chain] for chain in analysis.chains]
    assert chains == [["Haddad", "He", "Haddad"], ["Dareh", "Dareh", "They"]]
    for mention in analysis.mentions:
        assert mention.kind == "person"
        assert mention.start <= analysis.words[mention.head].start < mention.end


def test_the_answer_does_not_hang_on_what_was_read_before():
    model = fake.model()
    model.analyse("Other men marched over the hills. He waited.", [(0, 44)])
    assert model.analyse(TEXT, STRETCHES) == fake.model().analyse(TEXT, STRETCHES)


def test_a_paragraph_longer_than_a_window_is_read_sentence_by_sentence():
    text = "The fighters waited. " * 30
    model = fake.model()
    found = model.analyse(text, [(0, len(text))])
    assert [text[s.start : s.end] for s in found.sentences] == ["The fighters waited."] * 30
    # no window begins inside a sentence
    assert {window[0] for window in model._network.windows} == {"The"}


def test_a_sentence_longer_than_a_window_is_cut_and_nothing_is_lost():
    text = "and men " * 60
    found = fake.model().analyse(text, [(0, len(text))])
    assert len(found.words) == 120
    assert [s.first for s in found.sentences[1:]] == [s.last for s in found.sentences[:-1]]
    assert found.sentences[-1].last == 120


def test_known_words_and_sentences_are_kept():
    text = "Omar met. Salma said no"
    words = [[(0, 4), (5, 8)], [(8, 9), (10, 15), (16, 23)]]
    found = fake.model().parse(text, words)
    assert [(s.first, s.last) for s in found.sentences] == [(0, 2), (2, 5)]
    assert [(w.start, w.end) for w in found.words] == words[0] + words[1]


def test_a_name_with_hyphens_is_read_in_parts_and_given_as_one_word():
    text = "Omar met Salma al-Din-ul-Haq in Dareh. He said no."
    model = fake.model()
    found = model.analyse(text, [(0, len(text))])
    assert model._network.windows[0][2:10] == ["Salma", "al", "-", "Din", "-", "ul", "-", "Haq"]
    words = [text[w.start : w.end] for w in found.words]
    assert words[:5] == ["Omar", "met", "Salma", "al-Din-ul-Haq", "in"]
    assert (found.words[3].tag, found.words[3].head, found.words[3].lemma) == (
        "PROPN", 1, "al-Din-ul-Haq",
    )  # fmt: skip
    for sentence in found.sentences:
        assert found.words[sentence.first].start == sentence.start
        assert found.words[sentence.last - 1].end == sentence.end
    he = next(m for m in found.mentions if text[m.start : m.end] == "He")
    assert words[he.head] == "He"


@pytest.mark.parametrize("stretches", [[], [(0, 0)], [(3, 6)]])
def test_nothing_to_read_gives_nothing(stretches):
    assert fake.model().analyse("abc   def", stretches) == Analysis()


PROSE = st.lists(
    st.sampled_from(
        [
            "Omar",
            "said",
            "“",
            "”",
            ".",
            "the men",
            "al-Dīn",
            "\n",
            "waited",
            "😀",
            "الجيش",
            "He",
            ",",
        ]
    ),
    max_size=60,
).map(" ".join)


@given(st.lists(PROSE, min_size=1, max_size=4))
def test_everything_lies_in_its_stretch_and_in_order(paragraphs):
    text = "\n\n".join(paragraphs)
    stretches, start = [], 0
    for paragraph in paragraphs:
        stretches.append((start, start + len(paragraph)))
        start += len(paragraph) + 2
    found = fake.model().analyse(text, stretches)
    assert sum(s.last - s.first for s in found.sentences) == len(found.words)
    assert "".join(text[w.start : w.end] for w in found.words) == "".join(text.split())
    for a, b in pairwise(found.words):
        assert a.end <= b.start
    for thing in (*found.sentences, *found.names, *found.mentions):
        assert any(s <= thing.start < thing.end <= e for s, e in stretches)
