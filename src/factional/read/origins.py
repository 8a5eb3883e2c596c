"""Where a document comes from: translated, reposted, reprinted; and whose words a quotation is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factional.model import BlockKind, Derivation
from factional.read.cues import flat, templates
from factional.read.furniture import Layout
from factional.read.heads import Head
from factional.read.names import person
from factional.read.pieces import Piece

_OPENS = '“«"„『「'
_CLOSES = '”»"“』」'
_PAIRS = {"“": "”", "«": "»", '"': '"', "„": "“”", "『": "』", "「": "」"}
_TITLE = re.compile(r"(?:title|headline|titre|título|titel|العنوان|заголовок)\s*:", re.IGNORECASE)
_KINDS = ("translation", "repost", "reprint", "summary")


def derivations(pieces: Sequence[Piece], layout: Layout, head: Head) -> tuple[Derivation, ...]:
    """What the document's head and tail say that it derives from.

    Only the head (headlines, by-lines, two paragraphs) and the tail (the article's last paragraph
    and what follows it) are read: a translation spoken of inside an article is not the article's.
    A translator named beside an outlet ("article in Y, translated by X") makes one translation of Y.
    """
    shown = {*head.headings, *head.bylines}
    begin = range(min([layout.first, *shown]), min(head.lead + 2, layout.last + 1))
    ending = range(layout.last, min(len(pieces), layout.last + 4))
    order = dict.fromkeys([*begin, *layout.notes, *ending])
    found: list[Derivation] = []
    for index in order:
        most = 40 if index == layout.last > head.lead else 80
        if pieces[index].words <= most:
            found.extend(_of_piece(pieces[index]))
    kept: list[Derivation] = []
    for one in found:
        if not any(k.kind == one.kind and k.of == one.of for k in kept):
            kept.append(one)
    return tuple(kept)


def _of_piece(piece: Piece) -> list[Derivation]:
    hits: dict[str, re.Match[str]] = {}
    for kind in _KINDS:
        for pattern in templates(f"derivation.{kind}"):
            match = pattern.search(piece.text)
            if match and kind not in hits:
                hits[kind] = match
    parts = {kind: {k: v for k, v in m.groupdict().items() if v} for kind, m in hits.items()}
    of = next((_outlet(p["of"]) for p in parts.values() if "of" in p), None)
    found = []
    for kind, match in hits.items():
        named = parts[kind]
        if kind == "repost" and "translation" in hits:
            continue
        by = person(named["by"]) if "by" in named else None
        start, end = match.span()
        if kind == "translation" and "repost" in hits:
            start = min(start, hits["repost"].start())
            end = max(end, hits["repost"].end())
        found.append(Derivation(kind, of, by, piece.start + start, piece.start + end))
    return found


def _outlet(name: str) -> str:
    return flat(name).strip(" .,;:–—-")


def quoted(pieces: Sequence[Piece], layout: Layout) -> tuple[int, ...]:
    """Pieces of an article that is passed on whole: in quotation marks under an introduction.

    The marks open at the start of one paragraph and close at the end of a later one, with three
    paragraphs or more between them; or every paragraph opens with a mark again, as printers do. A
    line that gives the title of what is quoted ("Title: ...") just above belongs to it.
    """
    inside = [
        i
        for i in range(layout.first, layout.last + 1)
        if not layout.furniture[i] and i not in layout.notes
    ]
    for place, index in enumerate(inside):
        text = pieces[index].text
        if text[:1] not in _PAIRS or pieces[index].kind is BlockKind.QUOTATION:
            continue
        end = _closing(pieces, inside, place)
        if end is None or end - place < 2:
            continue
        span = list(inside[place : end + 1])
        if place and _TITLE.match(pieces[inside[place - 1]].text):
            span.insert(0, inside[place - 1])
        covered = sum(pieces[i].words for i in span)
        if covered >= 0.5 * sum(pieces[i].words for i in inside):
            return tuple(span)
    return ()


def _closing(pieces: Sequence[Piece], inside: Sequence[int], place: int) -> int | None:
    """Place of the paragraph whose end closes what a mark opened, farthest down."""
    close = _PAIRS[pieces[inside[place]].text[0]]
    last = None
    for later in range(place, len(inside)):
        text = pieces[inside[later]].text.rstrip(" .")
        if text and text[-1] in close and later > place:
            last = later
    return last
