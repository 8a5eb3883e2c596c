"""Numbers that stand alone: in a cell under "Fighters", or after "How many are you?"."""

from __future__ import annotations

import re

from factional.model import Quantity

_COUNT = re.compile(
    r"(?:between\s+(?=\d[\d,. ]*\s*and\b))?"
    r"(?P<rough>c(?:a|irca)?\.?|about|around|some|roughly|nearly|perhaps|maybe|approx(?:imately)?\.?|~|≈)?\s*"
    r"(?P<more>more than|over|at least|>|≥)?(?P<less>up to|at most|less than|fewer than|<|≤)?\s*"
    r"(?P<low>\d[\d,. ]*)(?:\s*(?:-|–|to|and)\s*(?P<high>\d[\d,. ]*))?\s*\+?",
    re.IGNORECASE,
)


def counted(text: str, unit: str) -> Quantity | None:
    """A number without a noun, which its place explains.

    Args:
        text: Nothing but the number, with what bounds it: "about 600", "250 to 300", "450+".
        unit: What the head of the column or the question counts; "strength" and "size" count
            members.
    """
    match = _COUNT.fullmatch(text.strip())
    if match is None:
        return None
    low = _number(match["low"])
    high = _number(match["high"]) if match["high"] else low
    if low is None or high is None:
        return None
    return Quantity(
        min=None if match["less"] else low,
        max=None if match["more"] or text.strip().endswith("+") else high,
        approx=bool(match["rough"]),
        unit=unit if unit not in ("strength", "size") else "members",
    )


def _number(text: str) -> int | None:
    digits = re.sub(r"[,. ]", "", text)
    return int(digits) if digits.isdigit() else None
