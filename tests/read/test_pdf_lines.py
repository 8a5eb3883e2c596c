"""What lines of PDF are made of: hyphens at their ends, directions, page numbers, captions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.read.formats.pdf import bidi, cues
from factional.read.formats.pdf.hyphens import joined, words_in


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["the organi-", "sation left"], "the organisation left"),
        (["a well-", "known map"], "a well-known map"),
        (["the men of al-", "Qaryah left"], "the men of al-Qaryah left"),
        (["the men of al-", "qaryah left"], "the men of al-qaryah left"),
        (["Anglo-", "Dovrian talks"], "Anglo-Dovrian talks"),
        (["soft\u00ad", "ened"], "softened"),
        (["in 2014\u2013", "2016 they"], "in 2014\u20132016 they"),
        (["RS/2017/", "88 says"], "RS/2017/88 says"),
        (
            ["see https://dovria.example/a-", "b/c for it"],
            "see https://dovria.example/a-b/c for it",
        ),
        (["see https://dovria.example/a.", "The toll"], "see https://dovria.example/a. The toll"),
        (["вооружён-", "ные отряды"], "вооружённые отряды"),
        (["他们离开", "了城市"], "他们离开了城市"),
        (["a dash -", "and more"], "a dash - and more"),
    ],
)
def test_lines_meet(lines, text):
    assert joined(lines) == text


def test_the_document_itself_knows_best():
    known = words_in(["The Velmekh road and the co-ordination of the re-", "sign"])
    assert joined(["the Vel-", "mekh road"], known) == "the Velmekh road"
    assert joined(["co-", "ordination"], known) == "co-ordination"
    assert "re" not in known


@given(st.lists(st.text("abcdefgh ABC.,", min_size=1).filter(str.strip), min_size=1))
def test_without_hyphens_nothing_is_lost(lines):
    assert joined(lines).replace(" ", "") == "".join(lines).replace(" ", "")


@given(st.text("ابتثجحخ دذرز", min_size=1, max_size=30).filter(str.strip))
def test_letters_that_run_leftwards_are_turned_round_once(text):
    shown = list(reversed(text))
    assert "".join(bidi.logical(shown, str, rtl=True)) == text


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        (["مايو", "450", "بلغ"], ["بلغ", "450", "مايو"]),
        (["قرب", "Harbour", "Watch", "مع"], ["مع", "Harbour", "Watch", "قرب"]),
        (["لاهاي", "،", "Watch", "مع"], ["مع", "Watch", "،", "لاهاي"]),
    ],
)
def test_words_of_two_directions(shown, read):
    assert bidi.logical(shown, str, rtl=True) == read


def test_brackets_open_towards_what_they_hold():
    assert bidi.mended("المجلس )في مقابلة( إن") == "المجلس (في مقابلة) إن"
    assert bidi.mended("المجلس (في مقابلة) إن") == "المجلس (في مقابلة) إن"


def test_ligatures_and_presentation_forms():
    assert bidi.plain("oﬃce ﬂeet") == "office fleet"
    assert bidi.plain("ﻻ") == "لا"
    assert bidi.plain("½ ™ ² é") == "½ ™ ² é"


@pytest.mark.parametrize(
    "text", ["12", "- 12 -", "Page 3 of 10", "xiv", "3/47", "p. 9", "стр. 4", "Seite 2 von 3", "٤"]
)
def test_numbers_of_pages(text):
    assert cues.page_number().fullmatch(text)


@pytest.mark.parametrize("text", ["12 men", "Chapter 3", "Irvat", "1,200", ""])
def test_what_is_no_number_of_a_page(text):
    assert not cues.page_number().fullmatch(text)


@pytest.mark.parametrize(
    "text",
    ["Table 3. Arms", "Figure IV: The road", "Рис. 2. Мост", "Cuadro 1 – Armas", "جدول 1 الأسلحة"],
)
def test_captions(text):
    assert cues.captions("caption").match(text)


@pytest.mark.parametrize("text", ["Table 3 shows that", "Map the road", "Figures of 1917"])
def test_what_is_no_caption(text):
    assert not cues.captions("caption").match(text)
