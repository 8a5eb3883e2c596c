"""Building the sample case: once, whole, and never over somebody's work."""

import json
import sys
import types
from typing import Any

import pytest

from factional import sample
from factional.errors import CaseExists, EmptyDocument


class FakeCase:
    """Stands for the case where only the comings and goings of its folder are looked at."""

    made = 0
    error = None

    def __init__(self, folder):
        self.folder = folder
        self.store = types.SimpleNamespace(decide=self.decide)

    def decide(self, kind, target, *, by, details):
        (self.folder / "located.txt").write_text(f"{kind} {target} {by} {len(details)}")

    @classmethod
    def init(cls, folder, name=None):
        cls.made += 1
        folder.mkdir()
        (folder / "case.txt").write_text(name)
        return cls(folder)

    @classmethod
    def open(cls, folder):
        assert (folder / "case.txt").exists()
        return cls(folder)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def add_all(self, places):
        for place in places:
            with (self.folder / "added.txt").open("a") as added:
                added.write(f"{place}\n")
            yield types.SimpleNamespace(error=self.error)


@pytest.fixture
def case(monkeypatch):
    class Case(FakeCase):
        pass

    module = types.ModuleType("factional.case")
    monkeypatch.setattr(module, "Case", Case, raising=False)
    monkeypatch.setitem(sys.modules, "factional.case", module)
    return Case


def build(folder):
    opened: Any = sample.build(folder)
    assert opened.folder == folder
    return folder


def stamp(folder):
    return json.loads((folder / sample.STAMP).read_text())


def test_it_holds_every_document(case, tmp_path):
    folder = build(tmp_path / "deep" / "sample")
    added = (folder / "added.txt").read_text().splitlines()
    assert added == [str(path) for path in sample.documents()]
    assert (folder / "case.txt").read_text() == sample.NAME
    made_of = [*sample.documents(), sample.places()]
    assert set(stamp(folder)["documents"]) == {path.name for path in made_of}
    assert (folder / "located.txt").exists()


def test_an_empty_folder_will_do(case, tmp_path):
    build(tmp_path)


def test_it_is_built_once(case, tmp_path):
    folder = build(tmp_path / "sample")
    (folder / "decided.txt").write_text("accepted")
    build(folder)
    assert case.made == 1
    assert (folder / "decided.txt").exists()


@pytest.mark.parametrize(
    "change", [{"version": "0.0.1"}, {"documents": {"agency-irtam.txt": "0" * 64}}]
)
def test_an_older_one_is_kept_beside_the_new(case, tmp_path, change):
    folder = build(tmp_path / "sample")
    for _ in range(2):
        (folder / "decided.txt").write_text("accepted")
        (folder / sample.STAMP).write_text(json.dumps(stamp(folder) | change))
        build(folder)
        assert not (folder / "decided.txt").exists()
    assert case.made == 3
    kept = [path for path in tmp_path.iterdir() if path != folder]
    assert len(kept) == 2
    assert all((path / "decided.txt").read_text() == "accepted" for path in kept)


@pytest.mark.parametrize("name", ["case.txt", sample.STAMP])
def test_a_folder_of_somebody_else_is_left_alone(case, tmp_path, name):
    (tmp_path / name).write_text("{ not ours")
    with pytest.raises(CaseExists, match="Name another folder"):
        sample.build(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_is_no_folder(case, tmp_path):
    (tmp_path / "sample").write_text("notes")
    with pytest.raises(CaseExists):
        sample.build(tmp_path / "sample")


def test_a_build_that_breaks_off_leaves_nothing(case, tmp_path):
    case.error = EmptyDocument("Nothing in it. Fill it.")
    with pytest.raises(EmptyDocument):
        sample.build(tmp_path / "sample")
    assert list(tmp_path.iterdir()) == []
    case.error = None
    build(tmp_path / "sample")
