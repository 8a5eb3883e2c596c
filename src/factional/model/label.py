"""What a person says of a document, laid over what reading made of it: labels, and its date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from factional.model.document import Block, BlockKind, Document, Turn, TurnKind

_TURNS = {
    BlockKind.QUESTION: TurnKind.QUESTION,
    BlockKind.ANSWER: TurnKind.ANSWER,
}


@dataclass(frozen=True, slots=True)
class Label:
    """What a stretch of a document is, by a person's decision.

    Attributes:
        start: First code point of the stretch.
        end: One past the last.
        kind: What it is.
        speaker: Whose words it holds; None leaves whose they were.
    """

    start: int
    end: int
    kind: BlockKind
    speaker: str | None = None


def labelled(document: Document, labels: Iterable[Label]) -> Document:
    """The document with labels laid over its blocks, a later label over an earlier one.

    A block that a label covers in part is cut at its edges. The body grows to take in what is
    called part of the article, and shrinks where its edge is called boilerplate; a question or an
    answer becomes a turn, and what is called something else is one no more.
    """
    for label in labels:
        document = _one(document, label)
    return document


def dated(document: Document, published: str | None, by: str) -> Document:
    """The document with the date that a person gave it; None where it is not to have one."""
    head = document.metadata
    found_in = {**head.found_in, "published": f"set by {by}"}
    return replace(document, metadata=replace(head, published=published, found_in=found_in))


def _one(document: Document, label: Label) -> Document:
    blocks: list[Block] = []
    turns = list(document.turns)
    for block in document.blocks:
        start, end = max(block.start, label.start), min(block.end, label.end)
        if start >= end:
            blocks.append(block)
            continue
        speaker = block.speaker if label.speaker is None else label.speaker
        new = replace(block, kind=label.kind, start=start, end=end, speaker=speaker)
        if block.start < start:
            blocks.append(replace(block, end=start))
        blocks.append(new)
        if end < block.end:
            blocks.append(replace(block, start=end))
        turns = _turns(turns, new, document.text)
    return replace(
        document, blocks=tuple(blocks), turns=tuple(turns), body=_body(document.body, blocks, label)
    )


def _turns(turns: list[Turn], block: Block, text: str) -> list[Turn]:
    """The turns with a block cut out of them, and put in as one of its own where it is one."""
    out: list[Turn] = []
    kind = _TURNS.get(block.kind)
    for turn in turns:
        start, end = max(turn.start, block.start), min(turn.end, block.end)
        if start >= end or (turn.kind is kind and turn.speaker == block.speaker):
            out.append(turn)
            continue
        if text[turn.start : start].strip():
            out.append(replace(turn, end=start))
        if text[end : turn.end].strip():
            out.append(replace(turn, start=end))
    covered = any(t.start <= block.start and block.end <= t.end for t in out)
    if kind and not covered:
        out.append(Turn(kind, block.speaker, block.start, block.end))
    return sorted(out, key=lambda turn: turn.start)


def _body(body: tuple[int, int], blocks: list[Block], label: Label) -> tuple[int, int]:
    start, end = body
    if label.kind is not BlockKind.BOILERPLATE:
        return min(start, label.start), max(end, label.end)
    left = [b for b in blocks if b.kind is not BlockKind.BOILERPLATE]
    inside = [b for b in left if start <= b.start and b.end <= end]
    if not inside:
        return body
    if label.start <= start < label.end:
        start = inside[0].start
    if label.start < end <= label.end:
        end = inside[-1].end
    return start, end
