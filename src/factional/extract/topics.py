"""Topics: whom sentences without a subject are about, from the heading that they stand under.

    Red Lance Movement (RLM)
    Founded in 2014. Controls the mines around Keld. Backed by Karvia, traders say.

A heading that is a name tells of whom what follows is said, until another heading names somebody;
a name at the head of an entry in a list, of whom the rest of the entry is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from factional.extract.layers import Layers
from factional.extract.syntax import Tree
from factional.model import Block, BlockKind, Document, EntityType

ACTORS = frozenset({EntityType.ORGANIZATION, EntityType.PERSON, EntityType.STATE})
_BESIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|^[\W\d]+|[\W\d]+$|\bthe\b|^\w+:\s", re.IGNORECASE)
_TOLD = re.compile(
    r"^(?:(?:\w+ )?(?:timeline|chronology|history|profile|portrait) of"
    r"|(?:who|what) (?:is|are|was|were))\s",
    re.IGNORECASE,
)
_PARTED = re.compile(r":\s|\s[–—|-]\s")  # "Red Lance: a profile"
_LETTER = re.compile(r"[^\W\d_]{2,}")
_OPENS = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:[–—:]|-\s)")
_CLOSED = (".", "?", "!", "…", "”", '"')
_MOST = 10  # words of a heading


class _Spot(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Name = TypeVar("Name", bound=_Spot)


@dataclass(frozen=True, slots=True)
class Headed(Generic[Name]):
    """A block with the name that it stands under, and that at its own head, if it is an entry."""

    block: Block
    topic: Name | None
    entry: Name | None

    def over(self, position: int) -> Name | None:
        """The name that a sentence of the block is under, by where the sentence begins."""
        begun = self.entry is not None and position > self.entry.end
        return self.entry if begun else self.topic


def topics(layers: Layers, tree: Tree) -> Mapping[int, int]:
    """The head word of the name that each sentence stands under; none for those under none.

    Args:
        layers: Blocks and mentions of a document.
        tree: Its parse.
    """
    known = {r.id: r.type for r in layers.referents.values() if not r.placeholder}
    named = [m for s in layers.sentences for m in s.mentions if m.named and m.referent in known]
    found: dict[int, int] = {}
    at = 0
    for one in headed(layers.document, named, lambda m: known[m.referent] in ACTORS):
        while at < len(tree.sentences) and tree.sentences[at].start < one.block.end:
            over = one.over(tree.sentences[at].start)
            head = None if over is None else tree.head_of(over.start, over.end)
            if head is not None:
                found[at] = head
            at += 1
    return found


def headed(
    document: Document, names: Sequence[Name], acts: Callable[[Name], bool]
) -> Iterator[Headed[Name]]:
    """The blocks of a document in order, each with the name that it stands under.

    Args:
        document: Its blocks.
        names: Names in it, in text order.
        acts: Whether a name is of somebody who acts.
    """
    topic: Name | None = None
    text = document.text
    for block in document.blocks:
        inside = [n for n in names if block.start <= n.start and n.end <= block.end]
        actors = [n for n in inside if acts(n)]
        called = _topic(text, block, actors) if _heads(text, block) else None
        heads = called is not None or block.kind is BlockKind.HEADING
        if heads:
            topic = called if inside else topic
            yield Headed(block, None, None)
        else:
            yield Headed(block, topic, _entry(text, block, inside[:1], acts))


def _heads(text: str, block: Block) -> bool:
    """Whether a block is a heading, or a line that may be one."""
    shown = text[block.start : block.end].strip()
    if block.kind is BlockKind.HEADING:
        return True
    short = len(shown.split()) <= _MOST and not shown.endswith(_CLOSED)
    return block.kind is BlockKind.PARAGRAPH and short


def _entry(
    text: str, block: Block, first: Sequence[Name], acts: Callable[[Name], bool]
) -> Name | None:
    """The actor that a paragraph is an entry on: "Red Lance (RLM): a militia. Backed by X."."""
    for name in first:
        before, after = text[block.start : name.start], text[name.end : block.end]
        if acts(name) and not _LETTER.search(before) and _OPENS.match(after):
            return name if block.kind is BlockKind.PARAGRAPH else None
    return None


def _topic(text: str, block: Block, actors: Sequence[Name]) -> Name | None:
    """The actor that a heading names and says nothing else of."""
    said = _BESIDE.sub("", text[block.start : block.end])
    said = _TOLD.sub("", _BESIDE.sub("", said)).strip()
    first = _PARTED.split(said)[0] if block.kind is BlockKind.HEADING else said
    for part in (said, first):
        for name in actors:
            shown = text[name.start : name.end]
            if len(shown) >= 0.8 * len(part) and shown[:1] in part:
                return name
    return None
