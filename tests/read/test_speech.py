"""Who speaks: the cases of `speech.yaml`, and what holds of any text."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
import yaml

from factional.model import AUTHOR, Block, BlockKind, Document, Metadata
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


def told(read: Document) -> list[list[str | None]]:
    """Of each speech the words without marks, the speaker, and the cue."""
    return [
        [
            read.text[one.start : one.end].lstrip("“\"„«‘' \u00a0"),
            one.speaker,
            read.text[slice(*one.cue)] if one.cue else None,
        ]
        for one in speeches(read)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_who_speaks(case):
    found = told(document(case["text"], case.get("language", "en")))
    wanted = case["said"]
    cut = [
        [words[: len(w[0])], *rest]
        for (words, *rest), w in zip(found, wanted + [[""]] * len(found), strict=False)
    ]
    assert cut == wanted
