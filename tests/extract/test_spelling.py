"""Spelling: what may be one name, and above all what may not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.spelling import abbreviates, alike, fold, key, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ḥurrās ad-Dalīl", "Haras Al Daleel"),
        ("Hurras adDalil", "Hurras al-Dalil"),
        ("Jabhat an-Nasr", "al-Nasr Front"),
        ("Liwa al-Fajr", "Fajr Brigade"),
        ("al-Qaeda", "al-Qa’ida"),
        ("Omar Khaled", "Umar Khalid"),
        ("Turkestan", "Turkistan"),
        ("Jisr Al Shamal", "Jisr al-Shamal"),
        ("Mohammed Sesay", "Muhammad Sesay"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert alike(key(one), key(other))
    assert skeleton(key(one)) == skeleton(key(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ansar al-Haqq", "Ansar al-Huda"),
        ("Ansar al-Islam", "Ansar al-Din"),
        ("Hassan", "Husayn"),
        ("Bashir", "Bashar"),
        ("13th Division", "23rd Division"),
        ("Kesh Brigade", "Kesh Battalion"),
        ("Jabhat al-Nasr", "Jaysh al-Nasr"),
        ("March 23 Movement", "March 28 Movement"),
    ],
)
def test_names_that_stay_apart(one: str, other: str) -> None:
    assert not alike(key(one), key(other))


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("KLF", "Kawthar Liberation Front"),
        ("TIP", "Turkestan Islamic Party"),
        ("FARC", "Fuerzas Armadas Revolucionarias de Colombia"),
        ("HaD", "Hurras ad-Din"),
    ],
)
def test_abbreviations(short: str, name: str) -> None:
    assert abbreviates(short, name)


@pytest.mark.parametrize(
    ("short", "name"), [("KLF", "Marsh Front"), ("UN", "Kesh Brigade"), ("ABC", "ABC")]
)
def test_no_abbreviations(short: str, name: str) -> None:
    assert not abbreviates(short, name)


@given(st.text(max_size=40), st.text(max_size=40))
def test_alike_goes_both_ways(one: str, other: str) -> None:
    first, second = key(one), key(other)
    assert alike(first, first)
    assert alike(first, second) == alike(second, first)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
