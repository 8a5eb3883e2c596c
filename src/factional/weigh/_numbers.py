"""Numbers of people: what is counted, and whether two numbers of it can both be so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from factional.model import Claim, Quantity
from factional.weigh._lexicon import words

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_ASIDE = re.compile(r"\([^)]*\)")

ROUGH = 0.1
"""Share by which a number that is said to be rough may be off, on either side."""


class Match(Enum):
    """How two numbers stand to each other."""

    FIT = "fit"
    CLASH = "clash"
    PART = "part"
    """They count a part and its whole, or two parts, and both can be so."""
    THEN = "then"
    """One is told of the time at which it was largest, or of once."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts.

    Attributes:
        low: The least that it can be.
        high: The most; None where nothing bounds it.
        kind: "fighters", "members" …; the words themselves where they are of no list.
        parts: Words that make it a part of that kind; empty for all of them.
        said: Whether the text has a word for what is counted; where it has none ("the government
            says a thousand"), the number is of the same as the other.
        peak: Whether it is told of the time at which it was largest, or of once.
    """

    low: int
    high: int | None
    kind: str
    parts: frozenset[str]
    said: bool
    peak: bool


def counted(claim: Claim) -> Counted:
    """What the number of a claim counts, by its unit and the words that state it."""
    quantity = claim.value
    assert isinstance(quantity, Quantity)
    known = words()
    unit = _ASIDE.sub(" ", quantity.unit.casefold())
    tokens = _WORD.findall(unit) or _WORD.findall(quantity.unit.casefold())
    quote = set(_WORD.findall(claim.evidence.quote.casefold()))
    kinds = [known.kinds[t] for t in tokens if t in known.kinds]
    parts = {known.parts[t] for t in (*tokens, *_beside(claim)) if t in known.parts}
    whole = _WORD.findall(quantity.unit.casefold())
    plain = known.fillers | known.whole | known.peak
    rest = {t for t in tokens if t not in known.kinds and t not in known.parts and t not in plain}
    if known.whole & {*whole}:
        parts = set()
    kind = kinds[0] if kinds else " ".join(sorted(rest | parts))
    return Counted(
        *_range(quantity),
        kind=kind,
        parts=frozenset(parts | rest if kinds else ()),
        said=len(whole) > 1 or any(t in quote for t in whole),
        peak=bool(known.peak & ({*tokens} | quote)),
    )


def _beside(claim: Claim) -> list[str]:
    """The words between a number and what it counts: "foreign" in "40 foreign fighters"."""
    quantity = claim.value
    assert isinstance(quantity, Quantity)
    quote = _WORD.findall(_THOUSANDS.sub("", claim.evidence.quote.casefold()))
    unit = quantity.unit.casefold().split()
    ends = [at for at, word in enumerate(quote) if unit and word == unit[0]]
    numbers = {str(n) for n in (quantity.min, quantity.max)}
    begins = [at for at, word in enumerate(quote) if word in numbers]
    for begin in begins:
        end = next((at for at in ends if at > begin), None)
        if end is not None:
            return quote[begin + 1 : end]
    return quote[ends[0] - 1 : ends[0]] if len(ends) == 1 and not begins and ends[0] else []


def _range(quantity: Quantity) -> tuple[int, int | None]:
    slack = ROUGH if quantity.approx else 0.0
    low = int((quantity.min or 0) * (1 - slack))
    return low, None if quantity.max is None else int(quantity.max * (1 + slack))


def match(first: Claim, second: Claim) -> Match:
    """How the numbers of two claims about one subject stand to each other."""
    a, b = counted(first), counted(second)
    if a.said and b.said and (a.kind != b.kind or a.parts != b.parts):
        return _of_parts(a, b)
    if _meet(a, b):
        return Match.FIT
    return Match.THEN if a.peak is not b.peak else Match.CLASH


def _of_parts(a: Counted, b: Counted) -> Match:
    """Numbers of two kinds: a part cannot be more than its whole, all else can be."""
    for part, whole in ((a, b), (b, a)):
        inside = part.kind == whole.kind and whole.parts < part.parts
        inside |= (part.kind, whole.kind) == ("fighters", "members") and whole.parts <= part.parts
        if inside and whole.high is not None and part.low > whole.high:
            return Match.THEN if a.peak is not b.peak else Match.CLASH
        if inside and not (part.parts or whole.parts) and _meet(part, whole):
            return Match.FIT
    return Match.PART


def _meet(a: Counted, b: Counted) -> bool:
    highs = [c.high for c in (a, b) if c.high is not None]
    return not highs or max(a.low, b.low) <= min(highs)
