"""The sample with the claims that people made, and one decision with a reason."""

import pytest

from factional import ask
from factional.model import DecisionKind
from tests.web import world

REASON = "Heard twice, and both times from the same clerk."


@pytest.fixture(scope="session")
def case(tmp_path_factory):
    with world.build(tmp_path_factory.mktemp("exporting") / "case") as case:
        store = case.store
        claims = ask.claims(store).items
        rejected, accepted = claims[3].id, claims[4].id
        store.decide(DecisionKind.REJECTED, rejected, by="mona", note=REASON)
        store.decide(DecisionKind.ACCEPTED, accepted, by="mona", note=REASON)
        case.refresh()
        yield case


@pytest.fixture(scope="session")
def store(case):
    return case.store
