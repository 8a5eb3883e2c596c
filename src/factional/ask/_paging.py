"""A stretch of a list, with how long the whole is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from factional.ask.rows import Page
from factional.errors import InvalidQuery

T = TypeVar("T")


def paged(items: Sequence[T], limit: int | None, offset: int) -> Page[T]:
    """The items from an offset on, at most so many.

    Raises:
        InvalidQuery: the limit or the offset is below nothing.
    """
    if offset < 0 or (limit is not None and limit < 0):
        raise InvalidQuery("A limit and an offset count up from 0. Leave out the minus sign.")
    end = None if limit is None else offset + limit
    return Page(len(items), tuple(items[offset:end]))
