"""Rows as JSON values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum


def to_json(value: object) -> object:
    """A row, or anything made of rows, as what `json.dumps` takes.

    Records become objects, enumerations their values, tuples and lists arrays, sets sorted arrays.

    Raises:
        TypeError: it holds something else.
    """
    match value:
        case Enum():
            return value.value
        case None | bool() | int() | float() | str():
            return value
        case Mapping():
            return {str(to_json(key)): to_json(item) for key, item in value.items()}
        case list() | tuple():
            return [to_json(item) for item in value]
        case set() | frozenset():
            return [to_json(item) for item in sorted(value)]
        case _ if is_dataclass(value):
            return {f.name: to_json(getattr(value, f.name)) for f in fields(value)}
    raise TypeError(f"{type(value).__name__} is nothing that JSON holds")
