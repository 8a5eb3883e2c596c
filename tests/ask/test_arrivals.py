"""What is new: the documents that came in last, with what they brought."""

import pytest

from factional import ask
from factional.case import Case
from factional.errors import InvalidQuery
from factional.model import Acquisition, Extraction
from factional.read import read

MOMENTS = {
    "first.txt": "2024-03-01T08:00:00+00:00",
    "second.txt": "2024-03-03T08:00:00+00:00",
    "third.txt": "2024-03-02T08:00:00+00:00",
}


@pytest.fixture
def case(tmp_path):
    with Case.init(tmp_path / "case") as case:
        for place, moment in MOMENTS.items():
            put(case, place, f"Nobody was seen in {place}.", moment)
        yield case


def put(case, place, text, moment):
    data = text.encode()
    acquisition = Acquisition(place=place, acquired=moment, name=place)
    case.store.put(read(data, place), Extraction(), data, acquisition)


def names(page):
    return [row.document.name for row in page.items]


def test_what_came_in_last_comes_first(case):
    found = ask.arrivals(case.store)
    assert names(found) == ["second", "third", "first"]
    assert [row.acquired for row in found.items] == sorted(MOMENTS.values(), reverse=True)


def test_bytes_that_came_in_again_are_not_new(case):
    put(case, "copy.txt", "Nobody was seen in first.txt.", "2025-01-01T00:00:00+00:00")
    assert names(ask.arrivals(case.store)) == ["second", "third", "first"]


def test_a_stretch_of_them(case):
    found = ask.arrivals(case.store, limit=1, offset=1)
    assert (found.total, names(found)) == (3, ["third"])
    with pytest.raises(InvalidQuery):
        ask.arrivals(case.store, limit=-1)


def test_what_they_brought(store):
    rows = {row.document.id: row for row in ask.arrivals(store).items}
    documents = ask.documents(store)
    assert {id: row.claims for id, row in rows.items()} == {d.id: d.claims for d in documents}
    disputed = ask.claims(store, ask.ClaimFilter(disputed=True)).items
    assert sum(row.disputed for row in rows.values()) == len(disputed) > 0
