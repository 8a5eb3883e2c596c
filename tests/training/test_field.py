"""The notation of hand-labelled text, and the texts themselves."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from training.field import load, mark, parse
from training.field.markup import SHORT, TYPES
from training.names import places
from training.names.grammar import table, ways

from factional.errors import AnnotationError


def named(labelled):
    return [(labelled["text"][s:e], kind) for s, e, kind in labelled["entities"]]


def words(labelled, span):
    return labelled["text"][span[0] : span[1]]


def test_entities_nest_and_offsets_count_code_points():
    one = parse("𝔸 [Jabhat ‘Uqba of [Şırnak|Place]|Org] said", "x-01")
    assert one["text"] == "𝔸 Jabhat ‘Uqba of Şırnak said"
    assert named(one) == [("Jabhat ‘Uqba of Şırnak", "Organization"), ("Şırnak", "Place")]
    assert one["entities"][0][0] == 2
    assert one["id"] == "x-01"


def test_right_to_left_text_keeps_logical_order():
    one = parse("[جبهة النصر|Org] في [حلب|Place]")
    assert named(one) == [("جبهة النصر", "Organization"), ("حلب", "Place")]


def test_source_cue_and_pieces_of_content():
    one = parse('"{q Go},"  {c said} {s the [PLX|Org] man}. "{q Now.}"')
    (who,) = one["attributions"]
    assert words(one, who["source"]) == "the PLX man"
    assert words(one, who["cue"]) == "said"
    assert [words(one, c) for c in who["content"]] == ["Go", "Now."]


def test_attributions_nest_and_share():
    one = parse("{s1,2 He} {c1 said} {q1 {s3 she} {c3 knew} {q3 it}} and {c2 smiled} {q2 at it}")
    found = one["attributions"]
    assert [words(one, a["source"]) for a in found] == ["He", "He", "she"]
    assert words(one, found[0]["content"][0]) == "she knew it"


def test_a_backslash_takes_a_mark_as_text():
    one = parse(r"\[sic\] \{x\} [A \| B|Org]")
    assert one["text"] == "[sic] {x} A | B"
    assert named(one) == [("A | B", "Organization")]


@pytest.mark.parametrize(
    ("marked", "says"),
    [
        ("[Hama", "leaves a mark open"),
        ("Hama]", "bare ]"),
        ("[Hama|Town]", "unknown type Town"),
        ("[ Hama|Place]", "space at its edge"),
        ("[|Place]", "encloses nothing"),
        ("{s1 [Hama} x|Place]", "not open"),
        ("{x 1}", "bare {"),
        ("[[Hama|Place]|Place]", "twice"),
        ("{s He} {c said}", "no content"),
        ("{s He} {s she} {q it}", "two sources"),
    ],
)
def test_what_breaks_the_notation_is_said_with_its_id(marked, says):
    with pytest.raises(AnnotationError, match=f"part-07.*{says}"):
        parse(marked, "part-07")


@given(st.lists(st.sampled_from(["a", "[", "]", "{", "}", "|", "\\", "ش", "𐎠", " b"]), max_size=12))
def test_any_text_survives_marking(pieces):
    text = "".join(pieces)
    entities = [(0, len(text), "Event")] if text.strip() == text and text else []
    again = parse(mark(text, entities))
    assert again["text"] == text
    assert again["entities"] == entities


@pytest.mark.parametrize("file", ["train.yaml", "dev.yaml", "attribution.yaml"])
def test_marking_what_was_loaded_gives_the_same_entities(file):
    for one in load(file):
        again = parse(mark(one["text"], one["entities"]))
        assert again["text"] == one["text"]
        assert again["entities"] == one["entities"]


def test_a_file_is_a_list_of_parts(tmp_path):
    file = tmp_path / "x.yaml"
    file.write_text(
        "- part: a\n  split: dev\n  texts: |\n    One.\n\n    Two\n    lines.\n", "utf-8"
    )
    assert [(one["id"], one["text"]) for one in load(file)] == [
        ("x-a-01", "One."),
        ("x-a-02", "Two\nlines."),
    ]
    assert load(file, split="train") == []
    for broken in ("a: 1", "- part: a", "- {part: a, texts: x}\n- {part: a, texts: y}"):
        file.write_text(broken, "utf-8")
        with pytest.raises(AnnotationError):
            load(file)


def test_short_and_full_types_agree():
    assert {SHORT[full]: full for full in SHORT} == TYPES


# The texts


def surfaces(file, *kinds):
    return {
        one["text"][s:e].casefold()
        for one in load(file)
        for s, e, kind in one["entities"]
        if kind in kinds
    }


def test_the_files_have_what_they_promise():
    assert len(load("train.yaml")) >= 350
    assert len(load("dev.yaml")) >= 300
    assert len(load("attribution.yaml", "train")) >= 40
    assert len(load("attribution.yaml", "dev")) >= 40
    ids = [one["id"] for file in ("train.yaml", "dev.yaml") for one in load(file)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("file", ["train.yaml", "dev.yaml"])
def test_names_leave_titles_and_articles_outside(file):
    titles = ("General ", "Colonel ", "President ", "Sheikh ", "Captain ", "Mr ", "Dr ", "Major ")
    for one in load(file):
        for start, end, kind in one["entities"]:
            name = one["text"][start:end]
            assert kind == "Date" or not name.startswith("the ")
            assert kind != "Person" or not name.startswith(titles)


def test_no_text_is_there_twice():
    texts = [one["text"] for file in ("train.yaml", "dev.yaml") for one in load(file)]
    assert len(texts) == len(set(texts))


# What is held back is held back


WORLD_CITIES = {"dubai", "new york", "geneva", "the hague"}


def test_no_name_of_the_field_set_was_ever_seen():
    """Neither in the training texts nor in the generator, states and great cities apart."""
    rows = yaml.safe_load(places.FOLDER.joinpath("states.yaml").read_text(encoding="utf-8"))
    free = {c.casefold() for row in rows for c in row.get("capitals", ())} | WORLD_CITIES
    free |= {form.casefold() for form in places.forms()}
    dev = surfaces("dev.yaml", "Person", "Organization", "Place", "Event", "Document") - free
    train = surfaces("train.yaml", *TYPES.values())
    assert not dev & train
    towns = {
        town.casefold()
        for about in table("world").values()
        for country in about["countries"]
        for town in places.towns(country)
    }
    towns |= {r.casefold() for about in table("world").values() for r in about["regions"]}
    assert surfaces("dev.yaml", "Place") & towns <= free
    bodies = {
        way.casefold()
        for about in table("organisations").values()
        for value in about.values()
        if isinstance(value, str | list)
        for way in ways(value)
    }
    assert surfaces("dev.yaml", "Organization") & bodies == set()
