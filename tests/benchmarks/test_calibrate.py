"""Calibration finds the odds that made the data, and lets be what is for scores only."""

import random

import pytest
import yaml
from benchmarks.claims import reliability
from tools import calibrate

from factional.vocabulary.lexicon import load

Judged = reliability.Judged

ODDS = {"start": 3.0, "plain": 1.0, "doubtful": 0.25, "sound": 2.0}


def examples(count, sources=("d1", "d2", "d3", "d4"), *, whole=True, seed=7):
    """Claims with signs drawn by lot, right as often as the odds say."""
    lot = random.Random(seed)
    for number in range(count):
        signs = {sign for sign in ODDS if sign != "start" and lot.random() < 0.4}
        odds = ODDS["start"]
        for sign in signs:
            odds *= ODDS[sign]
        right = lot.random() < odds / (1 + odds)
        source = sources[number % len(sources)]
        yield calibrate.Example(source, whole, frozenset(signs), Judged(0.5, right, right))


FOUND = list(examples(4000))


def test_the_odds_that_made_the_data_are_found():
    made = yaml.safe_load(calibrate.written(FOUND, 1.0))["odds"]
    for sign, share in ODDS.items():
        assert made.get(sign, 1.0) == pytest.approx(share, rel=0.25)


def test_what_is_written_is_a_lexicon_with_the_head_it_had():
    text = calibrate.written(FOUND, 1.0)
    assert text.startswith(calibrate.TARGET.read_text("utf-8").partition("odds:")[0])
    assert set(yaml.safe_load(text)) == set(load("confidence"))


def test_confidence_holds_for_documents_it_was_not_fitted_to():
    claims = calibrate.across(FOUND, 1.0)
    assert len(claims) == len(FOUND)
    assert reliability.error(claims) < 0.04
    assert calibrate.order(claims) > 0.6


def test_a_ridge_draws_factors_towards_one():
    free, held = (yaml.safe_load(calibrate.written(FOUND, r))["odds"] for r in (1.0, 2000.0))
    assert free["doubtful"] < held["doubtful"] < 1


def test_sentences_say_how_signs_compare_and_not_how_often_a_claim_is_right():
    easy = [
        calibrate.Example(
            "f", False, frozenset({*e.signs, calibrate.SENTENCE}), Judged(0.5, True, True)
        )
        for e in FOUND[:400]
    ]
    made = yaml.safe_load(calibrate.written([*FOUND, *easy], 1.0))["odds"]
    assert calibrate.SENTENCE not in made
    assert made["start"] == pytest.approx(ODDS["start"], rel=0.25)


def test_signs_that_hardly_any_claim_shows_have_no_factor():
    rare = calibrate.Example("d1", True, frozenset({"rare"}), Judged(0.5, False, False))
    assert "rare" not in calibrate.columns([*FOUND, rare])


@pytest.mark.parametrize(
    ("right", "wrong", "expected"), [(0.9, 0.1, 1.0), (0.1, 0.9, 0.0), (0.5, 0.5, 0.5)]
)
def test_order_is_the_chance_to_tell_right_from_wrong(right, wrong, expected):
    claims = [Judged(right, True, True), Judged(wrong, False, False)]
    assert calibrate.order(claims) == expected


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_the_start_is_moved_until_a_base_is_right_as_often_as_it_should_be(share):
    base = [
        calibrate.Example(f"b{n % 5}", True, e.signs, Judged(0.5, n % 10 < 10 * share, True))
        for n, e in enumerate(FOUND[:500])
    ]
    made = calibrate.based(FOUND, base, 1.0)
    assert (made.move > 0) == (share == 0.8)
    assert sum(c.confidence for c in made.claims) == pytest.approx(500 * share, rel=0.02)
    start = yaml.safe_load(calibrate.written(FOUND, 1.0, made.move))["odds"]["start"]
    plain = yaml.safe_load(calibrate.written(FOUND, 1.0))["odds"]["start"]
    assert (start > plain) == (made.move > 0)


@pytest.mark.parametrize(("folder", "base"), [("held", False), ("blind", False), ("blind", True)])
def test_what_is_for_scores_only_is_refused(tmp_path, folder, base):
    (tmp_path / folder).mkdir()
    with pytest.raises(SystemExit, match="for scores only"):
        calibrate.Found([]).take(tmp_path / folder, base=base)
