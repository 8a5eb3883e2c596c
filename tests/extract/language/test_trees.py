"""Dependency trees: by each word's best head, and where that makes none; against all trees."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.language.decoding import heads
from factional.extract.language.projective import crosses
from factional.extract.language.trees import greedy_tree


def is_tree(heads):
    """One root, and everything under it."""
    if list(heads).count(0) != 1:
        return False
    for node in range(1, len(heads) + 1):
        seen = set()
        at = node
        while at:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at - 1]
    return True


def total(scores, heads):
    return sum(scores[i][h] for i, h in enumerate(heads))


def exhaustive(scores, straight=False):
    count = len(scores)
    trees = (h for h in itertools.product(range(count + 1), repeat=count) if is_tree(h))
    return max(total(scores, h) for h in trees if not straight or not crosses(np.array(h)))


def random(count, seed):
    return np.random.default_rng(seed).normal(size=(count, count + 1)) * 4


def whole(scores):
    return heads(scores, [(0, len(scores))])


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_no_tree_scores_more_than_that_of_the_best_heads(count):
    found = [(s, greedy_tree(s)) for s in (random(count, seed) for seed in range(40))]
    trees = [(scores, tree) for scores, tree in found if tree is not None]
    assert trees
    for scores, tree in trees:
        assert is_tree(tree)
        assert total(scores, tree) == pytest.approx(exhaustive(scores))


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("seed", range(8))
def test_the_heads_of_a_sentence_make_the_best_tree_that_crosses_nothing(count, seed):
    scores = random(count, seed)
    found = whole(scores)
    assert is_tree(found)
    assert total(scores, found) == pytest.approx(exhaustive(scores, straight=True))


@given(st.integers(1, 40), st.integers(0, 10**6))
def test_there_is_always_one_root_and_no_cycle(count, seed):
    scores = random(count, seed)
    greedy = greedy_tree(scores)
    assert greedy is None or is_tree(greedy)
    assert is_tree(whole(scores))


def test_two_words_that_would_both_be_root_make_one():
    scores = np.array([[9.0, -1.0, 2.0], [9.5, 1.0, -1.0]])
    assert greedy_tree(scores) is None
    assert list(whole(scores)) == [2, 0]


def test_a_cycle_within_a_cycle_is_broken_twice():
    scores = np.full((4, 5), -10.0)
    scores[0, 2] = scores[1, 1] = 5.0  # the first two hold each other
    scores[2, 4] = scores[3, 3] = 5.0  # and so do the last two
    scores[1, 3] = scores[2, 2] = 4.0
    scores[0, 0] = -9.0
    assert greedy_tree(scores) is None
    found = whole(scores)
    assert is_tree(found)
    assert total(scores, found) == pytest.approx(exhaustive(scores))


def test_a_word_is_never_its_own_head():
    scores = np.zeros((3, 4))
    scores[np.arange(3), np.arange(1, 4)] = 100.0
    assert is_tree(whole(scores))
    found = greedy_tree(np.array([[1.0, 9.0, 0.0], [0.0, 2.0, 9.0]]))
    assert found is not None
    assert list(found) == [0, 1]


def test_equal_scores_give_a_tree_and_the_same_each_time():
    scores = np.zeros((12, 13))
    assert is_tree(whole(scores))
    assert list(whole(scores)) == list(whole(scores))


def test_single_precision_is_enough():
    scores = random(30, 3)
    assert list(whole(scores.astype(np.float32))) == list(whole(scores))
