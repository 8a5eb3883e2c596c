"""Who speaks: the cases of `speech.yaml`, and what holds of any text."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

import factional.read
from factional.model import AUTHOR, Block, BlockKind, Document, Metadata
from factional.read.cues import flat
from factional.read.speech import speeches

CASES = yaml.safe_load((Path(__file__).parent / "speech.yaml").read_text(encoding="utf-8"))
_ANSWER = re.compile(r"A \((?P<who>[^)]+)\): (?P<words>.*)", re.DOTALL)


def document(text: str, language: str = "en") -> Document:
    """A document of paragraphs, set-off quotations and answers."""
    whole, blocks = "", []
    for part in re.split(r"\n\s*\n", text.strip()):
        kind, speaker, words = BlockKind.PARAGRAPH, AUTHOR, part
        if part.startswith("> "):
            kind, speaker, words = BlockKind.QUOTATION, "a quoted source", part[2:]
        elif answer := _ANSWER.fullmatch(part):
            kind, speaker, words = BlockKind.ANSWER, answer["who"], answer["words"]
        blocks.append(Block(kind, len(whole), len(whole) + len(words), speaker))
        whole += words + "\n\n"
    digest = hashlib.sha256(whole.encode()).hexdigest()
    return Document(
        digest[:16], digest, "test", "text/plain", whole, tuple(blocks), (0, len(whole)),
        Metadata(language=language),
    )  # fmt: skip


def told(read: Document) -> list[list[str]]:
    """Of each speech the words without marks, the speaker, and the cue."""
    return [
        [
            read.text[one.start : one.end].lstrip("“\"„«‘' \u00a0"),
            one.speaker or "",
            read.text[slice(*one.cue)] if one.cue else "",
        ]
        for one in speeches(read)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_who_speaks(case):
    found = told(document(case["text"], case.get("language", "en")))
    wanted = [[part or "" for part in said] for said in case["said"]]
    shown = [[words[: len(w[0])], *rest] for (words, *rest), w in zip(found, wanted, strict=False)]
    assert (shown, len(found)) == (wanted, len(wanted))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_speaker_is_named_where_it_is_said_to_be(case):
    read = document(case["text"], case.get("language", "en"))
    for one in speeches(read):
        assert read.text[one.start] not in " \n"
        words = flat(read.text[slice(*one.named)]) if one.named else None
        assert words == one.speaker or words == "I"


def test_halves_of_a_quotation_are_one_speech_with_its_cue_inside():
    read = document("“We left,” Jane Roe told us, “and we shall not go back.” Then she left.")
    (one,) = speeches(read)
    assert read.text[one.start : one.end] == read.text[: read.text.index(" Then")]
    assert one.cue
    assert one.named
    assert one.start < one.cue[0] < one.end
    assert read.text[slice(*one.named)] == "Jane Roe"


def test_a_name_stands_where_the_text_gave_it_in_full():
    read = document("Jane Roe came to the mill.\n\n“It is dry,” said Roe.")
    (one,) = speeches(read)
    assert (one.speaker, one.named) == ("Jane Roe", (0, 8))


def test_a_heading_a_caption_and_a_menu_say_nothing():
    text = "“We left,” said Jane Roe."
    for kind in (BlockKind.HEADING, BlockKind.CAPTION, BlockKind.BOILERPLATE, BlockKind.TABLE):
        read = document(text)
        assert speeches(replace(read, blocks=(replace(read.blocks[0], kind=kind),))) == ()


def test_a_whole_answer_in_marks_is_a_turn_and_no_speech():
    assert speeches(document("A (Amir Khan): “We came at night, and nobody saw us.”")) == ()


def test_reading_gives_a_set_off_quotation_the_speaker_that_its_introduction_has():
    text = (
        "# The mill on the ford\n\nThe mill of Orme stood empty through the spring, and nobody "
        "looked after it.\n\nA deserter of the column recalled the night of the flood:\n\n"
        "> We were told that the bridge was empty. It was not, and half of us drowned there.\n\n"
        "The council has promised an inquiry, which has not begun in the seven years since.\n"
    )
    read = factional.read.read(text.encode(), "mill.md")
    (quoted,) = [b for b in read.blocks if b.kind is BlockKind.QUOTATION]
    assert quoted.speaker == "A deserter of the column"
    assert [s.speaker for s in read.speech] == ["A deserter of the column"]
    assert "a quoted source" not in {s.name for s in read.speakers}


WORDS = ["“", "”", '"', "«", "»", " ", ",", ".", ": ", "\n\n", "said ", "He ", "Jane Roe ", "قال "]


@given(st.lists(st.sampled_from([*WORDS, "who ", "— ", "is gone", "а "]), max_size=40).map("".join))
@example("He : “«")
def test_speeches_lie_in_the_text_in_order(text):
    read = document(f"{text} end", "en")
    found = speeches(read)
    assert list(found) == sorted(found, key=lambda one: (one.start, -one.end))
    for one in found:
        assert 0 <= one.start < one.end <= len(read.text)
        for span in (one.cue, one.named):
            assert span is None or 0 <= span[0] < span[1] <= len(read.text)
        assert (one.speaker is None) == (one.named is None)
