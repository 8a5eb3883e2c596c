"""Pictures of text: images, scanned PDFs, and what is said where nothing reads them."""

import io

import pypdfium2 as pdfium
import pytest

from factional.errors import EmptyDocument, ReadError, UnsupportedFormat
from factional.read import read
from factional.read.formats import ocr, parse
from tests.read.pdfs import LEFT, RIGHT, Press
from tests.read.test_pdf import LONG, MORE

image = pytest.importorskip("PIL.Image")


def languages():
    return ocr._languages() if ocr.installed() else ()


def needs(*wanted):
    lacking = sorted(set(wanted) - set(languages()))
    return pytest.mark.skipif(bool(lacking), reason=f"Tesseract lacks {lacking}")


def picture(data, page=0):
    with pdfium.PdfDocument(data) as document:
        return document[page].render(scale=200 / 72, grayscale=True).to_pil()


def printed(text, *, font="times", size=13.0, shaping=False, right=False):
    press = Press(shaping=shaping)
    press.page()
    if right:
        press.text(RIGHT, 100, text, size, font=font, right=True)
    else:
        press.block(LEFT, 100, RIGHT - LEFT, text, size, font=font)
    return press.bytes()


def as_image(data, kind="PNG"):
    held = io.BytesIO()
    picture(data).save(held, kind)
    return held.getvalue()


def scanned(*datas):
    """A PDF whose pages are pictures; None among them stands for a page of letters."""
    press = Press()
    for data in datas:
        press.page()
        if data is None:
            press.block(LEFT, 100, RIGHT - LEFT, MORE)
        else:
            press.pdf.image(picture(data), 0, 0, press.pdf.w, press.pdf.h)
    return press.bytes()


@needs("eng")
@pytest.mark.parametrize(
    "kind",
    ["PNG", *(pytest.param(k, marks=pytest.mark.slow) for k in ("JPEG", "TIFF", "GIF", "WEBP"))],
)
def test_an_image_of_a_text(kind):
    document = read(as_image(printed(f"{LONG}{MORE}"), kind), "photo")
    assert document.media_type == f"image/{kind.lower()}"
    assert "in the presence of three officers of the Harbour Watch" in document.text
    assert document.pages == ()


@needs("eng")
def test_a_scanned_page_among_pages_of_letters():
    data = scanned(None, printed(LONG))
    found = parse(data, "half.pdf")[1]
    assert found.text.startswith(MORE[:60])
    assert found.found_in["text"].startswith("text layer; OCR of pages 2, mean confidence 0.9")
    (page,) = (p for p in found.pages if p.number == 2)
    assert "never taken orders from the coast" in found.text[page.start : page.end]


@needs("eng")
@pytest.mark.slow
def test_a_scanned_document_says_that_it_was_recognised():
    found = parse(scanned(printed(LONG), printed(MORE)), "scan.pdf")[1]
    assert found.found_in["text"].startswith("OCR, mean confidence 0.")
    assert [p.number for p in found.pages] == [1, 2]
    assert "the ferryman took no toll" in found.text
    document = read(scanned(printed(LONG + MORE)), "scan.pdf")
    assert document.metadata.found_in["text"].startswith("OCR")


@needs("rus", "eng")
@pytest.mark.slow
def test_russian():
    text = (
        "Представитель Совета сказал, что мост никогда не принадлежал Портовой страже. По его "
        "словам, сбор берут с каждой повозки, и никто из возчиков не помнит, когда его ввели."
    )
    found = parse(as_image(printed(text, font="sans")), "scan.png")[1]
    assert "никогда не принадлежал Портовой страже" in found.text


@needs("ara", "eng")
@pytest.mark.slow
def test_arabic():
    text = "قال المتحدث باسم المجلس إن الجسر لم يكن ملكا لأحد"
    found = parse(
        as_image(printed(text, font="sans", size=18, shaping=True, right=True)), "scan.png"
    )[1]
    assert len(set(text.split()) & set(found.text.split())) >= 7
    assert found.text.split().index("قال") < found.text.split().index("الجسر")


@needs("eng")
def test_a_picture_without_a_letter():
    held = io.BytesIO()
    image.new("L", (600, 800), 255).save(held, "PNG")
    with pytest.raises(EmptyDocument, match="shows no text"):
        parse(held.getvalue(), "white.png")


@needs("eng")
def test_a_damaged_image():
    with pytest.raises(ReadError, match="damaged image"):
        parse(b"\x89PNG\r\n\x1a\nrest", "bad.png")


@pytest.fixture
def without(monkeypatch):
    monkeypatch.setattr(ocr, "_lacking", lambda: "pytesseract")


def test_without_ocr_an_image_says_what_to_install(without):
    with pytest.raises(
        UnsupportedFormat, match=r"pip install 'factional\[ocr\]'.*tesseract-ocr-ara"
    ):
        parse(as_image(printed(LONG)), "photo.png")


def test_without_ocr_a_scan_says_what_to_install(without):
    with pytest.raises(UnsupportedFormat, match="picture of text, and no OCR"):
        parse(scanned(printed(LONG)), "scan.pdf")


def test_without_ocr_pages_of_letters_are_read_and_the_others_named(without):
    found = parse(scanned(None, printed(LONG)), "half.pdf")[1]
    assert found.text == MORE.strip()
    assert found.found_in["text"] == "text layer; page 2 is a picture, not read"


def test_letters_laid_invisibly_under_a_scan_are_told():
    press = Press()
    press.page()
    press.pdf.image(picture(printed(LONG)), 0, 0, press.pdf.w, press.pdf.h)
    with press.pdf.local_context(text_mode="INVISIBLE"):
        press.block(LEFT, 100, RIGHT - LEFT, LONG, 13)
    found = parse(press.bytes(), "layer.pdf")[1]
    assert found.text == LONG.strip()
    assert found.found_in["text"] == "text layer under scanned pages (page 1)"
