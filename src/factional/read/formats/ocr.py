"""Pictures of text: images and scanned pages, read by Tesseract.

Tesseract is called through pytesseract (Apache-2.0), a thin wrapper around the program, which comes
with the system (`tesseract-ocr` in Debian). `tesserocr` binds the library itself and is faster by
the start of a process for each page, but a fault in Tesseract ends the whole process with it.
What is recognised is a guess: that a text is one, its metadata tell by `found_in["text"]`.
"""

from __future__ import annotations

import io
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from statistics import median
from typing import TYPE_CHECKING, Any

from factional.errors import EmptyDocument, ReadError, UnsupportedFormat
from factional.read.formats.pdf import bidi
from factional.read.formats.pdf.layout import laid_out
from factional.read.formats.pdf.shapes import Leaf, Segment, Style
from factional.read.parsed import Parsed

if TYPE_CHECKING:
    from PIL.Image import Image

LANGUAGES = ("eng", "ara", "rus", "fra", "spa")
"""Languages that are looked for, by Tesseract's codes; those installed are used."""

_SCRIPTS = {"Latin": ("eng", "fra", "spa"), "Arabic": ("ara", "eng"), "Cyrillic": ("rus", "eng")}
_MISSING = (
    "{place} is a picture of text, and no OCR is installed to read it. "
    "Install it with: pip install 'factional[ocr]', and Tesseract with: apt install tesseract-ocr "
    "tesseract-ocr-ara tesseract-ocr-rus tesseract-ocr-fra tesseract-ocr-spa "
    "(or brew install tesseract tesseract-lang)."
)
_PAGE_WIDTH = 595.0
_SECONDS = 120
_MOST_PIXELS = 120_000_000
_SURE = 0.35  # mean confidence below which a line is a smudge
_LARGER, _SMALLER = 1.3, 0.8


def parse(data: bytes, place: str) -> Parsed:
    """The pieces of an image, or of all images of a TIFF.

    Args:
        data: The bytes of the file.
        place: Where it is from, for messages.

    Raises:
        UnsupportedFormat: no OCR is installed.
        ReadError: the image is damaged or too large.
        EmptyDocument: no letter was recognised.
    """
    _require(place)
    from PIL import Image, ImageSequence, UnidentifiedImageError  # noqa: PLC0415 - of the extra

    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise ReadError(f"{place} has too many pixels. Scale it down, and add that.")
            frames = ((n, f.convert("L")) for n, f in enumerate(ImageSequence.Iterator(image), 1))
            leaves = pages(frames, place)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise ReadError(f"{place} is a damaged image. Fetch it again, or save it anew.") from error
    if not any(leaf.segments for leaf in leaves):
        raise EmptyDocument(f"{place} shows no text. Leave it out, or add a sharper picture.")
    text = laid_out(leaves, inside=None)
    return Parsed(
        text.text,
        tuple(text.pieces),
        found_in={"text": described(leaves, whole=True) or ""},
        pages=tuple(text.pages) if len(leaves) > 1 else (),
    )


def installed() -> bool:
    """Whether pictures can be read here."""
    return _lacking() is None


def pages(pictures: Iterable[tuple[int, Image]], place: str) -> list[Leaf]:
    """Pages recognised in pictures.

    Args:
        pictures: Number and picture of each page; drawn one at a time.
        place: Where they are from, for messages.

    Raises:
        UnsupportedFormat: no OCR is installed.
        ReadError: Tesseract gave up on a page.
    """
    _require(place)
    return [_page(number, picture, place) for number, picture in pictures]


def described(leaves: Sequence[Leaf], *, whole: bool) -> str | None:
    """How the text of recognised pages was come by, for whoever has to judge it.

    Args:
        leaves: Pages that were recognised.
        whole: Whether they are all of the document.
    """
    sure = [leaf.confidence for leaf in leaves if leaf.confidence is not None]
    if not sure:
        return None
    mean = f"mean confidence {sum(sure) / len(sure):.2f}"
    numbers = ", ".join(str(leaf.number) for leaf in leaves)
    return f"OCR, {mean}" if whole else f"text layer; OCR of pages {numbers}, {mean}"


def _lacking() -> str | None:
    """What is missing to read pictures, or None."""
    missing = [name for name in ("PIL", "pytesseract") if find_spec(name) is None]
    if missing:
        return missing[0]
    return None if _languages() else "tesseract"


def _require(place: str) -> None:
    if _lacking() is not None:
        raise UnsupportedFormat(_MISSING.format(place=place))


@cache
def _languages() -> tuple[str, ...]:
    """The languages that Tesseract has files for here; none where it is not installed."""
    import pytesseract  # noqa: PLC0415 - of the extra

    try:
        found = set(pytesseract.get_languages())
    except (OSError, pytesseract.TesseractNotFoundError, pytesseract.TesseractError):
        return ()
    return tuple(sorted(found))


def _page(number: int, picture: Image, place: str) -> Leaf:
    import pytesseract  # noqa: PLC0415 - of the extra

    # its threads wait for each other more than they work, and other files are read beside this one
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        found: Mapping[str, Sequence[Any]] = pytesseract.image_to_data(
            picture,
            lang="+".join(_spoken(picture)),
            timeout=_SECONDS,
            output_type=pytesseract.Output.DICT,
        )
    except (RuntimeError, pytesseract.TesseractError) as error:
        raise ReadError(
            f"Tesseract gave up on page {number} of {place}. Scan it again, and straight."
        ) from error
    scale = _PAGE_WIDTH / max(1, picture.width)
    leaf = Leaf(number, _PAGE_WIDTH, picture.height * scale, pictured=1.0, confidence=0.0)
    lines: defaultdict[tuple[int, int, int], list[int]] = defaultdict(list)
    for index, text in enumerate(found["text"]):
        if text.strip() and float(found["conf"][index]) >= 0:
            place_of = found["block_num"], found["par_num"], found["line_num"]
            lines[place_of[0][index], place_of[1][index], place_of[2][index]].append(index)
    kept = [(key, words) for key, words in lines.items() if _sure(found, words) >= _SURE]
    heights = [_height(found, words) for _, words in kept]
    usual = median(heights) if heights else 0.0
    leaf.segments = [
        _line(found, words, scale, _size(height, usual) * scale, 1000 * key[0] + key[1])
        for (key, words), height in zip(kept, heights, strict=True)
    ]
    words = [i for _, some in kept for i in some]
    leaf.confidence = _sure(found, words) if words else None
    return leaf


def _spoken(picture: Image) -> tuple[str, ...]:
    """The languages to look for: those of the picture's script, where that can be told."""
    import pytesseract  # noqa: PLC0415 - of the extra

    here = _languages()
    script = ""
    if "osd" in here:
        try:
            found = pytesseract.image_to_osd(picture, output_type=pytesseract.Output.DICT)
            script = str(found["script"])
        except (pytesseract.TesseractError, RuntimeError, KeyError):
            pass  # too few letters to tell
    wanted = _SCRIPTS.get(script, LANGUAGES)
    usable = tuple(name for name in wanted if name in here)
    return usable or tuple(name for name in here if name != "osd")[:1] or here[:1]


def _sure(found: Mapping[str, Sequence[Any]], words: Sequence[int]) -> float:
    """Mean confidence of words, by their letters."""
    size = sum(len(found["text"][i]) for i in words)
    return sum(float(found["conf"][i]) * len(found["text"][i]) for i in words) / max(1, size) / 100


def _height(found: Mapping[str, Sequence[Any]], words: Sequence[int]) -> float:
    return max(float(found["height"][i]) for i in words)


def _size(height: float, usual: float) -> float:
    """Height of a line in steps: letters with and without strokes above differ too much."""
    ratio = height / max(1.0, usual)
    return usual * (round(ratio, 1) if ratio > _LARGER or ratio < _SMALLER else 1.0)


def _line(
    found: Mapping[str, Sequence[Any]], words: Sequence[int], scale: float, size: float, group: int
) -> Segment:
    text = " ".join(found["text"][i].strip() for i in words)
    left = min(found["left"][i] for i in words) * scale
    right = max(found["left"][i] + found["width"][i] for i in words) * scale
    low = median(found["top"][i] + found["height"][i] for i in words) * scale
    return Segment(
        left, low - size, right, low, text, low, Style(round(size, 1)),
        rtl=bidi.runs_left(text), group=group,
    )  # fmt: skip
