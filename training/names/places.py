"""Towns and states for the generator, from the gazetteers that ship with Factional."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from factional.extract.atlas import every

FOLDER = resources.files("factional.vocabulary").joinpath("gazetteer")
_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:[ '’-][^\W\d_]+){0,2}")


@dataclass(frozen=True, slots=True)
class State:
    """A state of the gazetteer: its names, adjectives, people, capitals."""

    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]


@cache
def _towns() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for town in every():
        found.setdefault(town.country, []).extend(
            n for n in town.names[:3] if _NAME.fullmatch(n) and not n.isupper()
        )
    return {country: tuple(names) for country, names in found.items()}


@cache
def _states() -> dict[str, State]:
    rows = yaml.safe_load(FOLDER.joinpath("states.yaml").read_text(encoding="utf-8"))
    return {
        row["code"]: State(
            tuple(row["names"]),
            tuple(row.get("of", ())),
            tuple(row.get("people", ())),
            tuple(row.get("capitals", ())),
        )
        for row in rows
    }


def towns(country: str) -> tuple[str, ...]:
    """Spellings of the towns of a country, by its ISO 3166-1 code."""
    return _towns()[country]


def state(code: str) -> State:
    """The state of a code of the gazetteer."""
    return _states()[code]


def states() -> tuple[str, ...]:
    """The codes of all states."""
    return tuple(_states())


@cache
def forms() -> dict[str, tuple[str, str]]:
    """Every name, adjective and plural of a state: its code, and which of the three it is."""
    found: dict[str, tuple[str, str]] = {}
    for code, one in _states().items():
        for form, words in (
            ("plural", one.people),
            ("adjective", one.adjectives),
            ("name", one.names),
        ):
            found.update(dict.fromkeys(words, (code, form)))
    return found
