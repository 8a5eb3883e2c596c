"""Whose words they are, in passages of many outlets that were labelled before any rule."""

import pytest

from . import passages

CASES = [
    pytest.param(p, label, id=f"{p.name}-{p.text[label.start : label.end]}")
    for p, label in passages.cases()
]


@pytest.mark.parametrize(("passage", "label"), CASES)
def test_a_word_is_the_voices_that_a_reader_hears(passage, label):
    assert passages.heard(passage, label) == label.chain
