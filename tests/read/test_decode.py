"""Bytes become text, every code point where the file has it, or an error that says what to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.errors import BadEncoding, EmptyDocument, ReadError, UnsupportedFormat
from factional.read import read
from factional.read.formats.decode import decode
from factional.read.formats.sniff import sniff

ARABIC = "انضم مقاتلون من كتيبة النخيل إلى لواء الشراع في وادي الملح، وقال شهود إن عددهم مئة."
CYRILLIC = "Отряд «Журавли» вышел из союза и подписал перемирие с береговой охраной. 😀"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ARABIC, "utf-8"),
        (CYRILLIC, "utf-8"),
        (CYRILLIC, "utf-16"),
        ("The Dawn Front left.", "utf-16-le"),
        ("The Dawn Front left.", "utf-16-be"),
        (ARABIC, "utf-32"),
    ],
)
def test_unicode_encodings(text, encoding):
    assert decode(text.encode(encoding), "note.txt") == text


def test_a_utf8_mark_stays_so_that_offsets_are_those_of_plain_utf8():
    data = "\ufeffThe Dawn Front left Hadar.".encode()
    document = read(data, "note.txt")

    assert document.text == data.decode("utf-8")
    assert document.blocks[0].start == document.body[0] == 1


def test_line_ends_stay():
    data = b"The first line is a sentence.\r\n\r\nThe second is one as well.\r\n"
    document = read(data, "note.txt")

    assert document.text == data.decode()
    assert [document.text[b.start : b.end] for b in document.blocks] == [
        "The first line is a sentence.",
        "The second is one as well.",
    ]


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6"])
def test_a_declared_encoding_holds(encoding):
    text = ARABIC.replace("،", "")
    page = f'<html><head><meta charset="{encoding}"></head><body><p>{text}</p></body></html>'

    assert text in read(page.encode(encoding), "page.html").text


def test_latin1_on_the_web_is_the_windows_code_page():
    page = '<html><meta charset="iso-8859-1"><body><p>“Não”, disse o cabo.</p></body></html>'

    assert "“Não”, disse" in read(page.encode("cp1252"), "page.html").text


def test_an_undeclared_encoding_is_guessed():
    data = (CYRILLIC.replace("😀", "") * 8).encode("cp1251")

    assert "Отряд «Журавли» вышел" in read(data, "note.txt").text


@pytest.mark.parametrize(
    "data", [b"", b"  \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf \n"]
)
def test_empty_files(data):
    with pytest.raises(EmptyDocument, match="holds no text"):
        read(data, "empty.txt")


@pytest.mark.parametrize("text", ["***\n---\n", "<html><body><script>a = 1</script></body></html>"])
def test_files_without_a_letter_of_text(text):
    with pytest.raises(EmptyDocument):
        read(text.encode(), "page.html" if text[0] == "<" else "note.txt")


@pytest.mark.parametrize(
    ("data", "what"),
    [(b"PK\x03\x04rest", "zip archive"), (b"SQLite format 3\0", "database")],
)
def test_other_formats_are_named(data, what):
    with pytest.raises(UnsupportedFormat, match=what):
        read(data, "file.bin")


def test_null_bytes_and_binary_data_are_no_text():
    with pytest.raises(BadEncoding, match="null bytes"):
        read(b"The Dawn Front \0\0 left" + bytes(range(256)), "note.txt")
    with pytest.raises(BadEncoding):
        read(bytes(range(1, 32)) * 20 + b"\xff\xfe\xfa\x81\x8d", "note.txt")


def test_a_broken_utf16_file_is_told():
    with pytest.raises(BadEncoding, match="utf-16"):
        read("The Dawn Front".encode("utf-16") + b"\xd8", "note.txt")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    try:
        document = read(data, "file")
    except ReadError:
        return
    assert document.text.strip()


@pytest.mark.parametrize(
    ("text", "name", "media_type"),
    [
        ("<!DOCTYPE html><html><p>Text</p></html>", "page", "text/html"),
        ("<div><p>One</p><p>Two</p></div>", "page", "text/html"),
        ("Text about <p> tags.", "note.txt", "text/plain"),
        ("# Title\n\nText", "note.md", "text/markdown"),
        ("<p>Text", "https://example.org/a.html?x=1.pdf", "text/html"),
    ],
)
def test_what_kind_of_file_it_is(text, name, media_type):
    assert sniff(text.encode(), name).media_type == media_type
