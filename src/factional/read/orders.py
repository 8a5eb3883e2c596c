"""In which order a document writes day and month: decided from what else it shows, or left open.

What decides, the surest first: a weekday beside one of its dates; a date whose first or second
number is above 12; a date that can only be read one way to be the day in the address, in the page's
metadata or in a date in words; the country it is written for, by its language tag; the country of
its host; its language. English alone decides nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from factional.read import dates
from factional.read.cues import wordset
from factional.read.dates import DAY_FIRST, MONTH_FIRST, Found

_NUMBERS = re.compile(r"\d[/-]\d{1,2}[/-]\d\d")


@dataclass(frozen=True, slots=True)
class Order:
    """An order of day and month, and what decided on it.

    Attributes:
        value: `dates.DAY_FIRST` or `dates.MONTH_FIRST`.
        why: What tells, in a few words.
    """

    value: str
    why: str


def decide(
    texts: Iterable[str],
    *,
    known: Iterable[str] = (),
    language: Callable[[], str | None] = lambda: None,
    locale: str | None = None,
    address: str | None = None,
) -> Order | None:
    """The order of a document's dates of numbers; None where nothing tells or signs disagree.

    Args:
        texts: Its lines.
        known: Dates that it is known to have, as EDTF, by metadata or address.
        language: Gives the BCP 47 tag of its text; asked only where nothing else decides.
        locale: Language and country that its markup names ("en-US").
        address: Where it is from.
    """
    texts = list(texts)
    if not any(_NUMBERS.search(text) for text in texts):
        return None
    found = [f for text in texts for f in dates.find(text)]
    numbers = [f for f in found if f.readings]
    if any(len(f.days) > 1 for f in numbers):
        worded = {day for f in found if not f.readings for day in f.days} | set(known)
        for why, votes in (
            ("a weekday", [o for f in numbers if f.weekday for o, _ in f.readings]),
            ("its other dates", [f.readings[0][0] for f in numbers if len(f.readings) == 1]),
            ("a date known otherwise", [o for f in numbers for o in _agreeing(f, worded)]),
        ):
            if order := _unanimous(votes):
                return Order(order, why)
        return _of_country(locale, address) or _of_language(language())
    return None


def _unanimous(votes: list[str]) -> str | None:
    counted = Counter(votes)
    return next(iter(counted)) if len(counted) == 1 else None


def _agreeing(found: Found, worded: set[str]) -> list[str]:
    """The order by which a date that can be two days is a day known otherwise."""
    agreed = [order for order, day in found.readings if day in worded]
    return agreed if len(found.readings) == 2 and len(agreed) == 1 else []


def _of_country(locale: str | None, address: str | None) -> Order | None:
    country = (locale or "").replace("_", "-").partition("-")[2].casefold()
    if re.fullmatch(r"[a-z]{2}", country):
        return Order(_by_country(country), f"the language tag {locale}")
    host = (urlsplit(address or "").hostname or "").rpartition(".")[2].casefold()
    if host in wordset("dates.month_first_domains") or re.fullmatch(r"[a-z]{2}", host):
        if host in wordset("dates.open_domains"):
            return None
        first = host in wordset("dates.month_first_domains")
        return Order(MONTH_FIRST if first else DAY_FIRST, f"the domain .{host}")
    return None


def _by_country(country: str) -> str:
    return MONTH_FIRST if country in wordset("dates.month_first_domains") else DAY_FIRST


def _of_language(language: str | None) -> Order | None:
    if language and language in wordset("dates.day_first_languages"):
        return Order(DAY_FIRST, f"the language ({language})")
    return None
