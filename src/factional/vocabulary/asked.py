"""What a dossier asks of an actor: read from `asked.yaml`, whose head says what its fields mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from factional.model import EntityType


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that a dossier asks of every actor of a type.

    Attributes:
        ask: The question.
        subject: Names of relations that answer it where the actor is their subject.
        object: Names of relations that answer it where it is their object.
        at: Whether it is asked of a time, too.
    """

    ask: str
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    at: bool = False


def asked_of(type: EntityType) -> tuple[Asked, ...]:
    """The questions that are asked of actors of a type; none of places and events."""
    return _all().get(type, ())


@cache
def _all() -> Mapping[EntityType, tuple[Asked, ...]]:
    path = resources.files(__package__).joinpath("asked.yaml")
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        EntityType(type): tuple(
            Asked(
                ask=str(entry["ask"]),
                subject=tuple(entry.get("subject") or ()),
                object=tuple(entry.get("object") or ()),
                at=bool(entry.get("at", False)),
            )
            for entry in entries
        )
        for type, entries in data.items()
    }
