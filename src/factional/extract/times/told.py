"""Dates that are pointed at from where the story is: "the next day", "the same month", "then"."""

from __future__ import annotations

from datetime import date, timedelta

from factional.extract.chart import Node
from factional.extract.layers import Anchor
from factional.extract.times.absolute import NARRATIVE, UTTERANCE, number
from factional.extract.times.clock import Clock
from factional.extract.times.meaning import meaning, value_of
from factional.extract.times.parts import season_in
from factional.extract.times.relative import quarter_of, steps_on, weekend
from factional.extract.times.values import (
    DAYS,
    NOTHING,
    YEARS,
    Value,
    bounds,
    interval,
    plain,
    shift,
    week,
)
from factional.extract.times.values import duration as iso_duration

STALE = 3
"""Sentences after which a story's last date lends itself to no "a year later"."""


def where(clock: Clock) -> tuple[str | None, Anchor]:
    """Where relative words are counted from: the narrative's last date, else the utterance."""
    today = clock.today
    told = today is None or (clock.here or "")[:10] <= today.isoformat()
    if clock.here and clock.since <= STALE and told:
        return clock.here, NARRATIVE
    return plain(clock.published or "") or None, UTTERANCE


@meaning("then")
def then(node: Node, clock: Clock) -> Value:
    """Then, in "since then" and "until then": where the narrative is, if it is anywhere."""
    near = clock.here if clock.since <= STALE else None
    return Value(near, NARRATIVE) if near else NOTHING


@meaning("same")
def same(node: Node, clock: Clock) -> Value:
    """That day, the same month, that year: where the narrative is."""
    unit = str(node.parts["u"].value)
    if unit == "day":
        return Value(clock.day.isoformat(), NARRATIVE) if clock.day else NOTHING
    if unit in ("week", "fortnight"):
        return Value(week(clock.day), NARRATIVE) if clock.day else NOTHING
    here = clock.here
    if unit == "year" and here is None and clock.year:
        here = str(clock.year)
    if here and unit == "quarter":
        return quarter_of(here, 0, NARRATIVE)
    edtf = shift(here, 0, unit) if here and unit in ("month", "year") else None
    return Value(edtf, NARRATIVE) if edtf else NOTHING


@meaning("own")
def own(node: Node, clock: Clock) -> Value:
    """The day, the month, the year that is spoken of ("at the end of the year")."""
    unit = str(node.parts["u"].value)
    base, anchor = where(clock)
    whole = node.rule is not None and node.rule.name == "own-whole"
    if unit == "year" and not whole and not (clock.year and clock.age <= STALE):
        base, anchor = plain(clock.published or "") or base, UTTERANCE
    far = clock.since > 1 or (base or "") > (clock.published or base or "")
    if unit == "day" and (base is None or len(base) < 10 or far):
        base, anchor = plain(clock.published or "") or None, UTTERANCE
    if unit in ("week", "weekend", "quarter") and base and anchor is UTTERANCE:
        return steps_on(0, unit, clock) if unit != "weekend" else weekend(node, clock)
    if unit == "quarter" and base:
        return quarter_of(base, 0, anchor)
    edtf = shift(base, 0, unit) if base else None
    length = iso_duration(1, unit) if whole else None
    return Value(edtf, anchor, length) if edtf else Value(duration=length)


@meaning("season_told")
def season_told(node: Node, clock: Clock) -> Value:
    """That winter, the previous summer: the nearest one to where the narrative is."""
    base, anchor = where(clock)
    days = bounds(base) if base else None
    if base is None or days is None:
        return NOTHING
    name, way = str(node.parts["s"].value), number(node, "w") if "w" in node.parts else 0
    near: list[tuple[int, Value]] = []
    for year in range(int(base[:4]) - 2, int(base[:4]) + 3):
        found = season_in(name, year, anchor, explicit=False)
        span = bounds(found.edtf or "")
        if span is None:
            continue
        before, after = (days[0] - span[1]).days, (span[0] - days[1]).days
        if way <= 0 and before > 0:
            near.append((before, found))
        elif way >= 0 and after > 0:
            near.append((after, found))
        elif way == 0:
            near.append((0, found))
    return min(near, key=lambda one: one[0])[1] if near else NOTHING


@meaning("next")
def neighbour(node: Node, clock: Clock) -> Value:
    """The next day, the previous year, the week after."""
    way = number(node, "w")
    if "d" in node.parts:
        if clock.day is None:
            return NOTHING
        days = (number(node, "d") - clock.day.weekday()) % 7 or 7
        return Value(
            (clock.day + timedelta(days=days if way > 0 else days - 14)).isoformat(), NARRATIVE
        )
    unit = str(node.parts["u"].value)
    day, told = (clock.day, NARRATIVE) if clock.day else (clock.today, UTTERANCE)
    if unit in ("day", "week", "fortnight", "weekend"):
        if day is None:
            return NOTHING
        if unit == "day":
            return Value((day + timedelta(days=way)).isoformat(), told)
        edtf = week(day, way * DAYS.get(unit, 7) // 7)
        if unit == "weekend":
            sunday = date.fromisoformat(edtf[-10:])
            edtf = interval(sunday - timedelta(days=1), sunday)
        return Value(edtf, told)
    base, anchor = where(clock)
    if base is None:
        return NOTHING
    if unit in ("decade", "century"):
        today = clock.today
        if way > 0 and today and int(base[:4]) // 10 == today.year // 10:
            return Value(f"{today}/{today.year + YEARS[unit]}~", UTTERANCE, iso_duration(1, unit))
        begun = str(int(base[:4]) // YEARS[unit] + way)
        return Value(begun + "X" * (4 - len(begun)), anchor)
    if unit == "quarter":
        return quarter_of(base, way, anchor)
    shifted = shift(base, way, unit)
    return Value(shifted, anchor) if shifted else NOTHING


@meaning("same_in")
def same_in(node: Node, clock: Clock) -> Value:
    """The same quarter of 2008, the same month last year, the year-ago quarter."""
    base, anchor = where(clock)
    year = (
        value_of(node.parts["r"], clock).edtf
        if "r" in node.parts
        else shift(base or "", -1, "year")
    )
    if base is None or not year or not year[:4].isdigit():
        return NOTHING
    there, unit = year[:4] + base[4:], node.parts["u"].value
    if unit == "quarter":
        return quarter_of(there, 0, anchor)
    edtf = {"month": there[:7], "day": there}.get(unit, year[:4])
    return Value(edtf, anchor) if bounds(edtf) else NOTHING
