"""Which blocks of a page are the article.

trafilatura gives its view of the article's text. Three things that it does not look at settle what
is doubtful: paragraphs of one article are made alike (same elements, same classes), so what is made
like most of its sentences belongs to it, and a box made otherwise does not; an element that calls
itself a sharing bar or a newsletter holds none of it; and a sentence that stands on the page twice,
the second time set apart, is a pull quote.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any, cast

from lxml import html

from factional.read.formats.markup.blocks import Block, Place

_LETTERS = re.compile(r"[^\W_]+")
_ASIDE = bytes(code for code in range(128) if not chr(code).isalnum())
_END = re.compile(r"[.!?…:؟。۔]\W*(?:\[\d+\]\W*)*\d{0,3}$")
_LEAST = 25  # letters of a text that is told by itself
_FEWEST = 60  # letters that make an article
_MANY = 12  # letters of a line that says something
_PROSE = 60  # letters of a sentence worth counting
_CARD = 0.3  # share of the article's letters up to which a box can be none of it
_MOST = 0.5  # share of a page's sentences from which an element named an aside is none
_LARGE = 2_000_000  # characters of markup above which one look must do
_HEAD = 5  # blocks below a headline in which a standfirst is looked for
_NOTES = 3  # blocks below an article in which a note on its author is looked for
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def inside(
    blocks: Sequence[Block],
    root: html.HtmlElement,
    address: str | None,
    authors: Sequence[str] = (),
) -> list[bool | None]:
    """Whether each block is in the article; None for all where no article was found.

    Args:
        blocks: The page's blocks.
        root: Its tree.
        address: Where it is from, if it was fetched.
        authors: Who wrote it, as far as the page declares it: a note on one of them closes it.
    """
    title = root.find(".//title")
    view = _View(blocks, "".join(title.itertext()) if title is not None else "")
    own = _own_signature(view)
    if own is None:
        return [None] * len(blocks)
    found = view.hits(_extracted(root, address))
    return _with_note(view, _settled(view, own, found), authors)


def _with_note(view: _View, within: list[bool | None], authors: Sequence[str]) -> list[bool | None]:
    """The same with the note on an author that follows the article."""
    last = max((i for i, own in enumerate(within) if own), default=None)
    if last is None:
        return within
    for i in range(last + 1, min(len(within), last + 1 + _NOTES)):
        if view.prose[i] and any(view.blocks[i].text.startswith(f"{name} ") for name in authors):
            return [own or i == at for at, own in enumerate(within)]
    return within


def _extracted(root: html.HtmlElement, address: str | None) -> str:
    """The article's text as trafilatura finds it; empty where it finds none.

    It works on a copy of the tree, so that the page is parsed once. The readability and jusText
    that it compares itself with take as long again and more, and change little once the blocks
    are looked at here; they are left out (`fast`).
    """
    from trafilatura import bare_extraction  # noqa: PLC0415 - 0.2 s, for pages only

    found: Any = bare_extraction(root, url=address, options=cast(Any, _options()))
    return (found.text or "") if found is not None else ""


@cache
def _options() -> object:
    from trafilatura.settings import Extractor  # noqa: PLC0415

    return Extractor(output_format="python", fast=True, comments=False)


def key(text: str) -> str:
    """Letters and digits of a text in small letters, by which two texts are compared."""
    if text.isascii():
        return text.encode().translate(None, _ASIDE).decode().lower()
    return "".join(_LETTERS.findall(text)).casefold()


class _View:
    """A page's blocks with what is asked of them again and again."""

    def __init__(self, blocks: Sequence[Block], title: str) -> None:
        self.blocks = blocks
        self.keys = [key(b.text) for b in blocks]
        self.prose = [self._prose(b) for b in blocks]
        self._page = max(1, sum(b.size for b, p in zip(blocks, self.prose, strict=True) if p))
        self._weights: Counter[int] = Counter()
        for block, prose in zip(blocks, self.prose, strict=True):
            if prose:
                self._weights.update({id(place): block.size for place in block.place.up()})
        self._barred: dict[int, bool] = {}
        self.barred = [self._bars(b.place) for b in blocks]
        self.signatures = [_signature(b.place) for b in blocks]
        self.title = self._title(title)
        short = Counter(
            k for b, k in zip(blocks, self.keys, strict=True) if _MANY <= b.size < _PROSE
        )
        self.running = {k for k, times in short.items() if times > 1}

    def _title(self, declared: str) -> int | None:
        """The block of the headline: an `h1`, or what the page's title begins with."""
        whole = key(declared)
        for i, own in enumerate(self.keys):
            if len(own) >= _MANY and whole.startswith(own) and self.blocks[i].size < 3 * _PROSE:
                return i
        return next((i for i, b in enumerate(self.blocks) if "h1" in b.place.tags), None)

    def _prose(self, block: Block) -> bool:
        if block.grid is not None or block.size < _PROSE or block.linked > 0.5 * block.size:
            return False
        return block.size >= 3 * _PROSE or _END.search(block.text) is not None

    def _bars(self, place: Place) -> bool:
        """Whether an element around a block says that it holds no part of the article."""
        known = self._barred.get(id(place))
        if known is None:
            known = (self._is_aside(place) if place.aside else False) or (
                place.above is not None and self._bars(place.above)
            )
            self._barred[id(place)] = known
        return known

    def _is_aside(self, place: Place) -> bool:
        share = self._weights[id(place)] / self._page
        return share < (0.9 if place.aside == "comments" else _MOST)

    def weight(self, place: Place) -> float:
        """Letters in sentences that an element holds."""
        return self._weights[id(place)]

    def hits(self, article: str) -> list[bool]:
        """The blocks whose text an extracted article holds."""
        lines = dict.fromkeys(kept := [key(line) for line in article.splitlines()])
        whole = "".join(kept)
        return [
            bool(text) and (text in lines or (len(text) >= _LEAST and text in whole))
            for text in self.keys
        ]


def _signature(place: Place) -> tuple[tuple[str, str], ...]:
    """How a block is made: names and classes of the three elements around it."""
    out = []
    for one in place.up():
        if one.tag not in ("li", "ul", "ol", "dd", "dt", "dl") and one.tag not in _HEADINGS:
            out.append((one.tag, one.named))
        if len(out) == 3:
            break
    if not any(named for _, named in out):
        out.append((str(place.depth), ""))  # elements without a name tell less
    return tuple(out)


def _own_signature(view: _View) -> tuple[tuple[str, str], ...] | None:
    """How most of the page's sentences are made, those of asides not counted."""
    weights: Counter[tuple[tuple[str, str], ...]] = Counter()
    for block, prose, barred, made in zip(
        view.blocks, view.prose, view.barred, view.signatures, strict=True
    ):
        if prose and not barred:
            weights[made] += block.size
    return weights.most_common(1)[0][0] if weights else None


def _settled(view: _View, own: tuple[tuple[str, str], ...], found: list[bool]) -> list[bool | None]:
    blocks = view.blocks
    last_of_first = _second_article(view)
    alike = [
        i
        for i, made in enumerate(view.signatures)
        if made == own and view.prose[i] and not view.barred[i] and i < last_of_first
    ]
    if not alike:
        return [None] * len(blocks)
    region = _region(view, alike)
    cards = _cards(view, region, alike)
    off = [
        view.barred[i] or i in cards or b.linked > 0.6 * max(1, b.size) or i >= last_of_first
        for i, b in enumerate(blocks)
    ]
    # a standfirst may stand apart from the text, below the headline
    low = max(alike[0] - 3, -1)
    start = view.title if view.title is not None and view.title < alike[0] else low
    chosen = {
        i
        for i, block in enumerate(blocks)
        if not off[i]
        and (
            (found[i] and (i > start if i < alike[0] else _within(block.place, region)))
            or (
                view.signatures[i] == own
                and (view.prose[i] or start < i < alike[0] or view.title is None)
            )
        )
    }
    # broken markup parts an article: what follows at once and is found to be of it still is
    after = max(chosen, default=len(blocks)) + 1
    while after < last_of_first and not off[after] and found[after]:
        closed = view.prose[after] or _END.search(blocks[after].text)
        if view.signatures[after][0] != own[0] or not closed:
            break
        chosen.add(after)
        after += 1
    # page numbers, dates and the like in small print below the text
    last_full = max(
        (i for i in chosen if view.prose[i] and 2 * blocks[i].small <= blocks[i].size),
        default=alike[-1],
    )
    chosen -= {i for i in chosen if i > last_full and 2 * blocks[i].small > blocks[i].size}
    long = [i for i in sorted(chosen) if len(view.keys[i]) >= _LEAST]
    if not long or sum(len(view.keys[i]) for i in long) < _FEWEST:
        return [None] * len(blocks)
    first, last = long[0], long[-1]
    while first - 1 > start and not off[first - 1] and _joins(view, first - 1, own):
        first -= 1
    while last + 1 < last_of_first and not off[last + 1] and _goes_on(view, last + 1, own):
        last += 1  # "Who pays?" "Nobody."
    if view.title is not None and view.title < first <= view.title + _HEAD:
        # a standfirst with a date line or buttons below it
        above = (i for i in range(view.title + 1, first) if not off[i] and _leads(view, i))
        first = next(above, first)
    out: list[bool | None] = []
    for i, block in enumerate(blocks):
        belongs = first <= i <= last and (
            i in chosen or (not off[i] and (view.signatures[i] == own or _belongs(block)))
        )
        # a last short line ("Yes.", "End of interview.") that is no link
        tail = last < i <= last + 1 and (i in chosen or (not off[i] and view.signatures[i] == own))
        repeated = _repeats(view, i, own) or (view.keys[i] in view.running and not _belongs(block))
        out.append(
            ((belongs or tail) and not repeated) or (start < i < last and _boxed(view, i, region))
        )
    return out


def _goes_on(view: _View, index: int, own: tuple[tuple[str, str], ...]) -> bool:
    """Whether a block just below the last sentence is of the article: made alike, and closed."""
    return view.signatures[index] == own and _END.search(view.blocks[index].text) is not None


def _leads(view: _View, index: int) -> bool:
    """Whether a block below the headline is a sentence of the article."""
    block = view.blocks[index]
    return block.size >= _LEAST and _END.search(block.text) is not None and block.linked == 0


def _joins(view: _View, index: int, own: tuple[tuple[str, str], ...]) -> bool:
    """Whether a block just above the first sentence is of the article: a heading, a short line."""
    block = view.blocks[index]
    headed = bool(block.place.tags & _HEADINGS) and "h1" not in block.place.tags
    return headed or view.signatures[index] == own


def _second_article(view: _View) -> int:
    """Index of the block with which a page goes on to its next article, or the number of blocks."""
    if view.title is None:
        return len(view.blocks)
    place = next((p for p in view.blocks[view.title].place.up() if p.tag == "article"), None)
    if place is None:
        return len(view.blocks)
    for i in range(view.title + 1, len(view.blocks)):
        tags = view.blocks[i].place.tags
        if "h1" in tags and "article" in tags and not _within(view.blocks[i].place, place):
            return i
    return len(view.blocks)


def _region(view: _View, alike: list[int]) -> Place:
    """The smallest element that holds nearly all sentences made alike."""
    whole = sum(view.blocks[i].size for i in alike)
    weights: Counter[int] = Counter()
    places: dict[int, Place] = {}
    for i in alike:
        for place in view.blocks[i].place.up():
            weights[id(place)] += view.blocks[i].size
            places[id(place)] = place
    fit = [places[p] for p, weight in weights.items() if weight >= 0.9 * whole]
    return min(fit, key=lambda p: sum(1 for _ in p.up()) * -1)


def _within(place: Place, region: Place) -> bool:
    return any(one is region for one in place.up())


def _cards(view: _View, region: Place, alike: list[int]) -> set[int]:
    """Blocks in boxes amid the article that are made unlike it: offers, cards of other articles.

    Such a box holds something to press or fill in, or is mostly links; and little of the text.
    """
    held = {id(place) for i in alike for place in view.blocks[i].place.up()}
    size = max(1, region.size)
    cards = set()
    for i, block in enumerate(view.blocks):
        for place in block.place.up():
            if place is region or id(place) in held:
                break
            small = place.size <= _CARD * size
            if small and (place.controls or place.linked > 0.5 * max(1, place.size)):
                cards.add(i)
    return cards


def _belongs(block: Block) -> bool:
    """Whether a block amid the article, left out by the extractor, is a part of it all the same."""
    if block.linked > 0.5 * max(1, block.size):
        return False
    tags = block.place.tags
    if block.grid is not None or tags & _HEADINGS or tags & {"blockquote", "figcaption"}:
        return True
    return block.text.rstrip("\"'”’»)").endswith((".", "?", "!", "؟", "…", ":"))


def _boxed(view: _View, index: int, region: Place) -> bool:
    """Whether a block is an information box beside the text, be most of it links."""
    block = view.blocks[index]
    box = block.grid is not None and block.grid.box
    return box and not view.barred[index] and _within(block.place, region)


def _repeats(view: _View, index: int, own: tuple[tuple[str, str], ...]) -> bool:
    """Whether a block says again, set apart, what a paragraph of the page says in passing."""
    text = view.keys[index]
    if not _LEAST <= len(text) <= 600 or view.signatures[index] == view.signatures[index - 1]:
        return False
    near = range(max(0, index - 12), min(len(view.keys), index + 13))
    return any(
        i != index
        and view.prose[i]
        and text in view.keys[i]
        and (len(view.keys[i]) > len(text) or view.signatures[i] == own != view.signatures[index])
        for i in near
    )
