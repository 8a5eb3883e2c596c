import json

import pytest

from factional.ask.annotations import export_annotations
from factional.case import Case
from factional.model import Acquisition, Extraction
from tests.ask import build

PAGES = (build.interview, build.news, build.statement)


def records(path):
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def write(path, lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    path.write_bytes(text.encode())


def unread(page, store):
    """Put a document in a case with nothing read in it."""
    arrived = Acquisition(f"{page.document.name}.txt", "2026-03-01T10:00:00+00:00", "x")
    store.put(page.document, Extraction(), page.text.encode(), arrived)


@pytest.fixture
def gold(tmp_path):
    """The made-up case as annotations, all of it."""
    with build.case(tmp_path / "first") as store:
        export_annotations(store, tmp_path / "gold", everything=True)
    return tmp_path / "gold"


@pytest.fixture
def fresh(tmp_path):
    """A case of the same documents in which no machine read anything."""
    with Case.init(tmp_path / "fresh") as case:
        for page in PAGES:
            unread(page(), case.store)
        yield case


@pytest.fixture
def machine(tmp_path):
    """The made-up case, whose claims a machine made."""
    with Case(build.case(tmp_path / "machine")) as case:
        yield case
