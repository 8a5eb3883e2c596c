"""The gold is verbatim, whole, of the vocabulary, and made from the annotations."""

from itertools import pairwise

import pytest

from factional import sample
from factional.ask.evaluate import evaluate
from factional.model import (
    AUTHOR,
    Bounds,
    Certainty,
    ClaimKind,
    EntityType,
    Genre,
    Polarity,
    SpeakerRole,
    TurnKind,
    is_edtf,
)
from factional.sample import anchor
from factional.vocabulary.relations import Vocabulary
from tests.sample.gold import STEMS, annotated, everything

VOCABULARY = Vocabulary.load()


@pytest.fixture(params=STEMS)
def document(request):
    return annotated(request.param)


def test_every_document_has_annotations_and_gold():
    sources = {path.stem for path in (anchor.HERE / "annotations").iterdir()}
    assert sources == set(STEMS) == {path.name for path in sample.gold().iterdir()}


def test_the_gold_is_what_the_annotations_make():
    made = dict(anchor.made())
    assert {path: path.read_bytes().decode() for path in made} == made
    assert {path for path in sample.gold().rglob("*") if path.is_file()} == set(made)


def test_claims_are_verbatim_and_whole_words(document):
    for claim in document.claims.values():
        start, end = claim["start"], claim["end"]
        assert document.text[start:end] == claim["evidence"]
        around = document.text[start - 1 : start + 1] if start else " "
        assert not around.isalnum() or len(around) < 2
        assert not document.text[end - 1 : end + 1].isalnum()


def test_claim_ids_number_the_claims_in_text_order(document):
    claims = list(document.claims.values())
    assert [c["id"] for c in claims] == [
        f"{document.stem}-{number:03}" for number in range(1, len(claims) + 1)
    ]
    assert claims == sorted(claims, key=lambda c: (c["start"], c["end"]))


def test_claims_are_of_the_vocabulary(document):
    for claim in document.claims.values():
        relation = VOCABULARY[claim["relation"]]
        assert (claim["value"] is not None) == (relation.value is not None)
        assert (claim["object"] is not None) == bool(relation.object)
        assert claim["polarity"] in set(Polarity)
        assert claim["certainty"] in set(Certainty)
        assert claim["kind"] in set(ClaimKind)
        if relation.value == "quantity":
            assert set(claim["value"]) == {"min", "max", "approx", "unit"}


def test_claims_hold_entities_that_there_are(document):
    for claim in document.claims.values():
        named = [claim["subject"], claim["object"], claim["place"], *claim["attribution"]]
        assert set(named) - {None, AUTHOR} <= set(document.entities)


def test_chains_end_with_whoever_wrote_the_document(document):
    authors = {e["id"] for e in document.entities.values() if e["name"] in document.meta["authors"]}
    for claim in document.claims.values():
        assert claim["attribution"][-1] in {AUTHOR, *authors}


def test_dates_are_edtf_and_never_later_than_the_document_unless_foretold(document):
    for claim in document.claims.values():
        if claim["time"] is None:
            continue
        assert is_edtf(claim["time"])
        first = Bounds.parse(claim["time"]).earliest_start
        published = Bounds.parse(document.meta["published"]).latest_end
        assert published
        assert first is None or first.year >= 2016
        foretold = claim["kind"] in {"prediction", "intention"}
        assert foretold or first is None or first <= published


def test_only_the_undated_document_is_undated():
    dates = {document.stem: document.meta["published"] for document in everything()}
    assert dates.pop("interview-dawn-guard") is None
    assert all(is_edtf(date) for date in dates.values())
    assert min(dates.values())[:4] == "2021"
    assert max(dates.values())[:4] == "2024"


def test_an_undated_document_supplies_no_year():
    assert all(c["time"] is None for c in annotated("interview-dawn-guard").claims.values())


def test_entities_are_typed_and_mentioned(document):
    for entity in document.entities.values():
        assert entity["type"] in set(EntityType)
        assert entity["mentions"]
        assert all(mention in document.text for mention in entity["mentions"])
        assert len(set(entity["mentions"])) == len(entity["mentions"])


def test_no_form_is_of_two_entities_of_one_type(document):
    of: dict[tuple[str, str], str] = {}
    for entity, form in document.forms():
        key = (document.entities[entity]["type"], form)
        assert of.setdefault(key, entity) == entity


def test_gaps_are_refusals_by_somebody_about_something(document):
    for gap in document.gaps:
        assert gap["reason"] in {"declined", "unknown"}
        assert gap["speaker"] in {AUTHOR, *document.entities}
        assert gap["about"]
        assert set(gap["about"]) <= set(document.entities)
        assert document.text[gap["start"] : gap["end"]].strip()


def test_the_head_is_of_the_model(document):
    meta = document.meta
    assert meta["title"].casefold() in document.text.casefold()
    assert meta["genre"] in set(Genre)
    assert {speaker["role"] for speaker in meta["speakers"]} <= set(SpeakerRole)
    start, end = meta["body"]
    assert 0 <= start < end <= len(document.text)
    assert all(start <= c["start"] for c in document.claims.values() if c["core"])
    assert all(c["end"] <= end for c in document.claims.values())


def test_turns_of_interviews_follow_each_other_within_the_body(document):
    turns = document.meta.get("turns", [])
    assert bool(turns) == (document.meta["genre"] == "interview")
    spans = [(turn["start"], turn["end"]) for turn in turns]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    names = {AUTHOR, *(speaker["name"] for speaker in document.meta["speakers"])}
    start, end = document.meta["body"]
    for turn in turns:
        assert turn["kind"] in set(TurnKind)
        assert turn["speaker"] in names
        assert start <= turn["start"] < turn["end"] <= end


def test_every_question_gets_one_answer_where_one_is_asked(document):
    asked = [s for s in document.meta["speakers"] if s["role"] == "interviewee"]
    if len(asked) > 1:
        return  # at a table they answer each other
    talk = [turn["kind"] for turn in document.meta.get("turns", []) if turn["kind"] != "note"]
    assert talk == ["question", "answer"] * (len(talk) // 2)


def test_answers_are_the_interviewees_and_questions_are_not(document):
    turns = document.meta.get("turns", [])
    asked = {s["name"] for s in document.meta["speakers"] if s["role"] == "interviewer"}
    for claim in document.claims.values():
        turn = next((t for t in turns if t["start"] <= claim["start"] < t["end"]), None)
        if turn is None or turn["kind"] == "note":
            continue
        voices = [document.name(voice) for voice in claim["attribution"]]
        if turn["kind"] == "answer":
            assert voices[-2] == turn["speaker"]
        else:
            assert set(voices) & asked


def test_there_is_enough_of_it_to_measure_by():
    claims = [claim for document in everything() for claim in document.claims.values()]
    core = [claim for claim in claims if claim["core"]]
    assert len(core) >= 200
    assert len({claim["relation"] for claim in core}) >= 25
    assert sum(claim["polarity"] == "denied" for claim in core) >= 20
    assert sum(claim["kind"] == "prediction" for claim in core) >= 4
    assert sum(len(claim["attribution"]) >= 3 for claim in core) >= 10
    assert {claim["certainty"] for claim in core} == set(Certainty)


def test_it_scores_itself_whole(tmp_path):
    for document in everything():
        (tmp_path / f"{document.stem}.txt").write_bytes(document.text.encode())
    total = evaluate(sample.gold(), sample.gold(), tmp_path).total
    assert (total.claims.precision, total.claims.recall) == (1, 1)
    assert (total.chain_accuracy, total.time_accuracy, total.entity_recall) == (1, 1, 1)
    assert (total.counts.unsound, total.entities_split) == (0, 0)
    assert total.counts.gold >= 180
