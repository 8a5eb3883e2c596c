"""Quotations find their places, and what cannot be placed is said."""

import copy
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factional.errors import AnnotationError, VocabularyError
from factional.sample import anchor

TEXT = "Новая Стража holds Ӑрат. 𐍊 Hold the bridge, they said: hold the bridge! حرس holds it."
ANNOTATION: dict[str, Any] = {
    "meta": {
        "title": "On the bridge",
        "publisher": None,
        "authors": [],
        "published": "2022-05",
        "genre": "news",
        "speakers": [{"name": "they", "role": "cited"}],
        "body": ["Новая", "it."],
    },
    "entities": {
        "guard": ["New Guard", "Organization", ["Новая Стража", "حرس"]],
        "arat": ["Ӑрат", "Place", ["Ӑрат"]],
    },
    "claims": [
        {
            "voice": ["<author>"],
            "says": [
                ["guard", "described_as", "holds it", "حرس holds it", {"core": False}],
                ["guard", "controls", "arat", "Новая Стража holds Ӑрат", {"time": 2021}],
            ],
        }
    ],
    "gaps": [
        {
            "speaker": "guard",
            "about": ["arat"],
            "topic": "who holds it",
            "reason": "unknown",
            "quote": "they said",
        }
    ],
}


@pytest.fixture
def annotation():
    return copy.deepcopy(ANNOTATION)


def says(annotation, *entry):
    annotation["claims"][0]["says"] = [list(entry)]
    return annotation


def test_offsets_count_code_points(annotation):
    gold = anchor.anchor("bridge", annotation, TEXT)
    for claim in gold.claims:
        assert TEXT[claim["start"] : claim["end"]] == claim["evidence"]
    assert [c["id"] for c in gold.claims] == ["bridge-001", "bridge-002"]
    assert [c["relation"] for c in gold.claims] == ["controls", "described_as"]


def test_what_is_left_out_is_filled_in(annotation):
    held, described = anchor.anchor("bridge", annotation, TEXT).claims
    assert held["object"] == "arat"
    assert held["value"] is None
    assert held["time"] == "2021"
    assert (held["polarity"], held["certainty"], held["kind"]) == ("affirmed", "certain", "state")
    assert held["core"]
    assert (described["object"], described["value"]) == (None, "holds it")
    assert not described["core"]


def test_a_quantity_says_what_is_not_known(annotation):
    size = says(annotation, "guard", "strength", {"max": 40}, "حرس holds it")
    (claim,) = anchor.anchor("bridge", size, TEXT).claims
    assert claim["value"] == {"min": None, "max": 40, "approx": False, "unit": "members"}


def test_a_denial_is_a_denied_claim(annotation):
    denied = says(annotation, "guard", "controls", "arat", "they said", {"denied": True})
    assert anchor.anchor("bridge", denied, TEXT).claims[0]["polarity"] == "denied"


def test_a_quotation_is_found_as_whole_words(annotation):
    says(annotation, "guard", "controls", "arat", "the bridge", {"nth": 2})
    (claim,) = anchor.anchor("bridge", annotation, TEXT).claims
    assert claim["start"] == TEXT.rindex("the bridge")
    says(annotation, "guard", "controls", "arat", "they sai")
    with pytest.raises(AnnotationError, match="is not in the text"):
        anchor.anchor("bridge", annotation, TEXT)


def test_a_quotation_that_stands_twice_is_not_guessed_at(annotation):
    says(annotation, "guard", "controls", "arat", "the bridge")
    with pytest.raises(AnnotationError, match=r"2 times\. Say which with nth"):
        anchor.anchor("bridge", annotation, TEXT)


def test_an_occurrence_that_there_is_not_is_refused(annotation):
    says(annotation, "guard", "controls", "arat", "the bridge", {"nth": 3})
    with pytest.raises(AnnotationError, match="not in the text 3 times"):
        anchor.anchor("bridge", annotation, TEXT)


@pytest.mark.parametrize(
    "entry",
    [
        ("sentry", "controls", "arat", "they said"),
        ("guard", "controls", "orot", "they said"),
        ("guard", "attacked", "arat", "they said", {"place": "orot"}),
    ],
)
def test_an_entity_that_there_is_not_is_refused(annotation, entry):
    with pytest.raises(AnnotationError, match="no entity"):
        anchor.anchor("bridge", says(annotation, *entry), TEXT)


def test_a_misspelt_field_is_refused(annotation):
    says(annotation, "guard", "controls", "arat", "they said", {"tiem": "2021"})
    with pytest.raises(AnnotationError, match="tiem"):
        anchor.anchor("bridge", annotation, TEXT)


def test_an_unknown_relation_is_refused(annotation):
    with pytest.raises(VocabularyError, match="No relation 'owns'"):
        anchor.anchor("bridge", says(annotation, "guard", "owns", "arat", "they said"), TEXT)


def test_a_mention_that_is_not_there_is_refused(annotation):
    annotation["entities"]["arat"][2].append("Arat")
    with pytest.raises(AnnotationError, match=r"'Arat' \(arat\) is not in the text"):
        anchor.anchor("bridge", annotation, TEXT)


def test_a_gap_about_nobody_is_refused(annotation):
    annotation["gaps"][0]["about"] = ["orot"]
    with pytest.raises(AnnotationError, match="orot"):
        anchor.anchor("bridge", annotation, TEXT)


def test_a_body_that_runs_nowhere_is_refused(annotation):
    annotation["meta"]["body"] = ["holds it", "Новая"]
    with pytest.raises(AnnotationError, match="Quote both ends"):
        anchor.anchor("bridge", annotation, TEXT)


def test_turns_are_found_one_after_the_other(annotation):
    annotation["meta"]["turns"] = [
        ["question", "<author>", "Hold", "the bridge"],
        ["answer", "they", "hold", "the bridge"],
    ]
    first, second = anchor.anchor("bridge", annotation, TEXT).meta["turns"]
    assert TEXT[first["start"] : first["end"]] == "Hold the bridge"
    assert TEXT[second["start"] : second["end"]] == "hold the bridge"
    assert first["end"] <= second["start"]


@given(before=st.text(), quotation=st.text(min_size=1), after=st.text())
def test_any_quotation_that_stands_once_is_found_verbatim(before, quotation, after):
    text = f"{before} {quotation} {after}"
    assume(text.count(quotation) == 1)
    annotation = copy.deepcopy(ANNOTATION)
    annotation["entities"] = {"it": ["it", "Place", []]}
    annotation["meta"]["body"] = [text[:1], text[-1:]]
    annotation["gaps"] = []
    says(annotation, "it", "described_as", "so", quotation)
    (claim,) = anchor.anchor("any", annotation, text).claims
    assert (claim["start"], claim["evidence"]) == (len(before) + 1, quotation)
    assert text[claim["start"] : claim["end"]] == quotation


def test_checking_writes_nothing_and_says_what_is_stale(tmp_path, monkeypatch, capsys):
    page = tmp_path / "gold" / "a" / "a.claims.jsonl"
    monkeypatch.setattr(anchor, "HERE", tmp_path)
    monkeypatch.setattr(anchor, "made", lambda: iter([(page, "{}\n")]))
    assert anchor.main(["--check"]) == 1
    assert not page.exists()
    assert "a.claims.jsonl" in capsys.readouterr().out
    assert anchor.main([]) == 0
    assert page.read_text() == "{}\n"
    assert anchor.main(["--check"]) == 0
    assert capsys.readouterr().out.strip().count("\n") == 0
