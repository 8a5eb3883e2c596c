"""Passages: marks are taken out of the text, and what they say is held against mentions."""

from __future__ import annotations

from benchmarks.actors.passages import Label, score, unmarked


def test_marks_nest_and_leave_the_text_as_it_is() -> None:
    text, labels = unmarked("[[its|O.vc] leader|P.rell] had [a Hilux|-]\n")
    assert text == "its leader had a Hilux\n"
    assert labels == [
        Label(0, 10, "P", "rell"),
        Label(0, 3, "O", "vc"),
        Label(15, 22, "", "-"),
    ]


def test_a_mention_means_the_right_one_where_its_referent_was_that_one_before() -> None:
    right = "The [Velm Column|O.vc] holds [Dorma|L.dorma]. [The column|O.vc] has 300 men."
    wrong = right.replace("[The column|O.vc]", "[The column|O.other]")
    cases = [{"name": "x", "text": text} for text in (right, wrong)]
    tallies = [score(case) for case in cases]
    assert [t.labels for t in tallies] == [3, 3]
    assert [t.meant for t in tallies] == [3, 2]
