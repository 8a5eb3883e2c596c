"""Clocks: what time it is in a text, so to speak."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import date

from factional.extract.layers import Anchor
from factional.extract.times.values import Value, bounds


@dataclass(slots=True)
class Clock:
    """When a document was published, and where its narrative has got to.

    Attributes:
        published: EDTF date of the document, cut to what is a plain date; None where undated.
        year: Year of the last date given in full.
        day: Last full date, for "the next day".
        here: Last date of any precision, for "a year later".
        age: Sentences since a date with its year was given.
        since: Sentences since `here` was set.
        exact: Whether the last date with its year had a month.
        month_first: Whether dates in figures were seen to put the month first; None until seen.
        ahead: Whether the words before the expression speak of what is to come (True) or of what
            has been (False); None where they do not tell.
        present: Whether they only say how things are.
        perfect: Whether they say what has been and still is ("has held it since December").
        attributive: Whether the date only says which ("the 15 December elections").
        under: Year that stood as a heading, for what is told under it.
        lent: Year that an expression takes from its neighbour ("from March to June 2019").
    """

    published: str | None = None
    year: int | None = None
    day: date | None = None
    here: str | None = None
    age: int = 0
    since: int = 0
    exact: bool = False
    month_first: bool | None = None
    ahead: bool | None = None
    present: bool = False
    perfect: bool = False
    attributive: bool = False
    under: int | None = None
    lent: int | None = None

    @property
    def today(self) -> date | None:
        """The day of publication, where it is known to the day."""
        try:
            return date.fromisoformat((self.published or "").rstrip("?~%"))
        except ValueError:
            return None

    @property
    def this_year(self) -> int | None:
        """The year of publication."""
        head = (self.published or "").lstrip("[{")[:4]
        return int(head) if head.isdigit() else None

    @property
    def this_month(self) -> int | None:
        """The month of publication, 1 to 12; the last of those that an issue is of."""
        last = (self.published or "").rpartition("/")[2].rstrip("?~%")
        month = int(last[5:7]) if last[5:7].isdigit() else 0
        return month if 1 <= month <= 12 else None

    def sentence(self) -> None:
        """Go on to the next sentence."""
        self.age += 1
        self.since += 1

    def advance(self, value: Value, *, fronted: bool = True, alone: bool = False) -> None:
        """Move the narrative on.

        A year that was only guessed from publication does not count, nor does a year alone unless
        it stands at the front of its sentence: "In 2013 they came", not "they came in 2013". Nor
        does "since October 2002" in a text that says when it was published. A year that stands
        alone is a heading.
        """
        edtf = value.edtf
        if alone and edtf and len(edtf) == 4 and edtf.isdigit():
            self.under, self.year, self.age, self.exact = int(edtf), int(edtf), 0, True
            self.here, self.day, self.since = edtf, None, 0
            return
        if edtf is None or edtf[:1] in "[{.":
            return
        if self.published and not fronted and edtf.endswith("/.."):
            return
        if value.duration and "/" in edtf:  # "in the last fifty years" is no place to be
            return
        head = edtf.split("/", maxsplit=1)[0].strip("~?%")
        told = value.anchor is Anchor.NARRATIVE and head[:4] == str((self.year or 0) + 1)
        known = value.explicit or told or head[:4] == str(self.year)
        if "X" in head or ("~/" in edtf and len(head) == 4):  # nothing comes a year after the 1970s
            return
        if value.anchor is Anchor.UTTERANCE and len(head) == 10 and "/" not in edtf:
            self.year = None  # "last Friday": the story is back at these days
        if "~/" in edtf and len(head) == 7:  # "late 2006" is told of the year
            head = head[:4]
        year = head[:4]
        if (
            known
            and year.isdigit()
            and (len(head) >= 7 or (self.published and fronted and "/" not in edtf))
        ):
            self.year, self.age, self.exact = int(year), 0, len(head) >= 7
        if year.isdigit() and bounds(head) is not None:
            self.here, self.since = head[:4] if head[5:] in ("21", "22", "23") else head, 0
        with contextlib.suppress(ValueError):
            self.day = date.fromisoformat(head)
