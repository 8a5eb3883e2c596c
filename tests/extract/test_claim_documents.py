"""The documents that claims are scored on: verbatim, of the guide, and made from annotations.

Failures name documents and claims, never words: one of the two sets is not to be read.
"""

import json
import re
from itertools import pairwise
from typing import Any, NamedTuple

import pytest
from benchmarks.claims import build

from factional.ask.evaluate import evaluate
from factional.errors import AnnotationError
from factional.model import (
    AUTHOR,
    Certainty,
    ClaimKind,
    EntityType,
    Genre,
    Polarity,
    SpeakerRole,
    TurnKind,
    is_edtf,
)
from factional.vocabulary.relations import Vocabulary

VOCABULARY = Vocabulary.load()
STEMS = [
    (name, path.stem)
    for name in build.SETS
    for path in sorted((build.DOCUMENTS / name / "texts").glob("*.txt"))
]
LONGEST = 400


class Annotated(NamedTuple):
    text: str
    meta: dict[str, Any]
    entities: dict[str, Any]
    claims: list[dict[str, Any]]
    gaps: list[dict[str, Any]]

    def __repr__(self):
        """Nothing of the text: it may be of the set that is not to be read."""
        return f"<{len(self.claims)} claims>"


def lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture(params=STEMS, ids="/".join)
def document(request):
    name, stem = request.param
    folder = build.DOCUMENTS / name / "gold" / stem
    return Annotated(
        (build.DOCUMENTS / name / "texts" / f"{stem}.txt").read_bytes().decode("utf-8"),
        json.loads((folder / f"{stem}.meta.json").read_text("utf-8")),
        {entity["id"]: entity for entity in lines(folder / f"{stem}.entities.jsonl")},
        lines(folder / f"{stem}.claims.jsonl"),
        lines(folder / f"{stem}.gaps.jsonl"),
    )


@pytest.mark.parametrize(("name", "count"), [("tune", 6), ("held", 8)])
def test_sets_are_whole(name, count):
    texts = {stem for of, stem in STEMS if of == name}
    sources = {path.stem for path in (build.DOCUMENTS / name / "annotations").iterdir()}
    gold = {path.name for path in (build.DOCUMENTS / name / "gold").iterdir()}
    assert texts == sources == gold
    assert len(texts) == count


@pytest.mark.parametrize("name", build.SETS)
def test_the_gold_is_what_the_annotations_make(name):
    stale = [
        path.name
        for path, content in build.made_of(name)
        if path.read_bytes() != content.encode("utf-8")
    ]
    assert stale == []


def test_evidence_is_verbatim_short_and_whole_words(document):
    for claim in document.claims:
        start, end = claim["start"], claim["end"]
        verbatim = document.text[start:end] == claim["evidence"]
        assert verbatim, claim["id"]
        assert 0 < end - start <= LONGEST, claim["id"]
        cut = re.match(r"\w\w", document.text[start - 1 : start + 1]) if start else None
        assert cut is None, claim["id"]
        assert re.match(r"\w\w", document.text[end - 1 : end + 1]) is None, claim["id"]


def test_claims_are_of_the_guide(document):
    for claim in document.claims:
        relation = VOCABULARY[claim["relation"]]
        Polarity(claim["polarity"])
        Certainty(claim["certainty"])
        ClaimKind(claim["kind"])
        assert claim["subject"] in document.entities, claim["id"]
        assert (claim["object"] is not None) == bool(relation.object), claim["id"]
        assert (claim["value"] is not None) == bool(relation.value), claim["id"]
        assert claim["object"] is None or claim["object"] in document.entities, claim["id"]
        assert claim["object"] != claim["subject"], claim["id"]
        assert claim["time"] is None or is_edtf(claim["time"]), claim["id"]
        place = claim["place"]
        assert place is None or document.entities[place]["type"] == "Place", claim["id"]
        assert claim["attribution"], claim["id"]
        assert set(claim["attribution"]) <= {*document.entities, AUTHOR}, claim["id"]


def test_a_quantity_says_how_many_of_what(document):
    for claim in document.claims:
        if claim["relation"] == "strength":
            value = claim["value"]
            low, high = value["min"], value["max"]
            assert low is not None or high is not None, claim["id"]
            assert low is None or high is None or low <= high, claim["id"]
            assert value["unit"], claim["id"]


def test_entities_stand_in_the_text_under_every_form(document):
    for entity in document.entities.values():
        EntityType(entity["type"])
        assert entity["mentions"], entity["id"]
        assert len(set(entity["mentions"])) == len(entity["mentions"]), entity["id"]
        assert all(form in document.text for form in entity["mentions"]), entity["id"]


def test_what_is_said_twice_counts_once(document):
    fields = ("subject", "relation", "object", "polarity")
    core = [
        (*(claim[field] for field in fields), *claim["attribution"])
        for claim in document.claims
        if claim["core"] and claim["time"] is None and claim["value"] is None
    ]
    assert len(set(core)) == len(core)


def test_inferred_claims_are_never_core_and_stand_beside_one_that_is(document):
    core = {(c["start"], c["end"]) for c in document.claims if c["core"]}
    assert len(core) >= 20
    assert any(not c["core"] and (c["start"], c["end"]) in core for c in document.claims)


def test_heads_are_of_the_guide(document):
    meta = document.meta
    Genre(meta["genre"])
    assert meta["published"] is None or is_edtf(meta["published"])
    start, end = meta["body"]
    assert 0 <= start < end <= len(document.text)
    for speaker in meta["speakers"]:
        SpeakerRole(speaker["role"])


def test_turns_follow_one_another_within_the_body(document):
    turns = document.meta.get("turns", [])
    assert bool(turns) == (document.meta["genre"] == "interview")
    for turn in turns:
        TurnKind(turn["kind"])
        assert document.meta["body"][0] <= turn["start"] < turn["end"] <= document.meta["body"][1]
    assert all(a["end"] <= b["start"] for a, b in pairwise(turns))


def test_gaps_lie_in_the_text_and_say_why(document):
    for gap in document.gaps:
        assert gap["reason"] in {"declined", "unknown"}
        assert set(gap["about"]) <= set(document.entities)
        assert 0 <= gap["start"] < gap["end"] <= len(document.text)


@pytest.mark.parametrize("name", build.SETS)
def test_the_gold_scores_itself_in_full(name):
    folder = build.DOCUMENTS / name
    total = evaluate(folder / "gold", folder / "gold", folder / "texts").total
    assert (total.claims.precision, total.claims.recall) == (1.0, 1.0)
    assert total.counts.unsound == 0
    assert total.entity_recall == 1.0


TEXT = """THE SONS OF THE
DAM took Orvel in May. The Sons hold Orvel. Kerim said: 'We killed him.'"""
SOURCE: dict[str, Any] = {
    "meta": {
        "title": None,
        "publisher": None,
        "authors": [],
        "published": None,
        "genre": "interview",
        "speakers": "Kerim | cited | Sons of the Dam",
        "body": ["THE SONS", "him."],
    },
    "entities": """
        sons | O | Sons of the Dam | THE SONS OF THE DAM ; The Sons
        orvel | L | Orvel
        kerim | P | Kerim
        him | P | the dead man | him
    """,
    "claims": """
        @ A
        sons | controls | orvel | THE SONS OF THE DAM took Orvel | t=XXXX-05; event
        @ kerim, A
        sons | killed | him | We killed him
    """,
}


def with_claim(line):
    return {**SOURCE, "claims": f"@ A\n{line}"}


def test_words_run_over_line_breaks():
    gold = build.gold_of("dam", SOURCE, TEXT)
    assert gold.claims[0]["evidence"] == "THE SONS OF THE\nDAM took Orvel"
    assert gold.entities[0]["mentions"] == ["THE SONS OF THE\nDAM", "The Sons"]
    assert gold.meta["speakers"][0]["affiliation"] == "Sons of the Dam"


def test_inferences_take_over_who_says_it_and_when():
    claims = build.gold_of("dam", SOURCE, TEXT).claims
    inferred = {(c["relation"], c["subject"], c["object"] or c["value"]): c for c in claims[1:]}
    present = inferred["active_in", "sons", "orvel"]
    assert (present["core"], present["kind"], present["time"]) == (False, "state", "XXXX-05")
    dead = inferred["status", "him", "killed"]
    assert (dead["core"], dead["attribution"], dead["object"]) == (False, ["kerim", AUTHOR], None)
    assert ("attacked", "sons", "him") in inferred


def test_who_founds_something_brings_it_into_being_where_it_is_founded():
    source = with_claim("kerim | founded | sons | The Sons hold Orvel")
    (formed,) = (c for c in build.gold_of("dam", source, TEXT).claims if not c["core"])
    assert (formed["relation"], formed["subject"], formed["kind"]) == ("formed", "sons", "event")
    source = with_claim("sons | detained | him | The Sons hold Orvel | place=orvel")
    held = {(c["subject"], c["relation"]) for c in build.gold_of("dam", source, TEXT).claims}
    assert {("sons", "active_in"), ("him", "located_in"), ("him", "status")} <= held


def test_nothing_is_inferred_from_what_is_denied():
    source = with_claim("sons | controls | orvel | The Sons hold Orvel | denied")
    assert len(build.gold_of("dam", source, TEXT).claims) == 1


def test_a_stretch_has_two_ends():
    source = with_claim("sons | controls | orvel | THE SONS ... May")
    assert build.gold_of("dam", source, TEXT).claims[0]["evidence"].endswith("Orvel in May")


@pytest.mark.parametrize(
    ("words", "low", "high", "approx"),
    [
        ("250..300 men", 250, 300, False),
        ("300.. men", 300, None, False),
        ("..300 men", None, 300, False),
        ("~500 men", 500, 500, True),
    ],
)
def test_quantities(words, low, high, approx):
    source = with_claim(f"sons | strength | {words} | The Sons hold Orvel")
    value = build.gold_of("dam", source, TEXT).claims[0]["value"]
    assert value == {"min": low, "max": high, "approx": approx, "unit": "men"}


@pytest.mark.parametrize(
    "line",
    [
        "sons | controls | orvel | The Sons left Orvel",
        "sons | controls | orvel | Orvel",
        "sons | controls | orvel | The Sons hold Orvel | often",
        "sons | strength | many | The Sons hold Orvel",
        "sons | controls | mill | The Sons hold Orvel",
    ],
)
def test_a_line_that_does_not_hold_is_refused(line):
    with pytest.raises(AnnotationError):
        build.gold_of("dam", with_claim(line), TEXT)


def test_turns_run_to_the_next():
    turns = "note | A | THE SONS\nanswer | Kerim | Kerim said"
    made = build.gold_of("dam", {**SOURCE, "turns": turns}, TEXT).meta["turns"]
    assert [TEXT[turn["start"] : turn["end"]][-5:] for turn in made] == ["rvel.", " him."]
    with pytest.raises(AnnotationError, match="in order"):
        build.gold_of("dam", {**SOURCE, "turns": "\n".join(turns.splitlines()[::-1])}, TEXT)
