"""Sentences: where they end in text of every state, and that nothing is lost between them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.sentences import sentences
from tests.extract.documents import article

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "sentences.yaml").read_text("utf-8"))
MESSY = st.text(
    st.sampled_from(list("aA zZé.,!?…\n\n  \t\"“”‘’'«»()[]-–•*123²。！؟۔।։ابकनЖж中😀")),
    max_size=120,
)


def split(text: str) -> list[str]:
    document = article(text)
    return [document.text[start:end] for start, end, _ in sentences(document)]


@pytest.mark.parametrize(
    ("why", "case"), [(group["why"], case) for group in CASES for case in group["cases"]]
)
def test_a_text_ends_its_sentences_where_a_reader_would(why: str, case: str) -> None:
    wanted = [piece.strip().lstrip("•*>– ") for piece in case.split("¦")]
    found = [piece.lstrip("– ") for piece in split(case.replace("¦", ""))]
    assert found == wanted, why


@given(MESSY)
def test_sentences_come_in_order_and_never_overlap(text: str) -> None:
    document = article(text)
    at = 0
    for start, end, block in sentences(document):
        assert at <= start < end
        assert block.start <= start
        assert end <= block.end
        at = end


@given(MESSY.filter(lambda t: t.lstrip(" \t\n*•-–>")[:1] not in ("Q", "A", "[")))
def test_no_letter_is_lost_between_sentences(text: str) -> None:
    document = article(text)
    held = "".join(document.text[start:end] for start, end, _ in sentences(document))
    assert [c for c in held if c.isalnum()] == [c for c in text if c.isalnum()]


@given(MESSY)
def test_a_sentence_begins_and_ends_with_no_white_space(text: str) -> None:
    assert all(s == s.strip() and s for s in split(text))


@given(st.lists(st.sampled_from(["It left.", "They won!", "Who knows?", "Ушли."]), min_size=1))
def test_plain_sentences_are_found_whatever_their_number(pieces: list[str]) -> None:
    assert split(" ".join(pieces)) == pieces
