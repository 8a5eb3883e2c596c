"""What is counted of pairs of named actors."""

import math

import numpy as np
import pytest
from training.ties import Named, tie_features


def test_names_are_judged_by_order_distance_and_type():
    names = Named(
        np.array([0, 5, 30]),
        np.array([2, 6, 31]),
        np.array([0, 0, 2]),
        np.array([True, False, False]),
        np.array([False, True, False]),
    )
    rows = tie_features(names, np.array([0, 1, 2]), np.array([1, 0, 1]))
    assert rows[0] == pytest.approx([1, math.log(4) / 3, 0, 0, 1, 1])
    assert rows[1] == pytest.approx([0, math.log(4) / 3, 0, 0, 0, 0])
    assert rows[2] == pytest.approx([0, math.log(25) / 3, 0, math.log(3), 0, 1])
