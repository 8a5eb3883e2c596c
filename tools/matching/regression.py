"""Logistic regression with a ridge and signs that weights must keep, small and exact."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
_ROUNDS = 400
_ENOUGH = 1e-4


def logistic(
    rows: Numbers,
    labels: Numbers,
    *,
    ridge: Numbers,
    weights: Numbers | None = None,
    signs: Sequence[int] | None = None,
) -> list[float]:
    """Coefficients by coordinate descent; what would turn against its sign is held at nought.

    Args:
        rows: One row a pair, one column a feature.
        labels: 1 for one actor, 0 for two.
        ridge: How much each squared coefficient costs.
        weights: What each row counts for; 1 if not given.
        signs: 1 or -1 for what a coefficient must be, 0 for either.
    """
    weights = np.ones(len(rows)) if weights is None else weights
    signs = [0] * rows.shape[1] if signs is None else signs
    columns = [np.ascontiguousarray(column) for column in rows.T]
    found = np.zeros(rows.shape[1])
    odds = np.zeros(len(rows))
    for _ in range(_ROUNDS):
        most = 0.0
        for i, (column, sign) in enumerate(zip(columns, signs, strict=True)):
            chance = 1 / (1 + np.exp(-odds))
            slope = float(column @ (weights * (labels - chance))) - ridge[i] * found[i]
            bend = float((column * column) @ (weights * chance * (1 - chance))) + ridge[i] + 1e-9
            new = found[i] + np.clip(slope / bend, -1.0, 1.0)
            new = max(new, 0.0) if sign > 0 else min(new, 0.0) if sign < 0 else new
            odds += column * (new - found[i])
            most = max(most, abs(new - found[i]))
            found[i] = new
        if most < _ENOUGH:
            break
    return [float(f) for f in found]
