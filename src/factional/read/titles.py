"""The headline of a text, and the lines of its head that go with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from factional.model import BlockKind
from factional.read.bylines import REACH, authors, cued, is_desk
from factional.read.cues import flat, opening
from factional.read.furniture import Layout, is_furniture
from factional.read.head import Head
from factional.read.imprints import imprint
from factional.read.names import is_capitals, recased
from factional.read.parsed import Parsed
from factional.read.pieces import Piece
from factional.read.stamps import date_line

_MARKS = "#= *"


def read_title(page: Parsed, layout: Layout, head: Head) -> None:
    """Find the headline, unless the page declares one, and the subtitles below it."""
    pieces = page.pieces
    above = head.masthead.first if head.masthead else 0
    zone = range(max(above, layout.first - REACH), head.lead)
    lines = [flat(pieces[i].text) for i in zone]
    signed = any(authors(text) and cued(text) for text in lines)
    begins = flat(pieces[head.lead].text).casefold()[:80]
    candidates = [i for i in zone if _may_title(pieces[i], begins, signed=signed)]
    if head.title:
        folded = head.title.casefold()
        same = [i for i in candidates if flat(pieces[i].text).strip("#= ").casefold() == folded]
        if same:
            head.headings = same + [
                i for i in candidates if i > same[0] and i not in same and _below(i, layout)
            ]
        return
    if not candidates:
        return
    best = _best(pieces, layout, candidates, zone, head.lead)
    title = flat(pieces[best].text).strip(_MARKS)
    head.put("title", recased(title) if is_capitals(title) else title, "headline")
    folded = flat(pieces[best].text).casefold()
    head.headings = [
        i
        for i in candidates
        if i == best
        or flat(pieces[i].text).casefold() == folded
        or (i > best and not pieces[i].asks and _below(i, layout))
    ]


def _below(index: int, layout: Layout) -> bool:
    return index >= layout.first and not layout.furniture[index]


def _best(
    pieces: Sequence[Piece], layout: Layout, candidates: list[int], zone: range, lead: int
) -> int:
    marked = [i for i in candidates if pieces[i].kind is BlockKind.HEADING]
    if marked:
        return marked[0]
    plain = all(not is_furniture(pieces[i]) for i in zone if i < candidates[0])
    first = candidates[0]
    if (
        plain
        and first >= layout.first
        and not (_menu(pieces, first, lead) or _menu_below(pieces, first))
    ):
        return candidates[0]
    seen = Counter(flat(p.text).casefold() for p in pieces)
    best = max(candidates, key=lambda i: (_weight(pieces, i, seen, lead), -i))
    while best - 1 in candidates and pieces[best - 1].words >= 5 and not pieces[best - 1].closed:
        best -= 1  # a subtitle stands below its headline
    return best


def _menu(pieces: Sequence[Piece], index: int, lead: int) -> bool:
    """Whether the page's own lines follow a first line, as they follow an outlet's name."""
    return any(is_furniture(pieces[i]) for i in range(index + 1, min(index + 3, lead)))


def _menu_below(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a row of links stands right below a line, or below its motto: an outlet's name."""
    below = pieces[index + 1 : index + 3]
    return any(is_furniture(p) and re.search(r"\s[|·•/]\s| {2,}|\t", p.text) for p in below)


def _may_title(piece: Piece, begins: str, *, signed: bool) -> bool:
    """Whether a line can be the headline.

    Two words in capitals are taken for an author's name, unless the text is `signed` by a line
    that says so ("By Jane Roe") or begins with these words.
    """
    if is_furniture(piece) or piece.bullet or piece.field:
        return False
    if piece.kind not in (None, BlockKind.HEADING):
        return False
    text = flat(piece.text)
    if not 2 <= piece.words <= 30 or (
        piece.words < 3 and piece.kind is not BlockKind.HEADING and piece.closed
    ):
        return False
    if opening("note.opening").match(text) or opening("caption.opening").match(text):
        return False
    if is_desk(text) or imprint(text):
        return False
    defined = text.casefold() in begins  # "Pass Guard", over "The Pass Guard is ..."
    named = authors(text) and (cued(text) or not (signed or defined))
    return not named and not date_line(piece)


def _weight(pieces: Sequence[Piece], index: int, seen: Counter[str], lead: int) -> float:
    """How much of a headline a line has.

    By-line or date beside it, a trail of sections that ends in it, an opening sentence with its
    words; a full stop at its end speaks against it.
    """
    piece = pieces[index]
    text = flat(piece.text).casefold()
    following = [p for p in pieces[index + 1 : index + 5] if not is_furniture(p)][:1]
    above = [pieces[index - 1]] if index and not is_furniture(pieces[index - 1]) else []
    dated = any(date_line(p) or authors(flat(p.text)) for p in following)
    weight = float(min(piece.words, 12)) + 5 * dated + 3 * any(date_line(p) for p in above)
    if piece.words >= 5 and seen[text] == 2:
        weight += 3
    if index + 1 < lead and is_furniture(pieces[index + 1]) and not dated:
        weight -= 2
    if _menu_below(pieces, index):
        weight -= 5
    if piece.closed and not piece.asks and not text.endswith((":", "…")):
        weight -= 6
    near = pieces[max(0, index - 6) : index]
    if any(re.search(rf"[»›>/|]\s*{re.escape(text)}$", flat(p.text).casefold()) for p in near):
        weight += 8
    if text in flat(pieces[lead].text).casefold()[:80]:
        weight += 8
    return weight
