"""Topics: whom sentences without a subject are about, from the heading that they stand under.

    Red Lance Movement (RLM)
    Founded in 2014. Controls the mines around Keld. Backed by Karvia, traders say.

A heading that is a name tells of whom what follows is said, until another heading names somebody;
a name at the head of an entry in a list, of whom the rest of the entry is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from factional.extract.layers import Layers
from factional.extract.syntax import Tree
from factional.model import Block, BlockKind, EntityType, Mention

_ACTORS = frozenset({EntityType.ORGANIZATION, EntityType.PERSON, EntityType.STATE})
_BESIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|^[\W\d]+|[\W\d]+$|\bthe\b|^\w+:\s", re.IGNORECASE)
_TOLD = re.compile(
    r"^(?:\w+ )?(?:timeline|chronology|history|profile|portrait) of\s", re.IGNORECASE
)
_LETTER = re.compile(r"[^\W\d_]{2,}")
_OPENS = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:[–—:]|-\s)")
_CLOSED = (".", "?", "!", "…", "”", '"')
_MOST = 10  # words of a heading


def topics(layers: Layers, tree: Tree) -> Mapping[int, int]:
    """The head word of the name that each sentence stands under; none for those under none.

    Args:
        layers: Blocks and mentions of a document.
        tree: Its parse.
    """
    known = {r.id for r in layers.referents.values() if not r.placeholder}
    named = [m for s in layers.sentences for m in s.mentions if m.named and m.referent in known]
    found: dict[int, int] = {}
    topic, at = None, 0
    for block in layers.document.blocks:
        inside = [m for m in named if block.start <= m.start and m.end <= block.end]
        called = _topic(layers, block, inside) if _heads(layers, block) else None
        heads = called is not None or block.kind is BlockKind.HEADING
        if heads and inside:
            topic = called
        entry = None if heads else _entry(layers, block, inside)
        while at < len(tree.sentences) and tree.sentences[at].start < block.end:
            begun = entry is not None and tree.sentences[at].start > entry.end
            over = None if heads else entry if begun else topic
            head = None if over is None else tree.head_of(over.start, over.end)
            if head is not None:
                found[at] = head
            at += 1
    return found


def _heads(layers: Layers, block: Block) -> bool:
    """Whether a block is a heading, or a line that may be one."""
    text = layers.document.text[block.start : block.end].strip()
    if block.kind is BlockKind.HEADING:
        return True
    short = len(text.split()) <= _MOST and not text.endswith(_CLOSED)
    return block.kind is BlockKind.PARAGRAPH and short


def _entry(layers: Layers, block: Block, inside: list[Mention]) -> Mention | None:
    """The actor that a paragraph is an entry on: "Red Lance (RLM): a militia. Backed by X."."""
    text = layers.document.text
    for mention in inside[:1]:
        before, after = text[block.start : mention.start], text[mention.end : block.end]
        actor = layers.referents[mention.referent].type in _ACTORS
        if actor and not _LETTER.search(before) and _OPENS.match(after):
            return mention if block.kind is BlockKind.PARAGRAPH else None
    return None


def _topic(layers: Layers, block: Block, inside: list[Mention]) -> Mention | None:
    """The actor that a heading names and says nothing else of."""
    text = _BESIDE.sub("", layers.document.text[block.start : block.end])
    text = _TOLD.sub("", _BESIDE.sub("", text)).strip()
    for mention in inside:
        actor = layers.referents[mention.referent].type in _ACTORS
        if actor and len(mention.text) >= 0.8 * len(text) and mention.text[:1] in text:
            return mention
    return None
