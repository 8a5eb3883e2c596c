"""Values in words."""

from __future__ import annotations

from factional.model import Claim, Quantity


def amount(quantity: Quantity) -> str:
    """A number of people as it is read: "250–300 fighters", "about 500 members"."""
    low, high = quantity.min, quantity.max
    if low is None and high is None:
        number = "an unknown number of"
    elif low is None:
        number = f"up to {high:,}"
    elif high is None:
        number = f"{low:,} or more"
    else:
        number = f"{low:,}" if low == high else f"{low:,}–{high:,}"
    about = "about " if quantity.approx else ""
    return f"{about}{number} {quantity.unit}".strip()


def stated(claim: Claim) -> str | None:
    """The value of a claim in words, or None where it takes an object or stands alone."""
    return amount(claim.value) if isinstance(claim.value, Quantity) else claim.value
