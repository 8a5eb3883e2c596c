"""Scoring by definitions: each figure by itself, on a made-up page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.ask import to_json
from factional.ask.evaluate import RelationCounts, evaluate
from factional.errors import AnnotationError
from tests.ask.annotated import ALLIED, CLAIMS, ENTITIES, LEADS, MET, STRENGTH, record, write
from tests.examples import examples


@pytest.fixture
def score(tmp_path):
    gold = write(tmp_path / "gold", CLAIMS)

    def scored(claims, entities=ENTITIES, **options):
        return evaluate(gold, write(tmp_path / "predicted", claims, entities), **options)

    return scored


def test_gold_scores_one_against_itself(score):
    total = score(CLAIMS).total
    assert to_json(total.claims) == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert total.claims == total.claims_and_speaker
    assert total.counts.gold == total.counts.found == 3
    assert total.counts.side == 1
    assert total.entity_recall == 1.0
    assert total.entities_split == 0


def test_what_is_missed_and_what_is_false(score):
    report = score([ALLIED, record("hostile_to", "is allied with", object="lv")])
    assert report.total.claims.precision == 0.5
    assert report.total.claims.recall == pytest.approx(1 / 3)
    assert report.relations == {
        "allied_with": RelationCounts(1, 0, 0),
        "hostile_to": RelationCounts(0, 0, 1),
        "leads": RelationCounts(0, 1, 0),
        "strength": RelationCounts(0, 1, 0),
    }


def test_symmetric_relations_match_either_way_round_and_no_others_do(score):
    turned = ALLIED | {"subject": "lv", "object": "qf"}
    assert score([turned]).total.counts.found == 1
    assert score([LEADS | {"subject": "qf", "object": "kh"}]).total.counts.found == 0


@pytest.mark.parametrize(
    ("claim", "change"),
    [
        (ALLIED, {"polarity": "denied"}),
        (ALLIED, {"start": 900, "end": 910}),
        (ALLIED, {"end": ALLIED["start"] + 401}),
        (STRENGTH, {"value": {"min": 250, "max": None}}),
        (STRENGTH, {"value": "250 to 300"}),
    ],
)
def test_a_claim_that_differs_in_what_counts_is_false(score, claim, change):
    counts = score([claim | change]).total.counts
    assert (counts.found, counts.false) == (0, 1)


def test_a_repetition_is_false(score):
    assert score([LEADS, LEADS]).total.counts.false == 1


def test_what_is_not_core_counts_neither_way(score):
    counts = score([MET]).total.counts
    assert (counts.found, counts.side, counts.false) == (0, 1, 0)


def test_open_values_and_restated_spellings_are_left_out(score):
    twin = {"id": "qf2", "name": "The Qasr Front", "type": "Organization", "mentions": []}
    claims = [
        record("described_as", "the Front", value="a band of brothers"),
        record("also_known_as", "the Front", object="qf2"),
    ]
    total = score(claims, [*ENTITIES, twin]).total
    assert total.counts.predicted == 0
    assert total.entities_split == 1


@pytest.mark.parametrize(
    ("change", "figure"),
    [
        ({"attribution": ["lv", "<author>"]}, "speaker_accuracy"),
        ({"attribution": ["courier"]}, "chain_accuracy"),
        ({"certainty": "possible"}, "certainty_accuracy"),
        ({"kind": "event"}, "kind_accuracy"),
        ({"time": "2016"}, "time_accuracy"),
    ],
)
def test_each_attribute_has_its_figure(score, change, figure):
    assert getattr(score([ALLIED]).total, figure) == 1.0
    total = score([ALLIED | change]).total
    assert getattr(total, figure) == 0.0
    assert total.counts.found == 1


@pytest.mark.parametrize(
    ("time", "right"),
    [("2016-05~", True), ("2016-05/2018", True), ("2016", False), (None, False)],
)
def test_times_agree_by_their_starts(score, time, right):
    assert score([LEADS | {"time": time}]).total.time_given_accuracy == float(right)


def test_without_a_dated_claim_there_is_no_share(score):
    assert score([ALLIED]).total.time_given_accuracy is None


@pytest.mark.parametrize("voice", ["Rana Sabbagh", "Valley Reports", "rana sabbagh’s", "<author>"])
def test_the_documents_own_voice_has_many_names(score, voice):
    assert score([LEADS | {"attribution": [voice]}]).total.speaker_accuracy == 1.0


def test_entities_go_by_forms_and_never_by_ids(score):
    renamed = [
        {"id": "x", "name": "Qaṣr Front", "type": "Organization", "mentions": []},
        {
            "id": "qf",
            "name": "Valley Lions",
            "type": "Group",
            "mentions": ["the Lions of the Valley’s"],
        },
    ]
    claim = ALLIED | {"subject": "x", "object": "qf"}
    assert score([claim], renamed).total.counts.found == 1


def test_a_form_within_another_is_half_a_form(score):
    longer = [
        {"id": "x", "name": "Emir Karim Haddad", "type": "Person", "mentions": []},
        ENTITIES[0],
    ]
    assert score([LEADS | {"subject": "x"}], longer).total.counts.found == 1


def test_evidence_must_stand_in_the_text_where_there_is_one(score, tmp_path):
    moved = ALLIED | {"start": ALLIED["start"] + 1, "end": ALLIED["end"] + 1}
    assert score([moved]).total.counts.found == 1
    counts = score([moved], texts=tmp_path / "predicted").total.counts
    assert (counts.found, counts.unsound) == (0, 1)


def test_a_document_without_predictions_is_missed_whole(tmp_path):
    gold = write(tmp_path / "gold", CLAIMS)
    report = evaluate(gold, tmp_path)
    assert report.documents["qasr"].claims.recall == 0.0
    assert report.total == report.documents["qasr"]


def test_what_cannot_be_scored_is_said(tmp_path):
    with pytest.raises(AnnotationError, match="holds no annotated documents"):
        evaluate(tmp_path, tmp_path)
    gold = write(tmp_path / "gold", CLAIMS)
    with pytest.raises(AnnotationError, match=r"No text qasr.txt"):
        evaluate(gold, gold, tmp_path)
    (gold / "qasr" / "qasr.claims.jsonl").write_text("{")
    with pytest.raises(AnnotationError, match="not JSON"):
        evaluate(gold, gold)
    (gold / "qasr" / "qasr.claims.jsonl").write_text("[1]")
    with pytest.raises(AnnotationError, match="something else"):
        evaluate(gold, gold)


@examples(40)
@given(kept=st.sets(st.integers(0, len(CLAIMS) - 1)))
def test_leaving_claims_out_never_costs_precision(tmp_path_factory, kept):
    folder = tmp_path_factory.mktemp("scores")
    gold = write(folder / "gold", CLAIMS)
    total = evaluate(gold, write(folder / "p", [CLAIMS[i] for i in sorted(kept)])).total
    assert total.counts.false == 0
    assert total.counts.found == len(kept - {3})
