"""Quotations: pairs of marks in many languages, nested, over paragraphs, and what is no mark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.model import AUTHOR, BlockKind, Document
from factional.read.quotations import Quotation, quotations
from tests.extract.documents import article, built

P, Q, H = BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.HEADING


def words(document: Document, quotation: Quotation) -> list[str]:
    return [document.text[start:end] for start, end in quotation.parts]


def quoted(*paragraphs: str) -> list[list[str]]:
    document = article(*paragraphs)
    return [words(document, q) for q in quotations(document)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“We left,” he said.", ["We left,"]),
        ("He said: “We left. They stayed.”", ["We left. They stayed."]),
        ("“ We left , ” he said .", ["We left ,"]),
        ('"We left," he said. "They stayed."', ["We left,", "They stayed."]),
        ("'We left,' he said.", ["We left,"]),
        ("‘We left,’ he said.", ["We left,"]),
        ("Er sagte: „Wir gingen.“ Dann schwieg er.", ["Wir gingen."]),
        ("On powiedział: „Odeszliśmy.”", ["Odeszliśmy."]),
        ("Han sagde: »Vi gik.«", ["Vi gik."]),
        ("Hän sanoi: ”Me lähdimme.”", ["Me lähdimme."]),
        ("Il a dit : « Nous sommes partis. »", ["Nous sommes partis."]),
        ("«Мы ушли», — сказал он.", ["Мы ушли"]),
        ("قال: «غادرنا البلدة» ثم سكت.", ["غادرنا البلدة"]),
        ("قال: “غادرنا البلدة” ثم سكت.", ["غادرنا البلدة"]),
        ("قال: ”غادرنا البلدة“ ثم سكت.", ["غادرنا البلدة"]),
        ("彼は「我々は去った」と言った。", ["我々は去った"]),
        ("他说：“我们赢了。”他走了。", ["我们赢了。"]),
        ("उसने कहा, “हम चले गए।”", ["हम चले गए।"]),
        ("He wrote “😀 we left 🏴” and went.", ["😀 we left 🏴"]),
        ("The so-called “Column” left (“at dawn”).", ["Column", "at dawn"]),
        ("“We left”—he paused—“and came back.”", ["We left", "and came back."]),
        ("“We left.”7 The column stayed.", ["We left."]),
        ("It fell.“We left,” he said.", ["We left,"]),
    ],
)
def test_marks_are_paired_as_each_language_pairs_them(text: str, inside: list[str]) -> None:
    assert quoted(text) == [[words] for words in inside]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“He said ‘go’ twice.”", [("He said ‘go’ twice.", 0), ("go", 1)]),
        ("\"He said 'go' twice.\"", [("He said 'go' twice.", 0), ("go", 1)]),
        ("«Он сказал: „Иди“».", [("Он сказал: „Иди“", 0), ("Иди", 1)]),
        ("‘He said “go” twice.’", [("He said “go” twice.", 0), ("go", 1)]),
        ("「彼は『去った』と言った」", [("彼は『去った』と言った", 0), ("去った", 1)]),
        (
            "“I said: ‘She cried “no!” once.’”",
            [("I said: ‘She cried “no!” once.’", 0), ("She cried “no!” once.", 1), ("no!", 2)],
        ),
    ],
)
def test_quotations_nest(text: str, inside: list[tuple[str, int]]) -> None:
    document = article(text)
    found = quotations(document)
    assert [(words(document, q)[0], q.level) for q in found] == inside


@pytest.mark.parametrize(
    "text",
    [
        "The fighters’ camp and Rojo’s men don’t move.",
        "The fighters' camp and Rojo's men don't move.",
        "Liwa al-‘Izza and Jabhat al-‘Amal left.",
        "‘Abd al-Samad leads it.",
        "Hay’at al-Nahr and Hay'at al-Wadi left in ’89.",
        "It is 6\" long and 5' high.",
        "Rock ’n’ roll",
        "They'd 've gone if they'd known",
        "The column left.",
        "",
    ],
)
def test_what_is_no_quotation(text: str) -> None:
    assert quoted(text) == []


def test_a_plural_inside_single_marks_does_not_end_them() -> None:
    assert quoted("He said: ‘The fighters’ camp fell.’ Then he left.") == [
        ["The fighters’ camp fell."]
    ]


def test_an_ayn_inside_a_quotation_ends_nothing() -> None:
    assert quoted("He said: ‘Liwa al-‘Izza left Kesh.’") == [["Liwa al-‘Izza left Kesh."]]


@pytest.mark.parametrize(("opening", "closing"), ["“”", '""', "«»", "„“"])
def test_a_quotation_runs_over_paragraphs_that_open_it_again(opening: str, closing: str) -> None:
    found = quoted(
        f"He said: {opening}We left Kesh at dawn.",
        f"{opening}Then we went to Velm.",
        f"{opening}We stayed there.{closing} Nobody asked more.",
        f"She said: {opening}They left.{closing}",
    )
    assert found == [
        ["We left Kesh at dawn.", "Then we went to Velm.", "We stayed there."],
        ["They left."],
    ]


def test_a_caption_between_two_paragraphs_does_not_end_a_quotation() -> None:
    document = built(
        [
            (P, AUTHOR, "He said: “We left Kesh."),
            (BlockKind.CAPTION, AUTHOR, "The “old” bridge of Kesh."),
            (BlockKind.BOILERPLATE, AUTHOR, "Share “this”."),
            (P, AUTHOR, "“Then we went.”"),
        ]
    )
    found = [words(document, q) for q in quotations(document)]
    assert found == [["We left Kesh.", "Then we went."], ["old"]]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph() -> None:
    document = article("He said: “We left Kesh.", "The column stayed. “Why?” asked Orm.")
    first, second = quotations(document)
    assert (words(document, first), first.closed, first.marks) == (
        ["We left Kesh."],
        False,
        ("“", ""),
    )
    assert (words(document, second), second.closed) == (["Why?"], True)


def test_a_typed_mark_that_is_never_closed_was_none() -> None:
    assert quoted('He said: "We left Kesh.', "The column stayed.") == []


def test_a_block_set_as_a_quotation_is_one_and_its_neighbours_go_with_it() -> None:
    document = built(
        [
            (P, AUTHOR, "The statement reads:"),
            (Q, AUTHOR, "We have left Kesh. We call it “the mill”."),
            (Q, AUTHOR, "We shall come back."),
            (P, AUTHOR, "Nobody signed it."),
        ]
    )
    whole, inner = quotations(document)
    assert words(document, whole) == [
        "We have left Kesh. We call it “the mill”.",
        "We shall come back.",
    ]
    assert (whole.marks, whole.level, inner.level) == (("", ""), 0, 1)


def test_a_quoted_block_within_marks_counts_once() -> None:
    document = built([(Q, AUTHOR, "“We have left Kesh.”")])
    assert [words(document, q) for q in quotations(document)] == [["We have left Kesh."]]


def test_marks_of_a_heading_do_not_run_into_the_text() -> None:
    document = built([(H, AUTHOR, "“We left Kesh"), (P, AUTHOR, "“It was late,” he said.")])
    assert [words(document, q) for q in quotations(document)] == [
        ["We left Kesh"],
        ["It was late,"],
    ]


@given(st.text(st.sampled_from(list("aB é.,\n \"'“”‘’„«»「」-1ع😀")), max_size=80))
def test_quotations_lie_in_the_text_and_nest_or_follow_each_other(text: str) -> None:
    document = article(text, "He left. “Why?”")
    found = quotations(document)
    for one in found:
        assert 0 <= one.start < one.end <= len(document.text)
        at = one.start
        for start, end in one.parts:
            assert at <= start <= end <= one.end
            at = end
    for one in found:
        for other in found:
            apart = one.end <= other.start or other.end <= one.start
            inside = one.start <= other.start and other.end <= one.end
            around = other.start <= one.start and one.end <= other.end
            assert apart or inside or around
