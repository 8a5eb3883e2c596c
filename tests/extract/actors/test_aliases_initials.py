"""Initials: which short forms a name can have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.actors.initials import abbreviates, is_short


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("KDL", "Kesh Defence League"),
        ("KLO", "Kesh Liberation Organisation"),
        ("FARL", "Fuerzas Armadas Revolucionarias del Llano"),
        ("FPRA", "Front populaire pour le renouveau de l'Azaghar"),
        ("HBD", "Harakat Bahr al-Din"),
        ("AQB", "al-Qiyada al-Bahriyya"),
        ("LeB", "Lashkar-e-Bahr"),
        ("CENTFOR", "Central Force"),
        ("M12", "Mouvement du 12 mai"),
        ("ORs", "Odumbe Rifles"),
        ("PRŻ", "Partiya Rizgariya Żagrê"),
    ],
)
def test_letters_that_begin_the_words(short: str, name: str) -> None:
    assert abbreviates(short, name)


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("KDL", "Sea Front"),
        ("SF", "Kesh Defence League"),
        ("UP", "Kesh Union Party"),
        ("KESH", "Kesh Front"),
        ("SF", "Front"),
        ("K", "Kesh"),
        ("", ""),
    ],
)
def test_letters_of_something_else(short: str, name: str) -> None:
    assert not abbreviates(short, name)


@given(st.lists(st.from_regex(r"[B-Z][b-z]{3,8}", fullmatch=True), min_size=2, max_size=7))
def test_first_letters_always_do(parts: list[str]) -> None:
    assert abbreviates("".join(p[0] for p in parts), " ".join(parts))


@given(st.text(max_size=20), st.text(max_size=60))
def test_any_text_is_answered(short: str, name: str) -> None:
    assert abbreviates(short, name) in (True, False)
    assert is_short(short) in (True, False)


def test_what_looks_short() -> None:
    assert all(map(is_short, ["HTS", "LeT", "AFDL-K", "M23", "HaD"]))
    assert not any(map(is_short, ["Kesh", "R-Texas", "Sea Front", "a", "NATO-led"]))
