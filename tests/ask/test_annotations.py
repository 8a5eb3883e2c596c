import json

import pytest

from factional.ask.annotations import export_annotations
from factional.ask.evaluate import evaluate
from factional.errors import AnnotationError
from factional.model import DecisionKind
from tests.ask import build


def records(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture
def exported(store, tmp_path):
    export_annotations(store, tmp_path)
    return tmp_path


def test_one_folder_a_document_and_a_suffix_for_the_second_of_a_stem(exported):
    twin = f"qasr-{build.statement().document.sha256[:8]}"
    assert sorted(p.name for p in exported.iterdir()) == ["derkush", "qasr", twin]
    kinds = ["claims.jsonl", "entities.jsonl", "gaps.jsonl", "meta.json", "txt"]
    assert sorted(p.name for p in (exported / twin).iterdir()) == [f"{twin}.{k}" for k in kinds]


def test_texts_keep_every_byte(exported):
    assert (exported / "qasr" / "qasr.txt").read_bytes() == build.INTERVIEW.encode()


def test_claims(exported):
    claims = records(exported / "qasr" / "qasr.claims.jsonl")
    assert [c["id"] for c in claims] == ["qasr-01", "qasr-02"]
    strength = claims[1]
    assert strength["value"] == {"min": 250, "max": 300, "approx": False, "unit": "fighters"}
    assert strength["attribution"] == ["qvf", "<author>"]
    assert strength["confidence"] == 0.9
    for claim in claims:
        assert build.INTERVIEW[claim["start"] : claim["end"]] == claim["evidence"]


def test_what_is_low_or_rejected_comes_only_if_asked_for(own, tmp_path):
    first = own.claims()[0].id
    own.decide(DecisionKind.REJECTED, first, by="Rana")
    export_annotations(own, tmp_path / "kept")
    export_annotations(own, tmp_path / "all", everything=True)
    assert len(records(tmp_path / "kept" / "qasr" / "qasr.claims.jsonl")) == 1
    assert len(records(tmp_path / "all" / "qasr" / "qasr.claims.jsonl")) == 3
    low = next(c.id for c in own.claims() if c.confidence == 0.2)
    own.decide(DecisionKind.ACCEPTED, low, by="Rana")
    export_annotations(own, tmp_path / "kept")
    assert len(records(tmp_path / "kept" / "qasr" / "qasr.claims.jsonl")) == 2


def test_entities_have_their_forms_and_no_pronouns(exported):
    entities = {e["id"]: e for e in records(exported / "qasr" / "qasr.entities.jsonl")}
    assert entities["qvf"] == {
        "id": "qvf",
        "name": "Qasr Valley Front",
        "type": "Organization",
        "mentions": ["Qasr Valley Front", "QVF", "The Front", "the Qasr Valley Front"],
    }
    unnamed = {e["id"]: e for e in records(exported / "derkush" / "derkush.entities.jsonl")}
    assert unnamed["locals"]["mentions"] == ["Local sources"]


def test_gaps_and_metadata(exported):
    (gap,) = records(exported / "qasr" / "qasr.gaps.jsonl")
    assert gap["reason"] == "declined"
    assert build.INTERVIEW[gap["start"] : gap["end"]] == "I will not say"
    meta = json.loads((exported / "qasr" / "qasr.meta.json").read_text("utf-8"))
    assert meta["authors"] == ["Rana Sabbagh"]
    assert meta["genre"] == "interview"
    assert meta["speakers"] == [{"name": "QVF", "role": "interviewee", "affiliation": "QVF"}]
    assert set(meta) == {
        "title", "publisher", "authors", "published", "genre", "speakers", "body", "turns"
    }  # fmt: skip


def test_a_line_separator_in_the_text_breaks_no_line(own, tmp_path):
    text = "The QVF\u2028met the Lions\x85 of Derkush."
    page = build.Page("breaks", text, [])
    page.who("qvf", "QVF")
    page.say("described_as", "qvf", None, "QVF\u2028met the Lions\x85", value="met\u2029")
    page.put(own)
    export_annotations(own, tmp_path)
    (claim,) = records(tmp_path / "breaks" / "breaks.claims.jsonl")
    assert claim["evidence"] == "QVF\u2028met the Lions\x85"


def test_an_export_scores_one_against_itself(exported):
    report = evaluate(exported, exported)
    assert report.total.claims.f1 == 1.0
    assert report.total.speaker_accuracy == 1.0


def test_a_folder_that_cannot_be_written_is_said(store, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(AnnotationError, match="cannot be written"):
        export_annotations(store, tmp_path / "file")
