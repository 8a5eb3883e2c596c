"""The encoding that a server names is heard where the bytes leave it open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.read import read
from factional.read.formats.charset import charset_of, in_utf8

CYRILLIC = "Отряд «Журавли» вышел из союза и подписал перемирие."
ARABIC = "انضم مقاتلون من كتيبة النخيل إلى لواء الشراع."


@pytest.mark.parametrize(
    ("text", "charset"),
    [(CYRILLIC, "windows-1251"), ("Отряд вышел.", "koi8-r"), (CYRILLIC, "utf-16-le"),
     (ARABIC, "windows-1256"), (ARABIC, "iso-8859-6"), ("日本の部隊が港を出た。", "iso-2022-jp"),
     ("日本の部隊が港を出た。", "shift_jis"), ("“Não”, disse o cabo.", "windows-1252")],
)  # fmt: skip
def test_what_was_named_is_heard(text, charset):
    data = text.encode(charset)
    document = read(data, "note.txt", headers={"content-type": f"text/plain; charset={charset}"})
    assert document.text == text


def test_the_hash_is_that_of_the_bytes_as_received():
    data = CYRILLIC.encode("cp1251")
    plain = read(data, "note.txt")
    named = read(data, "note.txt", headers={"content-type": "text/plain; charset=cp1251"})
    assert named.sha256 == plain.sha256


def test_browsers_take_latin_1_for_the_windows_page():
    assert in_utf8("“Não”".encode("cp1252"), "iso-8859-1") == "“Não”".encode()


@pytest.mark.parametrize(
    "charset", ["utf-8", "windows-1251", "no-such", "utf-16", "", "hex", "idna"]
)
def test_what_is_utf8_stays_whatever_was_named(charset):
    assert in_utf8(CYRILLIC.encode(), charset) == CYRILLIC.encode()


@given(st.binary(), st.sampled_from(["utf-8", "cp1251", "utf-7", "utf-16", "rot13", "base64", "x"]))
def test_any_name_for_any_bytes_is_survived(data, charset):
    assert isinstance(in_utf8(data, charset), bytes)


@given(st.text())
def test_any_header_is_survived(value):
    found = charset_of({"content-type": value})
    assert found is None or isinstance(found, str)


@pytest.mark.parametrize(
    ("value", "charset"),
    [("text/html; charset=UTF-8", "utf-8"), ('text/html; charset="windows-1251"', "windows-1251"),
     ("text/html", None), ("", None), (";;;", None), ("text/html; charset", None)],
)  # fmt: skip
def test_headers(value, charset):
    assert charset_of({"content-type": value}) in (charset, "" if charset is None else charset)
    assert charset_of(None) is None


def test_archives_and_papers_stay_what_they_are():
    assert in_utf8(b"%PDF-1.7 \xe9", "cp1251") == b"%PDF-1.7 \xe9"
