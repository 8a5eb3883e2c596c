"""Tokens and sentences: where they begin and end, whatever the layout."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.annotate import annotate
from factional.extract.layers import QuantityExpression, TimeExpression, Token
from factional.extract.tokens import tokens
from factional.model import AUTHOR, BlockKind, Mention
from tests.extract.documents import article, built


def words(text: str) -> list[str]:
    return [t.text for t in tokens(text, 0, len(text))]


def split(*paragraphs: str) -> list[str]:
    document = article(*paragraphs)
    return [document.text[s.start : s.end] for s in annotate(document).sentences]


@pytest.mark.parametrize(
    "name", ["Hay'at", "Hay’at", "al-‘Ayn", "M-40", "Ta'ziz", "O'Neill", "Jean-Pierre", "Шамиль"]
)
def test_names_are_not_cut_at_apostrophes_and_hyphens(name: str) -> None:
    assert words(f"of {name} in") == ["of", name, "in"]


def test_a_possessive_comes_off() -> None:
    assert words("Rojo's men and Hay’at’s") == ["Rojo", "'s", "men", "and", "Hay’at", "’s"]


def test_what_is_contracted_to_a_pronoun_comes_off_and_negation_stays() -> None:
    assert words("I'm sure they’ve won, we don't") == [
        "I", "'m", "sure", "they", "’ve", "won", ",", "we", "don't",
    ]  # fmt: skip


def test_abbreviations_keep_their_stop() -> None:
    assert words("Lt. Col. Varga of the U.S.") == ["Lt.", "Col.", "Varga", "of", "the", "U.S."]


def test_numbers_are_whole_and_ranges_are_not() -> None:
    assert words("6,000 in 2012–16, the 13th") == [
        "6,000",
        "in",
        "2012",
        "–",
        "16",
        ",",
        "the",
        "13th",
    ]


@given(st.text(max_size=200))
def test_tokens_lie_in_order_and_leave_out_only_white_space(text: str) -> None:
    found = tokens(text, 0, len(text))
    at = 0
    for token in found:
        assert token.text == text[token.start : token.end] != ""
        assert not text[at : token.start].strip()
        at = token.end
    assert not text[at:].strip()


def test_titles_initials_and_states_end_no_sentence() -> None:
    assert len(split("Lt. Col. J. Varga met Gen. Ortiz of the U.S. Army. They left.")) == 2


def test_a_missing_space_ends_a_sentence() -> None:
    assert split("It fell in Kesh.The column left.") == ["It fell in Kesh.", "The column left."]


def test_closing_quotes_and_brackets_go_with_their_sentence() -> None:
    assert split("“We won.” He left. (It was late.) Nobody came…  Then rain fell.") == [
        "“We won.”", "He left.", "(It was late.)", "Nobody came…", "Then rain fell.",
    ]  # fmt: skip


def test_hard_wrapped_lines_are_one_sentence() -> None:
    text = (
        "The fighters of the northern front held the bridge for a\n"
        "whole week and left it only when the river rose over the\n"
        "road. Then they came home."
    )
    assert len(split(text)) == 2


def test_a_line_that_was_ended_on_purpose_ends_a_sentence() -> None:
    text = (
        "Column denies defeat\n"
        "Its spokesman said on Friday that his men still held the bridge and the mill up there.\n"
        "Nobody could say whether that was so, for the road to the bridge had been closed for days."
    )
    assert split(text)[0] == "Column denies defeat"
    assert len(split(text)) == 3


def test_list_items_are_sentences() -> None:
    assert len(split("Members:\n- Rojo Column\n- Kesh Brigade\n- Marsh Front")) == 4


def test_capitals_throughout_are_split_all_the_same() -> None:
    assert len(split("THE COLUMN LEFT KESH.  GENERAL VARGA SAID SO.  NOBODY BELIEVED HIM.")) == 3


def test_boilerplate_is_skipped_and_headings_are_not() -> None:
    document = built(
        [
            (BlockKind.BOILERPLATE, AUTHOR, "Share this. Subscribe."),
            (BlockKind.HEADING, AUTHOR, "Rojo Column leaves Kesh"),
            (BlockKind.PARAGRAPH, AUTHOR, "It left on Friday."),
        ]
    )
    found = annotate(document).sentences
    assert [s.block.kind for s in found] == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_a_turn_marker_is_no_part_of_the_sentence() -> None:
    document = built([(BlockKind.QUESTION, "Ada Quill", "Q3: Who leads the column?")])
    sentence = annotate(document).sentences[0]
    assert document.text[sentence.start : sentence.end] == "Who leads the column?"


def test_an_article_at_the_start_is_no_turn_marker() -> None:
    assert split("A lot has happened.") == ["A lot has happened."]


@given(st.text(max_size=300))
def test_layers_point_exactly_into_any_text(text: str) -> None:
    document = article(text)
    layers = annotate(document)
    for sentence in layers.sentences:
        parts: list[Token | Mention | TimeExpression | QuantityExpression] = []
        parts += [*sentence.tokens, *sentence.mentions, *sentence.times, *sentence.quantities]
        for part in parts:
            assert document.text[part.start : part.end] == part.text
            assert sentence.start <= part.start < part.end <= sentence.end
        assert {m.referent for m in sentence.mentions} <= layers.referents.keys()
