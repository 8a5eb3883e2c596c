"""Names with hyphens as one word: whatever their parts hung on, what comes out is a tree."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.language.analysis import Analysis, Sentence, Word
from factional.extract.language.joining import joined


def analysis(heads):
    words = tuple(
        Word(2 * i, 2 * i + 1, "PROPN", "x", head, "dep" if head is not None else "root")
        for i, head in enumerate(heads)
    )
    return Analysis(sentences=(Sentence(0, 2 * len(heads), 0, len(heads)),), words=words)


@st.composite
def trees(draw):
    """Heads of up to ten words, drawn so that each hangs on one that was placed before it."""
    count = draw(st.integers(1, 10))
    order = draw(st.permutations(range(count)))
    heads: list[int | None] = [None] * count
    for place in range(1, count):
        heads[order[place]] = order[draw(st.integers(0, place - 1))]
    goes_on = [False, *draw(st.lists(st.booleans(), min_size=count - 1, max_size=count - 1))]
    return heads, goes_on


@given(trees())
def test_every_word_still_comes_to_the_root(drawn):
    heads, goes_on = drawn
    words = joined(analysis(heads), np.array(goes_on)).words
    assert len(words) == goes_on.count(False)
    for word in words:
        steps, head = 0, word.head
        while head is not None:
            head, steps = words[head].head, steps + 1
            assert steps <= len(words)
    assert [w.head for w in words].count(None) == 1


def test_two_parts_that_hang_on_each_others_neighbour_close_no_ring():
    # Al-Bab District: "Al" under "District", which is under "Bab"
    words = joined(analysis([3, 0, None, 2]), np.array([False, True, True, False])).words
    assert [w.head for w in words] == [None, 0]


def test_two_words_of_parts_that_hang_on_each_other_close_no_ring():
    heads = [3, 6, 3, None, 3, 3, 3, 0]
    goes_on = np.array([False, True, False, False, False, False, False, True])
    words = joined(analysis(heads), goes_on).words
    assert [w.head for w in words] == [2, 2, None, 2, 2, 2]
