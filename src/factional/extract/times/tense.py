"""Tense: whether the words around a date speak of what is to come, has been, or just is."""

from __future__ import annotations

from factional.extract.atoms import Atoms
from factional.extract.lexicon import words

_BEFORE, _AFTER, _NEAR, _FRONT = 18, 12, 8, 3


def tense(row: Atoms, first: int, last: int) -> tuple[bool | None, bool]:
    """What the nearest word that tells tense says, before a date or else after it.

    Returns:
        Whether the words speak of what is to come (True) or of what has been (False), None for
        neither; and whether they only say how things are.
    """
    before = range(first - 1, max(-1, first - 1 - _BEFORE), -1)
    after = range(last, min(len(row), last + _AFTER))
    ahead = next((t for i in [*before, *after] if (t := _told(row, i)) is not None), None)
    if ahead is None and any(_leaving(row, i) for i in before[:_NEAR]):
        ahead = True
    if ahead is False and any(_called(row, i, first) for i in before):
        ahead = True
    if first and row.words[first - 1] == "here":
        return ahead, False
    near = [*before[:_NEAR], *after[:_NEAR]]
    for i in near:
        if _told(row, i) is not None:
            return ahead, False
        if _is(row, i, first, last):
            return ahead, ahead is not True
    return ahead, False


def _told(row: Atoms, i: int) -> bool | None:
    """What one word tells: True for what is to come, False for what has been."""
    word, before, after = row.words[i], row.words[i - 1] if i else "", row.words[i + 1]
    if word in words("time", "coming") or (word == "be" and before == "to"):
        return True
    if after == "to" and word in words("time", "coming_to"):
        return True
    if word == "due":
        return after != "to" or row.words[i + 2 : i + 3] == ["be"] or None
    told = word in words("time", "told") or (word.endswith("ed") and len(word) > 3)
    return False if told and before not in ("be", "been", "to", "better") else None


def _called(row: Atoms, i: int, date: int) -> bool:
    """Whether somebody is called to what is on that date: "summoned them to talks on Monday"."""
    return row.words[i] in words("time", "calling") and "to" in row.words[i + 1 : date]


def _leaving(row: Atoms, i: int) -> bool:
    """Whether something is under way: "is leaving on Monday"."""
    return row.words[i] in words("time", "being") and row.words[i + 1].endswith("ing")


def _is(row: Atoms, i: int, first: int, last: int) -> bool:
    """Whether one word says how things are on what is called today: "still", "today it is"."""
    if row.words[i] in words("time", "present"):
        return True
    near = i == first - 1 or (first < _FRONT and i > last)  # "today is a great day" is of the day
    return near and row.words[i] in words("time", "being") and not row.words[i + 1].endswith("ing")


def attributive(row: Atoms, first: int, last: int) -> bool:
    """Whether a date only says which, so that tense says nothing of it: "the Dec. 15 elections"."""
    the = first > 0 and row.words[first - 1] in words("time", "before_nouns")
    return the and last < len(row) and row.words[last].isalpha() and not _told_at(row, last)


def _told_at(row: Atoms, i: int) -> bool:
    return _told(row, i) is not None


def perfect(row: Atoms, first: int) -> bool:
    """Whether the verb before a date is in the present perfect: "has held it since"."""
    for i in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        if row.words[i] in ("has", "have", "ve"):
            return True
        if row.words[i] in (";", ":", "had", "was", "were"):
            return False
    return False
