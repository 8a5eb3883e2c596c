"""Every rule for times: what it asks for can be said, and saying it gives a time or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from factional.extract.chart import pattern_rows
from factional.extract.layers import TimeExpression
from factional.extract.lexicon import data
from factional.extract.spans import Line, Shape
from factional.extract.times import Clock, find_times
from factional.model import Block, BlockKind, is_edtf

RULES: list[Mapping[str, Any]] = [rule for level in data("time-rules")["levels"] for rule in level]
SHAPES = {
    "NUM": "three", "DD": "12", "MM": "05", "YY": "14", "YEAR": "2014", "YR": "2014", "HM": "0800",
    "DDHHMM": "120800", "PEOPLE": "fighters", "END": "", "SIXTY": "30", "ONE4": "3", "ONE2": "1",
    "HYEAR": "1435", "SYEAR": "1395", "MONTH": "May", "MABBR": "Jan", "WEEKDAY": "Monday",
    "SEASON": "summer", "SUREMONTH": "June",
}  # fmt: skip
MOST = 12
"""Rows of a pattern that are tried; the others differ by a word."""


def patterns(rule: Mapping[str, Any]) -> list[str]:
    return [rule["match"]] if isinstance(rule["match"], str) else list(rule["match"])


@cache
def said(symbol: str) -> str:
    """Words that stand for a symbol of a pattern."""
    if not symbol.isupper():
        return symbol
    if symbol in SHAPES:
        return SHAPES[symbol]
    table = data("time-rules")["words"].get(symbol)
    if table is not None:
        return str(next(iter(table)))
    made = next(rule for rule in RULES if rule["make"] == symbol)
    return in_words(pattern_rows(patterns(made)[0])[0])


def in_words(row: tuple[tuple[str, bool], ...]) -> str:
    return "".join(("" if glued else " ") + said(symbol) for symbol, glued in row).strip()


def told_of() -> Clock:
    """The clock of an undated story that is at 3 May 2012."""
    clock = Clock()
    times("On 3 May 2012 it left.", clock)
    return clock


def times(text: str, clock: Clock) -> tuple[TimeExpression, ...]:
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    return find_times(Line(0, 0, len(text), block, (), (), Shape.NORMAL), text, clock)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: f"{r['make']}-{r.get('name', '')}")
def test_a_rule_gives_a_time_or_nothing_whatever_row_of_it_is_said(rule: Mapping[str, Any]) -> None:
    for pattern in patterns(rule):
        rows = pattern_rows(pattern)
        for row in rows[:: max(1, len(rows) // MOST)]:
            words = in_words(row)
            for clock in (Clock("2021-06-15"), Clock(), told_of()):
                for time in times(f"It left {words} today.", clock):
                    assert time.edtf is None or is_edtf(time.edtf), words
