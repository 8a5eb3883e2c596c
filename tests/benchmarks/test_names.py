"""The set of armed groups, the scores of the benchmark, and the regression behind the weights."""

import csv
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pytest
from benchmarks.names.scores import average_precision, before_an_error, recall_at
from tools.matching import material
from tools.matching.regression import logistic

from factional.model import EntityType
from factional.resolve.matching import compare
from factional.resolve.matching._weights import weights
from factional.resolve.names import fold

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"


@pytest.fixture(scope="module")
def rows():
    with (ROOT / "benchmarks/names/groups.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def test_the_set_is_large_and_says_each_pair_once(rows):
    counts = Counter(row["same"] for row in rows)
    assert counts["yes"] >= 200
    assert counts["no"] >= 150
    assert len({frozenset((row["a"], row["b"])) for row in rows}) == len(rows)
    assert all(row["a"] != row["b"] for row in rows)


def test_its_cells_are_what_its_readme_says(rows):
    assert {row["kind"] for row in rows} == {"organisation", "person"}
    assert {row["tier"] for row in rows} == {"1", "2", "3"}
    assert all(row["what"] and row["conflict"] for row in rows)


def test_a_conflict_lies_in_one_half(rows):
    halves = defaultdict(set)
    for row in rows:
        halves[row["conflict"]].add(row["half"])
    assert all(len(half) == 1 for half in halves.values())
    assert {half for own in halves.values() for half in own} == {"tune", "report"}
    assert len(halves) > 20


def test_average_precision():
    assert average_precision([(0.9, True), (0.8, True), (0.1, False)]) == 1.0
    assert average_precision([(0.9, False), (0.8, True)]) == pytest.approx(0.5)
    assert average_precision([(0.9, True), (0.8, False), (0.7, True)]) == pytest.approx(5 / 6)
    assert average_precision([]) == 0.0


def test_pairs_of_one_score_come_in_together():
    assert average_precision([(0.5, True), (0.5, False)]) == pytest.approx(0.5)
    assert recall_at([(0.5, True), (0.5, False)], 0.95) == 0.0


def test_recall_at_a_precision_and_what_lies_above_all_errors():
    scored = [(0.9, True), (0.8, True), (0.7, False), (0.6, True)]
    assert recall_at(scored, 0.95) == pytest.approx(2 / 3)
    assert recall_at(scored, 0.7) == 1.0
    assert before_an_error(scored) == (2, 0.7)


def test_the_regression_finds_what_made_the_labels():
    rng = np.random.default_rng(3)
    rows = np.column_stack([np.ones(4000), rng.normal(size=(4000, 2))])
    chance = 1 / (1 + np.exp(-(rows @ np.array([-0.5, 2.0, -1.0]))))
    labels = (rng.random(4000) < chance).astype(float)
    found = logistic(rows, labels, ridge=np.array([0.0, 0.1, 0.1]))
    assert found == pytest.approx([-0.5, 2.0, -1.0], abs=0.2)


def test_a_weight_never_turns_against_its_sign():
    rng = np.random.default_rng(3)
    rows = np.column_stack([np.ones(500), rng.normal(size=500)])
    labels = (rows[:, 1] < 0).astype(float)
    assert logistic(rows, labels, ridge=np.ones(2), signs=[0, 1])[1] == 0.0


def test_the_weights_that_ship_keep_their_signs():
    from tools.matching.weights import AGAINST  # noqa: PLC0415

    for kind in (EntityType.PERSON, EntityType.ORGANIZATION):
        table = dict(weights(kind))
        table.pop("start")
        assert table
        assert all((weight < 0) == (name in AGAINST) for name, weight in table.items())


def test_the_set_of_armed_groups_is_told_apart(rows):
    """A floor under both halves, far below the figures of the README."""
    scored = [
        (compare(r["a"], r["b"], material.KINDS[r["kind"]]).score, r["same"] == "yes")
        for r in rows
        if r["same"] == "no" or r["tier"] != "3"
    ]
    assert average_precision(scored) > 0.95
    assert recall_at(scored, 0.95) > 0.8


@pytest.mark.skipif(not DATA.exists(), reason="needs the data beside the project")
def test_no_entry_of_the_other_lists_has_a_name_of_a_half_for_figures():
    kept = [p for p in material.united_nations(DATA, "report") if p.same]
    kept += material.groups("report")
    names = {fold(name) for pair in kept for name in (pair.a, pair.b)}
    assert not any(fold(name) in names for e in material.entries(DATA) for name in e.names)


@pytest.mark.skipif(not DATA.exists(), reason="needs the data beside the project")
def test_the_halves_of_the_list_share_no_entry_to_learn_from():
    tune = {p.entry for p in material.united_nations(DATA, "tune")}
    report = {p.entry for p in material.united_nations(DATA, "report")}
    assert tune.isdisjoint(report)
    assert min(len(tune), len(report)) > 100
