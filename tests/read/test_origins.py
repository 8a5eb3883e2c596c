"""What a line in a document's head or at its end says that the document derives from."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from factional.read import read

DATA = yaml.safe_load((Path(__file__).parent / "derivations.yaml").read_text(encoding="utf-8"))
CASES, TEXTS = DATA["cases"], DATA["texts"]


def found(*paragraphs: str) -> list[list[str | None]]:
    document = read("\n\n".join(paragraphs).encode(), "text.txt")
    return [[d.kind, d.of, d.by] for d in document.derivations]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["line"])
def test_a_line_below_the_headline(case):
    title, words = TEXTS[case["language"]]
    assert found(title, case["line"], words, words + " 2", words) == case["says"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["line"])
def test_a_line_at_the_end(case):
    title, words = TEXTS[case["language"]]
    assert found(title, words, words + " 2", words, case["line"]) == case["says"]
