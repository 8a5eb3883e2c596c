"""Layout: voices that headlines, tables and quotation marks name."""

from __future__ import annotations

from collections.abc import Iterator

from factional.extract.layers import Layers
from factional.extract.syntax import Tree
from factional.extract.voices.lexicon import among
from factional.extract.voices.report import Report
from factional.extract.voices.sources import Sources
from factional.model import AUTHOR, BlockKind, EntityType, Hop, Speech, Table

_LONGEST = 7
_SPEAKING = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP)


def headlines(layers: Layers, tree: Tree, sources: Sources) -> Iterator[Report]:
    """In "Police: gunmen killed two" of a heading, the police."""
    text = layers.document.text
    for block in layers.document.blocks:
        colon = text.find(":", block.start, block.end)
        if block.kind is not BlockKind.HEADING or colon < 0:
            continue
        before, after = tree.within(block.start, colon), tree.within(colon + 1, block.end)
        if not before or len(before) > _LONGEST or not any(tree.tag(i) == "VERB" for i in after):
            continue
        head = tree.head_of(block.start, colon)
        if head is None or any(tree.tag(i) in ("VERB", "AUX") for i in before):
            continue
        mention = sources.mention(head)
        named = mention is not None and sources.type(mention) in _SPEAKING
        who = sources.who(head) if named or among(tree.lemma(head), "heads") else None
        if who is not None:
            yield Report(
                frozenset(after), (Hop(who, ":", None, block.start, colon + 1),), "headline"
            )


def tables(layers: Layers, tree: Tree, sources: Sources) -> Iterator[Report]:
    """What the rows of a table say by the source that stands in a column of its own."""
    for table in layers.document.tables:
        column = _source_column(table, layers.document.text)
        if column is None:
            continue
        for cell in table.cells:
            if cell.column != column or cell.header or cell.start == cell.end:
                continue
            head = tree.head_of(cell.start, cell.end)
            mention = sources.mention(head) if head is not None else None
            who = mention.referent if mention is not None else None
            who = who or " ".join(layers.document.text[cell.start : cell.end].split())
            hop = Hop(who, None, None, cell.start, cell.end)
            row = [c for c in table.cells if c.row == cell.row and c is not cell and not c.header]
            words = frozenset(w for c in row for w in tree.within(c.start, c.end))
            yield Report(words, (hop,), "table")


def _source_column(table: Table, text: str) -> int | None:
    for cell in table.cells:
        label = " ".join(text[cell.start : cell.end].lower().split())
        if cell.header and among(label, "column"):
            return cell.column
    return None


def quotations(layers: Layers, tree: Tree, sources: Sources) -> Iterator[Report]:
    """Direct speech with the speaker that reading found for it."""
    names = _names(layers)
    for speech in layers.document.speech:
        if speech.speaker is None or speech.speaker == AUTHOR:
            continue
        content = frozenset(tree.within(speech.start, speech.end))
        who = _speaker(speech, names, layers, tree, sources)
        start, end = speech.cue or speech.named or (speech.start, speech.end)
        form = layers.document.text[start:end] if speech.cue else None
        cue = tree.at(start) if speech.cue else None
        if content and who:
            yield Report(content, (Hop(who, form, None, start, end),), "quotation", cue)


def _speaker(
    speech: Speech, names: dict[str, str], layers: Layers, tree: Tree, sources: Sources
) -> str | None:
    speaker = speech.speaker or ""
    known = layers.speakers.get(speaker) or names.get(speaker.lower())
    if known is None and speech.named is not None:
        head = tree.head_of(*speech.named)
        known = sources.who(head) if head is not None else None
    return known or speaker or None


def _names(layers: Layers) -> dict[str, str]:
    """Referent ids by the forms of their names, in lower case."""
    return {form.lower(): r.id for r in layers.referents.values() for form in r.forms()}
