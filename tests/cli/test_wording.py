"""Claims in words: nothing that qualifies them is left out."""

from dataclasses import replace

import pytest

from factional import ask
from factional.case import Case
from factional.cli import wording
from factional.model import (
    Answer,
    Certainty,
    ClaimKind,
    DocumentStatus,
    EntityType,
    Polarity,
    Stance,
    TieStatus,
)


@pytest.fixture
def row(folder):
    """Abu Salim probably leads Ansar al-Jabal as its emir, says the Coast Post."""
    with Case.open(folder) as case:
        (row,) = ask.claims(case.store, ask.ClaimFilter(relation="leads")).items
    return row


def test_a_statement_is_a_sentence(row):
    assert wording.statement(row) == "Abu Salim leads Ansar al-Jabal as emir"
    place = ask.EntityRef("nizh", "Nizh", EntityType.PLACE)
    assert wording.statement(replace(row, place=place)).endswith("as emir in Nizh")
    assert wording.statement(replace(row, polarity=Polarity.DENIED)).startswith("denied: Abu Salim")
    valued = replace(row, object=None, value="about 500 men", role=None)
    assert wording.statement(valued) == "Abu Salim leads about 500 men"


@pytest.mark.parametrize(
    ("changes", "added"),
    [
        ({}, " · probable"),
        ({"certainty": Certainty.CERTAIN}, ""),
        ({"time": "2018~/.."}, " · 2018~/.. · probable"),
        ({"time": "2018", "holds": Answer.MAYBE}, " · 2018 (maybe) · probable"),
        ({"holds": Answer.MAYBE}, " · undated (maybe) · probable"),
        ({"holds": Answer.YES}, " · probable"),
        ({"kind": ClaimKind.PREDICTION}, " · probable · prediction"),
        ({"kind": ClaimKind.EVENT}, " · probable"),
    ],
)
def test_time_hedge_and_kind_go_with_it(row, changes, added):
    assert wording.qualified(replace(row, **changes)) == wording.statement(row) + added


def test_qualities_name_all_that_show_prints(row):
    assert wording.qualities(row) == ["state", "probable", "undated: as of the day it was said"]
    changed = replace(row, kind=ClaimKind.EVENT, time="2019", holds=Answer.MAYBE, core=False)
    assert wording.qualities(changed) == [
        "event",
        "probable",
        "2019",
        "held then: maybe",
        "inferred by a reader",
    ]


@pytest.mark.parametrize("status", [*TieStatus, None])
def test_every_status_has_words_and_a_style(row, status):
    weighed = replace(row, status=status, origins=3)
    assert wording.status(weighed)
    assert "_" not in wording.status(weighed)
    assert isinstance(wording.style(weighed), str)
    assert ("(3)" in wording.status(weighed)) is (status is TieStatus.CORROBORATED)


@pytest.mark.parametrize(
    ("stance", "speaker", "words"),
    [
        (Stance.SELF, "Coast Post (self)", "self"),
        (Stance.ADVERSARY, "Coast Post (adversary)", "adversary"),
        (Stance.THIRD_PARTY, "Coast Post", "third party"),
        (Stance.UNKNOWN, "Coast Post", "stance unknown"),
    ],
)
def test_a_close_stance_is_told_with_the_speaker(row, stance, speaker, words):
    told = replace(row, stance=stance)
    assert wording.speaker(told) == speaker
    assert wording.stance(told) == words


def test_a_document_that_no_longer_stands_is_marked(row):
    assert wording.title(row.document) == "Men of the mountain"
    withdrawn = replace(row.document, status=DocumentStatus.WITHDRAWN, title=None)
    assert wording.title(withdrawn) == "news (withdrawn)"
