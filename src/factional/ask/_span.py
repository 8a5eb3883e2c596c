"""When a claim holds, as the pages draw it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from factional.model import Bounds


@dataclass(frozen=True, slots=True)
class Span:
    """When a claim holds, as four ISO days; None where nothing bounds it."""

    earliest_start: str | None
    latest_start: str | None
    earliest_end: str | None
    latest_end: str | None
    uncertain: bool


def span_of(bounds: Bounds) -> Span:
    """Bounds as a row has them."""
    return Span(
        day(bounds.earliest_start),
        day(bounds.latest_start),
        day(bounds.earliest_end),
        day(bounds.latest_end),
        bounds.uncertain,
    )


def day(of: date | None) -> str | None:
    """A day as ISO 8601 has it."""
    return of.isoformat() if of else None
