"""A page as it looks, and where on it the words of a claim stand."""

import struct
import zlib

import pytest

from factional.errors import NotFound, ReadError
from factional.read.formats.pdf.pictures import picture, places
from tests.read.pdfs import HEIGHT, WIDTH, Press


@pytest.fixture(scope="module")
def printed():
    press = Press()
    press.page()
    press.text(72, 100, "The Reed Company trains the Lamp Guard.")
    press.text(72, 400, "Twice it was said that the Reed Com-")
    press.text(72, 414, "pany trains the Lamp Guard at night.")
    press.page()
    press.text(72, 100, "The second page.")
    return press.bytes()


def test_a_page_is_a_picture_of_its_proportions(printed):
    png = picture(printed, 1, width=300)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    assert (width, height) == (300, pytest.approx(300 * HEIGHT / WIDTH, abs=1))
    at = png.index(b"IDAT") + 4
    length = struct.unpack(">I", png[at - 8 : at - 4])[0]
    pixels = zlib.decompress(png[at : at + length])
    assert len(pixels) == height * (1 + 3 * width)
    assert min(pixels[1 : 3 * width]) == 255  # white paper at the top
    assert min(pixels) < 128  # and ink


def test_words_are_found_where_they_stand_line_by_line(printed):
    words = "the Reed Company trains the Lamp Guard"
    (upper,), lower, nowhere = places(
        printed, 1, [("The " + words[4:], 0.0), (words, 0.9), ("not a word of it", 0.5)]
    )
    assert upper.left == pytest.approx(72 / WIDTH, abs=0.01)
    assert upper.top < 100 / HEIGHT < upper.bottom + 0.005
    assert [round(box.bottom * HEIGHT, -1) for box in lower] == [400, 420]
    assert nowhere == ()


def test_a_page_that_is_not_there(printed):
    with pytest.raises(NotFound, match="1 to 2"):
        picture(printed, 3)
    with pytest.raises(ReadError):
        places(b"no pdf at all", 1, [])
