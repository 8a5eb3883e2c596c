"""Finding: the time expressions of a sentence, and their values in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from factional.extract.atoms import Atoms, atoms
from factional.extract.chart import Chart, Node, Rules
from factional.extract.layers import TimeExpression, TimeKind
from factional.extract.lexicon import data, words
from factional.extract.numbers import number_at
from factional.extract.spans import Line
from factional.extract.times import absolute, lengths, parts, relative, told
from factional.extract.times.clock import Clock
from factional.extract.times.joined import sides
from factional.extract.times.meaning import value_of
from factional.extract.times.tense import attributive, perfect, tense
from factional.extract.times.values import Value
from factional.extract.times.values import duration as iso_duration
from factional.model import is_edtf

MEANINGS = (absolute, parts, relative, told, lengths)
"""Modules that have to be there for their functions to be found; `joined` is used below."""

_FRONT = 3
"""Atoms before which a date stands at the front of its sentence and says where the narrative is."""

_FOUND = ("YEARIN", "NOT", "DATE", "WHEN", "DUR", "SPELL", "SET", "VAGUE", "NEVER")


def find_times(
    line: Line, text: str, clock: Clock, taken: Sequence[tuple[int, int]] = ()
) -> tuple[TimeExpression, ...]:
    """The time expressions of one sentence, in text order; moves the clock on.

    Args:
        line: The sentence.
        text: The document's text.
        clock: What time it is; one for each document, whose sentences come in order.
        taken: Stretches that are names; an expression inside one dates nothing.
    """
    clock.sentence()
    row = atoms(text, line.start, line.end)
    if not _triggers().isdisjoint(row.words) or any(w.isdecimal() for w in row.words):
        return tuple(_expressions(row, text, clock, taken))
    return ()


def _expressions(
    row: Atoms, text: str, clock: Clock, taken: Sequence[tuple[int, int]]
) -> Iterator[TimeExpression]:
    chart = _chart(row)
    _rules().run(row, chart)
    for node in _longest(chart, row, taken):
        clock.ahead, clock.present = tense(row, node.first, node.last)
        clock.perfect = perfect(row, node.first)
        clock.attributive = attributive(row, node.first, node.last)
        value = value_of(node, clock)
        if value.edtf is not None and not is_edtf(value.edtf):
            value = value.but(edtf=None, anchor=None)
        yield _expression(node, value, row, text, clock)
        clock.advance(value, fronted=node.first < _FRONT, alone=_alone(row, node))


def _expression(node: Node, value: Value, row: Atoms, text: str, clock: Clock) -> TimeExpression:
    start, end = row.starts[node.first], row.ends[node.last - 1]
    parts: tuple[TimeExpression, ...] = ()
    if node.label == "WHEN":
        parts = tuple(_parts(node, row, text, clock))
    elif node.label == "DUR" and "u" in node.parts and {"n", "n2"} <= node.parts.keys():
        parts = tuple(_lengths(node, row, text)) if "u2" not in node.parts else ()
    return TimeExpression(
        start,
        end,
        text[start:end],
        value.edtf,
        _kind(node, value),
        value.duration,
        value.hour or None,
        value.anchor if value.edtf else None,
        node.rule.name if node.rule is not None else "",
        parts,
    )


def _parts(node: Node, row: Atoms, text: str, clock: Clock) -> Iterator[TimeExpression]:
    """The dates that a node with a direction, or of two sides, is made of."""
    for side, value in sides(node, clock):
        yield _expression(side, value, row, text, clock)


def _lengths(node: Node, row: Atoms, text: str) -> Iterator[TimeExpression]:
    """The two lengths between which one lies: "between 60 and 90 days"."""
    unit = node.parts["u"]
    for number, last in ((node.parts["n"], None), (node.parts["n2"], unit.last)):
        start, end = row.starts[number.first], row.ends[(last or number.last) - 1]
        length = iso_duration(float(number.value), str(unit.value))
        yield TimeExpression(start, end, text[start:end], None, TimeKind.DURATION, length)


def _kind(node: Node, value: Value) -> TimeKind:
    if node.label == "SET":
        return TimeKind.SET
    if node.label in ("DUR", "SPELL"):
        return TimeKind.DURATION
    if value.edtf is None and node.rule is not None and node.rule.how == "ahead_by":
        return TimeKind.DURATION
    return TimeKind.TIME if value.hour is not None else TimeKind.DATE


def _longest(chart: Chart, row: Atoms, taken: Sequence[tuple[int, int]]) -> Iterator[Node]:
    """From the left the longest expressions, outside of names, without what only looks like one."""
    at = 0
    while at < len(chart):
        here = [n for label in _FOUND if label in chart[at] for n in chart[at][label]]
        here = [n for n in here if n.last <= len(row)]
        if not here:
            at += 1
            continue
        best = max(here, key=lambda n: (n.last, -_FOUND.index(n.label)))
        start, end = row.starts[best.first], row.ends[best.last - 1]
        inside = any((s <= start and end <= e) or start < s < end < e for s, e in taken)
        if inside and (_is_feast(best, row) or {"m", "y"} <= best.parts.keys()):
            inside = (start, end) not in taken
        if best.label not in ("NOT", "NEVER") and not inside:
            yield best
        at = best.last


def _is_feast(node: Node, row: Atoms) -> bool:
    """Whether a name can only be that of a feast, and not of somebody who is called after it."""
    feast = node.rule is not None and node.rule.name == "feast"
    return feast and (row.words[node.first] not in words("names", "given_names"))


def _alone(row: Atoms, node: Node) -> bool:
    """Whether an expression is all that its sentence says, but for marks."""
    rest = row.words[: node.first] + row.words[node.last :]
    return not any(word.isalnum() for word in rest)


@cache
def _rules() -> Rules:
    return Rules(data("time-rules")["levels"])


@cache
def _lexicon() -> Mapping[str, tuple[tuple[str, Any], ...]]:
    """Every word with a label, and what it stands for under it."""
    found: dict[str, list[tuple[str, Any]]] = {}
    time, rules = data("time"), data("time-rules")
    for label, table in rules["words"].items():
        for word, value in table.items():
            found.setdefault(str(word), []).append((label, value))
    for number, names in time["months"].items():
        for name in names:
            label = "MONTH" if len(name) > 4 or name in ("june", "july", "may") else "MABBR"
            found.setdefault(name, []).append((label, number))
    for number, name in enumerate(time["days"]):
        found.setdefault(name, []).append(("WEEKDAY", number))
    for name in time["seasons"]:
        found.setdefault(name, []).append(("SEASON", name))
    for noun in words("quantities", "people"):
        found.setdefault(noun, []).append(("PEOPLE", ""))
    return {word: tuple(labels) for word, labels in found.items()}


@cache
def _triggers() -> frozenset[str]:
    """Words without one of which, or a digit, a sentence speaks of no time."""
    weak = set(data("time-rules")["weak"])
    strong = {w for w, labels in _lexicon().items() if any(lab not in weak for lab, _ in labels)}
    named = _rules().words("FEAST", "HMONTH", "SMONTH", "VAGUE", "DATE")
    named -= words("time-rules", "weak_words")
    return frozenset(strong | {w for w in named if len(w) > 2})


def _chart(row: Atoms) -> Chart:
    """What is known of single words, and of numbers; closes the row with an empty END."""
    lexicon = _lexicon()
    cased, sure = _cased(), _sure()
    chart: Chart = []
    shouting = not any(map(str.islower, "".join(row.texts)))
    for i, word in enumerate(row.words):
        here: dict[str, list[Node]] = {}
        capital = row.texts[i][:1].isupper() and not (shouting and _shouted(row, i))
        for label, value in lexicon.get(word, ()):
            if (word in cased and not capital and label in _CASED) or (
                label == "SUREMONTH" and not (capital and word in sure)
            ):
                continue
            here.setdefault(label, []).append(Node(label, i, i + 1, value))
        if word.isdecimal() and word.isascii():
            for label in _shapes(word):
                here.setdefault(label, []).append(Node(label, i, i + 1, int(word)))
        number = number_at(row, i)
        if number is not None and number.value < 10**9:
            here.setdefault("NUM", []).append(Node("NUM", i, number.last, number.value))
        chart.append(here)
    end = len(row)
    chart.append({"END": [Node("END", end, end + 1)]})
    row.words.append("")
    row.glued.append(False)
    return chart


def _shouted(row: Atoms, i: int) -> bool:
    """Whether a word of a line in capitals has its capital from the line and not from a month."""
    if row.words[i] not in words("time-rules", "shouted"):
        return False
    near = row.words[max(0, i - 1) : i] + row.words[i + 1 : i + 2]
    months, after = _lexicon(), words("time-rules", "shouted_after")
    dated = any(w.isdecimal() for w in near) or (i > 0 and row.words[i - 1] in after)
    joined = i > 1 and any(lab in ("MONTH", "MABBR") for lab, _ in months.get(row.words[i - 2], ()))
    return not dated and not joined


_CASED = frozenset({"MONTH", "MABBR", "WEEKDAY", "WDABBR", "SUREMONTH"})


@cache
def _cased() -> frozenset[str]:
    return words("time-rules", "cased")


@cache
def _sure() -> frozenset[str]:
    return words("time-rules", "sure")


def _shapes(word: str) -> Iterator[str]:
    value = int(word) if len(word) <= 4 else -1
    if len(word) <= 2:
        if 1 <= value <= 31:
            yield "DD"
        if len(word) == 2:
            yield "YY"
            if 1 <= value <= 12:
                yield "MM"
            if value < 60:
                yield "SIXTY"
        elif 1 <= value <= 4:
            yield "ONE4"
            if value <= 2:
                yield "ONE2"
    elif len(word) == 4:
        if 1000 <= value <= 2199:
            yield "YEAR"
        if 1800 <= value <= 2099:
            yield "YR"
        if value // 100 <= 24 and value % 100 < 60:
            yield "HM"
        if 1300 <= value <= 1500:
            yield "HYEAR"
        if 1280 <= value <= 1420:
            yield "SYEAR"
    elif len(word) == 6 and 1 <= int(word[:2]) <= 31 and int(word[2:4]) < 24 and word[4] < "6":
        yield "DDHHMM"
