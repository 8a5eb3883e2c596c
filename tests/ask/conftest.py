import pytest

from tests.ask import build


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A case that tests only read."""
    with build.case(tmp_path_factory.mktemp("case") / "qasr") as opened:
        yield opened


@pytest.fixture
def own(tmp_path):
    """A case of the test's own, to write to."""
    with build.case(tmp_path / "qasr") as opened:
        yield opened
