"""What is parsed of a document: its blocks, without the labels of turns."""

import pytest

from factional.extract.voices import spoken
from factional.extract.voices.turns import begin
from factional.model import BlockKind

from ..documents import built


@pytest.mark.parametrize(
    ("speaker", "text", "said"),
    [
        ("Ada Quill", "Q: Why?", "Why?"),
        ("Ada Quill", "Question 3: Why?", "Why?"),
        ("Ada Quill", "[QUILL] Why?", "Why?"),
        ("Ada Quill", "AQ: Why?", "Why?"),
        ("Ada Quill", "Ada Quill: Why?", "Why?"),
        ("Ada Quill", "One thing: why did you leave?", "One thing: why did you leave?"),
        ("أبو سمير", "أبو سمير: نعم", "نعم"),
        ("Ada Quill", "Why?", "Why?"),
        ("Ada Quill", "Q:", "Q:"),
    ],
)
def test_a_label_that_names_the_speaker_is_left_out(speaker, text, said):
    document = built([(BlockKind.QUESTION, speaker, text)])
    (block,) = document.blocks
    assert document.text[begin(document, block) : block.end] == said


def test_paragraphs_keep_what_stands_before_a_colon_and_boilerplate_is_left_out():
    document = built(
        [(BlockKind.PARAGRAPH, "Ada Quill", "Q: one"), (BlockKind.BOILERPLATE, "Ada Quill", "Menu")]
    )
    assert [document.text[a:b] for a, b in spoken(document)] == ["Q: one"]
