"""`factional misses`: a worklist out of gold and texts."""

import pytest

from tests.ask.annotated import CLAIMS, record, write


@pytest.fixture
def gold(tmp_path):
    """Gold of one page, with one claim that nobody could read there, and the page beside it."""
    unread = record("detained", "which has", subject="lv", object="kh")
    return write(tmp_path / "gold", [*CLAIMS, unread])


def test_every_entry_is_a_line(run, gold):
    rows = run("misses", gold, "--texts", gold).table
    missed = [r for r in rows if r["entry"] == "missed"]
    assert "detained" in {r["relation"] for r in missed}
    assert all(r["cause"] and r["document"] == "qasr" for r in rows)


def test_it_counts_what_evaluate_counts(run, gold):
    found = run("misses", gold, "--texts", gold, "--json").json
    counts = run("evaluate", gold, "--texts", gold, "--json").json["total"]["counts"]
    assert found["gold"] == counts["gold"]
    assert found["found"] == counts["found"]
    assert sum(found["missed"].values()) == counts["gold"] - counts["found"]
    assert sum(found["false"].values()) == counts["false"]
    assert len(found["items"]) == sum(found["missed"].values()) + counts["false"]


def test_one_relation_or_one_document_alone(run, gold):
    one = run("misses", gold, "--texts", gold, "--relation", "detained", "--json").json
    assert {i["relation"] for i in one["items"]} == {"detained"}
    assert run("misses", gold, "--texts", gold, "--document", "qasr", "--json").status == 0
    other = run("misses", gold, "--texts", gold, "--document", "nobody")
    assert other.status == 1
    assert other.err.startswith("factional: ")


def test_a_person_sees_counts_before_entries(screen, gold):
    shown = screen("misses", gold, "--texts", gold).plain()
    assert shown.index("4 gold claims") < shown.index("By relation") < shown.index("Missed: ")
    assert "Lions of the Valley · detained · Karim Haddad" in shown
    assert "“which has” qasr, " in shown


def test_texts_must_be_named(run, gold):
    answer = run("misses", gold)
    assert answer.status == 2
    assert "--texts" in answer.err


def test_gold_is_not_touched(run, gold):
    before = {p: p.read_bytes() for p in gold.rglob("*") if p.is_file()}
    run("misses", gold, "--texts", gold)
    assert {p: p.read_bytes() for p in gold.rglob("*") if p.is_file()} == before
