"""What documents have in common, as the command line tells it."""

import pytest

from factional.case import Case
from tests.read.test_likeness import WIRE
from tests.test_translating import ENGLISH, RUSSIAN


@pytest.fixture
def folder(tmp_path, run):
    texts = {
        "wire": WIRE,
        "reprint": "By Li Wei\n\n" + WIRE,
        "excerpt": WIRE[:300],
        "english": ENGLISH,
        "russian": RUSSIAN,
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with Case.init(tmp_path / "case") as case:
        list(case.add_all([tmp_path / f"{n}.txt" for n in ("wire", "reprint", "excerpt")]))
    return tmp_path / "case"


def pair(run, folder, *more):
    return run(
        "add", folder.parent / "russian.txt", "--translation", folder.parent / "english.txt",
        *more, "--case", folder,
    )  # fmt: skip


def test_shared_text_is_told_with_the_documents_that_share_it(run, folder):
    rows = {row["name"]: row for row in run("documents", "--case", folder).table}
    assert rows["wire"]["shares"].startswith("near-identical to reprint (")
    assert "holds most of excerpt" in rows["wire"]["shares"]
    assert "stands mostly in wire" in rows["excerpt"]["shares"]
    shown = run("show", "excerpt", "--case", folder).out
    assert "stands mostly in" in shown
    assert "words in common" in shown
    detail = run("show", "excerpt", "--json", "--case", folder).json
    assert {p["document"] for p in detail["passages"]} == {
        s["document"]["id"] for s in detail["row"]["shared"]
    }
    for passage in detail["passages"]:
        assert detail["text"][passage["start"] : passage["end"]].split()[:2] == ["Three", "boats"]


def test_a_document_is_shown_with_its_blocks_numbered(run, folder):
    answer = run("show", "wire", "--case", folder)
    assert any(line.split()[:2] == ["1", "paragraph"] for line in answer.out.splitlines())
    assert run("show", "nobody", "--case", folder).status == 1


def test_a_translation_is_added_with_its_original(run, folder):
    answer = pair(run, folder, "--translator", "Noor Halabi", "--translated-on", "2020-03")
    assert (answer.status, answer.table[0]["result"]) == (0, "new")
    rows = {row["name"]: row for row in run("documents", "--case", folder).table}
    assert rows["english"]["shares"] == "translation of russian"
    assert rows["russian"]["claims"] == "0"
    claims = run("claims", "--document", rows["english"]["id"], "--case", folder).table
    assert claims
    shown = run("show", claims[-1]["id"], "--case", folder).out
    assert "In the original" in shown
    assert "Бригада прилива напала" in shown
    assert "translates" in run("show", "english", "--case", folder).out
    by = run("show", "russian", "--case", folder).out
    assert "translated as" in by
    assert "Noor Halabi, 2020-03" in by


def test_what_makes_no_pair_is_refused(run, folder):
    assert run("add", "a.txt", "--translator", "Nour", "--case", folder).status == 2
    two = run(
        "add", "a.txt", "b.txt", "--translation", folder.parent / "english.txt", "--case", folder
    )
    assert two.status == 2
    bad = pair(run, folder, "--translated-on", "last spring")
    assert "is not an EDTF date" in bad.err
