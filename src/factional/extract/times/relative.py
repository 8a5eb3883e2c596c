"""Dates that are pointed at from the day on which the words were published."""

from __future__ import annotations

from datetime import date, timedelta

from factional.extract.chart import Node
from factional.extract.layers import Anchor
from factional.extract.times.absolute import UTTERANCE, number
from factional.extract.times.clock import Clock
from factional.extract.times.meaning import meaning, value_of
from factional.extract.times.parts import season_in, season_months
from factional.extract.times.values import (
    DAYS,
    NOTHING,
    YEARS,
    Value,
    bounds,
    interval,
    shift,
    week,
)
from factional.extract.times.values import duration as iso_duration


@meaning("shift_day")
def shift_day(node: Node, clock: Clock) -> Value:
    """Today, yesterday, tomorrow, tonight.

    Today is no date where the words only say how things are ("today it is the largest group").
    """
    today, rule = clock.today, node.rule
    if today is None or rule is None or (rule.name == "today" and clock.present):
        return NOTHING
    edtf = (today + timedelta(days=int(rule.more["value"]))).isoformat()
    return Value(edtf, UTTERANCE, hour=rule.more.get("time"))


@meaning("step")
def step(node: Node, clock: Clock) -> Value:
    """Last week, this month, next year; "the last year" has its length as well."""
    unit = str(node.parts["u"].value)
    if "w" not in node.parts:  # "the week before last"
        return steps_on(int(node.rule.more["value"]) if node.rule else 0, unit, clock)
    value = steps_on(number(node, "w"), unit, clock)
    whole = node.parts["w"].last - node.parts["w"].first > 1
    return value.but(duration=iso_duration(1, unit)) if whole else value


def steps_on(steps: int, unit: str, clock: Clock) -> Value:
    """The week, month, quarter or year of publication, or so many on."""
    today, year = clock.today, clock.this_year
    if unit in ("week", "fortnight"):
        return Value(week(today, steps * DAYS[unit] // 7), UTTERANCE) if today else NOTHING
    if unit == "quarter" and today:
        return quarter_of(today.isoformat(), steps, UTTERANCE)
    if unit in ("decade", "century") and year:
        wide = YEARS[unit]
        begun = str(year // wide + steps)
        return Value(begun + "X" * (4 - len(begun)), UTTERANCE)
    shifted = shift(clock.published or "", steps, unit)
    return Value(shifted, UTTERANCE) if shifted else NOTHING


@meaning("this_time")
def this_time(node: Node, clock: Clock) -> Value:
    """This time last year: about a month then; this time last month: about a week."""
    today, way = clock.today, number(node, "w")
    unit = str(node.parts["u"].value)
    edtf = None
    if today and unit == "year":
        edtf = shift(today.isoformat()[:7], 12 * way, "month")
    elif today and unit in ("week", "month"):
        edtf = (today + timedelta(days=(7 if unit == "week" else 30) * way)).isoformat()
    return Value(f"{edtf}~", UTTERANCE) if edtf else NOTHING


def quarter_of(base: str, steps: int, anchor: Anchor) -> Value:
    """The quarter that a month or day is in, or so many on; of a year alone there is none."""
    if len(base) < 7:
        return NOTHING
    head, nth = divmod(int(base[:4]) * 4 + (int(base[5:7]) - 1) // 3 + steps, 4)
    edtf = f"{head}-{3 * nth + 1:02}/{head}-{3 * nth + 3:02}"
    return Value(edtf, anchor, point=f"{head}-{33 + nth}")


@meaning("step_month")
def step_month(node: Node, clock: Clock) -> Value:
    """Last May, this March, next October."""
    this, published = clock.this_month, clock.this_year
    if published is None:
        return NOTHING
    nth, way = number(node, "m"), number(node, "w")
    year = published
    if this and way < 0:
        year -= nth >= this
    elif this and way > 0:
        year += nth <= this
    return Value(f"{year}-{nth:02}", UTTERANCE)


@meaning("step_season")
def step_season(node: Node, clock: Clock) -> Value:
    """Last summer, this spring."""
    this, published, way = clock.this_month, clock.this_year, number(node, "w")
    if published is None:
        return NOTHING
    name = str(node.parts["s"].value)
    first, last = season_months(name)
    year = published
    if way < 0:
        year -= this is None or this <= last or last < first
    elif way > 0:
        year += this is not None and this >= first
    elif last < first and this and this <= last:
        year -= 1
    return season_in(name, year, UTTERANCE, explicit=False)


@meaning("weekday")
def weekday(node: Node, clock: Clock) -> Value:
    """On Tuesday: the last one, or the next one where the words speak of what is to come.

    "Tuesday week" is a week after the next, "a week ago Tuesday" a week before the last.
    """
    today, weeks = clock.today, int(node.rule.more.get("weeks", 0)) if node.rule else 0
    if today is None:
        return NOTHING
    back = (today.weekday() - number(node, "d")) % 7
    ahead = weeks > 0 or (clock.ahead and not weeks)
    days = ((7 - back) % 7 if ahead else -back) + 7 * weeks
    return Value((today + timedelta(days=days)).isoformat(), UTTERANCE)


@meaning("step_weekday")
def step_weekday(node: Node, clock: Clock) -> Value:
    """Last Tuesday, next Friday, this Sunday."""
    today, way = clock.today, number(node, "w")
    if today is None:
        return NOTHING
    wanted = number(node, "d")
    back = (today.weekday() - wanted) % 7
    if node.parts["w"].label == "LASTWEEK":  # "Friday last week"
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * way)
        return Value((monday + timedelta(days=wanted)).isoformat(), UTTERANCE)
    if way == 0:
        return Value((today + timedelta(days=wanted - today.weekday())).isoformat(), UTTERANCE)
    days = -(back or 7) if way < 0 else 7 - back
    return Value((today + timedelta(days=days)).isoformat(), UTTERANCE)


@meaning("weekend")
def weekend(node: Node, clock: Clock) -> Value:
    """Saturday and Sunday, the ones that are on or the last ones."""
    today = clock.today
    if today is None:
        return NOTHING
    way = number(node, "w") if "w" in node.parts else 0
    sunday = today + timedelta(days=6 - today.weekday())
    if way > 0:
        sunday += timedelta(days=7 * (today.weekday() >= 5))
    elif (today.weekday() < 5 and not clock.ahead) or way < 0:
        sunday -= timedelta(days=7)
    return Value(interval(sunday - timedelta(days=1), sunday), UTTERANCE)


@meaning("year_end")
def year_end(node: Node, clock: Clock) -> Value:
    """Year's end: the end of the year that is spoken of, roughly."""
    year = clock.this_year
    return Value(f"{year}~", UTTERANCE) if year else NOTHING


@meaning("week_of")
def week_of(node: Node, clock: Clock) -> Value:
    """The week of a date, Monday to Sunday; "the week ending" counts back from it."""
    value = value_of(node.parts["x"], clock)
    days = bounds(value.edtf) if value.edtf else None
    if days is None or days[0] != days[1]:
        return NOTHING
    return value.but(edtf=week(days[0]), point=None)


@meaning("weekend_of")
def weekend_of(node: Node, clock: Clock) -> Value:
    """The weekend of a date."""
    value = week_of(node, clock)
    if value.edtf is None:
        return value
    sunday = date.fromisoformat(value.edtf[-10:])
    return value.but(edtf=interval(sunday - timedelta(days=1), sunday))
