"""Sentences with their claims: every file loads, and a writer's slips are told."""

from __future__ import annotations

import re

import pytest
from benchmarks.claims import sentences
from hypothesis import given
from hypothesis import strategies as st

from factional.errors import AnnotationError, FactionalError
from factional.model import Certainty, ClaimKind, EntityType, Quantity
from factional.vocabulary import Vocabulary

FILES = [
    path for part in sentences.SETS for path in sorted((sentences.FOLDER / part).glob("*.yaml"))
]


def stems(text):
    """Words cut short, as a value may be inflected: "her arrest", "arrested"."""
    return {word[:5].casefold() for word in re.findall(r"\w+", text)}


def read(text, *claims, **more):
    return sentences.item(
        {"text": text, "claims": list(claims), **more}, "trains", "tune", "trains/1"
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_file_holds_items_of_its_relation(path):
    items = list(sentences.load(path))
    assert path.stem in Vocabulary.load().relations
    assert len({item.text for item in items}) == len(items) > 0
    claims = [claim for item in items for claim in item.claims]
    assert any(claim.relation == path.stem for claim in claims)
    for item in items:
        for mention in item.mentions:
            assert item.text[mention.start : mention.end].strip()
        for claim in (*item.claims, *item.also):
            assert claim.subject != claim.object, item.name
            if isinstance(claim.value, str) and claim.relation not in ("described_as", "aims_to"):
                assert stems(claim.value) & stems(item.text), f"{item.name}: {claim.value}"


def test_tune_and_held_share_no_sentence():
    tune, held = ({item.text for item in sentences.sentences(part)} for part in sentences.SETS)
    assert not tune & held


def test_marks_become_entities_and_mentions():
    item = read(
        "[Karam Front] men near [Jisr قلعة 𐤀@Place]: [they=Karam Front] left.",
        "Karam Front | withdrew_from | Jisr قلعة 𐤀",
    )
    assert item.text == "Karam Front men near Jisr قلعة 𐤀: they left."
    assert item.entities == {
        "Karam Front": EntityType.ORGANIZATION,
        "Jisr قلعة 𐤀": EntityType.PLACE,
    }
    assert [(item.text[m.start : m.end], m.named) for m in item.mentions] == [
        ("Karam Front", True),
        ("Jisr قلعة 𐤀", True),
        ("they", False),
    ]


def test_marks_stand_in_marks():
    item = read("[[Karvia@State]'s army] shelled [Keld@Place].", "Karvia's army | attacked | Keld")
    assert item.text == "Karvia's army shelled Keld."
    assert [(m.start, m.end, m.entity) for m in item.mentions] == [
        (0, 13, "Karvia's army"),
        (0, 6, "Karvia"),
        (22, 26, "Keld"),
    ]


def test_who_speaks_is_known_without_a_name_in_the_text():
    item = read(
        "[We=Salt Party] drilled [them=Ibex Brigade@Organization], [I=Ada Venn] say.",
        "Salt Party | trains | Ibex Brigade",
        speaker="Ada Venn",
        affiliation="Salt Party",
    )
    assert item.entities["Ada Venn"] is EntityType.PERSON
    assert item.entities["Salt Party"] is EntityType.ORGANIZATION


def test_a_backslash_keeps_a_mark_as_it_is():
    assert sentences.marked(r"\[sic\] [a\@b@Person]")[0] == "[sic] a@b"


def test_a_claim_has_its_fields():
    [claim] = read(
        "[Ada Venn@Person] may have met [Tomas Reek@Person] in [Keld@Place], a cook said.",
        "-Ada Venn | met_with | Tomas Reek | certainty=possible kind=event time=../2014-05 "
        "place=Keld by=a cook",
    ).claims
    assert (claim.subject, claim.object, claim.denied) == ("Ada Venn", "Tomas Reek", True)
    assert (claim.certainty, claim.kind) == (Certainty.POSSIBLE, ClaimKind.EVENT)
    assert (claim.time, claim.place, claim.by) == ("../2014-05", "Keld", "a cook")


def test_kind_is_the_usual_one_of_the_relation():
    made = read("[A] attacked [B].", "A | attacked | B", "A | hostile_to | B")
    assert [claim.kind for claim in made.claims] == [ClaimKind.EVENT, ClaimKind.STATE]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("500 men", Quantity(500, 500, False, "men")),
        ("~500 fighters", Quantity(500, 500, True, "fighters")),
        ("250-300 men", Quantity(250, 300, False, "men")),
        ("250-300~ men at arms", Quantity(250, 300, True, "men at arms")),
        ("300- members", Quantity(300, None, False, "members")),
        ("-300 members", Quantity(None, 300, False, "members")),
    ],
)
def test_quantities(words, value):
    assert sentences.quantity(words) == value


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.booleans())
def test_a_range_reads_back(low, more, about):
    written = f"{low}-{low + more}{'~' * about} men"
    assert sentences.quantity(written) == Quantity(low, low + more, about, "men")


@given(st.text(alphabet="[]=@\\ aB", max_size=12))
def test_marks_are_read_or_refused(source):
    try:
        text, types, mentions = sentences.marked(source)
    except AnnotationError:
        return
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.entity in types


@pytest.mark.parametrize(
    ("text", "claim", "says"),
    [
        ("[A] trains B.", "A | trains | B", "'B' is not marked"),
        ("[A] trains [B].", "A | teaches | B", "No relation 'teaches'"),
        ("[A] trains [B].", "A | trains |", "takes an object"),
        ("[A] trains [B].", "A | formed | B", "takes nothing"),
        ("[A] trains [B].", "A trains B", "is no claim"),
        ("[A] trains [B].", "A | trains | B | sure", "are no fields"),
        ("[A] trains [B].", "A | trains | B | certainty=sure", "is none of"),
        ("[A] trains [B].", "A | trains | B | time=last May", "is no EDTF date"),
        ("[A] trains [B].", "A | trains | B | by=a cook", "does not stand in the text"),
        ("[A] has men.", "A | strength | many men", "is no quantity"),
        ("[A] has men.", "A | strength | 9-3 men", "ends below"),
        ("[A] trains [them=B].", "A | trains | B", "Nothing names 'B'"),
        ("[A@Body] left.", "A | dissolved |", "is no type of entity"),
        ("[A left.", "A | dissolved |", "not closed"),
        ("A] left.", "A | dissolved |", "stands alone"),
        ("[] left.", "A | dissolved |", "is empty"),
        ("[A@Person] and [A@Place].", "A | dissolved |", "two types"),
    ],
)
def test_slips_are_told(text, claim, says):
    with pytest.raises(FactionalError, match=says):
        read(text, claim)


def test_an_unknown_field_is_told():
    with pytest.raises(AnnotationError, match="'claim' is no field"):
        sentences.item({"text": "x", "claim": []}, "trains", "tune", "trains/1")


def test_a_slip_is_told_with_its_file_and_item(tmp_path):
    file = tmp_path / "trains.yaml"
    file.write_text("- text: fine\n- text: '[A'\n", encoding="utf-8")
    with pytest.raises(AnnotationError, match=r"trains\.yaml, item 2: A mark is not closed"):
        list(sentences.load(file))
    file.write_text("- text: [", encoding="utf-8")
    with pytest.raises(AnnotationError, match="no YAML"):
        list(sentences.load(file))
