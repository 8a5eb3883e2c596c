"""What an analyst may put right in a claim, and how the claim reads with it.

The claim as read stays in its table; an edit is laid over it, so that taking it back loses nothing.
The evidence and the attribution are the document's own words and are not edited.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from factional.errors import InvalidQuery, InvalidTime
from factional.model import Certainty, Claim, ClaimKind, Polarity, Quantity, is_edtf

_TEXTS = {"subject", "relation", "object", "value", "role", "time", "place"}
_CHOICES: Mapping[str, type[Polarity | Certainty | ClaimKind]] = {
    "polarity": Polarity,
    "certainty": Certainty,
    "kind": ClaimKind,
}
_NUMBERS = {"min", "max", "approx", "unit"}

BEFORE = "before"
"""Key under which a decision keeps how things stood before it."""

WITH = "with"
"""Key under which a decision names the first of those that it was made with as one act."""


def edited(claim: Claim, details: Mapping[str, str]) -> Claim:
    """The claim with an analyst's edit: fields by name, an empty text for "none".

    `min`, `max`, `approx` (`true` or `false`) and `unit` are those of a quantity.

    Raises:
        InvalidQuery: a field is not one that is edited, or cannot take this value.
        InvalidTime: the time is not EDTF.
    """
    changes: dict[str, Any] = {}
    quantity = claim.value if isinstance(claim.value, Quantity) else Quantity()
    for field, value in details.items():
        if field in (BEFORE, WITH):
            continue
        if field in _NUMBERS:
            changes["value"] = quantity = _counted(quantity, field, value)
        elif field in _CHOICES:
            changes[field] = _choice(field, value)
        elif field in _TEXTS:
            changes[field] = _text(field, value)
        else:
            known = ", ".join(sorted(_TEXTS | set(_CHOICES) | _NUMBERS))
            raise InvalidQuery(f"{field!r} of a claim is not edited. Edit one of: {known}.")
    if quantity.min is not None and quantity.max is not None and quantity.min > quantity.max:
        raise InvalidQuery(f"{quantity.min} is greater than {quantity.max}. Swap min and max.")
    return replace(claim, **changes)


def _text(field: str, value: str) -> str | None:
    if field == "time" and value and not is_edtf(value):
        raise InvalidTime(f"{value!r} is not an EDTF date. Write 2016, 2016-05 or 2018-08/..")
    if field in ("subject", "relation") and not value:
        raise InvalidQuery(f"A claim needs a {field}. Reject the claim if it has none.")
    return value or None


def _choice(field: str, value: str) -> Polarity | Certainty | ClaimKind:
    choices = _CHOICES[field]
    try:
        return choices(value)
    except ValueError as error:
        known = ", ".join(choices)
        raise InvalidQuery(f"{field} is never {value!r}. Use one of: {known}.") from error


def _counted(quantity: Quantity, field: str, value: str) -> Quantity:
    if field == "unit":
        return replace(quantity, unit=value or "members")
    if field == "approx":
        return replace(quantity, approx=value.lower() == "true")
    try:
        number = int(value) if value else None
    except ValueError as error:
        raise InvalidQuery(f"{field} is a whole number, not {value!r}. Write 250.") from error
    return replace(quantity, min=number) if field == "min" else replace(quantity, max=number)
