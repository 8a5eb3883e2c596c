"""The plans of a run: what is seen, how often, at which rates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

PLANS = ("mix", "refine")
"""The plans in order; each but the first begins with the weights that the one before ended with."""


def plan(name: str) -> dict[str, Any]:
    """A plan, with what it does not say taken from the first."""
    read = (
        yaml.safe_load((Path(__file__).parent / f"{one}.yaml").read_text("utf-8"))
        for one in dict.fromkeys((PLANS[0], name))
    )
    return {key: value for one in read for key, value in one.items()}
