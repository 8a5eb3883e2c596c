"""Words: what Universal Dependencies counts as one, with exact places in messy text."""

import re
from itertools import pairwise
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.language import words
from factional.extract.language.words import parts, split


def forms(text):
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't.", ["They", "do", "n't", "."]),
        ("Hama’s we’re CAN’T", ["Hama", "’s", "we", "’re", "CA", "N’T"]),
        ("I cannot, I'm gonna", ["I", "can", "not", ",", "I", "'m", "gon", "na"]),
        ("the fighters' pay", ["the", "fighters", "'", "pay"]),
        ("a well-known ex-officer", ["a", "well", "-", "known", "ex-officer"]),
        ("pre-war, mid-2018", ["pre-war", ",", "mid-2018"]),
        ("250-300 men", ["250", "-", "300", "men"]),
        ("on 2018-05-11 or 11/5/2018", ["on", "2018-05-11", "or", "11/5/2018"]),
        ("$40m, 5km, 30%", ["$", "40", "m", ",", "5", "km", ",", "30", "%"]),
        ("1,500.5 and 3.5", ["1,500.5", "and", "3.5"]),
        ("at 10:30 on the 4th", ["at", "10:30", "on", "the", "4th"]),
        ("Lt. Col. Orhan of the U.S.", ["Lt.", "Col.", "Orhan", "of", "the", "U.S."]),
        ("No. 7. No.", ["No.", "7", ".", "No", "."]),
        ("J. Orhan and I. She", ["J.", "Orhan", "and", "I", ".", "She"]),
        ("men etc. (HTS)", ["men", "etc.", "(", "HTS", ")"]),
        ("See www.a.example/b_(c).", ["See", "www.a.example/b_(c)", "."]),
        ("m@a.example, @front #News #1", ["m@a.example", ",", "@front", "#News", "#", "1"]),
        ("Wait... what?! -- no", ["Wait", "...", "what", "?!", "--", "no"]),
        ("[the] “Front”", ["[", "the", "]", "“", "Front", "”"]),
        ("and/or", ["and", "/", "or"]),
        ("AT&T report.pdf", ["AT&T", "report.pdf"]),
    ],
)
def test_words_are_those_of_the_treebanks(text, expected):
    assert forms(text) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Hay'at",
        "Hay’at",
        "al-Sham",
        "al-‘Izza",
        "ad-Dīn",
        "ash-Sharqiya",
        "ez-Zor",
        "AL-QAMAR",
        "Abd-al-Rahman",
        "Salah-ud-Din",
        "Lashkar-e-Sahel",
        "Tehrik-i-Azadi",
        "M-19",
        "d'Orval",
        "Sa'd",
        "Şırnak",
        "O'Dwyer",
        "الجيش",
        "الحُرّ",
        "Чеченская",
        "e\u0301tat",
        "မြန်မာ",
        "𐌀𐌁𐌂",
    ],
)
def test_a_name_is_one_word(name):
    assert forms(f"the {name}, then") == ["the", name, ",", "then"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US-backed", ["US", "-", "backed"]),
        ("as-is", ["as", "-", "is"]),
        ("Al-Sham-based", ["Al-Sham", "-", "based"]),
        ("one-on-one", ["one", "-", "on", "-", "one"]),
        ("Qarmun-Dareh road", ["Qarmun", "-", "Dareh", "road"]),
    ],
)
def test_a_compound_is_not(text, expected):
    assert forms(text) == expected


MESSY = st.text(
    st.one_of(
        st.sampled_from(list("aBz09 .,-–'’\"()[]{}$%/:;!?…@#_*&\n\t\u00a0")),
        st.characters(codec="utf-8"),
    ),
    max_size=80,
)


@given(MESSY)
def test_words_hold_everything_but_white_space_once(text):
    at = 0
    for start, end in split(text):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


@given(MESSY, MESSY, MESSY)
def test_a_stretch_is_read_as_if_nothing_stood_around_it(before, text, after):
    whole = f"{before} {text} {after}"
    start = len(before) + 1
    inner = split(whole, start, start + len(text))
    assert inner == [(a + start, b + start) for a, b in split(text)]


def test_offsets_count_code_points():
    text = "𐌀𐌁 met 😀 Sa'd."
    assert forms(text) == ["𐌀𐌁", "met", "😀", "Sa'd", "."]
    assert split(text)[-1] == (len(text) - 1, len(text))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("al-Sham", ["al", "-", "Sham"]),
        ("Lashkar-e-Sahel", ["Lashkar", "-", "e", "-", "Sahel"]),
        ("al-‘Izza", ["al", "-", "‘Izza"]),
        ("pre-war", ["pre-war"]),
        ("M-19", ["M-19"]),
        ("2018-05-11", ["2018-05-11"]),
        ("www.north-front.example", ["www.north-front.example"]),
        ("-", ["-"]),
        ("--", ["--"]),
        ("Hay'at", ["Hay'at"]),
    ],
)
def test_the_treebanks_have_names_in_parts(word, expected):
    assert [word[a:b] for a, b in parts(word, 0, len(word))] == expected


@given(MESSY)
def test_parts_hold_the_word(text):
    for start, end in split(text):
        made = parts(text, start, end)
        assert made[0][0] == start
        assert made[-1][1] == end
        assert all(a < b == c for (a, b), (c, _) in pairwise(made))


WITHOUT_PLAIN = re.compile(
    re.sub(r"\(\?P<plain>.*\n *\|", "", words._WORD.pattern, count=1), re.VERBOSE
)


@given(st.text("abnsmAPhD ,.'’-&:@/0\n", max_size=30))
def test_plain_words_are_cut_as_all_others_are(text):
    assert "plain" not in WITHOUT_PLAIN.groupindex
    with patch.object(words, "_WORD", WITHOUT_PLAIN):
        expected = split(text)
    assert split(text) == expected


def test_a_plain_word_may_hold_two():
    assert forms("They cannot, CANNOT wait") == ["They", "can", "not", ",", "CAN", "NOT", "wait"]
