"""For all tests: examples are not timed, since a busy machine says nothing about the code."""

import pytest
from hypothesis import settings

from tests.examples import QUICK, THOROUGH


def pytest_configure(config: pytest.Config) -> None:
    """Try few examples where the slow tests are left out, before any test is read."""
    settings.load_profile(QUICK if config.option.markexpr == "not slow" else THOROUGH)
