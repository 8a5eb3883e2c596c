"""relabel, reread, decisions, undo: a reading is put right, and everything stays reversible."""

import pytest

from factional.case import Case
from factional.model import DecisionKind

TEXT = (
    "Three groups of the coast\n\nThe Falcons of Qasr are allied with the Tide Brigade. "
    "The Tide Brigade fights the Lamp Guard.\n\nالصقور: in the spring the Falcons of Qasr attacked "
    "the Lamp Guard in its own harbour, and nobody came to its help.\n"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "coast.txt").write_text(TEXT, encoding="utf-8")
    with Case.init(tmp_path / "case") as case:
        case.add(tmp_path / "coast.txt", workers=0)
    return tmp_path / "case"


@pytest.fixture
def document(folder):
    with Case.open(folder) as case:
        return case.store.documents()[0].id


def kinds(folder, document):
    with Case.open(folder) as case:
        return [block.kind for block in case.store.document(document).blocks]


def test_a_block_is_relabelled_and_claims_follow_when_it_is_read_again(run, folder, document):
    before = run("claims", "--json", "--case", folder).json["total"]
    answer = run(
        "relabel",
        document[:8],
        "3",
        "boilerplate",
        "--by",
        "Nour",
        "--note",
        "ad",
        "--case",
        folder,
    )
    assert answer.out.startswith("Decision 1: block 3 is a boilerplate.")
    assert kinds(folder, document)[2] == "boilerplate"
    assert run("claims", "--json", "--case", folder).json["total"] == before
    (told,) = run("reread", "--json", "--case", folder).json
    assert (told["result"], told["document"]) == ("read", document)
    assert run("claims", "--json", "--case", folder).json["total"] == told["claims"] < before
    (row,) = run("decisions", "--case", folder).table
    assert (row["kind"], row["by"], row["document"]) == ("relabelled", "Nour", "coast")
    assert row["about"].startswith("paragraph → boilerplate: الصقور")
    assert run("undo", "1", "--by", "Nour", "--case", folder).status == 0
    assert kinds(folder, document)[2] == "paragraph"
    assert [r["undone"] for r in run("decisions", "--case", folder).table] == ["by 2", ""]


def test_who_decides_is_told_by_the_environment(run, folder, document):
    made = run(
        "relabel", document, "1", "note", "--speaker", "شيرين", "--json", "--case", folder,
        env={"FACTIONAL_ANALYST": "Şirin"},
    ).json  # fmt: skip
    assert (made["by"], made["details"]["speaker"]) == ("Şirin", "شيرين")


def test_decisions_that_lost_their_claim_are_listed(run, folder, document):
    with Case.open(folder) as case:
        last = case.store.claims()[-1]
        case.store.decide(DecisionKind.REJECTED, last.id, by="Nour", note="an advertisement")
    run("relabel", document, "3", "boilerplate", "--by", "Nour", "--case", folder)
    (told,) = run("reread", document[:6], "--json", "--case", folder).json
    assert told["orphaned"] == [1]
    (row,) = run("decisions", "--orphaned", "--case", folder).table
    assert (row["target"], row["orphaned"], row["note"]) == (
        last.id,
        "orphaned",
        "an advertisement",
    )
    assert len(run("decisions", "--json", "--case", folder).json) == 2


def test_what_cannot_be_is_said(run, folder, document):
    assert "blocks are 1 to" in run("relabel", document, "99", "note", "--case", folder).err
    assert "No decision 7" in run("undo", "7", "--case", folder).err
    assert "No document" in run("reread", "ffff", "--case", folder).err
    assert run("relabel", document, "1", "menu", "--case", folder).status == 2


def test_a_document_whose_original_is_gone_is_told_and_nothing_is_lost(run, folder, document):
    for path in (folder / "originals").rglob("*"):
        if path.is_file():
            path.unlink()
    answer = run("reread", "--case", folder)
    assert answer.status == 1
    assert "Bring it back from a copy" in answer.err
