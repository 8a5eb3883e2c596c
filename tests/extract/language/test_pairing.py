"""What pairs are judged by is what the model was trained with."""

import importlib.util
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.language.pairing import (
    Mentioned,
    Named,
    coreference_pairs,
    mention_span,
    pair_features,
    tie_features,
)

PATH = Path(__file__).parents[3] / "training" / "pairing.py"
FORMS = st.sampled_from(
    ["the", "Orvan", "Front", "front", "his", "He", "OF", "Liwa", "al-Dīn", "'s", "men", "it", "of"]
)


@pytest.fixture(scope="module")
def trained():
    """The same numbers, one pair at a time, as training counts them."""
    if not PATH.exists():
        pytest.skip("the training is not here")
    spec = importlib.util.spec_from_file_location("trained_pairing", PATH)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@st.composite
def mentions(draw):
    made, sentence = [], 0
    for head in sorted(draw(st.sets(st.integers(0, 40), min_size=2, max_size=8))):
        words = draw(st.lists(FORMS, min_size=1, max_size=4))
        first = head - draw(st.integers(0, min(len(words) - 1, head)))
        sentence += draw(st.integers(0, 2))
        last = first + len(words)
        at = min(head - first, len(words) - 1)
        made.append(
            Mentioned(tuple(words), words[at], draw(st.integers(1, 3)), first, last, sentence)
        )
    return made


@given(found=mentions())
def test_pair_features_are_those_of_training(found, trained):
    later, earlier = coreference_pairs(len(found), 60)
    mine = pair_features(found, later, earlier)
    for row, i, j in zip(mine, later, earlier, strict=True):
        a, b = found[i], found[j]
        theirs = trained.pair_features(
            a.words, b.words, (a.head, b.head), (str(a.kind), str(b.kind)),
            int(i - j - 1), a.sentence - b.sentence,
            a.first <= b.first < a.last or b.first <= a.first < b.last,
        )  # fmt: skip
        assert row == pytest.approx(theirs)


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 4)), min_size=2, max_size=6, unique=True)
)
def test_tie_features_are_those_of_training(trained, spans):
    spans = sorted((start, start + length) for start, length in spans)
    types = [("Person", "Place", "State", "Organization")[start % 4] for start, _ in spans]
    sentence = [start // 10 for start, _ in spans]
    names = Named(
        np.array([s for s, _ in spans]),
        np.array([e for _, e in spans]),
        np.array(sentence),
        np.array([t == "Person" for t in types]),
        np.array([t in ("Place", "State") for t in types]),
    )
    subject, other = np.nonzero(~np.eye(len(spans), dtype=bool))
    for row, a, b in zip(tie_features(names, subject, other), subject, other, strict=True):
        ends = abs(sentence[a] - sentence[b])
        theirs = trained.tie_features(spans[a], spans[b], (types[a], types[b]), ends)
        assert row == pytest.approx(theirs)


@given(st.integers(1, 9), st.integers(0, 10**6))
def test_mention_spans_are_those_of_training(trained, count, seed):
    rng = np.random.default_rng(seed)
    # each word hangs on an earlier one, so there is no cycle
    heads = [-1, *(int(rng.integers(0, i)) for i in range(1, count))]
    relations = [str(rng.choice(["det", "case", "nmod", "cc", "conj", "punct"])) for _ in heads]
    children = [[c for c in range(count) if heads[c] == w] for w in range(count)]
    for word in range(count):
        mine = mention_span(word, children, heads, relations)
        assert mine == trained.mention_span(word, heads, relations, (0, count))
        assert mine[0] <= word < mine[1]


def test_each_mention_is_paired_with_those_before_it_within_reach():
    later, earlier = coreference_pairs(4, 2)
    assert list(zip(later.tolist(), earlier.tolist(), strict=True)) == [
        (1, 0), (2, 0), (2, 1), (3, 1), (3, 2),
    ]  # fmt: skip
