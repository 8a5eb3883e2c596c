"""Views that somebody saved: an address of the pages under a name, and under a short one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from factional.errors import InvalidQuery
from factional.model import DecisionKind
from factional.store import Store

ADDRESS: Final = "address"
"""Key under which a saved view keeps where it leads."""

CALLED: Final = "called"
"""Key under which it keeps its name."""

_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view that somebody saved.

    Attributes:
        id: Short, and the same for the same address.
        called: What it is called.
        address: Path and query that it leads to.
        by: Who saved it.
        at: ISO 8601 moment in UTC.
        decision: Number of the decision; undoing that one forgets the view.
    """

    id: str
    called: str
    address: str
    by: str
    at: str
    decision: int


def saved_views(store: Store) -> list[SavedView]:
    """The views that are kept, the latest first; one that was saved twice by its last name."""
    found: dict[str, SavedView] = {}
    for made in store.decisions():
        if made.kind is DecisionKind.SAVED and made.undone is None:
            found.pop(made.target, None)
            details = made.details
            found[made.target] = SavedView(
                made.target, details[CALLED], details[ADDRESS], made.by, made.at, made.id
            )
    return list(found.values())[::-1]


def view_id(address: str) -> str:
    """The short name of an address.

    Raises:
        InvalidQuery: it is none of these pages, or longer than any that they make.
    """
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path.startswith("/") or len(address) > _LONGEST:
        raise InvalidQuery("This is no address of these pages. Save a view from its own page.")
    return hashlib.sha256(address.encode()).hexdigest()[:8]
