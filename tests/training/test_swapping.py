"""Names exchanged with their labels."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.passages import Attribution, Passage, Span
from training.sources import gum
from training.swapping import swapped

from tests.examples import examples
from tests.training import corpora


@pytest.fixture(scope="module")
def harbour(tmp_path_factory):
    (passage,) = gum.passages(corpora.folder(tmp_path_factory.mktemp("data")), "train")
    return passage


class TestSwapping:
    @examples(60)
    @given(st.integers(0, 10_000))
    def test_every_label_stays_in_step(self, harbour, seed):
        made = swapped(harbour, random.Random(seed))
        size = len(made.words)
        assert made.ends[-1] == made.paragraphs[-1] == size - 1
        assert [made.words[e] for e in made.ends] == [".", "."]
        assert len(made.tags) == len(made.heads) == len(made.relations) == len(made.lemmas) == size
        assert all(head in (-1, -2) or 0 <= head < size for head in made.heads)
        assert sum(head == -1 for head in made.heads) == 2
        assert all(0 <= s.start < s.end <= size for s in made.spans)
        assert all(m.start <= m.head < m.end for m in made.mentions)
        verbs = [word for word, tag in zip(made.words, made.tags, strict=True) if tag == "VERB"]
        assert verbs == ["met", "praised"]
        assert {s.type for s in harbour.spans} <= {s.type for s in made.spans} | {"Place"}

    def test_the_same_seed_makes_the_same_names(self, harbour):
        assert swapped(harbour, random.Random(3)) == swapped(harbour, random.Random(3))

    @given(st.integers(0, 10_000))
    def test_one_name_becomes_one_name_and_its_surname_follows(self, seed):
        words = ("Rami", "Dalloul", "left", ".", "Dalloul", "said", "Rami", "Dalloul", "left", ".")
        spans = (Span(0, 2, "Person"), Span(4, 5, "Person"), Span(6, 8, "Person"))
        said = Attribution((4, 5), (5, 6), ((6, 9),))
        passage = Passage("own", "x", words, (9,), spans=spans, attributions=(said,))
        made = swapped(passage, random.Random(seed))
        first, short, again = (made.words[s.start : s.end] for s in made.spans)
        assert first == again
        (attribution,) = made.attributions
        assert made.words[slice(*attribution.source)] == short
        assert made.words[slice(*attribution.contents[0])] == (*again, "left")

    def test_without_names_nothing_happens(self):
        passage = Passage("own", "x", ("Rami", "left"), (1,))
        assert swapped(passage, random.Random(1)) is passage
