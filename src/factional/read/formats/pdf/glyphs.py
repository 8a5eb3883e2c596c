"""From a page to words, by the glyphs that PDFium finds on it.

PDFium (through pypdfium2) says which letter every glyph is and where it stands. The words are put
together here and not by PDFium, for three reasons: what it takes for a word gap differs with the
producer, it tells neither superscripts nor sizes in its text, and the order in its text is that of
drawing.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pypdfium2.raw as c

from factional.read.formats.pdf import bidi
from factional.read.formats.pdf.shapes import Box, Style, Word

_BOLD = re.compile(r"bold|black|heavy|semibd|demi|(?:^|[-,])(?:bd|blk)(?:$|[-,])", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|slanted|(?:^|[-,])it(?:$|[-,])", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_SLANTS = 1 << 6
_STROKED = (c.FPDF_TEXTRENDERMODE_FILL_STROKE, c.FPDF_TEXTRENDERMODE_STROKE)
_HYPHENS = (0x02, 0xFFFE)  # what PDFium makes of a hyphen at the end of a line
_BRACKETS = "()[]{}«»"  # may stand among letters that run leftwards
_WORD_GAP = 0.22
"""Share of the font's size from which a gap without a space parts two words."""


@dataclass(slots=True)
class _Hand:
    """How glyphs of one text object are drawn."""

    style: Style
    angle: int
    hidden: bool
    base: float


@dataclass(slots=True)
class _Glyph:
    """A letter in its place, in the frame of its own angle.

    Attributes:
        text: The letter, or the letters that the glyph stands for.
        x0: Left edge.
        x1: Right edge.
        base: The line that it stands on.
        hand: How it is drawn.
        mark: Whether it is a vowel sign or accent on its own.
        turned: Whether it is of a script that runs from right to left.
        origin: Where the pen stood.
        wide: Number of letters of a cluster with a sign, whose width PDFium does not tell.
    """

    text: str
    x0: float
    x1: float
    base: float
    hand: _Hand
    mark: bool
    turned: bool = False
    origin: float = 0.0
    wide: int = 0


@dataclass(frozen=True, slots=True)
class Lettering:
    """The words of a page.

    Attributes:
        words: By the angle at which they are set, in degrees, and in the order of drawing.
        hidden: Whether most letters are drawn invisibly.
        broken: Share of letters that the file does not name.
    """

    words: dict[int, list[Word]]
    hidden: bool
    broken: float

    @property
    def angle(self) -> int:
        """The angle at which most of the page is set."""
        return max(self.words, key=lambda a: sum(len(w.text) for w in self.words[a]), default=0)


def lettering(page: c.FPDF_PAGE, text: c.FPDF_TEXTPAGE, frame: Box) -> Lettering:
    """The words of a page.

    Args:
        page: The page, for PDFium.
        text: Its text, for PDFium.
        frame: The part of the page that is shown, in PDF's own coordinates (y runs up).
    """
    found: dict[int, list[Word]] = {}
    hidden = broken = count = 0
    run: list[_Glyph] = []
    spaced = True
    for glyph in _clustered(list(_glyphs(text, frame))):
        if glyph is None:
            _add(found, run, spaced=spaced, frame=frame)
            run, spaced = [], True
            continue
        count += 1
        hidden += glyph.hand.hidden
        broken += glyph.text == "\ufffd"
        if run and (parted := _parted(run, glyph)) is not None:
            _add(found, run, spaced=spaced, frame=frame)
            run, spaced = [], parted
        run.append(glyph)
    _add(found, run, spaced=spaced, frame=frame)
    return Lettering(found, hidden > 0.5 * count, broken / count if count else 0.0)


def _parted(run: list[_Glyph], glyph: _Glyph) -> bool | None:
    """Whether a glyph begins a new word after a space (True), without one (False), or none."""
    last, hand = run[-1], glyph.hand
    if hand is last.hand and glyph.base == last.base and not (glyph.mark or last.turned):
        ahead = glyph.x0 - last.x1
        if -0.3 * hand.style.size < ahead < _WORD_GAP * hand.style.size:
            return None  # as nearly all do
    last = next((g for g in reversed(run) if not g.mark), run[-1])
    if glyph.hand.angle != last.hand.angle:
        return True
    size = max(last.hand.style.size, glyph.hand.style.size)
    if glyph.mark and min(abs(glyph.x0 - last.x0), abs(glyph.x0 - last.x1)) < size:
        return None
    gap = max(glyph.x0 - last.x1, last.x0 - glyph.x1)
    level = abs(glyph.base - last.base) < 0.12 * size
    if level and glyph.hand.style == last.hand.style and gap < _WORD_GAP * size:
        back = not (glyph.turned or last.turned) and glyph.x0 < last.x0 - 0.5 * size
        return True if back else None
    return not (level and gap < _WORD_GAP * size) if abs(gap) < size else True


def _letters(text: c.FPDF_TEXTPAGE) -> Iterator[tuple[int, c.FPDF_PAGEOBJECT, int]]:
    """Index, text object and code point of each letter that is drawn."""
    high = 0  # the first half of a letter beyond the basic plane
    for index in range(c.FPDFText_CountChars(text)):
        held = c.FPDFText_GetTextObject(text, index)
        if not held:  # a space or break that PDFium thought up
            continue
        code = c.FPDFText_GetUnicode(text, index)
        if code in _HYPHENS:
            code = 0x2D
        elif 0xD800 <= code < 0xDC00:
            high = code
            continue
        elif high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        yield index, held, code


def _glyphs(text: c.FPDF_TEXTPAGE, frame: Box) -> Iterator[_Glyph | None]:
    """Glyphs in the order of drawing; None for a space."""
    box, x, y = c.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    hands: dict[int, _Hand] = {}
    fonts: dict[int, tuple[bool, bool]] = {}
    last: _Glyph | None = None
    place: tuple[float, float] | None = None
    inner = Box(frame.x0 - 2.0, frame.top - 2.0, frame.x1 + 2.0, frame.bottom + 2.0)
    for index, held, code in _letters(text):
        char, mark, turned = _traits(code)
        if not char:
            continue
        if char == " ":
            last, place = None, None
            yield None
            continue
        address = ctypes.addressof(held.contents)
        hand = hands.get(address)
        if hand is None:
            hand = hands[address] = _hand(text, index, held, fonts)
        c.FPDFText_GetLooseCharBox(text, index, box)
        if hand.angle == 0 and not turned and char not in _BRACKETS:
            start, base = box.left, hand.base  # all glyphs of a text object stand on one line
        else:
            c.FPDFText_GetCharOrigin(text, index, x, y)
            start, base = x.value, y.value
        here = start, base
        if last is not None and here == place and not last.turned:
            last.text += char  # one glyph that stands for several letters
            last.x1 = max(last.x1, box.right) if hand.angle == 0 else last.x1
            continue
        if not (inner.x0 <= start <= inner.x1 and inner.top <= base <= inner.bottom):
            continue
        if hand.angle == 0:
            left = box.left if box.left < start else start
            last = _Glyph(char, left, box.right, -base, hand, mark, turned, start)
        else:
            last = _turned(_Glyph(char, 0.0, 0.0, 0.0, hand, mark, turned), box, start, base)
        place = here
        yield last


@lru_cache(maxsize=4096)
def _traits(code: int) -> tuple[str, bool, bool]:
    """A letter, whether it is a sign over others, and whether its script runs leftwards.

    All white space is a space, what is not named is the replacement character, and marks of
    direction and control characters are nothing.
    """
    char = chr(code) if 0 < code < 0x110000 else "\ufffd"
    if char.isspace() or char == "\u200b":
        return " ", False, False
    category = unicodedata.category(char)
    if category == "Cc" or char in "\u200e\u200f\u202a\u202b\u202c\u202d\u202e":
        return "", False, False
    if category in ("Co", "Cn", "Cs"):
        char = "\ufffd"
    return char, category == "Mn", bidi.is_of_script(char)


def _clustered(found: list[_Glyph | None]) -> list[_Glyph | None]:
    """Glyphs with the letters of right-to-left scripts put together that one glyph stands for.

    PDFium gives such letters one origin and slices of one box, in an order of its own: the first
    letter has the slice farthest to the right, or they all have the whole box, last letter first.
    Vowel signs come after what they stand on; a glyph with one may stand off the line.
    """
    groups: dict[tuple[float, float], list[_Glyph]] = {}
    scripted = [glyph for glyph in found if glyph is not None and glyph.turned]
    if not scripted:
        return found
    for glyph in scripted:
        groups.setdefault((glyph.origin, glyph.base), []).append(glyph)
    gone: set[int] = set()
    for group in groups.values():
        if len(group) < 2 or len(group) > 4:
            continue
        slices = sorted(enumerate(group), key=lambda at: (-at[1].x1, -at[0]))
        order = [glyph for _, glyph in slices]
        while any(not g.mark for g in order) and order[0].mark:
            order.append(order.pop(0))
        first = group[0]
        first.text = "".join(g.text for g in order)
        first.x0, first.x1 = min(g.x0 for g in group), max(g.x1 for g in group)
        first.wide = sum(not g.mark for g in group) if any(g.mark for g in group) else 0
        first.mark = all(g.mark for g in group)
        gone.update(id(g) for g in group[1:])
    kept = [g for g in found if g is None or id(g) not in gone]
    for index, cluster in enumerate(kept):
        if cluster is not None and cluster.wide:
            near = [g for g in kept[max(0, index - 40) : index + 40] if g is not None]
            _settle(cluster, [g for g in near if not g.wide and not g.mark])
    return kept


def _settle(glyph: _Glyph, near: list[_Glyph]) -> None:
    """Put a cluster down on the line of its neighbours, and make it as wide as its letters are."""
    size = glyph.hand.style.size
    level = [g for g in near if abs(g.base - glyph.base) < 0.4 * size]
    if not level:
        return
    beside = min(level, key=lambda g: max(g.x0 - glyph.x1, glyph.x0 - g.x1))
    glyph.base = beside.base
    limit = glyph.origin + 0.42 * size * glyph.wide
    ends = [g.origin for g in level if glyph.x1 < g.origin <= limit]
    glyph.x1 = max(glyph.x1, min(ends, default=glyph.x1))


def _turned(glyph: _Glyph, box: c.FS_RECTF, x: float, y: float) -> _Glyph:
    """A glyph that is set at an angle, in the frame of those who read it."""
    angle = glyph.hand.angle
    if angle % 90 == 0:
        sine, cosine = _SINES[angle]
        ends = box.left * cosine + box.bottom * sine, box.right * cosine + box.top * sine
        glyph.x0, glyph.x1, glyph.base = min(ends), max(ends), x * sine - y * cosine
        return glyph
    turn = math.radians(angle)
    glyph.x0 = x * math.cos(turn) + y * math.sin(turn)
    glyph.x1 = glyph.x0 + 0.5 * glyph.hand.style.size
    glyph.base = x * math.sin(turn) - y * math.cos(turn)
    return glyph


_SINES = {0: (0, 1), 90: (1, 0), 180: (0, -1), 270: (-1, 0)}


def _hand(
    text: c.FPDF_TEXTPAGE, index: int, held: c.FPDF_PAGEOBJECT, fonts: dict[int, tuple[bool, bool]]
) -> _Hand:
    matrix = c.FS_MATRIX()
    c.FPDFText_GetMatrix(text, index, matrix)
    size = c.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    angle = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360
    angle = round(angle / 90) * 90 % 360 if min(angle % 90, 90 - angle % 90) <= 2 else angle
    font = c.FPDFTextObj_GetFont(held)
    address = ctypes.addressof(font.contents) if font else 0
    if address not in fonts:
        fonts[address] = _weight(font) if font else (False, False)
    bold, italic = fonts[address]
    mode = c.FPDFTextObj_GetTextRenderMode(held)
    slanted = italic or (matrix.a != 0 and abs(matrix.c / matrix.a) > 0.1 and angle == 0)
    style = Style(round(size, 1), bold or mode in _STROKED, slanted)
    x, y = ctypes.c_double(), ctypes.c_double()
    c.FPDFText_GetCharOrigin(text, index, x, y)
    return _Hand(style, angle, mode == c.FPDF_TEXTRENDERMODE_INVISIBLE, y.value)


def _weight(font: c.FPDF_FONT) -> tuple[bool, bool]:
    """Whether a font is bold and whether it slants, by its name and then by its flags."""
    name = ctypes.create_string_buffer(256)
    c.FPDFFont_GetBaseFontName(font, name, 256)
    called = name.value.decode("utf-8", "replace").split("+")[-1]
    flags = max(0, c.FPDFFont_GetFlags(font))
    bold = _BOLD.search(called) is not None or bool(flags & _FORCE_BOLD)
    return bold, _ITALIC.search(called) is not None or bool(flags & _SLANTS)


def _add(found: dict[int, list[Word]], run: list[_Glyph], *, spaced: bool, frame: Box) -> None:
    """Add the word that a run of glyphs makes to those of its angle."""
    if not run:
        return
    hand = run[0].hand
    text = _text(run)
    if not text:
        return
    left, up = _corner(frame, hand.angle)
    base, size = run[0].base - up, hand.style.size
    x0, x1 = run[0].x0, run[-1].x1
    if run[0].mark or any(g.turned for g in run):
        base = next((g.base for g in run if not g.mark), run[0].base) - up
        x0, x1 = min(g.x0 for g in run), max(g.x1 for g in run)
    top, bottom = base - 0.8 * size, base + 0.2 * size
    word = Word(x0 - left, top, x1 - left, bottom, text, base, hand.style, spaced)
    found.setdefault(hand.angle, []).append(word)


@lru_cache(maxsize=64)
def _corner(frame: Box, angle: int) -> tuple[float, float]:
    """Where the upper left corner of the page lies for those who read at an angle."""
    turn = math.radians(angle)
    sine, cosine = math.sin(turn), math.cos(turn)
    corners = [(x, y) for x in (frame.x0, frame.x1) for y in (frame.top, frame.bottom)]
    across = min(x * cosine + y * sine for x, y in corners)
    return across, min(x * sine - y * cosine for x, y in corners)


def _text(run: list[_Glyph]) -> str:
    """The letters of a word in logical order."""
    if not any(g.turned for g in run):
        return bidi.plain("".join(g.text for g in run))
    clusters: list[list[_Glyph]] = []
    bases = sorted((g for g in run if not g.mark), key=lambda g: g.x0)
    clusters = [[g] for g in bases]
    for mark in (g for g in run if g.mark):
        middle = (mark.x0 + mark.x1) / 2
        near = min(
            clusters,
            key=lambda group: _off(group[0], middle) if not group[0].mark else math.inf,
            default=None,
        )
        if near is None:
            clusters.append([mark])
        else:
            near.append(mark)
    latin = sum(g.text.isalpha() and not g.turned for g in run)
    rtl = sum(g.turned for g in run) >= latin
    order = bidi.logical(clusters, lambda group: group[0].text, rtl=rtl)
    return bidi.plain("".join(g.text for group in order for g in group))


def _off(glyph: _Glyph, x: float) -> float:
    """How far a point lies outside a glyph, then from its middle."""
    outside = max(glyph.x0 - x, x - glyph.x1, 0.0)
    return 100 * outside + abs((glyph.x0 + glyph.x1) / 2 - x)
