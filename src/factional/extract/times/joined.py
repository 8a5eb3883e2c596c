"""Intervals, directions and hours: what is made of dates that are known already."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from factional.extract.chart import Node
from factional.extract.times.absolute import NARRATIVE, TEXT, UTTERANCE, full_year, month, number
from factional.extract.times.clock import Clock
from factional.extract.times.meaning import meaning, value_of
from factional.extract.times.parts import season_in
from factional.extract.times.values import (
    NOTHING,
    Value,
    bounds,
    doubtful,
    first_of,
    last_of,
    on,
    plain,
    shift,
)


@meaning("several")
def several(node: Node, clock: Clock) -> Value:
    """Days of one month: a run of them as an interval, else a set (all) or a choice (either)."""
    nth, days = number(node, "m"), [number(node, k) for k in "abc" if k in node.parts]
    whole = _value_of_month(node, clock)
    head = (whole.edtf or "")[:4]
    if not all(1 <= d <= 31 for d in days) or days != sorted(set(days)):
        return NOTHING
    every = [f"{head}-{nth:02}-{d:02}" for d in days]
    if head.isdigit() and not all(on(int(head), nth, d) for d in days):
        return NOTHING
    joint = node.parts["j"].value
    run = days[-1] - days[0] == len(days) - 1
    between = "lead" in node.parts and node.parts["lead"].value == "between"
    if joint == "or":
        return whole.but(edtf=f"[{','.join(every)}]")
    if joint != "and" or run or between or not head.isdigit():
        return whole.but(edtf=f"{every[0]}/{every[-1]}")
    return whole.but(edtf="{" + ",".join(every) + "}")


def _value_of_month(node: Node, clock: Clock) -> Value:
    inner = {k: v for k, v in node.parts.items() if k in ("m", "y")}
    return month(Node(node.label, node.first, node.last, None, node.rule, inner), clock)


@meaning("each")
def each(node: Node, clock: Clock) -> Value:
    """March and May 2019, 1993 and 1996: all of them, or an interval where one follows another."""
    values = [value for _, value in sides(node, clock)]
    every = [value.edtf or "" for value in values]
    units = {4: "year", 7: "month"}
    if not all(every) or len({*map(len, every)}) != 1 or every != sorted({*every}):
        return NOTHING
    unit = units.get(len(every[0]), "")
    run = all(shift(a, 1, unit) == b for a, b in itertools.pairwise(every))
    edtf = f"{every[0]}/{every[-1]}" if run else "{" + ",".join(every) + "}"
    return Value(edtf, values[-1].anchor, explicit=any(v.explicit for v in values))


@meaning("between")
def between(node: Node, clock: Clock) -> Value:
    """From one date to another; what one of them lacks it takes from the other."""
    both = [value for _, value in sides(node, clock)]
    if not both or any(v.edtf is None for v in both):
        return NOTHING
    first, last = both[0], both[-1]
    if "b" not in node.parts:
        return first.but(edtf=f"{_begin(first)}/..", point=None)
    if _weekday(node.parts["a"]) and len(first.edtf or "") == len(last.edtf or "") == 10:
        free = clock.ahead and _weekday(node.parts["b"])
        first, last = _week_run(first, last, ahead=bool(free))
    if first.edtf == last.edtf and first.hour:  # "from 9 a.m. to 5 p.m."
        return first
    if not _in_order(first.edtf or "", last.edtf or ""):
        return NOTHING
    begun, ended = _begin(first), _end(last)
    if "ap" in node.parts:
        begun, ended = doubtful(begun), doubtful(ended)
    explicit = first.explicit or last.explicit
    return Value(f"{begun}/{ended}", last.anchor or first.anchor, explicit=explicit)


def _weekday(side: Node) -> bool:
    """Whether a side is a bare weekday."""
    return side.rule is not None and side.rule.how == "weekday"


def _week_run(first: Value, last: Value, *, ahead: bool) -> tuple[Value, Value]:
    """From Monday to Wednesday: the Monday before that Wednesday, or the Wednesday after it."""
    a, b = date.fromisoformat(first.edtf or ""), date.fromisoformat(last.edtf or "")
    if a > b and ahead:
        b += timedelta(days=7)
    elif a > b:
        a -= timedelta(days=-(-(a - b).days // 7) * 7)
    return first.but(edtf=a.isoformat()), last.but(edtf=b.isoformat())


def sides(node: Node, clock: Clock) -> list[tuple[Node, Value]]:
    """The dates that a node is made of, in text order; the first takes its year from the last."""
    if "x" in node.parts:
        return [(node.parts["x"], value_of(node.parts["x"], clock))]
    if "a" not in node.parts or node.parts["a"].label == "DAYN":
        return []
    if "c" in node.parts:
        return [(node.parts[k], _side(node, k, clock)) for k in "abc"]
    last, lent = _side(node, "b", clock), clock.lent
    head = first_of(last.edtf or "")[:4]
    if head.isdigit():
        clock.lent = int(head)
    try:
        first = _side(node, "a", clock)
        if clock.lent is not None and first.edtf and not _in_order(first.edtf, last.edtf or ""):
            clock.lent -= 1
            first = _side(node, "a", clock)
    finally:
        clock.lent = lent
    found = [(node.parts["a"], first)]
    return [*found, (node.parts["b"], last)] if "b" in node.parts else found


def _side(node: Node, part: str, clock: Clock) -> Value:
    """One side of an interval: a date, or a bare month or year of the rule's own."""
    side = node.parts.get(part)
    if side is None:
        return NOTHING
    if side.rule is not None and side.rule.how:
        return value_of(side, clock)
    if side.label == "M":
        inner = {"m": side} | ({"y": node.parts["y"]} if part == "b" and "y" in node.parts else {})
        return month(Node("M", side.first, side.last, side.value, side.rule, inner), clock)
    if side.label == "SEASON":
        head = number(node, "y") if part == "b" else clock.lent
        if head is None:
            return NOTHING
        return season_in(str(side.value), full_year(head, clock), TEXT, explicit=True)
    written = int(side.value)
    if part == "b" and written < 100:
        written += number(node, "a") // 100 * 100
        written += 100 * (written < number(node, "a"))
    return Value(f"{full_year(written, clock):04d}", TEXT, explicit=True)


def _begin(value: Value) -> str:
    return value.point or first_of(value.edtf or "")


def _end(value: Value) -> str:
    return value.point or last_of(value.edtf or "")


def _in_order(first: str, last: str) -> bool:
    a, b = bounds(first), bounds(last)
    if a is None or b is None:
        return plain(first)[:4] == "XXXX" and plain(last)[:4] in ("XXXX", plain(last)[:4])
    return a[0] <= b[1] and a != b


_COMPARED = (
    "ago",
    "ago_from",
    "double",
    "step",
    "step_month",
    "step_season",
    "same",
    "same_in",
    "next",
)
"""Meanings of dates that "from" compares with more often than it begins there."""


@meaning("since")
def since(node: Node, clock: Clock) -> Value:
    """Since or from a date: the interval that it opens.

    "Has held it since December" counts from the day it is said, whatever year was told of before.
    """
    told, side = (clock.year, clock.under), node.parts["x"]
    if clock.perfect and clock.published:
        clock.year = clock.under = None
    ahead, clock.ahead = clock.ahead, clock.ahead if _starts(node) else False
    value = value_of(side, clock)
    clock.ahead, (clock.year, clock.under) = ahead, told
    how = side.rule.how if side.rule is not None else ""
    if node.rule is not None and node.rule.name == "from" and how in _COMPARED:
        return value  # "up from a year earlier"
    if value.edtf is None or value.edtf[:2] == "..":
        return value
    return value.but(edtf=f"{_begin(value)}/..", point=None)


def _starts(node: Node) -> bool:
    """Whether a beginning may be still to come: "from", "starting on", but not "since"."""
    return node.rule is None or node.rule.name != "ever-since"


@meaning("after")
def after(node: Node, clock: Clock) -> Value:
    """After a date: the interval that begins when it is over."""
    value = value_of(node.parts["x"], clock)
    if value.edtf is None or value.edtf[:2] == "..":
        return value
    return value.but(edtf=f"{_end(value)}/..", point=None)


@meaning("until")
def until(node: Node, clock: Clock) -> Value:
    """Until or by a date: the interval that it closes; a feast closes it when it begins."""
    side, ahead = node.parts["x"], clock.ahead
    clock.ahead = True if ahead is None else ahead  # what nobody dates otherwise is a deadline
    value = value_of(side, clock)
    clock.ahead = ahead
    if value.edtf is None or value.edtf[-2:] == "..":
        return value
    feast = side.rule is not None and side.rule.how in ("feast", "hijri_in")
    return value.but(edtf=f"../{_begin(value) if feast else _end(value)}", point=None)


@meaning("before")
def before(node: Node, clock: Clock) -> Value:
    """Before a date: the interval that ends where it begins."""
    value = value_of(node.parts["x"], clock)
    if value.edtf is None or value.edtf[-2:] == "..":
        return value
    return value.but(edtf=f"../{_begin(value)}", point=None)


@meaning("as_of")
def as_of(node: Node, clock: Clock) -> Value:
    """As of a date: that date."""
    return value_of(node.parts["x"], clock)


@meaning("either")
def either(node: Node, clock: Clock) -> Value:
    """One date or another: EDTF's set of which one is meant."""
    (_, first), (_, last) = sides(node, clock)
    if not first.edtf or not last.edtf or "/" in first.edtf + last.edtf:
        return NOTHING
    if first.edtf == last.edtf:  # "at 5:30 or 6:00"
        return last
    return last.but(edtf=f"[{first.edtf},{last.edtf}]", point=None)


@meaning("doubtful")
def doubted(node: Node, clock: Clock) -> Value:
    """Perhaps on a date."""
    value = value_of(node.parts["x"], clock)
    return value.but(edtf=doubtful(value.edtf, "?"), point=None) if value.edtf else value


@meaning("double")
def double(node: Node, clock: Clock) -> Value:
    """Earlier today, later on Monday: the same day."""
    return value_of(node.parts["x"], clock)


@meaning("clock")
def clock_time(node: Node, clock: Clock) -> Value:
    """An hour as `HH:MM`, in the place that the text speaks of."""
    if "t" in node.parts:
        return Value(hour=str(node.parts["t"].value))
    hour, minute = number(node, "h"), number(node, "m") if "m" in node.parts else 0
    if hour > 99:
        hour, minute = divmod(hour, 100)
    if "p" in node.parts:
        late = node.parts["p"].value == "pm"
        hour = hour % 12 + 12 * late
    if hour > 24 or minute > 59:
        return NOTHING
    return Value(hour=f"{hour:02}:{minute:02}")


@meaning("at_clock")
def at_clock(node: Node, clock: Clock) -> Value:
    """An hour of a day; without a day that of the narrative, else of the utterance."""
    hour = clock_time(node.parts["c"], clock).hour
    if "x" in node.parts:
        return value_of(node.parts["x"], clock).but(hour=hour)
    return _today(clock).but(hour=hour)


def _today(clock: Clock) -> Value:
    if clock.day is not None and clock.since <= 1:
        return Value(clock.day.isoformat(), NARRATIVE)
    return Value(clock.today.isoformat(), UTTERANCE) if clock.today else NOTHING


@meaning("at_time")
def at_time(node: Node, clock: Clock) -> Value:
    """A part of a day: "Thursday night", "the evening of 3 May", "this morning"."""
    hour = str(node.parts["t"].value or "NI") if "t" in node.parts else "NI"
    if "x" in node.parts:
        return value_of(node.parts["x"], clock).but(hour=hour)
    if "a" in node.parts:
        return several(node, clock).but(hour=hour)
    if "w" in node.parts:
        way = number(node, "w")
        day = clock.day
        edtf = (day + timedelta(days=way)).isoformat() if day else None
        return Value(edtf, NARRATIVE if edtf else None, hour=hour)
    name = node.rule.name if node.rule is not None else ""
    if name in ("that-time-of-day", "own-time-of-day"):
        near = clock.day if name == "that-time-of-day" or clock.since <= 1 else None
        edtf = near.isoformat() if near else None
        return Value(edtf, NARRATIVE if edtf else None, hour=hour)
    today: date | None = clock.today
    return Value(today.isoformat() if today else None, UTTERANCE if today else None, hour=hour)
