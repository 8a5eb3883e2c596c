import pytest

from factional.store import Store


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "case") as opened:
        yield opened
