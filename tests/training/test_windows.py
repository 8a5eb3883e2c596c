"""Windows and their targets."""

import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.passages import Attribution, Mention, Passage, Span
from training.sources import conllu
from training.windows import UNKNOWN

from factional.extract.language.subwords import OPENING, SEPARATOR, Subwords
from tests.examples import examples
from tests.training import corpora
from training import labels as inventories
from training import windows

WORDS = st.sampled_from(["the", "army", "left", ".", "Ḥasan", "al", "-", "Šām", "𐎠", "1979", "!"])


@pytest.fixture(scope="module")
def subwords(tmp_path_factory):
    return Subwords(corpora.tokenizer(tmp_path_factory.mktemp("tokenizer") / "tokenizer.json"))


@pytest.fixture(scope="module")
def trees(tmp_path_factory):
    data = corpora.folder(tmp_path_factory.mktemp("data"))
    found = conllu.documents(data / "ud_ewt" / "en_ewt-ud-train.conllu.gz")
    return [conllu.passage(document, "ewt") for document in found]


@pytest.fixture(scope="module")
def labels(trees):
    return inventories.counted(trees * 6)


@st.composite
def passages(draw):
    lengths = draw(st.lists(st.integers(1, 40), min_size=1, max_size=8))
    ends = np.cumsum(lengths) - 1
    words = tuple(draw(WORDS) for _ in range(int(ends[-1]) + 1))
    paragraphs = {int(e) for e in ends if draw(st.booleans())} | {int(ends[-1])}
    return Passage("own", "x", words, tuple(sorted(paragraphs)), ends=tuple(map(int, ends)))


class TestCutting:
    @examples(40)
    @given(passages(), st.integers(24, 160), st.none() | st.integers(0, 99))
    def test_windows_follow_on_and_keep_the_limit(self, subwords, passage, limit, seed):
        rng = None if seed is None else random.Random(seed)
        found = list(windows.cut(passage, subwords, limit, rng))
        assert [w.start for w in found] == [0, *(w.end for w in found[:-1])]
        assert found[-1].end == len(passage.words)
        for window in found:
            assert len(window.subwords) == len(window.cases) <= limit
            assert window.subwords[0] == OPENING
            assert window.subwords[-1] == SEPARATOR
            assert len(window.first) == len(window.last) == len(window)
            assert all(a <= b for a, b in zip(window.first, window.last, strict=True))
            edges = zip(window.first, window.last, strict=True)
            assert all(a < b for (_, a), (b, _) in pairwise(edges))

    def test_paragraphs_are_parted(self, subwords):
        passage = Passage("own", "x", ("left", "the", "army"), (0, 2), ends=(0, 2))
        (window,) = windows.cut(passage, subwords, 160)
        assert window.subwords[2] == SEPARATOR
        assert window.first == [1, 3, 4]

    def test_noise_keeps_the_labels_and_changes_the_casing(self, subwords):
        passage = Passage("own", "x", ("Hasan", "left"), (1,), ends=(1,))
        (window,) = windows.cut(passage, subwords, 160)
        loud = windows.noisy(window, subwords, random.Random(1), {"upper": 1, "lower": 0, "cut": 0})
        assert loud.words == ("HASAN", "LEFT")
        assert set(loud.cases) == {0, 3}
        assert loud.passage is passage


class TestTargets:
    def test_trees_of_whole_sentences_only(self, subwords, labels, trees):
        whole = windows.targets(windows.window(trees[0], 0, 14, subwords), labels)
        assert whole["heads"][:4].tolist() == [4, 1, 1, 0]
        assert whole["ends"].nonzero()[0].tolist() == [9, 13]
        assert whole["sentence"][9] != whole["sentence"][10]
        part = windows.targets(windows.window(trees[0], 0, 8, subwords), labels)
        assert set(part["heads"]) == {UNKNOWN}
        assert set(part["relations"]) == {UNKNOWN}
        assert (part["tags"] != UNKNOWN).all()

    def test_what_a_corpus_does_not_have_is_unknown(self, subwords, labels):
        passage = Passage("own", "x", ("the", "army"), (1,))
        found = windows.targets(windows.window(passage, 0, 2, subwords), labels)
        for key in ("tags", "feats", "lemmas", "heads", "ends", "mentions"):
            assert set(found[key]) == {UNKNOWN}
        assert (found["entities"] == UNKNOWN).all()
        assert (found["attribution"] == UNKNOWN).all()
        assert np.isnan(found["factuality"]).all()

    def test_entities_known_barred_and_undecided(self, subwords, labels):
        passage = Passage(
            "own",
            "x",
            ("Hasan", "left", "Jordan", "Syrian"),
            (3,),
            spans=(Span(0, 1, "Person"), Span(2, 3, "State|Place")),
            known=("Person", "Place", "State"),
            barred=((3, 4),),
        )
        found = windows.targets(windows.window(passage, 0, 4, subwords), labels)["entities"]
        at = labels.index["entities"]
        assert found[0, 0, at["Person"]] == 1
        assert found[0, 0, at["Event"]] == 0  # a person's name is no event's, whatever is known
        assert found[1, 0, at["Person"]] == 0
        assert found[1, 0, at["Event"]] == UNKNOWN
        assert found[2, 0, [at["State"], at["Place"]]].tolist() == [2, 2]
        assert (found[3, 0] == UNKNOWN).all()

    def test_a_corpus_without_names_in_names_says_nothing_about_them(self, subwords, labels):
        passage = Passage(
            "own",
            "x",
            ("Free", "Army", "of", "Hama", "left"),
            (4,),
            spans=(Span(0, 4, "Organization"),),
            known=("Organization", "Place"),
            flat=True,
        )
        found = windows.targets(windows.window(passage, 0, 5, subwords), labels)["entities"]
        at = labels.index["entities"]
        assert found[0, 3, at["Organization"]] == 1
        assert (found[3, 0] == UNKNOWN).all()  # Hama
        assert (found[0, 1] == UNKNOWN).all()  # Free Army
        assert found[3, 1, at["Place"]] == 0  # Hama left: goes over the edge
        assert found[4, 0, at["Place"]] == 0

    def test_attribution_is_tagged_and_linked(self, subwords, labels):
        said = Attribution((0, 1), (1, 2), ((2, 4),))
        passage = Passage("own", "x", ("Hasan", "said", "army", "left"), (3,), attributions=(said,))
        found = windows.targets(windows.window(passage, 0, 4, subwords), labels)
        assert found["attribution"].argmax(1).tolist() == [0, 1, 2, 2]
        assert found["attribution"][:, 2].tolist() == [0, 0, 1, 2]
        assert found["sources"].tolist() == [[1, 0]]
        assert found["contents"].tolist() == [[1, 2]]

    def test_a_content_that_began_before_the_window_begins_with_it(self, subwords, labels):
        said = Attribution(None, (0, 1), ((1, 4),))
        passage = Passage("own", "x", ("said", "the", "army", "left"), (3,), attributions=(said,))
        found = windows.targets(windows.window(passage, 2, 4, subwords), labels)
        assert found["attribution"][:, 2].tolist() == [1, 2]
        assert found["contents"].shape == (0, 2)

    def test_mentions_of_no_kind_teach_none(self, subwords, labels):
        mention = Mention(0, 1, 0, "", 3)
        passage = Passage("own", "x", ("Hasan", "left"), (1,), mentions=(mention,))
        found = windows.targets(windows.window(passage, 0, 2, subwords), labels)
        assert set(found["mentions"]) == {UNKNOWN}
