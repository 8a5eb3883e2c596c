"""Pages to one text: margins off, tables and notes apart, columns in order, paragraphs joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factional.model import BlockKind
from factional.read.formats.pdf.aligned import aligned
from factional.read.formats.pdf.columns import ordered
from factional.read.formats.pdf.flow import Sheet, Written, written
from factional.read.formats.pdf.grids import level_rules, ruled
from factional.read.formats.pdf.hyphens import words_in
from factional.read.formats.pdf.margins import Edges, edges
from factional.read.formats.pdf.notes import footnotes
from factional.read.formats.pdf.paragraphs import Measure, Paragraph, measure, paragraphs
from factional.read.formats.pdf.shapes import Grid, Item, Leaf, Segment


def laid_out(leaves: Sequence[Leaf], *, inside: bool | None) -> Written:
    """The text of pages in the order of reading, with its pieces, pages and tables.

    Args:
        leaves: The pages as drawn, or as recognised in pictures.
        inside: Whether all that is no boilerplate belongs to the article; None to leave it open.
    """
    whole = measure([s for leaf in leaves for s in leaf.segments])
    margins = edges(leaves, whole.style.size)
    usual = measure([s for edge in margins for s in edge.rest])
    known = words_in(s.text for edge in margins for s in edge.rest)
    sheets: list[Sheet] = []
    above: Grid | None = None
    for leaf, edge in zip(leaves, margins, strict=True):
        sheet = _sheet(leaf, edge, usual, above)
        last = sheet.columns[-1][-1] if sheet.columns and sheet.columns[-1] else None
        above = last if isinstance(last, Grid) else None
        sheets.append(sheet)
    _titled(sheets)
    return written(sheets, known, inside=inside)


def _titled(sheets: Sequence[Sheet]) -> None:
    """Leave only what is set largest on the first page a heading: above it stands a letterhead."""
    first = next((sheet for sheet in sheets if any(sheet.columns)), None)
    if first is None:
        return
    headings = [
        p
        for column in first.columns
        for p in column
        if isinstance(p, Paragraph) and p.kind is BlockKind.HEADING
    ]
    title = max(headings, key=lambda p: p.size, default=None)
    above = {id(p) for p in headings[: headings.index(title)]} if title is not None else set()
    for column in first.columns:
        column[:] = [
            replace(p, kind=None) if isinstance(p, Paragraph) and id(p) in above else p
            for p in column
        ]


def _sheet(leaf: Leaf, edge: Edges, usual: Measure, above: Grid | None) -> Sheet:
    """One page in the order of reading."""
    level = level_rules(leaf.rules)
    grids, rest = ruled(edge.rest, leaf.rules)
    notes, rest = footnotes(rest, level, usual.style.size, (leaf.width, leaf.height))
    rtl = sum(s.rtl for s in rest) > 0.5 * len(rest)
    begun = above.edges if above is not None and not grids else ()

    def tables(items: list[Item]) -> list[Item]:
        loose = [i for i in items if isinstance(i, Segment) and i.group < 0]
        found, left = aligned(loose, level, begun)
        others = [i for i in items if not isinstance(i, Segment) or i.group >= 0]
        return [*others, *found, *left]

    found = ordered([*grids, *rest], rtl=rtl, tables=tables)
    columns = [list(paragraphs(column, usual)) for column in found]
    small = [p for column in ordered(notes, rtl=rtl) for p in paragraphs(column, usual, foot=True)]
    printed = edge.printed if edge.printed != str(leaf.number) else None
    return Sheet(
        leaf.number,
        leaf.label or printed,
        head=_lines(edge.head),
        columns=columns,
        notes=[p for p in small if isinstance(p, Paragraph)],
        foot=[*_lines(edge.foot), *(s.text for s in leaf.aside)],
    )


def _lines(found: Sequence[Segment]) -> list[str]:
    return [s.text for s in sorted(found, key=lambda s: (s.base, s.x0))]
