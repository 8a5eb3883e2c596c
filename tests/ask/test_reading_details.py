"""Pages, tables, hints, shared text and originals come with the answers that need them."""

import json
from dataclasses import replace

import pytest

from factional import ask
from factional.ask.annotations import export_annotations
from factional.model import (
    Cell,
    DecisionKind,
    Extraction,
    Hint,
    Likeness,
    Page,
    Pair,
    Passage,
    Table,
    Translation,
)
from factional.store import Store
from tests.ask import build


@pytest.fixture
def store(tmp_path):
    """The made-up case: the interview has pages and a table, and the news translates it."""
    pages = build.interview(), build.news(), build.statement()
    talk, report, _ = pages
    end = len(talk.text)
    half = talk.text.index("A:")
    talk.document = replace(
        talk.document,
        pages=(Page(1, 0, half, "iv"), Page(2, half, end)),
        tables=(Table(0, 5, (Cell(0, 0, 0, 5, header=True),)),),
        metadata=replace(
            talk.document.metadata,
            section="Conversations",
            dateline="Qaṣr",
            hints=(Hint("modified", "2019-03", 0, 6),),
        ),
    )
    with Store.create(tmp_path / "case") as opened:
        for page in pages:
            page.put(opened)
        first, second = sorted((talk.id, report.id))
        opened.write_likenesses(
            talk.id,
            [1, -2],
            1,
            [
                Likeness(
                    first,
                    second,
                    0.25,
                    0.5,
                    0.9,
                    (Passage((0, 4), (3, 9), 17), Passage((10, 12), (20, 22), 5)),
                )
            ],
        )
        opened.write_translation(
            Translation(report.id, talk.id, "Li Wei", "2019-03-05", (Pair((40, 110), (10, 30)),))
        )
        build.refresh(opened)
        yield opened


def named(store, name):
    return next(row for row in ask.documents(store) if row.name == name and row.published)


def test_evidence_is_told_with_its_page(store, tmp_path):
    rows = {row.evidence.quote: row.page for row in ask.claims(store).items}
    assert rows["allied with Ansar an-Nahr"] == "2"
    assert rows["(QVF)"] == "iv"
    assert rows["trains nobody"] is None
    export_annotations(store, tmp_path / "out", everything=True)
    lines = (tmp_path / "out" / "qasr" / "qasr.claims.jsonl").read_text("utf-8").splitlines()
    assert {json.loads(line)["page"] for line in lines} == {"iv", "2"}
    news = (tmp_path / "out" / "derkush" / "derkush.claims.jsonl").read_text("utf-8")
    assert '"page"' not in news


def test_a_document_comes_with_what_reading_gave(store):
    detail = ask.document(store, named(store, "qasr").id)
    assert [page.label for page in detail.pages] == ["iv", None]
    assert detail.tables[0].cells[0].header
    assert detail.hints[0].value == "2019-03"
    assert (detail.row.section, detail.row.dateline) == ("Conversations", "Qaṣr")


def test_shared_text_is_told_from_both_sides(store):
    talk, news = named(store, "qasr"), named(store, "derkush")
    assert [s.document.id for s in talk.shared] == [news.id]
    (ours,), (theirs,) = talk.shared, news.shared
    assert (ours.share, ours.other_share) == (theirs.other_share, theirs.share)
    assert {ours.share, theirs.share} == {0.5, 0.9}
    assert ours.words == theirs.words == 22
    here, there = (ask.document(store, row.id).passages for row in (talk, news))
    assert [(p.start, p.other_start) for p in here] == [(p.other_start, p.start) for p in there]


def test_a_translated_claim_comes_with_its_paragraph_of_the_original(store):
    news, talk = named(store, "derkush"), named(store, "qasr")
    found = {
        c.evidence.start: ask.claim(store, c.id).original
        for c in ask.document(store, news.id).claims
    }
    shown = [original for start, original in found.items() if 40 < start < 110]
    assert shown
    for original in shown:
        assert original is not None
        assert (original.start, original.end) == (10, 30)
        assert original.text == ask.document(store, talk.id).text[10:30]
        assert original.document.id == talk.id
    assert [o for start, o in found.items() if start >= 110] == [None] * (len(found) - len(shown))
    assert news.original is not None
    assert talk.translations[0].translator == "Li Wei"


def test_what_stays_from_an_earlier_reading_is_marked(store):
    id = named(store, "qasr").id
    claim = store.claims(id)[0]
    store.decide(DecisionKind.ACCEPTED, claim.id, by="Nour")
    assert not ask.claim(store, claim.id).row.kept
    marked = replace(claim, how={**claim.how, "earlier_reading": "read by local/1"})
    extraction = Extraction((marked,), tuple(r for _, r in store.referents(id)))
    store.rewrite(store.document(id), extraction)
    assert ask.claim(store, claim.id).row.kept


def test_decisions_are_told_with_their_documents(store):
    claim = store.claims()[0]
    store.decide(DecisionKind.REJECTED, claim.id, by="Nour")
    (row,) = ask.decisions(store)
    assert row.document is not None
    assert (row.document.id, row.orphaned) == (claim.document, False)
    assert ask.decisions(store, orphaned=True) == []
