"""The commands that make a case and fill it."""

import contextlib
import io
import zipfile

import pytest

from factional.adding.batch import Batch
from factional.case import Case
from factional.cli import cli
from tests.cli.conftest import Screen

ARTICLE = """The men of the terrace

By L. Orlova, 3 May 2019

Ansar al-Jabal trains the Northern Front, the harbour ministry said on Monday. The group has more
than 300 fighters in the hills above the town of Nizh.
"""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder of papers, some of them bad, beside an empty case that one stands in."""
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (papers / "empty.txt").write_bytes(b"")
    (papers / "отчёт.txt").write_text(ARTICLE.replace("300", "400"), encoding="utf-8")
    (papers / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    Case.init(tmp_path / "case").close()
    monkeypatch.chdir(tmp_path / "case")
    monkeypatch.delenv("FACTIONAL_CASE", raising=False)
    return papers


class TestInit:
    def test_a_case_is_made_and_named(self, run, tmp_path):
        answer = run("init", tmp_path / "горы", "--name", "Горы")
        assert answer.status == 0
        assert answer.out == f"Made the case Горы in {tmp_path / 'горы'}.\n"
        with Case.open(tmp_path / "горы") as case:
            assert case.store.name == "Горы"

    @pytest.mark.parametrize("how", ["here", "before", "after", "argument"])
    def test_the_folder_may_be_said_in_any_way(self, run, tmp_path, monkeypatch, how):
        monkeypatch.chdir(tmp_path)
        monkeypatch.delenv("FACTIONAL_CASE", raising=False)
        target = tmp_path if how == "here" else tmp_path / "there"
        arguments = {
            "here": ["init"],
            "before": ["--case", target, "init"],
            "after": ["init", "--case", target],
            "argument": ["--case", tmp_path / "elsewhere", "init", target],
        }[how]
        answer = run(*arguments, "--json")
        assert answer.json == {"folder": str(target), "name": target.name}
        Case.open(target).close()

    def test_a_case_is_never_made_over_another(self, run, tmp_path):
        assert run("init", tmp_path).status == 0
        answer = run("init", tmp_path)
        assert answer.status == 1
        assert answer.err.startswith("factional: ")
        assert "already" in answer.err


class TestAdd:
    def test_all_well_is_status_0(self, run, desk):
        answer = run("add", desk / "article.txt", desk / "отчёт.txt")
        assert answer.status == 0
        assert answer.err == ""
        assert [record["result"] for record in answer.table] == ["new", "new"]
        assert [record["place"] for record in answer.table] == [
            str(desk / "article.txt"),
            str(desk / "отчёт.txt"),
        ]

    def test_a_bad_file_is_told_and_the_others_go_on(self, run, desk):
        answer = run("add", desk)
        assert answer.status == 1
        assert answer.err == "factional: 2 of 4 failed.\n"
        found = {record["place"]: record for record in answer.table}
        results = {place.rpartition("/")[2]: record["result"] for place, record in found.items()}
        assert results == {
            "article.txt": "new",
            "empty.txt": "failed",
            "picture.png": "failed",
            "отчёт.txt": "new",
        }
        assert all(bool(r["reason"]) == (r["result"] == "failed") for r in answer.table)
        with Case.open(desk.parent / "case") as case:
            assert {d.name for d in case.store.documents()} == {"article", "отчёт"}

    def test_a_text_in_a_language_that_is_not_read_is_told(self, run, desk):
        german, quiet = desk / "bericht.txt", desk / "quiet.txt"
        german.write_text("Die Gruppe griff das Dorf am Dienstag an, wie die Armee mitteilte.")
        quiet.write_text("It rained all day, and the road to the market was long.")
        told, nothing = (row["reason"] for row in run("add", german, quiet).table)
        assert "(de)" in told
        assert "--translation" in told
        assert not nothing

    def test_the_same_bytes_are_known_already(self, run, desk):
        copy = desk / "copy.txt"
        copy.write_bytes((desk / "article.txt").read_bytes())
        run("add", desk / "article.txt")
        answer = run("add", copy)
        assert answer.status == 0
        assert answer.table[0]["result"] == "known already"
        with Case.open(desk.parent / "case") as case:
            (document,) = case.store.documents()
            assert len(case.store.acquisitions(document.id)) == 2

    def test_a_file_that_is_not_there_has_failed(self, run, desk):
        answer = run("add", desk / "gone.txt")
        assert answer.status == 1
        assert "gone.txt" in answer.table[0]["reason"]

    def test_json_is_one_document(self, run, desk):
        answer = run("add", desk, "--json")
        assert answer.status == 1
        assert {record["result"] for record in answer.json} == {"new", "failed"}
        assert all(
            set(record) == {"place", "result", "document", "claims", "drops", "reason", "within"}
            for record in answer.json
        )

    def test_an_extractor_that_is_not_installed_is_told_before_anything_is_read(self, run, desk):
        answer = run("add", desk / "article.txt", "--extractor", "oracle")
        assert answer.status == 1
        assert "oracle" in answer.err
        with Case.open(desk.parent / "case") as case:
            assert case.store.documents() == []

    def test_a_person_sees_progress_and_a_line_a_file(self, desk, monkeypatch):
        monkeypatch.setenv("COLUMNS", "200")
        monkeypatch.setenv("TERM", "xterm-256color")
        with (
            contextlib.redirect_stdout(Screen()) as out,
            contextlib.redirect_stderr(Screen()) as err,
        ):
            status = cli(["add", str(desk)], standalone_mode=False)
        shown = out.getvalue() + err.getvalue()
        assert status == 1
        assert "reading" in err.getvalue()
        for name in ("article.txt", "empty.txt", "picture.png", "отчёт.txt"):
            assert name in shown
        assert "2 of 4 failed." in err.getvalue()


class TestAddAnything:
    def test_documents_in_an_archive_have_lines_of_their_own(self, run, desk):
        with zipfile.ZipFile(desk / "press.zip", "w") as archive:
            archive.writestr("a/один.txt", ARTICLE.replace("300", "500"))
            archive.writestr("empty.txt", "")
        answer = run("add", desk / "press.zip")
        assert answer.status == 1
        assert [r["place"].removeprefix(str(desk)) for r in answer.table] == [
            "/press.zip/a/один.txt",
            "/press.zip/empty.txt",
        ]
        assert {r["within"] for r in answer.table} == {str(desk / "press.zip")}
        assert [r["result"] for r in answer.table] == ["new", "failed"]

    def test_a_text_on_standard_input(self, run, desk):
        answer = run("add", "-", "--name", "statement.txt", input=ARTICLE.encode())
        assert answer.status == 0
        assert answer.table[0]["place"] == "statement.txt"
        with Case.open(desk.parent / "case") as case:
            (document,) = case.store.documents()
            assert document.name == "statement"
            assert case.store.original(document.id) == ARTICLE.encode()

    def test_without_a_name_it_gets_one(self, run, desk):
        answer = run("add", "-", desk / "article.txt", input=b"The Northern Front left.")
        assert [r["result"] for r in answer.table] == ["new", "new"]
        assert answer.table[0]["place"].startswith("pasted-")

    def test_a_name_is_for_standard_input(self, run, desk):
        answer = run("add", desk / "article.txt", "--name", "x")
        assert answer.status == 2
        assert "Give `-` as well" in answer.err

    @pytest.mark.parametrize("workers", [0, 2])
    def test_several_workers_or_none(self, run, desk, workers):
        answer = run("add", desk, "--workers", workers)
        assert [r["result"] for r in answer.table] == ["new", "failed", "failed", "new"]

    @pytest.mark.parametrize(
        "option", [["--timeout", "0"], ["--memory", "10"], ["--workers", "-1"]]
    )
    def test_limits_that_nothing_fits_are_refused(self, run, desk, option):
        assert run("add", desk, *option).status == 2

    def test_time_runs_out_for_one_file(self, run, desk):
        (desk / "slow.txt").write_text("A man of the Front said so. \n" * 60_000, encoding="utf-8")
        answer = run("add", desk / "slow.txt", "--timeout", "0.05")
        assert answer.status == 1
        assert "not read within 0.05 s" in answer.table[0]["reason"]

    def test_an_interrupt_is_told_and_gone_on_from(self, run, desk, monkeypatch):
        real = Batch._end
        ended: list[object] = []

        def interrupted(self, begun):
            if ended:
                raise KeyboardInterrupt
            ended.append(begun)
            return real(self, begun)

        with monkeypatch.context() as patch:
            patch.setattr(Batch, "_end", interrupted)
            answer = run("add", desk, "--json")
        assert answer.status == 130
        assert [r["result"] for r in answer.json] == ["new"]
        assert "interrupted" in answer.err
        assert "same command again" in answer.err
        assert [r["result"] for r in run("add", desk).table] == [
            "known already", "failed", "failed", "new",
        ]  # fmt: skip

    def test_a_person_sees_all_failures_once_more_where_they_are_many(self, desk, monkeypatch):
        monkeypatch.setenv("COLUMNS", "200")
        for n in range(30):
            (desk / f"empty-{n}.txt").write_bytes(b"")
        with (
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(Screen()) as err,
        ):
            status = cli(["add", str(desk)], standalone_mode=False)
        assert status == 1
        told = err.getvalue().partition("32 of 34 failed.")[2]
        assert all(f"empty-{n}.txt" in told for n in range(30))
        assert "34/34" in err.getvalue()


class TestDemo:
    def test_the_sample_is_made_and_can_be_asked(self, run, tmp_path):
        folder = tmp_path / "sample"
        answer = run("demo", folder)
        assert answer.status == 0
        assert f"factional --case {folder} serve" in answer.out
        assert len(run("--case", folder, "documents").table) >= 3
        assert run("--case", folder, "claims", "--json").json["total"] > 0

    def test_a_second_time_it_stands_as_it_is(self, run, tmp_path):
        first = run("demo", tmp_path / "sample", "--json").json
        assert run("demo", tmp_path / "sample", "--json").json == first
        assert first["folder"] == str(tmp_path / "sample")
