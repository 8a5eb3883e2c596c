"""Dependency trees: the best there is, with one root, against trying all of them."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.language.trees import best_tree


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


def exhaustive(scores):
    count = len(scores)
    trees = (h for h in itertools.product(range(count + 1), repeat=count) if is_tree(h))
    return max(total(scores, heads) for heads in trees)


def random(count, seed):
    return np.random.default_rng(seed).normal(size=(count, count + 1)) * 4


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("seed", range(8))
def test_no_tree_with_one_root_scores_more(count, seed):
    scores = random(count, seed)
    heads = best_tree(scores)
    assert is_tree(heads)
    assert total(scores, heads) == pytest.approx(exhaustive(scores))


@given(st.integers(1, 40), st.integers(0, 10**6))
def test_there_is_always_one_root_and_no_cycle(count, seed):
    assert is_tree(best_tree(random(count, seed)))


def test_two_words_that_would_both_be_root_make_one():
    heads = best_tree(np.array([[9.0, -1.0, 2.0], [9.5, 1.0, -1.0]]))
    assert list(heads) == [2, 0]


def test_a_cycle_within_a_cycle_is_broken_twice():
    scores = np.full((4, 5), -10.0)
    scores[0, 2] = scores[1, 1] = 5.0  # the first two hold each other
    scores[2, 4] = scores[3, 3] = 5.0  # and so do the last two
    scores[1, 3] = scores[2, 2] = 4.0
    scores[0, 0] = -9.0
    heads = best_tree(scores)
    assert is_tree(heads)
    assert total(scores, heads) == pytest.approx(exhaustive(scores))


def test_a_word_is_never_its_own_head():
    scores = np.zeros((3, 4))
    scores[np.arange(3), np.arange(1, 4)] = 100.0
    assert is_tree(best_tree(scores))


def test_equal_scores_give_a_tree_and_the_same_each_time():
    scores = np.zeros((12, 13))
    assert is_tree(best_tree(scores))
    assert list(best_tree(scores)) == list(best_tree(scores))


def test_single_precision_is_enough():
    scores = random(30, 3)
    assert list(best_tree(scores.astype(np.float32))) == list(best_tree(scores))


def test_nothing_has_no_heads():
    assert len(best_tree(np.zeros((0, 1)))) == 0
