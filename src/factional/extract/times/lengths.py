"""Lengths of time, and dates that lie so long before or after another."""

from __future__ import annotations

from datetime import timedelta

from factional.extract.chart import Node
from factional.extract.times.absolute import NARRATIVE, UTTERANCE, number
from factional.extract.times.clock import Clock
from factional.extract.times.meaning import meaning, value_of
from factional.extract.times.told import STALE, where
from factional.extract.times.values import (
    DAYS,
    NOTHING,
    Value,
    bounds,
    doubtful,
    last_of,
    plain,
    shift,
)
from factional.extract.times.values import duration as iso_duration

_SMALLER = {
    "year": ("month", 12), "week": ("day", 7), "decade": ("year", 10), "century": ("year", 100),
}  # fmt: skip


def measured(node: Node) -> tuple[float, str]:
    """Number and unit of a duration; 0 where the number is not known."""
    unit = str(node.parts["u"].value)
    rule = node.rule
    more = rule.more if rule is not None else {}
    if more.get("vague"):
        return 0, unit
    if "n" not in node.parts:
        return (0.5 if more.get("half") else float(more.get("share", 1))), unit
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
        near, anchor = where(clock)  # "the same month a year ago"
        edtf = shift(near or "", int(12 * count * way), "month")
        return Value(edtf, anchor if edtf else None, length)
    if not count and clock.today and unit in ("day", "week"):  # "a few days ago"
        few = clock.today + timedelta(days=3 * DAYS[unit] * way)
        return Value(f"{few.isoformat()[:7]}~", UTTERANCE, length)
    edtf = _shifted(base, count * way, unit)
    if edtf is None:
        return Value(duration=length)
    rough = unit in ("week", "fortnight", "decade", "century") or count != int(count)
    return Value(edtf + ("~" if rough or "a" in node.parts else ""), UTTERANCE, length)


@meaning("ahead_by")
def ahead_by(node: Node, clock: Clock) -> Value:
    """In two weeks: a date where the words speak of what is to come, else how long it took."""
    of = node.parts["d"]
    bare = of.rule is not None and of.rule.name == "about-so-long"
    return ago(node, clock) if clock.ahead and not bare else duration(of, clock)


def _shifted(base: str, count: float, unit: str) -> str | None:
    """A date so many units on; halves are counted in the next smaller unit."""
    if not count or not base:
        return None
    if count != int(count):
        smaller = _SMALLER.get(unit)
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
    base, anchor = where(clock)
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


@meaning("lasting_from")
def lasting_from(node: Node, clock: Clock) -> Value:
    """For so long after a date, or before it: "for about two months after January 2017"."""
    told, reckoned = value_of(node.parts["x"], clock), from_date(node, clock)
    if told.edtf is None or reckoned.edtf is None or "/" in told.edtf:
        return reckoned
    ends = [told.edtf, doubtful(plain(reckoned.edtf))]
    return reckoned.but(edtf="/".join(ends if number(node, "w") > 0 else reversed(ends)))


@meaning("window")
def window(node: Node, clock: Clock) -> Value:
    """The last six months, the next four years: an interval up to or from the utterance.

    "The previous two weeks" and "the following two weeks" count from where the story is.
    """
    unit, way = str(node.parts["u"].value), number(node, "w") if "w" in node.parts else 1
    if "n" in node.parts:
        count = float(node.parts["n"].value)
    else:
        count = 1 if node.parts["u"].label in ("UNIT", "BIGUNIT") else 0
    length = iso_duration(count, unit)
    here = clock.here if clock.since <= STALE else None
    past = here is not None and here[:4] < str(clock.this_year)
    told = abs(way) > 1 or (way > 0 and past)  # "in the next five years", told of long ago
    base, anchor = (here, NARRATIVE) if told and here else (plain(clock.published or ""), UTTERANCE)
    ahead = way > 0
    far = _shifted(base, count if ahead else -count, unit) if count else None
    if far is None or not base:
        return Value(duration=length)
    return Value(f"{base}/{far}~" if ahead else f"{far}~/{base}", anchor, length)


@meaning("ending")
def ending(node: Node, clock: Clock) -> Value:
    """The year to March, the quarter ended 30 June, the three months to May: up to then."""
    value = value_of(node.parts["x"], clock)
    end = last_of(plain(value.edtf or ""))
    count, unit = (
        (1, str(node.parts["u"].value)) if "u" in node.parts else measured(node.parts["d"])
    )
    months = int(count * {"month": 1, "quarter": 3, "year": 12}.get(unit, 0))
    begun = shift(end[:7], 1 - months, "month") if months and len(end) >= 7 else None
    if begun is None:
        return NOTHING
    return value.but(edtf=begun if begun == end[:7] else f"{begun}/{end[:7]}", point=None)


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
    """A time that nobody can put a date on; "in recent weeks" is at least some weeks long."""
    inner = node.parts.get("t")
    timed = node.rule is not None and node.rule.more.get("time")
    length = iso_duration(0, str(node.parts["u"].value)) if "u" in node.parts else None
    hour = str(inner.value) if inner is not None else "" if timed else None
    if inner is not None and clock.day is not None and clock.since <= 1:
        return Value(clock.day.isoformat(), NARRATIVE, hour=hour)
    return Value(duration=length, hour=hour)
