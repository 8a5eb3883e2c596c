"""Annotations out of a case, and scores of them against gold."""

import json

import pytest

from factional.case import Case
from tests.cli import world


@pytest.fixture
def gold(factional, tmp_path):
    """The made-up case as annotations."""
    assert factional("export", "annotations", tmp_path / "gold", "--everything").status == 0
    return tmp_path / "gold"


class TestExport:
    def test_a_folder_a_document(self, factional, tmp_path):
        answer = factional("export", "annotations", tmp_path / "out")
        assert answer.status == 0
        assert answer.out == f"Wrote the annotations of 3 documents to {tmp_path / 'out'}.\n"
        assert {place.name for place in (tmp_path / "out").iterdir()} == {
            "interview",
            "news",
            "statement",
        }
        text = (tmp_path / "out" / "interview" / "interview.txt").read_bytes().decode()
        assert text == world.INTERVIEW
        lines = (tmp_path / "out" / "interview" / "interview.claims.jsonl").read_text("utf-8")
        for claim in map(json.loads, lines.splitlines()):
            assert text[claim["start"] : claim["end"]] == claim["evidence"]

    def test_unsure_claims_are_left_out_unless_asked_for(self, factional, tmp_path, gold):
        factional("export", "annotations", tmp_path / "out")
        name = "statement/statement.claims.jsonl"
        assert (tmp_path / "out" / name).read_text("utf-8") == ""
        assert len((gold / name).read_text("utf-8").splitlines()) == 1

    def test_json_says_what_was_written(self, factional, tmp_path):
        answer = factional("export", "annotations", tmp_path / "out", "--json")
        assert answer.json == {"folder": str(tmp_path / "out"), "documents": 3}

    def test_a_folder_that_cannot_be_is_told(self, factional, tmp_path):
        (tmp_path / "file").touch()
        answer = factional("export", "annotations", tmp_path / "file" / "out")
        assert answer.status == 1
        assert answer.err.startswith("factional: ")


class TestEvaluate:
    def test_what_agrees_with_gold_is_right(self, run, gold):
        answer = run("evaluate", gold, "--predicted", gold)
        assert answer.status == 0
        *documents, total = answer.table
        assert [row["document"] for row in documents] == ["interview", "news", "statement"]
        assert total["document"] == "all"
        assert (total["precision"], total["recall"], total["f1"]) == ("1.000",) * 3

    def test_what_is_missing_is_missed(self, run, gold, tmp_path):
        (tmp_path / "none").mkdir()
        report = run("evaluate", gold, "--predicted", tmp_path / "none", "--json").json
        assert report["total"]["claims"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0}
        assert report["total"]["counts"]["gold"] == 8
        assert report["relations"]["trains"]["missed"] == 3

    def test_evidence_must_stand_in_the_texts(self, run, gold, tmp_path):
        texts = tmp_path / "texts"
        texts.mkdir()
        for name, text in (("interview", world.INTERVIEW), ("news", "x" + world.NEWS)):
            (texts / f"{name}.txt").write_bytes(text.encode())
        arguments = ("--predicted", gold, "--texts", texts, "--document", "news", "--json")
        report = run("evaluate", gold, *arguments).json
        assert list(report["documents"]) == ["news"]
        assert report["total"]["counts"]["unsound"] == 4
        arguments = ("--predicted", gold, "--texts", texts, "--document", "interview", "--json")
        assert run("evaluate", gold, *arguments).json["total"]["claims"]["f1"] == 1.0

    def test_an_extractor_reads_the_texts_itself(self, run, gold, tmp_path, monkeypatch):
        texts = tmp_path / "texts"
        texts.mkdir()
        for name, text in (("interview", world.INTERVIEW), ("news", world.NEWS)):
            (texts / f"{name}.txt").write_bytes(text.encode())
        (texts / "statement.txt").write_bytes(world.STATEMENT.replace("\x1b[2J", "").encode())
        monkeypatch.chdir(tmp_path)
        report = run("evaluate", gold, "--texts", texts, "--json").json
        assert set(report["documents"]) == {"interview", "news", "statement"}
        assert report["total"]["counts"]["found"] >= 3
        assert (
            report == run("evaluate", gold, "--texts", texts, "--extractor", "local", "--json").json
        )
        assert {path.name for path in tmp_path.iterdir()} == {"gold", "texts"}

    def test_a_document_that_is_no_plain_text_is_read_first(self, run, gold, tmp_path):
        texts = tmp_path / "texts"
        texts.mkdir()
        head, body = world.NEWS.split("\n\n")
        page = f"<html><body><article><p>{head}</p><p>{body}</p></article></body></html>"
        (texts / "news.html").write_text(page, encoding="utf-8")
        report = run("evaluate", gold, "--texts", texts, "--document", "news", "--json").json
        counts = report["total"]["counts"]
        assert counts["found"] >= 1
        assert counts["unsound"] == 0

    def test_the_sentence_for_a_person(self, screen, gold):
        shown = screen("evaluate", gold, "--predicted", gold).plain()
        assert "Of the claims found, right: speaker 1.000, chain 1.000" in shown

    @pytest.mark.parametrize(
        "arguments",
        [[], ["--extractor", "local"], ["--predicted", "out", "--extractor", "local"]],
    )
    def test_what_is_scored_must_be_said(self, run, gold, arguments):
        answer = run("evaluate", gold, *arguments)
        assert answer.status == 2
        assert "--predicted" in answer.err

    @pytest.mark.parametrize("missing", ["gold", "texts", "extractor"])
    def test_what_is_not_there_is_told(self, run, gold, tmp_path, missing):
        place = tmp_path / "gone" if missing == "gold" else gold
        arguments = ["--texts", tmp_path / "gone"]
        if missing == "extractor":
            arguments += ["--extractor", "oracle"]
        answer = run("evaluate", place, *arguments)
        assert answer.status == 1
        assert answer.err.startswith("factional: ")


def test_a_case_is_not_touched_by_scoring(factional, folder, gold):
    with Case.open(folder) as case:
        before = case.store.revision
    factional("evaluate", gold, "--predicted", gold)
    with Case.open(folder) as case:
        assert case.store.revision == before
