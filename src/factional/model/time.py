"""Valid time: when a claim holds, as four bounds with three-valued answers.

Dates come in and go out as EDTF (ISO 8601-2:2019); what is computed on are four bounds: earliest
and latest start, earliest and latest end. "Founded in May 2016" starts somewhere in May; an unknown
start is not "since always". So a question about a date has three answers: yes, maybe, no.

Levels 0 and 1 are read whole, and of level 2 what the `edtf` library reads as a point in time.
`~` (approximate) widens a date by one unit of its own precision on either side, a rule of ours
where the standard leaves it open; `?` (uncertain) leaves the bounds and turns a yes into a maybe.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from factional.errors import InvalidTime

OPEN = ".."
_YEARLY = re.compile(r"XXXX-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?")
_PLAIN = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?")


class Answer(StrEnum):
    """The three answers to "did it hold then?"."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included; None is unbounded on that side."""

    first: date | None
    last: date | None

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read an EDTF date or interval as the widest stretch that it can mean.

        Raises:
            InvalidTime: the text is not EDTF.
        """
        bounds = Bounds.parse(text)
        return cls(bounds.earliest_start, bounds.latest_end)


@dataclass(frozen=True, slots=True)
class Bounds:
    """When something began and ended, as far as anybody said.

    Attributes:
        earliest_start: Day before which it had not begun; None where nothing bounds it.
        latest_start: Day by which it had begun.
        earliest_end: Day until which it held at least.
        latest_end: Day after which it no longer held; None where nothing bounds it.
        uncertain: True where the date itself is doubted (EDTF `?` or `%`).
    """

    earliest_start: date | None = None
    latest_start: date | None = None
    earliest_end: date | None = None
    latest_end: date | None = None
    uncertain: bool = False

    @classmethod
    def parse(cls, text: str) -> Bounds:
        """Bounds of an EDTF date or interval.

        A single date bounds both ends: what is dated `2016-05` began and ended somewhere in May.
        `..` and an empty side are unknown. For what lasts, see `of_claim`.

        Raises:
            InvalidTime: the text is not EDTF.
        """
        return _parse(text.strip())

    @classmethod
    def of_claim(cls, time: str | None, *, lasting: bool, known: str | None) -> Bounds:
        """Bounds of a claim: what its words date, and what its utterance attests.

        Args:
            time: EDTF valid time as the text gives it, or None.
            lasting: True for a state, False for an event.
            known: EDTF knowledge time, when it was said or published; None where undated.

        A state without a date is attested on the day it was said: before and after that nothing
        was claimed (maybe, not yes); one dated `2017` is attested in that year in the same way.
        An open end is attested up to the utterance. A past state (`../` and the day it was said)
        was over by then. An event without a date happened at some time before it was told.
        """
        said = _parse(known) if known else cls()
        if time is None:
            if lasting:
                return cls(None, said.latest_end, said.earliest_start, None, said.uncertain)
            return cls(None, said.latest_end, None, said.latest_end, said.uncertain)
        stated = _parse(time)
        if not lasting:
            return stated
        start, _, end = time.partition("/")
        if "/" not in time:  # "in 2017": it held then, and nobody said since or until when
            return cls(None, stated.latest_end, stated.earliest_start, None, stated.uncertain)
        earliest_end = stated.earliest_end
        if end in ("", OPEN):
            earliest_end = said.earliest_start
            if _before(earliest_end, stated.latest_start):
                earliest_end = None
        elif start in ("", OPEN) and known and end == known:
            earliest_end = None  # "previously": over when it was said, nobody said since when
        return cls(
            stated.earliest_start,
            stated.latest_start,
            earliest_end,
            stated.latest_end,
            stated.uncertain,
        )

    def holds(self, at: Period) -> Answer:
        """Whether it held at some moment of a period: yes, maybe or no."""
        if _before(self.latest_end, at.first) or _before(at.last, self.earliest_start):
            return Answer.NO
        begun = self.latest_start is not None and not _before(at.last, self.latest_start)
        unended = self.earliest_end is not None and not _before(self.earliest_end, at.first)
        if begun and unended and not self.uncertain:
            return Answer.YES
        return Answer.MAYBE

    def overlaps(self, other: Bounds) -> Answer:
        """Whether two states held at one moment: yes, maybe or no."""
        if _before(self.latest_end, other.earliest_start):
            return Answer.NO
        if _before(other.latest_end, self.earliest_start):
            return Answer.NO
        if self.uncertain or other.uncertain:
            return Answer.MAYBE
        if _by(self.latest_start, other.earliest_end) and _by(
            other.latest_start, self.earliest_end
        ):
            return Answer.YES
        return Answer.MAYBE


def _before(a: date | None, b: date | None) -> bool:
    return a is not None and b is not None and a < b


def _by(a: date | None, b: date | None) -> bool:
    return a is not None and b is not None and a <= b


def is_edtf(text: str) -> bool:
    """Whether a text is an EDTF date or interval that can be computed on."""
    try:
        _parse(text)
    except InvalidTime:
        return False
    return True


@lru_cache(maxsize=4096)
def _parse(text: str) -> Bounds:
    if not text:
        raise InvalidTime("An empty date. Leave it out, or write an EDTF date such as 2016-05.")
    if "/" in text:
        left, _, right = text.partition("/")
        start = _point(left, whole=text) if left not in ("", OPEN) else Bounds()
        end = _point(right, whole=text) if right not in ("", OPEN) else Bounds()
        latest_start, earliest_end = start.latest_end, end.earliest_start
        if latest_start is None:
            latest_start = end.latest_end
        if _before(end.latest_end, start.earliest_start):
            raise InvalidTime(f"{text!r} ends before it begins. Swap the two dates.")
        return Bounds(
            start.earliest_start,
            latest_start,
            earliest_end,
            end.latest_end,
            start.uncertain or end.uncertain,
        )
    return _point(text, whole=text)


def _point(text: str, *, whole: str) -> Bounds:
    if plain := _plain(text):
        return plain
    # 0.15 s to import, so only when a date is read
    from edtf import parse_edtf  # noqa: PLC0415
    from edtf.parser.edtf_exceptions import EDTFParseException  # noqa: PLC0415

    try:
        parsed = parse_edtf(text)
        lower, upper = parsed.lower_strict(), parsed.upper_strict()
        first, last = _day(lower), _day(upper)
    except (
        EDTFParseException,
        ValueError,
        TypeError,
        AttributeError,
        NotImplementedError,
    ) as error:
        raise InvalidTime(
            f"{whole!r} is not an EDTF date. Write 2016, 2016-05, 2016-05-11, 2018~, "
            "2017-01/2017-03 or 2018-08/.."
        ) from error
    if "~" in text or "%" in text:
        first, last = _widen(text, first, last)
    return Bounds(first, last, first, last, "?" in text or "%" in text)


def _plain(text: str) -> Bounds | None:
    """A year, month or day of four, two and two digits, or a day of any year; None for the rest.

    Nearly all dates are such. The grammar of the library takes milliseconds for one; what is no
    such date is left to it.
    """
    if _YEARLY.fullmatch(text):
        return Bounds()
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if not year or year > 9998:
        return None
    length = calendar.monthrange(year, month or 12)[1]
    if day is not None and not 1 <= day <= length:
        return None
    first, last = date(year, month or 1, day or 1), date(year, month or 12, day or length)
    return Bounds(first, last, first, last)


def _day(moment: float | Sequence[int]) -> date | None:
    """A bound of the library as a day; None where it is infinite or beyond the calendar."""
    if isinstance(moment, float):
        return None
    year, month, day = moment[:3]
    if not 1 <= year <= 9998:
        return None
    return date(year, month, day)


def _widen(text: str, first: date | None, last: date | None) -> tuple[date | None, date | None]:
    """One unit of the date's own precision more on either side."""
    unit = text.strip("~%?").count("-")
    if unit >= 2:
        step = timedelta(days=1)
        return first and first - step, last and last + step
    months = 1 if unit == 1 else 12
    return first and _shift(first, -months), last and _shift(last, months, month_end=True)


def _shift(day: date, months: int, *, month_end: bool = False) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    length = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, length if month_end else min(day.day, length))
