"""Turns: what is to be parsed of a document, without the labels that open its turns.

"Q:" and "[Venn]" are no part of what is said, and a parse that begins with one goes astray.
"""

from __future__ import annotations

import re

from factional.model import Block, BlockKind, Document
from factional.vocabulary.lexicon import words

_LABEL = re.compile(r"\s*(?:\[([^\]\n]{1,60})\]\s*:?|\(([^)\n]{1,60})\)\s*:|([^:\n]{1,60}):)\s*")
_TURNS = (BlockKind.QUESTION, BlockKind.ANSWER)


def spoken(document: Document) -> list[tuple[int, int]]:
    """The stretches of a document to be parsed: its blocks, turns without their labels.

    Boilerplate is left out.
    """
    return [
        (begin(document, block), block.end)
        for block in document.blocks
        if block.kind is not BlockKind.BOILERPLATE
    ]


def begin(document: Document, block: Block) -> int:
    """First code point of what is said in a block, after a label that names who speaks."""
    found = _LABEL.match(document.text, block.start, block.end)
    if block.kind not in _TURNS or found is None or found.end() >= block.end:
        return block.start
    label = next(g for g in found.groups() if g is not None)
    return found.end() if _labels(label, block.speaker) else block.start


def _labels(label: str, speaker: str) -> bool:
    """Whether a label stands for a turn or its speaker: "Q", "Question 3", "Venn", "AV"."""
    known = words("answers.en")["labels"]
    parts = re.findall(r"\w+", label.lower())
    named = set(re.findall(r"\w+", speaker.lower()))
    initials = "".join(w[0] for w in re.findall(r"\w+", speaker.lower()))
    plain = [p for p in parts if not p.isdigit()]
    short = label.isupper() and len(plain) == 1 and len(plain[0]) <= len(initials) + 1
    return bool(plain) and (
        all(p in known or p in named for p in plain) or (short and plain[0] == initials)
    )
