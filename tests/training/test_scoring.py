"""Scores of answers that are known."""

import numpy as np
import pytest
from training.passages import Attribution, Passage, Span
from training.sources import gum
from training.windows import UNKNOWN, targets

from factional.extract.language.network import Scores
from factional.extract.language.subwords import Subwords
from tests.training import corpora
from training import labels, scoring


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scoring")
    (passage,) = gum.passages(corpora.folder(folder / "data"), "train")
    subwords = Subwords(corpora.tokenizer(folder / "tokenizer.json"))
    return passage, subwords, labels.counted([passage] * 6)


def oracle(inventories, wrong=()):
    """Answers every window with its targets, but for the heads that are named."""

    def run(window):
        wanted = targets(window, inventories)
        size = len(window)

        def sure(key, classes):
            scores = np.zeros((size, classes), np.float32)
            for at, label in enumerate(wanted[key]):
                if label != UNKNOWN and key not in wrong:
                    scores[at, label] = 9
            return scores

        links = {}
        for key in ("sources", "contents"):
            links[key] = np.full((size, size), -9, np.float32)
            for cue, at in wanted[key]:
                links[key][cue, at] = 9
        roles = np.zeros((size, 3, 3), np.float32)
        for at in range(size):
            for role in range(3):
                roles[at, role, max(wanted["attribution"][at, role], 0)] = 9
        child = np.zeros((size, len(inventories.relations)), np.float32)
        child[np.arange(size), np.maximum(wanted["relations"], 0)] = 9
        return Scores(
            words=np.zeros((size, 4), np.float32),
            tags=sure("tags", len(inventories.tags)),
            feats=sure("feats", len(inventories.feats)),
            lemmas=sure("lemmas", len(inventories.scripts)),
            ends=np.where(wanted["ends"] == 1, 9.0, -9.0),
            arcs=sure("heads", size + 1),
            child=child,
            parent=np.zeros((size + 1, child.shape[1]), np.float32),
            entities=np.where(wanted["entities"] >= 1, 9.0, -9.0),
            mentions=sure("mentions", len(inventories.mentions)),
            attribution=roles,
            factuality=np.nan_to_num(wanted["factuality"]),
            embedded=np.zeros((size, 4), np.float32),
            **links,
        )

    return run


def name(child, parent):
    return child + parent


class TestSyntax:
    def test_what_is_right_scores_all(self, held):
        passage, subwords, inventories = held
        run = oracle(inventories)
        found = scoring.syntax([passage], subwords, inventories, run, name)
        assert found["tags"] == found["uas"] == found["sentences"] == 100
        rare = sum(r not in inventories.relations for r in passage.relations)
        assert found["las"] == pytest.approx(100 * (1 - rare / len(passage.words)))

    def test_each_figure_falls_with_its_head_alone(self, held):
        passage, subwords, inventories = held
        run = oracle(inventories, wrong=("heads",))
        found = scoring.syntax([passage], subwords, inventories, run, name)
        assert found["tags"] == 100
        assert found["uas"] < 60
        assert found["las"] <= found["uas"]


class TestEntities:
    def test_exact_by_type_and_barred_left_out(self, held):
        passage, subwords, inventories = held
        found = scoring.entities([passage], subwords, inventories, oracle(inventories))
        assert found["all"]["f"] == pytest.approx(100)
        assert found["Place"]["n"] == 2

    def test_either_of_two_types_is_right(self, held):
        _, subwords, inventories = held
        passage = Passage(
            "own",
            "x",
            ("Hama",),
            (0,),
            spans=(Span(0, 1, "State|Place"),),
            known=("State", "Place"),
        )
        wanted = oracle(inventories)

        def run(window):
            scores = wanted(window)
            scores.entities[0, 0, inventories.index["entities"]["State"]] = -9
            return scores

        found = scoring.entities([passage], subwords, inventories, run)
        assert found["Place"]["f"] == pytest.approx(100)
        assert "State" not in found


class TestAttribution:
    def test_tuples_and_roles(self, held):
        _, subwords, inventories = held
        said = Attribution((0, 1), (1, 2), ((2, 4),))
        passage = Passage("own", "x", ("Hasan", "said", "army", "left"), (3,), attributions=(said,))
        found = scoring.attribution([passage], subwords, inventories, oracle(inventories))
        assert {key: value for key, value in found.items() if value < 99.9} == {}

    def test_nothing_said_scores_nothing(self, held):
        _, subwords, inventories = held
        passage = Passage("own", "x", ("army",), (0,), attributions=())
        found = scoring.attribution([passage], subwords, inventories, oracle(inventories))
        assert set(found.values()) == {0.0}


class TestFactuality:
    def test_pearson(self, held):
        _, subwords, inventories = held
        words = ("left", "left", "left", "left")
        values = ((0, -3.0), (1, 0.5), (2, 3.0))
        passage = Passage("own", "x", words, (3,), factuality=values)
        run = oracle(inventories)
        assert scoring.factuality([passage], subwords, inventories, run) == pytest.approx(1)
        assert scoring.factuality([], subwords, inventories, run) == 0
