"""Truth discovery on made-up sources: the figures that are shown are those that come out."""

import pytest
from benchmarks.weigh.truth import SEEDS, score, simulate

from factional.ask._likelier import _measured
from factional.weigh import Method

SHOWN = 4  # copiers among sixteen sources


def test_a_seed_is_always_the_same():
    assert simulate(3, SHOWN) == simulate(3, SHOWN) != simulate(4, SHOWN)


def test_who_counts_copies_for_less_is_right_more_often_than_the_majority():
    few = SEEDS[:2]
    alone, copied = (score(Method.INDEPENDENT, n, few) for n in (0, 8))
    majority = score(Method.MAJORITY, 8, few)
    assert copied.right > majority.right + 0.05
    assert copied.error < 0.05 < majority.error
    assert alone.right > 0.95


@pytest.mark.slow
@pytest.mark.parametrize("method", Method)
def test_the_figures_that_are_shown_come_out(method):
    found = score(method, SHOWN)
    assert (round(found.right, 3), round(found.error, 3)) == _measured()[method]
