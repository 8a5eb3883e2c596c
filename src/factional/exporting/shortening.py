"""A document as an export has it: the words that are quoted, or the whole text, names masked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from factional.exporting.choice import Choice
from factional.exporting.cutting import Cut, Edit, Span, gaps, joined
from factional.exporting.masking import Mask
from factional.model import (
    MADE_BY,
    Block,
    Claim,
    Derivation,
    Document,
    Evidence,
    Hop,
    Metadata,
    Referent,
)

_LEFT_OUT = " […] "
_APART = "\n\n"
_TOLD = ("rule", "cue", "frame", "factors")
"""What is told of how a claim was read where the text is not there to point into."""
ANALYST = "an analyst"


@dataclass(frozen=True, slots=True)
class Shortened:
    """A document with its claims and referents, all offsets those of its new text."""

    document: Document
    claims: tuple[Claim, ...]
    referents: tuple[Referent, ...]
    cut: Cut


def shortened(
    document: Document,
    claims: Sequence[Claim],
    referents: Iterable[Referent],
    choice: Choice,
    mask: Mask,
) -> Shortened:
    """Leave of a document what a choice lets out.

    Where whole texts do not go out, its text is what the claims quote, in order, with `[…]` between
    what stands in one block and an empty line between blocks.
    """
    text = document.text
    edits = mask.edits(text)
    whole = choice.texts and choice.quotes
    if not whole:
        quoted = [(c.evidence.start, c.evidence.end) for c in claims] if choice.quotes else []
        edits = [*_cuts(document, joined(_widened(quoted, edits))), *_inside(quoted, edits)]
    cut = Cut(text, edits)
    return Shortened(
        document=_document(document, cut, mask, whole=whole),
        claims=tuple(_claim(claim, cut, choice, whole=whole and not mask) for claim in claims),
        referents=tuple(_referent(referent, cut) for referent in referents),
        cut=cut,
    )


def _widened(quoted: Iterable[Span], masks: Iterable[Edit]) -> list[Span]:
    """Stretches that are quoted, with the whole of a name that one ends or begins within."""
    edges = list(masks)
    wider = []
    for start, end in quoted:
        met = [e for e in edges if e.start < end and start < e.end]
        wider.append((min([start, *(e.start for e in met)]), max([end, *(e.end for e in met)])))
    return wider


def _inside(quoted: Iterable[Span], masks: Iterable[Edit]) -> list[Edit]:
    spans = joined(quoted)
    return [e for e in masks if any(s < e.end and e.start < end for s, end in spans)]


def _cuts(document: Document, kept: list[Span]) -> Iterable[Edit]:
    """What goes between and around the stretches that are kept."""
    text = document.text
    for start, end in gaps(kept, len(text)):
        if start == 0 or end == len(text):
            yield Edit(start, end, "")
        elif not text[start:end].strip():
            continue
        elif any(block.start <= start and end <= block.end for block in document.blocks):
            yield Edit(start, end, _LEFT_OUT)
        else:
            yield Edit(start, end, _APART)


def _document(document: Document, cut: Cut, mask: Mask, *, whole: bool) -> Document:
    blocks = (_moved(block, cut) for block in document.blocks)
    return replace(
        document,
        text=cut.text,
        blocks=tuple(block for block in blocks if block),
        body=cut.span(*document.body) or (0, 0),
        turns=tuple(
            replace(turn, start=span[0], end=span[1])
            for turn in document.turns
            if (span := cut.span(turn.start, turn.end))
        ),
        pages=tuple(
            replace(page, start=span[0], end=span[1])
            for page in document.pages
            if (span := cut.span(page.start, page.end))
        ),
        derivations=tuple(_derivation(each, cut) for each in document.derivations),
        # cells and speeches point at many places; who has only the quotations needs none of them
        tables=document.tables if whole and not mask else (),
        speech=document.speech if whole and not mask else (),
        metadata=_head(document.metadata, mask),
    )


def _head(head: Metadata, mask: Mask) -> Metadata:
    """What a document says of itself, without what gives a masked source away."""
    if not mask:
        return replace(head, found_in={}, hints=())
    return replace(head, title=None, url=None, section=None, found_in={}, hints=())


def _moved(block: Block, cut: Cut) -> Block | None:
    span = cut.span(block.start, block.end)
    return replace(block, start=span[0], end=span[1]) if span else None


def _derivation(derivation: Derivation, cut: Cut) -> Derivation:
    start, end = _stretch(derivation.start, derivation.end, cut)
    return replace(derivation, start=start, end=end)


def _stretch(start: int | None, end: int | None, cut: Cut) -> tuple[int | None, int | None]:
    """Where the text shows something, if it is told and still there."""
    span = cut.span(start, end) if start is not None and end is not None else None
    return span or (None, None)


def _claim(claim: Claim, cut: Cut, choice: Choice, *, whole: bool) -> Claim:
    span = cut.span(claim.evidence.start, claim.evidence.end) or (0, 0)
    made_by_hand = MADE_BY in claim.how
    how = dict(claim.how) if whole else {k: claim.how[k] for k in _TOLD if k in claim.how}
    if not choice.notes:
        how.pop(MADE_BY, None)
    return replace(
        claim,
        evidence=Evidence(cut.text[span[0] : span[1]], *span),
        attribution=tuple(_hop(hop, cut) for hop in claim.attribution),
        how=how,
        extractor=ANALYST if made_by_hand and not choice.notes else claim.extractor,
    )


def _hop(hop: Hop, cut: Cut) -> Hop:
    start, end = _stretch(hop.start, hop.end, cut)
    return replace(hop, start=start, end=end)


def _referent(referent: Referent, cut: Cut) -> Referent:
    mentions = []
    for mention in referent.mentions:
        span = cut.span(mention.start, mention.end)
        if span:
            text = cut.text[span[0] : span[1]]
            mentions.append(replace(mention, text=text, start=span[0], end=span[1]))
    return replace(referent, mentions=tuple(mentions))
