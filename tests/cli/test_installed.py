"""The commands that tell what is installed."""

import yaml

from factional import ask
from factional.case import Case
from factional.extract import extractors
from factional.vocabulary import Vocabulary, source

EXTENSION = """
# what the tax clerks of the pass do
relations:
  taxes:
    label: takes tolls of
    says: takes tolls of those who pass
    family: coercion
    subject: [Organization]
    object: [Group, Place]
    kind: state
"""


class TestVocabulary:
    def test_outside_of_a_case_it_is_the_built_in_one(self, run, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        answer = run("vocabulary")
        assert answer.out == source()
        assert run("vocabulary", "--json").json == ask.to_json(Vocabulary.load())

    def test_a_case_adds_its_own(self, run, tmp_path):
        (tmp_path / "vocabulary.yaml").write_text(EXTENSION, encoding="utf-8")
        Case.init(tmp_path).close()
        answer = run("--case", tmp_path, "vocabulary")
        built_in, own = yaml.safe_load_all(answer.out)
        assert "taxes" not in built_in["relations"]
        assert list(own["relations"]) == ["taxes"]
        assert "# what the tax clerks of the pass do" in answer.out
        known = run("--case", tmp_path, "vocabulary", "--json").json
        assert set(known["relations"]) == {*built_in["relations"], "taxes"}

    def test_a_case_without_its_own_adds_nothing(self, run, tmp_path):
        Case.init(tmp_path).close()
        assert run("--case", tmp_path, "vocabulary").out == source()

    def test_a_case_that_is_not_there_is_told(self, run, tmp_path):
        answer = run("--case", tmp_path, "vocabulary")
        assert answer.status == 1
        assert str(tmp_path) in answer.err


def test_extractors_are_listed_by_name(run):
    assert run("extractors").out.splitlines() == extractors()
    assert run("extractors", "--json").json == extractors()
    assert "local" in extractors()
