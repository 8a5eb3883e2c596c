"""How many examples a property is tried on: all with the slow tests, a quarter of them without."""

from __future__ import annotations

from hypothesis import settings

THOROUGH, QUICK = "thorough", "quick"
_ALL = 100

settings.register_profile(THOROUGH, deadline=None, max_examples=_ALL)
settings.register_profile(QUICK, deadline=None, max_examples=_ALL // 4)


def examples(most: int) -> settings:
    """As many examples as are worth their time; `most` of them with the slow tests."""
    return settings(max_examples=max(5, most * settings().max_examples // _ALL))
