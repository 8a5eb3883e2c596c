"""The card, and the plans it tells of."""

import json

import pytest
from training.plans import PLANS, plan

from factional.extract.language.weights import check, read_card
from training import card, upstream


@pytest.fixture
def out(tmp_path):
    (tmp_path / "data").mkdir()
    words = dict.fromkeys(plan(PLANS[0])["corpora"], 1200)
    (tmp_path / "data" / "words.json").write_text(json.dumps(words))
    (tmp_path / "weights").mkdir()
    (tmp_path / "weights" / "model.onnx").write_bytes(b"graph")
    (tmp_path / "weights" / "labels.json").write_text("{}")
    return tmp_path


HELD = {"mix": {"seed": 7}, "state": {"words": 3_500_000, "legs": 2}}
THIRD = {
    "pass": 8,
    "words": 80_000,
    "sources": [["ewt", "CC-BY-SA-4.0", 4000], ["relations", "Apache-2.0", 6000]],
    "scores": {"written recall 0.5": 0.5},
}


class TestCard:
    def test_the_run_time_reads_it_and_holds_the_files_to_it(self, out):
        card.write(out, HELD, THIRD, {"trees": {"las": 0.881, "words": 25147.0}})
        read = read_card(out / "weights")
        check(read)
        assert read.licence == "CC-BY-SA-4.0"
        assert read.upstream["sha256"] == upstream.SHA256
        assert (read.seed, read.words_seen) == (7, 3_580_000)
        assert read.scores["trees"]["las"] == 0.881
        assert set(read.files) == {"model.onnx", "labels.json"}
        assert read.scores["statements"] == THIRD["scores"]
        assert len(read.data) == len(plan(PLANS[0])["corpora"]) + len(THIRD["sources"])
        assert all(row.licence for row in read.data)

    def test_people_read_the_same(self, out):
        card.write(out, HELD, THIRD, {"trees": {"las": 0.881, "words": 25147.0}})
        text = (out / "weights" / "MODEL_CARD.md").read_text("utf-8")
        assert "3,580,000 words seen in 2 legs" in text
        assert "| trees | las 0.881, words 25,147 |" in text
        assert "share-alike" in text

    def test_a_card_is_no_file_of_its_own_list(self, out):
        card.write(out, HELD, THIRD, {})
        card.write(out, HELD, THIRD, {})
        assert "card.json" not in read_card(out / "weights").files


class TestPlans:
    def test_a_later_plan_takes_what_it_does_not_say_from_the_first(self):
        first, later = plan(PLANS[0]), plan(PLANS[1])
        assert later["window"] == first["window"]
        assert later["rates"]["encoder"] < first["rates"]["encoder"]
        assert set(later["corpora"]) == set(first["corpora"])

    def test_every_loss_has_a_weight_and_every_corpus_a_card_row(self):
        first = plan(PLANS[0])
        assert "pairs" in first["weights"]
        assert all(weight > 0 for weight in first["weights"].values())
        assert sum(c["times"] > 0 for c in first["corpora"].values()) == len(first["corpora"])
