"""Dates that are pointed at: from the day of the utterance, or from where the narrative is."""

from __future__ import annotations

from datetime import date, timedelta

from factional.extract.chart import Node
from factional.extract.layers import Anchor
from factional.extract.times.absolute import NARRATIVE, UTTERANCE, number, season_in, season_months
from factional.extract.times.clock import Clock
from factional.extract.times.meaning import meaning, value_of
from factional.extract.times.values import (
    DAYS,
    NOTHING,
    YEARS,
    Value,
    bounds,
    doubtful,
    interval,
    plain,
    shift,
    week,
)
from factional.extract.times.values import duration as iso_duration

_STALE = 3
"""Sentences after which the narrative's last date lends itself to no "a year later"."""


def measured(node: Node) -> tuple[float, str]:
    """Number and unit of a duration; 0 where the number is not known."""
    unit = str(node.parts["u"].value)
    rule = node.rule
    more = rule.more if rule is not None else {}
    if more.get("vague"):
        return 0, unit
    if "n" not in node.parts:
        return (0.5 if more.get("half") else 1), unit
    count = float(node.parts["n"].value)
    return count + (0.5 if more.get("half") and count else 0), unit


@meaning("duration")
def duration(node: Node, clock: Clock) -> Value:
    """How long."""
    count, unit = measured(node)
    text = iso_duration(count, unit)
    if "n2" in node.parts and "u2" in node.parts and text:
        second = iso_duration(float(node.parts["n2"].value), str(node.parts["u2"].value))
        text += (second or "P")[1:]
    return Value(duration=text)


@meaning("shift_day")
def shift_day(node: Node, clock: Clock) -> Value:
    """Today, yesterday, tomorrow, tonight."""
    today, rule = clock.today, node.rule
    if today is None or rule is None:
        return NOTHING
    edtf = (today + timedelta(days=int(rule.more["value"]))).isoformat()
    return Value(edtf, UTTERANCE, hour=rule.more.get("time"))


@meaning("step")
def step(node: Node, clock: Clock) -> Value:
    """Last week, this month, next year; "the last year" has its length as well."""
    unit = str(node.parts["u"].value)
    value = _steps(number(node, "w"), unit, clock)
    whole = node.parts["w"].last - node.parts["w"].first > 1
    return value.but(duration=iso_duration(1, unit)) if whole else value


def _steps(steps: int, unit: str, clock: Clock) -> Value:
    today, year = clock.today, clock.this_year
    if unit in ("week", "fortnight"):
        return Value(week(today, steps * DAYS[unit] // 7), UTTERANCE) if today else NOTHING
    if unit == "quarter" and today:
        index = today.year * 4 + (today.month - 1) // 3 + steps
        head, nth = divmod(index, 4)
        edtf = f"{head}-{3 * nth + 1:02}/{head}-{3 * nth + 3:02}"
        return Value(edtf, UTTERANCE, point=f"{head}-{33 + nth}")
    if unit in ("decade", "century") and year:
        wide = YEARS[unit]
        begun = str(year // wide + steps)
        return Value(begun + "X" * (4 - len(begun)), UTTERANCE)
    shifted = shift(clock.published or "", steps, unit)
    return Value(shifted, UTTERANCE) if shifted else NOTHING


@meaning("step_month")
def step_month(node: Node, clock: Clock) -> Value:
    """Last May, this March, next October."""
    today, published = clock.today, clock.this_year
    if published is None:
        return NOTHING
    nth, way = number(node, "m"), number(node, "w")
    year = published
    if today and way < 0:
        year -= nth >= today.month
    elif today and way > 0:
        year += nth <= today.month
    return Value(f"{year}-{nth:02}", UTTERANCE)


@meaning("step_season")
def step_season(node: Node, clock: Clock) -> Value:
    """Last summer, this spring."""
    today, published, way = clock.today, clock.this_year, number(node, "w")
    if published is None:
        return NOTHING
    name = str(node.parts["s"].value)
    first, last = season_months(name)
    year = published
    if way < 0:
        year -= today is None or today.month <= last or last < first
    elif way > 0:
        year += today is not None and today.month >= first
    elif last < first and today and today.month <= last:
        year -= 1
    return season_in(name, year, UTTERANCE, explicit=False)


@meaning("weekday")
def weekday(node: Node, clock: Clock) -> Value:
    """On Tuesday: the last one, or the next one where the words speak of what is to come."""
    today = clock.today
    if today is None:
        return NOTHING
    back = (today.weekday() - number(node, "d")) % 7
    days = (7 - back) % 7 if clock.ahead else -back
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


def _narrative(clock: Clock) -> tuple[str | None, Anchor]:
    """Where relative words are counted from: the narrative's last date, else the utterance."""
    if clock.here and clock.since <= _STALE:
        return clock.here, NARRATIVE
    return plain(clock.published or "") or None, UTTERANCE


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
    edtf = shift(here, 0, unit) if here and unit in ("month", "year") else None
    return Value(edtf, NARRATIVE) if edtf else NOTHING


@meaning("own")
def own(node: Node, clock: Clock) -> Value:
    """The day, the month, the year that is spoken of ("at the end of the year")."""
    unit = str(node.parts["u"].value)
    base, anchor = _narrative(clock)
    whole = node.rule is not None and node.rule.name == "own-whole"
    if unit == "year" and not whole and not (clock.year and clock.age <= _STALE):
        base, anchor = plain(clock.published or "") or base, UTTERANCE
    if unit == "day" and (base is None or len(base) < 10):
        base, anchor = plain(clock.published or "") or None, UTTERANCE
    if unit in ("week", "weekend", "quarter") and base and anchor is UTTERANCE:
        return _steps(0, unit, clock) if unit != "weekend" else weekend(node, clock)
    edtf = shift(base, 0, unit) if base else None
    length = iso_duration(1, unit) if whole else None
    return Value(edtf, anchor, length) if edtf else Value(duration=length)


@meaning("year_end")
def year_end(node: Node, clock: Clock) -> Value:
    """Year's end: the end of the year that is spoken of, roughly."""
    year = clock.this_year
    return Value(f"{year}~", UTTERANCE) if year else NOTHING


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
    base, anchor = _narrative(clock)
    if base is None:
        return NOTHING
    if unit in ("decade", "century"):
        begun = str(int(base[:4]) // YEARS[unit] + way)
        return Value(begun + "X" * (4 - len(begun)), anchor)
    shifted = shift(base, way, unit)
    return Value(shifted, anchor) if shifted else NOTHING


@meaning("ago")
def ago(node: Node, clock: Clock) -> Value:
    """So long ago, or from now."""
    way = number(node, "w") if "w" in node.parts else 1
    of = node.parts["d"]
    count, unit = measured(of)
    length = duration(of, clock).duration
    if unit in ("hour", "minute", "second"):
        today = clock.today
        return Value(today.isoformat() if today else None, UTTERANCE, length, hour="")
    base = plain(clock.published or "")
    if "u" in node.parts and node.parts["u"].value == "month" and unit == "year" and count:
        near, anchor = _narrative(clock)  # "the same month a year ago"
        edtf = shift(near or "", int(12 * count * way), "month")
        return Value(edtf, anchor if edtf else None, length)
    edtf = _shifted(base, count * way, unit)
    if edtf is None:
        return Value(duration=length)
    rough = unit in ("week", "fortnight", "decade", "century") or count != int(count)
    return Value(edtf + ("~" if rough else ""), UTTERANCE, length)


def _shifted(base: str, count: float, unit: str) -> str | None:
    """A date so many units on; halves are counted in the next smaller unit."""
    if not count or not base:
        return None
    if count != int(count):
        smaller = {"year": ("month", 12), "week": ("day", 7), "decade": ("year", 10)}.get(unit)
        if smaller is None:
            return None
        unit, factor = smaller
        count *= factor
    return shift(base, int(count), unit)


@meaning("ago_from")
def ago_from(node: Node, clock: Clock) -> Value:
    """So long before or after where the narrative is: "two weeks later", "a year earlier"."""
    of = node.parts["d"]
    count, unit = measured(of)
    length = duration(of, clock).duration
    base, anchor = _narrative(clock)
    if unit in DAYS and (clock.day is None or clock.age > 2):
        base = None
    elif unit in DAYS and clock.day is not None:
        base = clock.day.isoformat()
    edtf = _shifted(base or "", count * number(node, "w"), unit)
    return Value(edtf, anchor, length) if edtf else Value(duration=length)


@meaning("from_date")
def from_date(node: Node, clock: Clock) -> Value:
    """So long before or after a date: "two days after Easter", "the day before 3 May"."""
    base = value_of(node.parts["x"], clock)
    way = number(node, "w") if "w" in node.parts else -1
    if "d" in node.parts:
        count, unit = measured(node.parts["d"])
        length = duration(node.parts["d"], clock).duration
    else:
        unit = str(node.parts["u"].value) if "u" in node.parts else "day"
        count, length = 1, None
    days = bounds(base.edtf) if base.edtf else None
    if days is None:
        return Value(duration=length)
    head = plain(base.edtf or "")
    if "/" in head:
        head = days[0 if way < 0 else 1].isoformat()
    edtf = _shifted(head, count * way, unit)
    if edtf and "~" in (base.edtf or ""):
        edtf = doubtful(edtf)
    return base.but(edtf=edtf, duration=length, point=None) if edtf else Value(duration=length)


@meaning("window")
def window(node: Node, clock: Clock) -> Value:
    """The last six months, the next four years: an interval up to or from the utterance."""
    unit, way = str(node.parts["u"].value), number(node, "w") if "w" in node.parts else 1
    if "n" in node.parts:
        count = float(node.parts["n"].value)
    else:
        count = 1 if node.parts["u"].label in ("UNIT", "BIGUNIT") else 0
    length = iso_duration(count, unit)
    today = clock.today
    past = (
        clock.here is not None and clock.since <= _STALE and clock.here[:4] < str(clock.this_year)
    )
    if way > 0 and past and count and clock.here:  # "in the next five years", told of long ago
        ended = _shifted(clock.here, count, unit)
        return Value(f"{clock.here}/{ended}~" if ended else None, NARRATIVE, length)
    if today is None or not count:
        return Value(duration=length)
    far = _shifted(today.isoformat(), count * way, unit)
    if far is None:
        return Value(duration=length)
    edtf = f"{far}~/{today.isoformat()}" if way < 0 else f"{today.isoformat()}/{far}~"
    return Value(edtf, UTTERANCE, length)


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


@meaning("every")
def every(node: Node, clock: Clock) -> Value:
    """What comes again and again; the duration is how far apart."""
    count = float(node.parts["n"].value) if "n" in node.parts else 1.0
    if "u" in node.parts:
        rate = node.rule is not None and node.rule.name == "rate"
        return Value(duration=iso_duration(1 if rate else count, str(node.parts["u"].value)))
    if node.parts.keys() & {"m", "s", "f"}:
        return Value(duration="P1Y")
    return Value(duration="P1D" if "t" in node.parts else "P1W")


@meaning("nowhere")
def nowhere(node: Node, clock: Clock) -> Value:
    """A time that nobody can put a date on."""
    inner = node.parts.get("t")
    timed = node.rule is not None and node.rule.more.get("time")
    return Value(hour=str(inner.value) if inner is not None else "" if timed else None)
