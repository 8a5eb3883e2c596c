"""Trees without crossing arcs: against every tree there is, for short sentences."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.language.decoding import heads
from factional.extract.language.projective import best_projective, crosses
from factional.extract.language.trees import greedy_tree


def is_tree(found):
    if found.count(0) != 1:
        return False
    return all(_reaches_root(found, node) for node in range(1, len(found) + 1))


def _reaches_root(found, node):
    for _ in found:
        node = found[node - 1] if node else 0
    return node == 0


def straight_trees(count):
    for found in itertools.product(range(count + 1), repeat=count):
        if is_tree(found) and not crosses(np.array(found)):
            yield np.array(found)


def worth(scores, found):
    return float(scores[np.arange(len(found)), found].sum())


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_no_tree_without_crossings_is_better(count):
    every = list(straight_trees(count))
    draw = np.random.default_rng(count)
    for _ in range(10):
        scores = draw.normal(size=(count, count + 1))
        found = best_projective(scores)
        assert worth(scores, found) == pytest.approx(max(worth(scores, t) for t in every))


@given(st.integers(1, 40), st.integers(0, 10**6))
def test_what_comes_out_is_a_tree_and_crosses_nothing(count, seed):
    found = best_projective(np.random.default_rng(seed).normal(size=(count, count + 1)))
    assert is_tree(tuple(int(h) for h in found))
    assert not crosses(found)


@given(st.integers(1, 12), st.integers(0, 10**6))
def test_the_tree_of_the_best_heads_is_kept_where_it_crosses_nothing(count, seed):
    scores = np.random.default_rng(seed).normal(size=(count, count + 1))
    scores[np.arange(1, count), np.arange(1, count)] += 3.0  # often the word before
    best = greedy_tree(scores)
    if best is not None and not crosses(best):
        assert best_projective(scores).tolist() == best.tolist()


def test_arcs_that_meet_or_nest_do_not_cross():
    assert not crosses(np.array([2, 0, 2, 3]))
    assert crosses(np.array([3, 4, 0, 3]))


def test_the_heads_of_a_window_cross_nothing():
    arcs = np.random.default_rng(5).normal(size=(24, 25)).astype(np.float32)
    found = heads(arcs, [(0, 11), (11, 24)])
    assert not crosses(found[:11])
    assert not crosses(np.where(found[11:] == 0, 0, found[11:] - 11))
